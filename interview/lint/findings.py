"""What a rule is, and where advice is collected, at the exact words it is about."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank.model import Bank
from interview.frozen import frozen
from interview.lint.passages import Passage
from interview.reader.diagnostics import Cure, Diagnostic, Related, Severity
from interview.reader.nodes import Node, Scalar
from interview.reader.place import NodePath, Place
from interview.reader.source import Source


@frozen
class Rule:
    """A kind of advice; its texts are catalogue messages, to be translated when shown."""

    code: str
    title: str
    """What is advised against, in a few words."""
    reason: str
    """Why, in one paragraph."""
    source: str
    """Where the reason comes from in research or practice; never translated. Empty for a subject of
    the law, whose sources are its rules."""
    bad: str
    """A piece of YAML, of a question or of a bank, that earns the advice."""
    better: str
    """The same, as it should be."""
    subject: str = ""
    """The key of the subject of the law that it is about, if any."""


TextRange = tuple[int, int]
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
        """Advise at the value at `path`, or at its key; `related` are other places, with a note."""
        place = self._source.key_place(path) if of_key else self._source.place(path)
        others = tuple(Related(self._source.place(other), note) for other, note in related)
        self._add(rule, message, place, hint, others)

    def at_node(
        self, rule: Rule, message: str, node: Node, hint: str, cure: Cure | None = None
    ) -> None:
        """Advise at something that is written, key or value."""
        self._add(rule, message, node.place(self._source.lines), hint, (), cure)

    def within(
        self, rule: Rule, message: str, passage: Passage, span: TextRange | None, hint: str
    ) -> None:
        """Advise at some characters of a passage, or at all of it."""
        node = self.node(passage.path)
        if span is None or not isinstance(node, Scalar):
            place = self._source.place(passage.path)
        else:
            # In the file, there may be white space before the text.
            shift = max(node.text.find(passage.text), 0)
            place = self._source.place_within(node, span[0] + shift, span[1] + shift)
        self._add(rule, message, place, hint, ())

    def node(self, path: NodePath) -> Node | None:
        """The value at `path` in the file; none where it is not written."""
        return self._source.node(path)

    def _add(
        self,
        rule: Rule,
        message: str,
        place: Place,
        hint: str,
        related: tuple[Related, ...],
        cure: Cure | None = None,
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
                cure,
            )
        )
