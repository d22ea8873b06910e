"""Where a live interview's events go in tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from interview.session import Event, InterviewStarted, Recorded

T0 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FIRST_BANK = "1" * 64
STARTED = InterviewStarted("Ada", "Baker", "Grace", "en", FIRST_BANK, "baker")


class MemorySink:
    """Keeps events in memory, under a clock that goes on ten seconds whenever it is read."""

    def __init__(self) -> None:
        self.history = [Recorded(1, T0, STARTED)]
        self.bank_texts: list[bytes] = []
        self._ticks = count(1)

    def now(self) -> datetime:
        return T0 + timedelta(seconds=10 * next(self._ticks))

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        self.history.append(Recorded(len(self.history) + 1, at, event))
        self.bank_texts += [bank_text] if bank_text else []
        return self.history[-1]

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Nobody recovers a draft here."""
