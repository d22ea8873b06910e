"""Writes the page of every key from the model itself: `python -m interview.bank.reference_page`."""

from __future__ import annotations

from collections.abc import Iterable

from interview.bank.diagnostic_codes import CODES
from interview.bank.model import Bank
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
    record_type,
)

_OPENING = """\
# Every key of a question bank

This page is written by `python -m interview.bank.reference_page` from the model itself: change a
docstring in `interview/bank/model.py`, not this page.

A bank is a YAML file. A **text** follows its key's colon. The items of a **list** are below their
key, each after a hyphen (`- `), or between brackets (`[one, two]`). The keys of a **block** are
below the key it belongs to, further right. Texts marked *translated* may be repeated in a block
named by another of the bank's languages (`fr:`), with the same keys and in the same order.
"""
_LANGUAGES = "- **`fr`** … (a block for each other language): the translated texts above, repeated."


def reference() -> str:
    """The whole page, in Markdown."""
    parts = [_OPENING]
    for record in _records(record_type(Bank), []):
        parts += [f"## {record.kind.__name__}\n", record.description + "\n"]
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
            parts.append(f"- **`{field.key}`** ({', '.join(facts)}): {text}")
        if record.takes_languages:
            parts.append(_LANGUAGES)
        parts.append("")
    parts.append("## What the messages mean\n")
    parts += [f"- **{code.code}** {code.title}. {code.cure}" for code in CODES]
    return "\n".join([*parts, ""])


def _records(field_type: FieldType, seen: list[RecordType]) -> list[RecordType]:
    """The records in a value, those inside them too, each once, in the order they are met."""
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
                return f"list of {items}, {least} to {most}"
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


if __name__ == "__main__":
    print(reference(), end="")
