"""What the reader of a report must see first: red flags, gaps, ratings without evidence."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import Bank, Stage
from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.reporting.formatting import duration, moment
from interview.reporting.report_model import Alert
from interview.scoring import Finding, Scorecard
from interview.session import InterviewState
from interview.session.agenda import OPENING
from interview.session.clock_jumps import clock_jumps
from interview.session.consent_and_closing import REFUSED, call_agenda, consent_of
from interview.session.interview_record import InterviewRecord


def alerts(state: InterviewState, bank: Bank, card: Scorecard, language: str) -> Iterator[Alert]:
    """Every alert of an interview, the gravest first.

    Red flags come before questions that were not rated, and those before ratings that are doubtful:
    without evidence, or far from the suggestion. Changes after signing come last.
    """
    gravest_first = sorted(
        card.red_flags, key=lambda each: (not each.signal.is_knockout, not each.confirmed)
    )
    for finding in gravest_first:
        question, signal = bank.question(finding.question), finding.signal
        yield Alert(
            "knock_out" if signal.is_knockout else "red_flag",
            _("Knock-out") if signal.is_knockout else _("Red flag"),
            question.id,
            one_line(question.name(language)),
            one_line(signal.because.to(language)),
            confirmation(finding),
            finding.confirmed,
        )

    rated = [question for question in bank.questions if question.is_rated]
    for question in rated:
        answer, name = state.answer(question.id), one_line(question.name(language))
        if answer.skipped:
            yield Alert("skipped", _("Not asked"), question.id, name, one_line(answer.skipped))
        elif answer.rating is None:
            yield Alert("unrated", _("Not rated"), question.id, name)

    for question in rated:
        answer, name = state.answer(question.id), one_line(question.name(language))
        rating = answer.rating
        if rating is None:
            continue
        if not answer.has_evidence:
            yield Alert("no_evidence", _("Rated without evidence"), question.id, name)
        if rating.is_far_off:
            levels = _("rated {level}, suggested {suggested}").format(
                level=rating.level, suggested=rating.suggested
            )
            remark = "" if rating.reason.strip() else _("no reason given")
            yield Alert("differs", _("Far from the suggestion"), question.id, name, levels, remark)

    for amendment in state.amendments:
        title, reason = _("Changed after signing"), one_line(amendment.reason)
        yield Alert("amended", title, "", moment(amendment.at), reason)


def clock_set_back(record: InterviewRecord) -> Iterator[Alert]:
    """That the clock of the machine was set back meanwhile, so that times cannot be compared."""
    at = {recorded.seq: recorded.at for recorded in record.history}
    for jump in clock_jumps(record.history):
        yield Alert(
            "clock",
            _("Clock set back"),
            "",
            moment(at[jump.seq]),
            _("by {time} or more").format(time=duration(jump.seconds)),
            _("times before and after it cannot be compared"),
        )


def bank_lost(record: InterviewRecord) -> Iterator[Alert]:
    """That the bank is damaged, so that its words are missing and nothing is recommended."""
    if record.is_bank_lost:
        yield Alert(
            "bank",
            _("Question bank damaged"),
            "",
            _(
                "questions are named by their ids, and nothing is made of the ratings; put the "
                "bank’s file back among the banks, or restore a backup"
            ),
        )


def notes_refused(state: InterviewState, bank: Bank) -> Iterator[Alert]:
    """That the candidate refused notes, and whether there are some all the same."""
    if consent_of(state) != REFUSED:
        return
    noted = [
        item
        for item in call_agenda(bank, state.language)
        if item.stage is Stage.LIVE
        and item.question.id != OPENING
        and state.answer(item.question.id).notes.strip()
    ]
    words = _("the answers were rated without notes, as the candidate wished")
    if noted:
        words = ngettext(
            "and yet there are notes at {number} point of the call: decide whether to keep them",
            "and yet there are notes at {number} points of the call: decide whether to keep them",
            len(noted),
        ).format(number=len(noted))
    yield Alert("consent", _("Notes refused"), "", words)


def confirmation(finding: Finding) -> str:
    """Who says that a red flag was heard, in the words of the screen and the report alike."""
    if finding.confirmed:
        return _("confirmed by the interviewer")
    if finding.signal.is_knockout:
        return _("heard, not confirmed by the interviewer: it decides nothing yet")
    return _("heard, not confirmed by the interviewer")


def unfinished(record: InterviewRecord) -> Iterator[Alert]:
    """That not all of the interview is shown as it was recorded.

    It is open or was cut short, so that something is not in the journal yet; or a later version of
    the program recorded what this one does not know.
    """
    if record.state.not_understood:
        yield Alert(
            "unknown",
            _("Not shown"),
            "",
            ngettext(
                "{number} entry was recorded by a later version of the program: update it first",
                "{number} entries were recorded by a later version of the program: update it first",
                record.state.not_understood,
            ).format(number=record.state.not_understood),
        )
    if record.is_unfinished:
        if record.is_reason_pending:
            words = _(
                "a reason was being typed; it is not shown here, and counts only once it is given, "
                "when the interview is resumed"
            )
        else:
            words = _(
                "what was typed last is shown here; it becomes part of the record when the "
                "interview is resumed"
            )
        yield Alert("unfinished", _("Unfinished"), "", words)
