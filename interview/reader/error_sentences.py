"""Sentences about the slips of YAML that can be noticed in more than one place."""

from __future__ import annotations

from interview.i18n import _

UNBREAKABLE = "\u00a0\u202f"
"""Spaces that look like any other and are none to YAML."""


def starts_with_sign(sign: str) -> str:
    """The sentence for a text that starts with a sign YAML keeps for itself."""
    return _("a text cannot start with “{sign}” without quotes, it means something else").format(
        sign=sign
    )


def text_with_colon() -> str:
    """The sentence for a text with a colon in it."""
    return _("this text has a colon in it, which YAML takes for the end of a key")


def too_deep() -> str:
    """The sentence for blocks or brackets inside one another without end."""
    return _("the blocks stand too deep inside one another")


def stuck_words(sign: str, after: str) -> tuple[str, str, str]:
    """Code, message and hint for a sign that sticks to what comes after it."""
    hint = _("write “{sign}” and an ordinary space").format(sign=sign)
    if after in UNBREAKABLE:
        return "B007", _("an unbreakable space stands here"), hint
    sentence = (
        _("a hyphen needs a space after it") if sign == "-" else _("a colon needs a space after it")
    )
    return "B011", sentence, hint


def remark_cuts_text() -> str:
    """The sentence for a “#” in a text."""
    return _("the text ends here: YAML takes what follows “ #” for a remark")
