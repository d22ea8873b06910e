"""What a panel agrees on, in streams and drafts of its own; who had names shown, in HR's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from interview import __version__
from interview.comparison.panel import RecordedConsensus
from interview.file_lock import FileLock
from interview.journal.draft_files import draft_log_path, panel_draft
from interview.journal.draft_log import DraftLog, LoggedEvent, read_draft_log
from interview.journal.interview_lock import interview_lock_file, lock_interview
from interview.journal.journal_files import unusable
from interview.journal.read_interview import HR, sealed_history
from interview.journal.store import Journal, TimedEvent
from interview.journal.streams import Draft, LineFor, StreamId
from interview.session import (
    ConsensusReached,
    InterviewSigned,
    NamesRevealed,
    Recorded,
    StreamOpened,
)
from interview.session.state import undone_seqs

PANEL = "panel"
"""The role of whoever records what a panel agreed on: `StreamOpened.role`."""


def read_consensus(journal: Path, interviews: Sequence[str]) -> Mapping[str, RecordedConsensus]:
    """What the panel of these interviews agreed on and signed, by the question's id; the latest
    counts."""
    found: list[RecordedConsensus] = []
    with Journal.open(journal) as opened:
        streams = [each for name in dict.fromkeys(interviews) for each in opened.streams_of(name)]
        for stream in streams:
            beside = opened.read(stream)
            first = beside.history[0].event
            if not isinstance(first, StreamOpened) or first.role != PANEL:
                continue
            history = sealed_history(beside)
            undone = undone_seqs(history)
            found += [
                RecordedConsensus(each.event, first.person, each.at)
                for each in history
                if isinstance(each.event, ConsensusReached) and each.seq not in undone
            ]
    return {each.reached.question: each for each in sorted(found, key=lambda each: each.at)}


def record_consensus(
    journal: Path,
    interview: str,
    reached: Sequence[ConsensusReached],
    person: str,
    now: datetime,
) -> StreamId:
    """Record what a panel agreed on, signed by `person`, beside the interview of its first rater.

    The raters' own streams stay as they are. Raises `JournalError` and `SigningError`.
    """
    opened, signed = StreamOpened(PANEL, person, __version__), InterviewSigned(person)
    agreed: list[TimedEvent] = [(now, each) for each in reached]
    with Journal.open(journal) as connected:
        return connected.open_stream(interview, opened, now, *agreed, (now, signed))


def record_reveal(
    journal: Path, letters: Mapping[str, str], reason: str, person: str, now: datetime
) -> None:
    """Record, signed by `person` and beside each interview, that names were shown which a blind
    comparison had hidden. `letters` has the letter of each interview by its id.

    All or nothing. Raises `JournalError` and `SigningError`.
    """
    signed: TimedEvent = (now, InterviewSigned(person))
    interviews = tuple(sorted(letters))
    more: dict[str, list[TimedEvent]] = {
        interview: [(now, NamesRevealed(letter, interviews, reason)), signed]
        for interview, letter in letters.items()
    }
    with Journal.open(journal) as connected:
        connected.open_streams(StreamOpened(HR, person, __version__), now, more)


class PanelDraft:
    """What a panel agrees on until it is signed, in a draft log of its own: no kill loses it.

    It belongs to the interview of the panel's first rater, and goes when that is erased. Only one
    program at a time writes it.
    """

    def __init__(self, journal: Path, interview: str) -> None:
        """Read what is there of a panel that was left. Raises `JournalUnavailable`."""
        self._journal = journal
        self._stream = panel_draft(interview)
        self._path = draft_log_path(journal, self._stream)
        found = read_draft_log(self._path, self._stream)
        self._events = list(found.events)
        self._reason = found.draft
        self._log: DraftLog | None = None
        self._lock: FileLock | None = None

    def agreed(self) -> dict[str, ConsensusReached]:
        """What was agreed on, by the question's id; the latest counts."""
        events = (each.recorded.event for each in self._events)
        return {each.question: each for each in events if isinstance(each, ConsensusReached)}

    def reason(self, question: str) -> str:
        """The reason that was being typed for the level of a question; empty for none."""
        draft = self._reason
        return draft.text if draft is not None and draft.question == question else ""

    def add(self, reached: ConsensusReached, at: datetime) -> None:
        """Keep what was agreed on. Raises `InterviewBusy` and `JournalUnavailable`."""
        recorded = Recorded(len(self._events) + 1, at, reached)
        log = self._open()
        log.add_event(recorded)
        self._events.append(LoggedEvent(recorded, b""))
        self._reason = None
        try:
            log.sync()
        except OSError as error:
            raise unusable(self._path, error) from error

    def type_reason(self, question: str, text: str, at: datetime) -> None:
        """Keep a reason as far as it is typed. Raises as `add` does."""
        place, after = (0, len(text)), len(self._events)
        self._reason = Draft(question, text, place, at, after, line_for=LineFor.RATING)
        self._open().add_draft(self._reason)

    def delete(self) -> None:
        """Delete the draft: it is recorded, or nobody wants it."""
        if self._log is None and not self._events and self._reason is None:
            return
        self._open().delete()
        self._events.clear()
        self._log = self._reason = None
        self.close()

    def close(self) -> None:
        """Leave the draft for whoever opens the panel next."""
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
            self._log = DraftLog(self._path, self._stream, self._reason, self._events)
        if self._log.failure is not None:
            raise unusable(self._path, self._log.failure)
        return self._log
