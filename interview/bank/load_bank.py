"""Reads a bank from a file: the bank, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from interview.bank.model import Bank, Question
from interview.reader.decoding import read_bytes
from interview.reader.diagnostic_collector import DiagnosticCollector
from interview.reader.diagnostics import Diagnostic
from interview.reader.read import Loaded, Misspelt, read_record
from interview.reader.source import Source


def load(path: Path) -> Loaded[Bank]:
    """The bank in a file. Never raises: a file that cannot be read is a diagnostic too."""
    data = read_bytes(path)
    if isinstance(data, Diagnostic):
        return Loaded(None, (data,), Source(str(path)))
    return parse(data, str(path))


def parse(data: bytes, name: str) -> Loaded[Bank]:
    """The bank that `data` holds; `name` is what messages call it."""
    return read_record(Bank, data, name, _checked)


def _checked(
    bank: Bank, source: Source, collector: DiagnosticCollector, misspelt: Misspelt
) -> Bank:
    from interview.bank.check_references import check

    bank = with_signal_ids(bank)
    check(bank, source, collector, misspelt)
    return bank


def with_signal_ids(bank: Bank) -> Bank:
    """The bank with its nameless signals named by their place in the list: 1, 2, …"""
    return replace(
        bank,
        sections=tuple(
            replace(section, questions=tuple(map(_question_with_ids, section.questions)))
            for section in bank.sections
        ),
    )


def _question_with_ids(question: Question) -> Question:
    if all(signal.id for signal in question.signals):
        return question
    named = (
        signal if signal.id else replace(signal, id=str(place))
        for place, signal in enumerate(question.signals, start=1)
    )
    return replace(question, signals=tuple(named))
