"""What belongs in a stream that is only recorded once it is signed, in a draft log until then."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interview.file_lock import FileLock
from interview.journal.draft_log import DraftLog, LoggedEvent, read_draft_log
from interview.journal.draft_log_names import draft_log_path
from interview.journal.interview_lock import interview_lock_file, lock_interview
from interview.journal.journal_files import unusable
from interview.journal.streams import Draft, StreamId
from interview.session import Event, Recorded


class UnsignedDraft:
    """Events, and a line being typed, that no kill loses before they are signed.

    They belong to the interview that `stream` names, and go when that is erased. Only one program
    at a time writes them.
    """

    def __init__(self, journal: Path, stream: StreamId) -> None:
        """Read what was left there. Raises `JournalUnavailable`."""
        self._journal, self._stream = journal, stream
        self._path = draft_log_path(journal, stream)
        found = read_draft_log(self._path, stream)
        self._logged = list(found.events)
        self.draft = found.draft
        """The line that is being typed, if one is."""
        self._log: DraftLog | None = None
        self._lock: FileLock | None = None

    @property
    def events(self) -> list[Event]:
        """The events, in order."""
        return [each.recorded.event for each in self._logged]

    def add(self, event: Event, at: datetime) -> None:
        """Keep an event, in place of the line that was typed. Raises `InterviewBusy` and
        `JournalUnavailable`."""
        recorded = Recorded(len(self._logged) + 1, at, event)
        self._open().add_event(recorded)
        self._logged.append(LoggedEvent(recorded, b""))
        self.draft = None

    def type_line(self, draft: Draft) -> None:
        """Keep a line as far as it is typed. Raises as `add` does."""
        self.draft = draft
        self._open().add_draft(draft)

    def sync(self) -> None:
        """Wait until the disk has all of it. Raises `JournalUnavailable`."""
        try:
            self._open().sync()
        except OSError as error:
            raise unusable(self._path, error) from error

    def delete(self) -> None:
        """Delete the draft: it is recorded, or nobody wants it."""
        if self._log is None and not self._logged and self.draft is None:
            return
        self._open().delete()
        self._logged.clear()
        self._log = self.draft = None
        self.close()

    def close(self) -> None:
        """Leave the draft for whoever goes on with it."""
        if self._log is not None:
            self._log.close()
            self._log = None
        if self._lock is not None:
            self._lock.release()
            interview_lock_file(self._journal, self._stream).unlink(missing_ok=True)
            self._lock = None

    def _open(self) -> DraftLog:
        if self._lock is None:
            self._lock = lock_interview(self._journal, self._stream)
        if self._log is None:
            self._log = DraftLog(self._path, self._stream, self.draft, self._logged)
        if self._log.failure is not None:
            raise unusable(self._path, self._log.failure)
        return self._log
