"""A comparison of candidates as an Excel workbook: figures, then notes, then red flags."""

from __future__ import annotations

from collections.abc import Iterator

from interview import i18n
from interview.i18n import _
from interview.plain_text import plain
from interview.reporting.comparison.comparison_model import (
    CandidateComparison,
    ComparedCandidate,
    ComparedRow,
)
from interview.reporting.formatting import cell
from interview.reporting.report_model import QuestionPart
from interview.workbook import LONGEST_TEXT, CellValue, SheetTable, write_workbook

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
        (_("Rated by"), "", *(_text(each.rater) for each in comparison.candidates)),
        (
            _("Signed"),
            "",
            *(_("yes") if each.signed else _("no") for each in comparison.candidates),
        ),
    ]
    rows += [
        (_text(row.name), row.key, *(_number(each.figure) for each in row.cells), _best(row, names))
        for row in comparison.rows
        if row.kind != "remark"
    ]
    width = len(names) + 3
    return SheetTable(
        comparison.title,
        (_text(comparison.bank), _("Id"), *names, _("Best")),
        tuple((*row, *[""] * (width - len(row))) for row in rows),
    )


def _best(row: ComparedRow, names: list[str]) -> str:
    return ", ".join(name for name, each in zip(names, row.cells, strict=True) if each.best)


def _notes(comparison: CandidateComparison) -> SheetTable:
    rows: list[_Row] = []
    for row in comparison.rows:
        for candidate, each in zip(comparison.candidates, row.cells, strict=True):
            question = each.question
            if question is None:
                continue
            rows.append(
                (
                    _text(row.name),
                    question.id,
                    _name(candidate),
                    _number(each.figure),
                    question.level_name,
                    _text(
                        "\n".join("".join(piece.text for piece in line) for line in question.notes)
                    ),
                    _text("\n".join(_answer(question))),
                    _text("\n".join(_signals(question))),
                    _text(question.reason or question.skipped),
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
        (_name(candidate), alert.title, alert.question, _text(alert.text))
        for candidate in comparison.candidates
        for alert in candidate.red_flags
    ]
    headings = (_("Candidate"), _("Kind"), _("Id"), _("What there is to see"))
    return SheetTable(_("Red flags"), headings, tuple(rows))


def _answer(question: QuestionPart) -> Iterator[str]:
    """A structured answer; of a table a line a row."""
    if question.answer:
        yield question.answer
    for row in question.rows:
        yield ", ".join(cell(each) for each in row if each)


def _signals(question: QuestionPart) -> Iterator[str]:
    for signal in question.signals:
        yield f"{signal.because} ({signal.how_word})"


def _name(candidate: ComparedCandidate) -> str:
    if candidate.letter and candidate.letter != candidate.name:
        return _text(f"{candidate.letter} · {candidate.label}")
    return _text(candidate.label)


def _number(value: float | None) -> CellValue:
    return "" if value is None else round(value, 2)


def _text(text: str) -> str:
    """A text that a cell can hold."""
    return plain(text)[:LONGEST_TEXT]
