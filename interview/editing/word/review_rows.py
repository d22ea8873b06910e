"""The rows of a copy for review: what the left-hand cell of each says, and which row that means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from interview.bank import Text
from interview.editing.spreadsheet.grid import clean_text, join_lines, split_lines
from interview.editing.spreadsheet.headings import HEADINGS
from interview.i18n import LANGUAGES, catalogue, mark

INTRODUCTION = mark(
    "Change the words in the right-hand column, with or without tracked changes, and comment on "
    "whatever you like. Leave the left-hand column and the rows as they are: they say what each "
    "text belongs to. A question can be taken out with its whole table, or moved. For a new one, "
    "copy a table and empty its row “Id”. What a signal listens for stays in the question bank."
)
BEGINS = ("interview", "section", "title")
"""The rows that a table begins with."""
LABELS: Mapping[str, str] = {
    "interview": mark("Name of the interview"),
    "opening": mark("Opening words"),
    "consent": mark("Asking for consent"),
    "closing": mark("Closing words"),
    "copy": mark("Copy of"),
    "section": mark("Section {number}"),
    "level": mark("Level {number}"),
    "signal": mark("Signal {number}"),
    **{
        key: HEADINGS[key]
        for key in (
            *("title", "ask", "why", "note", "competency", "minutes", "probes", "choices", "id"),
        )
    },
}
"""What the left-hand cell says (catalogue messages), by what the program calls the row."""


def label(key: str, language: str, number: object = "") -> str:
    """What the left-hand cell of a row says, in a language; `number` is a level's or a signal's."""
    return catalogue(language).gettext(LABELS[key]).format(number=number)


def row_key(text: str) -> tuple[str, str]:
    """The row that a left-hand cell means, in whatever language, and its number; else empty.

    >>> row_key("Level 2")
    ('level', '2')
    """
    folded = _folded(text)
    for pattern, key in _patterns():
        if found := re.fullmatch(pattern, folded):
            return key, "".join(found.groups())
    return "", ""


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    return tuple(
        (re.escape(_folded(label(key, language, "\0"))).replace("\0", "([a-z0-9-]+)"), key)
        for language in LANGUAGES
        for key in LABELS
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" :")


def shown(text: Text, language: str) -> tuple[str, ...]:
    """The paragraphs that a text is in the document; none for an empty one."""
    return paragraphs_of(text.to(language))


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The lines of a text as paragraphs: no white space at their ends, none empty at either end."""
    text = clean_text(text)
    return tuple(line.strip() for line in text.split("\n")) if text else ()


def shown_list(texts: Iterable[Text], language: str) -> tuple[str, ...]:
    """The paragraphs that several texts are, one each."""
    return tuple(paragraphs_of(join_lines(clean_text(text.to(language)) for text in texts)))


def read_list(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The texts that paragraphs hold, one each; what only the eye reads as bullets goes."""
    return split_lines("\n".join(" ".join(each.split("\n")) for each in paragraphs))
