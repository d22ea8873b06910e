"""A comparison of candidates as an Excel workbook: figures, then notes, then red flags."""

from __future__ import annotations

from interview import i18n
from interview.i18n import _
from interview.reporting.comparison.comparison_model import (
    CandidateComparison,
    ComparedCandidate,
)
from interview.reporting.workbook_cells import (
    answer_cell,
    notes_cell,
    number_cell,
    signals_cell,
    text_cell,
)
from interview.workbook import CellValue, SheetTable, write_workbook

_Row = tuple[CellValue, ...]


def comparison_workbook(comparison: CandidateComparison) -> bytes:
    """The bytes of the workbook, in the language of the comparison. Text stays text in it."""
    with i18n.speaking(comparison.language):
        return write_workbook([_figures(comparison), _notes(comparison), _red_flags(comparison)])


def _figures(comparison: CandidateComparison) -> SheetTable:
    """Candidates as columns; percentages from 0 to 100, levels as numbers, `▲` beside no figure."""
    names = [_name(each) for each in comparison.candidates]
    rows: list[_Row] = [
        (_("Recommendation"), "", *(each.recommendation_word for each in comparison.candidates)),
        (_("Rated by"), "", *(text_cell(each.rater) for each in comparison.candidates)),
        (
            _("Signed"),
            "",
            *(_("yes") if each.signed else _("no") for each in comparison.candidates),
        ),
    ]
    rows += [
        (
            text_cell(row.name),
            row.key,
            *(number_cell(each.figure) for each in row.cells),
            ", ".join(name for name, each in zip(names, row.cells, strict=True) if each.best),
        )
        for row in comparison.rows
        if row.kind != "remark"
    ]
    width = len(names) + 3
    return SheetTable(
        comparison.title,
        (text_cell(comparison.bank), _("Id"), *names, _("Best")),
        tuple((*row, *[""] * (width - len(row))) for row in rows),
    )


def _notes(comparison: CandidateComparison) -> SheetTable:
    rows: list[_Row] = []
    for row in comparison.rows:
        for candidate, each in zip(comparison.candidates, row.cells, strict=True):
            question = each.question
            if question is None:
                continue
            rows.append(
                (
                    text_cell(row.name),
                    question.id,
                    _name(candidate),
                    number_cell(each.figure),
                    question.level_name,
                    notes_cell(question),
                    answer_cell(question),
                    signals_cell(question),
                    text_cell(question.reason or question.skipped),
                )
            )
    headings = (
        _("Question"),
        _("Id"),
        _("Candidate"),
        _("Level"),
        _("Name of the level"),
        _("Notes"),
        _("Answer"),
        _("Signals"),
        _("Reason"),
    )
    return SheetTable(_("Notes"), headings, tuple(rows))


def _red_flags(comparison: CandidateComparison) -> SheetTable:
    rows: list[_Row] = [
        (_name(candidate), alert.title, alert.question, text_cell(alert.text))
        for candidate in comparison.candidates
        for alert in candidate.red_flags
    ]
    headings = (_("Candidate"), _("Kind"), _("Id"), _("What there is to see"))
    return SheetTable(_("Red flags"), headings, tuple(rows))


def _name(candidate: ComparedCandidate) -> str:
    if candidate.letter and candidate.letter != candidate.name:
        return text_cell(f"{candidate.letter} · {candidate.label}")
    return text_cell(candidate.label)
