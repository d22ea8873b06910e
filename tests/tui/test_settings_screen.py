"""The settings as a form: what is chosen is seen at once, and written without harm to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from interview import i18n
from interview.errors import UsageError
from interview.paths import Paths
from interview.settings import Settings, read_settings
from interview.settings_file import write_settings
from interview.tui.live_screen import LiveScreen
from interview.tui.settings_screen import SettingsScreen
from tests.tui.desk import Desk, desk

FILE = """\
# what I like
interviewer = "Grace"  # me
keep_days = 90

[keys]
next = "f10"  # not F2
"""


def home(tmp_path: Path, text: str = FILE) -> Paths:
    paths = Paths(tmp_path / "home")
    paths.home.mkdir(mode=0o700)
    paths.settings.write_text(text, encoding="utf-8")
    return paths


async def open_settings(at: Desk, name: str = "settings") -> None:
    await at.press("ctrl+p", *name, "enter")
    assert isinstance(at.app.screen, SettingsScreen)


async def test_what_is_chosen_is_seen_at_once_and_written_between_the_other_lines(
    tmp_path: Path,
) -> None:
    paths = home(tmp_path)
    with i18n.speaking("en"):
        async with desk(tmp_path, settings=read_settings(paths)) as at:
            await at.type("half a")
            await open_settings(at)
            await at.press("right", "right")
            assert "Réglages" in at.screen_text()
            await at.press("left", "down", "right", "right")
            assert at.app.theme == "interview-contrast"
            await at.press("down", "right", "f2")
            assert isinstance(at.app.screen, LiveScreen)
            await at.type(" note")
            assert at.notes.text == "half a note"
            assert at.app.theme == "interview-contrast"
            assert "F10" in at.screen_text()
            await at.press("ctrl+r")
            assert at.app.screen._view.why is False, "in the preset, it redoes"
    assert paths.settings.read_text(encoding="utf-8") == FILE.replace(
        "keep_days = 90\n",
        'keep_days = 90\nlanguage = "en"\ntheme = "contrast"\nkey_preset = "vim"\n',
    )
    again = read_settings(paths)
    assert (again.interviewer, again.keep_days, again.keys) == ("Grace", 90, {"next": "f10"})


async def test_to_leave_brings_back_the_look_and_the_language(tmp_path: Path) -> None:
    paths = home(tmp_path)
    with i18n.speaking("en"):
        async with desk(tmp_path) as at:
            await open_settings(at)
            await at.press("right", "right", "down", "right", "escape")
            assert at.app.theme == "interview-dark"
            assert i18n.current() == "en"
    assert paths.settings.read_text(encoding="utf-8") == FILE


async def test_what_is_wrong_is_explained_and_nothing_is_written(tmp_path: Path) -> None:
    paths = home(tmp_path, '[keys]\nundo = "ctrl+r"\nwhy = "ctrl+a"\nreport = "f9"\n')
    async with desk(tmp_path) as at:
        await open_settings(at)
        at.app.screen.query_one("#keep_days", Input).value = "six"
        await at.press("f2")
        assert "must be a number of days" in at.screen_text()
        at.app.screen.query_one("#keep_days", Input).value = ""
        at.app.screen.query_one("#keys").focus()
        await at.press("enter", *"why", "enter", "delete")
        assert "^R is the key of “Undo”" in at.screen_text()
        await at.press("escape", "escape")
        at.app.screen.query_one("#key_preset").focus()
        await at.press("right", "f2")
        assert "^R would start both “Undo” and “Redo”" in at.screen_text()
        assert isinstance(at.app.screen, SettingsScreen)
        assert "key_preset" not in paths.settings.read_text(encoding="utf-8")
        # The keyboard is at the single keys, where that is put right.
        await at.press("enter", *"undo", "enter", "delete", "enter", "escape", "f2")
        assert isinstance(at.app.screen, LiveScreen)
    after = 'key_preset = "vim"\n[keys]\nwhy = "ctrl+a"\nreport = "f9"\n'
    assert paths.settings.read_text(encoding="utf-8") == after


async def test_the_cursor_of_the_notes_stands_where_it_stood(tmp_path: Path) -> None:
    paths = home(tmp_path)
    async with desk(tmp_path, settings=read_settings(paths)) as at:
        await at.type("goal first")
        await at.press("home")
        await open_settings(at)
        await at.press("f2")
        await at.type("her ")
        assert at.notes.text == "her goal first"


async def test_a_single_key_is_pressed_seen_at_the_bottom_and_written(tmp_path: Path) -> None:
    paths = home(tmp_path)
    async with desk(tmp_path, settings=read_settings(paths)) as at:
        await open_settings(at)
        at.app.screen.query_one("#keys").focus()
        await at.press("enter", *"teach", "enter")
        for key, said in (
            ("tab", "Terminals send Ctrl+I as Tab"),
            ("t", "“T” writes or moves"),
            ("f3", "F3 is the key of “Back” (Previous question)"),
            ("ctrl+p", "^P is the key of “All”"),
            ("ctrl+d", "One key has to stay"),
            ("enter", "Nothing is changed yet"),
            ("ctrl+w", "in a text it moves, deletes or pastes"),
            ("ctrl+w", "^W is taken away"),
            ("ctrl+shift+d", "few terminals send it"),
        ):
            await at.press(key)
            assert said in " ".join(at.screen_text().replace("│", " ").split())
        await at.press("enter", *"next", "enter", "ctrl+q", "ctrl+b", "f10")
        assert at.screen_text().splitlines()[-1].startswith(" ^B Next")
        await at.press("enter", "escape")
        assert "^B Next" in at.screen_text()
        await at.press("f2")
        assert isinstance(at.app.screen, LiveScreen)
        assert at.screen_text().splitlines()[-1].startswith(" ^B Next")
        await at.press("ctrl+b")
        assert at.interview.live.state.question != "self-title"
    assert paths.settings.read_text(encoding="utf-8") == FILE.replace(
        'next = "f10"  # not F2', 'next = "ctrl+b"  # not F2\nteach = "ctrl+shift+d,ctrl+d"'
    )


async def test_on_a_small_screen_what_is_wrong_is_said_in_sight_of_the_folders(
    tmp_path: Path,
) -> None:
    paths = home(tmp_path)
    with i18n.speaking("fr"):
        async with desk(tmp_path, size=(60, 18)) as at:
            await open_settings(at, "reglages")
            at.app.screen.query_one("#keep_days", Input).value = "six"
            await at.press("f2")
            assert "doit être un nombre de" in at.screen_text()
            at.app.screen.query_one("#keep_days", Input).value = ""
            at.app.screen.query_one("#reports_folder", Input).value = "reports"
            await at.press("f2")
            assert "«\u202freports\u202f»" in at.screen_text()
            assert "~/Documents/interviews" in at.screen_text()
            at.app.screen.query_one("#reports_folder", Input).value = f"{paths.settings}/reports"
            await at.press("f2")
            assert "n’est pas un dossier" in " ".join(at.screen_text().replace("│", " ").split())
            assert paths.settings.read_text(encoding="utf-8") == FILE
            chosen = str(tmp_path / "for HR")
            at.app.screen.query_one("#reports_folder", Input).value = chosen
            await at.press("f2")
            assert isinstance(at.app.screen, LiveScreen)
            assert at.app.paths.reports == at.interview.paths.reports == tmp_path / "for HR"
    assert read_settings(paths).reports_folder == chosen


def test_the_file_that_a_link_leads_to_is_changed_and_keeps_its_line_ends(tmp_path: Path) -> None:
    paths, elsewhere = home(tmp_path), tmp_path / "dotfiles.toml"
    elsewhere.write_bytes(b'theme = "nord"\r\nkeep_days = 9  # days\r\n[keys]\r\nwhy = "f9"')
    paths.settings.unlink()
    paths.settings.symlink_to(elsewhere)
    write_settings(paths, {"theme": "light", "keep_days": 3, "interviewer": "Zoé"}, {"next": "f11"})
    after = 'theme = "light"\r\nkeep_days = 3  # days\r\ninterviewer = "Zoé"\r\n[keys]\r\n'
    after += 'why = "f9"\r\nnext = "f11"\r\n'
    assert elsewhere.read_bytes().decode() == after
    assert paths.settings.is_symlink()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('theme = "dark"  # "night"\n', 'theme = "light"  # "night"\n'),
        ("theme = 'dark' # night\n", 'theme = "light" # night\n'),
        ('interviewer = "Zoé # 1"\n', 'interviewer = "Zoé # 1"\ntheme = "light"\n'),
        ('interviewer = "Zoé"', 'interviewer = "Zoé"\ntheme = "light"\n'),
    ],
)
def test_a_line_is_changed_and_no_other(tmp_path: Path, before: str, after: str) -> None:
    paths = home(tmp_path, before)
    write_settings(paths, {"theme": "light"})
    assert paths.settings.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("", "f10", '[keys]\nnext = "f10"\n'),
        ('theme = "nord"', "f10", 'theme = "nord"\n\n[keys]\nnext = "f10"\n'),
        (
            '[ "keys" ] # mine\n# why not\n"next" = "f9"\t# "F9"\n\n[shorthand]\nnext = "n"\n',
            "f10",
            '[ "keys" ] # mine\n# why not\nnext = "f10"\t# "F9"\n\n[shorthand]\nnext = "n"\n',
        ),
        ('[keys]\nnext = "f9" # so\nwhy = "f8"\n', None, '[keys]\n# so\nwhy = "f8"\n'),
        ('[shorthand]\nnext = "n"\n', None, '[shorthand]\nnext = "n"\n'),
        ('keys.next = "f9"\n', "f10", ""),
        ('keys = {next = "f9"}\n', None, ""),
    ],
)
def test_a_key_is_written_below_its_heading_or_not_at_all(
    tmp_path: Path, before: str, key: str | None, after: str
) -> None:
    paths = home(tmp_path, before)
    if after:
        write_settings(paths, {}, {"next": key})
    else:
        with pytest.raises(UsageError, match="only you can change"):
            write_settings(paths, {}, {"next": key})
    assert paths.settings.read_text(encoding="utf-8") == (after or before)


def test_a_file_that_cannot_be_changed_line_by_line_is_left_alone(tmp_path: Path) -> None:
    text = 'theme = """\\\n  dark"""\n'
    paths = home(tmp_path, text)
    with pytest.raises(UsageError, match="only you can change"):
        write_settings(paths, {"theme": "light"})
    assert paths.settings.read_text(encoding="utf-8") == text


def test_a_name_with_quotes_comes_back_as_it_was(tmp_path: Path) -> None:
    paths = home(tmp_path, "")
    write_settings(paths, {"interviewer": 'Zoé "Z" \\ Martin'})
    assert read_settings(paths) == Settings(interviewer='Zoé "Z" \\ Martin')
