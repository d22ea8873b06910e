"""From the tree of a file to a frozen record of any kind; what does not fit is reported."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Any

from interview.nearest_name import nearest_name
from interview.reader import field_errors
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.duplicate_keys import without_duplicates
from interview.reader.field_types import (
    ChoiceType,
    FieldType,
    FlagType,
    ListType,
    NumberOrWordType,
    NumberType,
    RecordType,
    TableType,
    TextType,
    TranslatedType,
    record_type,
)
from interview.reader.multilingual_text import Text
from interview.reader.nodes import Mapping, Node, Scalar, Sequence, child
from interview.reader.scalars import ScalarReader
from interview.reader.translation_blocks import Entries, LanguageBlocks, Translations
from interview.reader.unindented_blocks import indent_blocks

_NONE: Translations = MappingProxyType({})
_OF_ANOTHER_KIND = 3
"""Keys from which a block that has none of those expected is taken for something else."""


class RecordReader:
    """Reads nodes by their types; what does not fit is reported and replaced by something empty.

    `languages` are those that the file declares, the main one first; none where a file has no
    translations. `misspelt` collects the keys that were meant by unknown ones, each with the
    identity of its block, so that nobody calls them missing.
    """

    def __init__(self, report: DiagnosticCollector, languages: tuple[str, ...] = ()) -> None:
        self._report = report
        self._scalars = ScalarReader(report)
        self._languages = LanguageBlocks(report, languages)
        self.misspelt: set[tuple[int, str]] = set()

    def read(
        self, expected: FieldType, node: Node, name: str, translations: Translations = _NONE
    ) -> Any:
        """The value of `node`.

        `name` is the key that messages call it by, `translations` are the nodes that repeat it in
        other languages. `TypeError` for a type that is not of `field_types`.
        """
        match expected:
            case TextType():
                text = self._scalars.text(node, name)
                if text and expected.form:
                    self._scalars.check_form(expected.form, text, node, name)
                if text and expected.words:
                    self._scalars.check_word(expected.words, text, node, name, expected.refused)
                return text
            case TranslatedType():
                main = self._scalars.prose(node, name)
                if not translations:
                    return Text(main)
                others = {
                    code: self._scalars.prose(other, name) for code, other in translations.items()
                }
                return Text(main, MappingProxyType(others))
            case ListType():
                return self._list(expected, node, name, translations)
            case RecordType():
                return self._record(expected, node, name, translations)
            case NumberType():
                return self._scalars.number(expected, node, name)
            case NumberOrWordType():
                return self._scalars.number_or_word(expected, node, name)
            case TableType():
                return self._table(expected, node, name, translations)
            case ChoiceType():
                return self._scalars.choice(expected, node, name)
            case FlagType():
                return self._scalars.flag(node, name)
        raise TypeError(f"no way to read {expected!r}")

    def _list(
        self, expected: ListType, node: Node, name: str, translations: Translations
    ) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            field_errors.not_a_list(self._report, node, name)
            return ()
        field_errors.check_count(self._report, expected.count, node, name)
        if not translations:
            return tuple(self.read(expected.item, item, name) for item in node.items)
        in_order = {
            code: other for code, other in translations.items() if not isinstance(other, Mapping)
        }
        paired = self._languages.items(node, name, in_order)
        for code, other in translations.items():
            if isinstance(other, Mapping):
                entries = self._entries(other, expected, name)
                self._languages.pair_by_id(expected.item, node, code, entries, paired)
        read = tuple(
            self.read(expected.item, item, name, others)
            for item, others in zip(node.items, paired, strict=True)
        )
        self._languages.check_lengths(node, name, in_order)
        return read

    def _table(
        self, expected: TableType, node: Node, name: str, translations: Translations
    ) -> MappingType[Any, Any]:
        if not isinstance(node, Mapping):
            field_errors.not_a_block(self._report, node, name, expected)
            return expected.empty
        entries = self._table_entries(expected, node, name)
        paired: dict[Any, dict[str, Node]] = {key: {} for key in entries} if translations else {}
        for code, other in translations.items():
            for key, (written, value) in self._table_entries(expected, other, name).items():
                if key in paired:
                    paired[key][code] = value
                elif not self._report.has_error_within(node):
                    self._languages.without_original(written)
        read = {
            key: self.read(expected.value, value, written.text, paired.get(key, _NONE))
            for key, (written, value) in entries.items()
        }
        return MappingProxyType(read)

    def _table_entries(
        self, expected: TableType, node: Node, name: str
    ) -> dict[Any, tuple[Scalar, Node]]:
        """A table's entries, by number where its keys are numbers."""
        written = self._entries(node, expected, name)
        if not isinstance(expected.key, NumberType):
            return dict(written)
        numbered = (
            (self._scalars.key_number(key, name), key, value) for key, value in written.values()
        )
        return without_duplicates(
            self._report, (entry for entry in numbered if entry[0] is not None)
        )

    def _record(
        self, expected: RecordType, node: Node, name: str, translations: Translations
    ) -> Any:
        if expected.bare:
            return expected.kind(self.read(expected.bare.type, node, name))
        if not isinstance(node, Mapping):
            field_errors.not_a_block(self._report, node, name, expected)
            return expected.empty
        entries = self._entries(node, expected, name)
        repeated = {expected.only_text: dict(translations)} if translations else {}
        for code, (_key, block) in self._languages.take(expected, entries).items():
            texts = self._entries(block, expected, code)
            self._languages.sort_by_key(expected, code, texts, repeated)
        unknown = [key for key in entries if key not in expected.by_key]
        is_foreign = len(unknown) >= _OF_ANOTHER_KIND and len(unknown) == len(entries)
        if is_foreign and not any(nearest_name(key, expected.keys) for key in unknown):
            field_errors.other_block(self._report, node, expected.keys)
            return expected.empty
        for key, (written, value) in entries.items():
            if key in expected.by_key or self._languages.is_misplaced(expected, written, value):
                continue
            free = tuple(known for known in expected.keys if known not in entries)
            meant = field_errors.unknown_key(self._report, written, free, expected)
            if meant:
                self.misspelt.add((id(node), meant))
        values: dict[str, Any] = {}
        for field in expected.fields:
            others = repeated.get(field.key, _NONE)
            if field.key in entries:
                value = entries[field.key][1]
                values[field.name] = self.read(field.type, value, field.key, others)
            elif field.is_required or others:  # most keys are in few blocks, and have a default
                values[field.name] = field.type.empty if field.is_required else field.default
                if (id(node), field.key) in self.misspelt:
                    continue
                if field.is_required:
                    field_errors.missing_key(self._report, node, field)
                for other in others.values():
                    self._languages.without_original(other)
        return expected.kind(**values)

    def _entries(
        self, node: Node, expected: RecordType | TableType | ListType, name: str
    ) -> Entries:
        """A block's keys with their values; a node that is no block is reported."""
        if not isinstance(node, Mapping):
            field_errors.not_a_block(self._report, node, name, expected)
            return {}
        entries = _as_written(node)
        if isinstance(expected, RecordType) and not entries.keys() <= expected.by_key.keys():
            indent_blocks(self._report, expected, node)
            entries = _as_written(node)
        if len(entries) == len(node.pairs):
            return entries
        pairs = []
        for key, value in node.pairs:
            if isinstance(key, Scalar):
                pairs.append((key.text, key, value))
            else:
                field_errors.not_a_key(self._report, key)
        return without_duplicates(self._report, pairs)


def _as_written(block: Mapping) -> Entries:
    """A block's keys with their values; of a key that comes twice, the last."""
    return {key.text: (key, value) for key, value in block.pairs if isinstance(key, Scalar)}


def declared_languages(kind: type, root: Node) -> tuple[str, ...]:
    """The languages that a file declares before the rest of it is read; none if it cannot.

    A record declares them in a field `languages`; where the file leaves it out, its default counts.
    """
    declaration = record_type(kind).by_key.get("languages")
    if declaration is None:
        return ()
    found = child(root, "languages")
    items = found[1].items if found and isinstance(found[1], Sequence) else []
    form = getattr(getattr(declaration.type, "item", None), "form", None)
    meant = form.meant if form else str
    codes = tuple(meant(item.text) or item.text for item in items if isinstance(item, Scalar))
    return codes or tuple(declaration.default)
