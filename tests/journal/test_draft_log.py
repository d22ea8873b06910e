"""The draft log: what was handed in is read again, and what is damaged takes nothing else along."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.errors import JournalUnavailable
from interview.journal import Journal
from interview.journal.draft_log import (
    DraftLog,
    draft_in_force,
    pending_events,
    read_draft_log,
)
from interview.journal.draft_log_names import draft_log_files, draft_log_path, logged_streams
from interview.journal.streams import Draft, LineFor, StreamId, details_lines
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    BankCorrected,
    ConclusionWritten,
    DetailsCorrected,
    Event,
    InterruptionExplained,
    InterviewInterrupted,
    InterviewLeft,
    InterviewSigned,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
    ReasonGiven,
    Recorded,
    SignalTicked,
    Undone,
    fold,
)
from tests.journal.samples import NOON, begin

STREAM = StreamId("abcd", "grace-hopper")

TEXTS = st.text(
    st.sampled_from('ab é🎷\n\u2028"\\\0') | st.characters(exclude_categories=()), max_size=12
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return draft_log_path(tmp_path / "home" / "journal.db", STREAM)


@contextmanager
def fresh_path() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "drafts" / "x.log"


def notes(text: str, after: int = 2, cursor: int = 0) -> Draft:
    return Draft("impact", text, (0, cursor), NOON, after)


def text_in(path: Path) -> str | None:
    """The notes that a log holds; `None` without any."""
    draft = read_draft_log(path, STREAM).draft
    return None if draft is None or draft.is_recorded else draft.text


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1))
def test_whatever_is_typed_the_last_of_it_is_read_again(texts: list[str]) -> None:
    with fresh_path() as path:
        log = DraftLog(path, STREAM)
        for place, text in enumerate(texts):
            log.add_draft(notes(text, cursor=place))
            assert read_draft_log(path, STREAM).draft == notes(text, cursor=place)
        log.close()


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6), st.data())
def test_a_log_that_is_cut_anywhere_holds_something_that_was_typed(
    texts: list[str], data: st.DataObject
) -> None:
    with fresh_path() as path:
        log = DraftLog(path, STREAM)
        for text in texts:
            log.add_draft(notes(text))
        log.close()
        whole = path.read_bytes()
        length = data.draw(st.integers(0, len(whole)))
        path.write_bytes(whole[:length])
        assert text_in(path) in {None, *texts}
        path.write_bytes(whole[:length] + bytes(len(whole) - length))
        assert text_in(path) in {None, *texts}


def test_a_changed_byte_takes_nothing_along_that_stands_before_it(path: Path) -> None:
    log = DraftLog(path, STREAM)
    ends = []
    for text in ("a", "al", "all", "all of it"):
        log.add_draft(notes(text))
        ends.append((log.size, text))
    log.close()
    whole = path.read_bytes()
    for place in range(0, len(whole), 3):
        damaged = bytearray(whole)
        damaged[place] ^= 0x10
        path.write_bytes(damaged)
        before = [text for end, text in ends if end <= place]
        assert text_in(path) == (before[-1] if before else None)


def test_old_records_behind_a_new_end_are_not_read(path: Path) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("a"))
    first = log.size
    for text in ("ab", "abc", "abcd"):
        log.add_draft(notes(text))
    log.close()
    whole = path.read_bytes()
    one = (len(whole) - first) // 3
    path.write_bytes(whole[:first] + whole[first + one :])
    assert text_in(path) == "a"


def test_events_are_read_again_in_order_with_the_banks_they_name(path: Path) -> None:
    log = DraftLog(path, STREAM)
    events = [
        Recorded(3, NOON, NotesEdited("impact", "é 🎷")),
        Recorded(4, NOON, BankCorrected("0" * 64, 1)),
        Recorded(5, NOON, Undone(3)),
    ]
    for recorded in events:
        log.add_event(recorded, b"\x00bank" if recorded.seq == 4 else b"")
    log.close()
    found = read_draft_log(path, STREAM).events
    assert [each.recorded for each in found] == events
    assert [each.bank_text for each in found] == [b"", b"\x00bank", b""]


def test_typing_goes_on_from_what_an_event_says(path: Path) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("x" * 5_000))
    log.add_event(Recorded(3, NOON, NotesEdited("impact", "x" * 5_000)))
    before = log.size
    log.add_draft(notes("x" * 5_000 + "y", after=3))
    assert log.size - before < 300, "a change is written as a change"
    assert text_in(path) == "x" * 5_000 + "y"
    log.close()


@pytest.mark.parametrize(
    ("event", "left"),
    [
        (NotesEdited("impact", "typed"), None),
        (QuestionOpened("campaigns"), None),
        (Undone(2), None),
        (SignalTicked("impact", "1"), "typed"),
    ],
)
def test_notes_count_until_an_event_takes_their_place(
    path: Path, event: Event, left: str | None
) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("typed"))
    log.add_event(Recorded(3, NOON, event))
    log.close()
    assert text_in(path) == left


def test_the_cursor_stays_where_it_was_when_the_notes_become_an_event(path: Path) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("typed", cursor=3))
    log.add_event(Recorded(3, NOON, NotesEdited("impact", "typed")))
    log.close()
    draft = read_draft_log(path, STREAM).draft
    assert draft is not None
    assert (draft.cursor, draft.is_recorded) == ((0, 3), True)


def test_a_log_of_another_interview_is_not_read(path: Path) -> None:
    log = DraftLog(path, StreamId("efgh", "grace-hopper"))
    log.add_draft(notes("another candidate"))
    log.close()
    assert text_in(path) is None


HISTORY = [
    Recorded(1, NOON, QuestionOpened("impact")),
    Recorded(2, NOON, NotesEdited("impact", "kept")),
    Recorded(3, NOON, Undone(2)),
]


def test_only_what_the_journal_does_not_hold_is_pending(path: Path) -> None:
    log = DraftLog(path, STREAM)
    for recorded in HISTORY:
        log.add_event(recorded)
    log.close()
    contents = read_draft_log(path, STREAM)
    for known in range(len(HISTORY) + 1):
        pending = pending_events(HISTORY[:known], contents)
        assert pending is not None
        assert [each.recorded for each in pending] == HISTORY[known:]


@pytest.mark.parametrize(
    "history", [HISTORY[:1], [*HISTORY[:1], Recorded(2, NOON, NotesEdited("impact", "other"))]]
)
def test_a_log_that_does_not_continue_the_journal_is_told(
    path: Path, history: list[Recorded]
) -> None:
    log = DraftLog(path, STREAM)
    log.add_event(HISTORY[1] if len(history) == 2 else HISTORY[2])
    log.close()
    assert pending_events(history, read_draft_log(path, STREAM)) is None


def test_undone_text_does_not_come_back_from_a_log_the_journal_has_overtaken() -> None:
    assert draft_in_force(HISTORY, notes("kept", after=1)) is None
    draft = draft_in_force(HISTORY, notes("typed since", after=3))
    assert draft is not None
    assert draft.text == "typed since"


def reason(text: str, after: int = 2) -> Draft:
    return Draft("impact", text, (0, len(text)), NOON, after, line_for=LineFor.RATING)


def test_a_reason_being_typed_is_read_again_and_takes_no_notes_along(path: Path) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("asks why"))
    log.add_draft(reason("she laug"))
    log.add_draft(reason("she laughed"))
    assert read_draft_log(path, STREAM).draft == reason("she laughed")
    log.add_draft(notes("asks why first"))
    assert text_in(path) == "asks why first"
    log.add_draft(reason("again"))
    log.close()
    again = DraftLog(path, STREAM, reason("again"))
    assert read_draft_log(path, STREAM).draft == reason("again")
    again.close()


def test_a_reason_being_typed_ends_when_one_is_given_or_its_question_is_left() -> None:
    assert reason("x").after_event(ReasonGiven("impact", "y")) is None
    assert reason("x").after_event(QuestionOpened("history")) is None
    assert reason("x").after_event(NotesEdited("impact", "y")) is None
    assert reason("x").after_event(InterviewLeft()) == reason("x")
    assert reason("x").as_event() == ReasonGiven("impact", "x")
    assert notes("x").as_event() == NotesEdited("impact", "x")
    skip, amendment, interruption, details, signature = (
        replace(reason("x"), line_for=each) for each in list(LineFor)[1:]
    )
    assert skip.as_event() == QuestionSkipped("impact", "x")
    assert skip.after_event(QuestionSkipped("impact", "y")) is None
    assert amendment.as_event() == AmendmentOpened("x")
    assert amendment.after_event(AmendmentOpened("y")) is None
    assert interruption.as_event() == InterruptionExplained("x")
    assert interruption.after_event(InterruptionExplained("y")) is None
    names = replace(details, text="Zoé \nRider\n\nAda\nGrace, Joan")
    corrected = DetailsCorrected("Zoé", "Rider", "Ada", "", ("Grace", "Joan"))
    assert names.as_event() == corrected
    assert names.after_event(replace(corrected, role="Driver")) is None
    assert signature.as_event() == InterviewSigned("x")
    assert signature.after_event(InterviewSigned("y")) is None
    assert not any(each.is_told for each in (names, signature))


def test_a_reason_counts_only_while_there_is_a_rating_to_give_it_for() -> None:
    assert draft_in_force(HISTORY, reason("x", after=3)) is None
    rated = [*HISTORY[:3], Recorded(4, NOON, AnswerRated("impact", 4, suggested=1))]
    assert draft_in_force(rated, reason("x", after=4)) == reason("x", after=4)
    given = [*rated, Recorded(5, NOON, ReasonGiven("impact", "x"))]
    assert draft_in_force(given, reason("x", after=5)) is None
    assert draft_in_force(given, reason("x y", after=5)) == reason("x y", after=5)
    signed = [*rated, Recorded(5, NOON, InterviewSigned("Grace"))]
    assert draft_in_force(signed, reason("x", after=5)) is None
    skip = replace(reason("x", after=4), line_for=LineFor.SKIP)
    amendment = replace(skip, line_for=LineFor.AMENDMENT)
    assert draft_in_force(rated, skip) == skip
    interruption = replace(skip, after=5, line_for=LineFor.INTERRUPTION)
    interrupted = [*rated, Recorded(5, NOON, InterviewInterrupted())]
    assert draft_in_force(rated, replace(interruption, after=4)) is None
    assert draft_in_force(interrupted, interruption) == interruption
    explained = [*interrupted, Recorded(6, NOON, InterruptionExplained("x"))]
    assert draft_in_force(explained, interruption) is None
    assert draft_in_force(rated, amendment) is None
    assert draft_in_force(signed, skip) is None
    assert draft_in_force(signed, amendment) == amendment
    signature = replace(skip, line_for=LineFor.SIGNATURE)
    assert draft_in_force(rated, signature) == signature
    assert draft_in_force(signed, signature) is None
    as_recorded = details_lines(fold(rated).details)
    names = replace(skip, line_for=LineFor.DETAILS, text=f"{as_recorded}, Joan")
    assert draft_in_force(rated, names) == names
    assert draft_in_force(rated, replace(names, text=as_recorded)) is None


@pytest.mark.parametrize("purpose", LineFor)
def test_what_a_line_is_for_is_read_again(path: Path, purpose: LineFor) -> None:
    draft = replace(reason("Zoé\nRider\n\nAda\n"), line_for=purpose)
    log = DraftLog(path, STREAM)
    log.add_draft(draft)
    log.add_draft(replace(draft, text="no names", line_for=LineFor.DETAILS))
    log.close()
    assert read_draft_log(path, STREAM).draft == draft


def test_only_its_owner_can_read_it(path: Path) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("a"))
    log.close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("precious")
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere)
    with pytest.raises(JournalUnavailable, match="link"):
        read_draft_log(path, STREAM)
    log = DraftLog(path, STREAM)
    log.add_draft(notes("a"))
    log.close()
    assert elsewhere.read_text() == "precious"
    assert not path.is_symlink()


def test_a_new_log_holds_the_notes_it_is_begun_with_and_nothing_of_the_old(path: Path) -> None:
    old = DraftLog(path, STREAM)
    old.add_draft(notes("long ago"))
    old.close()
    log = DraftLog(path, STREAM, notes("left by a killed program"))
    assert text_in(path) == "left by a killed program"
    log.add_draft(notes("left by a killed program!"))
    assert text_in(path) == "left by a killed program!"
    assert b"long ago" not in path.read_bytes()
    log.close()


def test_what_the_system_does_not_take_waits_and_keeps_its_order(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("a"))
    write, calls = os.write, 0

    def half_a_record(file: int, data: bytes) -> int:
        nonlocal calls
        calls += 1
        if calls % 2:
            return write(file, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half_a_record)
        log.add_draft(notes("ab"))
        log.add_event(Recorded(3, NOON, NotesEdited("impact", "ab")))
        log.add_draft(notes("abc", after=3))
        assert log.failure is not None
        assert text_in(path) == "a", "half a record would hide what follows"
    log.retry()
    assert log.failure is None
    assert text_in(path) == "abc"
    assert len(read_draft_log(path, STREAM).events) == 1
    log.close()


def test_the_files_of_an_interview_are_found(path: Path, tmp_path: Path) -> None:
    journal = tmp_path / "home" / "journal.db"
    assert logged_streams(journal) == set()
    log, other = DraftLog(path, STREAM), StreamId("efgh", "ada")
    DraftLog(draft_log_path(journal, other), other).close()
    path.with_name(f"{path.name}.foreign-1").touch()
    assert logged_streams(journal) == {STREAM, other}
    assert sorted(draft_log_files(journal, STREAM)) == [
        path,
        path.with_name(f"{path.name}.foreign-1"),
    ]
    log.delete()
    assert logged_streams(journal) == {other}


def test_the_latest_open_interview_may_be_one_that_only_its_log_says_is_open(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, InterviewSigned("Grace Hopper"))])
        assert journal.latest_open() is None
        log = DraftLog(draft_log_path(path, stream), stream)
        assert journal.latest_open() is None
        log.add_event(Recorded(4, NOON, AmendmentOpened("wrong level")), b"")
        log.close()
        assert journal.latest_open() == stream


def concerns(text: str, after: int = 2) -> Draft:
    return Draft("", text, (0, len(text)), NOON, after, conclusion="concerns")


def test_a_conclusion_being_typed_is_read_again_and_takes_no_notes_along(path: Path) -> None:
    log = DraftLog(path, STREAM)
    log.add_draft(notes("asks why"))
    log.add_draft(concerns("talks ov"))
    log.add_draft(concerns("talks over people"))
    assert read_draft_log(path, STREAM).draft == concerns("talks over people")
    log.add_draft(notes("asks why first"))
    assert text_in(path) == "asks why first"
    log.close()


def test_a_conclusion_being_typed_ends_where_it_is_written_or_another_question_opens() -> None:
    typed = concerns("x")
    assert typed.as_event() == ConclusionWritten("concerns", "x")
    assert typed.after_event(ConclusionWritten("concerns", "y")) is None
    assert typed.after_event(ConclusionWritten("strengths", "y")) == typed
    assert typed.after_event(QuestionOpened("history")) is None
    written = Recorded(len(HISTORY) + 1, NOON, ConclusionWritten("concerns", "said"))
    assert draft_in_force(HISTORY, concerns("said", after=3)) == concerns("said", after=3)
    assert draft_in_force((*HISTORY, written), concerns("said", after=4)) is None
