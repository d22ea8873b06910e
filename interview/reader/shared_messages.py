"""Messages about mistakes in YAML that are found both by the parser and in what it has read."""

from __future__ import annotations

from interview.i18n import _

NON_BREAKING = "\u00a0\u202f"
"""Spaces that look like any other, and are not spaces to YAML."""


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


def comment_cuts_text() -> str:
    """A text has a “#” in it."""
    return _("the text ends here: YAML takes what follows “ #” for a comment")
