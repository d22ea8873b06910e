"""Reads a bank from a file: the bank, or everything that is wrong with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from interview.bank.model import Bank
from interview.frozen import replace
from interview.i18n import _
from interview.plain_text import one_line
from interview.reader.decoding import read_bytes
from interview.reader.diagnostics import Diagnostic, DiagnosticCollector, Severity
from interview.reader.read_yaml import Loaded, Misspelt, read_record
from interview.reader.source import Source

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of Excel, Word and LibreOffice begin, new and old."""


def is_word_document(data: bytes) -> bool:
    """Whether the bytes of a file are those of a Word document (.docx).

    Its list of parts says so: a workbook may hold a whole Word document as one of its parts. Where
    the file is broken and has no list, the name of the part is looked for in its bytes.
    """
    if not data.startswith(_WORKBOOKS[0]):
        return False
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as parts:
            return any(name.startswith("word/document") for name in parts.namelist())
    except (BadZipFile, NotImplementedError, OSError, ValueError):
        return b"word/document" in data


def is_document_of_another_kind(data: bytes) -> bool:
    """Whether a file is a text of LibreOffice (.odt) or of an old Word (.doc)."""
    is_old_word = data.startswith(_WORKBOOKS[1]) and "WordDocument".encode("utf-16-le") in data
    return is_old_word or b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:100]


def load(path: Path) -> Loaded[Bank]:
    """The bank in a file. Never raises: a file that cannot be read is a diagnostic too.

    `load(Path("my-bank.yaml")).require()` is the bank, or raises `BankError`.
    """
    data = read_bytes(path, _("check the name, or see “interview bank list”"))
    if isinstance(data, Diagnostic):
        return Loaded(None, (data,), Source(str(path)))
    return parse(data, str(path))


def parse(data: bytes, name: str) -> Loaded[Bank]:
    """The bank that the bytes of a file hold; `name` is what messages call it. Never raises."""
    if data.startswith(_WORKBOOKS):
        message = _("this is a workbook or a document, not a text in YAML")
        hint = _("“interview bank import {file}” makes a bank of a spreadsheet")
        if is_word_document(data):
            message = _("this is a Word document, not a text in YAML")
            hint = _(
                "where it is a bank’s copy for review, “interview bank import {file}” takes its "
                "changes into the bank"
            )
        hint = hint.format(file=one_line(name))
        found = Diagnostic("B003", Severity.ERROR, message, 1, 1, 1, hint)
        return Loaded(None, (found,), Source(name, data))
    hint = _("begin from a copy of one that “interview bank list” shows")
    return read_record(Bank, data, name, _complete_and_check, empty_file_hint=hint)


def _complete_and_check(
    bank: Bank, source: Source, collector: DiagnosticCollector, misspelt: Misspelt
) -> Bank:
    from interview.bank.check_references import check

    bank = with_signal_ids(bank)
    check(bank, source, collector, misspelt)
    return bank


def with_signal_ids(bank: Bank) -> Bank:
    """The bank with its nameless signals named by their place in the list: 1, 2, …"""
    sections = []
    for section in bank.sections:
        questions = []
        for question in section.questions:
            if not all(signal.id for signal in question.signals):
                named = (
                    signal if signal.id else replace(signal, id=str(place))
                    for place, signal in enumerate(question.signals, start=1)
                )
                question = replace(question, signals=tuple(named))
            questions.append(question)
        sections.append(replace(section, questions=tuple(questions)))
    return replace(bank, sections=tuple(sections))
