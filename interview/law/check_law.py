"""What is checked in a file on the law besides its keys: known subjects, codes, days of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from interview.i18n import _
from interview.law.law_files import Jurisdiction, Subjects
from interview.plain_text import quoted
from interview.reader.data_files import check_key
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.source import Source

Known = Callable[[], Iterable[str]]


def check_file(
    record: object, subjects: Known, source: Source, collector: DiagnosticCollector
) -> None:
    """Report what is wrong in a file whose every value has the right type.

    `subjects` gives the subjects that are known; it is asked only where a file names some.
    """
    match record:
        case Jurisdiction():
            _check_jurisdiction(record, subjects(), source, collector)
        case Subjects():
            first: dict[str, str] = {}
            for name, subject in record.subjects.items():
                if first.setdefault(subject.code, name) != name:
                    collector.error(
                        "L005",
                        _("the code {code} is already that of {subject}").format(
                            code=quoted(subject.code), subject=quoted(first[subject.code])
                        ),
                        source.place(("subjects", name, "code")),
                        _("give it the next free code"),
                    )


def _check_jurisdiction(
    record: Jurisdiction, subjects: Iterable[str], source: Source, collector: DiagnosticCollector
) -> None:
    known = list(subjects)
    for key, articles in record.subjects.items():
        check_key(("subjects", key), known, source, collector)
        for number, article in enumerate(articles):
            path = ("subjects", key, number)
            if bool(article.address) != bool(article.read):
                collector.error(
                    "L007",
                    _("an address and the day it was read belong together"),
                    source.place((*path, "address" if article.address else "read")),
                    _("write both, or leave both out: it is then shown as not read"),
                )
            elif article.read and not _is_a_day(article.read):
                collector.error(
                    "L007",
                    _("there is no day {day}").format(day=quoted(article.read)),
                    source.place((*path, "read")),
                    _("write year, month and day, such as {example}").format(
                        example=quoted("2026-11-27")
                    ),
                )


def _is_a_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
