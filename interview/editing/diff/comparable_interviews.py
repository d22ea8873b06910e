"""Whether several interviews can be compared: they must have asked and rated by the same bank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.editing.diff.compare_banks import compare
from interview.editing.diff.render_changes import legend, render_changes, summary_line
from interview.errors import BankError
from interview.i18n import _
from interview.plain_text import one_line
from interview.session.interview_record import InterviewRecord

_WIDTH = 79
"""Columns of a line."""
_MOST = 30
"""Lines of differences that are shown."""


def refuse_other_rubrics(records: Sequence[InterviewRecord], language: str) -> None:
    """Raise `BankError`, which says what differs, unless all have the same rubric.

    Banks that differ in corrected typing errors, or in what only their editors see, are the same.
    """
    for record in records:
        if record.is_bank_lost:
            raise BankError(
                _(
                    "The question bank of interview {id} is damaged, so that nothing can be "
                    "compared: put its file back among the banks, or restore a backup."
                ).format(id=record.id)
            )
    first = records[0]
    for other in records[1:]:
        if other.bank_sha256 != first.bank_sha256:
            differences = "\n".join(_differences(first, other, language))
            if differences:
                raise BankError(differences)


def _differences(first: InterviewRecord, other: InterviewRecord, language: str) -> Iterator[str]:
    """What differs between the banks of two interviews; nothing where they can be compared."""
    comparison = compare(first.bank, other.bank)
    # Which of the two corrects the other is not known.
    if not (comparison.changes_interview and compare(other.bank, first.bank).changes_interview):
        return
    yield _(
        "Interviews {one} and {other} cannot be compared: they were not asked and rated alike."
    ).format(one=first.id, other=other.id)
    titles = [one_line(record.bank.title.to(language)) for record in (first, other)]
    yield f"{titles[0]} → {titles[1]}"
    yield summary_line(comparison)
    yield ""
    lines = list(render_changes(comparison, language, _WIDTH))
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield "…"
    yield ""
    yield from legend(comparison)
