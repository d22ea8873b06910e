"""What is checked in a file on the law besides its keys: that each subject is known, and once."""

from __future__ import annotations

from interview import law
from interview.i18n import _
from interview.law.law_files import Jurisdiction, Subjects
from interview.plain_text import quoted
from interview.reader.data_files import check_key
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.source import Source


def check_file(record: object, source: Source, collector: DiagnosticCollector) -> None:
    """Report what is wrong in a file whose every value has the right type."""
    match record:
        case Jurisdiction():
            for key in record.subjects:
                check_key(("subjects", key), law.subjects(), source, collector)
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
