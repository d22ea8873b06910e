"""A journal that an earlier version wrote is read, and can be gone on with."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from interview.journal import Journal, load_record
from interview.journal.streams import Draft
from interview.scoring import score
from interview.session import BankCorrected, InterviewResumed
from tests.journal.samples import NOON

WRITTEN = Path(__file__).with_name("earlier.sql")
INTERVIEW = "k7jhz7td4p"
HEAD = "42690f39aba1fe1d03bdf9d8301f20e6b051d6bf31f624ec51dbdac6326c09f7"


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    link = sqlite3.connect(path)
    link.executescript(WRITTEN.read_text(encoding="utf-8"))
    link.close()
    return path


def test_its_interviews_are_whole_and_read_as_they_were(earlier: Path) -> None:
    record = load_record(earlier, INTERVIEW)
    assert record.head == HEAD
    assert record.state.candidate == "Ada Lovelace"
    assert record.state.answer("bread").notes == "Warms the oven first, then waits."
    assert record.bank.title.main == "Baker"
    assert score(record.state, record.bank).percent == 100
    with Journal.open(earlier) as journal:
        journal.verify(journal.find(INTERVIEW))


def test_its_interviews_can_be_gone_on_with_and_their_bank_corrected(earlier: Path) -> None:
    with Journal.open(earlier) as journal:
        stream = journal.find(INTERVIEW)
        kept = journal.read(stream)
        text = journal.bank_text(load_record(earlier, INTERVIEW).bank_sha256)
        corrected = text.replace(b"How do you bake bread?", b"How do you bake bread, then?")
        digest = _digest(corrected)
        events = [(NOON, InterviewResumed()), (NOON, BankCorrected(digest, 1))]
        journal.append(stream, len(kept.history), events, [corrected])
        journal.verify(stream)
    record = load_record(earlier, INTERVIEW)
    assert record.bank_sha256 == record.state.bank == digest
    assert record.bank.question("bread").ask.main == "How do you bake bread, then?"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("2026-03-02T14:31:00+00:00", "Warms the oven"),
        ("2026-03-02T14:30:00+00:00", None),  # the very moment of the last event
        ("2026-03-02T14:29:00+00:00", None),
    ],
)
def test_notes_that_an_earlier_version_left_as_a_draft_count_unless_events_came_after(
    earlier: Path, typed: str, left: str | None
) -> None:
    link = sqlite3.connect(earlier)
    link.execute(
        "INSERT INTO draft VALUES (?, 'bread', 'Warms the oven', 0, 5, ?)",
        (f"{INTERVIEW}/grace-hopper", typed),
    )
    link.commit()
    link.close()
    with Journal.open(earlier) as journal:
        found = journal.read(journal.find(INTERVIEW))
        assert (found.is_unfinished, found.head) == (left is not None, HEAD)
        at = datetime.fromisoformat(typed)
        expected = Draft("bread", left, (0, 5), at, after=7) if left else None
        assert found.draft == expected
    notes = load_record(earlier, INTERVIEW).state.answer("bread").notes
    assert notes == (left or "Warms the oven first, then waits.")


def test_an_earlier_version_refuses_a_journal_that_has_gone_on(earlier: Path) -> None:
    Journal.open(earlier).close()
    assert sqlite3.connect(earlier).execute("PRAGMA user_version").fetchone() == (2,)


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()
