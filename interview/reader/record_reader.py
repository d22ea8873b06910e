"""From the tree of a file to a frozen record of any kind, noting everything that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Any

from interview.reader import field_errors
from interview.reader.diagnostic_collector import DiagnosticCollector
from interview.reader.field_types import (
    Choice,
    Field,
    FieldType,
    Flag,
    ListOf,
    Number,
    NumberOrWord,
    Record,
    Table,
    Translated,
    Words,
    record,
)
from interview.reader.language_blocks import LanguageBlocks, Twins
from interview.reader.nodes import Mapping, Node, Scalar, Sequence, child
from interview.reader.scalars import Scalars
from interview.reader.translated_text import Text

_NONE: Twins = MappingProxyType({})
Entries = dict[str, tuple[Scalar, Node]]
"""A block's keys with their values."""
Numbered = dict[Any, tuple[Scalar, Node]]
"""The same, where the keys are numbers."""


class RecordReader:
    """Reads nodes by their shapes; what does not fit is reported and replaced by something empty.

    `languages` are those that the file declares, the main one first; none where a file has no
    translations. `misspelt` collects the keys that were meant by unknown ones, each with the
    identity of its block, so that nobody calls them missing.
    """

    def __init__(self, report: DiagnosticCollector, languages: tuple[str, ...] = ()) -> None:
        self._report = report
        self._scalars = Scalars(report)
        self._blocks = LanguageBlocks(report, languages)
        self.misspelt: set[tuple[int, str]] = set()
        self._reading: dict[type[FieldType], Callable[[Any, Node, str, Twins], Any]] = {
            Words: self._words,
            Translated: self._translated,
            Number: lambda shape, node, name, _: self._scalars.number(shape, node, name),
            NumberOrWord: lambda shape, node, name, _: self._scalars.number_or_word(
                shape, node, name
            ),
            Flag: lambda shape, node, name, _: self._scalars.flag(node, name),
            Choice: lambda shape, node, name, _: self._scalars.choice(shape, node, name),
            ListOf: self._list,
            Table: self._table,
            Record: self._record,
        }

    def read(self, shape: FieldType, node: Node, name: str, twins: Twins = _NONE) -> Any:
        """The value of `node`; `name` is the key to speak of in a message, `twins` the nodes that
        repeat it in other languages."""
        return self._reading[type(shape)](shape, node, name, twins)

    def _words(self, shape: Words, node: Node, name: str, twins: Twins) -> str:
        text = self._scalars.text(node, name)
        if text and shape.form:
            self._scalars.check_form(shape.form, text, node, name)
        if text and shape.words:
            self._scalars.check_word(shape.words, text, node, name)
        return text

    def _translated(self, shape: Translated, node: Node, name: str, twins: Twins) -> Text:
        main = self._scalars.prose(node, name)
        if not twins:
            return Text(main)
        others = {code: self._scalars.prose(twin, name) for code, twin in twins.items()}
        return Text(main, MappingProxyType(others))

    def _list(self, shape: ListOf, node: Node, name: str, twins: Twins) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            field_errors.not_a_list(self._report, node, name)
            return ()
        field_errors.check_count(self._report, shape.count, node, name)
        if not twins:
            return tuple(self.read(shape.item, item, name) for item in node.items)
        paired = zip(node.items, self._blocks.items(node, name, twins), strict=True)
        read = tuple(self.read(shape.item, item, name, twin) for item, twin in paired)
        self._blocks.check_lengths(node, name, twins)
        return read

    def _table(self, shape: Table, node: Node, name: str, twins: Twins) -> MappingType[Any, Any]:
        if not isinstance(node, Mapping):
            field_errors.not_a_block(self._report, node, name, shape)
            return shape.empty
        entries = self._numbered(shape, node, name)
        paired: dict[Any, dict[str, Node]] = {key: {} for key in entries} if twins else {}
        for code, twin in twins.items():
            for key, (written, value) in self._twin_entries(shape, twin, name).items():
                if key in paired:
                    paired[key][code] = value
                elif not self._report.has_error_within(node):
                    self._blocks.without_original(written, code)
        read = {
            key: self.read(shape.value, value, written.text, paired.get(key, _NONE))
            for key, (written, value) in entries.items()
        }
        return MappingProxyType(read)

    def _twin_entries(self, shape: Table, twin: Node, name: str) -> Numbered:
        if isinstance(twin, Mapping):
            return self._numbered(shape, twin, name)
        field_errors.not_a_block(self._report, twin, name, shape)
        return {}

    def _numbered(self, shape: Table, node: Mapping, name: str) -> Numbered:
        """A table's entries, by number where its keys are numbers."""
        written = self._entries(node)
        if not isinstance(shape.key, Number):
            return dict(written)
        entries: Numbered = {}
        for key, value in written.values():
            number = self._scalars.key_number(shape.key, key, name)
            if number in entries:
                field_errors.duplicate_key(self._report, key, entries[number][0], key.text)
            elif number is not None:
                entries[number] = (key, value)
        return entries

    def _record(self, shape: Record, node: Node, name: str, twins: Twins) -> Any:
        if shape.bare:
            return shape.kind(self.read(shape.bare.shape, node, name))
        if not isinstance(node, Mapping):
            field_errors.not_a_block(self._report, node, name, shape)
            return shape.empty
        entries = self._entries(node)
        repeated = {shape.only_text: dict(twins)} if twins else {}
        for code, (key, block) in self._blocks.take(shape, entries).items():
            self._blocks.spread(shape, code, key, self._block(block, code, shape), repeated)
        self._report_unknown(shape, node, entries)
        values = {
            field.name: self._field(field, node, entries, repeated.get(field.key, _NONE))
            for field in shape.fields
        }
        return shape.kind(**values)

    def _block(self, block: Node, code: str, shape: Record) -> Entries:
        if isinstance(block, Mapping):
            return self._entries(block)
        field_errors.not_a_block(self._report, block, code, shape)
        return {}

    def _field(self, field: Field, block: Mapping, entries: Entries, twins: Twins) -> Any:
        if field.key in entries:
            return self.read(field.shape, entries[field.key][1], field.key, twins)
        if (id(block), field.key) not in self.misspelt:
            if field.is_required:
                field_errors.missing_key(self._report, block, field)
            self._blocks.orphans(twins)
        return field.shape.empty if field.is_required else field.default

    def _report_unknown(self, shape: Record, block: Mapping, entries: Entries) -> None:
        for name, (key, value) in entries.items():
            if name in shape.by_key or self._blocks.is_misplaced(shape, key, value):
                continue
            free = tuple(known for known in shape.keys if known not in entries)
            meant = field_errors.unknown_key(self._report, key, free)
            if meant:
                self.misspelt.add((id(block), meant))

    def _entries(self, block: Mapping) -> Entries:
        entries: Entries = {}
        for key, value in block.pairs:
            if not isinstance(key, Scalar):
                field_errors.not_a_key(self._report, key)
            elif key.text in entries:
                field_errors.duplicate_key(self._report, key, entries[key.text][0], key.text)
            else:
                entries[key.text] = (key, value)
        return entries


def declared_languages(kind: type, root: Node) -> tuple[str, ...]:
    """The languages that a file declares before the rest of it is read; none if it cannot."""
    if "languages" not in record(kind).by_key:
        return ()
    found = child(root, "languages")
    items = found[1].items if found and isinstance(found[1], Sequence) else []
    codes = tuple(item.text for item in items if isinstance(item, Scalar))
    return codes or tuple(record(kind).by_key["languages"].default)
