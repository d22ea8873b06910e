"""The journal through its door, on real SQLite files."""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Timer

import pytest

from interview.errors import (
    InterviewErased,
    JournalBusy,
    JournalDamaged,
    JournalUnavailable,
    NotFound,
    SigningError,
    StreamConflict,
    UsageError,
)
from interview.journal import InterviewSummary, Journal, StreamId
from interview.journal.codec import commitment_of, decode, payload_of
from interview.journal.commit_draft_log import commit_draft_log
from interview.journal.draft_log import DraftLog
from interview.journal.draft_log_names import draft_log_files, draft_log_path
from interview.journal.list_line import list_rescued, mend_line, sealed_numbers
from interview.journal.seals import Seal
from interview.journal.store import is_chained, read_rows, readable_events
from interview.journal.streams import Draft, LineFor
from interview.session import (
    AmendmentOpened,
    AnswerRecorded,
    BankCorrected,
    DetailsCorrected,
    EnteredFromFile,
    Event,
    InterviewSigned,
    NotesEdited,
    QuestionOpened,
    Recorded,
    SignalsHeard,
    StreamOpened,
    fold,
)
from interview.status_words import RecordStatus
from tests.journal.samples import BANK, NOON, begin, change, started, verified

FOLLOWED = QuestionOpened("platforms")
HOSTILE = "\x1b]52;c;aGk=\x07 [/oops] <script> {{ 7*7 }} ‮ é 🎷 \u0000 'quoted' \\ \r\n"


def modes(folder: Path) -> set[str]:
    return {oct(stat.S_IMODE(each.stat().st_mode)) for each in folder.iterdir()}


def test_events_come_back_as_they_were(path: Path) -> None:
    stream = begin(path)
    events: list[Event] = [
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


def test_what_is_stored_of_the_events_is_read_as_it_is_and_checked(path: Path) -> None:
    stream, other = begin(path), begin(path, "Bea Ek")
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, NotesEdited("impact", HOSTILE))])
        contents = journal.contents(stream)
        assert [decode(payload_of(each)) for each in contents] == [
            (each.at, each.event) for each in journal.read(stream).history
        ]
        assert journal.texts(stream) == "\n".join(payload_of(each).decode() for each in contents)
        with pytest.raises(JournalDamaged):
            journal.contents(StreamId("nobody", "here"))
    change(path, f"UPDATE event SET content = NULL WHERE stream = '{stream}' AND seq = 2")
    with Journal.open(path) as journal:
        with pytest.raises(JournalDamaged, match="damaged"):
            journal.contents(stream)
        assert "Bea Ek" in journal.texts(other)
        assert "Ada Lovelace" in journal.texts(stream)
    longer = "content = CAST(content || 'x' AS BLOB)"
    change(path, f"UPDATE event SET {longer} WHERE stream = '{other}' AND seq = 1")
    with Journal.open(path) as journal, pytest.raises(JournalDamaged):
        journal.contents(other)
    change(path, f"UPDATE event SET content = NULL WHERE stream = '{other}'")
    with Journal.open(path) as journal, pytest.raises(InterviewErased):
        journal.contents(other)


def test_the_heads_of_an_interview_change_with_any_entry_of_its_streams(path: Path) -> None:
    stream, other = begin(path), begin(path, "Bea Ek")
    with Journal.open(path) as journal:
        first, theirs = journal.heads_of(stream.interview), journal.heads_of(other.interview)
        assert len(first) == 1
        assert journal.heads_of("nobody") == ()
        journal.append(stream, 2, [(NOON, NotesEdited("impact", "led it"))])
        second = journal.heads_of(stream.interview)
        assert second != first
        decision = journal.open_stream(stream.interview, StreamOpened("hr", "Helen"), NOON)
        assert journal.heads_of(stream.interview) != second
        assert len(journal.heads_of(stream.interview)) == 2
        assert decision != stream
        assert journal.heads_of(other.interview) == theirs


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
        with pytest.raises(StreamConflict) as refused:
            other.append(stream, 2, [(NOON, NotesEdited("impact", "second"))])
        assert str(refused.value) == (
            "Another program has written to this interview: open it again to go on."
        )
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
        "UPDATE event SET content = CAST(content || ' ' AS BLOB) WHERE seq = 2",
        "UPDATE event SET content = (SELECT content FROM event WHERE seq = 1) WHERE seq = 2",
        "UPDATE event SET commitment = zeroblob(32) WHERE seq = 2",
        "UPDATE event SET head = zeroblob(32) WHERE seq = 2",
        "UPDATE event SET content = NULL WHERE seq = 2",
        "DELETE FROM event WHERE seq = 1",
        "INSERT INTO event SELECT stream, 3, content, commitment, head FROM event WHERE seq = 2",
        "DELETE FROM event",
    ],
)
def test_what_was_changed_behind_our_back_is_noticed(path: Path, damage: str) -> None:
    stream = begin(path)
    change(path, damage)
    with Journal.open(path) as journal, pytest.raises(JournalDamaged) as refused:
        journal.read(stream)
    assert str(refused.value) == (
        f"The record of interview {stream.interview} is not what was recorded: it was damaged or "
        "changed outside this program. Nothing was changed now; restore the journal from a backup."
    )


def test_damaged_entries_can_be_searched_for_words_all_the_same(path: Path) -> None:
    stream = begin(path)
    change(path, "UPDATE event SET content = CAST(content || x'ff41' AS BLOB) WHERE seq = 2")
    with Journal.open(path) as journal:
        assert "\ufffdA" in journal.texts(stream)


@pytest.mark.parametrize("damage", ["DELETE FROM summary", "UPDATE summary SET events = 1"])
def test_a_damaged_list_keeps_no_interview_from_being_read(path: Path, damage: str) -> None:
    stream = begin(path)
    change(path, damage)
    with Journal.open(path) as journal:
        assert len(journal.read(stream).history) == 2


def test_a_bank_changed_behind_our_back_is_noticed(path: Path) -> None:
    begin(path)
    link = sqlite3.connect(path)
    (digest,) = link.execute("SELECT sha256 FROM bank").fetchone()
    link.execute("UPDATE bank SET text = x'00'")
    link.commit()
    with Journal.open(path) as journal, pytest.raises(JournalDamaged) as refused:
        journal.bank_text(digest)
    assert str(refused.value) == (
        f"The question bank {digest[:12]} is missing, or is not as it was."
    )


def test_events_cannot_be_changed_in_sql(path: Path) -> None:
    begin(path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        sqlite3.connect(path).execute("UPDATE event SET content = x'00'")


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


@pytest.mark.parametrize("version", [1, 2])
def test_a_journal_from_before_the_first_release_is_refused_and_left_alone(
    path: Path, version: int
) -> None:
    begin(path)
    link = sqlite3.connect(path)
    link.execute(f"PRAGMA user_version = {version}")
    link.close()
    before = path.read_bytes()
    with pytest.raises(JournalUnavailable) as refused:
        Journal.open(path)
    assert str(refused.value) == (
        f"{path} is from before the first release of this program: its records can neither be "
        "signed nor erased, and it is not read any more. Give the file another name, and a new "
        "journal begins."
    )
    assert path.read_bytes() == before


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


def test_spaces_around_the_beginning_of_an_id_do_not_matter(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        assert journal.find(f" {stream.interview[:5]}\n") == stream


def test_an_id_nobody_has_is_named(path: Path) -> None:
    begin(path)
    with Journal.open(path) as journal, pytest.raises(NotFound) as refused:
        journal.find("Zz0")
    assert str(refused.value) == (
        "No interview has an id that begins with “Zz0”. See: interview list"
    )


def test_a_beginning_of_several_ids_asks_for_more_and_names_them(path: Path) -> None:
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    ids = [begin(path).interview for _ in range(len(letters) + 1)]
    beginning_with = [sorted(each for each in ids if each[0] == letter) for letter in letters]
    meant = min((each for each in beginning_with if len(each) > 1), key=len)
    letter = meant[0][0]
    with Journal.open(path) as journal, pytest.raises(UsageError) as refused:
        journal.find(letter)
    assert str(refused.value) == (
        f"“{letter}” may be any of these: {', '.join(meant)}. Give more of the id."
    )


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
        assert journal.summaries()[0].status is RecordStatus.SIGNED
        assert journal.latest_open() is None
        later = NOON + timedelta(hours=1)
        journal.append(stream, 4, [(later, AmendmentOpened("a rating was mistyped"))])
        assert journal.summaries()[0].status is RecordStatus.OPEN
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
    assert verified(path, stream).is_whole


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
    assert verified(path, stream).problems == (
        f"The question bank {damaged[:12]} is missing, or is not as it was.",
    )


LATER = NOON + timedelta(hours=1)
LATER_STILL = NOON + timedelta(hours=2)
CORRECTED = BANK + b"# corrected\n"
CORRECTION = BankCorrected(sha256(CORRECTED).hexdigest(), 1)


def in_draft_log(path: Path, stream: StreamId, *events: Event, draft: Draft | None = None) -> None:
    """Leave up to two events behind the second, and notes, as a program that was killed does."""
    log = DraftLog(draft_log_path(path, stream), stream)
    for seq, (at, event) in enumerate(zip((LATER, LATER_STILL), events, strict=False), start=3):
        log.add_event(Recorded(seq, at, event), CORRECTED if event == CORRECTION else b"")
    if draft is not None:
        log.add_draft(draft)
    log.close()


def test_an_interview_begins_with_all_its_first_events_each_at_its_time(path: Path) -> None:
    with Journal.open(path) as journal:
        opened = (LATER, QuestionOpened("impact"))
        stream = journal.start(started(), BANK, NOON, opened, (LATER, NotesEdited("impact", "a")))
        assert re.fullmatch("[a-z2-9]{10}/[a-z2-9]{10}", str(stream))
        assert journal.read(stream).history == (
            Recorded(1, NOON, started()),
            Recorded(2, LATER, QuestionOpened("impact")),
            Recorded(3, LATER, NotesEdited("impact", "a")),
        )


def test_a_line_of_the_list_says_all_there_is_to_say(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        line = InterviewSummary(
            id=stream,
            candidate="Ada Lovelace",
            role="Analyst",
            interviewer="Grace Hopper",
            bank_name="social-media",
            started_at=NOON,
            changed_at=NOON,
            status=RecordStatus.OPEN,
            events=2,
        )
        assert journal.summaries() == [line]
        journal.append(stream, 2, [(NOON, QuestionOpened("a")), (LATER, QuestionOpened("b"))])
        (changed,) = journal.summaries()
        assert (changed.started_at, changed.changed_at, changed.events) == (NOON, LATER, 4)


@pytest.mark.parametrize("column", ["candidate", "role", "interviewer", "bank", "id"])
def test_an_interview_is_found_by_any_word_of_its_line(path: Path, column: str) -> None:
    with Journal.open(path) as journal:
        bank = sha256(BANK).hexdigest()
        event = replace(started(), bank=bank, bank_name="banks/marketing.yaml")
        stream = journal.start(event, BANK, NOON)
        word = {
            "candidate": "lovelace",
            "role": "analyst",
            "interviewer": "hopper",
            "bank": "marketing",
            "id": stream.interview,
        }[column]
        assert [each.id for each in journal.summaries(word)] == [stream]


@pytest.mark.parametrize("word", ["banks", "yaml", "lovelaceanalyst", "lovelacexx"])
def test_an_interview_is_not_found_by_what_is_not_in_its_line(path: Path, word: str) -> None:
    with Journal.open(path) as journal:
        journal.start(replace(started(), bank_name="banks/marketing.yaml"), BANK, NOON)
        assert journal.summaries(word) == []


def test_the_list_is_in_the_order_of_time_wherever_the_program_ran(
    path: Path, in_zone: Callable[[str], None]
) -> None:
    in_zone("<+14>-14")  # where it is the next day already
    earlier = begin(path)
    in_zone("UTC")
    with Journal.open(path) as journal:
        later = journal.start(started(), BANK, NOON + timedelta(hours=1))
        assert [each.id for each in journal.summaries()] == [later, earlier]


def test_the_open_interview_that_was_changed_last_is_the_one_to_go_on_with(path: Path) -> None:
    with Journal.open(path) as journal:
        assert journal.latest_open() is None
        first, second = begin(path, days=0), begin(path, days=1)
        assert journal.latest_open() == second
        journal.append(first, 2, [(NOON + timedelta(days=2), NotesEdited("impact", "more"))])
        assert journal.latest_open() == first
        journal.append(first, 3, [(NOON + timedelta(days=3), InterviewSigned("Grace"))])
        assert journal.latest_open() == second


def test_of_interviews_that_a_killed_program_left_the_last_changed_is_the_one_to_go_on_with(
    path: Path,
) -> None:
    first, second = begin(path, days=0), begin(path, days=1)
    in_draft_log(path, first, NotesEdited("impact", "more"))
    with Journal.open(path) as journal:
        assert journal.latest_open() == second
        signed = [(NOON + timedelta(days=3), InterviewSigned("Grace"))]
        journal.append(second, 2, signed)
        assert journal.latest_open() == first


def test_the_list_is_cut_to_those_that_began_in_a_time(path: Path) -> None:
    first, second, third = (begin(path, days=days) for days in range(3))
    with Journal.open(path) as journal:
        since, until = NOON + timedelta(days=1), NOON + timedelta(days=2)
        assert [each.id for each in journal.summaries(since=since)] == [third, second]
        assert [each.id for each in journal.summaries(until=until)] == [second, first]
        assert [each.id for each in journal.summaries(since=since, until=until)] == [second]


def test_the_newest_interview_that_was_entered_from_a_file_is_found_by_the_files_digest(
    path: Path,
) -> None:
    digest, another = "ab" * 32, "cd" * 32
    with Journal.open(path) as journal:
        entered = [
            journal.start(started(), BANK, at, (at, EnteredFromFile("Bea", "a.yaml", of, "", "")))
            for of, at in (
                (digest, NOON + timedelta(days=2)),
                (digest, NOON + timedelta(days=1)),
                (another, NOON + timedelta(days=3)),
            )
        ]
        said = NotesEdited("impact", f"the file was {digest}")
        journal.start(started(), BANK, NOON + timedelta(days=4), (NOON + timedelta(days=4), said))
        assert journal.entered_from(digest) == (entered[0], NOON + timedelta(days=2))
        assert journal.entered_from("ef" * 32) is None


def test_the_age_of_an_interview_counts_from_the_file_until_it_is_changed(path: Path) -> None:
    def listed_of(journal: Journal, interview: StreamId) -> datetime | None:
        return next(each.entered_of for each in journal.summaries() if each.id == interview)

    held = (NOON - timedelta(days=30)).isoformat()
    entered = EnteredFromFile("Bea", "a.yaml", "ab" * 32, held, held)
    with Journal.open(path) as journal:
        whole = journal.start(started(), BANK, NOON, (NOON, entered))
        assert listed_of(journal, whole) == NOON - timedelta(days=30)
        later = NOON + timedelta(days=1)
        journal.append(whole, 2, [(later, DetailsCorrected("Cyd", "editor", "Bea"))])
        assert listed_of(journal, whole) is None
        day = replace(entered, started="2026-02-01")
        of_a_day = journal.start(started(), BANK, NOON, (NOON, day))
        known = {each.id: each.has_time_of_day for each in journal.summaries()}
        assert (known[whole], known[of_a_day]) == (True, False)
        in_an_hour = journal.start(started(), BANK, NOON, (NOON + timedelta(hours=1), entered))
        live = journal.start(started(), BANK, NOON)
        assert (listed_of(journal, in_an_hour), listed_of(journal, live)) == (None, None)


def test_what_is_typed_into_an_entered_interview_shows_in_its_line_and_counts_as_a_change(
    path: Path,
) -> None:
    held = (NOON - timedelta(days=30)).isoformat()
    entered = EnteredFromFile("Bea", "a.yaml", "ab" * 32, held, "")
    with Journal.open(path) as journal:
        stream = journal.start(started(), BANK, NOON, (NOON, entered))
        log = DraftLog(draft_log_path(path, stream), stream)
        (unchanged,) = journal.summaries()
        assert (unchanged.is_unfinished, unchanged.entered_of) == (False, NOON - timedelta(days=30))
        typed_at = NOON + timedelta(hours=1)
        log.add_draft(Draft("impact", "typing", (0, 6), typed_at, 2))
        (typed,) = journal.summaries()
    log.close()
    assert (typed.is_unfinished, typed.entered_of, typed.changed_at) == (True, None, typed_at)
    assert not typed.is_being_amended


def test_an_interview_that_was_erased_is_named_whatever_is_asked_of_it(path: Path) -> None:
    stream = begin(path)
    change(path, f"UPDATE event SET content = NULL WHERE stream = '{stream}'")
    change(path, "DELETE FROM summary")
    named = f"Interview {stream.interview} was erased"
    opened = StreamOpened("hr", "Mary")
    with Journal.open(path) as journal:
        assert journal.find_erased(f" {stream.interview[:5].upper()} ") == stream
        assert journal.find_erased(" ") is None
        with pytest.raises(InterviewErased, match=named):
            journal.find(stream.interview)
        with pytest.raises(InterviewErased, match=named):
            journal.append(stream, 2, [(NOON, FOLLOWED)])
        with pytest.raises(InterviewErased, match=named):
            journal.open_streams(opened, NOON, {stream.interview: []})


def test_a_seal_counts_for_the_rows_that_it_names_and_for_no_others(path: Path) -> None:
    stream = begin(path)
    with closing(sqlite3.connect(path)) as link:
        rows = read_rows(link, stream)
    seals = [
        Seal("", events, f"# head: {head}\n", "")
        for events, head in ((1, rows[0][3].hex()), (2, rows[0][3].hex()), (3, rows[1][3].hex()))
    ]
    assert sealed_numbers(seals, rows) == [1, 0, 0]


def test_a_line_is_left_alone_where_another_program_has_gone_on_meanwhile(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        found = journal.read(stream)
    change(path, "UPDATE summary SET candidate = 'changed'")
    with closing(sqlite3.connect(path)) as link, link:
        assert not mend_line(link, stream, found.history[:-1], found.rows[:-1])
        assert link.execute("SELECT candidate FROM summary").fetchone() == ("changed",)
        assert mend_line(link, stream, found.history, found.rows)
        assert link.execute("SELECT candidate FROM summary").fetchone() == ("Ada Lovelace",)


def test_rows_are_a_chain_where_each_follows_the_one_before(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, NotesEdited("impact", "x")), (NOON, FOLLOWED)])
    with closing(sqlite3.connect(path)) as link:
        rows = read_rows(link, stream)
    assert is_chained(stream, rows)
    assert not is_chained(StreamId(stream.interview, "another"), rows)
    cut = [rows[0], *rows[2:]]
    assert not is_chained(stream, cut)
    assert is_chained(stream, cut, may_have_gaps=True)
    swapped = [rows[0], (*rows[1][:3], rows[2][3]), *rows[2:]]
    assert not is_chained(stream, swapped)
    assert not is_chained(stream, swapped, may_have_gaps=True)


def test_of_damaged_rows_those_are_read_that_are_as_they_were_recorded(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, NotesEdited("impact", "x")), (NOON, FOLLOWED)])
    with closing(sqlite3.connect(path)) as link:
        start, opened, notes, followed = read_rows(link, stream)
    changed = (opened[0], notes[1], *opened[2:])
    nonsense = b"0" * 16 + b"no event"
    odd = (notes[0], nonsense, commitment_of(nonsense), notes[3])
    gone = (4, None, *followed[2:])
    assert [each.seq for each in readable_events([start, changed, odd, gone])] == [1]
    assert readable_events([followed]) == (Recorded(4, NOON, FOLLOWED),)


def test_a_rescued_interview_is_listed_by_what_can_be_read_of_it_if_anything(path: Path) -> None:
    stream, other = begin(path), begin(path, "Bea Ek", days=1)
    with closing(sqlite3.connect(path)) as link, link:
        rows = read_rows(link, stream)
        list_rescued(link, stream, (), rows)
    empty = InterviewSummary(
        id=stream,
        candidate="",
        role="",
        interviewer="",
        bank_name="",
        started_at=datetime(1970, 1, 1, tzinfo=UTC),
        changed_at=datetime(1970, 1, 1, tzinfo=UTC),
        status=RecordStatus.RESCUED,
        events=2,
    )
    with Journal.open(path) as journal:
        listed = {each.id: each for each in journal.summaries()}
        assert listed[stream] == empty
        assert listed[other].candidate == "Bea Ek"
        assert [each.id for each in journal.summaries(stream.interview)] == [stream]
    with closing(sqlite3.connect(path)) as link, link:
        list_rescued(link, stream, readable_events(rows), rows)
    with Journal.open(path) as journal:
        (found,) = journal.summaries("Lovelace")
    assert (found.id, found.status, found.events) == (stream, RecordStatus.RESCUED, 2)


def test_a_rescued_stream_of_an_interview_that_is_listed_by_another_is_not(path: Path) -> None:
    stream = begin(path)
    with closing(sqlite3.connect(path)) as link, link:
        rows = read_rows(link, stream)
        list_rescued(link, StreamId(stream.interview, "another"), (), rows)
        list_rescued(link, StreamId("nothing", "readable"), (), [])
    with Journal.open(path) as journal:
        assert [each.id for each in journal.summaries()] == [stream]


def test_the_interviews_run_with_a_bank_are_found_newest_first(path: Path) -> None:
    first, second, third = (begin(path, days=days) for days in (1, 3, 2))
    with Journal.open(path) as journal:
        journal.start(replace(started(), bank_name="marketing"), BANK, NOON)
        assert journal.held_with("social-media", 9) == [second, third, first]
        assert journal.held_with("social-media", 2) == [second, third]
        assert journal.held_with("nothing", 9) == []


def test_the_cursor_comes_back_where_it_was_left_last(path: Path) -> None:
    stream, other = begin(path), begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(LATER, NotesEdited("impact", "seen"))])
        journal.leave_cursor(stream, "history", (0, 0))
        journal.leave_cursor(stream, "impact", (3, 14))
        found = journal.read(stream)
        assert found.draft == Draft("impact", "", (3, 14), LATER, after=3, is_recorded=True)
        assert not found.is_unfinished
        assert journal.read(other).draft is None


def test_what_is_only_in_the_draft_log_is_read_behind_what_is_in_the_journal(path: Path) -> None:
    stream = begin(path)
    typed = Draft("impact", "typing", (0, 6), LATER, after=4)
    in_draft_log(path, stream, NotesEdited("impact", "a"), CORRECTION, draft=typed)
    with Journal.open(path) as journal:
        found = journal.read(stream)
    assert found.id == stream
    assert found.history[2:] == (
        Recorded(3, LATER, NotesEdited("impact", "a")),
        Recorded(4, LATER_STILL, CORRECTION),
    )
    assert (found.committed, found.draft, found.bank_texts) == (2, typed, (CORRECTED,))
    assert found.is_unfinished
    assert not found.has_foreign_log


def test_the_head_vouches_for_what_is_in_the_journal(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        head = journal.read(stream).head
        in_draft_log(path, stream, NotesEdited("impact", "a"), NotesEdited("impact", "ab"))
        before = journal.read(stream)
        commit_draft_log(journal, before)
        after = journal.read(stream)
    assert (before.committed, after.committed) == (2, 4)
    assert before.head == head != after.head


def test_what_a_program_that_was_killed_left_is_put_into_the_journal(path: Path) -> None:
    stream = begin(path)
    in_draft_log(path, stream, NotesEdited("impact", "a"), CORRECTION)
    with Journal.open(path) as journal:
        recovered = journal.read(stream)
        commit_draft_log(journal, recovered)
        draft_log_path(path, stream).unlink()
        found = journal.read(stream)
        assert found.history == recovered.history
        assert found.history[3] == Recorded(4, LATER_STILL, CORRECTION)
        assert journal.bank_text(CORRECTION.bank) == CORRECTED


def test_a_signature_that_a_killed_program_left_is_sealed_when_it_is_put_into_the_journal(
    path: Path,
) -> None:
    stream = begin(path)
    in_draft_log(path, stream, NotesEdited("impact", "a"), InterviewSigned("Grace Hopper"))
    assert verified(path, stream).seal is None
    with Journal.open(path) as journal:
        commit_draft_log(journal, journal.read(stream))
    seal = verified(path, stream).seal
    assert seal is not None
    assert (seal.key.person, seal.events) == ("Grace Hopper", 4)


def test_a_signature_that_cannot_be_sealed_is_not_taken_in(path: Path) -> None:
    stream = begin(path)
    key = path.with_name("keys") / "rater"
    key.parent.mkdir()
    key.write_bytes(b"no key")
    with Journal.open(path) as journal:
        with pytest.raises(SigningError):
            journal.append(stream, 2, [(NOON, InterviewSigned("Grace Hopper"))])
        assert len(journal.read(stream).history) == 2
    assert verified(path, stream).is_whole


def test_there_may_be_nothing_to_put_into_the_journal(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        assert not journal.read(stream).was_left_by_a_kill
        commit_draft_log(journal, journal.read(stream))
        assert len(journal.read(stream).history) == 2


def test_a_draft_log_of_another_history_is_left_out_and_put_aside(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.leave_cursor(stream, "impact", (1, 2))
        before = journal.read(stream)
        log = draft_log_path(path, stream)
        in_draft_log(path, stream, draft=Draft("impact", "lost", (0, 4), LATER, after=9))
        content = log.read_bytes()
        assert journal.read(stream) == replace(before, has_foreign_log=True)
        assert log.exists(), "whoever only reads changes nothing"
        commit_draft_log(journal, journal.read(stream))
        assert not log.exists()
        assert [each.read_bytes() for each in draft_log_files(path, stream)] == [content]
        assert journal.read(stream) == before


def test_the_list_shows_what_is_only_in_the_draft_log(path: Path) -> None:
    stream = begin(path)
    corrected = DetailsCorrected("Ada King", "Countess", "Grace Brewster")
    in_draft_log(path, stream, corrected, InterviewSigned("Grace"))
    with Journal.open(path) as journal:
        assert journal.summaries() == [
            InterviewSummary(
                id=stream,
                candidate="Ada King",
                role="Countess",
                interviewer="Grace Brewster",
                bank_name="social-media",
                started_at=NOON,
                changed_at=LATER_STILL,
                status=RecordStatus.UNSEALED,
                events=4,
                is_unfinished=True,
            )
        ]


def test_the_list_shows_when_the_last_notes_were_typed(path: Path) -> None:
    stream = begin(path)
    in_draft_log(path, stream, draft=Draft("impact", "typing", (0, 6), LATER, after=2))
    with Journal.open(path) as journal:
        (line,) = journal.summaries()
        assert (line.changed_at, line.events, line.is_unfinished) == (LATER, 2, True)


def test_the_list_shows_that_a_reason_to_amend_was_being_typed(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, InterviewSigned("Grace"))])
        (signed,) = journal.summaries()
    reason = Draft("", "A typ", (0, 5), LATER, after=3, line_for=LineFor.AMENDMENT)
    in_draft_log(path, stream, draft=reason)
    with Journal.open(path) as journal:
        (line,) = journal.summaries()
        assert journal.latest_open() == stream
    assert (line.is_being_amended, line.changed_at) == (True, LATER)
    assert (line.status, line.candidate) == (signed.status, signed.candidate)


def test_a_draft_log_that_holds_nothing_new_changes_nothing_in_the_list(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        before = journal.summaries()
        in_draft_log(path, stream)
        assert journal.summaries() == before


def test_the_list_shows_a_damaged_interview_as_it_was_listed(path: Path) -> None:
    stream = begin(path)
    in_draft_log(path, stream, NotesEdited("impact", "a"))
    link = sqlite3.connect(path)
    link.execute("DELETE FROM event WHERE seq = 1")
    link.commit()
    with Journal.open(path) as journal:
        (line,) = journal.summaries()
        assert (line.candidate, line.events, line.is_unfinished) == ("Ada Lovelace", 2, False)
        assert line.status is RecordStatus.DAMAGED


def test_a_bank_that_is_only_in_the_draft_log_is_vouched_for(path: Path) -> None:
    stream = begin(path)
    in_draft_log(path, stream, CORRECTION)
    finding = verified(path, stream)
    assert (finding.is_whole, finding.is_unfinished) == (True, True)


def test_a_record_that_begins_with_anything_but_a_beginning_is_damaged(path: Path) -> None:
    stream = StreamId("aaaaaaaaaa", "bbbbbbbbbb")
    with Journal.open(path) as journal:
        journal.append(stream, 0, [(NOON, QuestionOpened("impact"))])
    (problem,) = verified(path, stream).problems
    assert "aaaaaaaaaa is not what was recorded" in problem


@contextmanager
def another_program_writing(path: Path, seconds: float) -> Iterator[None]:
    """Another program writes to the journal for so many seconds, or until the block ends."""
    link = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    link.execute("BEGIN IMMEDIATE")
    end = Timer(seconds, link.execute, ("COMMIT",))
    end.start()
    try:
        yield
    finally:
        end.cancel()
        end.join()
        link.close()


def test_who_finds_another_program_writing_waits_for_it(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        with another_program_writing(path, 0.05):
            journal.append(stream, 2, [(NOON, NotesEdited("impact", "waited"))])
        with another_program_writing(path, 0.05):
            journal.leave_cursor(stream, "impact", (0, 6))
        with another_program_writing(path, 0.05):
            journal.start(started("Zoé Müller"), BANK, NOON)
        with another_program_writing(path, 0.05):
            journal.open_stream(stream.interview, StreamOpened("hr", "Ada Lovelace"), NOON)
        assert len(journal.summaries()) == 2
        assert len(journal.streams_of(stream.interview)) == 2


def test_who_finds_a_damaged_bank_heals_it_when_another_program_has_written(path: Path) -> None:
    begin(path)
    (path.parent / "banks").mkdir()
    (path.parent / "banks" / "kept.yaml").write_bytes(BANK)
    with closing(sqlite3.connect(path)) as link, link:
        link.execute("UPDATE bank SET text = x'00'")
    with Journal.open(path) as journal, another_program_writing(path, 0.05):
        assert journal.bank_text(sha256(BANK).hexdigest()) == BANK
    with closing(sqlite3.connect(path)) as link:
        assert link.execute("SELECT text FROM bank").fetchall() == [(BANK,)]


def test_a_journal_in_which_a_damaged_bank_cannot_be_healed_is_named(path: Path) -> None:
    begin(path)
    (path.parent / "banks").mkdir()
    (path.parent / "banks" / "kept.yaml").write_bytes(BANK)
    with closing(sqlite3.connect(path)) as link, link:
        link.execute("UPDATE bank SET text = x'00'")
        link.execute(
            "CREATE TRIGGER kept BEFORE DELETE ON bank BEGIN SELECT RAISE(ABORT, 'kept'); END"
        )
    named = re.escape(f"The journal {path} cannot be used")
    with Journal.open(path) as journal, pytest.raises(JournalUnavailable, match=named):
        journal.bank_text(sha256(BANK).hexdigest())


def test_who_has_no_patience_does_not_wait_for_another_program(path: Path) -> None:
    stream = begin(path)
    with (
        Journal.open(path) as journal,
        another_program_writing(path, 4),
        pytest.raises(JournalBusy, match=re.escape(str(path))),
    ):
        journal.append(stream, 2, [(NOON, NotesEdited("impact", "no"))], patience=0)


@pytest.mark.parametrize(
    "use",
    [
        lambda journal, stream: journal.start(started(), BANK, NOON),
        lambda journal, stream: journal.append(stream, 2, [(NOON, QuestionOpened("impact"))]),
        lambda journal, stream: journal.leave_cursor(stream, "impact", (0, 0)),
        lambda journal, stream: journal.read(stream),
        lambda journal, stream: journal.bank_text(sha256(BANK).hexdigest()),
        lambda journal, stream: journal.find(stream.interview),
        lambda journal, stream: journal.latest_open(),
        lambda journal, stream: journal.held_with("social-media", 9),
        lambda journal, stream: journal.summaries(),
        lambda journal, stream: journal.open_stream(
            stream.interview, StreamOpened("hr", "A"), NOON
        ),
        lambda journal, stream: journal.readable(stream),
        lambda journal, stream: journal.contents(stream),
        lambda journal, stream: journal.seals(stream),
        lambda journal, stream: journal.head(),
        lambda journal, stream: journal.streams_of(stream.interview),
        lambda journal, stream: journal.texts(stream),
        lambda journal, stream: journal.heads_of(stream.interview),
        lambda journal, stream: journal.entered_from("0" * 64),
        lambda journal, stream: journal.find_erased(stream.interview),
    ],
)
def test_a_journal_that_cannot_be_used_is_named(
    path: Path, use: Callable[[Journal, StreamId], object]
) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        pass
    with pytest.raises(JournalUnavailable, match=re.escape(f"The journal {path} cannot be used")):
        use(journal, stream)
