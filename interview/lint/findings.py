"""Where advice is collected, at the exact words it is about."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank.model import Bank
from interview.lint.passages import Passage
from interview.lint.rule import Rule
from interview.reader.diagnostics import Diagnostic, Related, Severity
from interview.reader.nodes import Node, Scalar
from interview.reader.place import NodePath, Place
from interview.reader.source import Source

Span = tuple[int, int]
"""From a character of a text to another, which is not included."""


class Findings:
    """The advice about one bank."""

    def __init__(self, bank: Bank, source: Source) -> None:
        self.bank = bank
        self._source = source
        self.found: list[Diagnostic] = []

    def at(
        self,
        rule: Rule,
        message: str,
        path: NodePath,
        hint: str,
        *,
        of_key: bool = False,
        related: Iterable[tuple[NodePath, str]] = (),
    ) -> None:
        """Advise at a value, or at its key."""
        place = self._source.key_place(path) if of_key else self._source.place(path)
        others = tuple(Related(self._source.place(other), note) for other, note in related)
        self._add(rule, message, place, hint, others)

    def within(
        self, rule: Rule, message: str, passage: Passage, span: Span | None, hint: str
    ) -> None:
        """Advise at some words of a passage, or at all of it."""
        self._add(rule, message, self._place(passage, span), hint, ())

    def _add(
        self, rule: Rule, message: str, place: Place, hint: str, related: tuple[Related, ...]
    ) -> None:
        self.found.append(
            Diagnostic(
                rule.code,
                Severity.ADVICE,
                message,
                place.line,
                place.column,
                place.end_column,
                hint,
                related,
            )
        )

    def _place(self, passage: Passage, span: Span | None) -> Place:
        node = self.node(passage.path)
        if span is None or not isinstance(node, Scalar):
            return self._source.place(passage.path)
        return self._source.place_within(node, *_shifted(node.text, passage.text, span))

    def node(self, path: NodePath) -> Node | None:
        """The value at `path` in the file; none where it is not written."""
        return self._source.node(path)


def _shifted(written: str, read: str, span: Span) -> Span:
    """The span in the text as YAML has it: the model's has no white space around it."""
    shift = max(written.find(read), 0)
    return span[0] + shift, span[1] + shift
