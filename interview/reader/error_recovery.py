"""Composes a file whose YAML may be broken: each mistake is explained, repaired and passed over."""

from __future__ import annotations

import yaml

from interview.reader.compose_nodes import StopComposing, compose
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.nodes import Node, Scalar

_ROUNDS = range(2, 20)
"""How many mistakes are passed over before the rest of the file is left alone."""
_REREAD = 6_000_000
"""About how many characters may be read again and again on the way."""


def compose_with_recovery(text: str, report: DiagnosticCollector) -> Node | None:
    """The tree of a YAML text; none if it is empty or cannot be read, which is reported.

    Where the cause of a failure is understood, it is replaced by as many other characters, so that
    every place after it stays the same and the rest of the file can be checked at once.
    """
    guessed = False
    rounds = _REREAD // (len(text) + 1)
    for _round in range(min(max(rounds, _ROUNDS.start), _ROUNDS.stop)):
        attempt = DiagnosticCollector(report.lines)
        try:
            root = compose(text, attempt)
        except StopComposing:
            root = None
        except yaml.YAMLError as error:
            if guessed:
                report.extend(attempt)
                return None
            # Only broken files pay for what explains them.
            from interview.reader.explain_yaml_error import explain
            from interview.reader.parse_failure import ParseFailure

            found = explain(ParseFailure.of(error, text))
            report.error(
                found.code, found.message, found.place, found.hint, found.related, found.cure
            )
            for place in found.also:
                report.error(found.code, found.message, place, found.hint, found.related)
            if not found.repairs:
                report.extend(attempt)
                return None
            lines = text.split("\n")
            for repair in found.repairs:
                report.ignore_line(repair.line + 1)
                line, start = lines[repair.line], repair.column
                end = start + len(repair.replacement)
                lines[repair.line] = line[:start] + repair.replacement + line[end:]
            text, guessed = "\n".join(lines), found.is_guess
            continue
        report.extend(attempt)
        return None if isinstance(root, Scalar) and not root.text else root
    return None
