"""The live screen by Pilot: keys, mouse, palette; the journal behind it is real."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from interview.settings import Settings
from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.agenda_list import AgendaList
from interview.tui.widgets.dialog import LineDialog
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from tests.editing.diff.samples import EVERYTHING
from tests.tui.desk import desk


async def test_typing_goes_into_the_notes_from_the_first_key(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("no guru words")
        assert at.notes.text == "no guru words"
        await at.press("f2")
        assert at.state().answer("self-title").notes == "no guru words"


async def test_the_notes_keep_the_keyboard_while_rating(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("a")
        await at.press("f7")
        await at.type("b")
        await at.press("escape", "2")
        await at.type("c")
        assert at.notes.text == "abc"
        rating = at.state().answer("self-title").rating
        assert rating is not None
        assert rating.level == 2


async def test_a_level_is_rated_with_the_mouse(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.pilot.click(Scale, offset=(8, 1))
        await at.pilot.pause()
        rating = at.state().answer("self-title").rating
        assert rating is not None
        assert rating.level == 1


async def test_a_level_that_the_scale_does_not_have_is_refused_in_words(tmp_path: Path) -> None:
    bank = tmp_path / "bakers.yaml"
    bank.write_text(EVERYTHING, encoding="utf-8")
    async with desk(tmp_path, bank_name=str(bank)) as at:
        await at.go("bread")
        await at.press("f8")
        assert at.message == "The scale of this bank has 3 levels."
        assert at.interview.live.answer.rating is None


async def test_the_reason_says_what_a_mistyped_word_was_read_as(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("impact")
        await at.type("measured the enagement every week ")
        await at.heard()
        assert "“enagement” was read as “engagement”." in at.screen_text()
        await at.debrief()
        await at.press("f8", "escape")
        options = at.app.screen.query_one(OptionList)
        options.highlighted = at.points().index("question:impact")
        await at.press("enter")
        assert "enagementᵃ (read as “engagement”)" in at.screen_text()


async def test_where_one_line_is_left_a_mistyped_word_leaves_half_of_it_to_the_reason(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, size=(60, 18)) as at:
        await at.go("learning")
        await at.type("nconsiders himself an expert, nothing left to learn ")
        await at.heard()
        await at.press("ctrl+r")
        suggestion = at.interview.live.suggestion()
        assert suggestion is not None
        assert f"1 ◂ “{suggestion.decided_by[0].because[:8]}" in at.screen_text()
        assert "“nconsiders himself an" in at.screen_text()


async def test_what_is_heard_is_suggested_and_accepted_with_one_chord(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("campaigns")
        await at.type("only the old spice one")
        await at.heard()
        await at.press("f4")
        rating = at.state().answer("campaigns").rating
        assert rating is not None
        assert rating.level == rating.suggested == 1
        assert at.state().answer("campaigns").heard


async def test_all_that_the_rubric_hears_stays_hidden_until_rated_where_that_is_set(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, settings=Settings(hide_suggestions=True)) as at:
        await at.go("campaigns")
        await at.type("only the old spice one")
        await at.heard()
        assert at.shown() == ("no chip", "no evidence", "no level")
        await at.press("f4")
        assert at.state().answer("campaigns").rating is None
        await at.press("f7")
        await at.until(lambda: at.shown() == ("chip", "evidence", "level"))


async def test_without_that_setting_nothing_is_hidden(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("campaigns")
        await at.type("only the old spice one")
        await at.heard()
        await at.until(lambda: at.shown() == ("chip", "evidence", "level"))


async def test_a_tick_made_blindly_is_a_tick_whatever_the_rubric_hears(tmp_path: Path) -> None:
    async with desk(tmp_path, settings=Settings(hide_suggestions=True)) as at:
        await at.go("campaigns")
        await at.type("only the old spice one")
        await at.heard()
        heard = at.state().answer("campaigns").heard
        await at.press("ctrl+t", "a")
        answer = at.state().answer("campaigns")
        assert heard
        assert answer.ticked == set(heard)
        assert not answer.unticked
        assert at.shown() == ("chip", "no evidence", "no level")


async def test_the_debrief_tells_of_no_flag_of_an_unrated_answer_where_that_is_set(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, settings=Settings(hide_suggestions=True)) as at:
        await at.go("impact")
        await at.type("says it can't be measured")
        await at.heard()
        await at.debrief()
        assert "flag:impact:denial" not in at.points()
        await at.press("f3")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.press("f5")
        await at.debrief()
        assert "flag:impact:denial" in at.points()


async def test_a_signal_is_ticked_by_its_letter_and_typing_goes_on(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("ctrl+t")
        assert at.app.screen.query_one(SignalList).has_focus
        await at.press("a", "ctrl+t")
        await at.type("x")
        assert at.notes.text == "x"
        assert len(at.state().answer("self-title").ticked) == 1


async def test_undo_takes_back_the_rating_then_the_notes(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("note")
        await at.press("f6")
        await at.press("ctrl+z")
        assert at.state().answer("self-title").rating is None
        assert at.notes.text == "note"
        await at.press("ctrl+y")
        assert at.state().answer("self-title").rating is not None


async def test_a_table_is_filled_in_by_keyboard(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        await at.type("Mastodon")
        await at.press("tab")
        await at.type("2018")
        await at.press("ctrl+o")
        await at.type("z")
        assert at.notes.text == "z"
        value = at.state().answer("platforms").value
        assert isinstance(value, tuple)
        assert value[0][:2] == ("Mastodon", "2018")


async def test_privacy_blanks_notes_and_ratings(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("secret")
        await at.press("f12")
        assert "secret" not in str(at.notes.get_line(0))
        await at.press("f12")
        assert "secret" in str(at.notes.get_line(0))


@pytest.mark.parametrize(("columns", "shown"), [(80, False), (140, True)])
async def test_the_agenda_folds_away_on_a_narrow_screen(
    tmp_path: Path, columns: int, shown: bool
) -> None:
    async with desk(tmp_path, size=(columns, 40)) as at:
        assert at.app.screen.query_one(AgendaList).display is shown


async def test_a_signed_interview_can_be_read_but_not_changed(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f7")
        await at.debrief()
        await at.press("f8")
        await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
        await at.press("enter")
        await at.until(lambda: at.state().is_signed)
        await at.press("f3")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        before = at.state()
        await at.type("too late")
        await at.press("f5")
        assert at.state() == before


async def test_a_key_that_cannot_sign_is_said_and_nothing_is_signed(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        key = tmp_path / "home" / "keys" / "rater"
        key.parent.mkdir()
        key.write_bytes(b"no key")
        await at.debrief()
        await at.press("f8")
        await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
        await at.press("enter")
        await at.until(lambda: bool(at.message))
        assert "is not a key that can sign" in at.message
        assert not at.state().is_signed


async def test_quitting_stops_the_clock_of_the_interview(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        assert at.state().running
        await at.press("ctrl+q")
        assert not at.state().running


async def test_keys_follow_the_settings(tmp_path: Path) -> None:
    async with desk(tmp_path, settings=Settings(keys={"next": "f10"})) as at:
        await at.press("f10")
        assert at.state().question == "constant-marketer"
        assert "F10" in str(at.app.screen.query_one("KeyBar").render())


async def test_a_message_goes_with_the_question_it_was_about(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f4")
        assert "Nothing is suggested" in at.message
        await at.press("f2")
        assert not at.message
        await at.press("f4")
        await at.debrief()
        await at.press("f3")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        assert not at.message


async def test_a_notice_on_the_whole_interview_stays_when_the_question_changes(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        at.app.notify("about the bank", severity="warning")
        await at.press("f2")
        assert at.message == "about the bank"


async def test_the_cursor_stands_still_while_nobody_types(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("a")
        timer = at.notes.blink_timer
        for _ in range(30):
            if timer._active.is_set():
                at.notes._toggle_cursor_blink_visible()
        assert not timer._active.is_set(), "each blink paints, and wakes the processor"
        assert at.notes._cursor_visible
        await at.type("b")
        assert timer._active.is_set()
