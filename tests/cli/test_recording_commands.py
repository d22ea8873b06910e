"""record: a whole interview out of a file, or every mistake in it and nothing kept."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from interview import __version__
from interview.demo import demo_interview
from interview.journal import Journal, load_record
from interview.session import (
    AnswerRated,
    DetailsCorrected,
    Event,
    InterviewResumed,
    NotesEdited,
)
from tests.cli.conftest import PAPER, Shell
from tests.source import ROOT

MISTAKEN = """\
candidate: Ada
interviewer: Grace
bank: social-media
started: yesterday
answers:
  impct:
    notes: x
  impact:
    level: 7
    ticked: [denyal]
  debrief:
    level: 2
"""


def test_the_demonstration_is_recorded_whole(shell: Shell) -> None:
    name = shell("record", str(demo_interview())).id
    shown = shell("show", name, "--json").json
    assert shown["candidate"] == "Maya Lindqvist"
    assert shown["scorecard"]["recommendation"] == "hire"
    assert shown["scorecard"]["coverage"] == 100


def test_a_record_may_come_through_a_pipe(shell: Shell) -> None:
    assert shell("record", "-", given=PAPER).id


def test_the_same_file_is_noticed_and_makes_a_second_interview_only_when_told(
    shell: Shell, tmp_path: Path
) -> None:
    first = shell("record", "-", given=PAPER).id
    copied = tmp_path / "copied.yaml"
    copied.write_text(PAPER, encoding="utf-8")
    refused = shell("record", str(copied))
    assert (refused.code, refused.out) == (1, "")
    assert "copied.yaml was entered on " in refused.err
    assert f"interview {first}" in refused.err
    assert "--again" in refused.err
    assert len(shell("list", "--json").json) == 1
    assert shell("record", str(copied), "--again").id != first
    assert len(shell("list", "--json").json) == 2
    assert shell("record", "-", given=PAPER + "\n").id


def test_a_person_is_asked_before_the_same_file_makes_a_second_interview(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.yaml"
    paper.write_text(PAPER, encoding="utf-8")
    assert shell("record", str(paper)).code == 0
    monkeypatch.setattr("interview.cli.record.is_interactive", lambda: True)
    refused = shell("record", str(paper), given="\n")
    assert refused.code == 1
    assert "Make a second interview of it?" in refused.out
    assert shell("record", str(paper), given="yes\n").code == 0
    assert len(shell("list", "--json").json) == 2


class TestProvenance:
    """What the program saw, and what a file claims, are never mixed."""

    def test_nothing_that_was_entered_has_an_invented_time(self, shell: Shell) -> None:
        began = datetime.now(UTC)
        name = shell("record", "-", "--by", "Hilda", given=PAPER).id
        shown = shell("show", name, "--json").json
        entered = shown["entered"]
        assert began <= datetime.fromisoformat(entered["at"]) <= datetime.now(UTC)
        assert shown["signed_at"] == entered["at"]
        assert (entered["by"], entered["file"]) == ("Hilda", "standard input")
        assert entered["sha256"] == sha256(PAPER.encode()).hexdigest()
        assert entered["started"].startswith("2026-03-02T14:30")
        assert entered["signed_by"] == "Grace Hopper"
        assert {each["seconds"] for each in shown["answers"].values()} == {0}

    def test_nobody_signs_in_the_name_that_a_file_gives(self, shell: Shell) -> None:
        name = shell("record", "-", "--by", "Hilda", given=PAPER).id
        assert shell("show", name, "--json").json["signed_by"] == "Hilda"

    @pytest.mark.parametrize("form", ["html", "md", "json"])
    def test_page_one_of_every_report_says_where_it_comes_from(
        self, shell: Shell, form: str
    ) -> None:
        name = shell("record", "-", "--by", "Hilda", given=PAPER).id
        report = shell("report", name, "--format", form, "-o", "-").out
        said = report.index("Not recorded live: entered from the file “standard input”")
        assert "signed by Grace Hopper" in report[said:]
        assert sha256(PAPER.encode()).hexdigest() in report
        if form != "json":
            assert said < report.index("Recommendation")
            assert "English" in report[: report.index("Recommendation")]
        assert __version__ in report

    def test_show_says_it_and_a_file_without_a_date_has_none(self, shell: Shell) -> None:
        name = shell.record(
            PAPER.replace("started: 2026-03-02 14:30\n", "opening_notes: a bad line\n")
        )
        shown = shell("show", name).out
        assert "Noted during the opening: a bad line" in shown
        assert "Not recorded live: entered from the file" in shown
        assert "it was signed by Grace Hopper; it gives no date." in shown
        report = shell("report", name, "--format", "md", "-o", "-").out
        assert "- Date: not given (as the file says)" in report

    @pytest.mark.parametrize("day", ["2031-05-05", "2025-12-31"])
    def test_a_date_that_cannot_be_is_refused_at_its_line(self, shell: Shell, day: str) -> None:
        refused = shell("record", "-", given=PAPER.replace("2026-03-02 14:30", day))
        assert (refused.code, refused.out) == (1, "")
        assert "error[R010]" in refused.err
        assert "standard input:5:10\n" in refused.err
        assert not shell.home.exists()

    def test_the_digest_of_a_file_stands_only_behind_random_bytes(self, shell: Shell) -> None:
        shell.record()
        digest = sha256(PAPER.encode()).hexdigest()
        with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
            for table in ("link", "seal", "summary"):
                assert digest not in str(journal.execute(f"SELECT * FROM {table}").fetchall())


def test_a_clock_that_was_set_back_is_marked_in_the_history_and_on_page_one(shell: Shell) -> None:
    name = shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
    with Journal.open(shell.home / "journal.db") as journal:
        stream = journal.find(name)
        history = journal.read(stream).history
        back = history[-1].at - timedelta(hours=1, minutes=2)
        journal.append(stream, len(history), [(back, InterviewResumed(__version__))])
    assert "The clock of this machine was set back by 62 min" in shell("history", name).out
    assert "Clock set back" in shell("show", name).out
    report = shell("report", name, "--format", "md", "-o", "-").out
    assert "by 62 min or more (times before and after it cannot be compared)" in report


def test_the_bank_may_be_a_file_of_ones_own(shell: Shell, tmp_path: Path) -> None:
    bank = tmp_path / "mine.yaml"
    bank.write_text(
        "format: 1\ntitle: Mine\nscale: [Bad, Good]\ncompetencies: {a: {name: A}}\nsections:\n"
        "  - title: S\n    questions:\n      - {id: q, ask: Why?, competency: a,"
        " levels: {1: No., 2: Yes.}}\n",
        encoding="utf-8",
    )
    name = shell.record(
        f"candidate: Ada\ninterviewer: Grace\nbank: {bank}\nanswers: {{q: {{level: 2}}}}\n"
    )
    bank.unlink()  # the journal keeps the bank it was held with
    assert "q · 2 Good" in shell("show", name).out


def test_every_mistake_is_shown_at_its_line_and_nothing_is_written(
    shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "paper.yaml"
    file.write_text(MISTAKEN, encoding="utf-8")
    refused = shell("record", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert f"{file} was not recorded, because of 5 mistakes:" in refused.err
    for line, column in ((4, 10), (6, 3), (9, 12), (10, 14), (12, 12)):
        assert f"{file}:{line}:{column}\n" in refused.err
    assert "did you mean “impact”?" in refused.err
    assert "did you mean “denial”?" in refused.err
    assert not shell.home.exists()


def test_mistakes_in_the_file_itself_are_shown_before_those_against_the_bank(
    shell: Shell,
) -> None:
    refused = shell("record", "-", given=PAPER.replace("level: 1", "levl: 1"))
    assert refused.code == 1
    assert "standard input was not recorded, because of 1 mistake:" in refused.err
    assert "did you mean “level”?" in refused.err


def test_the_page_on_the_format_shows_mistakes_as_they_are_shown(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("paper.yaml").write_text(
        "candidate: Ada\ninterviewer: Grace\nbank: social-media\nanswers:\n"
        "  impct:\n    level: 3\n  campaigns:\n    level: 5\n",
        encoding="utf-8",
    )
    page = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")
    assert f"```\n{shell('record', 'paper.yaml').err}```\n" in page


def test_an_unknown_bank_is_a_mistake_at_its_line(shell: Shell) -> None:
    refused = shell("record", "-", given=PAPER.replace("bank: social-media", "bank: social-medi"))
    assert refused.code == 1
    assert "standard input:4:7\n" in refused.err
    assert "did you mean “social-media”?" in refused.err


@pytest.mark.parametrize(
    "given",
    [b"", b"\xff\xfe\x00", b"[1, 2]", b"candidate: [", b"just words", b"a: &a [*a, *a]\n"],
    ids=["empty", "not UTF-8", "a list", "cut off", "words", "alias"],
)
def test_a_file_that_is_no_record_is_refused_in_a_sentence(shell: Shell, given: bytes) -> None:
    refused = shell("record", "-", given=given)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("interview: standard input was not recorded")
    assert "Traceback" not in refused.err


def test_a_file_that_is_not_there_is_named(shell: Shell, tmp_path: Path) -> None:
    refused = shell("record", str(tmp_path / "none.yaml"))
    assert refused.code == 1
    assert "none.yaml cannot be read" in refused.err


def test_a_folder_is_not_a_file(shell: Shell, tmp_path: Path) -> None:
    assert shell("record", str(tmp_path)).code == 1


def test_what_is_kept_is_for_the_users_eyes_only(shell: Shell) -> None:
    shell.record()
    assert stat.S_IMODE(shell.home.stat().st_mode) == 0o700
    for file in shell.home.rglob("*"):
        assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600)


class TestHostileText:
    """Names and notes are other people's words: no terminal may ever obey them."""

    NAME = r'"Ada \e[31mred\e[0m \x9b2J \u202eevil \x07"'

    def test_names_and_notes_never_reach_the_terminal_as_controls(self, shell: Shell) -> None:
        """Another program may have written the journal, and kept anything."""
        hostile = "Ada \x1b[31mred\x1b[0m \x9b2J \u202eevil \x07"
        notes = "nothing \x1b]0;owned\x07 \x1b[2J\r\n=1+1 else\rforged"
        name = shell.record(PAPER.replace("signed_by: Grace Hopper\n", ""))
        _add(shell, name, DetailsCorrected(hostile, hostile, hostile), NotesEdited("impact", notes))
        for words in (
            ("list",),
            ("list", "--json"),
            ("show", name),
            ("show", name, "--json"),
            ("history", name),
            ("verify",),
        ):
            printed = shell(*words)
            assert printed.code == 0
            assert not _controls(printed.out + printed.err), words
        (entry,) = shell("list", "--json").json
        assert entry["candidate"] == hostile

    def test_an_error_about_hostile_text_is_harmless_too(self, shell: Shell) -> None:
        for words in (("show", "\x1b[2J"), ("bank", "show", "\x1b]0;x\x07"), ("\x1b[1m",)):
            assert not _controls(shell(*words).err)
        refused = shell("record", "-", given=f"candidate: {self.NAME}\nbank: {self.NAME}\n")
        assert not _controls(refused.err)


def _add(shell: Shell, name: str, *events: Event) -> None:
    """Put events behind an interview, as another program might."""
    with Journal.open(shell.home / "journal.db") as journal:
        stream = journal.find(name)
        last = len(journal.read(stream).history)
        journal.append(stream, last, [(datetime.now(UTC), event) for event in events])


def _controls(text: str) -> set[str]:
    """The characters that a terminal would obey."""
    return {each for each in text if (ord(each) < 32 and each != "\n") or each in "\x7f\x9b\u202e"}


def test_a_rating_keeps_the_words_that_were_heard_when_it_was_given(shell: Shell) -> None:
    name = shell.record()
    history = load_record(shell.home / "journal.db", name).history
    notes = ""
    found = []
    for each in (recorded.event for recorded in history):
        if isinstance(each, NotesEdited):
            notes = each.text
        if isinstance(each, AnswerRated):
            found += [(signal, notes[start:end]) for signal, start, end, _read_as in each.evidence]
            assert {signal for signal, *_place in each.evidence} <= set(each.signals)
    assert "Old Spice" in [text for _signal, text in found]


def test_a_day_without_a_time_is_shown_as_a_day(shell: Shell) -> None:
    timed, day = shell.record(), shell.record(PAPER.replace("2026-03-02 14:30", "2026-03-02"))
    found = {each["id"]: each["started"] for each in shell("list", "--json").json}
    assert found[day] == "2026-03-02"
    assert datetime.fromisoformat(found[timed]).tzinfo is not None
    assert shell("show", day, "--json").json["started"] == "2026-03-02"
    for command in (("list",), ("show", day), ("report", day, "-o", "-"), ("history", day)):
        assert "00:00" not in shell(*command).out
    for words in (("--since", "2026-03-02"), ("--until", "2026-03-02")):
        assert {each["id"] for each in shell("list", *words, "--json").json} == {timed, day}
    assert shell("verify").code == 0
    assert "written anew" not in shell("verify").out
