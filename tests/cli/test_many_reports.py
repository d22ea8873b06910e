"""report --all and list: which interviews are meant, and a folder of reports that stays current."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook

from interview.cli import main
from interview.cli.interview_filters import RECOMMENDATIONS
from interview.scoring import Recommendation
from tests.cli.conftest import PAPER, Shell


def paper(**changes: str) -> str:
    """The interview on paper with some of its lines changed, or taken away where they are empty."""
    lines = []
    for line in PAPER.splitlines():
        key = line.partition(":")[0]
        if key in changes:
            line = f"{key}: {changes[key]}" if changes[key] else ""
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.fixture
def three(shell: Shell) -> dict[str, str]:
    """Three interviews, by the candidate's first name."""
    return {
        "Ada": shell.record(),
        "Zoé": shell.record(
            paper(candidate="Zoé Müller", started="2026-04-02 09:00", signed_by="")
        ),
        "Mary": shell.record(
            paper(candidate="Mary Jones", interviewer="Bea Santos", started="2026-05-02 09:00")
            .replace("Old Spice, and", "Sauté pan, “quoted” and")
            .replace("level: 1", "level: 4")
        ),
    }


def listed(shell: Shell, *words: str) -> list[str]:
    """The first names of the interviews that `list` finds."""
    found = shell("list", "--json", *words)
    assert (found.code, found.err) == (0, "")
    return sorted(each["candidate"].split()[0] for each in found.json)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["Ada", "Mary", "Zoé"]),
        (("--since", "2026-04-02"), ["Mary", "Zoé"]),
        (("--until", "2026-04-02"), ["Ada", "Zoé"]),
        (("--since", "2026-04-01", "--until", "2026-04-30"), ["Zoé"]),
        (("--bank", "social-media"), ["Ada", "Mary", "Zoé"]),
        (("--bank", "other"), []),
        (("--status", "open"), ["Zoé"]),
        (("--signed",), ["Ada", "Mary"]),
        (("--rater", "santos"), ["Mary"]),
        (("--search", "SAUTE pan"), ["Mary"]),
        (("--search", "“quoted” jones"), ["Mary"]),
        (("--search", "spice zoe"), ["Zoé"]),
        (("--search", "NotesEdited"), []),
        (("--recommendation", "none"), ["Ada", "Mary", "Zoé"]),
        (("--recommendation", "hire"), []),
    ],
)
def test_the_list_is_narrowed(
    shell: Shell, three: dict[str, str], words: tuple[str, ...], found: list[str]
) -> None:
    assert listed(shell, *words) == found


def test_a_recommendation_is_that_of_the_report(shell: Shell) -> None:
    bank = shell.home / "banks"
    bank.mkdir(parents=True)
    (bank / "small.yaml").write_text(SMALL_BANK, encoding="utf-8")
    for name, level in (("Ada", 4), ("Bea", 1)):
        head = f"candidate: {name}\ninterviewer: G\nbank: small\n"
        shell.record(f"{head}answers: {{one: {{level: {level}}}}}\n")
    assert listed(shell, "--recommendation", "hire") == ["Ada"]
    assert listed(shell, "--recommendation", "decline") == ["Bea"]


SMALL_BANK = """\
format: 1
title: Small
scale: [Weak, Fair, Good, Best]
competencies: {craft: {name: Craft}}
sections:
  - title: All
    questions:
      - {id: one, competency: craft, ask: Which one?, levels: {1: a, 2: b, 3: c, 4: d}}
"""


def test_a_word_of_notes_that_were_changed_since_is_not_found(shell: Shell) -> None:
    name = shell.record(paper(signed_by=""))
    from interview.journal import Journal
    from interview.session import NotesEdited
    from tests.reporting.samples import NOW

    with Journal.open(shell.home / "journal.db") as journal:
        stream = journal.find(name)
        after = len(journal.read(stream).history)
        journal.append(stream, after, [(NOW, NotesEdited("campaigns", "Only words."))])
    assert listed(shell, "--search", "spice") == []
    assert listed(shell, "--search", "only words") == ["Ada"]


def test_a_day_that_is_none_is_a_sentence(shell: Shell) -> None:
    refused = shell("list", "--since", "soon")
    assert (refused.code, refused.out) == (2, "")
    assert "“soon” is not a day: write it as in “2026-03-02”" in refused.err


def test_what_can_be_asked_for_is_what_the_rule_can_say() -> None:
    assert set(RECOMMENDATIONS) == set(Recommendation)


def reports(folder: Path) -> dict[str, bytes]:
    """The files of a folder that can be seen."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}


def test_all_reports_go_into_a_folder_under_names_that_stay(
    shell: Shell, three: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    written = shell("report", "--all", "--signed", "-o", str(folder))
    assert (written.code, written.out) == (0, f"{folder}\n")
    assert written.err == "2 reports written.\n"
    names = {
        f"interview-ada-lovelace-2026-03-02-{three['Ada']}.html",
        f"interview-mary-jones-2026-05-02-{three['Mary']}.html",
    }
    first = reports(folder)
    assert set(first) == names
    assert all(stat.S_IMODE((folder / name).stat().st_mode) == 0o600 for name in names)
    again = shell("report", "--all", "--signed", "-o", str(folder))
    assert again.err == "0 reports written.\n2 were there and are current.\n"
    assert reports(folder) == first


def test_only_what_changed_is_written_again(
    shell: Shell, three: dict[str, str], tmp_path: Path
) -> None:
    folder = str(tmp_path / "out")
    shell("report", "--all", "-o", folder)
    (tmp_path / "out" / f"interview-ada-lovelace-2026-03-02-{three['Ada']}.html").unlink()
    assert shell("report", "--all", "-o", folder).err == (
        "1 report written.\n2 were there and are current.\n"
    )
    templates = shell.home / "templates"
    templates.mkdir()
    (templates / "report.css").write_text("p { color: red }", encoding="utf-8")
    assert shell("report", "--all", "-o", folder).err == "3 reports written.\n"


def test_a_file_that_somebody_changed_is_left_alone(
    shell: Shell, three: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    shell("report", "--all", "-o", str(folder))
    ada = folder / f"interview-ada-lovelace-2026-03-02-{three['Ada']}.html"
    ada.write_text("mine", encoding="utf-8")
    refused = shell("report", "--all", "-o", str(folder))
    assert refused.code == 1
    assert ada.name in refused.err
    assert ada.read_text(encoding="utf-8") == "mine"
    forced = shell("report", "--all", "-o", str(folder), "--force")
    assert forced.code == 0
    assert ada.read_text(encoding="utf-8") != "mine"


def test_a_run_that_was_cut_short_goes_on(
    shell: Shell, three: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    monkeypatch.setattr("interview.cli.report_folder._BATCH", 2)
    monkeypatch.setattr("interview.cli.report_folder.replace_file", _stops_at(2))
    assert main(["report", "--all", "-o", str(folder)]) == 130
    monkeypatch.undo()
    monkeypatch.setenv("INTERVIEW_HOME", str(shell.home))
    went_on = shell("report", "--all", "-o", str(folder))
    assert went_on.code == 0
    assert len(reports(folder)) == 3


def _stops_at(last: int) -> object:
    """Writes some reports, and then is interrupted as by Ctrl+C."""
    from interview.private_files import replace_file

    written: list[Path] = []

    def write(path: Path, data: bytes, **how: bool) -> None:
        if not path.name.startswith("."):
            written.append(path)
            if len(written) >= last:
                raise KeyboardInterrupt
        replace_file(path, data, **how)

    return write


def test_erasing_an_interview_deletes_its_report_in_the_folder_and_no_name_is_left(
    shell: Shell, three: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    shell("report", "--all", "-o", str(folder))
    assert shell("erase", three["Ada"], "--yes").code == 0
    left = [path for path in folder.iterdir() if "ada" in path.name]
    assert not left
    assert not [p for p in folder.iterdir() if p.name[0] == "." and b"lovelace" in p.read_bytes()]


def test_several_interviews_need_a_folder_and_one_may_have_a_file(
    shell: Shell, three: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "some.html"
    refused = shell("report", "--all", "-o", str(file))
    assert (refused.code, refused.out) == (2, "")
    assert "3 interviews" in refused.err
    assert not file.exists()
    assert shell("report", "--all", "--rater", "Bea", "-o", str(file)).out == f"{file}\n"
    assert shell("report", three["Ada"], three["Mary"], "-o", str(tmp_path / "two")).code == 0
    assert len(reports(tmp_path / "two")) == 2


def test_one_or_all_but_not_both_and_not_neither(shell: Shell, three: dict[str, str]) -> None:
    for words in ((), ("--all", three["Ada"]), (three["Ada"], "--since", "2026-01-01")):
        refused = shell("report", *words)
        assert (refused.code, refused.out) == (2, "")
    none = shell("report", "--all", "--bank", "other")
    assert (none.code, none.out) == (1, "")


def test_a_workbook_holds_several_interviews(
    shell: Shell, three: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "all.xlsx"
    assert shell("report", "--all", "-o", str(file)).code == 0
    book = load_workbook(file)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["Mary Jones", "Zoé Müller", "Ada Lovelace"]
    assert book.sheetnames == [
        "Interviews",
        "Competencies",
        "Questions",
        "To look at first",
        "Decisions",
    ]


def test_text_stays_text_in_a_workbook(shell: Shell, tmp_path: Path) -> None:
    name = shell.record(
        paper(candidate="=1+1").replace("no time left", "'=HYPERLINK(\"http://x\")'")
    )
    file = tmp_path / "one.xlsx"
    assert shell("report", name, "-o", str(file)).code == 0
    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type == "f"]
    questions = load_workbook(file)["Questions"]
    cells = [cell.value for row in questions.iter_rows() for cell in row]
    assert '=HYPERLINK("http://x")' in cells
    levels = {row[3].value: row[6].value for row in questions.iter_rows(min_row=2)}
    assert (levels["campaigns"], levels["impact"], levels["learning"]) == (1, 4, None)


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        (".html", b"<!doctype html>"),
        (".htm", b"<!doctype html>"),
        (".md", b"# Ada"),
        (".json", b"{"),
        (".pdf", b"%PDF"),
        (".xlsx", b"PK"),
        (".txt", b"<!doctype html>"),
    ],
)
def test_the_ending_of_the_file_says_the_format(
    shell: Shell, tmp_path: Path, ending: str, begins: bytes
) -> None:
    if ending == ".pdf":
        pytest.importorskip("typst")
    file = tmp_path / f"report{ending}"
    assert shell("report", shell.record(), "-o", str(file)).code == 0
    assert file.read_bytes().startswith(begins)


def test_a_format_that_is_named_counts_more_than_the_ending(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    assert shell("report", shell.record(), "--format", "json", "-o", str(file)).code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == 1
