"""A box for one line of text tells what of it is hidden."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key, Paste

from interview.tui.input_queue import TypedRun
from interview.tui.widgets.answer_boxes import TableRow
from interview.tui.widgets.dialog import LineDialog
from interview.tui.widgets.line_input import LineInput
from tests.tui.desk import Desk, desk

LONG = "moderates a server of photographers and one more cell that overflows"


def box_text(box: LineInput) -> str:
    """What is painted in a box."""
    return box.render_line(0).text[: box.content_size.width].rstrip()


async def cells(at: Desk) -> list[LineInput]:
    """The first row of the table, with something long in its first cell."""
    await at.go("platforms")
    at.interview.live.record_answer("platforms", ((LONG, ""),))
    await at.press("f2", "f3")
    return list(at.app.screen.query(TableRow).first().query(LineInput))


async def test_a_cell_at_rest_shows_its_start_and_a_sign(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        box = (await cells(at))[0]
        width = box.content_size.width
        assert box_text(box) == LONG[: width - 1] + "…"
        box.focus()
        await at.press("end")
        assert box_text(box)[0] == "…"
        assert box_text(box)[1:] == LONG[1 - len(box_text(box)) :]
        await at.press("home", *["right"] * (width + 2), "left", "left")
        assert box_text(box)[0] == box_text(box)[-1] == "…"
        await at.press("end", "escape")
        assert box_text(box) == LONG[: width - 1] + "…"
        box.focus()
        await at.pilot.pause()
        assert box_text(box)[0] == "…"
        assert box_text(box).endswith("overflows")


async def test_a_cell_in_which_all_fits_has_no_sign(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        box = (await cells(at))[1]
        exact = "x" * box.content_size.width
        box.value = exact
        await at.pilot.pause()
        assert box_text(box) == exact


async def test_a_name_of_a_column_and_a_hint_that_are_cut_have_a_sign(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        box = (await cells(at))[1]
        box.placeholder = LONG
        await at.pilot.pause()
        assert box_text(box) == LONG[: box.content_size.width - 1] + "…"
        await at.app.push_screen(LineDialog("Why?", LONG))
        await at.pilot.pause()
        box = at.app.screen.query_one(LineInput)
        assert box_text(box) == LONG[: box.content_size.width - 1] + "…"


async def test_what_is_pasted_is_shown_as_far_as_the_cursor(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.app.push_screen(LineDialog("Why?", ""))
        await at.pilot.pause()
        at.app.post_message(Paste(LONG * 2))
        box = at.app.screen.query_one(LineInput)
        await at.until(lambda: box.value == LONG * 2)
        await at.pilot.pause()
        assert box_text(box)[0] == "…"
        assert box_text(box).endswith("overflows")


async def test_letters_that_come_at_once_are_written_at_once_and_enter_is_a_key(
    tmp_path: Path,
) -> None:
    kept: list[str] = []
    async with desk(tmp_path) as at:
        await at.app.push_screen(LineDialog("Why?", "", keep=kept.append))
        await at.pilot.pause()
        keys = [
            Key("enter", "\r") if sign == "\r" else Key(sign, sign) for sign in "a reason\rnotes"
        ]
        at.app.post_message(TypedRun(keys))
        await at.until(lambda: not isinstance(at.app.screen, LineDialog))
        await at.until(lambda: at.notes.text == "notes")
        assert kept == ["a reason"]
