"""The words of a sheet for stages, kinds of answer and kinds of table column."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from interview.bank import AnswerKind, ColumnKind, Stage
from interview.editing.spreadsheet.headings import fold_heading
from interview.frozen import frozen
from interview.i18n import LANGUAGES, catalogue, mark


@frozen
class CellWord:
    """How a sheet writes one member of an enumeration."""

    name: str
    """What an exported sheet says (a catalogue message)."""
    others: tuple[str, ...] = ()
    """What else is understood, as `fold_heading` returns it."""


E = TypeVar("E", bound=StrEnum)

STAGES: Mapping[Stage, CellWord] = {
    Stage.BEFORE: CellWord(
        mark("Before the call"), ("before", "research", "avant", "preparation", "recherche")
    ),
    Stage.LIVE: CellWord(
        mark("Live"), ("call", "during the call", "direct", "pendant", "pendant l appel", "appel")
    ),
    Stage.AFTER: CellWord(mark("After the call"), ("after", "debrief", "apres", "bilan")),
}
ANSWERS: Mapping[AnswerKind, CellWord] = {
    AnswerKind.NOTES: CellWord(mark("Notes"), ("text", "texte", "note")),
    AnswerKind.PICK_ONE: CellWord(
        mark("One choice"), ("one", "one of", "single choice", "choix unique", "un seul choix")
    ),
    AnswerKind.PICK_MANY: CellWord(
        mark("Several choices"),
        ("many", "several", "multiple choice", "choix multiple", "plusieurs"),
    ),
    AnswerKind.NUMBER: CellWord(mark("Number"), ("figure", "chiffre")),
    AnswerKind.TABLE: CellWord(mark("Table"), ("rows", "lignes")),
}
COLUMN_KINDS: Mapping[ColumnKind, CellWord] = {
    ColumnKind.TEXT: CellWord(mark("text")),
    ColumnKind.DATE: CellWord(mark("date")),
    ColumnKind.NUMBER: CellWord(mark("number")),
}


def word_for(member: E, words: Mapping[E, CellWord], language: str) -> str:
    """What a sheet in a language writes for a member."""
    return catalogue(language).gettext(words[member].name)


def member_for(text: str, words: Mapping[E, CellWord]) -> E | None:
    """The member that a text means, in whatever language; `None` if it means none."""
    wanted = fold_heading(text)
    for member, word in words.items():
        names = [str(member), *(word_for(member, words, language) for language in LANGUAGES)]
        if wanted in word.others or wanted in map(fold_heading, names):
            return member
    return None


def known_words(words: Mapping[E, CellWord], language: str) -> list[str]:
    """The words for all members, in one language."""
    return [word_for(member, words, language) for member in words]
