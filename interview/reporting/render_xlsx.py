"""Reports as one Excel workbook: interviews, competencies, questions, alerts and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor

from interview import i18n
from interview.i18n import _, labelled
from interview.plain_text import plain
from interview.reporting.formatting import cell
from interview.reporting.report_model import QuestionPart, Report
from interview.scoring import TOLERANCE
from interview.workbook import LONGEST_TEXT, CellValue, SheetTable, write_workbook

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
            _text(report.role),
            _text(report.interviewer),
            _text(report.bank),
            report.instants.started,
            _text(report.signed_by),
            report.instants.signed,
            _text(report.recommendation.word),
            _number(report.recommendation.percent),
            _number(report.recommendation.mean),
            _number(report.recommendation.coverage),
            sum(alert.kind in ("knock_out", "red_flag") for alert in report.alerts),
            report.bank_sha256,
            report.head,
            _text(report.requisition),
            _text(", ".join(report.panel)),
            _text("\n".join(report.strengths)),
            _text("\n".join(report.concerns)),
            _text("\n".join(report.feedback)),
            _text(report.calibration.words if report.calibration else ""),
            _text(report.call.consent.sentence),
            _text("\n".join(labelled(row.name, row.text) for row in report.call.structure)),
            _text("\n".join(report.call.candidate_questions)),
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
            _text(row.name),
            row.weight,
            _number(row.share),
            _text(row.weight_because),
            _number(row.mean),
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
            _text(question.title),
            _text(question.competency),
            _number(question.level),
            _text(question.level_name),
            _suggested(question),
            _text(question.reason),
            _text(question.skipped),
            _text(_answer(question)),
            _text("\n".join("".join(piece.text for piece in line) for line in question.notes)),
            _text("\n".join(_evidence(question))),
            _text("\n".join(_signals(question))),
            round(question.seconds),
            *_weighing(question),
            _text("\n".join(f"{each.text}  {each.time}".rstrip() for each in question.quotes)),
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
        (*_whose(report), alert.title, alert.question, _text(alert.text))
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
            _text(decision.word),
            _text(decision.by),
            decision.instant,
            _text(decision.rule),
            _("yes") if decision.departs else _("no"),
            _text("\n".join(decision.reasons)),
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
    return report.interview, _text(report.candidate)


def _suggested(question: QuestionPart) -> CellValue:
    return next((step.level for step in question.scale if step.suggested), "")


def _weighing(question: QuestionPart) -> _Row:
    """Weight, share of the score, and the reason the bank gives; empty if it is not rated."""
    if not question.is_rated:
        return "", "", ""
    return question.weight, _number(question.share), _text(question.weight_because)


def _answer(question: QuestionPart) -> str:
    """A structured answer; of a table a line a row."""
    rows = [", ".join(cell(each) for each in row if each) for row in question.rows]
    return "\n".join(filter(None, (question.answer, *rows)))


def _evidence(question: QuestionPart) -> Iterator[str]:
    for line in question.notes:
        for piece in line:
            if piece.because:
                yield f"{piece.text.strip()} ({piece.because})"


def _signals(question: QuestionPart) -> Iterator[str]:
    for signal in question.signals:
        yield f"{signal.because} ({signal.how_word})"


def _number(value: float | None) -> CellValue:
    """A figure with two decimals, rounded down like those of a page."""
    return "" if value is None else floor((value + TOLERANCE) * 100) / 100


def _text(text: str) -> str:
    """A text that a cell can hold; one that is longer says that it goes on."""
    shown = plain(text)
    if len(shown) <= LONGEST_TEXT:
        return shown
    more = " " + _("[… cut here: a cell holds no more]")
    return shown[: LONGEST_TEXT - len(more)] + more
