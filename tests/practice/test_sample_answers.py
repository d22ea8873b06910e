"""The file of sample answers: what ships is sound, and every mistake is told at its line."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from interview.bank import Bank, load
from interview.bank.schema import schema_of
from interview.practice.load_answers import answers_path, load_answers, parse_answers
from interview.practice.sample_answers import SampleAnswers
from interview.reader import Loaded, render_all
from interview.shipped_files import shipped_banks
from tests.bank.samples import BAKER, read

SHIPPED = sorted(shipped_banks().glob("*.yaml"))

ANSWERS = """\
format: 1
answers:
  bread:
    - candidate: A
      level: 2
      near: 3
      note: flour, water, salt, waits
      because: The steps and no reason.
      fr: {note: "farine, eau, sel", because: Les étapes sans les raisons.}
    - candidate: B
      level: 3
      note: "the yeast needs warmth, therefore"
      because: A reason.
      fr: {note: "la levure veut du chaud", because: Une raison.}
"""


def told(text: str) -> str:
    """What is said of a file of answers to the baker's questions."""
    loaded = parse_answers(text.encode(), "baker.yaml", read(BAKER).require())
    return render_all(loaded.diagnostics, loaded.source)


def test_a_sound_file_is_read_in_all_its_languages() -> None:
    answers = parse_answers(ANSWERS.encode(), "baker.yaml", read(BAKER).require()).require()
    first, second = answers.placed()
    assert (first.id, first.question, first.sample.near) == ("bread/A", "bread", 3)
    assert second.sample.note.to("fr") == "la levure veut du chaud"


def test_an_answer_of_nobody_is_called_by_its_place() -> None:
    text = ANSWERS.replace("candidate: B\n      level", "level")
    answers = parse_answers(text.encode(), "baker.yaml", read(BAKER).require()).require()
    assert [each.id for each in answers.placed()] == ["bread/A", "bread/#2"]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("bread:", "braed:", "baker.yaml:3:3", "did you mean “bread”?"),
        ("bread:", "places:", "baker.yaml:3:3", "the question “places” is not rated"),
        ("level: 3", "level: 4", "baker.yaml:11:14", "there is no level 4"),
        ("near: 3", "near: 2", "baker.yaml:6:13", "“near” is the level itself"),
        ("near: 3", "near: 9", "baker.yaml:6:13", "there is no level 9"),
        ("candidate: B", "candidate: A", "baker.yaml:10:18", "answers this question twice"),
        ("because: A reason.", "becuase: A reason.", "baker.yaml:13:7", "“because”"),
        ("note: flour", "notes: flour", "baker.yaml:7:7", "“note”"),
        ("level: 2", "level: two", "baker.yaml:5:14", "whole number"),
    ],
)
def test_a_mistake_is_told_at_its_line(old: str, new: str, place: str, words: str) -> None:
    assert ANSWERS.count(old) == 1
    message = told(ANSWERS.replace(old, new))
    assert message.startswith("error")
    assert place in message
    assert words in message


def test_a_missing_translation_is_advice() -> None:
    message = told(
        ANSWERS.replace('fr: {note: "la levure veut du chaud", because: Une raison.}', "")
    )
    assert message.startswith("advice")
    assert "baker.yaml:10:7" in message
    assert "in a block “fr:”" in message


@cache
def shipped(path: Path) -> tuple[Bank, Loaded[SampleAnswers]]:
    """A bank that ships, and its answers."""
    bank = load(path).require()
    return bank, load_answers(answers_path(path), bank)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
class TestShipped:
    def test_nothing_is_wrong_with_it(self, path: Path) -> None:
        assert not shipped(path)[1].diagnostics

    def test_every_rated_question_has_eight_answers_from_all_levels(self, path: Path) -> None:
        bank, loaded = shipped(path)
        answers = loaded.require().answers
        assert list(answers) == [each.id for each in bank.questions if each.is_rated]
        levels = set(range(1, len(bank.scale) + 1))
        for samples in answers.values():
            assert len(samples) >= 8
            assert {sample.level for sample in samples} == levels
            assert sum(sample.near is not None for sample in samples) >= 3

    def test_every_candidate_answers_everything_and_nobody_is_all_of_a_kind(
        self, path: Path
    ) -> None:
        """Else a halo could not be told from the truth."""
        answers = shipped(path)[1].require()
        given: dict[str, list[int]] = {}
        for each in answers.placed():
            given.setdefault(each.sample.candidate, []).append(each.sample.level)
        assert {len(levels) for levels in given.values()} == {len(answers.answers)}
        assert all(len(set(levels)) > 1 for levels in given.values())

    def test_it_fits_the_schema_that_lies_beside_it(self, path: Path) -> None:
        file = answers_path(path)
        schema = json.loads((file.parent / "practice.schema.json").read_text(encoding="utf-8"))
        assert schema == schema_of(SampleAnswers, "Sample answers to practise on")
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert not [error.message for error in Draft202012Validator(schema).iter_errors(data)]
        assert "$schema=./practice.schema.json" in file.read_text(encoding="utf-8")
