"""The journal through its door, on real SQLite files."""

from __future__ import annotations

import sqlite3
import stat
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from interview.errors import (
    JournalDamaged,
    JournalUnavailable,
    NotFound,
    StreamConflict,
    UsageError,
)
from interview.journal import Journal
from interview.session import (
    AmendmentOpened,
    AnswerRecorded,
    BankCorrected,
    DetailsCorrected,
    InterviewSigned,
    NotesEdited,
    Recorded,
    SignalsHeard,
    fold,
)
from tests.journal.samples import BANK, NOON, begin

HOSTILE = "\x1b]52;c;aGk=\x07 [/oops] <script> {{ 7*7 }} ‮ é 🎷 \u0000 'quoted' \\ \r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal.db"


def modes(folder: Path) -> set[str]:
    return {oct(stat.S_IMODE(each.stat().st_mode)) for each in folder.iterdir()}


def test_events_come_back_as_they_were(path: Path) -> None:
    stream = begin(path)
    events = [
        NotesEdited("impact", HOSTILE),
        AnswerRecorded("platforms", (("Mastodon", "2018"), ("Usenet", ""))),
        AnswerRecorded("followers", 12.5),
        SignalsHeard("impact", ("1", "denial")),
    ]
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, event) for event in events])
    with Journal.open(path) as journal:
        history = journal.read(stream).history
    assert history[2:] == tuple(
        Recorded(seq, NOON, event) for seq, event in enumerate(events, start=3)
    )


def test_the_bank_is_kept_once_and_to_the_byte(path: Path) -> None:
    begin(path)
    begin(path)
    assert sqlite3.connect(path).execute("SELECT count(*) FROM bank").fetchone() == (1,)
    digest = sqlite3.connect(path).execute("SELECT sha256 FROM bank").fetchone()[0]
    with Journal.open(path) as journal:
        assert journal.bank_text(digest) == BANK


def test_only_its_owner_can_read_what_is_kept(path: Path) -> None:
    begin(path)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert modes(path.parent) == {"0o600"}


def test_a_journal_others_could_read_is_closed_to_them(path: Path) -> None:
    begin(path)
    path.chmod(0o644)
    Journal.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_journal_that_is_a_link_is_refused(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalUnavailable, match="link"):
        Journal.open(path)
    assert not (tmp_path / "elsewhere").exists()


def test_who_comes_second_is_told_and_changes_nothing(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as one, Journal.open(path) as other:
        one.append(stream, 2, [(NOON, NotesEdited("impact", "first"))])
        with pytest.raises(StreamConflict):
            other.append(stream, 2, [(NOON, NotesEdited("impact", "second"))])
        assert fold(one.read(stream).history).answer("impact").notes == "first"


def test_a_refused_write_leaves_no_half(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        with pytest.raises(StreamConflict):
            journal.append(stream, 9, [(NOON, NotesEdited("impact", "lost"))])
        assert len(journal.read(stream).history) == 2


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TRIGGER event_is_never_changed; "
        "UPDATE event SET payload = replace(payload, 'impact', 'campaigns') WHERE seq = 2",
        "DROP TRIGGER event_is_never_changed; "
        "UPDATE event SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 1",
        "DELETE FROM event WHERE seq = 2",
        "INSERT INTO event SELECT stream, 3, at, kind, payload, hash FROM event WHERE seq = 2",
    ],
)
def test_what_was_changed_behind_our_back_is_noticed(path: Path, damage: str) -> None:
    stream = begin(path)
    link = sqlite3.connect(path)
    link.executescript(damage)
    link.close()
    with Journal.open(path) as journal, pytest.raises(JournalDamaged, match=stream.interview):
        journal.read(stream)


def test_a_bank_changed_behind_our_back_is_noticed(path: Path) -> None:
    begin(path)
    link = sqlite3.connect(path)
    (digest,) = link.execute("SELECT sha256 FROM bank").fetchone()
    link.execute("UPDATE bank SET text = x'00'")
    link.commit()
    with Journal.open(path) as journal, pytest.raises(JournalDamaged):
        journal.bank_text(digest)


def test_events_cannot_be_changed_in_sql(path: Path) -> None:
    begin(path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        sqlite3.connect(path).execute("UPDATE event SET payload = ''")


@pytest.mark.parametrize("content", [b"not a database at all, but long enough" * 40, b"x"])
def test_a_file_that_is_no_journal_is_said_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(JournalDamaged, match=r"journal\.db"):
        Journal.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name)")
    other.commit()
    before = path.read_bytes()
    with pytest.raises(JournalDamaged, match="not a journal"):
        Journal.open(path)
    assert path.read_bytes() == before


def test_a_journal_of_a_newer_program_is_not_touched(path: Path) -> None:
    begin(path)
    link = sqlite3.connect(path)
    link.execute("PRAGMA user_version = 99")
    link.close()
    with pytest.raises(JournalUnavailable, match="newer"):
        Journal.open(path)


def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalUnavailable, match="INTERVIEW_HOME"):
        Journal.open(tmp_path / "file" / "journal.db")


def test_an_interview_is_found_by_the_beginning_of_its_id(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        assert journal.find(stream.interview[:4]) == stream
        assert journal.find(stream.interview.upper()) == stream


@pytest.mark.parametrize("prefix", ["", "zz0", "%", "_", "*"])
def test_an_id_nobody_has_is_not_found(path: Path, prefix: str) -> None:
    begin(path)
    with Journal.open(path) as journal, pytest.raises(NotFound):
        journal.find(prefix)


def test_a_beginning_of_several_ids_asks_for_more(path: Path) -> None:
    ids = [begin(path).interview for _ in range(60)]
    letter = max("abcdefghjkmnpqrstuvwxyz23456789", key=lambda a: sum(i[0] == a for i in ids))
    with Journal.open(path) as journal, pytest.raises(UsageError, match="Give more"):
        journal.find(letter)


def test_the_list_shows_the_newest_first_and_finds_words_without_accents(path: Path) -> None:
    begin(path, "Zoé Müller", days=0)
    begin(path, "Ada Lovelace", days=1)
    with Journal.open(path) as journal:
        assert [each.candidate for each in journal.summaries()] == ["Ada Lovelace", "Zoé Müller"]
        assert [each.candidate for each in journal.summaries("ZOE analyst")] == ["Zoé Müller"]
        assert journal.summaries("nobody") == []
        assert len(journal.summaries(limit=1)) == 1


def test_the_list_follows_corrections_signatures_and_amendments(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, DetailsCorrected("Ada King", "Analyst", "Grace"))])
        assert journal.summaries()[0].candidate == "Ada King"
        journal.append(stream, 3, [(NOON, InterviewSigned("Grace"))])
        assert journal.summaries()[0].signed
        assert journal.latest_open() is None
        later = NOON + timedelta(hours=1)
        journal.append(stream, 4, [(later, AmendmentOpened("a rating was mistyped"))])
        assert not journal.summaries()[0].signed
        assert journal.summaries()[0].changed_at == later
        assert journal.latest_open() == stream


def test_a_bank_that_an_interview_took_up_is_kept_with_the_event_or_not_at_all(path: Path) -> None:
    stream = begin(path)
    text = BANK + b"# corrected\n"
    event = (NOON, BankCorrected(sha256(text).hexdigest(), 1))
    with Journal.open(path) as journal:
        with pytest.raises(StreamConflict):
            journal.append(stream, 9, [event], [text])
        with pytest.raises(JournalDamaged):
            journal.bank_text(event[1].bank)
        journal.append(stream, 2, [event], [text])
        assert journal.bank_text(event[1].bank) == text
        journal.verify(stream)


@pytest.mark.parametrize("which", ["begun with", "taken up"])
def test_every_bank_an_interview_was_run_with_is_vouched_for(path: Path, which: str) -> None:
    stream = begin(path)
    text = BANK + b"# corrected\n"
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, BankCorrected(sha256(text).hexdigest(), 1))], [text])
    damaged = sha256(BANK if which == "begun with" else text).hexdigest()
    link = sqlite3.connect(path)
    link.execute("UPDATE bank SET text = x'00' WHERE sha256 = ?", (damaged,))
    link.commit()
    with Journal.open(path) as journal, pytest.raises(JournalDamaged):
        journal.verify(stream)
