"""What happens at quitting to notes that the journal did not take."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from interview.bank_library import bank_path
from interview.journal import Journal
from interview.paths import Paths
from interview.running.open_interview import OpenInterview, utc_now
from interview.running.open_request import StartRequest
from interview.session import DetailsCorrected


def left_after_a_conflict(home: Path) -> str:
    """What is said at quitting when another program has gone on with the same interview."""
    paths = Paths(home)
    bank = bank_path(paths, "social-media")
    opened = OpenInterview.begin(paths, StartRequest(bank, "Ada", "", "Grace", "en"))
    with Journal.open(paths.journal) as journal:
        stream = journal.find(opened.id)
        other = DetailsCorrected("Ada King", "", "Grace")
        journal.append(stream, len(journal.read(stream).history), [(utc_now(), other)])
    question = opened.live.state.question
    opened.live.type_notes(question, "precious words", (0, 14))
    return opened.leave()


def test_they_are_written_elsewhere_for_the_interviewer_alone_who_is_told_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    told = left_after_a_conflict(tmp_path)
    (written,) = elsewhere.iterdir()
    assert "precious words" in written.read_text(encoding="utf-8")
    assert written.stat().st_mode & 0o077 == 0
    assert f"What was not saved is in {written}: keep that file." in told


def test_where_that_fails_too_they_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    told = left_after_a_conflict(tmp_path)
    assert "This was not saved: copy it now." in told
    assert "precious words" in told
