"""What a panel agrees on, in streams and drafts of its own; who had names shown, in HR's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from interview import __version__
from interview.comparison.panel import RecordedConsensus
from interview.journal.draft_log_names import panel_draft
from interview.journal.read_interview import HR, sealed_history
from interview.journal.store import Journal, TimedEvent
from interview.journal.streams import Draft, LineFor, StreamId
from interview.journal.unsigned_draft import UnsignedDraft
from interview.session import (
    ConsensusReached,
    InterviewSigned,
    NamesRevealed,
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


class PanelDraft(UnsignedDraft):
    """What a panel agrees on until it is signed, by the interview of the panel's first rater."""

    def __init__(self, journal: Path, interview: str) -> None:
        """Read what is there of a panel that was left. Raises `JournalUnavailable`."""
        super().__init__(journal, panel_draft(interview))

    def agreed(self) -> dict[str, ConsensusReached]:
        """What was agreed on, by the question's id; the latest counts."""
        return {each.question: each for each in self.events if isinstance(each, ConsensusReached)}

    def reason(self, question: str) -> str:
        """The reason that was being typed for the level of a question; empty for none."""
        draft = self.draft
        return draft.text if draft is not None and draft.question == question else ""

    def agree(self, reached: ConsensusReached, at: datetime) -> None:
        """Keep what was agreed on. Raises `InterviewBusy` and `JournalUnavailable`."""
        self.add(reached, at)
        self.sync()

    def type_reason(self, question: str, text: str, at: datetime) -> None:
        """Keep a reason as far as it is typed. Raises as `agree` does."""
        place, after = (0, len(text)), len(self.events)
        self.type_line(Draft(question, text, place, at, after, line_for=LineFor.RATING))
