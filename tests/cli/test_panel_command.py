"""panel: who belongs to it, what is shown when, and what it agrees on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from interview.session import ConsensusReached, InterviewSigned, StreamOpened
from tests.cli.conftest import Shell
from tests.cli.test_compare_command import TestRubric, interview, others


@pytest.fixture
def raters(shell: Shell) -> list[str]:
    """Three raters of Ada, who differ on one question."""
    return [
        interview(shell, "Ada Lovelace", impact=4, rater="Grace Hopper", day="2026-03-02"),
        interview(shell, "Ada Lovelace", impact=1, rater="Mary Somerville", day="2026-03-03"),
        interview(shell, "ada  lovelace", impact=3, campaigns=4, rater="Zoé", day="2026-03-04"),
    ]


def summary(shell: Shell, *words: str) -> Any:
    return shell("panel", *words, "--format", "json", "-o", "-").json


def row(panel: Any, name: str) -> Any:
    return next(each for each in panel["rows"] if each["id"] == name)


class TestWho:
    @pytest.mark.parametrize("name", ["Ada Lovelace", "lovelace", "ADA"])
    def test_a_name_means_all_raters_of_that_candidate(
        self, shell: Shell, raters: list[str], name: str
    ) -> None:
        interview(shell, "Bea Person")
        found = summary(shell, name)
        assert [each["interview"] for each in found["raters"]] == raters
        assert [each["name"] for each in found["raters"]] == [
            "Grace Hopper",
            "Mary Somerville",
            "Zoé",
        ]

    def test_ids_mean_these(self, shell: Shell, raters: list[str]) -> None:
        found = summary(shell, raters[2], raters[0])
        assert [each["interview"] for each in found["raters"]] == [raters[0], raters[2]]
        assert found["notices"] == []

    def test_one_rater_with_two_interviews_is_told(self, shell: Shell, raters: list[str]) -> None:
        interview(shell, "Ada Lovelace", rater="Zoé", day="2026-03-05")
        assert "by Zoé, and each counts as a rater" in summary(shell, "ada")["notices"][0]

    def test_several_candidates_are_no_panel(self, shell: Shell, raters: list[str]) -> None:
        other = interview(shell, "Ada Other")
        for words in (["ada"], [raters[0], other]):
            told = shell("panel", *words)
            assert (told.code, told.out) == (2, "")
            assert "“Ada Other”" in told.err

    def test_one_rater_is_none_either(self, shell: Shell) -> None:
        interview(shell, "Ada Lovelace")
        told = shell("panel", "ada")
        assert (told.code, told.out) == (1, "")
        assert "interview import FILE" in told.err

    def test_a_stranger_is_named(self, shell: Shell) -> None:
        told = shell("panel", "No", "One")
        assert told.code == 1
        assert "“No One”" in told.err

    def test_raters_who_asked_otherwise_are_refused(self, shell: Shell) -> None:
        interview(shell, "Ada Lovelace")
        TestRubric().own(shell, "weight: 30", "weight: 45")
        interview(shell, "Ada Lovelace", rater="Zoé", day="2026-03-03")
        told = shell("panel", "ada")
        assert (told.code, told.out) == (1, "")
        assert "30 → 45" in told.err

    def test_signed_records_of_other_journals_take_part(self, shell: Shell, tmp_path: Path) -> None:
        file, first = tmp_path / "grace.zip", interview(shell, "Ada Lovelace", impact=4)
        shell("export", first, "-o", str(file))
        shell.home.rename(tmp_path / "home of Grace")
        second = interview(shell, "Ada Lovelace", impact=2, rater="Zoé", day="2026-03-03")
        shell("import", str(file))
        found = summary(shell, "ada")
        assert [each["interview"] for each in found["raters"]] == [first, second]
        assert [cell["level"] for cell in row(found, "impact")["cells"]] == [4, 2]


class TestUntilSigned:
    def test_nothing_is_shown_while_an_own_rating_is_open(
        self, shell: Shell, raters: list[str]
    ) -> None:
        own = interview(shell, "Ada Lovelace", rater="Own", signed=False)
        for words in (["ada"], raters, [*raters, own]):
            told = shell("panel", *words, "--format", "json", "-o", "-")
            assert (told.code, told.out) == (1, "")
            assert own in told.err
            assert f"interview resume {own}" in told.err

    def test_another_candidates_open_interview_is_no_matter(
        self, shell: Shell, raters: list[str]
    ) -> None:
        interview(shell, "Bea Person", signed=False)
        assert shell("panel", *raters, "-o", "-").code == 0


class TestSummary:
    def test_the_furthest_apart_are_talked_about_first(
        self, shell: Shell, raters: list[str]
    ) -> None:
        found = summary(shell, "ada")
        assert [each["id"] for each in found["first"]] == ["impact"]
        (topic,) = found["first"][0]["topic_words"]
        assert topic == "rated from 1 to 4: more than one level apart"
        impact, campaigns = row(found, "impact"), row(found, "campaigns")
        assert (impact["spread"], impact["group_level"]) == (3, None)
        assert campaigns["spread"] == 1
        assert round(campaigns["group_level"], 2) == 3.33

    def test_the_rule_waits_for_what_is_to_be_agreed_on(
        self, shell: Shell, raters: list[str]
    ) -> None:
        found = summary(shell, "ada")
        assert (found["percent"], found["recommendation"]) == (None, "none")
        assert found["because"].startswith("1 question was rated more than one level apart")

    def test_agreement_is_told_with_how_much_it_says(self, shell: Shell, raters: list[str]) -> None:
        found = summary(shell, "ada")["agreement"]
        assert found["questions"] == 2
        # impact: 4-1, 4-3, 1-3; campaigns: 3-3, 3-4, 3-4
        assert round(found["within_one"], 1) == 66.7
        assert round(found["same"], 1) == 16.7
        assert found["low"] is None
        assert found["sentences"][-1].startswith("2 questions are a small sample")

    def test_every_form_shows_each_rating_with_its_evidence(
        self, shell: Shell, raters: list[str]
    ) -> None:
        for form in ("html", "md", "forms"):
            page = shell("panel", "ada", "--format", form, "-o", "-").out
            for word in ("Grace Hopper", "Mary Somerville", "Zoé", "the usual ones"):
                assert word in page
        for form in ("html", "forms"):
            french = shell("panel", "ada", "--format", form, "-o", "-", "--lang", "fr").out
            assert '<html lang="fr">' in french
            assert '<p dir="auto" lang="en">' in french

    def test_the_forms_are_one_of_the_group_and_one_of_each(
        self, shell: Shell, raters: list[str]
    ) -> None:
        path = Path(shell("panel", "ada", "--format", "forms").out.strip())
        page = path.read_text(encoding="utf-8")
        assert path.name.startswith("panel-forms-ada-lovelace")
        assert page.count("<h1") == 4
        assert page.count("☒") == 6

    def test_erasing_a_rater_takes_the_page(self, shell: Shell, raters: list[str]) -> None:
        path = Path(shell("panel", "ada").out.strip())
        shell("erase", raters[1], "--yes")
        assert not path.exists()


class TestConsensus:
    AGREED = "agreed:\n  impact:\n    level: 3\n    reason: she named the goal, not the figures\n"

    def test_it_is_recorded_beside_the_ratings_which_stay(
        self, shell: Shell, raters: list[str]
    ) -> None:
        before = [shell("show", name, "--json").json for name in raters]
        words = ("ada", "--consensus", "-", "--by", "Mary", "--format", "json", "-o", "-")
        told = shell("panel", *words, given=self.AGREED)
        assert told.code == 0
        assert "signed by Mary" in told.err
        agreed = row(told.json, "impact")["agreed"]
        assert (agreed["level"], agreed["by"]) == (3, "Mary")
        assert agreed["reason"] == "she named the goal, not the figures"
        assert told.json["first"] == []
        assert told.json["percent"] is not None
        assert [shell("show", name, "--json").json for name in raters] == before
        assert [cell["level"] for cell in row(told.json, "impact")["cells"]] == [4, 1, 3]
        assert shell("verify").code == 0

    def test_the_event_holds_what_it_was_agreed_from(self, shell: Shell, raters: list[str]) -> None:
        shell("panel", "ada", "--consensus", "-", "--by", "Mary", "-o", "-", given=self.AGREED)
        ((opened, reached, signed),) = others(shell, raters[0])
        assert isinstance(opened, StreamOpened)
        assert (opened.role, opened.person) == ("panel", "Mary")
        assert isinstance(reached, ConsensusReached)
        assert [level for _stream, level in reached.ratings] == [4, 1, 3]
        assert [stream.split("/")[0] for stream, _level in reached.ratings] == raters
        assert signed == InterviewSigned("Mary")

    def test_the_latest_counts(self, shell: Shell, raters: list[str]) -> None:
        shell("panel", "ada", "--consensus", "-", "-o", "-", given=self.AGREED)
        later = self.AGREED.replace("level: 3", "level: 2")
        shell("panel", "ada", "--consensus", "-", "-o", "-", given=later)
        assert row(summary(shell, "ada"), "impact")["agreed"]["level"] == 2

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("agreed:\n  impct:\n    level: 3\n", "the bank has no question “impct”"),
            ("agreed:\n  impact:\n    level: 3\n", "say why it is this level"),
            ("agreed:\n  impact:\n    level: 9\n    reason: x\n", "the scale goes from 1 to 4"),
            ("agreed:\n  history:\n    level: 3\n    reason: x\n", "nobody rated this question"),
            ("agreed:\n  impact:\n    level: high\n", "must be a whole number"),
            ("agred: {}\n", "unknown key"),
        ],
    )
    def test_a_mistake_records_nothing_and_shows_its_line(
        self, shell: Shell, raters: list[str], text: str, sentence: str
    ) -> None:
        told = shell("panel", "ada", "--consensus", "-", "-o", "-", given=text)
        assert (told.code, told.out) == (1, "")
        assert sentence in told.err
        assert "standard input:" in told.err
        assert not others(shell, raters[0])

    def test_answers_may_be_typed_line_by_line(self, shell: Shell, raters: list[str]) -> None:
        words = ("ada", "--consensus", "--format", "json", "-o", "-")
        told = shell("panel", *words, given="3\nshe named the goal\n")
        assert row(told.json, "impact")["agreed"]["reason"] == "she named the goal"

    def test_an_answer_that_cannot_be_is_refused(self, shell: Shell, raters: list[str]) -> None:
        for given, sentence in (("7\n", "Type a level from 1 to 4."), ("3\n\n", "say why")):
            told = shell("panel", "ada", "--consensus", "-o", "-", given=given)
            assert told.code == 2
            assert sentence in told.err
        assert not others(shell, raters[0])

    def test_agreeing_on_nothing_records_nothing(self, shell: Shell, raters: list[str]) -> None:
        told = shell("panel", "ada", "--consensus", "-o", "-", given="\n")
        assert told.code == 0
        assert "nothing was recorded" in told.err
        assert not others(shell, raters[0])

    def test_a_consensus_travels_with_the_record(
        self, shell: Shell, raters: list[str], tmp_path: Path
    ) -> None:
        shell("panel", "ada", "--consensus", "-", "-o", "-", given=self.AGREED)
        files = [tmp_path / f"{name}.zip" for name in raters]
        for name, file in zip(raters, files, strict=True):
            shell("export", name, "-o", str(file))
        shell.home.rename(tmp_path / "elsewhere")
        for file in files:
            assert shell("import", str(file)).code == 0
        assert row(summary(shell, "ada"), "impact")["agreed"]["level"] == 3
