"""The words of a sheet for stages, kinds of answer and kinds of table column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from interview.bank import AnswerKind, ColumnKind, Stage
from interview.editing.spreadsheet.headings import fold_heading, sheet_words
from interview.i18n import LANGUAGES, catalogue, mark

E = TypeVar("E", bound=StrEnum)

STAGES: Mapping[Stage, str] = {
    Stage.BEFORE: mark("Before the call"),
    Stage.LIVE: mark("Live"),
    Stage.AFTER: mark("After the call"),
}
ANSWERS: Mapping[AnswerKind, str] = {
    AnswerKind.NOTES: mark("Notes"),
    AnswerKind.PICK_ONE: mark("One choice"),
    AnswerKind.PICK_MANY: mark("Several choices"),
    AnswerKind.NUMBER: mark("Number"),
    AnswerKind.TABLE: mark("Table"),
}
COLUMN_KINDS: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: mark("text"),
    ColumnKind.DATE: mark("date"),
    ColumnKind.NUMBER: mark("number"),
}
"""What an exported sheet says for each member (catalogue messages)."""


def word_for(member: E, words: Mapping[E, str], language: str) -> str:
    """What a sheet in a language writes for a member."""
    return catalogue(language).gettext(words[member])


def member_for(text: str, words: Mapping[E, str]) -> E | None:
    """The member that a text means, in whatever language; `None` if it means none."""
    wanted = fold_heading(text)
    for member in words:
        names = [str(member), *(word_for(member, words, language) for language in LANGUAGES)]
        if wanted in map(fold_heading, names) or wanted in _other_words(member):
            return member
    return None


def known_words(words: Mapping[E, str], language: str) -> list[str]:
    """The words for all members, in one language."""
    return [word_for(member, words, language) for member in words]


def _other_words(member: StrEnum) -> Iterator[str]:
    """What else a cell may say for a stage or a kind of answer: data of each language."""
    for words in sheet_words().values():
        if isinstance(member, Stage):
            yield from words.stages.get(member, ())
        elif isinstance(member, AnswerKind):
            yield from words.answers.get(member, ())
