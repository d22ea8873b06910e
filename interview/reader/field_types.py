"""What the fields of a record look like in YAML, worked out once from their type hints."""

from __future__ import annotations

import types
from collections.abc import Mapping as MappingType
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from interview.reader.limits import ANY, Bare, Form, OneOf, Range
from interview.reader.translated_text import Text


class FieldType:
    """What a value looks like."""

    @property
    def is_translatable(self) -> bool:
        """Whether another language may repeat it."""
        return False

    @property
    def empty(self) -> Any:
        """What stands in for a value that cannot be read, so that the rest can."""
        return 0


class Words(FieldType):
    """A text for the program: the same in every language."""

    def __init__(self, form: Form | None, words: tuple[str, ...]) -> None:
        self.form = form
        self.words = words
        """The only ones that will do; any, if there are none."""

    @property
    def empty(self) -> str:
        return ""


class Translated(FieldType):
    """A text for people."""

    @property
    def is_translatable(self) -> bool:
        return True

    @property
    def empty(self) -> Text:
        return Text("")


class Number(FieldType):
    """A figure."""

    def __init__(self, whole: bool, limits: Range) -> None:
        self.whole = whole
        self.limits = limits


class NumberOrWord(FieldType):
    """A whole number, or one of a few words."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words


class Flag(FieldType):
    """`true` or `false`."""

    @property
    def empty(self) -> bool:
        return False


class Choice(FieldType):
    """One of a few words."""

    def __init__(self, kind: type[StrEnum]) -> None:
        self.kind = kind

    @property
    def empty(self) -> StrEnum:
        return next(iter(self.kind))


class ListOf(FieldType):
    """A list."""

    def __init__(self, item: FieldType, count: Range) -> None:
        self.item = item
        self.count = count

    @property
    def empty(self) -> tuple[Any, ...]:
        return ()

    @property
    def is_translatable(self) -> bool:
        item = self.item
        return isinstance(item, Translated) or (isinstance(item, Record) and bool(item.only_text))


class Table(FieldType):
    """A block whose keys are the writer's own: names, or levels."""

    def __init__(self, key: Words | Number, value: FieldType) -> None:
        self.key = key
        self.value = value

    @property
    def empty(self) -> types.MappingProxyType[Any, Any]:
        return types.MappingProxyType({})

    @property
    def is_translatable(self) -> bool:
        return isinstance(self.value, Translated)


class Field:
    """A key of a record."""

    def __init__(self, name: str, shape: FieldType, default: Any) -> None:
        self.name = name
        self.key = name.rstrip("_")
        self.shape = shape
        self.default = default
        self.is_required = default is MISSING


class Record(FieldType):
    """A block of known keys."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its keys, in the model's order."""
        hints = get_type_hints(self.kind, include_extras=True)
        return tuple(
            Field(f.name, field_type_of(hints[f.name]), _default(f)) for f in fields(self.kind)
        )

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys it knows."""
        return tuple(field.key for field in self.fields)

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """Its fields by key."""
        return {field.key: field for field in self.fields}

    @cached_property
    def bare(self) -> Field | None:
        """The field whose value stands in the record's place."""
        hints = get_type_hints(self.kind, include_extras=True)
        return next((f for f in self.fields if _extra(hints[f.name], Bare)), None)

    @cached_property
    def only_text(self) -> str:
        """The key of its one text for people, where it has one and nothing below has another."""
        texts = [field.key for field in self.fields if _has_text(field.shape)]
        single = len(texts) == 1 and isinstance(self.by_key[texts[0]].shape, Translated)
        return texts[0] if single else ""

    @cached_property
    def takes_languages(self) -> bool:
        """Whether a block named by a language may stand in it."""
        return not self.only_text and any(field.shape.is_translatable for field in self.fields)

    @property
    def empty(self) -> Any:
        values = {
            field.name: field.shape.empty if field.is_required else field.default
            for field in self.fields
        }
        return self.kind(**values)


_RECORDS: dict[type, Record] = {}


def record(kind: type) -> Record:
    """The shape of a dataclass; one for each, so that its fields are worked out once."""
    return _RECORDS.setdefault(kind, Record(kind))


def field_type_of(hint: Any, extras: tuple[Any, ...] = ()) -> FieldType:
    """The shape of a type hint; `TypeError` for a type that no bank is made of."""
    origin = get_origin(hint)
    if origin is Annotated:
        return field_type_of(hint.__origin__, hint.__metadata__)
    if origin in (Union, types.UnionType):
        return _union(get_args(hint), extras)
    if origin is tuple:
        return ListOf(field_type_of(get_args(hint)[0]), _first(extras, Range) or ANY)
    if origin is MappingType:
        key, value = (field_type_of(argument) for argument in get_args(hint))
        assert isinstance(key, Words | Number)
        return Table(key, value)
    return _plain(hint, extras)


def _plain(hint: type, extras: tuple[Any, ...]) -> FieldType:
    if hint is str:
        words = _first(extras, OneOf)
        return Words(_first(extras, Form), words.words if words else ())
    if hint is Text:
        return Translated()
    if hint is bool:
        return Flag()
    if hint in (int, float):
        return Number(hint is int, _first(extras, Range) or ANY)
    if issubclass(hint, StrEnum):
        return Choice(hint)
    if hasattr(hint, "__dataclass_fields__"):
        return record(hint)
    raise TypeError(f"no YAML shape for {hint!r}")


def _union(members: tuple[Any, ...], extras: tuple[Any, ...]) -> FieldType:
    rest = [member for member in members if member is not types.NoneType]
    if len(rest) == 1:
        return field_type_of(rest[0], extras)
    words = _first(extras, OneOf)
    if set(rest) == {int, str} and words is not None:
        return NumberOrWord(words.words)
    raise TypeError(f"no YAML shape for {members!r}")


def _has_text(shape: FieldType, above: frozenset[type] = frozenset()) -> bool:
    if isinstance(shape, ListOf):
        return _has_text(shape.item, above)
    if isinstance(shape, Table):
        return _has_text(shape.value, above)
    if isinstance(shape, Record):
        inside = above | {shape.kind}
        return shape.kind not in above and any(_has_text(f.shape, inside) for f in shape.fields)
    return isinstance(shape, Translated)


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _extra(hint: Any, kind: type) -> Any:
    return _first(getattr(hint, "__metadata__", ()), kind)


def _first(extras: tuple[Any, ...], kind: type) -> Any:
    return next((extra for extra in extras if isinstance(extra, kind)), None)
