"""Messages about mistakes in YAML that are found both by the parser and in what it has read."""

from __future__ import annotations

import re

from interview.i18n import _
from interview.reader.place import Place

NON_BREAKING = "\u00a0\u202f"
"""Spaces that look like any other, and are not spaces to YAML."""
ZERO_WIDTH = "\u200b\u2060\ufeff"
"""Spaces without a width, which come along with what is copied from web pages and chats."""


def starts_with_special_character(character: str) -> str:
    """A text starts with a character that has a meaning of its own in YAML."""
    return _(
        "a text cannot start with “{character}” without quotes: it has a meaning of its own"
    ).format(character=character)


def text_with_colon() -> str:
    """A text has a colon in it."""
    return _("this text has a colon in it, which YAML takes for the end of a key")


def too_deep() -> str:
    """Blocks or brackets are nested without end."""
    return _("the blocks are nested too deeply")


def missing_space(mark: str, after: str) -> tuple[str, str, str]:
    """Code, message and hint for a hyphen or a colon (`mark`) with no ordinary space behind it.

    `after` is the character behind it.
    """
    hint = _("write “{sign}” and an ordinary space").format(sign=mark)
    if after in NON_BREAKING:
        return "B007", _("there is a non-breaking space here"), hint
    message = (
        _("a hyphen needs a space after it") if mark == "-" else _("a colon needs a space after it")
    )
    return "B011", message, hint


def space_after(line: int, column: int, text: str) -> Place:
    """Where a hyphen or a colon needs a space: what stands there; line and column count from 0."""
    found = re.match(f"[{NON_BREAKING}{ZERO_WIDTH} ]*", text[column + 1 :])
    return Place(line + 1, column + 2, column + 2 + (found.end() if found else 0))


def in_double_quotes(text: str) -> str:
    """A text of one line as YAML between double quotes; empty where it would need escapes."""
    return "" if set(text) & set('"\\') else f'"{text}"'


def comment_cuts_text() -> str:
    """A text has a “#” in it."""
    return _("the text ends here: YAML takes what follows “ #” for a comment")
