"""bank list, show, check and schema: the banks at hand, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.bank import Bank, load
from interview.shipped_files import shipped_banks
from tests.cli.conftest import Shell

GOOD = """\
format: 1
title: Mine
scale: [Bad, Good]
competencies: {care: {name: Care}}
sections:
  - title: Talk
    questions:
      - id: why
        ask: Why?
        competency: care
        levels: {1: Shrugs., 2: Says why.}
"""


def own_bank(shell: Shell, text: str = GOOD, name: str = "mine") -> Path:
    """Put a bank where the user's own are."""
    folder = shell.home / "banks"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


class TestList:
    def test_the_banks_that_ship_are_listed(self, shell: Shell) -> None:
        listed = shell("bank", "list")
        assert listed.code == 0
        (line,) = (each for each in listed.out.splitlines() if each.startswith("social-media "))
        assert "en fr" in line
        assert "11 questions" in line
        assert "Social media, without the gurus" in line

    def test_ones_own_come_first_and_stand_in_for_those_that_ship(self, shell: Shell) -> None:
        own_bank(shell, GOOD, "social-media")
        own_bank(shell)
        names = [line.split()[0] for line in shell("bank", "list").out.splitlines()]
        assert names[:2] == ["mine", "social-media"]
        assert names.count("social-media") == 1
        assert "Why?" in shell("bank", "show", "social-media").out

    def test_a_bank_that_cannot_be_used_says_how_to_see_why(self, shell: Shell) -> None:
        own_bank(shell, "title: [", "broken")
        listed = shell("bank", "list")
        assert listed.code == 0
        assert "interview bank check broken" in listed.out

    def test_programs_get_the_documented_keys(self, shell: Shell) -> None:
        path = own_bank(shell)
        (entry,) = (each for each in shell("bank", "list", "--json").json if each["name"] == "mine")
        assert entry == {
            "name": "mine",
            "path": str(path),
            "title": "Mine",
            "languages": ["en"],
            "questions": ["why"],
            "sha256": load(path).source.sha256,
            "errors": 0,
        }


class TestShow:
    def test_every_question_stands_in_the_order_it_is_asked(self, shell: Shell) -> None:
        shown = shell("bank", "show", "social-media")
        bank = _bank("social-media")
        places = [shown.out.index(f"[{question.id}") for question in bank.questions]
        assert shown.code == 0
        assert places == sorted(places)

    def test_it_says_what_the_interviewer_needs(self, shell: Shell) -> None:
        shown = shell("bank", "show", "social-media").out
        assert "How would you measure what social networks bring us?" in shown
        assert "What would you ask us before choosing a figure?" in shown
        assert "3 Good: Starts from an objective of ours" in shown
        assert "! Holds that results cannot be measured → 1" in shown

    def test_it_speaks_each_language_of_the_bank(self, shell: Shell) -> None:
        shown = shell("bank", "show", "social-media", "--lang", "fr").out
        assert "Comment mesureriez-vous" in shown
        assert "How would you" not in shown

    def test_what_a_bank_says_never_steers_the_terminal(self, shell: Shell) -> None:
        shown = shell("bank", "show", str(own_bank(shell, GOOD.replace("Why?", r'"Why \e[2J?"'))))
        assert "Why" in shown.out + shown.err
        assert "\x1b" not in shown.out + shown.err

    def test_a_bank_may_be_a_path(self, shell: Shell) -> None:
        assert "Why?" in shell("bank", "show", str(own_bank(shell))).out

    @pytest.mark.parametrize("name", ["social-medai", "social-media.yml"])
    def test_an_unknown_name_is_refused_with_the_nearest(self, shell: Shell, name: str) -> None:
        refused = shell("bank", "show", name)
        assert (refused.code, refused.out) == (1, "")
        assert "Did you mean “social-media”?" in refused.err

    def test_a_broken_bank_shows_its_mistakes_instead(self, shell: Shell) -> None:
        refused = shell("bank", "show", str(own_bank(shell, GOOD.replace("Why?", ""))))
        assert (refused.code, refused.out) == (1, "")
        assert "mine.yaml:9:" in refused.err

    def test_a_language_the_bank_has_not_is_refused(self, shell: Shell) -> None:
        refused = shell("bank", "show", str(own_bank(shell)), "--lang", "fr")
        assert refused.code == 1
        assert "fr" in refused.err
        assert refused.err.rstrip().endswith("en.")


class TestCheck:
    def test_banks_without_errors_pass(self, shell: Shell) -> None:
        assert shell("bank", "check").code == 0

    def test_a_mistake_is_drawn_at_its_line(self, shell: Shell) -> None:
        path = own_bank(shell, GOOD.replace("competency: care", "competency: cure"))
        checked = shell("bank", "check", str(path))
        assert checked.code == 1
        assert f"{path}:10:21\n" in checked.out
        assert "“care”" in checked.out
        assert "1 error" in checked.out

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", None])
    def test_of_a_file_that_cannot_be_read_no_legal_advice_is_spoken(
        self, shell: Shell, tmp_path: Path, content: bytes | None
    ) -> None:
        path = tmp_path / "a.yaml"
        if content is not None:
            path.write_bytes(content)
        checked = shell("bank", "check", str(path))
        assert checked.code == 1
        assert "lawful" not in checked.out
        assert checked.out.strip().endswith("a.yaml: 1 error")

    def test_all_banks_at_hand_are_checked_when_none_is_named(self, shell: Shell) -> None:
        own_bank(shell, "title: [", "broken")
        checked = shell("bank", "check")
        assert checked.code == 1
        assert "broken.yaml" in checked.out
        assert "social-media.yaml" in checked.out

    def test_advice_counts_as_an_error_only_when_it_is_asked_to(self, shell: Shell) -> None:
        advised = str(own_bank(shell, GOOD.replace("Why?", "“Why?”")))
        assert "advice[" in shell("bank", "check", advised).out
        assert shell("bank", "check", advised).code == 0
        assert shell("bank", "check", advised, "--strict").code == 1

    def test_a_file_that_is_not_there_is_an_error(self, shell: Shell) -> None:
        checked = shell("bank", "check", "nowhere.yaml")
        assert checked.code == 1
        assert "nowhere.yaml" in checked.out + checked.err

    def test_programs_get_each_finding_with_its_place(self, shell: Shell) -> None:
        path = own_bank(shell, GOOD.replace("competency: care", "competency: cure"))
        checked = shell("bank", "check", str(path), "--format", "json")
        assert checked.code == 1
        assert f'"{path}"' in checked.out
        assert '"line": 10' in json.dumps(checked.json)

    def test_editors_get_sarif(self, shell: Shell) -> None:
        path = own_bank(shell, GOOD.replace("competency: care", "competency: cure"))
        sarif = shell("bank", "check", str(path), "--format", "sarif").json
        assert sarif["version"] == "2.1.0"
        (result,) = (each for each in sarif["runs"][0]["results"] if each["level"] == "error")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (10, 21)


def test_a_bank_is_not_edited_where_there_is_no_terminal(shell: Shell) -> None:
    path = own_bank(shell)
    refused = shell("bank", "edit", str(path), given="garbage")
    assert (refused.code, refused.out) == (2, "")
    assert "terminal" in refused.err
    assert path.read_text(encoding="utf-8") == GOOD


def test_the_schema_is_json_that_names_what_a_bank_needs(shell: Shell) -> None:
    schema = shell("bank", "schema").json
    assert "sections" in schema["$defs"]["Bank"]["required"]


def _bank(name: str) -> Bank:
    return load(shipped_banks() / f"{name}.yaml").require()


def test_the_advice_is_listed_and_each_piece_is_explained(shell: Shell) -> None:
    listed = shell("bank", "rules")
    assert listed.code == 0
    for line in listed.out.splitlines():
        code, title = line.split(maxsplit=1)
        explained = shell("bank", "rules", code.lower())
        assert explained.out.startswith(f"{code} · {title}\n\n")


def test_a_code_that_does_not_exist_is_refused(shell: Shell) -> None:
    refused = shell("bank", "rules", "B999")
    assert (refused.code, refused.out) == (1, "")
    assert "B999" in refused.err


def test_advice_is_found_by_a_word(shell: Shell) -> None:
    assert shell("bank", "rules", "closed").out.startswith("B101 · A closed question")
    several = shell("bank", "rules", "levels")
    assert {"B033", "B034"} <= {line[:4] for line in several.out.splitlines()}
    assert shell("bank", "rules", "zeppelins").code == 1
