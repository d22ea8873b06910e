"""Describes the keys of a record for a page of the documentation, from the record itself."""

from __future__ import annotations

from collections.abc import Iterable

from interview.reader.field_types import (
    ChoiceType,
    Field,
    FieldType,
    FlagType,
    ListType,
    NumberOrWordType,
    NumberType,
    RecordType,
    TableType,
    TextType,
    TranslatedType,
)


def key_lines(record: RecordType) -> list[str]:
    """A line of Markdown for each key: what its value looks like, and what it means."""
    lines = []
    for field in record.fields:
        facts = [_words(field.type)]
        if field.type.is_translatable:
            facts.append("translated")
        if field.is_required:
            facts.append("needed")
        elif isinstance(field.default, bool):
            facts.append("`true` if left out" if field.default else "`false` if left out")
        elif isinstance(field.default, str | int | float) and field.default != "":
            facts.append(f"`{field.default}` if left out")
        text = record.field_descriptions.get(field.name, "")
        lines.append(f"- **`{field.key}`** ({', '.join(facts)}): {text}")
    return lines


def records_in(record: RecordType) -> list[RecordType]:
    """A record and those inside it, each once, in the order they are met."""
    return _records(record, [])


def _records(field_type: FieldType, seen: list[RecordType]) -> list[RecordType]:
    """Add the records in a value to those `seen`."""
    match field_type:
        case ListType():
            _records(field_type.item, seen)
        case TableType():
            _records(field_type.value, seen)
        case RecordType(bare=Field() as bare):
            _records(bare.type, seen)
        case RecordType() if field_type not in seen:
            seen.append(field_type)
            for field in field_type.fields:
                _records(field.type, seen)
    return seen


def _words(field_type: FieldType) -> str:
    """What a value looks like, such as `number from 0 to 100`."""
    match field_type:
        case TextType(words=(_first, *_others)):
            return _either(field_type.words)
        case TextType(form=form):
            return f"{form.words}, such as `{form.example}`" if form else "text"
        case TranslatedType():
            return "text"
        case NumberType():
            words = "whole number" if field_type.whole else "number"
            low, high = field_type.limits.at_least, field_type.limits.at_most
            if low is None:
                return words
            if high is None:
                return f"{words}, {low} or more"
            return f"{words}, always {low}" if low == high else f"{words} from {low} to {high}"
        case NumberOrWordType():
            return "whole number, or " + _either(field_type.words)
        case FlagType():
            return "`true` or `false`"
        case ChoiceType():
            return _either(map(str, field_type.kind))
        case ListType():
            items = _words(field_type.item)
            if isinstance(field_type.item, RecordType):
                items = f"blocks: {_link(field_type.item)}"
            elif isinstance(field_type.item, TextType | TranslatedType):
                items = "texts"
            least, most = field_type.count.at_least, field_type.count.at_most
            if most is not None:
                return (
                    f"list of {items}, {least} to {most}"
                    if least != most
                    else f"list of {most} {items}"
                )
            return f"list of {items}" if least is None else f"list of {items}, at least {least}"
        case TableType():
            keys = "numbers" if isinstance(field_type.key, NumberType) else "names"
            return f"block of {keys}, each with a {_words(field_type.value)}"
        case RecordType():
            bare = field_type.bare
            return _words(bare.type) if bare else f"block: {_link(field_type)}"
    raise TypeError(f"no words for {field_type!r}")


def _link(record: RecordType) -> str:
    name = record.kind.__name__
    return f"[{name}](#{name.lower()})"


def _either(words: Iterable[str]) -> str:
    return " or ".join(f"`{word}`" for word in words)
