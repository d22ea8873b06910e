"""How streams are named, and what is read of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from interview.errors import JournalDamaged
from interview.frozen import frozen
from interview.i18n import _

if TYPE_CHECKING:
    from interview.session import Event, Recorded


@frozen
class StreamId:
    """Names what one person recorded of one interview. Both parts are random: no name is in it."""

    interview: str
    """The interview's id, which all its streams share."""
    writer: str
    """Stands for the person who recorded this one."""

    def __str__(self) -> str:
        return f"{self.interview}/{self.writer}"


@frozen
class Draft:
    """Notes being typed, before the typing pauses and they become an event; or a reason."""

    question: str
    text: str
    cursor: tuple[int, int]
    """Row and column, from 0."""
    at: datetime
    after: int = 0
    """The number of the event that the notes follow."""
    is_recorded: bool = False
    """Whether the events say the same already: then only the cursor counts, not `text`."""
    is_reason: bool = False
    """Whether it is why a rating differs from the suggestion, in place of notes. It becomes an
    event only when the interviewer says so."""
    conclusion: str = ""
    """The part of the conclusion that it is (`ConclusionWritten.part`), in place of notes. It
    becomes an event only when the interviewer says so."""

    @property
    def is_notes(self) -> bool:
        """Whether it is of the notes, which become an event by themselves."""
        return not (self.is_reason or self.conclusion)

    def is_same_as(self, other: Draft) -> bool:
        """Whether words and cursor are the same, whenever each was typed."""
        return replace(self, at=other.at, after=other.after) == other

    def as_event(self) -> Event:
        """The event that it is on the way to."""
        from interview.session import ConclusionWritten, NotesEdited, ReasonGiven

        if self.conclusion:
            return ConclusionWritten(self.conclusion, self.text)
        kind = ReasonGiven if self.is_reason else NotesEdited
        return kind(self.question, self.text)

    def after_event(self, event: Event) -> Draft | None:
        """What is left of it after an event: as it was, only the cursor, or nothing.

        Notes become an event of their own before a question is left and before an undo, so that
        notes from before these events no longer count: this is what keeps undone text undone.
        """
        from interview.session import (
            ConclusionWritten,
            NotesEdited,
            QuestionOpened,
            ReasonGiven,
            Redone,
            Undone,
        )

        match event:
            case ReasonGiven() if self.is_reason:
                return None
            case ConclusionWritten(part) if part == self.conclusion:
                return None
            case NotesEdited(question) if question == self.question and self.is_notes:
                return replace(self, text="", is_recorded=True)
            case NotesEdited() | QuestionOpened() | Undone() | Redone():
                return None
            case _:
                return self


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
    bank_texts: tuple[bytes, ...] = ()
    """Banks that events name which are in the draft log only."""
    has_foreign_log: bool = False
    """Whether a draft log is there that does not continue this history; it is left out."""

    @property
    def is_unfinished(self) -> bool:
        """Whether something was typed or done that the journal itself does not hold yet."""
        typed = self.draft is not None and not self.draft.is_recorded
        return typed or self.committed < len(self.history)


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
    signed: bool
    events: int
    is_unfinished: bool = False
    """Whether something was typed or done that is in the draft log only."""
    entered_of: datetime | None = None
    """For an interview that was entered from a file and not changed since: when it was held, by the
    file. Its retention counts from there, and else from the last change."""


def parse_stream_id(text: str) -> StreamId:
    """The stream id that `str` wrote: `ab3d…/x7kp…`."""
    interview, _slash, writer = text.partition("/")
    return StreamId(interview, writer)


def parse_time(text: str) -> datetime:
    """The time of an event, with its zone. Raises `JournalDamaged` if it is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise JournalDamaged(_("An entry of the journal has no readable time.")) from error
    if at.tzinfo is None:
        raise JournalDamaged(_("An entry of the journal has no readable time."))
    return at
