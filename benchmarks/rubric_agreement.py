"""How well the default bank's suggestions agree with a careful interviewer's levels.

Run `python benchmarks/rubric_agreement.py [--set dev|held_out] [--bank FILE]`. The notes and their
levels stand in `tests/rubric/notes/`. `dev` may be read while improving the signals; `held_out` is
only for the figures that are reported, and its notes are never printed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from interview.bank import Bank, load
from interview.rubric import BankRubric, Confidence, Suggestion, compile_rubric

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
TODAY = date(2026, 1, 15)
LEVELS = 4
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
TYPOS = 3
"""Random typos tried on each note, one at a time."""


@dataclass(frozen=True)
class Note:
    """A note, and what a careful interviewer says of it."""

    question: str
    language: str
    text: str
    level: int | None
    red_flag: bool
    misleading_length: bool


@dataclass(frozen=True)
class Rated:
    """A note and the suggestion it got."""

    note: Note
    got: Suggestion

    @property
    def flagged(self) -> bool:
        """Whether a red flag was heard."""
        return any(signal.red_flag for signal in self.got.signals)


def main() -> int:
    """Measure and print."""
    options = read_options()
    bank = load(options.bank).require()
    rubric = compile_rubric(bank)
    notes = read_notes(ROOT / f"tests/rubric/notes/{options.set}.yaml")
    rated = [Rated(note, suggest(rubric, note)) for note in notes]
    for name, chosen in groups(rated):
        print(line(name, chosen))
    print(f"one typo leaves the level: {typo_stability(rubric, rated):.3f}")
    print(f"silent about another question's answer: {off_topic_silence(rubric, notes, bank):.3f}")
    if options.set == "dev" and options.errors:
        show_errors(rated)
    return 0


def read_options() -> argparse.Namespace:
    """What to measure."""
    parser = argparse.ArgumentParser(description="Agreement of the suggestions with people.")
    parser.add_argument("--set", choices=("dev", "held_out"), default="dev")
    parser.add_argument("--bank", type=Path, default=ROOT / "question_banks/social-media.yaml")
    parser.add_argument("--errors", action="store_true", help="show the notes of dev that differ")
    return parser.parse_args()


def read_notes(path: Path) -> list[Note]:
    """The notes of one set."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["notes"]
    return [
        Note(
            entry["question"],
            entry["language"],
            entry["note"],
            entry.get("level"),
            bool(entry.get("red_flag")),
            bool(entry.get("misleading_length")),
        )
        for entry in entries
    ]


def rated_notes(bank: Path, notes: Path) -> list[Rated]:
    """What a bank suggests for each note of a set."""
    loaded = load(bank).require()
    rubric, language = compile_rubric(loaded), loaded.languages[0]
    return [Rated(note, suggest(rubric, note, language=language)) for note in read_notes(notes)]


def suggest(
    rubric: BankRubric, note: Note, text: str | None = None, language: str = "en"
) -> Suggestion:
    """What the bank's signals make of a note, or of the same with other words."""
    words = note.text if text is None else text
    return rubric.question(note.question, language).suggest(words, today=TODAY)


def groups(rated: Sequence[Rated]) -> Iterable[tuple[str, list[Rated]]]:
    """All notes, then those of each question, of each language, and those whose length misleads."""
    yield "all", list(rated)
    for question in dict.fromkeys(r.note.question for r in rated):
        yield question, [r for r in rated if r.note.question == question]
    for language in dict.fromkeys(r.note.language for r in rated):
        yield language, [r for r in rated if r.note.language == language]
    yield "length misleads", [r for r in rated if r.note.misleading_length]


def line(name: str, rated: Sequence[Rated]) -> str:
    """The figures of one group."""
    spoken = pairs(rated)
    clear = pairs([r for r in rated if r.got.confidence is Confidence.CLEAR])
    ratable = [r for r in rated if r.note.level is not None]
    silent = [r for r in rated if r.note.level is None]
    right_flags = sum(r.flagged and r.note.red_flag for r in rated)
    return (
        f"{name:17} n {len(rated):3}  kappa {kappa(spoken):5.2f}  "
        f"exact {share(spoken, lambda p: p[0] == p[1]):.2f}  "
        f"within 1 {share(spoken, lambda p: abs(p[0] - p[1]) <= 1):.2f}  "
        f"speaks {share(ratable, lambda r: r.got.level is not None):.2f}  "
        f"clear exact {share(clear, lambda p: p[0] == p[1]):.2f} ({len(clear)})  "
        f"flags P {ratio(right_flags, sum(r.flagged for r in rated)):.2f} "
        f"R {ratio(right_flags, sum(r.note.red_flag for r in rated)):.2f}  "
        f"rightly silent {share(silent, lambda r: r.got.level is None):.2f} ({len(silent)})"
    )


def pairs(rated: Sequence[Rated]) -> list[tuple[int, int]]:
    """The level of the person and of the suggestion, where both speak."""
    return [
        (r.note.level, r.got.level)
        for r in rated
        if r.note.level is not None and r.got.level is not None
    ]


def kappa(spoken: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968): 1 is full agreement, 0 is chance."""
    if not spoken:
        return float("nan")
    count = len(spoken)
    ours = [sum(b == level for _, b in spoken) for level in range(1, LEVELS + 1)]
    theirs = [sum(a == level for a, _ in spoken) for level in range(1, LEVELS + 1)]
    seen = sum((a - b) ** 2 for a, b in spoken) / count
    by_chance = sum(
        theirs[a] * ours[b] * (a - b) ** 2 for a in range(LEVELS) for b in range(LEVELS)
    )
    return 1 - seen / (by_chance / count**2) if by_chance else 1.0


def share(items: Sequence[T], holds: Callable[[T], bool]) -> float:
    """How many of some things are so, from 0 to 1."""
    return ratio(sum(map(holds, items)), len(items))


def ratio(part: int, whole: int) -> float:
    """A share; not a number where there is nothing to share."""
    return part / whole if whole else float("nan")


def typo_stability(rubric: BankRubric, rated: Sequence[Rated]) -> float:
    """How often one random typo in a note leaves the level as it was."""
    dice = random.Random(4)
    same = [
        suggest(rubric, r.note, mistype(r.note.text, dice)).level == r.got.level
        for r in rated
        for _ in range(TYPOS)
    ]
    return share(same, bool)


def mistype(text: str, dice: random.Random) -> str:
    """The text with one letter of a word of four or more swapped, dropped, doubled or replaced."""
    places = [
        place
        for place in range(1, len(text) - 2)
        if text[place - 1 : place + 3].isalpha() and text[place - 1 : place + 3].isascii()
    ]
    if not places:
        return text
    place = dice.choice(places)
    letter, following = text[place], text[place + 1]
    slip = dice.choice([following + letter, following, letter * 2 + following,
                        dice.choice(ALPHABET) + following])  # fmt: skip
    return text[:place] + slip + text[place + 2 :]


def off_topic_silence(rubric: BankRubric, notes: Sequence[Note], bank: Bank) -> float:
    """How often a question says nothing of chatter that answers no question at all."""
    chatter = (
        "Asked about the parking, the trains were late again. Nice weather for November.",
        "Connexion coupée deux fois, on a repris à 14h10. Il fait froid dans la salle.",
        "Wants four days a week, could start in March, notice period of two months.",
        "Prétentions salariales : 38k. Disponible début mars, permis B.",
        "Dog barked through most of it. Coffee at half past ten.",
        "A fait la route depuis Nantes, deux enfants, aime la randonnée en montagne.",
    )
    questions = dict.fromkeys(note.question for note in notes)
    silent = [
        rubric.question(question, "en").suggest(text, today=TODAY).level is None
        for question in questions
        for text in chatter
    ]
    return share(silent, bool)


def show_errors(rated: Sequence[Rated]) -> None:
    """The notes whose suggestion is not the person's level, and what was heard."""
    for r in rated:
        if r.got.level == r.note.level and r.flagged == r.note.red_flag:
            continue
        print(f"\n{r.note.question}: {r.note.level} -> {r.got.level}  {r.note.text.strip()}")
        for signal in r.got.signals:
            heard = " / ".join(span.text for span in signal.evidence)
            print(f"    {signal.suggests} {'!' if signal.red_flag else ' '} {heard}")


if __name__ == "__main__":
    sys.exit(main())
