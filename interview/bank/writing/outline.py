"""From a bank to the tree of its file: every key in its place, and the remarks that teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from interview.bank.model import (
    Bank,
    Cell,
    Competency,
    Condition,
    Decision,
    Names,
    Question,
    Section,
    Signal,
)
from interview.bank.writing import comments
from interview.bank.writing.tree import Block, Entry, Items, Leaf, Piece
from interview.i18n import _
from interview.reader.field_types import (
    FieldType,
    Flag,
    ListOf,
    Number,
    Record,
    Table,
    Translated,
    Words,
    record,
)
from interview.reader.translated_text import Text

_TRANSLATIONS = ""
"""Where, among a record's keys, the blocks of its other languages stand."""
_ORDER: Mapping[type, tuple[tuple[str, ...], ...]] = {
    Bank: (
        ("format", "title", "languages", "minutes", "scale"),
        ("jurisdictions",),
        ("ignore",),
        ("decision",),
        ("opening", "closing"),
        (_TRANSLATIONS,),
        ("competencies",),
        ("sections",),
        ("vocabularies",),
    ),
    Competency: (("name", "description", "weight", _TRANSLATIONS),),
    Section: (("title", "stage", _TRANSLATIONS, "questions"),),
    Signal: (("id", "because", "suggests", "red_flag", "when"),),
    Question: (
        (
            *("id", "title", "competency", "weight", "minutes", "ask", "why", "note", "probes"),
            *("answer", "options", "unit", "columns", "levels", "signals", "examples"),
            _TRANSLATIONS,
        ),
    ),
}
"""The keys in the order they are read best, in groups with an empty line between them."""
_ALWAYS = {
    (Bank, "languages"),
    (Bank, "decision"),
    (Decision, "hire"),
    (Decision, "discuss"),
    (Decision, "coverage"),
    (Competency, "weight"),
}
"""What is written even where it says what its absence would."""
_SPACED = {
    (Bank, "competencies"),
    (Bank, "sections"),
    (Bank, "vocabularies"),
    (Section, "questions"),
}
"""Lists and blocks whose items have an empty line before each."""
_IN_BRACKETS = {(Bank, "scale")}
_IN_BRACES = (Names, Cell)


def outline(bank: Bank) -> Block:
    """The tree of a bank's file."""
    return _Outline(bank.languages[1:]).record(record(Bank), bank)


class _Outline:
    """Says each remark once, where it is first needed."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages
        self._above = dict(comments.ABOVE)
        self._beside = dict(comments.BESIDE)

    def record(self, shape: Record, value: Any) -> Block:
        entries: list[Entry] = []
        for group in _groups(shape):
            written = [entry for key in group for entry in self._entries(shape, key, value)]
            if entries and written:
                written[0] = replace(written[0], is_apart=True)
            entries += written
        return Block(tuple(entries), in_braces=shape.kind in _IN_BRACES)

    def _entries(self, shape: Record, key: str, value: Any) -> Iterator[Entry]:
        if key == _TRANSLATIONS:
            yield from self._translations(shape, value)
            return
        field, where = shape.by_key[key], (shape.kind, key)
        content = getattr(value, field.name)
        if field.is_required or where in _ALWAYS or content != field.default:
            above, beside = self._above.pop(where, ""), self._beside.pop(where, "")
            piece = _arranged(where, self._piece(field.shape, content))
            yield Entry(Leaf(key, True), piece, above and _(above), beside and _(beside))

    def _piece(self, shape: FieldType, value: Any) -> Piece:
        match shape:
            case Translated():
                return Leaf(value.main)
            case Words():
                return Leaf(value)
            case Number():
                return Leaf(_figure(value), is_bare=True)
            case Flag():
                return Leaf("true" if value else "false", is_bare=True)
            case ListOf():
                return self._list(shape, value)
            case Table():
                return self._table(shape, value)
            case Record():
                return self._inner_record(shape, value)
        return Leaf(str(value), is_bare=True)

    def _list(self, shape: ListOf, values: Sequence[Any]) -> Items:
        if isinstance(shape.item, Record) and shape.item.kind is Signal:
            values = _without_places(values)
        above = ""
        if isinstance(shape.item, Record) and values:
            above = self._above.pop((shape.item.kind, ""), "")
        entries = [Entry(None, self._piece(shape.item, value)) for value in values]
        if above:
            entries[0] = replace(entries[0], above=_(above))
        return Items(tuple(entries), in_brackets=isinstance(shape.item, Words))

    def _table(self, shape: Table, values: Mapping[Any, Any]) -> Block:
        are_numbers = isinstance(shape.key, Number)
        entries = (
            Entry(Leaf(str(key), are_numbers), self._piece(shape.value, value))
            for key, value in values.items()
        )
        return Block(tuple(entries))

    def _inner_record(self, shape: Record, value: Any) -> Piece:
        if shape.bare:
            return self._piece(shape.bare.shape, getattr(value, shape.bare.name))
        return self.record(shape, value)

    def _translations(self, shape: Record, value: Any) -> Iterator[Entry]:
        for code in self._languages if shape.takes_languages else ():
            entries = tuple(_repeated(shape, value, code))
            if entries:
                yield Entry(Leaf(code), Block(entries))


def _groups(shape: Record) -> Iterator[Sequence[str]]:
    """A record's keys as they are read best; what the order forgets comes last."""
    groups = _ORDER.get(shape.kind, ())
    yield from groups
    listed = {key for group in groups for key in group}
    yield tuple(key for key in shape.keys if key not in listed)


def _arranged(where: comments.Where, piece: Piece) -> Piece:
    """A key's value, more airy or more compact than others of its kind."""
    if isinstance(piece, Leaf):
        return piece
    if where in _SPACED:
        apart = tuple(replace(entry, is_apart=True) for entry in piece.entries)
        return replace(piece, entries=apart)
    if isinstance(piece, Items):
        return replace(piece, in_brackets=piece.in_brackets or where in _IN_BRACKETS)
    return replace(piece, in_braces=True) if _is_simple_denial(where, piece) else piece


def _is_simple_denial(where: comments.Where, block: Block) -> bool:
    deep = {"all", "any", "not", "rows"}
    inside = {entry.key.text for entry in block.entries if entry.key}
    return where == (Condition, "not") and not inside & deep


def _repeated(shape: Record, value: Any, code: str) -> Iterator[Entry]:
    """What a record says in another language."""
    for key in (key for group in _groups(shape) for key in group if key != _TRANSLATIONS):
        field = shape.by_key[key]
        piece = _said(field.shape, getattr(value, field.name), code)
        if piece:
            yield Entry(Leaf(key, True), _arranged((shape.kind, key), piece))


def _said(shape: FieldType, value: Any, code: str) -> Piece | None:
    """A value in another language; nothing where it is not said in it."""
    match shape:
        case Translated():
            return Leaf(value.others[code]) if value.others.get(code) else None
        case ListOf():
            return _list_said([_text(shape.item, item) for item in value], code)
        case Table(value=Translated()):
            said = {key: text.others[code] for key, text in value.items() if text.others.get(code)}
            entries = (Entry(Leaf(str(key), True), Leaf(text)) for key, text in said.items())
            return Block(tuple(entries)) if said else None
    return None


def _list_said(texts: Sequence[Text | None], code: str) -> Items | None:
    """A list is repeated whole: what nobody translated stands there in the main language."""
    known = [text for text in texts if text]
    if not any(text.others.get(code) for text in known):
        return None
    return Items(tuple(Entry(None, Leaf(text.to(code))) for text in known))


def _text(shape: FieldType, item: Any) -> Text | None:
    """The one text of a list's item."""
    if isinstance(shape, Translated):
        text: Text = item
        return text
    if isinstance(shape, Record) and shape.only_text:
        return _text(Translated(), getattr(item, shape.by_key[shape.only_text].name))
    return None


def _without_places(signals: Sequence[Signal]) -> list[Signal]:
    """Signals without the ids that only say where they stand."""
    return [
        replace(signal, id="") if signal.id == str(place) else signal
        for place, signal in enumerate(signals, start=1)
    ]


def _figure(value: float) -> str:
    """A number in digits, with no more decimals than it has."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")
