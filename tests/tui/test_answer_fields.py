"""The fields of an answer show what is recorded, and record what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.answer_field import OptionsField
from interview.tui.widgets.dialog import LineDialog
from tests.tui.desk import desk


@pytest.mark.parametrize(
    ("typed", "value"), [("1234567", 1234567.0), ("2.5", 2.5), ("2,5", 2.5), ("-3", -3.0)]
)
async def test_a_number_is_the_one_that_was_typed(tmp_path: Path, typed: str, value: float) -> None:
    async with desk(tmp_path, bank_name="support-engineer") as at:
        await at.go("asking-for-help")
        await at.press("ctrl+o")
        await at.type(typed)
        await at.press("f2", "f3")
        assert at.state().answer("asking-for-help").value == value
        assert float(at.app.screen.query_one(Input).value) == value


async def test_what_is_pasted_into_a_table_is_text_without_controls(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        at.app.post_message(Paste("\x1b[31mred\x1b[0m\x07 \u202eturned"))
        await at.pilot.pause()
        value = at.state().answer("platforms").value
        assert isinstance(value, tuple)
        assert value[0][0] == "red turned"


async def test_several_lines_pasted_into_a_table_or_a_dialog_become_one(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        at.app.post_message(Paste("Insta\r\n\r\ngram\n"))
        await at.until(lambda: at.interview.live.answer.value is not None)
        assert at.interview.live.answer.value == (("Insta gram", ""),)
        await at.press("ctrl+l")
        await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
        at.app.post_message(Paste("no time\nleft"))
        await at.until(lambda: at.app.screen.query_one(Input).value == "no time left")


async def test_a_pick_undone_in_the_debrief_is_not_shown_as_picked(tmp_path: Path) -> None:
    async with desk(tmp_path, bank_name="support-engineer") as at:
        await at.press("ctrl+o", "a")
        await at.debrief()
        await at.press("ctrl+z", "f3")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.pilot.pause()
        assert "▣" not in str(at.app.screen.query_one(OptionsField).render())
