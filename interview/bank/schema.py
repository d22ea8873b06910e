"""A bank's JSON Schema (draft 2020-12), for editors that complete, check and explain as one types.

It says what a file must look like, from the same field types as the reader; that everything a bank
refers to exists is for `bank check` to say.
"""

from __future__ import annotations

from typing import Any

from interview.bank.model import Bank, Cell, Condition
from interview.listening import listening_sets
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

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
"""Editors see a number in `mentions: [2010]`, where the reader sees a text."""
_NEVER_EMPTY = (Condition, Cell)
"""Records that say nothing when they have no key."""


def json_schema() -> Schema:
    """The schema of a whole bank; `json.dumps` writes it."""
    return schema_of(Bank, "A question bank")


def schema_of(kind: type, title: str) -> Schema:
    """The schema of a file that holds a record of `kind`."""
    definitions: dict[str, Schema] = {}
    _define(record_type(kind), definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "$ref": f"#/$defs/{kind.__name__}",
        "$defs": definitions,
    }


def _define(record: RecordType, definitions: dict[str, Schema]) -> None:
    """Add the definition of a record, and of the records inside it, unless it is there."""
    name = record.kind.__name__
    if name in definitions:
        return
    definitions[name] = {}  # its place, so that a record inside itself ends the recursion
    properties = {}
    for field in record.fields:
        schema = _value(field.type, definitions)
        if isinstance(field.type, TextType) and schema == _TEXT:
            schema["type"] = ["string", "number"]  # or else editors propose true and false
        if record.kind is Condition and field.name == "hears":
            # an editor proposes the sets that come with the program; a bank may have others
            schema["items"] = {"anyOf": [{"enum": list(listening_sets())}, dict(_TEXT)]}
        schema = {"description": record.field_descriptions.get(field.name, ""), **schema}
        if isinstance(field.default, str | int | float) and field.default != "":
            schema["default"] = field.default
        properties[field.key] = schema
    definition: Schema = {
        "title": name,
        "description": record.description,
        "type": "object",
        "properties": properties,
        "required": [field.key for field in record.fields if field.is_required],
        "additionalProperties": False,
    }
    if record.takes_languages:
        # Keys of two letters that are not the record's own.
        own = "|".join(key for key in record.keys if len(key) == 2)
        languages = f"^(?!({own})$)[a-z]{{2}}$" if own else "^[a-z]{2}$"
        definition["patternProperties"] = {languages: _language_block(record)}
    if record.kind in _NEVER_EMPTY:
        definition["minProperties"] = 1
    definitions[name] = definition


def _value(field_type: FieldType, definitions: dict[str, Schema]) -> Schema:
    match field_type:
        case TextType():
            if field_type.words:
                return {"enum": list(field_type.words)}
            if field_type.form:
                return {**_TEXT, "pattern": f"^({field_type.form.pattern})$"}
            return dict(_TEXT)
        case TranslatedType():
            return dict(_TEXT)
        case NumberType():
            limits = {
                "minimum": field_type.limits.at_least,
                "maximum": field_type.limits.at_most,
            }
            if field_type.limits.at_least == field_type.limits.at_most is not None:
                return {"const": field_type.limits.at_least}
            kind = "integer" if field_type.whole else "number"
            return {"type": kind, **_without_none(limits)}
        case NumberOrWordType():
            return {"anyOf": [{"type": "integer", "minimum": 1}, {"enum": list(field_type.words)}]}
        case FlagType():
            return {"type": "boolean"}
        case ChoiceType():
            return {"enum": [str(member) for member in field_type.kind]}
        case ListType():
            count = {
                "minItems": field_type.count.at_least,
                "maxItems": field_type.count.at_most,
            }
            items = _value(field_type.item, definitions)
            return {"type": "array", "items": items, **_without_none(count)}
        case TableType():
            return _table(field_type, _value(field_type.value, definitions))
        case RecordType(bare=None):
            _define(field_type, definitions)
            return {"$ref": f"#/$defs/{field_type.kind.__name__}"}
        case RecordType():
            assert field_type.bare is not None
            return _value(field_type.bare.type, definitions)
    raise TypeError(f"no JSON Schema for {field_type!r}")


def _table(table: TableType, value: Schema) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": value}
    if isinstance(table.key, NumberType):
        schema["propertyNames"] = {"pattern": "^[0-9]+$"}
    return schema


def _language_block(record: RecordType) -> Schema:
    """What repeats a record's texts in another language, in the same arrangement."""
    properties: Schema = {}
    for field in record.fields:
        if not field.type.is_translatable:
            continue
        if isinstance(field.type, ListType):
            by_id = {"type": "object", "additionalProperties": dict(_TEXT)}
            in_order = {"type": "array", "items": dict(_TEXT)}
            properties[field.key] = {"anyOf": [in_order, by_id]}
        elif isinstance(field.type, TableType):
            properties[field.key] = _table(field.type, dict(_TEXT))
        else:
            properties[field.key] = dict(_TEXT)
    return {
        "type": "object",
        "description": "The texts above in another language, with the same keys and in order.",
        "properties": properties,
        "additionalProperties": False,
    }


def _without_none(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if value is not None}
