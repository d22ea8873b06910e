"""Finds the known name that a mistyped one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from interview.i18n import _
from interview.plain_text import quoted

_LONGEST = 60
"""Characters of a name that is still compared."""
_MOST_KNOWN = 500
"""Known names among which a search is still fast."""


def nearest_name(name: str, known: Iterable[str], similarity: float = 0.65) -> str:
    """The one of `known` that `name` was probably meant to be; empty if none is similar enough.

    `similarity` is the least accepted, from 0 to 1 (equal but for the case of letters), as
    `difflib.SequenceMatcher.ratio` measures it: `nearest_name("flour", ["flours", "sugars"])` is
    `"flours"`. Empty too for a name over 60 characters and for more than 500 known ones.
    """
    names = list(known)
    if len(name) > _LONGEST or len(names) > _MOST_KNOWN:
        return ""
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in reversed(names)}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=similarity)
    return folded[near[0]] if near else ""


def certain_name(name: str, known: Iterable[str]) -> str:
    """The one of `known` that a mistyped name must have been meant to be; empty if there is doubt.

    It is very like it (a letter or two differ), and no other is anywhere near.
    """
    names = list(known)
    near = nearest_name(name, names, similarity=0.75)
    others = [each for each in names if each.casefold() != near.casefold()]
    return "" if not near or nearest_name(name, others) else near


def nearest_name_hint(name: str, known: Iterable[str]) -> str:
    """The hint of a diagnostic, such as `did you mean “flours”?`; empty if nothing is similar."""
    near = nearest_name(name, known)
    return _("did you mean {word}?").format(word=quoted(near)) if near else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest name, such as `Did you mean “bank”?`, else with every name."""
    names = list(known)
    near = nearest_name(name, names)
    if near:
        return _("Did you mean “{near}”?").format(near=near)
    return _("There are: {names}.").format(names=", ".join(names))
