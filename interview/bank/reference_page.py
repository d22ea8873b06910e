"""Writes the page of every key from the model itself: `python -m interview.bank.reference_page`."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank.diagnostic_codes import CODES
from interview.bank.model import Bank
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

_OPENING = """\
# Every key of a question bank

This page is written by `python -m interview.bank.reference_page` from the model itself: change a
docstring in `interview/bank/model.py`, not this page.

A bank is a YAML file. A **text** stands after its key's colon. The items of a **list** stand below
their key, each after a hyphen (`- `), or between brackets (`[one, two]`). The keys of a **block**
stand below the key it belongs to, further right. Texts marked *translated* may be repeated in a
block named by another of the bank's languages (`fr:`), with the same keys and in the same order.
"""


def reference() -> str:
    """The whole page, in Markdown."""
    blocks = [_block(shape) for shape in _records(record(Bank), [])]
    return "\n".join([_OPENING, *blocks, _codes()])


def _records(shape: Record, seen: list[Record]) -> list[Record]:
    """A record and those inside it, each once, in the order they are met."""
    if shape not in seen:
        seen.append(shape)
        for field in shape.fields:
            for inner in _inside(field.shape):
                _records(inner, seen)
    return seen


def _inside(shape: FieldType) -> Iterator[Record]:
    if isinstance(shape, ListOf):
        yield from _inside(shape.item)
    elif isinstance(shape, Table):
        yield from _inside(shape.value)
    elif isinstance(shape, Record):
        yield from _inside(shape.bare.shape) if shape.bare else (shape,)


def _block(shape: Record) -> str:
    texts = about_fields(shape.kind)
    lines = [_line(field, texts.get(field.name, "")) for field in shape.fields]
    languages = [_LANGUAGES] if shape.takes_languages else []
    return "\n".join(
        [f"## {shape.kind.__name__}\n", about(shape.kind) + "\n", *lines, *languages, ""]
    )


_LANGUAGES = "- **`fr`** … (a block for each other language): the translated texts above, repeated."


def _line(field: Field, text: str) -> str:
    facts = [_words(field.shape)]
    if field.shape.is_translatable:
        facts.append("translated")
    facts.append("needed" if field.is_required else _default(field))
    return f"- **`{field.key}`** ({', '.join(fact for fact in facts if fact)}): {text}"


def _default(field: Field) -> str:
    if isinstance(field.default, bool):
        return "`false` if left out" if not field.default else "`true` if left out"
    if isinstance(field.default, str | int | float) and field.default != "":
        return f"`{field.default}` if left out"
    return ""


def _words(shape: FieldType) -> str:
    match shape:
        case Translated():
            return "text"
        case Words():
            return _written(shape)
        case Number():
            return ("whole number" if shape.whole else "number") + _from_to(shape.limits)
        case NumberOrWord():
            return "whole number, or " + _either(shape.words)
        case Flag():
            return "`true` or `false`"
        case Choice():
            return _either([str(member) for member in shape.kind])
        case ListOf():
            return f"list of {_many(shape.item)}{_count(shape.count)}"
        case Table():
            keys = "numbers" if isinstance(shape.key, Number) else "names"
            return f"block of {keys}, each with a {_words(shape.value)}"
        case Record():
            return _words(shape.bare.shape) if shape.bare else f"block: {_link(shape)}"
    raise TypeError(f"no words for {shape!r}")


def _many(shape: FieldType) -> str:
    if isinstance(shape, Record):
        return f"blocks: {_link(shape)}"
    return "texts" if isinstance(shape, Words | Translated) else _words(shape)


def _link(shape: Record) -> str:
    name = shape.kind.__name__
    return f"[{name}](#{name.lower()})"


def _written(shape: Words) -> str:
    if shape.words:
        return _either(shape.words)
    return f"{shape.form.words}, such as `{shape.form.example}`" if shape.form else "text"


def _either(words: list[str] | tuple[str, ...]) -> str:
    return " or ".join(f"`{word}`" for word in words)


def _from_to(limits: Range) -> str:
    low, high = limits.at_least, limits.at_most
    if low is not None and high is not None:
        return f" from {low} to {high}" if low != high else f", always {low}"
    return f", {low} or more" if low is not None else ""


def _count(count: Range) -> str:
    if count.at_most is not None:
        return f", {count.at_least} to {count.at_most}"
    return f", at least {count.at_least}" if count.at_least is not None else ""


def _codes() -> str:
    rows = [f"- **{code.code}** {code.title}. {code.cure}" for code in CODES]
    return "\n".join(["## What the messages mean\n", *rows, ""])


if __name__ == "__main__":
    print(reference(), end="")
