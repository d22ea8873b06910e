"""Writes the page of every key from the model itself: `python -m interview.bank.reference_page`."""

from __future__ import annotations

from interview.bank.diagnostic_codes import CODES
from interview.bank.model import Bank
from interview.reader.describe_keys import key_lines, records_in
from interview.reader.field_types import record_type

_OPENING = """\
# Every key of a question bank

This page is written by `python -m interview.bank.reference_page` from the model itself: change a
docstring in `interview/bank/model.py`, not this page.

A bank is a YAML file. A **text** follows its key's colon. The items of a **list** are below their
key, each after a hyphen (`- `), or between brackets (`[one, two]`). The keys of a **block** are
below the key it belongs to, further right. Texts marked *translated* may be repeated in a block
named by another of the bank's languages (`fr:`), with the same keys and in the same order. A list
may be repeated as a block instead, in any order: each item is called by its `id`, where it has one,
or by its words in the main language, as in `probes: {Who decided?: Qui a décidé ?}`. What it leaves
out stays in the main language.
"""
_LANGUAGES = "- **`fr`** … (a block for each other language): the translated texts above, repeated."


def reference() -> str:
    """The whole page, in Markdown."""
    parts = [_OPENING]
    for record in records_in(record_type(Bank)):
        parts += [f"## {record.kind.__name__}\n", record.description + "\n", *key_lines(record)]
        if record.takes_languages:
            parts.append(_LANGUAGES)
        parts.append("")
    parts.append("## What the messages mean\n")
    parts += [f"- **{code.code}** {code.title}. {code.cure}" for code in CODES]
    return "\n".join([*parts, ""])


if __name__ == "__main__":
    print(reference(), end="")
