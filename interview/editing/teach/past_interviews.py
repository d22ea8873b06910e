"""Looks through the journal for what a lesson would have changed, one interview at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interview.bank import Bank, parse
from interview.editing.teach.impact import Hindsight, Reviewer
from interview.editing.teach.phrase_edit import Lesson
from interview.errors import BankError, JournalDamaged
from interview.journal import Journal, StreamId
from interview.session import fold

MOST = 1_000
"""Interviews that are looked at, the newest first."""


def look_back(journal: Path, lesson: Lesson, bank_name: str, running: str) -> Iterator[Hindsight]:
    """What is found so far, before the first interview and after each.

    Looked at are the interviews held with the bank of that name, whatever it said then, but for
    the one that is `running`. Raises `JournalError` when the journal cannot be read.
    """
    with Journal.open(journal) as opened:
        some = opened.held_with(bank_name, MOST + 2)  # with the running one, and one too many
        others = [stream for stream in some if stream.interview != running]
        held = others[:MOST]
        found = Hindsight(len(held), is_cut=len(others) > MOST)
        yield found
        past = _Past(opened, Reviewer(lesson))
        for stream in held:
            found = past.with_one_more(found, stream)
            yield found


class _Past:
    """The interviews of a journal, each read when it is its turn."""

    def __init__(self, journal: Journal, reviewer: Reviewer) -> None:
        self._journal = journal
        self._reviewer = reviewer
        self._banks: dict[str, Bank] = {}

    def with_one_more(self, found: Hindsight, stream: StreamId) -> Hindsight:
        try:
            state = fold(self._journal.read(stream).history)
            return self._reviewer.review(found, state, lambda: self._bank(state.bank))
        except (JournalDamaged, BankError):
            return found.and_unreadable()

    def _bank(self, digest: str) -> Bank:
        if digest not in self._banks:
            self._banks[digest] = parse(self._journal.bank_text(digest), digest[:12]).require()
        return self._banks[digest]
