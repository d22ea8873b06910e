"""Where two values of a structured answer differ: the one cell of a table, or the number."""

from __future__ import annotations

from interview.frozen import frozen
from interview.rubric import AnswerValue


@frozen
class CellChange:
    """A text that was changed in a table, or a number; a number is the cell of row and column 0."""

    row: int
    column: int
    """Both from 0."""
    before: str
    after: str


def cell_change(before: AnswerValue, after: AnswerValue) -> CellChange | None:
    """How one cell or number changed; `None` where more than one did, or none, or an option."""
    old, new = _cells(before), _cells(after)
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
    """A number as it stands in its box."""
    return repr(value).removesuffix(".0")


def _cells(value: AnswerValue) -> dict[tuple[int, int], str]:
    """The texts of a table by row and column; a number as a table of one cell."""
    if isinstance(value, float):
        return {(0, 0): number_text(value)}
    if not isinstance(value, tuple):
        return {}
    return {
        (row, column): text
        for row, texts in enumerate(value)
        if isinstance(texts, tuple)
        for column, text in enumerate(texts)
    }
