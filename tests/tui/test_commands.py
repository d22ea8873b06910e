"""Whoever does not know a key finds it: in the palette, in the help, in the bar at the bottom."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from interview import i18n
from interview.paths import Paths
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.command_palette import commands
from interview.tui.help_screen import KeyTable
from interview.tui.home_screen import HomeScreen
from interview.tui.keymap import DEBRIEF, HOME, LIVE, PREVIEW, REPORT, KeyAction
from interview.tui.live_screen import LiveScreen
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.signal_list import SignalList
from tests.tui.desk import Desk, desk, screen_text

SCREENS = {"home": HOME, "live": LIVE, "debrief": DEBRIEF, "report": REPORT, "preview": PREVIEW}


def footer(at: Desk) -> str:
    return str(at.app.screen.query_one(KeyBar).render())


class TestPalette:
    async def test_it_lists_everything_with_its_key(self, tmp_path: Path) -> None:
        async with desk(tmp_path, size=(140, 50)) as at:
            assert isinstance(at.app.screen, LiveScreen)
            every = commands(at.app.screen)
            await at.press("ctrl+p")
            options = at.app.screen.query_one(OptionList)
            lines = [str(options.get_option_at_index(n).prompt) for n in range(len(every))]
            assert [line for line in lines if line.lstrip().startswith("F2, ^N  Next ")]
            for command, line in zip(every, lines, strict=True):
                assert f" {command.label}" in line
                assert command.explained in line

    async def test_its_keys_are_those_that_are_set(self, tmp_path: Path) -> None:
        async with desk(tmp_path, settings=Settings(keys={"next": "f10"})) as at:
            await at.press("ctrl+p", *"next question")
            assert "F10  Next" in at.screen_text()

    async def test_a_few_letters_and_enter_do_it(self, tmp_path: Path) -> None:
        async with desk(tmp_path) as at:
            await at.press("ctrl+p", *"light", "enter")
            assert at.app.theme == "interview-light"
            await at.press("ctrl+p", *"rate 3", "enter")
            rating = at.state().answer("self-title").rating
            assert rating is not None
            assert rating.level == 3

    async def test_what_cannot_be_done_now_is_not_offered(self, tmp_path: Path) -> None:
        async with desk(tmp_path, size=(140, 60)) as at:
            await at.press("ctrl+p")
            assert "Amend" not in at.screen_text()
            assert "Clear the rating" not in at.screen_text()
            await at.press("escape", "f6", "ctrl+p")
            assert "Clear the rating" in at.screen_text()
            await at.press("escape")
            await at.debrief()
            await at.press("ctrl+p")
            assert "Amend" not in at.screen_text()
            await at.press("escape")
            at.interview.live.sign("Grace")
            await at.press("ctrl+p")
            assert "Amend" in at.screen_text()
            assert "Seal the interview" not in at.screen_text()

    @pytest.mark.parametrize(
        ("typed", "first"), [("leav", "Leave out"), ("debrief", "Debrief"), ("quit", "Quit")]
    )
    async def test_a_name_stands_before_the_words_of_an_explanation(
        self, tmp_path: Path, typed: str, first: str
    ) -> None:
        async with desk(tmp_path) as at:
            await at.press("ctrl+p", *typed)
            option = at.app.screen.query_one(OptionList).highlighted_option
            assert option is not None
            assert f"  {first}  " in str(option.prompt)

    @pytest.mark.usefixtures("french")
    @pytest.mark.parametrize("typed", ["quitter", "bilan"])
    async def test_nor_does_it_rate_instead_in_french(self, tmp_path: Path, typed: str) -> None:
        async with desk(tmp_path) as at:
            await at.press("ctrl+p", *typed)
            option = at.app.screen.query_one(OptionList).highlighted_option
            assert option is not None
            assert f"  {typed.capitalize()}  " in str(option.prompt)

    @pytest.mark.usefixtures("french")
    async def test_in_french_nothing_of_it_is_english(self, tmp_path: Path) -> None:
        async with desk(tmp_path) as at:
            await at.press("ctrl+p")
            shown = at.screen_text()
            assert "Question suivante" in shown
            assert at.app.screen.query_one(Input).placeholder.startswith("tapez")
            await at.press(*"zzz")
            assert "« zzz »".replace(" ", "\u202f") in at.screen_text()
            assert "No matches" not in at.screen_text()


class TestHelp:
    @pytest.mark.parametrize("name", SCREENS)
    def test_every_action_is_in_it_under_a_heading(self, name: str) -> None:
        lines = [line.plain for line in KeyTable(SCREENS[name], {}).draw(70)]
        shown = " ".join(" ".join(lines).split())
        for key_action in SCREENS[name]:
            if not key_action.action.startswith("rate("):
                assert f"{key_action.label} {key_action.explained}" in shown
        assert lines.count("Program") == 1

    def test_it_shows_all_keys_as_they_are_set_and_what_the_settings_call_them(self) -> None:
        shown = " ".join(line.plain for line in KeyTable(LIVE, {"next": "f10,ctrl+b"}).draw(200))
        assert "F10, ^B" in shown
        assert "debrief  (next)" in shown
        assert "F5–F9" in shown
        assert "rate_1 … rate_5" in shown

    def test_what_has_no_key_is_said_to_be_in_the_palette(self) -> None:
        lines = [line.plain for line in KeyTable(LIVE, {}).draw(200)]
        (debrief,) = (line for line in lines if "Debrief  See" in line)
        assert debrief.startswith(" ")
        assert "in the palette (^P)" in debrief

    async def test_it_is_readable_at_60_by_18(self, tmp_path: Path) -> None:
        async with desk(tmp_path, size=(60, 18)) as at:
            await at.press("f1")
            table = at.app.screen.query_one(KeyTable)
            width = table.content_size.width
            assert width >= 46
            assert all(line.cell_length <= width for line in table.draw(width))
            seen = at.screen_text()
            for _page in range(12):
                await at.press("pagedown")
                seen += at.screen_text()
            assert "settings file" in seen
            await at.press("x")
            assert isinstance(at.app.screen, LiveScreen)
            assert not at.notes.text


class TestFooter:
    async def test_the_first_question_has_none_before_it(self, tmp_path: Path) -> None:
        async with desk(tmp_path, size=(140, 40)) as at:
            assert "F3" not in footer(at)
            await at.press("f2")
            assert "F3 Back" in footer(at)

    async def test_undo_is_offered_once_there_is_something_to_undo(self, tmp_path: Path) -> None:
        async with desk(tmp_path, size=(140, 40)) as at:
            assert "Undo" not in footer(at)
            await at.type("note")
            await at.until(lambda: "^Z Undo" in footer(at))

    async def test_accept_is_offered_while_there_is_something_to_accept(
        self, tmp_path: Path
    ) -> None:
        async with desk(tmp_path, size=(140, 40)) as at:
            await at.go("campaigns")
            assert "Accept" not in footer(at)
            await at.type("only the old spice one")
            await at.heard()
            await at.until(lambda: "F4 Accept" in footer(at))
            await at.press("f4")
            assert "Accept" not in footer(at)

    async def test_what_is_in_focus_says_its_own_keys_first(self, tmp_path: Path) -> None:
        async with desk(tmp_path) as at:
            await at.press("escape")
            assert footer(at).startswith("1–4 Rate")
            assert "Esc Notes" in footer(at)
            await at.press("escape", "ctrl+t")
            assert at.app.screen.query_one(SignalList).has_focus
            assert footer(at).startswith("a–")
            assert "^T" not in footer(at)
            await at.press("escape")
            assert footer(at).startswith("F2 Next")

    async def test_hidden_notes_are_not_offered_to_be_searched(self, tmp_path: Path) -> None:
        async with desk(tmp_path, size=(200, 60)) as at:
            assert "^F Find" in footer(at)
            await at.press("f12")
            assert "Find" not in footer(at)
            assert "Tick" not in footer(at)

    @pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
    @pytest.mark.parametrize("language", ["en", "fr"])
    @pytest.mark.parametrize("name", SCREENS)
    def test_it_fits_and_ends_with_help_and_everything(
        self, name: str, language: str, width: int
    ) -> None:
        i18n.use(language)
        try:
            (line,) = KeyBar(SCREENS[name], {}).draw(width - 2)
        finally:
            i18n.use("en")
        assert len(line.plain.rstrip()) <= width - 2
        assert "F1 " in line.plain
        assert "^P " in line.plain


class TestEmptyStates:
    async def test_a_home_without_interviews_says_what_to_do(self, tmp_path: Path) -> None:
        app = InterviewApp(Paths(tmp_path), Settings())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            shown = screen_text(app)
            assert "F2 or Enter begins the first" in shown
            assert "interview demo" in shown
            assert "F4" in shown

    async def test_a_search_without_hits_says_how_to_go_on(self, tmp_path: Path) -> None:
        app = InterviewApp(Paths(tmp_path), Settings())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("ctrl+f", *"nobody", "enter")
            await pilot.pause()
            shown = " ".join(screen_text(app).split())
            assert "No interview has “nobody”" in shown
            assert "^F searches again, Esc shows all" in shown
            await pilot.press("escape")
            await pilot.pause()
            assert "nobody" not in screen_text(app)

    async def test_a_list_without_banks_says_where_they_come_from(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module in ("interview.tui.bank_lines", "interview.running.usable_banks"):
            monkeypatch.setattr(f"{module}.bank_names", lambda _paths: [])
        app = InterviewApp(Paths(tmp_path), Settings())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("f4")
            await pilot.pause()
            assert "New bank" in screen_text(app)
            await pilot.press("enter")
            await pilot.pause()
            assert "Type: interview bank new" in screen_text(app)
            await pilot.press("f2")
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen)
            assert "interview bank new" in " ".join(screen_text(app).split())


def every_action() -> list[KeyAction]:
    return [each for actions in SCREENS.values() for each in actions]


def test_no_action_goes_without_an_explanation() -> None:
    assert not [each.id for each in every_action() if not each.explained]
