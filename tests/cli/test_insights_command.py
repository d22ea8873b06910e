"""insights: which interviews count, in which form, and whose names are never in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from interview.cli.output import fit_cells
from tests.cli.conftest import Shell
from tests.journal.samples import change

CANDIDATES = ("Ada Secretname", "Zoé Hidden", "Théo Unseen", "Cy Draft")
RECORD = """\
candidate: {name}
interviewer: "{rater}"
role: a role nobody sees
bank: {bank}
started: {day}
answers:
  impact:
    notes: words that nobody sees
    level: {level}
  campaigns:
    skipped: no time left
"""


def interview(
    shell: Shell,
    name: str,
    level: int = 3,
    *,
    rater: str = "Grace Hopper",
    day: str = "2026-03-02",
    signed: bool = True,
) -> str:
    text = RECORD.format(name=name, rater=rater, day=day, level=level, bank="social-media")
    return shell.record(text + (f'signed_by: "{rater}"\n' if signed else ""))


def several(shell: Shell) -> None:
    """Three signed interviews by two raters, and a draft."""
    interview(shell, CANDIDATES[0], 2)
    interview(shell, CANDIDATES[1], 4, day="2026-04-01")
    interview(shell, CANDIDATES[2], 3, rater="Bea <b>Ek</b>")
    interview(shell, CANDIDATES[3], signed=False)


def data(shell: Shell, *words: str) -> Any:
    return shell("insights", *words, "--format", "json").json


def question(found: Any, name: str) -> Any:
    (bank,) = found["banks"]
    return next(each for each in bank["questions"] if each["id"] == name)


def test_the_figures_add_up_to_the_list_and_options_choose(shell: Shell) -> None:
    """As many interviews as `list` counts, and as many ratings as the records hold."""
    several(shell)
    listed = shell("list", "--signed", "--json").json
    told = shell("insights", "--format", "json")
    (bank,) = told.json["banks"]
    assert bank["interviews"] == len(listed) == 3
    assert "1 interview that is not signed is left out" in told.err
    assert question(told.json, "impact")["levels"] == [0, 1, 1, 1]
    assert (question(told.json, "campaigns")["skipped"], bank["raters"]) == (3, 2)

    for words, levels in [
        (("social-media", "--since", "2026-03-15"), [0, 0, 0, 1]),
        (("--until", "2026-03-15"), [0, 1, 1, 0]),
        (("--rater", "grace"), [0, 1, 0, 1]),
    ]:
        assert question(data(shell, *words), "impact")["levels"] == levels
    (rater,) = data(shell, "--rater", "grace")["banks"][0]["compared_raters"]
    assert (rater["rater"], rater["interviews"], rater["others"]) == ("grace-hopper", 2, 1)

    none = shell("insights", "no-such-bank")
    assert (none.code, none.out) == (1, "")
    assert "There is no signed interview like that" in none.err


def test_names_of_candidates_are_in_no_form_and_those_of_raters_come_with_a_warning(
    shell: Shell,
) -> None:
    several(shell)
    for form in ("text", "html", "json"):
        told = shell("insights", "--format", form, "-o", "-").out
        assert "Grace Hopper" in told
        assert "personal data" in told
        assert not [each for each in (*CANDIDATES, "nobody sees", "no time left") if each in told]
        bare = shell("insights", "--no-raters", "--format", form, "-o", "-").out
        assert not [words for words in ("personal data", "Grace", "Bea") if words in bare]

    path = Path(shell("insights", "--format", "html").out.strip())
    assert path.parent.name == "reports"
    page = path.read_text(encoding="utf-8")
    assert "Bea &lt;b&gt;Ek&lt;/b&gt;" in page
    assert "<script" not in page
    assert "--force" in shell("insights", "--format", "html", "-o", str(path)).err

    french = shell("insights", "--lang", "fr").out
    assert "Évaluations par question" in french
    assert "données personnelles" in french
    assert all(fit_cells(line, 120).rstrip() == line for line in french.splitlines())


def test_a_damaged_interview_is_left_out_and_named_as_such(shell: Shell) -> None:
    interview(shell, "Ada")
    other = interview(shell, "Bea")
    change(
        shell.home / "journal.db",
        f"UPDATE event SET content = CAST(content || 'x' AS BLOB) WHERE stream LIKE '{other}/%'",
    )
    told = shell("insights", "--format", "json")
    assert "1 interview cannot be read and is left out" in told.err
    assert told.json["banks"][0]["interviews"] == 1
