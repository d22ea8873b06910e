"""Writes a running interview to the journal, in a thread of its own, in the order it happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread

from interview.errors import JournalError
from interview.i18n import _
from interview.journal.ballast import Ballast
from interview.journal.database import DiskFull
from interview.journal.store import Journal, TimedEvent
from interview.journal.streams import Draft, StreamId
from interview.session import Event, NotesEdited, Recorded

_RETRY = 0.5
"""Seconds between attempts after a write has failed."""


class Recorder:
    """Takes events and drafts at once, and makes them durable as fast as the disk allows.

    What cannot be written is kept in memory and tried again until it is; `trouble` says why.
    """

    def __init__(
        self, journal: Path, stream: StreamId, seq: int, on_status: Callable[[], None]
    ) -> None:
        self.trouble = ""
        """Why something is not on disk; empty while all goes well. `on_status` is called after each
        change of it, in this thread or the writer's."""
        self._path = journal
        self._stream = stream
        self._on_status = on_status
        self._seq = seq
        self._durable = seq
        self._events: list[TimedEvent] = []
        self._bank_texts: list[bytes] = []
        self._draft: Draft | None = None
        self._writing = False
        self._closing = False
        self._changed = Condition()
        self._ballast = Ballast(journal)
        self._journal: Journal | None = None
        self._thread = Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        """Take an event, with the text of a bank that it names; it is numbered at once."""
        with self._changed:
            self._seq += 1
            self._events.append((at, event))
            self._bank_texts += [bank_text] if bank_text else []
            self._changed.notify_all()
            return Recorded(self._seq, at, event)

    def draft(self, draft: Draft) -> None:
        """Take the notes being typed, in place of those taken before."""
        with self._changed:
            self._draft = draft
            self._changed.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until all that was handed in is durable; whether it is, after so many seconds."""
        with self._changed:
            settled = self._is_settled or self._changed.wait_for(
                lambda: self._is_settled or bool(self.trouble), seconds
            )
            settled = settled and self._is_settled
        if not settled and not self.trouble:
            self._report(_("the disk does not answer"))
        return settled

    def close(self, seconds: float) -> bool:
        """Write what is left and end; whether all of it was written."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(seconds)
        with self._changed:
            return self._is_settled

    def unsaved(self) -> str:
        """What is not in the journal, as plain text: the notes first, then all else."""
        with self._changed:
            events, draft = self._events, self._draft
        notes = {
            event.question: event.text for _, event in events if isinstance(event, NotesEdited)
        }
        if draft is not None:
            notes[draft.question] = draft.text
        paragraphs = [f"# {question}\n{text}" for question, text in notes.items()]
        paragraphs += [repr(event) for _, event in events if not isinstance(event, NotesEdited)]
        return "\n\n".join(paragraphs) + "\n"

    @property
    def _is_settled(self) -> bool:
        return not (self._events or self._draft or self._writing)

    def _run(self) -> None:
        while self._wait_for_work():
            self._write()
            if self._closing and self.trouble:
                break
        if self._journal is not None:
            self._journal.close()

    def _wait_for_work(self) -> bool:
        """Whether there is something to write, once there is; after a failure, later."""
        with self._changed:
            if self.trouble:
                self._changed.wait_for(lambda: self._closing, _RETRY)
            self._changed.wait_for(lambda: bool(self._events or self._draft) or self._closing)
            return bool(self._events or self._draft)

    def _write(self) -> None:
        with self._changed:
            events, draft, bank_texts = self._events, self._draft, self._bank_texts
            self._events, self._draft, self._bank_texts = [], None, []
            self._writing = True
        reason = self._attempt(events, draft, bank_texts)
        with self._changed:
            self._writing = False
            if reason:
                self._events = events + self._events
                self._draft = self._draft or draft
                self._bank_texts = bank_texts + self._bank_texts
            else:
                self._durable += len(events)
            self._changed.notify_all()
        self._report(reason)

    def _attempt(
        self, events: list[TimedEvent], draft: Draft | None, bank_texts: list[bytes]
    ) -> str:
        """Write in one transaction; the reason why it could not be done, or an empty text."""
        try:
            # Only this thread ever touches the connection, as SQLite demands.
            if self._journal is None:
                self._journal = Journal.open(self._path)
            self._journal.write(self._stream, self._durable, events, draft, bank_texts)
        except DiskFull as error:
            self._ballast.drop()
            return str(error)
        except (JournalError, OSError) as error:
            return str(error)
        self._ballast.take()
        return ""

    def _report(self, reason: str) -> None:
        if reason != self.trouble:
            self.trouble = reason
            self._on_status()
