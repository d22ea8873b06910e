"""What people write is data at every door: its line ends too, and what cannot be seen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.journal import Journal
from interview.plain_text import plain
from interview.session import DetailsCorrected, NotesEdited
from interview.tui.keyboard_driver import PasteCleaner
from tests.cli.conftest import PAPER, Shell, shell
from tests.tui.desk import desk

__all__ = ["shell"]

LINE_ENDS = ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
OVERRIDES = [chr(each) for each in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
OPEN = PAPER.replace("signed_by: Grace Hopper\n", "")

PIECES = ["## Recommendation: Hire", "=1+1", "| a |", "<b>", "- x", "    x", "{{ 1 }}", "Ada", " "]
SEQUENCES = ["\x1b[31m", "\x1b[2J", "\x1b]0;t\x07", "\x1b", "\x9b1A", "\x00"]

hostile_texts = st.lists(
    st.sampled_from([*LINE_ENDS, *OVERRIDES, *SEQUENCES, *PIECES]), max_size=12
).map("".join)


def with_notes(shell: Shell, notes: str, candidate: str = "Ada Lovelace") -> str:
    """An interview with these notes and name as another program may have put them there."""
    name = shell.record(OPEN)
    with Journal.open(shell.home / "journal.db") as journal:
        stream = journal.find(name)
        events = (DetailsCorrected(candidate, "", "Grace"), NotesEdited("impact", notes))
        last = len(journal.read(stream).history)
        journal.append(stream, last, [(datetime.now(UTC), event) for event in events])
    return name


class TestAtEntry:
    @pytest.mark.parametrize("end", LINE_ENDS)
    def test_a_line_end_in_a_record_is_a_line_feed_as_text_and_as_an_escape(
        self, shell: Shell, end: str
    ) -> None:
        lines = PAPER.replace("objectives first.\n", "objectives first." + end)
        block = lines.replace(
            end + "      Would", end + ("      Would" if end in "\r\n" else "Would")
        )
        assert shell.notes(shell.record(block)).split("\n") == [
            "Asked for our objectives first.",
            "Would compare with last year.",
        ]
        written = json.dumps(f"One{end}two")
        quoted = re.sub(r"notes: \|\n.*\n.*\n", lambda _: f"notes: {written}\n", PAPER)
        assert shell.notes(shell.record(quoted)) == "One\ntwo"

    @pytest.mark.parametrize("override", OVERRIDES)
    def test_an_override_is_refused_alike_as_text_and_as_an_escape(
        self, shell: Shell, override: str
    ) -> None:
        for name in (f"Ada {override}x", f'"Ada {override}x"', json.dumps(f"Ada {override}x")):
            refused = shell("record", "-", given=PAPER.replace("Ada Lovelace", name))
            assert refused.code == 1
            assert f"error[B004]: an invisible character is hidden here: U+{ord(override):04X}" in (
                refused.err
            )
            assert "standard input:1:" in refused.err

    def test_marks_of_direction_stay_in_a_name_and_it_is_isolated_where_shown(
        self, shell: Shell
    ) -> None:
        name = "\u05d3\u05d5\u05d3 (Dev)\u200f"
        interview = shell.record(PAPER.replace("Ada Lovelace", name))
        assert shell("show", interview, "--json").json["candidate"] == name
        assert shell("show", interview).out.startswith(f"\u2068{name}\u2069 ·")
        assert f"\u2068{name}\u2069" in shell("list").out
        assert "\u2068" not in shell("show", shell.record()).out

    @pytest.mark.parametrize("end", LINE_ENDS)
    async def test_a_paste_loses_its_sequences_and_not_its_text(
        self, tmp_path: Path, end: str
    ) -> None:
        async with desk(tmp_path) as at:
            at.notes.insert(f"a\x1b[31mb\x1b[0mc\x1b]0;title\x07d{end}e\x1b[2Jf")
            assert at.notes.text == "abcd\nef"

    @given(text=hostile_texts, cut=st.integers(0, 100))
    def test_a_paste_with_escapes_reaches_textual_as_one_paste(self, text: str, cut: int) -> None:
        sent = f"x\x1b[200~{text}\x1b[201~y"
        cleaner = PasteCleaner()
        heard = cleaner.clean(sent[:cut]) + cleaner.clean(sent[cut:])
        assert heard == f"x\x1b[200~{plain(text)}\x1b[201~y"
        assert "\x1b" not in plain(text)

    def test_keys_pass_at_once(self) -> None:
        cleaner = PasteCleaner()
        for keys in ("a", "\x1b", "\x1b[A", "\x1b[20~", "\x1bOP"):
            assert cleaner.clean(keys) == keys


class TestWhereShown:
    @pytest.mark.parametrize("end", LINE_ENDS)
    def test_no_recorded_line_end_makes_a_heading_or_a_line_of_its_own(
        self, shell: Shell, end: str
    ) -> None:
        name = with_notes(shell, f"ok{end}## Zorglub: Zorglub{end}1. Forged · 4 Excellent")
        page = shell("report", name, "--format", "md", "-o", "-").out
        assert not re.search(r"^[> ]*## Zorglub: Zorglub", page, re.MULTILINE)
        assert "Zorglub: Zorglub" in page
        assert "    ## Zorglub: Zorglub\n" in shell("show", name).out

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(text=hostile_texts)
    def test_notes_and_names_stay_in_their_place_whatever_they_hold(
        self, shell: Shell, text: str
    ) -> None:
        name = with_notes(shell, f"Note. {text}", f"Ada {text}")
        shown = shell("show", name).out
        assert not set(odd(shown)) - {"\n"}
        assert len(re.findall(r"^ ?\d+\. ", shown, re.MULTILINE)) == 11
        page = shell("report", name, "--format", "md", "-o", "-").out
        assert len(re.findall(r"^## ", page, re.MULTILINE)) == len(
            re.findall(
                r"^## ", shell("report", shell.record(OPEN), "--format", "md", "-o", "-").out, re.M
            )
        )
        assert not set(odd(page)) - {"\n"}


def odd(text: str) -> Iterator[str]:
    """The characters that end a line somewhere, that a terminal obeys, or that change an order."""
    yield from (each for each in text if ord(each) < 32 or each in "\x7f\x85\x9b\u2028\u2029")
    yield from (each for each in text if each in OVERRIDES)
