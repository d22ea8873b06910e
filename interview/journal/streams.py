"""How streams are named, and what is read of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from interview.frozen import frozen, replace
from interview.plain_text import listed_names, one_line, typed_name
from interview.status_words import RecordStatus

if TYPE_CHECKING:
    from interview.journal.seals import Seal
    from interview.session import DetailsCorrected, Event, Recorded

EventRows = Sequence[tuple[int, bytes | None, bytes, bytes]]
"""The events of a stream as the journal holds them: number, content, commitment and head."""


@frozen
class StreamId:
    """Names what one person recorded of one interview. Both parts are random: no name is in it."""

    interview: str
    """The interview's id, which all its streams share."""
    writer: str
    """Stands for the person who recorded this one."""

    def __str__(self) -> str:
        return f"{self.interview}/{self.writer}"


class LineFor(StrEnum):
    """What a line being typed in a dialog is for: a reason, or names."""

    RATING = "rating"
    """That a rating differs from the suggestion."""
    SKIP = "skip"
    """That a question is left out."""
    AMENDMENT = "amendment"
    """That a signed interview is changed."""
    INTERRUPTION = "interruption"
    """That the interview was interrupted: what broke in."""
    DETAILS = "details"
    """Who is interviewed, for what and by whom, corrected; in the lines of `details_lines`."""
    SIGNATURE = "signature"
    """The name of whoever is about to sign."""


@frozen
class Draft:
    """Notes being typed, before the typing pauses and they become an event; or a dialog's line."""

    question: str
    text: str
    cursor: tuple[int, int]
    """Row and column, from 0."""
    at: datetime
    after: int = 0
    """The number of the event that the notes follow."""
    is_recorded: bool = False
    """Whether the events say the same already: then only the cursor counts, not `text`."""
    line_for: LineFor | None = None
    """What it is a line for, in place of notes. It becomes an event only when the interviewer
    says so; `question` is then the one it was asked at, empty where it is asked in the debrief for
    no question.
    """
    conclusion: str = ""
    """The part of the conclusion that it is (`ConclusionWritten.part`), in place of notes. It
    becomes an event only when the interviewer says so."""

    @property
    def is_notes(self) -> bool:
        """Whether it is of the notes, which become an event by themselves."""
        return self.line_for is None and not self.conclusion

    @property
    def is_told(self) -> bool:
        """Whether lists, reports and checks tell of it: not of the mere beginning of an amendment,
        which changes nothing that was signed, nor of names, which say nothing of an answer."""
        return not self.is_recorded and self.line_for not in _NOT_TOLD

    def is_same_as(self, other: Draft) -> bool:
        """Whether words and cursor are the same, whenever each was typed."""
        return replace(self, at=other.at, after=other.after) == other

    def as_event(self) -> Event:
        """The event that it is on the way to."""
        from interview.session import (
            AmendmentOpened,
            ConclusionWritten,
            InterruptionExplained,
            InterviewSigned,
            NotesEdited,
            QuestionSkipped,
            ReasonGiven,
        )

        if self.conclusion:
            return ConclusionWritten(self.conclusion, self.text)
        match self.line_for:
            case LineFor.AMENDMENT:
                return AmendmentOpened(self.text)
            case LineFor.SKIP:
                return QuestionSkipped(self.question, self.text)
            case LineFor.RATING:
                return ReasonGiven(self.question, self.text)
            case LineFor.INTERRUPTION:
                return InterruptionExplained(self.text)
            case LineFor.DETAILS:
                return corrected_details(self.text)
            case LineFor.SIGNATURE:
                return InterviewSigned(self.text)
            case None:
                return NotesEdited(self.question, self.text)

    def after_event(self, event: Event) -> Draft | None:
        """What is left of it after an event: as it was, only the cursor, or nothing.

        Notes become an event of their own before a question is left and before an undo, so that
        notes from before these events no longer count: this is what keeps undone text undone.
        """
        from interview.session import ConclusionWritten, NotesEdited, QuestionOpened, Redone, Undone

        is_line = self.line_for is not None
        match event:
            case _ if is_line and isinstance(event, type(self.as_event())):
                return None
            case ConclusionWritten(part) if part == self.conclusion:
                return None
            case NotesEdited(question) if question == self.question and self.is_notes:
                return replace(self, text="", is_recorded=True)
            case NotesEdited() | QuestionOpened() | Undone() | Redone():
                return None
            case _:
                return self


_NOT_TOLD = frozenset({LineFor.AMENDMENT, LineFor.DETAILS, LineFor.SIGNATURE})


def details_lines(details: DetailsCorrected) -> str:
    """What a form of these details holds, as a draft keeps it: a line for each box."""
    names = (details.candidate, details.role, details.requisition, details.interviewer)
    return "\n".join(map(one_line, (*names, ", ".join(details.panel))))


def corrected_details(lines: str) -> DetailsCorrected:
    """The details in such lines. Raises `ValueError` where there is not one for each box."""
    from interview.session import DetailsCorrected

    candidate, role, requisition, interviewer, panel = map(typed_name, lines.split("\n"))
    return DetailsCorrected(candidate, role, interviewer, requisition, listed_names(panel))


@frozen
class Stream:
    """Everything that is on disk of one stream, its draft log included."""

    id: StreamId
    history: tuple[Recorded, ...]
    """All events, in order; those behind `committed` are in the draft log only."""
    draft: Draft | None
    """The notes being typed, or where the cursor was."""
    head: str
    """The head of the stream after the last event that the journal itself holds, in hexadecimal."""
    committed: int
    """How many events the journal itself holds."""
    rows: EventRows = ()
    """These, as the journal holds them."""
    seals: tuple[Seal, ...] = ()
    """What was signed of it, the first one first; whether they hold is not checked."""
    bank_texts: tuple[bytes, ...] = ()
    """Banks that events name which are in the draft log only."""
    has_foreign_log: bool = False
    """Whether a draft log is there that does not continue this history; it is left out."""

    @property
    def is_unfinished(self) -> bool:
        """Whether something was typed or done that the journal itself does not hold yet."""
        typed = self.draft is not None and self.draft.is_told
        return typed or self.committed < len(self.history)

    @property
    def was_left_by_a_kill(self) -> bool:
        """Whether its draft log has events to commit, or is to be put aside: `commit_draft_log`."""
        return self.has_foreign_log or self.committed < len(self.history)

    @property
    def is_being_amended(self) -> bool:
        """Whether a reason was being typed to amend it; it is signed as long as none is given."""
        return self.draft is not None and self.draft.line_for is LineFor.AMENDMENT


@frozen
class InterviewSummary:
    """One line of the list of interviews."""

    id: StreamId
    candidate: str
    role: str
    interviewer: str
    bank_name: str
    started_at: datetime
    changed_at: datetime
    status: RecordStatus
    """By its events and seals. Signatures are not checked for a list: “verify” does."""
    events: int
    is_unfinished: bool = False
    """Whether something was typed or done that is in the draft log only."""
    is_being_amended: bool = False
    """Whether it is signed, and a reason was being typed to amend it."""
    entered_of: datetime | None = None
    """For an interview that was entered from a file and not changed since: when it was held, by the
    file. Its retention counts from there, and else from the last change."""
    has_time_of_day: bool = True
    """Whether more than the day is known of `started_at`."""
    is_stale: bool = False
    """Whether events or seals are not those that the line was made from: it must be read anew."""

    @property
    def is_signed(self) -> bool:
        """Whether a seal covers it to its end."""
        return self.status is RecordStatus.SIGNED

    @property
    def is_to_go_on(self) -> bool:
        """Whether it is to be taken up again: it is open, or about to be."""
        return self.status is RecordStatus.OPEN or self.is_being_amended


def parse_stream_id(text: str) -> StreamId:
    """The stream id that `str` wrote: `ab3d…/x7kp…`."""
    interview, _slash, writer = text.partition("/")
    return StreamId(interview, writer)
