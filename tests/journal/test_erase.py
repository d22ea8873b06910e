"""Erasing an interview: nothing of it is left in any file, and what is left proves the erasure."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from interview.errors import InterviewBusy, InterviewErased, JournalError, NotFound
from interview.journal import Journal, StreamId, lock_interview
from interview.journal.draft_log import DraftLog
from interview.journal.draft_log_names import draft_log_path
from interview.journal.erase import (
    ASKED,
    ErasureResult,
    erase_interviews,
)
from interview.journal.streams import Draft
from interview.journal.verify_journal import JournalVerification
from interview.journal.written_files import remember_files, written_files
from interview.session import (
    DecisionTaken,
    DetailsCorrected,
    InterviewSigned,
    NotesEdited,
    QuestionSkipped,
    Recorded,
    StreamOpened,
)
from tests.journal.samples import NOON, begin, change, verified
from tests.journal.second_reader import SecondReader

NAME, LATER_NAME = "Ágnes O’Brien-Müller 🎻", "Agnes Zwölfzeiler"
NOTES = "Sie sagte: “my 37th campaign failed <b>&c</b>”\nand a line that ends in 🎷 tears"
SECRETS = (
    NAME,
    LATER_NAME,
    *NOTES.splitlines(),
    "never asked, as she wept",
    "a 4th secret",
    "HR says no",
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("interview.journal.erase.gettempdir", lambda: str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    return tmp_path / "home" / "journal.db"


def erase(path: Path, stream: StreamId) -> ErasureResult:
    return erase_interviews(path, [stream.interview], ASKED, NOON)


def hold(path: Path) -> StreamId:
    """An interview with much typing, corrected names, a signature and a decision of HR's."""
    stream = begin(path, NAME)
    with Journal.open(path) as journal:
        texts = [NOTES[:length] for length in range(1, len(NOTES) + 1)]
        events = [
            *(NotesEdited("impact", text) for text in texts),
            NotesEdited("impact", f"{NOTES}\n" * 800),  # overflow pages
            QuestionSkipped("campaigns", "never asked, as she wept"),
            DetailsCorrected(LATER_NAME, "a 4th secret", "Grace Hopper"),
            InterviewSigned("Grace Hopper"),
        ]
        for seq, event in enumerate(events, start=2):
            journal.append(stream, seq, [(NOON, event)])
        journal.leave_cursor(stream, "impact", (1, 2))
        opened = StreamOpened("hr", "Mary Somerville")
        decided = (NOON, DecisionTaken("decline", "HR says no"))
        journal.open_stream(stream.interview, opened, NOON, decided)
    return stream


def forms(text: str) -> Iterator[bytes]:
    """A text in every encoding that something of ours could store, or a file be written in."""
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.encode("latin-1", "replace") if "?" not in text else text.encode()
    yield json.dumps(text)[1:-1].encode()
    yield json.dumps(text, ensure_ascii=False)[1:-1].encode()
    yield escape(text).encode()
    for shift in range(3):
        yield b64encode(text.encode()[shift : shift + 3 * ((len(text.encode()) - shift) // 3)])


def files_that_hold(folder: Path, *secrets: str) -> list[str]:
    """Every file below a folder in which one of these stands, whole or in large part."""
    needles = {form for text in secrets for form in forms(text)}
    needles |= {text.encode()[:12] for text in secrets} | {text.encode()[-12:] for text in secrets}
    needles = {needle for needle in needles if len(needle) >= 10}
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files
    return [str(f) for f in files if any(needle in f.read_bytes() for needle in needles)]


def test_nothing_of_it_is_left_in_any_file(path: Path, tmp_path: Path) -> None:
    other = begin(path, "Zoé Müller")
    stream = hold(path)
    begin(path, "Bea")
    log = DraftLog(draft_log_path(path, stream), stream)
    with Journal.open(path) as journal:
        last = len(journal.read(stream).history)
    log.add_event(Recorded(last + 1, NOON, NotesEdited("impact", NOTES)))
    log.add_draft(Draft("impact", NOTES + NAME, (0, 1), NOON, last + 1))
    log.close()
    aside = draft_log_path(path, stream).with_name(f"{draft_log_path(path, stream).name}.foreign-1")
    aside.write_text(NOTES, encoding="utf-8")
    reports = [path.parent / "reports" / "ada.html", tmp_path / "elsewhere.md"]
    for report in reports:
        report.parent.mkdir(exist_ok=True)
        report.write_text(escape(NOTES), encoding="utf-8")
        remember_files(path, [(stream.interview, report)])
    rescued = tmp_path / "temporary" / f"interview-{stream.interview}-2.txt"
    rescued.write_text(NOTES, encoding="utf-16")
    crash = path.parent / "crashes" / "20260302.txt"
    crash.parent.mkdir()
    crash.write_text(f"ValueError: {json.dumps(NAME)}", encoding="utf-8")
    assert len(files_that_hold(tmp_path, *SECRETS)) == 7

    result = erase(path, stream)

    assert files_that_hold(tmp_path, *SECRETS) == []
    deleted = {draft_log_path(path, stream), aside, *reports, rescued, crash}
    assert set(result.deleted) == deleted
    assert not [each for each in deleted if each.exists()]
    assert (result.changed, result.mentioning) == ((), ())
    with Journal.open(path) as journal:
        assert {line.candidate for line in journal.summaries()} == {"Bea", "Zoé Müller"}
        assert len(journal.read(other).history) == 2


def test_names_that_were_corrected_long_ago_are_gone_from_free_pages(path: Path) -> None:
    stream = begin(path, NAME)
    with Journal.open(path) as journal:
        for seq in range(2, 120):
            corrected = DetailsCorrected(f"{NAME} {'x' * seq}", "Analyst", "Grace")
            journal.append(stream, seq, [(NOON, corrected)])
    erase(path, stream)
    assert files_that_hold(path.parent, NAME) == []


def test_the_rollback_journal_is_overwritten_before_it_goes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SQLite left in it is looked at in the moment before SQLite deletes it."""
    stream = hold(path)
    synced: list[bytes] = []
    real = os.fsync

    def look(file: int) -> None:
        rollback = path.with_name("journal.db-journal")
        if rollback.exists() and os.fstat(file).st_ino == rollback.stat().st_ino:
            synced.append(rollback.read_bytes())
        real(file)

    monkeypatch.setattr("interview.journal.erase.os.fsync", look)
    erase(path, stream)
    assert any(synced), "it was not there, or empty"
    assert not any(content.strip(b"\0") for content in synced)
    assert not path.with_name("journal.db-journal").exists()


def test_what_is_left_is_a_tombstone_that_can_be_verified(path: Path, tmp_path: Path) -> None:
    stream, other = hold(path), begin(path, "Zoé Müller")
    erase(path, stream)
    finding = verified(path, stream)
    assert (finding.is_whole, finding.is_erased) == (True, True)
    assert [seal.key.person for seal in finding.seals] == ["Grace Hopper"]
    assert finding.seals[0].name == ""
    assert not verified(path, other).is_erased
    reader = SecondReader(path)
    assert [link["reason"] for link in reader.linked("erase")] == ["asked", "asked"]
    assert reader.signers(tmp_path, path.with_name("known_raters"), "Grace Hopper") == 1
    rows = sqlite3.connect(path).execute("SELECT * FROM event WHERE content IS NULL").fetchall()
    left = "".join(
        str(row)
        for row in [*rows, *reader.links, *sqlite3.connect(path).execute("SELECT * FROM seal")]
    )
    for word in ("Grace", "Mary", "impact", "2026-03-02T12", "social-media"):
        assert word not in left.replace(NOON.isoformat(), "")


def test_an_erased_interview_is_said_to_be_erased(path: Path) -> None:
    stream = hold(path)
    erase(path, stream)
    with Journal.open(path) as journal:
        for use in (lambda: journal.find(stream.interview[:6]), lambda: journal.read(stream)):
            with pytest.raises(InterviewErased, match=f"{stream.interview} was erased"):
                use()
        with pytest.raises(InterviewErased):
            journal.append(stream, 99, [(NOON, NotesEdited("impact", "again"))])
        with pytest.raises(NotFound):
            journal.find("zzzzzz")


def test_content_that_comes_back_is_found(path: Path) -> None:
    stream = hold(path)
    kept = path.with_name("kept.db")
    kept.write_bytes(path.read_bytes())
    erase(path, stream)
    change(
        path,
        f"ATTACH '{kept}' AS kept",
        "UPDATE event SET content = (SELECT content FROM kept.event AS old"
        " WHERE old.stream = event.stream AND old.seq = event.seq)"
        f" WHERE stream = '{stream}'",
    )
    (problem,) = verified(path, stream).problems
    assert problem == f"Interview {stream.interview} was erased, and its content is there again."


def test_an_interview_that_is_open_is_not_erased(path: Path) -> None:
    stream = hold(path)
    with lock_interview(path, stream), pytest.raises(InterviewBusy):
        erase(path, stream)
    assert verified(path, stream).seal is not None


def test_a_file_that_was_changed_since_is_deleted_if_it_is_still_the_interviews(
    path: Path, tmp_path: Path
) -> None:
    stream = hold(path)
    ours, others = tmp_path / "ours.md", tmp_path / "others.md"
    for file in (ours, others):
        file.write_text("a report", encoding="utf-8")
        remember_files(path, [(stream.interview, file)])
    ours.write_text(f"report of {stream.interview}, with remarks", encoding="utf-8")
    others.write_text("a shopping list", encoding="utf-8")
    result = erase(path, stream)
    assert (result.deleted, result.changed) == ((ours,), (others,))
    assert others.read_text(encoding="utf-8") == "a shopping list"


def test_a_link_that_took_the_place_of_a_report_leaves_what_it_leads_to(
    path: Path, tmp_path: Path
) -> None:
    stream = hold(path)
    report, target = tmp_path / "report.md", tmp_path / "target.md"
    report.write_text("a report", encoding="utf-8")
    remember_files(path, [(stream.interview, report)])
    report.unlink()
    target.write_text(f"mentions {stream.interview}", encoding="utf-8")
    report.symlink_to(target)
    erase(path, stream)
    assert target.read_text(encoding="utf-8").startswith("mentions")
    assert not report.is_symlink()


def test_other_files_in_which_the_name_stands_are_named_and_left(path: Path) -> None:
    stream = hold(path)
    bank = path.parent / "banks" / "mine.yaml"
    bank.parent.mkdir()
    bank.write_text(f"# as {NAME} said\n", encoding="utf-8")
    result = erase(path, stream)
    assert result.mentioning == (bank,)
    assert bank.exists()


def test_written_files_are_known_until_they_are_gone(path: Path, tmp_path: Path) -> None:
    stream = hold(path)
    report = tmp_path / "report.md"
    report.write_text("a report", encoding="utf-8")
    remember_files(path, [(stream.interview, report)])
    assert written_files(path, stream.interview) == [report]
    report.unlink()
    assert written_files(path, stream.interview) == []


@pytest.mark.parametrize("step", ["_delete_files", "_rewrite"])
def test_an_erasure_that_was_cut_short_is_said_and_finished_by_the_next(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    stream = hold(path)
    report = tmp_path / "report.md"
    report.write_text(f"{stream.interview}: {NOTES}", encoding="utf-8")
    remember_files(path, [(stream.interview, report)])

    def die(*_arguments: object) -> None:
        raise JournalError("no room")

    with monkeypatch.context() as cut:
        cut.setattr(f"interview.journal.erase.{step}", die)
        with pytest.raises(JournalError):
            erase(path, stream)
    with JournalVerification(path) as verification:
        verification.check_file()
        assert verification.problems == [
            "An erasure was cut short: erase the same interview again to finish it."
        ]
    erase(path, stream)
    assert files_that_hold(tmp_path, *SECRETS) == []
    with JournalVerification(path) as verification:
        verification.check_file()
        assert not verification.problems
        assert verification.check(stream).is_whole


@pytest.mark.parametrize("column", ["commitment", "head"])
def test_a_tombstone_that_was_changed_is_noticed(path: Path, column: str) -> None:
    stream = hold(path)
    erase(path, stream)
    change(path, "DELETE FROM seal", f"UPDATE event SET {column} = randomblob(32) WHERE seq = 2")
    assert not verified(path, stream).is_whole


def test_what_is_left_is_private(path: Path) -> None:
    stream = hold(path)
    erase(path, stream)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not list((path.parent / "locks").iterdir())


def test_a_journal_from_elsewhere_has_no_file_deleted_that_is_not_of_its_interview(
    path: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "contract.txt"
    mine.write_text("one line with an e in it", encoding="utf-8")
    begin(path)
    change(path, f"INSERT INTO written_file VALUES ('e', '{mine}', 1, 1)")
    result = erase_interviews(path, ["e"], ASKED, NOON)
    assert mine.exists()
    assert result.changed == (mine,)


@pytest.mark.parametrize(
    ("name", "text", "is_deleted"),
    [
        ("contract.txt", "a contract with somebody else", False),
        ("contract.pdf", "%PDF-1.7 a contract with somebody else", False),
        ("ada.pdf", "%PDF-1.7 /Creator(Typst 0.15.1)", True),
        ("ada.html", f"<h1>{escape(NAME)}</h1>", True),
    ],
)
def test_a_file_is_only_deleted_that_shows_itself_to_be_of_the_interview(
    path: Path, tmp_path: Path, name: str, text: str, is_deleted: bool
) -> None:
    stream = hold(path)
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    remember_files(path, [(stream.interview, file)])  # as a forger would: size and time fit
    result = erase(path, stream)
    assert (result.deleted, result.changed) == (((file,), ()) if is_deleted else ((), (file,)))
    assert file.exists() is not is_deleted


def test_an_archive_is_known_by_what_is_in_it(path: Path, tmp_path: Path) -> None:
    stream = hold(path)
    file = tmp_path / "ada.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", f"<c>{stream.interview}</c>")
    remember_files(path, [(stream.interview, file)])
    assert erase(path, stream).deleted == (file,)
