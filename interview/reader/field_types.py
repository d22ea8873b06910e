"""What the fields of a record look like in YAML, worked out once from its type hints.

`record_type(kind)` is where to begin: it describes a frozen dataclass, its fields, and what is
written about them in its docstrings.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from interview.reader.limits import ANY, Bare, Form, OneOf, Range
from interview.reader.multilingual_text import Text


class FieldType:
    """What a value looks like."""

    @property
    def is_translatable(self) -> bool:
        """Whether the block of another language may repeat it."""
        return False

    @property
    def empty(self) -> Any:
        """What replaces a value that cannot be read, so that the rest of the file can."""
        return 0


class TextType(FieldType):
    """A text for the program: the same in every language."""

    def __init__(self, form: Form | None, one_of: OneOf | None) -> None:
        self.form = form
        self.words = one_of.words if one_of else ()
        """The only ones allowed; any, if there are none."""
        self.refused: Mapping[str, str] = one_of.refused if one_of else {}
        """Further words, with the reason why they are not allowed."""

    @property
    def empty(self) -> str:
        return ""


class TranslatedType(FieldType):
    """A text for people."""

    @property
    def is_translatable(self) -> bool:
        return True

    @property
    def empty(self) -> Text:
        return Text("")


class NumberType(FieldType):
    """A number."""

    def __init__(self, whole: bool, limits: Range) -> None:
        self.whole = whole
        self.limits = limits


class NumberOrWordType(FieldType):
    """A whole number, or one of a few words."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words


class FlagType(FieldType):
    """`true` or `false`."""

    @property
    def empty(self) -> bool:
        return False


class ChoiceType(FieldType):
    """One of a few words."""

    def __init__(self, kind: type[StrEnum]) -> None:
        self.kind = kind

    @property
    def empty(self) -> StrEnum:
        return next(iter(self.kind))


class ListType(FieldType):
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
        if isinstance(item, RecordType):
            return bool(item.only_text)
        return isinstance(item, TranslatedType)


class TableType(FieldType):
    """A block whose keys are the writer's own: names, or numbers."""

    def __init__(self, key: TextType | NumberType, value: FieldType) -> None:
        self.key = key
        self.value = value

    @property
    def empty(self) -> types.MappingProxyType[Any, Any]:
        return types.MappingProxyType({})

    @property
    def is_translatable(self) -> bool:
        return isinstance(self.value, TranslatedType)


class Field:
    """A key of a record."""

    def __init__(self, name: str, field_type: FieldType, default: Any) -> None:
        self.name = name
        self.key = name.rstrip("_")
        """How it is written in YAML: the field `not_` has the key `not`."""
        self.type = field_type
        self.default = default
        self.is_required = default is MISSING


class RecordType(FieldType):
    """A block of known keys."""

    def __init__(self, kind: type) -> None:
        self.kind = kind
        """The dataclass."""

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its keys, in the order of the dataclass."""
        hints = get_type_hints(self.kind, include_extras=True)
        every = []
        for each in fields(self.kind):
            default = each.default
            if each.default_factory is not MISSING:
                default = each.default_factory()
            every.append(Field(each.name, field_type_of(hints[each.name]), default))
        return tuple(every)

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
        """The field whose value is written in the record's place."""
        hints = get_type_hints(self.kind, include_extras=True)
        extras = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
        return next((field for field in self.fields if _first(extras[field.name], Bare)), None)

    @cached_property
    def only_text(self) -> str:
        """The key of its one text for people, where it has one and nothing below has another."""
        texts = [field.key for field in self.fields if _has_text(field.type)]
        single = len(texts) == 1 and isinstance(self.by_key[texts[0]].type, TranslatedType)
        return texts[0] if single else ""

    @cached_property
    def takes_languages(self) -> bool:
        """Whether a block named by a language may be written in it."""
        return not self.only_text and any(field.type.is_translatable for field in self.fields)

    @property
    def empty(self) -> Any:
        values = {
            field.name: field.type.empty if field.is_required else field.default
            for field in self.fields
        }
        return self.kind(**values)

    @property
    def description(self) -> str:
        """What the dataclass is: its docstring."""
        import inspect

        return inspect.cleandoc(self.kind.__doc__ or "")

    @cached_property
    def field_descriptions(self) -> Mapping[str, str]:
        """What each field means, by its name; nothing for a field without a docstring under it."""
        return field_descriptions(self.kind)


def field_descriptions(kind: type) -> Mapping[str, str]:
    """What each field of a record means, by its name; nothing for one without a docstring under it.

    They are read from the source, for Python itself forgets them.
    """
    import ast
    import inspect

    (definition,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(definition, ast.ClassDef)
    found: dict[str, str] = {}
    for field, after in zip(definition.body, definition.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            text = inspect.cleandoc(str(after.value.value))
            found[field.target.id] = " ".join(text.split())
    return found


_RECORDS: dict[type, RecordType] = {}


def record_type(kind: type) -> RecordType:
    """What a dataclass looks like in YAML; one object for each, so that its fields are worked out
    once."""
    return _RECORDS.setdefault(kind, RecordType(kind))


def field_type_of(hint: Any, extras: tuple[Any, ...] = ()) -> FieldType:
    """What a value of a type hint looks like; `extras` is what `Annotated` says of it.

    `field_type_of(Annotated[int, Range(1, 9)])` is a whole number from 1 to 9. `TypeError` for a
    type that no file can hold.
    """
    origin = get_origin(hint)
    words = _first(extras, OneOf)
    if origin is Annotated:
        return field_type_of(hint.__origin__, hint.__metadata__)
    if origin in (Union, types.UnionType):
        members = [each for each in get_args(hint) if each is not types.NoneType]
        if len(members) == 1:
            return field_type_of(members[0], extras)
        if set(members) == {int, str} and words is not None:
            return NumberOrWordType(words.words)
    elif origin is tuple:
        return ListType(field_type_of(get_args(hint)[0]), _first(extras, Range) or ANY)
    elif origin is Mapping:
        key, value = (field_type_of(argument) for argument in get_args(hint))
        assert isinstance(key, TextType | NumberType)
        return TableType(key, value)
    elif hint is str:
        return TextType(_first(extras, Form), words)
    elif hint is Text:
        return TranslatedType()
    elif hint is bool:
        return FlagType()
    elif hint in (int, float):
        return NumberType(hint is int, _first(extras, Range) or ANY)
    elif issubclass(hint, StrEnum):
        return ChoiceType(hint)
    elif hasattr(hint, "__dataclass_fields__"):
        return record_type(hint)
    raise TypeError(f"no YAML for a value of type {hint!r}")


def _has_text(field_type: FieldType, above: frozenset[type] = frozenset()) -> bool:
    """Whether a text for people is in a value, however deep; `above` are the records around it."""
    if isinstance(field_type, ListType):
        return _has_text(field_type.item, above)
    if isinstance(field_type, TableType):
        return _has_text(field_type.value, above)
    if isinstance(field_type, RecordType):
        if field_type.kind in above:
            return False
        inside = above | {field_type.kind}
        return any(_has_text(field.type, inside) for field in field_type.fields)
    return isinstance(field_type, TranslatedType)


def _first(extras: tuple[Any, ...], kind: type) -> Any:
    return next((extra for extra in extras if isinstance(extra, kind)), None)
