"""Every action from every keyboard: keys that always arrive, presets, and letters to jump by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import OptionList

from docs import keys_page
from interview import i18n
from interview.cli import main
from interview.paths import Paths
from interview.settings import Settings
from interview.tui.field_letters import LettersScreen, lettered
from interview.tui.key_presets import PRESETS, with_preset
from interview.tui.keymap import AMEND, PALETTE, SCREENS, keys_of
from interview.tui.portable_keys import is_portable
from interview.tui.widgets.agenda_list import AgendaList
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from tests.source import ROOT
from tests.tui.desk import desk

DOCS = ROOT / "docs"

EVERY_PRESET = ["", *PRESETS]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("preset", EVERY_PRESET)
@pytest.mark.parametrize("name", SCREENS)
def test_every_action_is_reached_by_keys_that_every_keyboard_has(
    name: str, preset: str, language: str
) -> None:
    settings = with_preset(Settings(key_preset=preset))
    with i18n.speaking(language):
        by_letter = lettered(SCREENS[name], settings.keys)
    assert all(sign.isascii() and sign.isalnum() for sign in by_letter)
    (letters,) = (each for each in SCREENS[name] if each.id == "letters")
    assert is_portable(keys_of(letters, settings.keys)[0])
    for each in (*SCREENS[name], PALETTE):
        has_own = any(is_portable(key) for key in keys_of(each, settings.keys))
        assert has_own or each in by_letter.values(), each.id


@pytest.mark.parametrize("preset", EVERY_PRESET)
@pytest.mark.parametrize("name", SCREENS)
def test_no_key_of_a_preset_does_two_things(name: str, preset: str) -> None:
    keymap = with_preset(Settings(key_preset=preset)).keys
    at_once = [each for each in SCREENS[name] if each is not AMEND or name == "debrief"]
    keys = [key for each in (*at_once, PALETTE) for key in keys_of(each, keymap) if key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sheet_of_keys_is_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, paper: str
) -> None:
    monkeypatch.setenv("INTERVIEW_HOME", str(tmp_path))
    file = tmp_path / "keys.pdf"
    assert main(["--lang", language, "keys", "--paper", paper, "-o", str(file)]) == 0
    assert len(re.findall(rb"/Type ?/Page\b", file.read_bytes())) == 1


def test_the_sheet_has_the_keys_of_the_preset_and_those_that_were_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVIEW_HOME", str(tmp_path))
    own = 'key_preset = "emacs"\n[keys]\nsort = "ctrl+f9"\nskip = "f10"\n'
    Paths(tmp_path).settings.write_text(own, encoding="utf-8")
    assert main(["keys", "--format", "html", "-o", "-"]) == 0
    keys = re.findall(r"<kbd>(.*?)</kbd></dt><dd><b>(.*?)</b>", capsys.readouterr().out)
    assert {("Alt+T", "Teach"), ("^F9", "Sort"), ("F10", "Leave out")} <= {*keys}


def test_the_page_of_keys_is_what_the_keymap_says() -> None:
    again = "write it again: python docs/keys_page.py > docs/keys.md"
    assert (DOCS / "keys.md").read_text("utf-8") == keys_page.page(), again


class TestLetters:
    async def test_a_letter_goes_to_a_field_and_writes_nothing(self, tmp_path: Path) -> None:
        async with desk(tmp_path, size=(140, 40)) as at:
            await at.type("hm")
            for letter, kind in (("r", Scale), ("s", SignalList)):
                await at.press("ctrl+x", letter)
                assert isinstance(at.app.screen.focused, kind)
            await at.press("ctrl+x", "n", *"ok")
            assert at.notes.text == "hmok"
            agenda = at.app.screen.query_one(AgendaList)
            await at.press("ctrl+x")
            screen = at.app.screen
            assert isinstance(screen, LettersScreen)
            here = [each for each in screen._targets.values() if each.x == agenda.region.x]
            await at.press(here[4].letter)
            assert at.interview.live.state.question == at.app.screen._items[4].question.id  # type: ignore[attr-defined]
            assert not at.notes.text

    async def test_in_a_burst_no_letter_falls_into_the_notes(self, tmp_path: Path) -> None:
        async with desk(tmp_path) as at:
            await at.pilot.press(*"he", "ctrl+x", "%", "3", "ctrl+x", "Z", "escape", "y")
            await at.pilot.pause()
            assert at.notes.text == "hey"
            rating = at.state().answer("self-title").rating
            assert rating is not None
            assert rating.level == 3

    async def test_in_the_debrief_a_letter_goes_to_a_line_and_a_capital_back(
        self, tmp_path: Path
    ) -> None:
        async with desk(tmp_path) as at:
            await at.debrief()
            await at.press("ctrl+x", "c")
            assert at.app.screen.query_one(OptionList).highlighted == 3
            await at.press("ctrl+x", "B", *"ok")
            assert at.notes.text == "ok"

    async def test_where_something_is_selected_the_key_cuts_it(self, tmp_path: Path) -> None:
        async with desk(tmp_path) as at:
            await at.type("ab")
            await at.press("shift+left", "ctrl+x")
            assert at.notes.text == "a"
            await at.press("ctrl+v")
            assert at.notes.text == "ab"


class TestPresets:
    async def test_in_emacs_the_notes_have_its_keys(self, tmp_path: Path) -> None:
        async with desk(tmp_path, settings=Settings(key_preset="emacs")) as at:
            await at.type("ac")
            await at.press("ctrl+b", "b", "ctrl+e", "d", "enter", "ctrl+p", "ctrl+a", "X")
            assert at.notes.text == "Xabcd\n"
            await at.press("ctrl+l")
            assert at.interview.live.state.question != "self-title"

    async def test_in_vim_letters_move_in_lists_and_are_letters_in_notes(
        self, tmp_path: Path
    ) -> None:
        async with desk(tmp_path, settings=Settings(key_preset="vim")) as at:
            await at.type("jk")
            assert at.notes.text == "jk"
            await at.debrief()
            points = at.app.screen.query_one(OptionList)
            await at.press("g")
            first = points.highlighted
            await at.press("j", "j")
            assert points.highlighted != first
            await at.press("k", "k")
            assert points.highlighted == first
            await at.press("q")
            assert at.notes.text == "jk"
