"""A bank's JSON Schema (draft 2020-12), for editors that complete, check and explain as one types.

It says what a file must look like, from the same shapes as the reader; that everything a bank
refers to exists is for `bank check` to say.
"""

from __future__ import annotations

from typing import Any

from interview.bank.model import Bank, Cell, Condition
from interview.reader.docstrings import about, about_fields
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
from interview.reader.limits import Range

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
"""Editors see a number in `mentions: [2010]`, where the reader sees a text."""
_NEVER_EMPTY = (Condition, Cell)
"""Records that say nothing when they have no key."""


def json_schema() -> Schema:
    """The schema of a whole bank."""
    definitions: dict[str, Schema] = {}
    _define(record(Bank), definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A question bank",
        "$ref": "#/$defs/Bank",
        "$defs": definitions,
    }


def _define(shape: Record, definitions: dict[str, Schema]) -> None:
    name = shape.kind.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _block(shape, definitions)


def _block(shape: Record, definitions: dict[str, Schema]) -> Schema:
    texts = about_fields(shape.kind)
    schema: Schema = {
        "title": shape.kind.__name__,
        "description": about(shape.kind),
        "type": "object",
        "properties": {
            field.key: _property(field, texts.get(field.name, ""), definitions)
            for field in shape.fields
        },
        "required": [field.key for field in shape.fields if field.is_required],
        "additionalProperties": False,
    }
    if shape.takes_languages:
        schema["patternProperties"] = {_language_keys(shape): _language_block(shape)}
    if shape.kind in _NEVER_EMPTY:
        schema["minProperties"] = 1
    return schema


def _property(field: Field, description: str, definitions: dict[str, Schema]) -> Schema:
    schema = {"description": description, **_value(field.shape, definitions)}
    plain = isinstance(field.default, str | int | float) and field.default != ""
    return {**schema, "default": field.default} if plain else schema


def _value(shape: FieldType, definitions: dict[str, Schema]) -> Schema:
    match shape:
        case Words():
            return _words(shape)
        case Translated():
            return dict(_TEXT)
        case Number():
            return {"type": "integer" if shape.whole else "number", **_bounds(shape.limits)}
        case NumberOrWord():
            return {"anyOf": [{"type": "integer", "minimum": 1}, {"enum": list(shape.words)}]}
        case Flag():
            return {"type": "boolean"}
        case Choice():
            return {"enum": [str(member) for member in shape.kind]}
        case ListOf():
            items = _value(shape.item, definitions)
            return {"type": "array", "items": items, **_counts(shape.count)}
        case Table():
            return _table(shape, _value(shape.value, definitions))
        case Record():
            return _record(shape, definitions)
    raise TypeError(f"no JSON Schema for {shape!r}")


def _record(shape: Record, definitions: dict[str, Schema]) -> Schema:
    if shape.bare:
        return _value(shape.bare.shape, definitions)
    _define(shape, definitions)
    return {"$ref": f"#/$defs/{shape.kind.__name__}"}


def _words(shape: Words) -> Schema:
    if shape.words:
        return {"enum": list(shape.words)}
    if shape.form:
        return {**_TEXT, "pattern": f"^({shape.form.pattern})$"}
    return dict(_TEXT)


def _table(shape: Table, value: Schema) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": value}
    if isinstance(shape.key, Number):
        schema["propertyNames"] = {"pattern": "^[0-9]+$"}
    return schema


def _language_keys(shape: Record) -> str:
    """A pattern for the keys of two letters that are not the record's own."""
    own = "|".join(key for key in shape.keys if len(key) == 2)
    return f"^(?!({own})$)[a-z]{{2}}$" if own else "^[a-z]{2}$"


def _language_block(shape: Record) -> Schema:
    return {
        "type": "object",
        "description": "The texts above in another language, with the same keys and in order.",
        "properties": {
            field.key: _repeated(field.shape)
            for field in shape.fields
            if field.shape.is_translatable
        },
        "additionalProperties": False,
    }


def _repeated(shape: FieldType) -> Schema:
    """What repeats a translatable value: texts, in the same arrangement."""
    if isinstance(shape, ListOf):
        return {"type": "array", "items": dict(_TEXT)}
    return _table(shape, dict(_TEXT)) if isinstance(shape, Table) else dict(_TEXT)


def _bounds(limits: Range) -> Schema:
    return _without_none({"minimum": limits.at_least, "maximum": limits.at_most})


def _counts(count: Range) -> Schema:
    return _without_none({"minItems": count.at_least, "maxItems": count.at_most})


def _without_none(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if value is not None}
