"""Reads one token of a note: which words it stands for, which number, which role."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from interview.rubric.lexicon.cues import CLAUSE_WORDS, CUE_WORDS
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.word_lists import (
    CLITICS,
    IS_AFTER,
    LIGHT,
    NEGATED,
    NUMBER_WORDS,
    SHORTHAND,
    WOULD_AFTER,
)

LONGEST_WORD = 60
"""Letters; anything longer is no word and only its beginning is read."""


class Role(Enum):
    """What a word or a mark of punctuation does in its sentence."""

    WORD = "word"
    LIGHT = "light"
    NUMBER = "number"
    COMMA = "comma"
    BREAK = "break"
    """The end of a clause: a full stop, a colon, a dash, an arrow, a bracket."""
    QUESTION = "question"
    QUIET = "quiet"
    """A quotation mark, a slash: as if it were not there."""


class Amount(NamedTuple):
    """A number as it was typed, with what it counts where that shows."""

    value: float
    unit: str = ""
    """`%`, `money`, or nothing."""


class ReadWord(NamedTuple):
    """What a token, or a part of it, is read as. Every text is folded (see `lexicon.folding`)."""

    text: str
    role: Role = Role.WORD
    readings: tuple[str, ...] = ()
    """Every word it may stand for; `text` alone when it is no shorthand."""
    capitals: str = ""
    """The letters of an acronym of up to four, as they are written; empty when it is none."""
    amount: Amount | None = None
    is_cue: bool = False
    """Whether a denial, a doubt or the like may begin with it."""
    ends_clause: bool = False
    """Whether a denial cannot reach past it."""


ARROWS = ("->", "=>", "→", "⇒", "➜", "➔")
"""Marks of a change, as in “7 → 2”, or of what follows."""
_PUNCTUATION = {
    ",": Role.COMMA,
    "?": Role.QUESTION,
    **dict.fromkeys('"“”«»/*|', Role.QUIET),
    **dict.fromkeys([":", ";", ".", "!", "…", "(", ")", "[", "]", "–", "—", "•", ">"], Role.BREAK),
    **dict.fromkeys([*ARROWS, "="], Role.BREAK),
}
_NUMBER = re.compile(
    r"([€$£])?\s?(\d+(?:[\u202f\u00a0 .,’']\d+)*)\s?([km](?!\w))?\s?([%€$£])?", re.IGNORECASE
)
_WITH_UNIT = re.compile(r"(\d+(?:[.,]\d+)?)(?:ms|s|sec|min)")
"""Only in small letters: “5S” is a method."""
_MINUS = ("-", "−")
_ACRONYM = re.compile(r"[A-Z0-9]{1,4}(?=s?$)")


@lru_cache(maxsize=32_768)
def read_token(surface: str) -> tuple[ReadWord, ...]:
    """The words a token stands for: one, or several for “can't” and “pcq”."""
    if surface in _PUNCTUATION:
        role = _PUNCTUATION[surface]
        return (ReadWord(surface, role, ends_clause=role in (Role.BREAK, Role.QUESTION)),)
    if surface[0] in _MINUS and surface[-1] == "%":
        return (_word("minus"), *read_token(surface[1:]))
    if surface[0] == "-":
        return (ReadWord(surface, Role.BREAK, ends_clause=True),)
    if surface[-1].isdigit() or surface[0] in "€$£0123456789" or surface[-1] in "%€$£":
        amount = _amount(surface)
        if amount is not None:
            text = fold(surface)
            return (ReadWord(text, Role.NUMBER, (text,), amount=amount, is_cue=text in CUE_WORDS),)
    return _read_letters(surface[:LONGEST_WORD])


def _read_letters(surface: str) -> tuple[ReadWord, ...]:
    """Shorthand is written out, and what an apostrophe joins comes apart."""
    folded = fold(surface)
    for short in (folded, folded.rstrip("'")):
        readings = SHORTHAND.get(short)
        if readings is None:
            continue
        if len(readings) == 1 and " " in readings[0]:
            return tuple(_word(word) for word in readings[0].split())
        return (_word(readings[0], surface, (*readings, short)),)
    stem, _apostrophe, tail = folded.partition("'")
    if not tail and folded.endswith("'"):
        return (_word(CLITICS.get(stem, stem)),)
    if tail == "t" and stem.endswith("n"):
        return (_word(NEGATED.get(stem, stem[:-1])), _word("not"))
    if tail == "d" and stem in WOULD_AFTER:
        return (_word(stem), _word("would"))
    if tail == "s" and stem in IS_AFTER:
        return (_word(stem), _word("is"))
    return (_word(stem, surface),)


def _word(text: str, surface: str = "", readings: tuple[str, ...] = ()) -> ReadWord:
    role = Role.LIGHT if text in LIGHT else Role.WORD
    acronym = _ACRONYM.match(surface)
    value = NUMBER_WORDS.get(text)
    return ReadWord(
        text,
        role,
        readings or (text,),
        capitals=acronym.group() if acronym else "",
        amount=None if value is None else Amount(value),
        is_cue=text in CUE_WORDS,
        ends_clause=text in CLAUSE_WORDS,
    )


def _amount(surface: str) -> Amount | None:
    """The number that a token is: `40,000`, `40 000`, `1.5` or `1,5`, `€3`, `12 %`, `40k`, `2m`.

    A length of time may have its unit right behind it, as in `200ms`.
    """
    timed = _WITH_UNIT.fullmatch(surface)
    if timed:
        surface = timed[1]
    found = _NUMBER.fullmatch(surface)
    if found is None:
        return None
    before, digits, scale, after = found.groups()
    parts = re.split(r"[^\d]", digits)
    is_decimal = len(parts) == 2 and len(parts[1]) != 3  # three digits after a mark are thousands
    value = float(".".join(parts)) if is_decimal else float("".join(parts))
    factor = {"k": 1e3, "m": 1e6}.get((scale or "").lower(), 1.0)
    unit = "%" if after == "%" else "money" if before or after else ""
    return Amount(value * factor, unit)
