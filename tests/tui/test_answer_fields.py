"""The fields of an answer show what is recorded, and record what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from interview.journal import load_record
from interview.reporting import compose_report
from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.answer_boxes import TableHeading, TableRows
from interview.tui.widgets.answer_field import AnswerField
from interview.tui.widgets.answer_options import OptionsField
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
        await at.press("enter", *"said", "f2", "f3")
        assert at.state().answer("asking-for-help").value == value
        assert at.notes.text == "said"
        assert float(at.app.screen.query_one(Input).value) == value


@pytest.mark.parametrize(
    "typed", ["10-15 min", "12345678901234567890123456789", "12x-5,5", "1_000", "nan", "-"]
)
async def test_what_is_no_number_is_kept_as_typed_and_said_to_be_none(
    tmp_path: Path, typed: str
) -> None:
    async with desk(tmp_path, bank_name="support-engineer") as at:
        await at.go("asking-for-help")
        await at.press("ctrl+o")
        await at.type(typed)
        said = "too many digits" if len(typed) > 20 else "not a number"
        assert said in at.screen_text()
        await at.press("f2", "f3")
        answer = at.state().answer("asking-for-help")
        assert answer.value == typed
        assert at.app.screen.query_one(Input).value == typed
        assert said in at.screen_text()
        suggestion = at.interview.live.suggestion()
        assert suggestion is None or suggestion.level is None
        await at.press("ctrl+o", *["backspace"] * len(typed), "7")
        assert "▲" not in at.screen_text()
        assert at.state().answer("asking-for-help").value == 7.0


async def test_a_paste_that_is_no_number_stays_whole_and_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, bank_name="support-engineer") as at:
        await at.go("asking-for-help")
        await at.press("ctrl+o")
        at.app.post_message(Paste(" 7h pasted"))
        await at.until(lambda: at.interview.live.answer.value == "7h pasted")
        record = load_record(at.interview.paths.journal, at.interview.id)
        report = compose_report(record, "en", now=at.interview.live.now())
        parts = [part for stage in report.stages for part in stage.questions]
        assert "7h pasted (not a number)" in [part.answer for part in parts]
        await at.press("ctrl+z")
        assert "“7h pasted” taken out" in at.message
        assert at.interview.live.answer.value is None


@pytest.mark.usefixtures("french")
async def test_a_number_is_written_as_in_the_language_of_the_reader(tmp_path: Path) -> None:
    async with desk(tmp_path, bank_name="support-engineer") as at:
        await at.go("asking-for-help")
        await at.press("ctrl+o")
        await at.type("125,5")
        await at.press("f2", "f3")
        assert at.app.screen.query_one(Input).value == "125,5"
        assert at.state().answer("asking-for-help").value == 125.5
        record = load_record(at.interview.paths.journal, at.interview.id)
        report = compose_report(record, "fr", now=at.interview.live.now())
        parts = [part for stage in report.stages for part in stage.questions]
        assert any(part.answer.startswith("125,5 ") for part in parts)


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


ROWS = tuple((f"Network {number}", f"201{number}") for number in range(8))


async def test_rows_of_a_table_that_have_no_room_leave_a_sign(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.go("platforms")
        assert "▾" not in str(at.app.screen.query_one(TableHeading).render())
        at.interview.live.record_answer("platforms", ROWS)
        await at.press("f2", "f3")
        shown = at.app.screen.query_one(AnswerField).rows - 1
        assert f"▾ +{9 - shown}" in at.screen_text()
        await at.press("ctrl+o")  # to the empty row at the end
        await at.until(lambda: "▴ +" in at.screen_text())
        await at.press("escape")
        at.app.screen.query_one(TableRows).scroll_home(animate=False)
        await at.pilot.pause()
        assert "▾ +" in at.screen_text()


async def test_options_that_have_no_room_leave_a_sign(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18), bank_name="support-engineer") as at:
        options = at.app.screen.query_one(OptionsField)
        hidden = options.rows_wanted(56) - at.app.screen.query_one(AnswerField).rows
        assert hidden > 0
        assert f"▾ +{hidden}" in at.screen_text()


async def test_the_option_that_is_picked_is_in_view_where_not_all_fit(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(60, 18), bank_name="support-engineer") as at:
        await at.press("ctrl+o")
        for letter, place in (("c", 2), ("d", 3), ("c", 2)):
            await at.press(letter)
            option = at.interview.live.question.options[place].main
            assert option[:15] in at.screen_text()
        assert "d ▣" in at.screen_text()
        await at.press("escape")
        assert "d ▣" in at.screen_text()
        assert "▴" in at.screen_text()
        await at.press("f2", "f3")
        assert "d ▣" in at.screen_text()


async def test_undo_in_a_table_takes_back_a_phrase_and_says_where(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        first, second = (each.name.main for each in at.interview.live.question.columns[:2])
        await at.press("ctrl+o")
        await at.type("Insta gram")
        await at.press("tab")
        await at.type("2018")
        await at.press("ctrl+z")
        assert at.interview.live.answer.value == (("Insta gram", ""),)
        assert f"“2018” taken out in row 1, “{second}”" in at.message
        await at.press("ctrl+z")
        assert not at.interview.live.answer.value
        assert f"“Insta gram” taken out in row 1, “{first}”" in at.message
        await at.press("ctrl+y")
        assert at.interview.live.answer.value == (("Insta gram", ""),)
        assert "“Insta gram” put back in row 1" in at.message
        await at.press("ctrl+y")
        assert at.state().answer("platforms").value == (("Insta gram", "2018"),)


async def test_after_an_undo_in_a_table_one_types_on_in_the_cell(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        await at.type("Insto")
        await at.press("ctrl+z")
        await at.type("Mastodon")
        assert at.state().answer("platforms").value == (("Mastodon", ""),)
        assert at.notes.text == ""


async def test_letters_deleted_in_a_cell_come_back_together(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        await at.type("Instagram")
        await at.press(*["backspace"] * 4)
        assert at.interview.live.answer.value == (("Insta", ""),)
        await at.press("ctrl+z")
        assert at.interview.live.answer.value == (("Instagram", ""),)
        assert "“gram” put back in row 1" in at.message


async def test_undo_of_an_option_and_of_a_number_say_which(tmp_path: Path) -> None:
    async with desk(tmp_path, bank_name="support-engineer") as at:
        option = at.interview.live.question.options[0].main
        await at.press("ctrl+o", "a", "ctrl+z")
        assert f"“{option[:20]}" in at.message
        await at.go("asking-for-help")
        await at.press("ctrl+o")
        await at.type("120")
        await at.press("ctrl+z")
        assert "“120” taken out" in at.message
        assert at.state().answer("asking-for-help").value is None
