"""backup, restore, salvage: a copy of the journal, what it lacks taken back, what is left of it."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from interview.journal import Journal, draft_log_path
from interview.journal.draft_log import DraftLog
from interview.journal.journal_contents import read_contents
from interview.journal.streams import Draft
from interview.session import NotesEdited, QuestionOpened
from tests.cli.conftest import PAPER, Shell
from tests.journal.damage import bit_flips, journal_of, lost_after
from tests.source import ROOT

OPEN = PAPER.replace("signed_by: Grace Hopper\n", "")


def add_note(shell: Shell, name: str, text: str) -> None:
    with Journal.open(shell.home / "journal.db") as journal:
        stream = journal.find(name)
        last = len(journal.read(stream).history)
        journal.append(stream, last, [(datetime.now(UTC), NotesEdited("impact", text))])


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "journal.backup")


class TestBackup:
    def test_a_lost_journal_comes_back_whole_and_is_the_same_one(
        self, shell: Shell, file: str
    ) -> None:
        names = [shell.record(), shell.record(OPEN)]
        head = shell.home.parent / "head"
        assert shell("verify", "--head", str(head)).code == 0
        shown = [shell("show", name).out for name in names]
        made = shell("backup", file)
        assert (made.code, made.out) == (0, f"{file}\n")
        assert stat.S_IMODE(Path(file).stat().st_mode) == 0o600
        (shell.home / "journal.db").unlink()
        assert shell("restore", file, "--yes").code == 0
        assert [shell("show", name).out for name in names] == shown
        verified = shell("verify", "--against", str(head))
        assert (verified.code, verified.err) == (0, "")

    def test_it_holds_what_is_typed_at_that_moment(self, shell: Shell, file: str) -> None:
        name = shell.record(OPEN)
        path = shell.home / "journal.db"
        with Journal.open(path) as journal:
            stream = journal.find(name)
            last = len(journal.read(stream).history)
            journal.append(stream, last, [(datetime.now(UTC), QuestionOpened("impact"))])
            log = DraftLog(draft_log_path(path, stream), stream)
            log.add_draft(Draft("impact", "half a sent", (0, 11), datetime.now(UTC), last + 1))
            log.sync()
            assert shell("backup", file).code == 0
            log.delete()
        path.unlink()
        assert shell("restore", file, "--yes").code == 0
        assert shell.notes(name) == "half a sent"

    def test_nothing_is_replaced(self, shell: Shell, file: str) -> None:
        shell.record()
        Path(file).write_text("mine", encoding="utf-8")
        assert shell("backup", file).code == 1
        assert Path(file).read_text(encoding="utf-8") == "mine"


class TestRestore:
    def test_nobody_to_ask_and_nothing_happens(self, shell: Shell, file: str) -> None:
        name = shell.record()
        shell("backup", file)
        (shell.home / "journal.db").unlink()
        refused = shell("restore", file)
        assert refused.code == 2
        assert f"New here (1): {name}" in refused.out
        assert shell("list", "--json").json == []

    def test_what_was_added_since_stays_and_what_is_missing_comes(
        self, shell: Shell, file: str
    ) -> None:
        old, lost = shell.record(OPEN), shell.record()
        shell("backup", file)
        add_note(shell, old, "added since")
        new = shell.record()
        with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
            journal.execute("DELETE FROM event WHERE stream LIKE ? AND seq > 3", (f"{lost}/%",))
            journal.commit()
        assert shell("show", lost).code == 1 or shell("verify").code == 1
        told = shell("restore", file, "--yes")
        assert (told.code, told.err) == (0, "")
        assert f"Continued, or healed (1): {lost}" in told.out
        assert shell.notes(old) == "added since"
        assert {each["id"] for each in shell("list", "--json").json} == {old, lost, new}
        assert shell("verify").code == 0
        assert "lacks nothing" in shell("restore", file, "--yes").out

    def test_a_damaged_event_and_a_damaged_bank_are_healed(self, shell: Shell, file: str) -> None:
        name = shell.record(OPEN)
        shell("backup", file)
        with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
            journal.execute("DROP TRIGGER event_is_never_changed")
            journal.execute("UPDATE event SET content = randomblob(90) WHERE seq = 5")
            journal.execute("UPDATE bank SET text = CAST(text || ' ' AS BLOB)")
            journal.commit()
        assert shell("verify").code == 1
        assert shell("restore", file, "--yes").code == 0
        assert shell.notes(name).startswith("Asked for our objectives")
        assert shell("verify").code == 0

    def test_an_interview_that_went_on_otherwise_is_left_as_it_is(
        self, shell: Shell, file: str, tmp_path: Path
    ) -> None:
        name = shell.record(OPEN)
        shell("backup", file)
        add_note(shell, name, "here")
        here = (shell.home / "journal.db").read_bytes()
        (shell.home / "journal.db").unlink()
        shell("restore", file, "--yes")
        add_note(shell, name, "there")
        there = tmp_path / "there.backup"
        shell("backup", str(there))
        (shell.home / "journal.db").write_bytes(here)
        told = shell("restore", str(there), "--yes")
        assert told.code == 1
        assert f"Went on otherwise here, and stay as they are (1): {name}" in told.out
        assert shell.notes(name) == "here"

    def test_what_was_erased_does_not_come_back(self, shell: Shell, file: str) -> None:
        name, kept = shell.record(), shell.record(PAPER.replace("Ada Lovelace", "Bea Person"))
        shell("backup", file)
        assert shell("erase", name, "--yes").code == 0
        told = shell("restore", file, "--yes")
        assert f"Erased here, and stay so (1): {name}" in told.out
        assert [each["id"] for each in shell("list", "--json").json] == [kept]
        assert b"Ada Lovelace" not in (shell.home / "journal.db").read_bytes()
        assert shell("verify").code == 0

    def test_what_was_erased_there_is_erased_here(
        self, shell: Shell, file: str, tmp_path: Path
    ) -> None:
        name = shell.record()
        before = (shell.home / "journal.db").read_bytes()
        shell("erase", name, "--yes")
        shell("backup", file)
        (shell.home / "journal.db").write_bytes(before)
        told = shell("restore", file, "--yes")
        assert f"Erased there, and now erased here too (1): {name}" in told.out
        assert b"Ada Lovelace" not in (shell.home / "journal.db").read_bytes()
        assert shell("verify").code == 0

    @pytest.mark.parametrize("data", [b"", b"words", b"SQLite format 3\0" + bytes(5000)])
    def test_a_file_that_is_no_backup_is_refused(
        self, shell: Shell, file: str, data: bytes
    ) -> None:
        shell.record()
        before = (shell.home / "journal.db").read_bytes()
        Path(file).write_bytes(data)
        assert shell("restore", file, "--yes").code == 1
        assert shell("restore", file + "none", "--yes").code == 1
        assert (shell.home / "journal.db").read_bytes() == before


class TestSalvage:
    def test_the_rest_of_a_damaged_journal_comes_into_a_new_one(
        self, shell: Shell, file: str
    ) -> None:
        names = sorted(shell.record() for _again in range(4))
        path = shell.home / "journal.db"
        data = bytearray(path.read_bytes())
        data[:100] = bytes(100)
        path.write_bytes(data)
        assert shell("list").code == 1
        told = shell("salvage", str(path), "-o", file)
        assert (told.code, told.err) == (0, "")
        path.unlink()
        assert shell("restore", file, "--yes").code == 0
        assert sorted(each["id"] for each in shell("list", "--json").json) == names
        assert shell("verify").code == 0

    def test_what_is_not_whole_is_written_out_and_made_whole_by_a_backup(
        self, shell: Shell, file: str
    ) -> None:
        name = shell.record(OPEN)
        backup = f"{file}.old"
        shell("backup", backup)
        add_note(shell, name, "written after the backup")
        path = shell.home / "journal.db"
        data = path.read_bytes()
        path.write_bytes(data.replace(b"Old Spice, and nothing", b"Old Spice, xnd nothing"))
        told = shell("salvage", str(path), "-o", file)
        assert told.code == 1
        assert f"Incomplete: events are missing (1): {name}" in told.out
        lines = Path(f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
        assert "written after the backup" in json.dumps([json.loads(line) for line in lines])
        path.unlink()
        assert shell("restore", backup, "--yes").code == 0
        assert shell("restore", file, "--yes").code == 0
        assert shell.notes(name) == "written after the backup"
        assert "Old Spice, and nothing" in shell("show", name).out

    def test_what_was_erased_is_not_salvaged(self, shell: Shell, file: str) -> None:
        name, kept = shell.record(), shell.record()
        shell("erase", name, "--yes")
        shell("salvage", str(shell.home / "journal.db"), "-o", file)
        (shell.home / "journal.db").unlink()
        shell("restore", file, "--yes")
        assert [each["id"] for each in shell("list", "--json").json] == [kept]
        assert "was erased" in shell("show", name).err

    def test_no_bit_flip_costs_more_than_what_it_hits(self, tmp_path: Path) -> None:
        journal = journal_of(tmp_path / "home", 2)
        whole = read_contents(journal)
        damaged = tmp_path / "damaged"
        for _place, data in bit_flips(journal.read_bytes(), 40, Random(7)):
            assert len(lost_after(damaged, data, whole)) <= 1

    def test_a_file_with_nothing_in_it_is_refused(self, shell: Shell, file: str) -> None:
        Path(file).write_bytes(bytes(9000))
        refused = shell("salvage", file)
        assert refused.code == 1
        assert not Path(f"{file}.salvaged").exists()


class TestDamagedBank:
    def damage(self, shell: Shell) -> None:
        with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
            journal.execute("UPDATE bank SET text = CAST('x' || text AS BLOB)")
            journal.commit()

    def test_it_heals_from_a_file_that_is_the_same(self, shell: Shell) -> None:
        name = shell.record()
        shown = shell("show", name).out
        self.damage(shell)
        assert shell("verify").code == 1
        assert shell("show", name).out == shown
        assert shell("verify").code == 0

    def test_it_hides_no_note_and_no_rating_where_there_is_no_such_file(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        own = tmp_path / "mine.yaml"
        shipped = (ROOT / "question_banks" / "social-media.yaml").read_bytes()
        own.write_bytes(shipped + b"\n# mine\n")
        rows = "profiles: {rows: [{Network: Mastodon, Created: 2018-04}]}\n  impact:"
        text = PAPER.replace("bank: social-media", f"bank: {own}").replace("impact:", rows)
        name = shell.record(text)
        own.unlink()
        self.damage(shell)
        shown = shell("show", name)
        assert (shown.code, shown.err) == (0, "")
        for words in ("Question bank damaged", "impact · 4", "Would compare", "Mastodon"):
            assert words in shown.out
        assert "NO RECOMMENDATION" in shown.out
        answers = shell("show", name, "--json").json["answers"]
        assert (answers["campaigns"]["level"], answers["impact"]["level"]) == (1, 4)
        for words in (("history", name), ("report", name, "-o", "-")):
            assert shell(*words).code == 0
        own.write_bytes(shipped + b"\n# mine\n")
        assert "Question bank damaged" not in shell("show", name).out
