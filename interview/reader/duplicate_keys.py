"""Refuses a key that is written twice in one block: YAML itself would silently drop one value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from interview.i18n import _
from interview.plain_text import quoted
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.nodes import Node, Scalar

Key = TypeVar("Key")


def without_duplicates(
    report: DiagnosticCollector, entries: Iterable[tuple[Key, Scalar, Node]]
) -> dict[Key, tuple[Scalar, Node]]:
    """A block's entries by their keys: of each the key as it is written, and its value.

    Of a key that comes twice the first entry is kept, and the other is reported.
    """
    kept: dict[Key, tuple[Scalar, Node]] = {}
    for key, written, value in entries:
        if key not in kept:
            kept[key] = (written, value)
            continue
        report.error(
            "B013",
            _("{name} is written twice in this block").format(name=quoted(written.text)),
            written,
            _("keep one of the two"),
            [(kept[key][0], _("first written here"))],
        )
    return kept
