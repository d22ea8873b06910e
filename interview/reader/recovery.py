"""Grows the tree of a file whose YAML may be broken: each slip is explained, and stepped over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from interview.reader.compose_nodes import Refused, compose
from interview.reader.diagnostic_collector import DiagnosticCollector
from interview.reader.nodes import Node, Scalar

if TYPE_CHECKING:
    from interview.reader.parse_failure import Explanation, Repair

_ROUNDS = range(2, 20)
"""How many slips are stepped over before the rest of the file is left alone."""
_REREAD = 6_000_000
"""About how many characters may be read again and again on the way."""


def compose_with_recovery(text: str, report: DiagnosticCollector) -> Node | None:
    """The tree of a YAML text; none if it is empty or beyond reading, which is reported.

    Where a slip is understood, it is put right in passing, by signs that take the same place, so
    that the rest of the file can be checked at once.
    """
    guessed = False
    rounds = _REREAD // (len(text) + 1)
    for _round in range(min(max(rounds, _ROUNDS.start), _ROUNDS.stop)):
        attempt = DiagnosticCollector(report.lines)
        try:
            root = compose(text, attempt)
        except Refused:
            root = None
        except yaml.YAMLError as error:
            slip = None if guessed else _explain(error, text)
            if slip is None or not _step_over(slip, report):
                report.take(attempt)
                return None
            text, guessed = _repaired(text, slip.repairs), slip.is_guess
            continue
        report.take(attempt)
        return None if isinstance(root, Scalar) and not root.text else root
    return None


def _explain(error: yaml.YAMLError, text: str) -> Explanation:
    from interview.reader.explain_yaml_error import explain
    from interview.reader.parse_failure import ParseFailure

    return explain(ParseFailure.of(error, text))


def _step_over(slip: Explanation, report: DiagnosticCollector) -> bool:
    """Report a slip; whether the rest can be read."""
    for place in (slip.place, *slip.also):
        report.error(slip.code, slip.message, place, slip.hint, slip.related)
    for repair in slip.repairs:
        report.distrust(repair.line + 1)
    return bool(slip.repairs)


def _repaired(text: str, repairs: tuple[Repair, ...]) -> str:
    lines = text.split("\n")
    for repair in repairs:
        line, start = lines[repair.line], repair.column
        lines[repair.line] = line[:start] + repair.signs + line[start + len(repair.signs) :]
    return "\n".join(lines)
