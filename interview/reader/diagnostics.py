"""What is wrong with a file, where, and what to write instead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from enum import StrEnum

from interview.frozen import frozen
from interview.reader.nodes import Node
from interview.reader.place import Place

MAX_DIAGNOSTICS = 500
"""How many findings of one file are collected; whoever has more starts with these."""


class Severity(StrEnum):
    """Whether a file cannot be used, or could be better."""

    ERROR = "error"
    ADVICE = "advice"


@frozen
class Related:
    """Another place that has to do with a diagnostic."""

    place: Place
    note: str


@frozen
class Edit:
    """A stretch of the file, and what to write in its place; all numbers count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int
    """The column after the last character; the next line's first column takes the line's end in."""
    text: str


@frozen
class Cure:
    """What to write so that a mistake is gone, where there is no doubt about it."""

    edits: tuple[Edit, ...]

    @classmethod
    def at(cls, place: Place, text: str) -> Cure:
        """Write `text` in the place of what stands there; nothing takes it away."""
        return cls((Edit(place.line, place.column, place.line, place.end_column, text),))

    @classmethod
    def of_lines(cls, lines: Iterable[int], spaces: int) -> Cure:
        """Begin lines (numbers from 1) further right."""
        return cls(tuple(Edit(line, 1, line, 1, " " * spaces) for line in lines))


@frozen
class Diagnostic:
    """One finding; line and columns count from 1, in characters."""

    code: str
    """A letter and three digits, such as `B012`."""
    severity: Severity
    message: str
    line: int
    column: int
    end_column: int
    """The column after the last character."""
    hint: str = ""
    """What to write instead; empty if there is nothing to suggest."""
    related: tuple[Related, ...] = ()
    cure: Cure | None = None
    """What `bank check --fix` writes; none where a person has to decide."""

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.line, self.column, self.end_column)

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be used as it is."""
        return self.severity is Severity.ERROR


class DiagnosticCollector:
    """Collects the diagnostics of one file, in the order they are found; at most 500."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self._found: list[Diagnostic] = []
        self._ignored_lines: set[int] = set()

    def error(
        self,
        code: str,
        message: str,
        at: Node | Place,
        hint: str = "",
        related: Iterable[tuple[Node | Place, str]] = (),
        cure: Cure | None = None,
    ) -> None:
        """Add something that keeps the file from being used."""
        self._add(Severity.ERROR, code, message, at, hint, related, cure)

    def advice(self, code: str, message: str, at: Node | Place, hint: str = "") -> None:
        """Add something that is probably not what was meant."""
        self._add(Severity.ADVICE, code, message, at, hint, ())

    def ignore_line(self, line: int) -> None:
        """Collect nothing more about a line (counted from 1): it was repaired by guesswork."""
        self._ignored_lines.add(line)

    def extend(self, other: DiagnosticCollector) -> None:
        """Add what was collected about the same file, save on lines to be ignored."""
        self._found += [found for found in other._found if found.line not in self._ignored_lines]

    @property
    def is_full(self) -> bool:
        """Whether nothing more is collected."""
        return len(self._found) >= MAX_DIAGNOSTICS

    @property
    def has_errors(self) -> bool:
        """Whether the file cannot be used."""
        return any(diagnostic.is_error for diagnostic in self._found)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything found, from the top of the file to its end."""
        return tuple(sorted(self._found, key=lambda found: (found.line, found.column)))

    def has_error_within(self, node: Node) -> bool:
        """Whether an error was already found inside a value."""
        return is_any_within(sorted(self.error_places()), node)

    def error_places(self) -> list[tuple[int, int]]:
        """Line and column of every error, in the order they were found."""
        return [(found.line, found.column) for found in self._found if found.is_error]

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        at: Node | Place,
        hint: str,
        related: Iterable[tuple[Node | Place, str]],
        cure: Cure | None = None,
    ) -> None:
        if self.is_full:
            return
        place = self._place(at)
        if place.line in self._ignored_lines:
            return
        others = tuple(Related(self._place(other), note) for other, note in related)
        self._found.append(
            Diagnostic(
                code,
                severity,
                message,
                place.line,
                place.column,
                place.end_column,
                hint,
                others,
                cure,
            )
        )

    def _place(self, at: Node | Place) -> Place:
        return at if isinstance(at, Place) else at.place(self.lines)


def is_any_within(places: list[tuple[int, int]], node: Node) -> bool:
    """Whether one of some sorted places (line and column, from 1) lies inside a value."""
    start = bisect_left(places, (node.line + 1, node.column + 1))
    end = max((node.end_line + 1, node.end_column + 1), (node.line + 1, node.column + 2))
    return start < len(places) and places[start] < end
