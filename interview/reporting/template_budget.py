"""How much a template may do, so that none can fill the memory or run for good.

Every loop, call and text that a template makes is paid for out of one budget for a report. A report
of a hundred questions spends a few percent of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2.exceptions import SecurityError

from interview.i18n import _

CHARACTERS = 50_000_000
"""Characters of all texts that a template may make for one report, parts of it included."""
STEPS = 200_000
"""How often it may go around a loop or call something."""
LONGEST_NUMBER = 10_000
"""Bits of a number that a template may compute."""


class TemplateBudget:
    """What is left for the report that is being written; one thread uses it at a time."""

    __slots__ = ("characters", "steps")

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Begin another report."""
        self.characters, self.steps = CHARACTERS, STEPS

    def step(self) -> None:
        """Pay for one turn of a loop, or one call."""
        self.steps -= 1
        if self.steps < 0:
            raise _exhausted()

    def pay(self, characters: int) -> None:
        """Pay for a text that is about to be made; a number below 0 costs nothing."""
        if characters > 0:
            self.characters -= characters
            if self.characters < 0:
                raise _exhausted()

    def paid(self, value: Any) -> Any:
        """A value that is about to be written, paid for; called a thousand times a report."""
        if isinstance(value, str):
            self.characters -= len(value)
            if self.characters < 0:
                raise _exhausted()
        return value

    def counted(self, items: Iterable[Any], literal: int = 0) -> Iterable[Any]:
        """The same items; each is paid for as it comes, with the words that the template adds."""
        if isinstance(items, list | tuple | str | dict | range):
            self.steps -= len(items)
            self.pay(len(items) * literal)
            if self.steps < 0:
                raise _exhausted()
            return items
        return self._counted_one_by_one(items, literal)

    def _counted_one_by_one(self, items: Iterable[Any], literal: int) -> Iterator[Any]:
        for item in items:
            self.step()
            self.pay(literal)
            yield item


def _exhausted() -> SecurityError:
    return SecurityError(_("it makes more than any report needs"))
