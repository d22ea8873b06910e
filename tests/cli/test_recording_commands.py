"""record: a whole interview out of a file, or every mistake in it and nothing kept."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from interview.demo import demo_interview
from interview.journal import load_record
from interview.session import AnswerRated, NotesEdited
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


def test_the_same_file_recorded_twice_is_two_interviews(shell: Shell) -> None:
    assert shell.record() != shell.record()
    assert len(shell("list", "--json").json) == 2


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
    NOTES = r'"nothing \e]0;owned\x07 \e[2J\r\n=1+1 else"'

    def test_names_and_notes_never_reach_the_terminal_as_controls(self, shell: Shell) -> None:
        hostile = PAPER.replace("Ada Lovelace", self.NAME).replace("Grace Hopper", self.NAME)
        name = shell.record(_with(hostile, notes=self.NOTES))
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

    def test_programs_get_them_as_they_were_written(self, shell: Shell) -> None:
        shell.record(PAPER.replace("Ada Lovelace", self.NAME))
        (entry,) = shell("list", "--json").json
        assert entry["candidate"] == "Ada \x1b[31mred\x1b[0m \x9b2J \u202eevil \x07"

    def test_an_error_about_hostile_text_is_harmless_too(self, shell: Shell) -> None:
        for words in (("show", "\x1b[2J"), ("bank", "show", "\x1b]0;x\x07"), ("\x1b[1m",)):
            assert not _controls(shell(*words).err)
        refused = shell("record", "-", given=f"candidate: {self.NAME}\nbank: {self.NAME}\n")
        assert not _controls(refused.err)


def _with(paper: str, notes: str) -> str:
    """The interview on paper, with these words for notes and for a reason."""
    return paper.replace("no time left", notes).replace("Old Spice, and nothing else came.", notes)


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
            found += [(signal, notes[start:end]) for signal, start, end in each.evidence]
            assert {signal for signal, _start, _end in each.evidence} <= set(each.signals)
    assert "Old Spice" in [text for _signal, text in found]
