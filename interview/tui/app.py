"""The program: which screen is shown, the theme, the keys as they are set, the palette."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from contextlib import suppress
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, ClassVar

from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, Key, Resize
from textual.geometry import Offset, Size
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import OptionList

from interview.errors import UsageError
from interview.frozen import replace
from interview.i18n import _
from interview.paths import Paths
from interview.running.open_request import PreviewRequest, TourRequest
from interview.settings import Settings, with_folders
from interview.tui.base_screen import (
    MESSAGE_SECONDS,
    BaseScreen,
    CommandRequested,
    InterviewOpened,
    TeamSynced,
)
from interview.tui.input_queue import InputQueue, TerminalGone, is_input
from interview.tui.keymap import PALETTE, with_shared_keys
from interview.tui.theme import DARK, LIGHT
from interview.tui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from interview.running.open_interview import OpenInterview
    from interview.running.open_request import RunCommand
    from interview.running.sync_state import SyncState, TeamSync
    from interview.tui.open_practice import OpenPractice

_COLLECT_AFTER = 0.5
"""Seconds after which the first screen is complete, and garbage is collected again."""


_SYNC_AFTER = 1.0
"""Seconds after which the first exchange with the team begins."""

_LEAST = Size(20, 6)
"""The smallest size that the screens are laid out for, whatever the terminal's is."""


_OF_SCREEN = ("command_palette", "focus_next", "focus_previous")
"""Actions of the application that belong to the screen on top."""


class InterviewApp(App[str]):
    """One program for the whole interview. It ends with a sentence to print, or an empty one."""

    _last_cursor = Offset(0, 0)
    """Where Textual would have the terminal's cursor."""

    CSS_PATH = "interview.tcss"
    TITLE = "interview"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(PALETTE.keys, "command_palette", show=False, priority=True, id=PALETTE.id)
    ]

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        interview: OpenInterview | None = None,
        request: PreviewRequest | TourRequest | OpenPractice | None = None,
        run_command: RunCommand | None = None,
        team_sync: TeamSync | None = None,
    ) -> None:
        # Before the style sheet is made: to change the theme later has every rule read again.
        self._themes = {DARK.name: DARK, LIGHT.name: LIGHT}
        self.set_reactive(App.theme, self._theme_name(settings.theme))
        super().__init__()
        self.paths = paths
        self.settings = settings
        self._in_lists: Mapping[str, str] = {}
        if settings.key_preset:
            self._use_preset()
        self.interview = interview
        """The interview that is open, if one is."""
        self._request = request
        self._run_command = run_command
        self._team_sync = team_sync
        self._synced: SyncState | None = None
        self._input = InputQueue(self, self._hand_on)
        self.set_keymap(with_shared_keys(self.settings.keys))

    async def on_event(self, event: Event) -> None:
        """Queue what comes from the terminal; all else is handled at once."""
        if is_input(event):
            self._input.put(event)
            return
        if isinstance(event, Resize):
            # In fewer cells, Textual's widgets raise errors. What does not fit is not seen.
            width, height = event.size
            size = Size(max(width, _LEAST.width), max(height, _LEAST.height))
            event = Resize(size, size, size, event.pixel_size)
        await super().on_event(event)

    async def _hand_on(self, event: Event) -> None:
        """Have an event from the terminal take effect; of a key preset, a key in its place."""
        if isinstance(event, TerminalGone):
            self.on_quit_requested()
            return
        if isinstance(event, Key) and self._takes_every_key:
            self.screen._forward_event(event)
            return
        if self._in_lists and isinstance(event, Key):
            from interview.tui.key_presets import key_in_list

            event = key_in_list(self.screen, self._in_lists, event)
        await super().on_event(event)

    def _use_preset(self) -> None:
        from interview.tui.key_presets import PRESETS, with_preset

        self._in_lists = PRESETS[self.settings.key_preset].in_lists
        self.settings = with_preset(self.settings)

    @property
    def _takes_every_key(self) -> bool:
        """Whether the screen on top asks for a key, whatever that does elsewhere."""
        return bool(self.screen_stack) and getattr(self.screen, "takes_every_key", False)

    @property
    def alt_keys(self) -> frozenset[str]:
        """The keys with Alt that do something: a terminal sends them as Escape and a letter."""
        if self._takes_every_key:
            return frozenset(
                f"alt+{shift}{each}" for shift in ("", "shift+") for each in ascii_lowercase
            )
        names = [name for keys in self.settings.keys.values() for name in keys.split(",")]
        return frozenset(each for each in (*names, *self._in_lists) if each.startswith("alt+"))

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; on Linux and macOS, one that takes whatever the keyboard sends."""
        driver = super().get_driver_class()
        if driver.__module__ != "textual.drivers.linux_driver":
            return driver
        from interview.tui.keyboard_driver import TolerantDriver

        return TolerantDriver

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Dark and light, and whichever was chosen besides."""
        return self._themes

    def _theme_name(self, name: str) -> str:
        """What Textual calls a theme of the settings, which it can use from then on."""
        if name not in ("dark", "light"):
            from interview.tui.more_themes import theme_named

            theme = theme_named(name)
            self._themes[theme.name] = theme
            return theme.name
        return LIGHT.name if name == "light" else DARK.name

    @property
    def _ends_with_its_screen(self) -> bool:
        """Whether it was opened for a preview or for practice alone, not at the list."""
        return self._request is not None and not isinstance(self._request, TourRequest)

    @property
    def failure(self) -> Exception | None:
        """What brought the program down, if something did."""
        return self._exception

    def get_default_screen(self) -> Screen[Any]:
        """The screen of what was asked for, else the home screen."""
        match self._request:
            case None | TourRequest():
                pass
            case PreviewRequest():
                return super().get_default_screen()  # stays below: its screens change places
            case practice:
                from interview.tui.practice_screen import PracticeScreen

                return PracticeScreen(self.settings, practice)
        if self.interview is not None:
            from interview.tui.live_screen import LiveScreen

            return LiveScreen(self.interview, self.settings)
        from interview.tui.home_screen import HomeScreen

        return HomeScreen(self.paths, self.settings)

    def on_mount(self) -> None:
        """Show a preview or the tour, as asked; collect garbage again once the screen is there."""
        self._tell_interview()
        if isinstance(self._request, PreviewRequest):
            from interview.tui.preview_screen import PreviewWaitScreen

            self.push_screen(PreviewWaitScreen(self.paths, self.settings, self._request))
        elif isinstance(self._request, TourRequest):
            from interview.tui.tour import TourDialog

            self.push_screen(TourDialog(self.settings.keys))
        self.set_timer(_COLLECT_AFTER, _collect_again)
        if self._team_sync is not None:
            self.set_timer(_SYNC_AFTER, self._begin_sync)

    def _begin_sync(self) -> None:
        """Exchange with the team from now on; the first frame and the first keys did not wait."""

        def tell(state: SyncState) -> None:
            with suppress(RuntimeError):  # the program has ended meanwhile
                self.post_message(TeamSynced(state))

        if self._team_sync is not None:
            self._team_sync.begin(tell, self.settle)

    def on_team_synced(self, event: TeamSynced) -> None:
        """Say how things stand with the team, and show what came."""
        self._synced = event.state
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.show_synced(event.state)

    def on_record_sealed(self) -> None:
        """Others may be waiting for what was signed."""
        if self._team_sync is not None:
            self._team_sync.soon()

    def action_command_palette(self) -> None:
        """Everything the screen can do, by its name."""
        from interview.tui.command_palette import open_palette

        if isinstance(self.screen, BaseScreen):
            open_palette(self.screen)

    def action_change_theme(self) -> None:
        """Change between light and dark, and remember it in the settings."""
        from interview.settings_file import write_settings

        name = "light" if self.current_theme.dark else "dark"
        self.theme = self._theme_name(name)
        self.settings = replace(self.settings, theme=name)
        try:
            write_settings(self.paths, {"theme": name})
        except UsageError as error:
            self.notify(str(error), severity="error", markup=False)

    def on_settings_wanted(self) -> None:
        """Show the settings; then go on with what was set."""
        from interview.settings import read_settings
        from interview.tui.settings_screen import SettingsScreen

        def preview(name: str) -> None:
            self.theme = self._theme_name(name)

        def use(settings: Settings | None) -> None:
            if settings is not None:
                self._use_settings(settings)

        try:
            settings = read_settings(self.paths)
        except UsageError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.push_screen(SettingsScreen(self.paths, settings, preview), use)

    def _use_settings(self, settings: Settings) -> None:
        """Go on with other settings: what is open is opened again where it stands."""
        self.settings, self._in_lists = settings, {}
        self.paths = with_folders(self.paths, settings)
        if self.interview is not None:
            self.interview.paths = self.paths
        if settings.key_preset:
            self._use_preset()
        self.set_keymap(with_shared_keys(self.settings.keys))
        self.theme = self._theme_name(settings.theme)
        if self._ends_with_its_screen:
            for screen in self.screen_stack:
                if isinstance(screen, BaseScreen):
                    screen.use_settings(self.settings)
        elif self.interview is not None:
            from interview.tui.debrief_screen import DebriefScreen
            from interview.tui.live_screen import LiveScreen

            in_debrief = any(isinstance(screen, DebriefScreen) for screen in self.screen_stack)
            screen = LiveScreen(self.interview, self.settings, stays=not in_debrief)
            self._show_alone(screen)
        else:
            from interview.tui.home_screen import HomeScreen

            self._show_alone(HomeScreen(self.paths, self.settings))

    async def action_quit(self) -> None:
        """Leave as the screen does. Textual binds Ctrl+Q before any screen of ours can."""
        if isinstance(self.screen, BaseScreen):
            self.screen.action_leave()
        else:
            self.on_quit_requested()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click starts, unless the screen refuses it and says why."""
        target, name, _parameters = self._parse_action(
            action, default_namespace or self, namespaces
        )
        of_screen = target is self.screen or (target is self and name in _OF_SCREEN)
        if of_screen and isinstance(self.screen, BaseScreen) and self.screen.refuses(name):
            return True  # and the widget in focus does not get the key either
        return await super().run_action(action, default_namespace, namespaces)

    def on_interview_opened(self, event: InterviewOpened) -> None:
        """Run an interview."""
        from interview.tui.live_screen import LiveScreen

        self.interview = event.interview
        self._tell_interview()
        self._show_alone(LiveScreen(event.interview, self.settings))

    def on_home_requested(self) -> None:
        """Leave the interview, and show the list."""
        if self._close_interview():
            from interview.tui.home_screen import HomeScreen

            self._show_alone(HomeScreen(self.paths, self.settings))

    def on_preview_left(self) -> None:
        """Back to the home screen, where the preview was opened from there; else end."""
        if self._ends_with_its_screen:
            self.on_quit_requested()
        else:
            self.pop_screen()

    def on_command_requested(self, event: CommandRequested) -> None:
        """Stand aside for a command; where the screen is no terminal of ours, say what to type."""
        if self._run_command is None or self._driver is None or not self._driver.can_suspend:
            command = " ".join(("interview", *event.words))
            self.notify(
                _("That needs a terminal of its own. Type: {command}").format(command=command),
                markup=False,
            )
            return
        with self.suspend():
            self._run_command(event.words)
        self.refresh()
        event.then()

    def on_practice_left(self) -> None:
        """Back to the home screen, where practice was opened from there; else end."""
        if self._ends_with_its_screen:
            self.on_quit_requested()
        else:
            self.pop_screen()

    def on_quit_requested(self) -> None:
        """Leave the interview, all saved, and end the program."""
        if self._close_interview():
            self.exit("")

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message in the message line of the screen on top that has one.

        A warning or an error is not about the question on screen, and stays when that changes.
        """
        stays = severity != "information"
        for screen in reversed(self.screen_stack):
            for line in screen.query(MessageLine):
                line.show(message, MESSAGE_SECONDS if timeout is None else timeout, stays=stays)
                return
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands: input methods and braille displays follow it.

        Textual has it where a text was last laid out, be that behind a dialog; here it is where the
        keyboard is, whenever a frame is painted.
        """
        focused = self.focused
        if focused is None or not focused.is_attached:
            return self._last_cursor
        if isinstance(focused, OptionList):
            line = focused._index_to_line.get(focused.highlighted or 0, 0)
            corner = focused.content_region.offset
            return corner + Offset(0, line - focused.scroll_offset.y)
        own = getattr(focused, "cursor_screen_offset", focused.content_region.offset)
        assert isinstance(own, Offset)
        return own

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._last_cursor = position

    def copy_to_clipboard(self, text: str) -> None:
        """Hand text to the terminal for the system's clipboard, and say what is known of that."""
        super().copy_to_clipboard(text)
        from interview.tui.clipboard import what_became_of_it

        self.notify(what_became_of_it(os.environ), markup=False)

    def settle(self, seconds: float) -> None:
        """Wait for what was handed to the journal."""
        interview = self.interview  # another thread asks, too, while it may be closed
        if interview is not None:
            interview.settle(seconds)

    def _fatal_error(self) -> None:
        # Textual would print a traceback; `run` hands the error on to who speaks to people.
        self._close_messages_no_wait()

    def _tell_interview(self) -> None:
        """Tell the server of a page in a browser which interview is open."""
        if self.is_web:
            from interview.tui.browser_driver import BrowserDriver

            if isinstance(self._driver, BrowserDriver):
                self._driver.tell_interview(self.interview.id if self.interview else "")

    def _show_alone(self, screen: Screen[Any]) -> None:
        """Put a screen in the place of all that are open but the first, which rests below."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(screen, BaseScreen):
            screen.synced = self._synced
        self.push_screen(screen)

    def _close_interview(self) -> bool:
        """Close the interview; where the disk refused, end with a sentence on where the notes are.

        Returns whether all was saved.
        """
        if self.interview is None:
            return True
        rescued = self.interview.leave()
        self.interview = None
        self._tell_interview()
        if rescued:
            self.exit(rescued)
        return not rescued


def _collect_again() -> None:
    """Collect garbage, but never look through what lives as long as the program: that is slow."""
    gc.freeze()
    gc.enable()
