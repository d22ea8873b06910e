"""Where the reading of a file collects what it finds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from interview.i18n import _
from interview.plain_text import one_line
from interview.reader.diagnostics import Diagnostic, Related, Severity
from interview.reader.nodes import Node
from interview.reader.place import Place

MAX_DIAGNOSTICS = 500
"""How many findings are kept; whoever has more starts with these."""
_LONGEST_QUOTE = 60


class DiagnosticCollector:
    """The diagnostics of one file, in the order they are found."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self._found: list[Diagnostic] = []
        self._distrusted: set[int] = set()

    def error(
        self,
        code: str,
        message: str,
        at: Node | Place,
        hint: str = "",
        related: Iterable[tuple[Node | Place, str]] = (),
    ) -> None:
        """Note something that keeps the file from being used."""
        self._add(Severity.ERROR, code, message, at, hint, related)

    def advice(self, code: str, message: str, at: Node | Place, hint: str = "") -> None:
        """Note something that is probably not what was meant."""
        self._add(Severity.ADVICE, code, message, at, hint, ())

    def distrust(self, line: int) -> None:
        """Keep nothing more about a line (counted from 1): it was put right by guesswork."""
        self._distrusted.add(line)

    def take(self, other: DiagnosticCollector) -> None:
        """Keep what another report of the same file found."""
        self._found += [found for found in other._found if found.line not in self._distrusted]

    @property
    def is_full(self) -> bool:
        """Whether nothing more is kept."""
        return len(self._found) >= MAX_DIAGNOSTICS

    @property
    def has_errors(self) -> bool:
        """Whether the file cannot be used."""
        return any(diagnostic.is_error for diagnostic in self._found)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything found, from the top of the file to its end."""
        return tuple(sorted(self._found, key=lambda found: (found.line, found.column)))

    def has_error_within(self, node: Node) -> bool:
        """Whether something is already known to be wrong inside a value."""
        return is_any_within(sorted(self.error_places()), node)

    def error_places(self) -> list[tuple[int, int]]:
        """Line and column of everything that keeps the file from being used."""
        return [(found.line, found.column) for found in self._found if found.is_error]

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        at: Node | Place,
        hint: str,
        related: Iterable[tuple[Node | Place, str]],
    ) -> None:
        if self.is_full:
            return
        place = self._place(at)
        if place.line in self._distrusted:
            return
        others = tuple(Related(self._place(other), note) for other, note in related)
        self._found.append(
            Diagnostic(
                code, severity, message, place.line, place.column, place.end_column, hint, others
            )
        )

    def _place(self, at: Node | Place) -> Place:
        return at if isinstance(at, Place) else at.place(self.lines)


def is_any_within(places: list[tuple[int, int]], node: Node) -> bool:
    """Whether one of some sorted places (counted from 1) lies inside a value."""
    start = bisect_left(places, (node.line + 1, node.column + 1))
    return start < len(places) and places[start] < (node.end_line + 1, node.end_column + 1)


def quoted(text: str) -> str:
    """A word of the file as a message shows it: between quotes, on one line, not too long."""
    shown = one_line(text)
    if len(shown) > _LONGEST_QUOTE:
        shown = shown[: _LONGEST_QUOTE - 1] + "…"
    return f'"{shown}"' if shown[:1] == "“" else _("“{text}”").format(text=shown)


def listed(words: Iterable[str], at_most: int = 12) -> str:
    """Words of the file or the format, one after the other, in quotes."""
    every = list(words)
    shown = ", ".join(quoted(word) for word in every[:at_most])
    return shown + (", …" if len(every) > at_most else "")


def nearest(word: str, candidates: Iterable[str]) -> str:
    """What was probably meant by `word`; empty if nothing is like it."""
    known = list(candidates)
    if len(word) > _LONGEST_QUOTE or len(known) > 500:
        return ""
    from difflib import get_close_matches

    folded = {candidate.casefold(): candidate for candidate in reversed(known)}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.65)
    return folded[found[0]] if found else ""
