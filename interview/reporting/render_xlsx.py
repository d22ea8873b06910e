"""Reports as one Excel workbook: interviews, competencies, questions, alerts and decisions."""

from __future__ import annotations

from collections.abc import Sequence

from interview import i18n
from interview.i18n import _, labelled
from interview.reporting.report_model import QuestionPart, Report
from interview.reporting.workbook_cells import (
    answer_cell,
    notes_cell,
    number_cell,
    signals_cell,
    text_cell,
)
from interview.workbook import CellValue, SheetTable, write_workbook

_Row = tuple[CellValue, ...]


def render_xlsx(reports: Sequence[Report]) -> bytes:
    """A workbook of some interviews, in the language of the first report."""
    with i18n.speaking(reports[0].language if reports else "en"):
        return write_workbook(
            [
                _interviews(reports),
                _competencies(reports),
                _questions(reports),
                _alerts(reports),
                _decisions(reports),
            ]
        )


def _interviews(reports: Sequence[Report]) -> SheetTable:
    rows: list[_Row] = [
        (
            *_whose(report),
            text_cell(report.role),
            text_cell(report.interviewer),
            text_cell(report.bank),
            report.instants.started,
            text_cell(report.signed_by),
            report.instants.signed,
            text_cell(report.recommendation.word),
            number_cell(report.recommendation.percent),
            number_cell(report.recommendation.mean),
            number_cell(report.recommendation.coverage),
            sum(alert.kind in ("knock_out", "red_flag") for alert in report.alerts),
            report.bank_sha256,
            report.head,
            text_cell(report.requisition),
            text_cell(", ".join(report.panel)),
            text_cell("\n".join(report.strengths)),
            text_cell("\n".join(report.concerns)),
            text_cell("\n".join(report.feedback)),
            text_cell(report.calibration.words if report.calibration else ""),
            text_cell(report.call.consent.sentence),
            text_cell("\n".join(labelled(row.name, row.text) for row in report.call.structure)),
            text_cell("\n".join(report.call.candidate_questions)),
        )
        for report in reports
    ]
    headings = (
        _("Interview"),
        _("Candidate"),
        _("Role"),
        _("Interviewer"),
        _("Question bank"),
        _("Began (UTC)"),
        _("Signed by"),
        _("Signed (UTC)"),
        _("Recommendation"),
        _("Score (%)"),
        _("Level"),
        _("Coverage (%)"),
        _("Red flags"),
        _("Fingerprint of the bank"),
        _("Fingerprint of the record"),
        _("Requisition"),
        _("Panel"),
        _("Strengths"),
        _("Concerns"),
        _("Feedback for the candidate"),
        _("Practice"),
        _("Consent to notes"),
        _("How the interview was run"),
        _("What the candidate asked"),
    )
    return SheetTable(_("Interviews"), headings, tuple(rows))


def _competencies(reports: Sequence[Report]) -> SheetTable:
    rows: list[_Row] = [
        (
            *_whose(report),
            text_cell(row.name),
            row.weight,
            number_cell(row.share),
            text_cell(row.weight_because),
            number_cell(row.mean),
            row.rated,
            row.questions,
        )
        for report in reports
        for row in report.competencies
    ]
    headings = (
        _("Interview"),
        _("Candidate"),
        _("Competency"),
        _("Weight"),
        _("Of the score (%)"),
        _("Why this weight"),
        _("Level"),
        _("Rated"),
        _("Questions"),
    )
    return SheetTable(_("Competencies"), headings, tuple(rows))


def _questions(reports: Sequence[Report]) -> SheetTable:
    rows: list[_Row] = [
        (
            *_whose(report),
            question.number,
            question.id,
            text_cell(question.title),
            text_cell(question.competency),
            number_cell(question.level),
            text_cell(question.level_name),
            next((step.level for step in question.scale if step.suggested), ""),
            text_cell(question.reason),
            text_cell(question.skipped),
            answer_cell(question),
            notes_cell(question),
            text_cell(
                "\n".join(
                    f"{piece.text.strip()} ({piece.because})"
                    for line in question.notes
                    for piece in line
                    if piece.because
                )
            ),
            signals_cell(question),
            round(question.seconds),
            *_weighing(question),
            text_cell("\n".join(f"{each.text}  {each.time}".rstrip() for each in question.quotes)),
        )
        for report in reports
        for stage in report.stages
        for question in stage.questions
    ]
    headings = (
        _("Interview"),
        _("Candidate"),
        _("Number"),
        _("Id"),
        _("Question"),
        _("Competency"),
        _("Level"),
        _("Name of the level"),
        _("Suggested level"),
        _("The interviewer’s reason"),
        _("Not asked"),
        _("Answer"),
        _("Notes"),
        _("Evidence"),
        _("Signals"),
        _("Seconds"),
        _("Weight"),
        _("Of the score (%)"),
        _("Why this weight"),
        _("In the candidate’s words"),
    )
    return SheetTable(_("Questions"), headings, tuple(rows))


def _alerts(reports: Sequence[Report]) -> SheetTable:
    rows: list[_Row] = [
        (*_whose(report), alert.title, alert.question, text_cell(alert.text))
        for report in reports
        for alert in report.alerts
    ]
    headings = (_("Interview"), _("Candidate"), _("Kind"), _("Id"), _("What there is to see"))
    return SheetTable(_("To look at first"), headings, tuple(rows))


def _decisions(reports: Sequence[Report]) -> SheetTable:
    """What people decided, the last of an interview in force."""
    rows: list[_Row] = [
        (
            *_whose(report),
            text_cell(decision.word),
            text_cell(decision.by),
            decision.instant,
            text_cell(decision.rule),
            _("yes") if decision.departs else _("no"),
            text_cell("\n".join(decision.reasons)),
        )
        for report in reports
        for decision in report.decisions
    ]
    headings = (
        _("Interview"),
        _("Candidate"),
        _("Decision"),
        _("Decided by"),
        _("Decided (UTC)"),
        _("Recommended then"),
        _("Departs from the rule"),
        _("Reasons"),
    )
    return SheetTable(_("Decisions"), headings, tuple(rows))


def _whose(report: Report) -> tuple[str, str]:
    return report.interview, text_cell(report.candidate)


def _weighing(question: QuestionPart) -> _Row:
    """Weight, share of the score, and the reason the bank gives; empty if it is not rated."""
    if not question.is_rated:
        return "", "", ""
    return question.weight, number_cell(question.share), text_cell(question.weight_because)
