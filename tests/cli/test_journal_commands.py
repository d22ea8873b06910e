"""list, show, history and verify: what was recorded, as people and programs read it."""

from __future__ import annotations

import shutil
import sqlite3
from base64 import b64decode
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len

from interview.bank import load
from interview.journal import Journal
from interview.reader import read_record
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    ClockContinued,
    ClockPaused,
    ConsentRecorded,
    DecisionTaken,
    DetailsCorrected,
    Event,
    InterviewInterrupted,
    NotesEdited,
    QuestionOpened,
    QuoteMarked,
    Redone,
    SignalsHeard,
    StreamOpened,
    Undone,
    UnknownEvent,
)
from interview.session.events_from_file import EnteredFile, entered_events
from interview.session.interview_file import RecordedInterview
from interview.shipped_files import shipped_banks
from interview.signing.ssh_signature import PublicKey
from tests.cli.conftest import PAPER, Shell


def paper(**changed: str) -> str:
    """The interview on paper, with other words behind some of its keys."""
    lines = PAPER.splitlines()
    for key, value in changed.items():
        lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in lines]
    return "\n".join(lines)


class TestList:
    def test_an_empty_journal_says_how_to_begin(self, shell: Shell) -> None:
        listed = shell("list")
        assert listed.code == 0
        assert "interview start" in listed.out

    def test_an_empty_journal_is_an_empty_list_for_programs(self, shell: Shell) -> None:
        assert shell("list", "--json").json == []

    def test_each_interview_is_a_line_with_its_id_and_how_it_stands(self, shell: Shell) -> None:
        signed = shell.record()
        opened = shell.record(PAPER.replace("signed_by: Grace Hopper", "").replace("Ada", "Bea"))
        lines = {line.split()[0]: line for line in shell("list").out.splitlines()}
        assert set(lines) == {signed, opened}
        assert "signed" in lines[signed]
        assert "Ada Lovelace" in lines[signed]
        assert "open" in lines[opened]

    def test_columns_stay_aligned_under_wide_characters(self, shell: Shell) -> None:
        shell.record(paper(candidate="山田 花子", role="Analyst"))
        shell.record(paper(candidate="Al", role="Analyst"))
        shell.record(paper(candidate=300 * "A", role="Analyst"))
        lines = shell("list").out.splitlines()
        widths = sorted(cell_len(line[: line.index("Analyst")]) for line in lines)
        assert widths[0] == widths[1] < 80 < 300 < widths[2]

    def test_a_search_keeps_those_that_have_the_words(self, shell: Shell) -> None:
        shell.record()
        other = shell.record(paper(candidate="Émilie du Châtelet"))
        found = shell("list", "--search", "emilie", "--json").json
        assert [each["id"] for each in found] == [other]

    @pytest.mark.parametrize("words", ["o'brien", "O’Brien", "ostergaard", "ØSTERGAARD", "lodz"])
    def test_a_search_needs_no_letter_that_a_keyboard_lacks(self, shell: Shell, words: str) -> None:
        shell.record()
        role = "Curator, Łódź"
        other = shell.record(paper(candidate="Siobhán O’Brien-Østergaard", role=role))
        found = shell("list", "--search", words, "--json").json
        assert [each["id"] for each in found] == [other]
        assert other in shell("access", "Siobhan O'Brien-Ostergaard").out

    def test_a_line_that_an_earlier_version_wrote_is_found_by_its_own_letters(
        self, shell: Shell
    ) -> None:
        name = shell.record(paper(candidate="Jens Østergaard"))
        with sqlite3.connect(shell.home / "journal.db") as link:
            link.execute("UPDATE summary SET words = replace(words, 'ostergaard', 'østergaard')")
        (found,) = shell("list", "--search", "Østergaard", "--json").json
        assert found["id"] == name

    def test_a_search_without_a_match_says_so(self, shell: Shell) -> None:
        shell.record()
        found = shell("list", "--search", "zebra")
        assert found.code == 0
        assert found.out == "No interview has these words.\n"

    def test_programs_get_the_documented_keys(self, shell: Shell) -> None:
        name = shell.record()
        (entry,) = shell("list", "--json").json
        assert entry.pop("started").startswith("2026-03-02T")
        assert entry.pop("changed") > "2026-03-02T"
        assert entry.pop("events") > 5
        assert entry == {
            "id": name,
            "rater": "grace-hopper",
            "candidate": "Ada Lovelace",
            "role": "Community manager",
            "interviewer": "Grace Hopper",
            "bank": "social-media",
            "signed": True,
            "status": "signed",
            "unfinished": False,
        }


class TestShow:
    def test_it_tells_who_how_it_stands_and_every_answer(self, shell: Shell) -> None:
        shown = shell("show", shell.record())
        assert shown.code == 0
        assert shown.out.startswith("Ada Lovelace · Community manager\n")
        assert "signed by Grace Hopper" in shown.out
        assert "Measuring impact · 4 Excellent" in shown.out
        assert "    Would compare with last year." in shown.out
        assert "not asked: no time left" in shown.out
        assert "NO RECOMMENDATION" in shown.out

    def test_a_table_stands_in_columns(self, shell: Shell) -> None:
        rows = "[{Network: Mastodon, Created: 2018-04}, {Network: X, Last post: 2026-02}]"
        name = shell.record(PAPER.replace("  impact:", f"  profiles: {{rows: {rows}}}\n  impact:"))
        lines = shell("show", name).out.splitlines()
        at = lines.index("    Network   Created  Last post")
        assert lines[at + 1 : at + 3] == ["    Mastodon  2018-04", "    X                  2026-02"]

    def test_each_signal_says_how_it_came_and_whether_it_counts(self, shell: Shell) -> None:
        changed = PAPER.replace("level: 1", "level: 3\n    reason: Told us of one more.\n")
        refused = "followers: {notes: Do followers prove it?, unticked: [proof]}"
        changed = changed.replace("  learning:", f"  {refused}\n  learning:")
        ticked = changed.replace("level: 4", "level: 1\n    ticked: [denial]")
        shown = shell("show", shell.record(ticked)).out
        assert "✓ Cites none, or falls back on Old Spice, the one everybody cites (heard)" in shown
        assert "! Holds that results cannot be measured (ticked)" in shown
        assert "– Offers a number of followers as proof of influence or skill (refused)" in shown
        assert "pointed to level 1, Weak" in shown
        assert "Told us of one more." in shown

    def test_an_open_interview_says_that_it_is(self, shell: Shell) -> None:
        shown = shell("show", shell.record(PAPER.replace("signed_by: Grace Hopper", "")))
        assert "open, not signed" in shown.out

    def test_an_id_may_be_shortened_to_its_beginning(self, shell: Shell) -> None:
        name = shell.record()
        assert shell("show", name[:4]).out == shell("show", name).out

    def test_a_beginning_of_several_ids_is_refused_with_their_names(self, shell: Shell) -> None:
        seen: dict[str, str] = {}
        name = shell.record()
        while name[0] not in seen:  # ids are random, so two of them begin alike before long
            seen[name[0]] = name
            name = shell.record()
        refused = shell("show", name[0])
        assert refused.code == 2
        assert name in refused.err
        assert seen[name[0]] in refused.err

    def test_an_unknown_id_is_refused(self, shell: Shell) -> None:
        shell.record()
        refused = shell("show", "!nothing")
        assert (refused.code, refused.out) == (1, "")
        assert "interview list" in refused.err

    def test_programs_get_the_answers_and_the_scorecard(self, shell: Shell) -> None:
        name = shell.record()
        shown = shell("show", name, "--json").json
        assert len(shown["answers"]["campaigns"].pop("signals")) == 1
        assert shown["id"] == name
        assert shown["signed_by"] == "Grace Hopper"
        assert shown["scorecard"]["recommendation"] == "none"
        assert shown["answers"]["campaigns"] == {
            "notes": "Old Spice, and nothing else came.",
            "quotes": [],
            "probes": [],
            "value": None,
            "level": 1,
            "suggested": 1,
            "reason": "",
            "skipped": "",
            "seconds": 0,
        }
        assert shown["answers"]["learning"]["skipped"] == "no time left"
        assert len(shown["head"]) == len(shown["bank"]["sha256"]) == 64

    def test_it_speaks_the_language_asked_for(self, shell: Shell) -> None:
        shown = shell("show", shell.record(), "--lang", "fr")
        assert "Mesurer l’impact" in shown.out
        assert "signé par Grace Hopper" in shown.out


class TestHistory:
    def test_it_says_in_order_what_happened(self, shell: Shell) -> None:
        told = shell("history", shell.record())
        said = [line.split("Grace Hopper  ", 1)[-1] for line in told.out.splitlines()]
        assert said[0] == "Interview begun"
        assert said[1].startswith("Entered from the file “standard input” (digest ")
        assert said[1].endswith(") by Grace Hopper")
        assert said[2:4] == [
            "Campaigns they admire: notes taken, 6 words",
            "Campaigns they admire: rated 1",
        ]
        assert "Doubts and learning: left out" in said
        assert "Signed by Grace Hopper" in said

    def test_it_ends_with_the_hash_that_vouches_for_all(self, shell: Shell) -> None:
        name = shell.record()
        head = shell("show", name, "--json").json["head"]
        assert shell("history", name).out.endswith(f"Hash of the journal: {head}\n")
        told = shell("--lang", "fr", "history", name).out
        assert told.endswith(f"Empreinte du journal\u202f: {head}\n")

    def test_a_rating_against_the_suggestion_is_told_as_one(self, shell: Shell) -> None:
        told = shell("history", shell.record(PAPER.replace("level: 1", "level: 3")))
        assert "Campaigns they admire: rated 3 (proposed: 1)" in told.out

    def test_what_was_undone_stays_and_is_marked(self, shell: Shell) -> None:
        said = _history(shell, AnswerRated("followers", 2), Undone(HELD + 1))
        assert said == ["What followers prove: rated 2 (undone)", f"Undone: number {HELD + 1}"]

    def test_what_was_done_again_counts_again(self, shell: Shell) -> None:
        said = _history(shell, AnswerRated("followers", 2), Undone(HELD + 1), Redone(HELD + 1))
        assert said[0] == "What followers prove: rated 2"
        assert said[-1] == f"Done again: number {HELD + 1}"

    def test_changed_notes_and_a_changed_rating_are_told_as_changes(self, shell: Shell) -> None:
        said = _history(shell, NotesEdited("impact", "Lost."), AnswerRated("impact", 1))
        assert said == [
            "Measuring impact: notes changed, 1 word now",
            "Measuring impact: rating changed from 4 to 1",
        ]

    def test_breaks_and_amendments_are_told(self, shell: Shell) -> None:
        said = _history(shell, AmendmentOpened("wrong level"), ClockPaused(), ClockContinued())
        assert said == ["Amendment opened: wrong level", "Clock stopped", "Clock started again"]

    def test_from_a_corrected_name_on_that_name_did_it(self, shell: Shell) -> None:
        _append(shell, DetailsCorrected("Ada King", "", "Lord Byron"), AnswerRated("impact", 1))
        last = shell("history", _only(shell)).out.splitlines()[-4:-2]
        assert "Lord Byron    Names corrected: Ada King, Lord Byron" in last[0]
        assert "Lord Byron    Measuring impact" in last[1]

    def test_an_entry_of_a_later_version_is_said_to_be_one(self, shell: Shell) -> None:
        _append(shell, AmendmentOpened("x"), UnknownEvent("QuestionSung", 1, '{"tune":"a"}'))
        name = _only(shell)
        assert (
            shell("history", name)
            .out.splitlines()[-3]
            .endswith("An entry that this version does not know: QuestionSung")
        )
        assert "1 entry was recorded by a later version of the program" in shell("show", name).out
        verified = shell("verify", name)
        assert verified.code == 0
        assert "1 entry is of a kind that this version does not know" in verified.out

    def test_what_happens_around_the_questions_is_said(self, shell: Shell) -> None:
        told = _history(
            shell,
            ConsentRecorded(True, "May I take notes?"),
            InterviewInterrupted("the line dropped"),
            QuoteMarked("campaigns", 0, 9, "Old Spice"),
        )
        assert told == [
            "Note-taking agreed to",
            "Interrupted: the line dropped",
            "Campaigns they admire: the candidate's own words, “Old Spice”",
        ]

    def test_looking_at_a_question_is_not_worth_a_line(self, shell: Shell) -> None:
        assert _history(shell, QuestionOpened("history"), SignalsHeard("history", ("1",))) == []


class TestVerify:
    def test_an_empty_journal_has_nothing_to_prove(self, shell: Shell) -> None:
        assert shell("verify").code == 0

    def test_interviews_that_nobody_touched_are_whole(self, shell: Shell) -> None:
        shell.record()
        shell.record()
        verified = shell("verify")
        assert verified.code == 0
        assert verified.out.startswith("2 interviews are whole")

    def test_a_change_behind_our_back_is_found_in_that_interview_only(self, shell: Shell) -> None:
        changed, whole = shell.record(), shell.record()
        _tamper(shell, changed)
        verified = shell("verify")
        assert verified.code == 1
        assert changed in verified.err
        assert whole not in verified.err
        assert verified.out.startswith("1 interview is whole")
        assert shell("verify", whole).code == 0
        assert shell("verify", changed).code == 1

    def test_what_was_signed_is_said_with_the_key_that_signed(self, shell: Shell) -> None:
        name = shell.record()
        lines = shell("verify", name).out.splitlines()
        public = (shell.home / "keys" / "rater.pub").read_text(encoding="ascii")
        key = PublicKey(b64decode(public.split()[1])).fingerprint
        assert lines == [
            f"{name} · record of the interviewer, Grace Hopper: whole: nothing in it contradicts",
            f"signed by Grace Hopper ({key})",
            "name in the record: Grace Hopper",
        ]
        assert shell("verify").out.splitlines()[1:] == ["signed by Grace Hopper: 1"]
        (shell.home / "known_raters").unlink()
        assert shell("verify", name).out.splitlines()[1] == (
            f"signed with a key that is not known here ({key})"
        )

    def test_what_was_not_signed_is_not_claimed(self, shell: Shell) -> None:
        name = shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
        assert shell("verify", name).out.splitlines()[1:] == ["not signed"]
        assert shell("verify").out.splitlines()[1:] == ["not signed: 1"]

    def test_each_interview_is_counted_once(self, shell: Shell) -> None:
        name = shell.record()
        shell.record()
        shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
        opened = StreamOpened("hr", "Mary Somerville")
        with Journal.open(shell.home / "journal.db") as journal:
            now = datetime.now(UTC)
            journal.open_stream(name, opened, now, (now, DecisionTaken("decline", "no")))
        assert shell("verify").out.splitlines() == [
            "3 interviews are whole: nothing in them contradicts.",
            "signed by Grace Hopper: 1",
            "signed by Grace Hopper, a part of it not signed: 1",
            "not signed: 1",
        ]

    def test_a_malformed_file_is_said_with_what_can_be_read_and_the_cure(
        self, shell: Shell
    ) -> None:
        names = [shell.record() for _again in range(4)]
        path = shell.home / "journal.db"
        with closing(sqlite3.connect(path)) as journal:
            (size,) = journal.execute("PRAGMA page_size").fetchone()
        data = bytearray(path.read_bytes())
        leaves = (
            place
            for place in range(0, len(data), size)
            if data[place] == 10 and b"Old Spice, and" in data[place : place + size]
        )
        place = next(leaves)
        data[place : place + size] = bytes(size)
        path.write_bytes(data)
        told = shell("verify")
        assert told.code == 1
        assert "SQLite finds the file of the journal damaged" in told.err
        assert f"interview salvage {path}" in told.err
        unreadable = [each for each in names if each in told.err]
        assert unreadable
        assert len(unreadable) < len(names)
        assert "is whole" in told.out or "are whole" in told.out
        assert path.read_bytes() == data

    def test_a_list_that_names_somebody_else_is_mended(self, shell: Shell) -> None:
        name = shell.record()
        with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
            journal.execute("UPDATE summary SET candidate = 'Somebody Else'")
            journal.commit()
        assert "Somebody Else" in shell("list").out
        verified = shell("verify", name)
        assert verified.code == 0
        assert "its line was written anew" in verified.out
        assert "Somebody Else" not in shell("list").out
        assert "written anew" not in shell("verify", name).out

    def test_an_interview_that_was_taken_away_shows_by_a_kept_head(self, shell: Shell) -> None:
        shell.record()
        head = shell.home.parent / "head.txt"
        kept = shell("verify", "--head", str(head))
        assert (kept.code, kept.out.splitlines()[-1]) == (0, str(head))
        assert shell("verify", "--against", str(head)).code == 0
        shutil.rmtree(shell.home)
        shell.record()
        told = shell("verify", "--against", str(head))
        assert told.code == 1
        assert "another journal" in told.err

    def test_a_head_is_never_written_over(self, shell: Shell) -> None:
        shell.record()
        head = shell.home.parent / "head.txt"
        head.write_text("mine", encoding="utf-8")
        assert shell("verify", "--head", str(head)).code == 2
        assert head.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("content", [None, b"", b"\xff\x00", b"journal: x"])
    def test_a_file_that_says_nothing_of_a_journal_is_refused(
        self, shell: Shell, content: bytes | None
    ) -> None:
        shell.record()
        head = shell.home.parent / "head.txt"
        if content is not None:
            head.write_bytes(content)
        assert shell("verify", "--against", str(head)).code == 2

    def test_the_doctor_finds_it_too(self, shell: Shell) -> None:
        _tamper(shell, shell.record())
        assert shell("doctor").code == 1


def _held() -> int:
    """How many events the interview on paper has; the bank's signals add to them."""
    bank = load(shipped_banks() / "social-media.yaml").require()
    paper = read_record(RecordedInterview, PAPER.encode(), "paper").require()
    entered = EnteredFile("paper", "", "Grace Hopper")
    return len(entered_events(paper, bank, "social-media", "", entered, datetime.now(UTC)))


HELD = _held()


def _history(shell: Shell, *events: Event) -> list[str]:
    """What the history says of events that are added to the interview on paper."""
    _append(shell, *events)
    lines = shell("history", _only(shell)).out.splitlines()[:-2]
    return [line.partition("Grace Hopper  ")[2] for line in lines if int(line.split()[0]) > HELD]


def _append(shell: Shell, *events: Event) -> None:
    """Record the interview on paper, and let more happen in it a minute apart."""
    name = shell.record()
    with Journal.open(shell.home / "journal.db") as journal:
        stream = journal.find(name)
        last = journal.read(stream).history[-1]
        assert last.seq == HELD
        times = (last.at + timedelta(minutes=minute) for minute in range(1, len(events) + 1))
        journal.append(stream, last.seq, list(zip(times, events, strict=True)))


def _only(shell: Shell) -> str:
    """The id of the only interview there is."""
    (entry,) = shell("list", "--json").json
    return str(entry["id"])


def _tamper(shell: Shell, interview: str) -> None:
    """Change a word in the file of the journal, as somebody with an editor for it would."""
    with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
        journal.execute("DROP TRIGGER event_is_never_changed")
        journal.execute(
            "UPDATE event SET content = CAST(content || ' ' AS BLOB) WHERE stream LIKE ?",
            (f"{interview}%",),
        )
        journal.commit()
