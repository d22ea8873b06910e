"""Where two values of a structured answer differ: the one cell of a table, or the number."""

from __future__ import annotations

import re
from decimal import Decimal
from math import isinf

from interview.frozen import frozen
from interview.i18n import _, current
from interview.plain_text import one_line
from interview.rubric import AnswerValue

_NUMBER = re.compile(r"[-+]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)")


@frozen
class CellChange:
    """A text that was changed in a table, or a number; a number is the cell of row and column 0."""

    row: int
    column: int
    """Both from 0."""
    before: str
    after: str


def cell_change(before: AnswerValue, after: AnswerValue) -> CellChange | None:
    """How one cell or number changed; `None` where more than one did, or none, or an option.

    What was typed for a number and is none is a text, as an option is: by the text alone they
    cannot be told apart, so it counts as typed where a single letter came or went.
    """
    old, new = _cells(before), _cells(after)
    if isinstance(before, str) or isinstance(after, str):
        old_text, new_text = old.get((0, 0), ""), new.get((0, 0), "")
        if abs(len(old_text) - len(new_text)) != 1:
            return None
    differing = [
        place
        for place in sorted(old.keys() | new.keys())
        if old.get(place, "") != new.get(place, "")
    ]
    if len(differing) != 1:
        return None
    ((row, column),) = differing
    return CellChange(row, column, old.get((row, column), ""), new.get((row, column), ""))


def number_text(value: float) -> str:
    """A number as it stands in its box, in the reader's language: `125.5`, or `125,5` in French."""
    from interview.languages import language_of

    text = f"{Decimal(repr(value)):f}".removesuffix(".0")
    return text.replace(".", language_of(current()).decimal_sign)


def number_typed(value: AnswerValue) -> str:
    """What stands in the box of a number: the number, or what was typed and is none."""
    if isinstance(value, float):
        return number_text(value)
    return value if isinstance(value, str) else ""


def number_value(text: str) -> float | str | None:
    """The number a person wrote, with a decimal point or comma; the text itself if it is none, or
    has more digits than are counted with; `None` where nothing is written."""
    written = one_line(text)
    if not _NUMBER.fullmatch(written):
        return written or None
    number = float(plain_number := written.replace(",", "."))
    is_exact = not isinf(number) and Decimal(repr(number)) == Decimal(plain_number)
    return number if is_exact else written


def why_no_number(text: str) -> str:
    """What is wrong with a text that is kept in place of a number."""
    return _("too many digits") if _NUMBER.fullmatch(text) else _("not a number")


def _cells(value: AnswerValue) -> dict[tuple[int, int], str]:
    """The texts of a table by row and column; a number or a text as a table of one cell."""
    if isinstance(value, float):
        return {(0, 0): number_text(value)}
    if isinstance(value, str):
        return {(0, 0): value}
    if not isinstance(value, tuple):
        return {}
    return {
        (row, column): text
        for row, texts in enumerate(value)
        if isinstance(texts, tuple)
        for column, text in enumerate(texts)
    }
