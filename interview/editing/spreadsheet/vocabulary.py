"""The words of a sheet for what a bank has signs for: stages, kinds of answer, kinds of column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from interview.bank import AnswerKind, ColumnKind, Stage
from interview.editing.spreadsheet.headings import BY_KEY, fold
from interview.frozen import frozen
from interview.i18n import LANGUAGES, catalogue, mark


@frozen
class Word:
    """What a sheet says for one sign."""

    name: str
    """What an exported sheet says (a catalogue message)."""
    others: tuple[str, ...] = ()
    """What else is understood, folded."""


S = TypeVar("S", bound=StrEnum)

STAGES: Mapping[Stage, Word] = {
    Stage.BEFORE: Word(
        mark("Before the call"), ("before", "research", "avant", "preparation", "recherche")
    ),
    Stage.LIVE: Word(
        mark("Live"), ("call", "during the call", "direct", "pendant", "pendant l appel", "appel")
    ),
    Stage.AFTER: Word(mark("After the call"), ("after", "debrief", "apres", "bilan")),
}
ANSWERS: Mapping[AnswerKind, Word] = {
    AnswerKind.NOTES: Word(mark("Notes"), ("text", "texte", "note")),
    AnswerKind.PICK_ONE: Word(
        mark("One choice"), ("one", "one of", "single choice", "choix unique", "un seul choix")
    ),
    AnswerKind.PICK_MANY: Word(
        mark("Several choices"),
        ("many", "several", "multiple choice", "choix multiple", "plusieurs"),
    ),
    AnswerKind.NUMBER: Word(mark("Number"), ("figure", "chiffre")),
    AnswerKind.TABLE: Word(mark("Table"), ("rows", "lignes")),
}
KINDS: Mapping[ColumnKind, Word] = {
    ColumnKind.TEXT: Word(mark("text")),
    ColumnKind.DATE: Word(mark("date")),
    ColumnKind.NUMBER: Word(mark("number")),
}


def heading(key: str, language: str) -> str:
    """What a column is called in a sheet of a language."""
    return catalogue(language).gettext(BY_KEY[key].name)


def say(words: Mapping[S, Word], sign: S, language: str) -> str:
    """What a sheet in a language says for a sign."""
    return catalogue(language).gettext(words[sign].name)


def understand(words: Mapping[S, Word], text: str) -> S | None:
    """The sign that a text means, in whatever language; none if it means none."""
    wanted = fold(text)
    return next((sign for sign in words if wanted in _names(words, sign)), None)


def known(words: Mapping[S, Word], language: str) -> Iterable[str]:
    """Everything that can be said, in the words of a language."""
    return [say(words, sign, language) for sign in words]


def _names(words: Mapping[S, Word], sign: S) -> set[str]:
    said = (say(words, sign, language) for language in LANGUAGES)
    return {fold(name) for name in said} | {fold(sign)} | set(words[sign].others)
