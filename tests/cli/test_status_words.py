"""How a record stands is said alike by list, show, report and verify, whatever was done to it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from interview.journal import Draft, Journal, draft_log_path
from interview.journal.codec import canonical_json
from interview.journal.draft_log import DraftLog
from interview.session import NotesEdited, Recorded
from interview.signing.known_raters import known_raters_file
from tests.cli.conftest import Shell

FORGED = {"kind": "NotesEdited", "version": 1, "data": {"question": "impact", "text": "forged"}}


def add_event(shell: Shell, name: str, body: dict[str, object]) -> None:
    """Add an event behind the last, as somebody with SQL does who knows the format."""
    with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
        stream, seq, head = journal.execute(
            "SELECT stream, seq, head FROM event WHERE stream LIKE ? ORDER BY seq DESC LIMIT 1",
            (f"{name}/%",),
        ).fetchone()
        payload = canonical_json(body | {"at": "2031-01-01T12:00:00+00:00"})
        content = os.urandom(32) + payload.encode()
        commitment = sha256(content).digest()
        row = (stream, seq + 1, content, commitment, sha256(head + commitment).digest())
        journal.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?)", row)
        journal.commit()


def change(shell: Shell, statement: str) -> None:
    with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
        for (trigger,) in journal.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            journal.execute(f"DROP TRIGGER {trigger}")
        journal.execute(statement)
        journal.commit()


def expect(shell: Shell, name: str, status: str, words: str) -> None:
    """Every list and page says that an interview stands so, and that it is not signed."""
    (line,) = shell("list", "--json").json
    assert (line["status"], line["signed"]) == (status, False)
    assert words in shell("list").out
    shown = shell("show", name)
    assert words in shown.out
    assert "with the key of" not in shown.out
    data = shell("show", name, "--json").json
    assert (data["status"], data["signed_by"], data["sealed_with"]) == (status, None, None)
    for form in ("html", "md"):
        report = shell("report", name, "--format", form, "-o", "-").out
        assert words in report
        assert words.upper() in report or "NOT SEALED" in report
    told = shell("verify", name)
    assert told.code == 1
    assert "signed by" not in told.out
    assert shell("verify").code == 1


def test_what_was_added_behind_a_signature_is_not_signed(shell: Shell) -> None:
    name = shell.record()
    add_event(shell, name, FORGED)
    expect(shell, name, "altered", "not as signed")
    assert "goes on behind its signature without an amendment" in shell("verify", name).err


def test_a_line_of_the_list_that_was_changed_with_it_hides_nothing(shell: Shell) -> None:
    name = shell.record()
    add_event(shell, name, FORGED)
    change(
        shell, "UPDATE summary SET events = events + 1, changed_at = '2031-01-01T12:00:00+00:00'"
    )
    expect(shell, name, "altered", "not as signed")


def test_a_kind_of_event_that_is_not_known_is_no_amendment_either(shell: Shell) -> None:
    name = shell.record()
    add_event(shell, name, {"kind": "SomethingLater", "version": 1, "data": {}})
    expect(shell, name, "altered", "not as signed")


def test_a_signature_without_a_seal_is_none(shell: Shell) -> None:
    name = shell.record()
    change(shell, "DELETE FROM seal")
    expect(shell, name, "unsealed", "ended, not sealed")


def test_a_seal_of_another_key_than_it_names_is_none(shell: Shell) -> None:
    name = shell.record()
    change(
        shell, "UPDATE seal SET preamble = replace(preamble, '# key: SHA256:', '# key: SHA256:x')"
    )
    assert shell("show", name, "--json").json["status"] == "altered"
    assert "not as signed" in shell("report", name, "--format", "md", "-o", "-").out
    assert shell("verify", name).code == 1


def test_what_was_cut_off_the_end_shows_in_the_list(shell: Shell) -> None:
    name = shell.record()
    change(shell, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)")
    expect(shell, name, "altered", "not as signed")


def test_an_amendment_is_open_again_and_nothing_is_wrong(shell: Shell) -> None:
    name = shell.record()
    add_event(shell, name, {"kind": "AmendmentOpened", "version": 1, "data": {"reason": "a slip"}})
    (line,) = shell("list", "--json").json
    assert line["status"] == "open"
    told = shell("verify", name)
    assert (told.code, told.out.splitlines()[1]) == (0, "not signed as it stands")


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_report_says_whose_key_signed(shell: Shell, form: str) -> None:
    name = shell.record()
    words = ("report", name, "--format", form, "-o", "-")
    assert "with the key of Grace Hopper (SHA256:" in shell(*words).out
    assert "with the key of Grace Hopper (SHA256:" in shell("show", name).out
    known = known_raters_file(Path(shell.home / "journal.db"))
    known.write_text(known.read_text("utf-8").replace("Grace Hopper", "Mary Somerville"), "utf-8")
    assert "with the key of Mary Somerville (SHA256:" in shell(*words).out
    known.unlink()
    assert "with a key that is not known here (SHA256:" in shell(*words).out
    assert shell("show", name, "--json").json["sealed_with"]["person"] is None


def test_seals_that_were_swapped_are_noticed_by_the_list_too(shell: Shell) -> None:
    shell.record()
    shell.record()
    change(shell, "CREATE TABLE old AS SELECT * FROM seal")
    change(shell, "DELETE FROM seal")
    change(
        shell,
        "INSERT INTO seal SELECT (SELECT stream FROM old AS o WHERE o.stream <> old.stream),"
        " events, preamble, signature FROM old",
    )
    assert {each["status"] for each in shell("list", "--json").json} == {"altered"}
    assert shell("verify").code == 1


@pytest.mark.parametrize("number", [-1, 5, 99])
def test_a_line_of_the_list_that_says_nonsense_is_read_anew(shell: Shell, number: int) -> None:
    shell.record()
    change(shell, f"UPDATE summary SET signed = {number}")
    assert [each["status"] for each in shell("list", "--json").json] == ["signed"]
    assert shell("verify").code == 0
    assert [each["status"] for each in shell("list", "--json").json] == ["signed"]


def test_a_draft_log_behind_a_signature_is_no_part_of_the_record(shell: Shell) -> None:
    name = shell.record()
    journal = shell.home / "journal.db"
    with Journal.open(journal) as opened:
        stream = opened.find(name)
        last = len(opened.read(stream).history)
    log = DraftLog(draft_log_path(journal, stream), stream)
    log.add_event(Recorded(last + 1, datetime.now(UTC), NotesEdited("impact", "forged")), b"")
    log.add_draft(Draft("impact", "forged", (0, 6), datetime.now(UTC), last + 1))
    log.sync()
    log.close()
    shown = shell("show", name)
    assert "with the key of Grace Hopper" in shown.out
    assert "forged" not in shown.out
    told = shell("verify", name)
    assert told.code == 1
    assert "does not continue the record" in told.err
