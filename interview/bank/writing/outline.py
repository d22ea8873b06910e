"""From a bank to the tree of its file: every key in order, and the comments that explain them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from interview.bank.writing.layout import Block, Items, Leaf, Piece, TreeEntry
from interview.frozen import replace
from interview.i18n import _
from interview.listening import ListeningSet
from interview.reader.field_types import (
    Field,
    FieldType,
    FlagType,
    ListType,
    NumberType,
    RecordType,
    TableType,
    TextType,
    TranslatedType,
    record_type,
)
from interview.reader.multilingual_text import Text

_TRANSLATIONS = ""
"""Where, among a record's keys, the blocks of its other languages are written."""
_ORDER: Mapping[type, tuple[tuple[str, ...], ...]] = {
    Bank: (
        ("format", "title", "languages", "minutes", "scale"),
        ("jurisdictions",),
        ("ignore",),
        ("decision",),
        ("opening", "consent", "closing"),
        (_TRANSLATIONS,),
        ("competencies",),
        ("sections",),
        ("vocabularies",),
        ("listening",),
    ),
    Competency: (("name", "description", "weight", "weight_because", _TRANSLATIONS),),
    Section: (("title", "stage", _TRANSLATIONS, "questions"),),
    ListeningSet: (
        ("title", "about", _TRANSLATIONS, "hears", "but_not", "examples", "counterexamples"),
    ),
    Signal: (("id", "because", "suggests", "red_flag", "when"),),
    Question: (
        (
            *(
                "id",
                "title",
                "competency",
                "weight",
                "weight_because",
                "minutes",
                "ask",
                "why",
                "note",
                "probes",
            ),
            *("answer", "options", "unit", "columns", "levels", "signals", "examples", "ignore"),
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
    (Bank, "listening"),
    (Section, "questions"),
}
"""Lists and blocks whose items have an empty line before each."""
_IN_BRACKETS = {(Bank, "scale")}
_IN_BRACES = (Names, Cell)


def outline(bank: Bank) -> Block:
    """The tree of a bank's file."""
    return _Outline(bank.languages[1:]).record(record_type(Bank), bank)


class _Outline:
    """Writes each comment once, where it is first needed."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages
        self._above = dict(comments.ABOVE)
        self._beside = dict(comments.BESIDE)

    def record(self, shape: RecordType, value: Any) -> Block:
        """A record with its keys in order, in groups; what its absence would say is left out."""
        entries: list[TreeEntry] = []
        for group in _groups(shape):
            written: list[TreeEntry] = []
            for key in group:
                if key == _TRANSLATIONS:
                    for code in self._languages if shape.takes_languages else ():
                        texts = _translations(shape, value, code)
                        if texts:
                            written.append(TreeEntry(Leaf(code), Block(texts)))
                    continue
                field, where = shape.by_key[key], (shape.kind, key)
                content = getattr(value, field.name)
                if field.is_required or where in _ALWAYS or content != field.default:
                    above, beside = self._above.pop(where, ""), self._beside.pop(where, "")
                    piece = _arranged(where, self._piece(field.type, content))
                    written.append(
                        TreeEntry(Leaf(key, True), piece, above and _(above), beside and _(beside))
                    )
            if entries and written:
                written[0] = replace(written[0], is_apart=True)
            entries += written
        return Block(tuple(entries), in_braces=shape.kind in _IN_BRACES)

    def _piece(self, field_type: FieldType, value: Any) -> Piece:
        match field_type:
            case TranslatedType():
                return Leaf(value.main)
            case TextType():
                return Leaf(value)
            case NumberType():
                # In digits, with no more decimals than it has.
                number = f"{Decimal(repr(value)):f}".removesuffix(".0")
                return Leaf(number, is_bare=True)
            case FlagType():
                return Leaf("true" if value else "false", is_bare=True)
            case ListType():
                above = ""
                if isinstance(field_type.item, RecordType) and value:
                    above = self._above.pop((field_type.item.kind, ""), "")
                    if field_type.item.kind is Signal:
                        # An id that is only the signal's place in the list is not written.
                        value = [
                            replace(signal, id="") if signal.id == str(place) else signal
                            for place, signal in enumerate(value, start=1)
                        ]
                items = [TreeEntry(None, self._piece(field_type.item, each)) for each in value]
                if above:
                    items[0] = replace(items[0], above=_(above))
                return Items(tuple(items), in_brackets=isinstance(field_type.item, TextType))
            case TableType():
                are_numbers = isinstance(field_type.key, NumberType)
                entries = (
                    TreeEntry(Leaf(str(key), are_numbers), self._piece(field_type.value, each))
                    for key, each in value.items()
                )
                return Block(tuple(entries))
            case RecordType(bare=Field() as bare):
                return self._piece(bare.type, getattr(value, bare.name))
            case RecordType():
                return self.record(field_type, value)
        return Leaf(str(value), is_bare=True)


def _groups(shape: RecordType) -> Iterator[Sequence[str]]:
    """A record's keys as they are read best; what the order forgets comes last."""
    groups = _ORDER.get(shape.kind, ())
    yield from groups
    listed = {key for group in groups for key in group}
    yield tuple(key for key in shape.keys if key not in listed)


def _arranged(where: comments.Where, piece: Piece) -> Piece:
    """A key's value, more airy or more compact than others of its type."""
    if isinstance(piece, Leaf):
        return piece
    if where in _SPACED:
        apart = tuple(replace(entry, is_apart=True) for entry in piece.entries)
        return replace(piece, entries=apart)
    if isinstance(piece, Items):
        return replace(piece, in_brackets=piece.in_brackets or where in _IN_BRACKETS)
    if where == (Condition, "not"):
        deep = {"all", "any", "not", "rows"}
        inside = {entry.key.text for entry in piece.entries if entry.key}
        return piece if inside & deep else replace(piece, in_braces=True)
    return piece


def _translations(shape: RecordType, value: Any, code: str) -> tuple[TreeEntry, ...]:
    """What a record says in another language; nothing where it says nothing in it."""
    entries = []
    for key in (key for group in _groups(shape) for key in group if key != _TRANSLATIONS):
        field = shape.by_key[key]
        piece = _translated(field.type, getattr(value, field.name), code)
        if piece:
            entries.append(TreeEntry(Leaf(key, True), _arranged((shape.kind, key), piece)))
    return tuple(entries)


def _translated(field_type: FieldType, value: Any, code: str) -> Piece | None:
    """A value in another language; none where it is not written in it.

    A list is repeated whole: what nobody translated stays in the main language.
    """
    match field_type:
        case TranslatedType():
            return Leaf(value.others[code]) if value.others.get(code) else None
        case ListType():
            texts = [text for text in (_text(field_type.item, item) for item in value) if text]
            if not any(text.others.get(code) for text in texts):
                return None
            return Items(tuple(TreeEntry(None, Leaf(text.to(code))) for text in texts))
        case TableType(value=TranslatedType()):
            words = {key: text.others[code] for key, text in value.items() if text.others.get(code)}
            entries = (TreeEntry(Leaf(str(key), True), Leaf(text)) for key, text in words.items())
            return Block(tuple(entries)) if words else None
    return None


def _text(field_type: FieldType, item: Any) -> Text | None:
    """The one text of a list's item."""
    if isinstance(field_type, TranslatedType):
        text: Text = item
        return text
    if isinstance(field_type, RecordType) and field_type.only_text:
        field = field_type.by_key[field_type.only_text]
        return _text(field.type, getattr(item, field.name))
    return None
