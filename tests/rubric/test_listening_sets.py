"""The listening sets that come with the program: their examples, and how well they hear."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from interview.languages import languages
from interview.listening import listening_sets
from interview.listening.sets_page import HEADINGS, examples_by_language, page
from interview.rubric.tried_set_examples import SetListener, try_sets
from tests.source import ROOT

NOTES = Path(__file__).parent / "notes"
SETS = listening_sets()
FILES = (
    "listening_dev",
    "listening_dev_2",
    "listening_dev_3",
    "listening_held_out",
    "listening_held_out_2",
    "listening_held_out_3",
    "listening_blind_en",
    "listening_blind_2_en",
)
"""Files of notes that were read while the sets were improved."""
UNREAD = {"listening_blind_fr": (0.74, 0.64), "listening_blind_2_fr": (0.6, 0.54)}
"""Files of notes that nobody read meanwhile, and the precision and recall that are kept."""


@dataclass(frozen=True)
class Hearing:
    """What was rightly heard, wrongly heard and missed in some notes, by set."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]

    @property
    def precision(self) -> float:
        """The share of what is heard that is there."""
        return self.right.total() / (self.right.total() + self.wrong.total())

    @property
    def recall(self) -> float:
        """The share of what is there that is heard."""
        return self.right.total() / (self.right.total() + self.missed.total())


def hearing(name: str) -> Hearing:
    """How the sets hear the notes of one file."""
    listener = SetListener(SETS)
    found = Hearing(Counter(), Counter(), Counter())
    for entry in yaml.safe_load((NOTES / f"{name}.yaml").read_text("utf-8"))["notes"]:
        there, heard = set(entry["hears"]), set(listener.heard(entry["note"]))
        assert there <= SETS.keys()
        found.right.update(there & heard)
        found.wrong.update(heard - there)
        found.missed.update(there - heard)
    return found


@pytest.mark.parametrize("name", SETS)
def test_a_set_hears_its_examples_and_not_its_counterexamples(name: str) -> None:
    assert [(it.note, it.heard) for it in try_sets({name: SETS[name]})] == []


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_explained_in_every_language(name: str) -> None:
    for language in languages()[1:]:
        assert SETS[name].title.others[language]
        assert SETS[name].about.others[language]


@pytest.mark.parametrize("name", FILES)
def test_on_the_notes_the_sets_were_improved_with_they_hear_most_and_invent_little(
    name: str,
) -> None:
    found = hearing(name)
    assert found.precision >= 0.88
    assert found.recall >= 0.8


@pytest.mark.parametrize("name", UNREAD)
def test_on_notes_by_strangers_that_nobody_read_no_figure_falls(name: str) -> None:
    found = hearing(name)
    precision, recall = UNREAD[name]
    assert found.precision >= precision
    assert found.recall >= recall


def test_on_the_first_held_out_notes_no_set_is_deaf_but_the_one_that_needs_a_word_for_why() -> None:
    found = hearing("listening_held_out")
    deaf = [
        name for name in SETS if found.right[name] < 0.6 * (found.right[name] + found.missed[name])
    ]
    assert deaf == ["reason"]


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_examples_and_a_counterexample_in_each_language(name: str) -> None:
    notes = examples_by_language(name, SETS[name])
    for key, fewest in (("examples", 2), ("counterexamples", 1)):
        assert tuple(notes[key]) == HEADINGS
        assert min(map(len, notes[key].values())) >= fewest
        assert sum(map(len, notes[key].values())) == len(getattr(SETS[name], key))


def test_the_page_of_the_sets_is_what_their_files_say() -> None:
    written = (ROOT / "docs" / "listening-sets.md").read_text("utf-8")
    assert written == page(), "python -m interview.listening.sets_page > docs/listening-sets.md"
