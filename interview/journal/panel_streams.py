"""What a panel agreed on, in streams of its own; and who had names shown, in streams of HR."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from interview import __version__
from interview.comparison.panel import RecordedConsensus
from interview.journal.read_interview import HR
from interview.journal.store import Journal, TimedEvent
from interview.journal.streams import StreamId
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
    """What the panel of these interviews agreed on, by the question's id; the latest counts."""
    found: list[RecordedConsensus] = []
    with Journal.open(journal) as opened:
        streams = [each for name in dict.fromkeys(interviews) for each in opened.streams_of(name)]
        for stream in streams:
            history = opened.read(stream).history
            first = history[0].event
            if not isinstance(first, StreamOpened) or first.role != PANEL:
                continue
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
