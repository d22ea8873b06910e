"""What conditions look at: an answer with the phrases heard in it and what was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from interview.frozen import frozen
from interview.rubric.matching import Hearing, Listener, Place
from interview.rubric.suggestion import AnswerValue


@frozen
class Answer:
    """One answer, listened to."""

    notes: str
    value: AnswerValue
    today: date
    heard: Mapping[int, Sequence[Hearing]]
    """By the number of the phrase."""

    @property
    def number(self) -> float | None:
        """The number recorded, if it is one."""
        return float(self.value) if isinstance(self.value, int | float) else None

    @property
    def picked(self) -> frozenset[str]:
        """The options picked."""
        if isinstance(self.value, str):
            return frozenset({self.value} if self.value else ())
        items = self.value if isinstance(self.value, tuple) else ()
        return frozenset(item for item in items if isinstance(item, str))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table."""
        return rows_of(self.value)

    def where(self, phrases: frozenset[int]) -> list[Hearing]:
        """Wherever one of these phrases was heard."""
        heard = phrases.intersection(self.heard)
        return [hearing for phrase in heard for hearing in self.heard[phrase]]


def rows_of(value: AnswerValue) -> tuple[tuple[str, ...], ...]:
    """The rows of a table's answer; none for any other."""
    items = value if isinstance(value, tuple) else ()
    return tuple(item for item in items if isinstance(item, tuple))


def listen(listener: Listener, notes: str, value: AnswerValue, today: date) -> Answer:
    """The answer with all that `listener` hears in its notes and in the cells of its table."""
    heard: dict[int, list[Hearing]] = {}
    for place, text in _texts(notes, value):
        for hearing in listener.hear(text, place):
            heard.setdefault(hearing.phrase, []).append(hearing)
    return Answer(notes, value, today, heard)


def _texts(notes: str, value: AnswerValue) -> Iterator[tuple[Place | None, str]]:
    yield None, notes
    for row, cells in enumerate(rows_of(value)):
        for column, cell in enumerate(cells):
            yield (row, column), cell
