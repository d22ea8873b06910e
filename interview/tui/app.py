"""The program: which screen is shown, the theme, the keys as they are set, the palette."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, Resize
from textual.geometry import Size
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme

from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings, remember_theme
from interview.tui.base_screen import (
    MESSAGE_SECONDS,
    BaseScreen,
    CommandRequested,
    InterviewOpened,
)
from interview.tui.input_queue import InputQueue, TerminalGone, is_input
from interview.tui.theme import DARK, LIGHT
from interview.tui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from interview.tui.open_interview import OpenInterview
    from interview.tui.open_practice import OpenPractice
    from interview.tui.open_request import PreviewRequest, RunCommand

_COLLECT_AFTER = 0.5
"""Seconds after which the first screen is complete, and garbage is collected again."""


_LEAST = Size(20, 6)
"""The smallest size that the screens are laid out for, whatever the terminal's is."""


_OF_SCREEN = ("command_palette", "focus_next", "focus_previous")
"""Actions of the application that belong to the screen on top."""


class InterviewApp(App[str]):
    """One program for the whole interview. It ends with a sentence to print, or an empty one."""

    CSS_PATH = "interview.tcss"
    TITLE = "interview"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        interview: OpenInterview | None = None,
        preview: PreviewRequest | None = None,
        practice: OpenPractice | None = None,
        run_command: RunCommand | None = None,
        *,
        tour: bool = False,
    ) -> None:
        # Before the style sheet is made: to change the theme later has every rule read again.
        self.set_reactive(App.theme, LIGHT.name if settings.theme == "light" else DARK.name)
        super().__init__()
        self.paths = paths
        self.settings = settings
        self.interview = interview
        """The interview that is open, if one is."""
        self._preview = preview
        self._practice = practice
        self._tour = tour
        self._run_command = run_command
        self._input = InputQueue(self, self._hand_on)
        self.set_keymap(dict(settings.keys))

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
        """Have an event from the terminal take effect."""
        if isinstance(event, TerminalGone):
            self.on_quit_requested()
        else:
            await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; on Linux and macOS, one that takes whatever the keyboard sends."""
        driver = super().get_driver_class()
        if driver.__module__ != "textual.drivers.linux_driver":
            return driver
        from interview.tui.tolerant_driver import TolerantDriver

        return TolerantDriver

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Dark and light."""
        return {DARK.name: DARK, LIGHT.name: LIGHT}

    @property
    def failure(self) -> Exception | None:
        """What brought the program down, if something did."""
        return self._exception

    def get_default_screen(self) -> Screen[Any]:
        """The screen of what was asked for, else the home screen."""
        if self._preview is not None:
            return super().get_default_screen()  # stays below: a preview's screens change places
        if self._practice is not None:
            from interview.tui.practice_screen import PracticeScreen

            return PracticeScreen(self.settings, self._practice)
        if self.interview is not None:
            from interview.tui.live_screen import LiveScreen

            return LiveScreen(self.interview, self.settings)
        from interview.tui.home_screen import HomeScreen

        return HomeScreen(self.paths, self.settings)

    def on_mount(self) -> None:
        """Show a preview or the tour, as asked; collect garbage again once the screen is there."""
        self._tell_interview()
        if self._preview is not None:
            from interview.tui.preview_screen import PreviewWaitScreen

            self.push_screen(PreviewWaitScreen(self.paths, self.settings, self._preview))
        elif self._tour:
            from interview.tui.tour import TourDialog

            self.push_screen(TourDialog(self.settings.keys))
        self.set_timer(_COLLECT_AFTER, _collect_again)

    def action_command_palette(self) -> None:
        """Everything the screen can do, by its name."""
        from interview.tui.palette import open_palette

        if isinstance(self.screen, BaseScreen):
            open_palette(self.screen)

    def action_change_theme(self) -> None:
        """Change between light and dark, and remember it in the settings."""
        is_dark = self.theme == DARK.name
        self.theme = LIGHT.name if is_dark else DARK.name
        try:
            remember_theme(self.paths, "light" if is_dark else "dark")
        except UsageError as error:
            self.notify(str(error), severity="error", markup=False)

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
        if self._preview is None:
            self.pop_screen()
        else:
            self.on_quit_requested()

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
        if self._practice is None:
            self.pop_screen()
        else:
            self.on_quit_requested()

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

    def settle(self, seconds: float) -> None:
        """Wait for what was handed to the journal."""
        if self.interview is not None:
            self.interview.settle(seconds)

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
