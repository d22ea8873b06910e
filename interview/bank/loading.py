"""Reads a bank, or any record, from a file: the record, or everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from interview.bank.decoding import decode, read_bytes, report_hidden
from interview.bank.diagnostics import Diagnostic
from interview.bank.model import Bank, Question, Section
from interview.bank.report import Report
from interview.bank.source import START, Source
from interview.errors import BankError
from interview.i18n import _

T = TypeVar("T")


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """What became of a file."""

    record: T | None
    """What it says; none if it has errors."""
    diagnostics: tuple[Diagnostic, ...]
    """Errors and advice, from its top to its end."""
    source: Source
    """Its text, and where everything stands."""

    def require(self) -> T:
        """The record; `BankError` with every error drawn if there is none."""
        if self.record is None:
            from interview.bank.drawing import render_all

            errors = tuple(found for found in self.diagnostics if found.is_error)
            raise BankError(render_all(errors, self.source))
        return self.record


def load(path: Path) -> Loaded[Bank]:
    """The bank in a file. Never raises: a file that cannot be read is a diagnostic too."""
    data = read_bytes(path)
    if isinstance(data, Diagnostic):
        return Loaded(None, (data,), Source(str(path)))
    return parse(data, str(path))


def parse(data: bytes, name: str) -> Loaded[Bank]:
    """The bank that `data` holds; `name` is what messages call it."""
    return _read(Bank, data, name)


def read_record(kind: type[T], data: bytes, name: str) -> Loaded[T]:
    """A record of any frozen dataclass built of what a bank is built of.

    Its fields may be `str`, `int`, `float`, `bool`, a `StrEnum`, `Text`, `tuple[X, ...]`,
    `Mapping[str | int, X]`, another such dataclass, or any of these or `None`.
    `TypeError` for a class with other fields.
    """
    return _read(kind, data, name)


def _read(kind: type[T], data: bytes, name: str) -> Loaded[T]:
    text, trouble = decode(data)
    source = Source(name, data, text)
    if trouble:
        return Loaded(None, (trouble,), source)
    report = Report(source.lines)
    with without_collection():
        source, value = _understand(kind, source, report)
    return Loaded(None if report.has_errors else value, report.findings(), source)


def _understand(kind: type[T], source: Source, report: Report) -> tuple[Source, T | None]:
    from interview.bank.records import RecordReader, declared_languages
    from interview.bank.shapes import record
    from interview.bank.syntax import grow

    root = grow(report_hidden(source.text, report), report)
    if root is None:
        if not report.has_errors:
            report.error(
                "B005",
                _("the file is empty"),
                START,
                _("begin from a copy of one that “interview bank list” shows"),
            )
        return source, None
    source = replace(source, root=root)
    reader = RecordReader(report, declared_languages(kind, root))
    value = reader.read(record(kind), root, source.name)
    if isinstance(value, Bank):
        from interview.bank.checks import check

        value = with_signal_ids(value)
        check(value, source, report, reader.misspelt)
    return source, value


@contextmanager
def without_collection() -> Iterator[None]:
    """Nothing that is read goes away again: looking for it takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def with_signal_ids(bank: Bank) -> Bank:
    """The bank with its nameless signals named by their place in the list: 1, 2, …"""
    return replace(bank, sections=tuple(map(_section_with_ids, bank.sections)))


def _section_with_ids(section: Section) -> Section:
    return replace(section, questions=tuple(map(_question_with_ids, section.questions)))


def _question_with_ids(question: Question) -> Question:
    if all(signal.id for signal in question.signals):
        return question
    named = (
        signal if signal.id else replace(signal, id=str(place))
        for place, signal in enumerate(question.signals, start=1)
    )
    return replace(question, signals=tuple(named))
