"""The blocks of a bank that repeat its texts in another language."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType

from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.reader import field_errors
from interview.reader.diagnostic_collector import DiagnosticCollector, quoted
from interview.reader.field_types import Record
from interview.reader.nodes import Mapping, Node, Scalar, Sequence

Twins = MappingType[str, Node]
"""The nodes that repeat a value in other languages, by language."""


class LanguageBlocks:
    """Pairs texts with their translations, and reports those that have no pair."""

    def __init__(self, report: DiagnosticCollector, languages: tuple[str, ...]) -> None:
        self._report = report
        self._main = languages[0] if languages else ""
        self._others = frozenset(languages[1:])

    def take(
        self, shape: Record, entries: dict[str, tuple[Scalar, Node]]
    ) -> dict[str, tuple[Scalar, Node]]:
        """The languages' blocks among a record's keys; they are taken out of `entries`."""
        if not shape.takes_languages:
            return {}
        codes = [key for key in entries if key in self._others and key not in shape.by_key]
        return {code: entries.pop(code) for code in codes}

    def spread(
        self,
        shape: Record,
        code: str,
        block: Scalar,
        entries: dict[str, tuple[Scalar, Node]],
        repeated: dict[str, dict[str, Node]],
    ) -> None:
        """Sort what a language's block repeats by the key it repeats."""
        texts = tuple(field.key for field in shape.fields if field.shape.is_translatable)
        for name, (key, value) in entries.items():
            if name in texts:
                repeated.setdefault(name, {})[code] = value
            elif name in shape.by_key:
                self._not_repeated(key, code)
            else:
                field_errors.unknown_key(self._report, key, texts)

    def items(self, node: Sequence, name: str, twins: Twins) -> list[dict[str, Node]]:
        """For each item of a list, the items that repeat it."""
        paired: list[dict[str, Node]] = [{} for _item in node.items]
        for code, twin in twins.items():
            if not isinstance(twin, Sequence):
                field_errors.not_a_list(self._report, twin, name)
            elif len(twin.items) == len(node.items):
                for pair, item in zip(paired, twin.items, strict=True):
                    pair[code] = item
        return paired

    def check_lengths(self, node: Sequence, name: str, twins: Twins) -> None:
        """Report the lists that do not repeat every item, unless the list itself is at fault."""
        for code, twin in twins.items():
            if not isinstance(twin, Sequence) or len(twin.items) == len(node.items):
                continue
            if not self._report.has_error_within(node):
                self._lengths_differ(name, code, node, twin)

    def is_misplaced(self, shape: Record, key: Scalar, value: Node) -> bool:
        """Report a language's block that cannot stand here; whether `key` is one."""
        if not self._main or not re.fullmatch("[a-z]{2}", key.text):
            return False
        if key.text in self._others:
            self._does_not_go_here(shape, key)
        elif key.text == self._main:
            self._main_stands_in_place(key)
        elif isinstance(value, Mapping) and shape.takes_languages:
            self._undeclared(key)
        else:
            return False
        return True

    def without_original(self, key: Node, code: str) -> None:
        """A translation of something that the main language does not say."""
        self._report.error(
            "B039",
            _("this has no counterpart in {language}, the bank's main language").format(
                language=quoted(self._main)
            ),
            key,
            _("write it in {language} too, or take it away").format(language=quoted(self._main)),
        )

    def orphans(self, twins: Twins) -> None:
        """Translations of a key that the main language does not have."""
        for code, node in twins.items():
            self.without_original(node, code)

    def _lengths_differ(self, name: str, code: str, main: Sequence, twin: Sequence) -> None:
        count, wanted = len(twin.items), len(main.items)
        message = ngettext(
            "{name} has {count} item in {code}, but {wanted} in {main}",
            "{name} has {count} items in {code}, but {wanted} in {main}",
            count,
        )
        self._report.error(
            "B040",
            message.format(
                name=quoted(name),
                count=count,
                code=quoted(code),
                wanted=wanted,
                main=quoted(self._main),
            ),
            twin,
            _("repeat every item, in the same order"),
            [(main, _("the list it repeats"))],
        )

    def _not_repeated(self, key: Scalar, code: str) -> None:
        self._report.error(
            "B039",
            _("{name} is the same in every language").format(name=quoted(key.text)),
            key,
            _("a block such as {code} only repeats texts: take this line away").format(
                code=quoted(code)
            ),
        )

    def _does_not_go_here(self, shape: Record, key: Scalar) -> None:
        hint = (
            _("repeat it in the {code} block further out, as a list in the same order")
            if shape.only_text
            else _("nothing in this block is translated: take it away")
        )
        self._report.error(
            "B039",
            _("a {code} block cannot stand here").format(code=quoted(key.text)),
            key,
            hint.format(code=quoted(key.text)),
        )

    def _main_stands_in_place(self, key: Scalar) -> None:
        self._report.error(
            "B039",
            _("{code} is the main language: its texts need no block").format(code=quoted(key.text)),
            key,
            _("write its texts in place, one step further left"),
        )

    def _undeclared(self, key: Scalar) -> None:
        declared = one_line(", ".join((self._main, *sorted(self._others), key.text)))
        self._report.error(
            "B038",
            _("{code} is not among the bank's languages").format(code=quoted(key.text)),
            key,
            _("add it at the top: “languages: [{codes}]”").format(codes=declared),
        )
