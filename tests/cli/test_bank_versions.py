"""bank diff, and what becomes of past interviews when a bank is edited: nothing."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from interview.paths import Paths
from interview.running.resume_interview import resume_interview
from tests.cli.conftest import Shell
from tests.cli.test_bank_commands import GOOD, own_bank

PAPER = """\
candidate: Ada Lovelace
interviewer: Grace Hopper
bank: {bank}
started: 2026-03-02 14:30
answers: {{why: {{notes: Because., level: 2}}}}
signed_by: Grace Hopper
"""


@pytest.fixture
def old(shell: Shell) -> Path:
    return own_bank(shell, GOOD, "old")


class TestDiff:
    def test_what_changed_is_told_and_is_a_finding(self, shell: Shell, old: Path) -> None:
        new = own_bank(shell, GOOD.replace("2: Says why.", "2: Says how."), "new")
        shown = shell("bank", "diff", "old", str(new))
        assert (shown.code, shown.err) == (1, "")
        assert shown.out == (
            f"old → {new}\n"
            "1 change of the interview.\n"
            "\n"
            "Question “why”\n"
            "  ≠ Anchor of level 2: Says why. → Says how.\n"
            "\n"
            "≠ changed\n"
            "An interview that has begun keeps its own bank.\n"
        )

    def test_corrections_are_told_as_such(self, shell: Shell, old: Path) -> None:
        own_bank(shell, GOOD.replace("Says why.", "Says why"), "new")
        shown = shell("bank", "diff", "old", "new")
        assert shown.code == 1
        assert "  ≈ Anchor of level 2: Says why. → Says why\n" in shown.out
        assert shown.out.endswith("An interview that has begun can take up these corrections.\n")

    def test_the_same_bank_is_no_finding(self, shell: Shell, old: Path) -> None:
        shown = shell("bank", "diff", "old", "old")
        assert (shown.code, shown.out) == (0, "Nothing in the interview changed.\n")

    def test_advice_switched_off_for_one_question_is_seen_by_editors_only(
        self, shell: Shell, old: Path
    ) -> None:
        new = GOOD.replace("id: why\n", "id: why\n        ignore: {B134: They talk anyway.}\n")
        assert new != GOOD
        own_bank(shell, new, "new")
        shown = shell("bank", "diff", "old", "new")
        assert (shown.code, shown.err) == (1, "")
        assert "  · Advice switched off, B134: They talk anyway.\n" in shown.out

    def test_remarks_are_no_finding(self, shell: Shell, old: Path) -> None:
        own_bank(shell, GOOD + "# for the bakery\n", "new")
        shown = shell("bank", "diff", "old", "new")
        assert shown.code == 0
        assert "only in their remarks" in shown.out

    def test_programs_get_every_change_with_its_nature(self, shell: Shell, old: Path) -> None:
        text = GOOD.replace("Why?", "Why, then?").replace(
            "{care: {name: Care}}", "{care: {name: Care, weight: 3}}"
        )
        own_bank(shell, text, "new")
        shown = shell("bank", "diff", "old", "new", "--json")
        assert shown.code == 1
        weight, ask = shown.json["changes"]
        assert (weight["about"], weight["id"], weight["path"]) == ("competency", "care", ["weight"])
        assert (weight["before"], weight["after"]) == (1, 3.0)
        assert ask == {
            "about": "question",
            "id": "why",
            "path": ["ask"],
            "happened": "changed",
            "nature": "interview",
            "language": "en",
            "before": "Why?",
            "after": "Why, then?",
        }
        assert shown.json["corrects"] is False
        assert shown.json["shares"] == {}

    def test_a_bank_with_mistakes_is_drawn_and_refused(self, shell: Shell, old: Path) -> None:
        own_bank(shell, "title: [", "new")
        refused = shell("bank", "diff", "old", "new")
        assert (refused.code, refused.out) == (1, "")
        assert "new.yaml:1" in refused.err

    def test_a_bank_that_is_not_there_is_refused(self, shell: Shell, old: Path) -> None:
        refused = shell("bank", "diff", "old", "odl")
        assert (refused.code, refused.out) == (1, "")
        assert "Did you mean “old”?" in refused.err

    def test_it_speaks_french(self, shell: Shell, old: Path) -> None:
        own_bank(shell, GOOD.replace("scale: [Bad", "scale: [Sad"), "new")
        shown = shell("bank", "diff", "old", "new", "--lang", "fr")
        assert "L’entretien dans son ensemble" in shown.out


class TestPastInterviews:
    @pytest.mark.parametrize(
        "edited",
        [
            GOOD.replace("[Bad, Good]", "[Bad, Fair, Good]").replace("why.}", "why., 3: Shows.}"),
            GOOD.replace("id: why", "id: other").replace("name: Care", "name: Cure"),
            "title: [",
            None,
        ],
        ids=["another scale", "other ids", "broken", "gone"],
    )
    def test_editing_the_bank_changes_no_past_score_and_no_report(
        self, shell: Shell, old: Path, edited: str | None
    ) -> None:
        interview = shell.record(PAPER.format(bank="old"))
        before = _told(shell, interview)
        if edited is None:
            old.unlink()
        else:
            old.write_text(edited, encoding="utf-8")
        assert _told(shell, interview) == before
        assert before[0]["scorecard"]["percent"] == 100
        assert shell("verify", interview).code == 0

    def test_banks_of_one_text_are_kept_once(self, shell: Shell, old: Path) -> None:
        first = shell.record(PAPER.format(bank="old"))
        old.write_text(GOOD.replace("Says why.", "Says how."), encoding="utf-8")
        second = shell.record(PAPER.format(bank="old"))
        digests = {shell("show", each, "--json").json["bank"]["sha256"] for each in (first, second)}
        assert len(digests) == 2
        anchors = {
            _told(shell, each)[1]["stages"][0]["questions"][0]["anchor"] for each in (first, second)
        }
        assert anchors == {"Says why.", "Says how."}

    def test_a_bank_of_no_name_is_kept_with_its_whole_path(
        self, shell: Shell, tmp_path: Path, old: Path
    ) -> None:
        elsewhere = tmp_path / "old.yaml"
        elsewhere.write_text(GOOD, encoding="utf-8")
        by_path = shell.record(PAPER.format(bank=elsewhere))
        by_name = shell.record(PAPER.format(bank="old"))
        assert shell("show", by_path, "--json").json["bank"]["name"] == str(elsewhere)
        assert shell("show", by_name, "--json").json["bank"]["name"] == "old"
        assert tmp_path.name not in shell("list", "--search", tmp_path.name).out


def _told(shell: Shell, interview: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """All that is told of an interview, but for the time it is told at."""
    report = json.loads(shell("report", interview, "--format", "json", "-o", "-").out)
    del report["written_at"], report["instants"]["written"]
    return shell("show", interview, "--json").json, report


class TestCorrected:
    """An interview that took corrected words up, by every command that tells of it."""

    @pytest.fixture
    def interview(self, shell: Shell, old: Path) -> str:
        interview = shell.record(PAPER.format(bank="old").replace("signed_by: Grace Hopper", ""))
        old.write_text(GOOD.replace("Says why.", "Says why"), encoding="utf-8")
        opened = resume_interview(Paths(shell.home), interview)
        revision = opened.revision()
        assert revision is not None
        revision.apply_to(opened.live)
        opened.leave()
        return interview

    def test_the_history_says_so(self, shell: Shell, interview: str) -> None:
        sentence = "Question bank corrected: a typing error in 1 text"
        assert sentence in shell("history", interview).out
        assert sentence in shell("report", interview, "--format", "md", "-o", "-").out
        french = shell("history", interview, "--lang", "fr").out
        assert "faute de frappe dans 1 texte" in french

    def test_what_is_told_is_told_in_the_corrected_words(
        self, shell: Shell, old: Path, interview: str
    ) -> None:
        digest = sha256(old.read_bytes()).hexdigest()
        old.unlink()
        shown, report = _told(shell, interview)
        assert shown["bank"] == {
            "name": "old",
            "sha256": digest,
            "began_with": sha256(GOOD.encode()).hexdigest(),
        }
        assert report["bank_sha256"] == digest
        assert report["stages"][0]["questions"][0]["anchor"] == "Says why"
        assert shown["scorecard"]["percent"] == 100
        assert shell("verify", interview).code == 0
