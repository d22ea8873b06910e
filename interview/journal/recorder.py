"""Records a running interview: in its draft log at once, in the journal from a second thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread
from time import monotonic

from interview.errors import InterviewError, JournalBusy, StreamConflict
from interview.i18n import _
from interview.journal.ballast import Ballast
from interview.journal.database import DiskFull
from interview.journal.draft_log import DraftLog, LoggedEvent
from interview.journal.draft_log_names import draft_log_path
from interview.journal.durability import SYNC_AFTER_PAUSE, SYNC_AT_LATEST, Durability, SaveStatus
from interview.journal.store import Journal
from interview.journal.streams import Draft, LineFor, StreamId
from interview.session import Event, NotesEdited, Recorded
from interview.system_errors import reason_of

_RETRY = 0.5
"""Seconds between attempts after one has failed."""

_BUSY = 2.0
"""Seconds to wait for another program that writes, before the screen says so."""

_TOO_LONG = 4.0
"""Seconds after which a disk that has not taken a change in is said not to answer."""

_GROWN = 64 << 10
"""Bytes from which a draft log is replaced by an empty one, once the journal holds all of it."""


class Recorder:
    """Takes events and notes. Each is in the system's hands on return, and on the disk soon after.

    What cannot be written stays in memory and is tried again until it is; `status` says why.
    """

    def __init__(
        self,
        journal: Path,
        stream: StreamId,
        seq: int,
        on_status: Callable[[], None],
        draft: Draft | None = None,
    ) -> None:
        """Go on behind the event numbered `seq`; `draft` are notes that a killed program left.

        `on_status` is called after each change of `status`, in this thread or the recorder's own.
        Raises `JournalUnavailable` where there can be no draft log.
        """
        self._journal_path = journal
        self._stream = stream
        self._on_status = on_status
        self._seq = seq
        self._draft = draft
        self._ballast = Ballast(journal)
        self._log = DraftLog(draft_log_path(journal, stream), stream, draft)
        self._log.make_room = self._ballast.drop
        self._pending: list[LoggedEvent] = []
        """Events that the journal does not hold yet."""
        self._changes = self._changes_on_disk = 0
        """How many changes were handed in, and how many of them a power cut could not take."""
        self._first_change = self._last_change = self._not_before = 0.0
        self._sync_failure = ""
        """Why the disk does not take the draft log in."""
        self._obstacle = ""
        """Why the journal does not take events in."""
        self._has_conflict = False
        self._is_idle = self._is_hurried = self._is_closing = False
        self._reported = SaveStatus()
        self._changed = Condition()
        self._journal: Journal | None = None
        self._thread = Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        """Take an event, with the text of a bank that it names; it is numbered at once."""
        with self._changed:
            self._note_change()
            self._seq += 1
            recorded = Recorded(self._seq, at, event)
            self._pending.append(LoggedEvent(recorded, bank_text))
            self._draft = self._draft.after_event(event) if self._draft else None
            self._log.add_event(recorded, bank_text)
        self._report()
        return recorded

    def type_notes(
        self,
        question: str,
        text: str,
        cursor: tuple[int, int],
        at: datetime,
        *,
        is_recorded: bool = False,
    ) -> None:
        """Take the notes of a question as they stand, in place of those taken before.

        `is_recorded` says that the events say the same already, so that only the cursor counts.
        """
        with self._changed:
            draft = Draft(question, "" if is_recorded else text, cursor, at, self._seq, is_recorded)
            before, self._draft = self._draft, draft
            if not (is_recorded and (before is None or before.is_recorded)):
                self._note_change()
            self._log.add_draft(draft)
        self._report()

    def type_line(self, purpose: LineFor, question: str, text: str, at: datetime) -> None:
        """Take a line of a dialog as far as it is typed; no event, until it is given."""
        with self._changed:
            self._note_change()
            self._draft = Draft(question, text, (0, len(text)), at, self._seq, line_for=purpose)
            self._log.add_draft(self._draft)
        self._report()

    def type_conclusion(self, part: str, text: str, at: datetime) -> None:
        """Take a part of the conclusion as far as it is typed; no event, until it is given."""
        with self._changed:
            self._note_change()
            self._draft = Draft("", text, (0, len(text)), at, self._seq, conclusion=part)
            self._log.add_draft(self._draft)
        self._report()

    @property
    def status(self) -> SaveStatus:
        """How safe everything is that was handed in."""
        with self._changed:
            return self._status()

    @property
    def seconds_at_rest(self) -> float:
        """Seconds since something was handed in."""
        return monotonic() - self._last_change

    def flush(self, seconds: float) -> bool:
        """Commit what was handed in without waiting for a pause; whether the journal has it all."""
        with self._changed:
            self._is_hurried = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._is_done or not self._is_hurried, seconds)
            return self._is_done

    def close(self, seconds: float) -> SaveStatus:
        """Write what is left, and end after that many seconds at the latest; how it stands then."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join(seconds)
        with self._changed:
            is_settled = self._is_done and self._journal_holds_all
            return SaveStatus() if is_settled else self._status()

    def unsaved(self) -> str:
        """What is not in the journal, as plain text: the notes first, then all else."""
        with self._changed:
            events, draft = [each.recorded.event for each in self._pending], self._draft
        notes = {event.question: event.text for event in events if isinstance(event, NotesEdited)}
        if draft is not None and not draft.is_notes:
            events.append(draft.as_event())
        elif draft is not None and not draft.is_recorded:
            notes[draft.question] = draft.text
        paragraphs = [f"# {question}\n{text}" for question, text in notes.items()]
        paragraphs += [repr(event) for event in events if not isinstance(event, NotesEdited)]
        return "\n\n".join(paragraphs) + "\n"

    def _report(self) -> None:
        status = self.status
        if status != self._reported:
            self._reported = status
            self._on_status()

    # Only with the lock held

    @property
    def _is_done(self) -> bool:
        """Whether there is nothing left to sync or to commit."""
        return self._changes_on_disk == self._changes and not self._pending

    @property
    def _has_failed(self) -> bool:
        """Whether the last attempt to sync or to commit failed."""
        return bool(self._obstacle or self._sync_failure or self._log.failure)

    @property
    def _journal_holds_all(self) -> bool:
        """Whether the draft log holds nothing that the journal does not hold too."""
        return not self._pending and (self._draft is None or self._draft.is_recorded)

    def _note_change(self) -> None:
        """Something is handed in. The thread is woken once, and then waits for a pause."""
        self._last_change = monotonic()
        if self._changes_on_disk == self._changes:
            self._first_change = self._last_change
        self._changes += 1
        if self._is_idle:
            self._changed.notify_all()

    def _status(self) -> SaveStatus:
        failure = self._log.failure
        if self._has_conflict or failure is not None or self._sync_failure:
            reason = "" if failure is None else reason_of(failure)
            return SaveStatus(Durability.FAILING, self._obstacle or self._sync_failure or reason)
        if self._changes_on_disk < self._changes:
            if monotonic() - self._first_change > _TOO_LONG:
                return SaveStatus(Durability.FAILING, _("the disk does not answer"))
            return SaveStatus(Durability.SAVING)
        if self._obstacle:
            return SaveStatus(Durability.WAITING, self._obstacle)
        if self._ballast.is_spent:
            return SaveStatus(Durability.WAITING, _("the disk is full: make room"))
        return SaveStatus()

    # The recorder's own thread

    def _run(self) -> None:
        while self._wait_for_pause():
            self._sync()
            self._commit()
            self._tidy()
            self._report()
            if self._is_closing and self._has_failed:
                break
        self._finish()

    def _wait_for_pause(self) -> bool:
        """Whether there is something to write, once it is time for it; `False` at the end."""
        with self._changed:
            while not self._is_closing:
                if self._is_done:
                    self._is_hurried, self._is_idle = False, True
                    self._changed.notify_all()
                    self._changed.wait()
                    self._is_idle = False
                    continue
                pause = min(
                    self._last_change + SYNC_AFTER_PAUSE, self._first_change + SYNC_AT_LATEST
                )
                rest = max(pause, self._not_before) - monotonic()
                if rest <= 0 or self._is_hurried:
                    return True
                self._changed.wait(rest)
            return not self._is_done

    def _sync(self) -> None:
        """Have the disk take the draft log in; write it anew where that fails."""
        with self._changed:
            self._log.retry()
            changes, is_whole = self._changes, self._log.failure is None
        if is_whole:
            try:
                self._log.sync()
            except OSError:
                is_whole = False  # the system may have dropped what it could not write
        try:
            if not is_whole:
                with self._changed:
                    self._log.start_over(self._log.prepare(self._pending, self._draft))
                    changes = self._changes
                self._log.sync()
        except OSError as error:
            self._sync_failure = reason_of(error)
            return
        with self._changed:
            self._sync_failure = ""
            self._changes_on_disk = changes
            self._first_change = monotonic()
        self._ballast.take()

    def _commit(self) -> None:
        """Have the journal take in the events that came up so far."""
        with self._changed:
            pending = tuple(self._pending)
        if not pending:
            return
        obstacle = ""
        try:
            # Only this thread ever touches the connection, as SQLite demands.
            if self._journal is None:
                self._journal = Journal.open(self._journal_path)
            self._journal.append(
                self._stream,
                pending[0].recorded.seq - 1,
                [(each.recorded.at, each.recorded.event) for each in pending],
                [each.bank_text for each in pending if each.bank_text],
                patience=_BUSY,
            )
        except JournalBusy:
            obstacle = _("another program is writing to the journal")
        except StreamConflict as error:
            # A commit may have been reported to fail and be there all the same.
            if not self._holds(pending):
                self._has_conflict, obstacle = True, str(error)
        except DiskFull as error:
            self._ballast.drop()
            obstacle = str(error)
        except Exception as error:  # whatever it is: the thread goes on, and the screen says it
            obstacle = str(error)
        with self._changed:
            self._obstacle = obstacle
            if not obstacle:
                del self._pending[: len(pending)]

    def _holds(self, events: Sequence[LoggedEvent]) -> bool:
        """Whether the journal holds these events, at their places."""
        assert self._journal is not None
        try:
            found = self._journal.read(self._stream)
        except InterviewError:
            return False
        first, last = events[0].recorded.seq, events[-1].recorded.seq
        there = found.history[first - 1 : min(last, found.committed)]
        return there == tuple(each.recorded for each in events)

    def _tidy(self) -> None:
        """Throw away what the journal holds, and wait a little after a failure."""
        with self._changed:
            if self._log.failure and self._journal_holds_all:
                self._log.forget_waiting()
                self._sync_failure = ""
                self._changes_on_disk = self._changes
            if self._has_failed:
                self._not_before = monotonic() + _RETRY
            if self._has_failed or self._is_done:
                self._is_hurried = False
            self._changed.notify_all()
        if self._log.size > _GROWN and self._journal_holds_all:
            with suppress(OSError):
                new = self._log.prepare((), None)
                with self._changed:
                    if self._is_done and self._journal_holds_all:
                        self._log.start_over(new)
                    else:
                        self._log.discard(new)

    def _finish(self) -> None:
        """Leave the cursor's place in the journal, and no draft log where none is needed."""
        with self._changed:
            draft, is_needless = self._draft, self._is_done and self._journal_holds_all
        try:
            if is_needless and draft is not None:
                if self._journal is None:
                    self._journal = Journal.open(self._journal_path)
                self._journal.leave_cursor(self._stream, draft.question, draft.cursor)
        except InterviewError:
            pass  # the cursor will be at the end of the notes, no more
        if is_needless:
            self._log.delete()
        else:
            self._log.close()
        if self._journal is not None:
            self._journal.close()
