"""From the bytes of a YAML file to a frozen record, or to every mistake in it with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from interview.errors import BankError
from interview.frozen import replace
from interview.garbage_collector import garbage_collector_paused
from interview.i18n import _
from interview.reader.decoding import decode, report_fences
from interview.reader.diagnostics import Diagnostic, DiagnosticCollector
from interview.reader.hidden_characters import report_hidden
from interview.reader.place import START
from interview.reader.source import Source

T = TypeVar("T")
Misspelt = set[tuple[int, str]]
"""Keys that were meant by unknown ones, each with the identity of its block."""
Check = Callable[[T, Source, DiagnosticCollector, Misspelt], T]
"""Checks a record once it is read: reports what it finds, and returns the record with whatever it
fills in."""


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """What became of a file."""

    record: T | None
    """What it holds; none if it has errors."""
    diagnostics: tuple[Diagnostic, ...]
    """Errors and advice, from its top to its end."""
    source: Source
    """Its text, and where everything in it is written."""

    def require(self) -> T:
        """The record; `BankError` with every error shown at its line if there is none."""
        if self.record is None:
            from interview.reader.render_diagnostics import render_all

            errors = tuple(found for found in self.diagnostics if found.is_error)
            raise BankError(render_all(errors, self.source))
        return self.record


def read_record(
    kind: type[T],
    data: bytes,
    name: str,
    check: Check[T] | None = None,
    *,
    languages: tuple[str, ...] = (),
    empty_file_hint: str = "",
    inside: str = "",
    form: str = "",
) -> Loaded[T]:
    """A record of any frozen dataclass whose fields YAML can hold.

    Its fields may be `str`, `int`, `float`, `bool`, a `StrEnum`, `Text`, `tuple[X, ...]`,
    `Mapping[str | int, X]`, another such dataclass, or any of these or `None`. `name` is what
    messages call the file. `check` is given the record when its every value has the right type.
    `languages` are those of a file that declares none itself, its main one first. `empty_file_hint`
    says what to do with a file that holds nothing. Where the file has the key `inside`, the record
    is what stands there, and the rest is left aside; where that has the key `form`, what is left
    empty in it counts as not written. `TypeError` for a class with other fields.

    With `class Chair: legs: int`, `read_record(Chair, b"legs: 4", "chair.yaml").require()` is
    `Chair(legs=4)`, and for `b"legs: four"` it raises `BankError` with this text:

        error[B016]: “legs” must be a whole number, not “four”
         --> chair.yaml:1:7
    """
    text, failure = decode(data)
    source = Source(name, data, text)
    if failure:
        return Loaded(None, (failure,), source)
    from interview.reader.error_recovery import compose_with_recovery
    from interview.reader.field_types import record_type
    from interview.reader.nodes import child, without_empty
    from interview.reader.nodes_to_record import RecordReader, declared_languages

    collector = DiagnosticCollector(source.lines)
    with garbage_collector_paused():
        readable = report_fences(report_hidden(source.text, collector), collector)
        root = compose_with_recovery(readable, collector)
        if root is None:
            if not collector.has_errors:
                collector.error("B005", _("the file is empty"), START, empty_file_hint)
            return Loaded(None, collector.findings(), source)
        found = child(root, inside) if inside else None
        root = found[1] if found else root
        if form and child(root, form):
            root = without_empty(root)
        source = replace(source, root=root)
        reader = RecordReader(collector, declared_languages(kind, root) or languages)
        value: T = reader.read(record_type(kind), root, source.name)
        if check is not None:
            value = check(value, source, collector, reader.misspelt)
    return Loaded(None if collector.has_errors else value, collector.findings(), source)
