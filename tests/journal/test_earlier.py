"""A journal that an earlier version wrote is read, and can be gone on with."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from interview.journal import Journal, load_record
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


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()
