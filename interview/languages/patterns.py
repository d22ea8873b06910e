"""The patterns of the language files: regular expressions with less to type.

A plain bracket only groups, as `(?:…)` does; `{name}` is a piece written once; a pattern may go on
over several lines, whose ends are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from interview.languages.language_files import AskedSubjects

_PIECE = re.compile(r"\{([a-z_]+)\}")
_BRACKET = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\((?!\?)")
_NEVER = "(?!)"


def expression(pattern: str, pieces: Mapping[str, str]) -> str:
    """The regular expression that a pattern means; one that never matches for an empty pattern.

    `KeyError` for a piece that does not exist, `RecursionError` for one made of itself.

    >>> expression("how (old|young) {be} you", {"be": "(are|were)"})
    'how (?:old|young) (?:are|were) you'
    """
    if not pattern:
        return _NEVER

    def fill(text: str) -> str:
        return _PIECE.sub(lambda piece: fill(pieces[piece[1]]), text.replace("\n", ""))

    def group(found: re.Match[str]) -> str:
        return "(?:" if found.group() == "(" else found.group()

    return _BRACKET.sub(group, fill(pattern))


def compiled(pattern: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    """The same, ready to be looked for. `re.error` for a pattern that cannot be read."""
    return re.compile(expression(pattern, pieces))


def pieces_of(record: AskedSubjects, *, in_third_person: bool = False) -> Mapping[str, str]:
    """The pieces of a language's patterns; `{you}` is the candidate, spoken to or spoken of."""
    you, your = record.you, record.your
    if in_third_person:
        you, your = record.they, record.their
    return {**record.pieces, "you": you, "your": your}
