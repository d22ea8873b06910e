"""The call itself in a report: consent, structure, interruptions, what the candidate asked."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import Bank
from interview.i18n import _, ngettext
from interview.plain_text import lines_of, one_line
from interview.reporting.formatting import clock_time, duration, iso_time
from interview.reporting.report_model import CallPart, ConsentPart, InterruptionPart, StructureRow
from interview.session import InterviewState
from interview.session.agenda import CLOSING, OPENING
from interview.session.consent_and_closing import consent_of
from interview.session.interview_record import InterviewRecord
from interview.session.state import Interruption
from interview.session.structure import Structure, structure


def call_part(record: InterviewRecord, language: str) -> CallPart:
    """What the record says of the call, apart from the answers."""
    state, bank = record.state, record.bank
    found = structure(record.history, state, bank)
    rows = () if record.is_bank_lost else tuple(_structure_rows(found, state, bank, language))
    return CallPart(
        consent=_consent_part(state),
        structure=rows,
        interruptions=tuple(_interruption_part(each, state) for each in state.interruptions),
        opening=lines_of(state.answer(OPENING).notes),
        candidate_questions=lines_of(state.answer(CLOSING).notes),
    )


def _interruption_part(interruption: Interruption, state: InterviewState) -> InterruptionPart:
    """How long it lasted is not known where it was entered from a file, or never ended."""
    at, end = interruption.at, interruption.ended_at
    seconds = None if end is None or state.entered else round((end - at).total_seconds(), 1)
    return InterruptionPart(
        time="" if state.entered else clock_time(at),
        at="" if state.entered else iso_time(at),
        lasted=duration(seconds) if seconds else "",
        seconds=seconds,
        reason=one_line(interruption.reason),
    )


def _consent_part(state: InterviewState) -> ConsentPart:
    key = consent_of(state)
    sentence = {
        "given": _("The candidate was asked, and agrees to notes."),
        "refused": _("The candidate was asked, and refuses notes."),
        "not asked": _("The candidate was not asked whether notes may be taken."),
    }.get(key or "", _("It is not recorded whether the candidate was asked."))
    words = state.consent.words if state.consent else ""
    return ConsentPart((key or "").replace(" ", "_"), sentence, one_line(words))


def _structure_rows(
    found: Structure, state: InterviewState, bank: Bank, language: str
) -> Iterator[StructureRow]:
    """Each part of the structure: kept or not, and what there is to say of it."""

    def name(question: str) -> str:
        return one_line(bank.question(question).name(language))

    asked = found.questions - len(found.skipped) - len(found.unrecorded)
    text = ngettext(
        "{asked} of {number} question", "{asked} of {number} questions", found.questions
    ).format(asked=asked, number=found.questions)
    if found.skipped:
        names = ", ".join(map(name, found.skipped))
        text = _("{text}; left out: {names}").format(text=text, names=names)
    if found.unrecorded:
        names = ", ".join(map(name, found.unrecorded))
        text = _("{text}; nothing recorded: {names}").format(text=text, names=names)
    is_kept = not (found.skipped or found.unrecorded)
    yield StructureRow("asked", _("Questions asked"), text, is_kept)

    if state.entered:
        words = _("not known: the interview was entered from a file")
        yield StructureRow("order", _("Order"), words, None)
    elif found.early:
        words = "; ".join(
            _("“{question}” before “{other}”").format(question=name(early), other=name(late))
            for early, late in found.early
        )
        yield StructureRow("order", _("Order"), words, False)
    else:
        yield StructureRow("order", _("Order"), _("that of the bank"), True)

    wording = _("the bank’s words stood on screen, the same for everybody")
    if state.entered:
        wording = _("not known: the interview was entered from a file")
    elif found.corrections:
        wording = ngettext(
            "the bank’s words; a typing error was corrected in {number} text meanwhile",
            "the bank’s words; typing errors were corrected in {number} texts meanwhile",
            found.corrections,
        ).format(number=found.corrections)
    yield StructureRow("wording", _("Wording"), wording, None if state.entered else True)

    if found.probes:
        words = _("{used} of {number} ticked as asked").format(
            used=found.probes_used, number=found.probes
        )
        yield StructureRow("probes", _("Follow-ups"), words, None)

    if state.interruptions:
        number = len(state.interruptions)
        words = ngettext("{number} interruption", "{number} interruptions", number)
        yield StructureRow("interruptions", _("Interruptions"), words.format(number=number), False)
    elif not state.entered:
        yield StructureRow("interruptions", _("Interruptions"), _("none recorded"), True)
