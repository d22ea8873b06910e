"""How far an interview kept to its structure: order, wording, follow-ups, what was left out.

Campion, Palmer and Campion (1997) list what makes an interview structured; these are the parts of
it that a record can show. Pure: it reads the events and the bank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.bank import Bank, Stage
from interview.frozen import frozen
from interview.session.agenda import agenda
from interview.session.events import (
    AnswerRated,
    AnswerRecorded,
    BankCorrected,
    DebriefOpened,
    InterviewSigned,
    NotesEdited,
    Recorded,
    SignalTicked,
)
from interview.session.state import InterviewState, undone_seqs


@frozen
class Structure:
    """What a record shows of the structure of the call."""

    questions: int
    """How many questions of the call the bank has."""
    skipped: tuple[str, ...]
    """The ids of those that were left out, in the bank's order."""
    unrecorded: tuple[str, ...]
    """The ids of those that were not left out and of which nothing is recorded."""
    early: tuple[tuple[str, str], ...]
    """Each question that was answered out of order, with the one of the bank's order before it that
    was answered only afterwards."""
    probes_used: int
    """Follow-ups that were ticked as asked."""
    probes: int
    """Follow-ups of the questions that were not left out."""
    corrections: int
    """Texts of the bank that were corrected while the interview ran: slips of the pen."""


def structure(history: Sequence[Recorded], state: InterviewState, bank: Bank) -> Structure:
    """What the record of one interview shows of its structure."""
    live = [item.question for item in agenda(bank) if item.stage is Stage.LIVE]
    skipped = tuple(each.id for each in live if state.answer(each.id).skipped)
    asked = [each for each in live if each.id not in skipped]
    return Structure(
        questions=len(live),
        skipped=skipped,
        unrecorded=tuple(each.id for each in asked if not state.answer(each.id).is_touched),
        early=tuple(_early([each.id for each in asked], _first_recorded(history))),
        probes_used=sum(len(state.answer(each.id).probes) for each in asked),
        probes=sum(len(each.probes) for each in asked),
        corrections=sum(
            each.event.corrections for each in history if isinstance(each.event, BankCorrected)
        ),
    )


def _first_recorded(history: Sequence[Recorded]) -> list[str]:
    """The questions in the order in which something was recorded of their answers first.

    What came once the debrief was open says nothing of the order in which was asked.
    """
    undone = undone_seqs(history)
    order: dict[str, None] = {}
    for recorded in history:
        match recorded.event:
            case DebriefOpened() | InterviewSigned():
                break
            case (
                NotesEdited(question=question)
                | AnswerRecorded(question=question)
                | SignalTicked(question=question)
                | AnswerRated(question=question)
            ) if recorded.seq not in undone:
                order.setdefault(question)
    return list(order)


def _early(planned: Sequence[str], answered: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Each question that was answered before one that should have come before it."""
    place = {question: number for number, question in enumerate(planned)}
    order = [question for question in answered if question in place]
    for number, question in enumerate(order):
        passed_over = [each for each in order[number + 1 :] if place[each] < place[question]]
        if passed_over:
            yield question, min(passed_over, key=lambda each: place[each])
