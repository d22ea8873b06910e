"""What is wrong with a file, where, and what to write instead."""

from __future__ import annotations

from enum import StrEnum

from interview.frozen import frozen
from interview.reader.place import Place


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
class Diagnostic:
    """One finding; line and columns count from 1, in characters."""

    code: str
    severity: Severity
    message: str
    line: int
    column: int
    end_column: int
    """The column after the last character."""
    hint: str = ""
    """What to write instead; empty if there is nothing to say."""
    related: tuple[Related, ...] = ()

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.line, self.column, self.end_column)

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be used as it is."""
        return self.severity is Severity.ERROR
