"""What every screen of the program has in common, and what it asks of the application.

A screen is given all it needs and does not know the application: what only the application can do
(leave, go home, run an interview) is asked for by posting one of the messages below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.events import ScreenResume
from textual.message import Message
from textual.screen import Screen, ScreenResultType

from interview.errors import InterviewError
from interview.frozen import replace
from interview.i18n import _
from interview.settings import Settings
from interview.tui.keymap import KeyAction, key_shown, keys_of
from interview.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from interview.running.open_interview import OpenInterview, TypedLine
    from interview.running.sync_state import SyncState
    from interview.session.live_interview import LiveInterview

MESSAGE_SECONDS = 8.0
"""How long a message stays on screen."""


class QuitRequested(Message):
    """Leave the interview, all saved, and end the program."""


class HomeRequested(Message):
    """Leave the interview, all saved, and show the list of interviews."""


class SettingsWanted(Message):
    """Show the settings, and go on with what was set."""


class PreviewLeft(Message):
    """The preview of a bank is done with: back to where it was opened from."""


class PracticeLeft(Message):
    """Practice is done with: back to where it was opened from."""


class CommandRequested(Message):
    """Run one of the program's commands in the terminal, the screens standing aside."""

    def __init__(self, words: Sequence[str], then: Callable[[], None]) -> None:
        """`words` are what is typed behind `interview`; `then` is called when it has ended."""
        super().__init__()
        self.words = tuple(words)
        self.then = then


class InterviewOpened(Message):
    """Run this interview."""

    def __init__(self, interview: OpenInterview) -> None:
        super().__init__()
        self.interview = interview


class RecordSealed(Message):
    """An interview was signed: it can go to the team."""


class TeamSynced(Message):
    """An exchange with the team has ended, or how the last one went was read."""

    def __init__(self, state: SyncState) -> None:
        super().__init__()
        self.state = state


class BaseScreen(Screen[ScreenResultType]):
    """A screen with a table of key actions."""

    TITLE = "interview"
    ACTIONS: ClassVar[tuple[KeyAction, ...]] = ()

    synced: SyncState | None = None
    """How things stand with the team, where the program exchanges with one."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings

    def use_settings(self, settings: Settings) -> None:
        """Go on with other settings, where the screen stays open."""
        self.settings = settings
        for bar in self.query(KeyBar):
            bar.use_keys(settings.keys)

    def show_synced(self, state: SyncState) -> None:
        """Say how things stand with the team, on a screen that does."""
        self.synced = state

    @property
    def offered(self) -> Sequence[KeyAction]:
        """The actions that the help lists, and the palette those of them that can be done now."""
        return self.ACTIONS

    @property
    def unavailable(self) -> frozenset[str]:
        """The ids of the actions that can do nothing now: neither bar nor palette offers them."""
        return frozenset()

    def _on_screen_suspend(self) -> None:
        """Called besides the method of `Screen`: offer no keys behind what covers the screen."""
        self._draw_keys()

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Called besides the method of `Screen`: offer the keys again."""
        self._draw_keys()

    def _draw_keys(self) -> None:
        for bar in self.query(KeyBar):
            bar.refresh()

    def refuses(self, _action: str) -> bool:
        """Whether an action is not to be done now; then it is said why."""
        return False

    def action_help(self) -> None:
        """Show every key of this screen."""
        from interview.tui.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.offered, self.settings.keys))

    def action_letters(self) -> None:
        """Show letters to go by, or cut what is selected."""
        from interview.tui.field_letters import open_letters

        open_letters(self, self.offered, self.unavailable, self.settings.keys)

    def action_settings(self) -> None:
        """Change the settings."""
        self.post_message(SettingsWanted())

    def action_leave(self) -> None:
        """Quit the program."""
        self.post_message(QuitRequested())

    def action_home(self) -> None:
        """Back to the list of interviews."""
        self.post_message(HomeRequested())

    def say(self, words: str) -> None:
        """Show a message for some seconds."""
        self.notify(words, timeout=MESSAGE_SECONDS, markup=False)

    def ask_line(
        self,
        title: str,
        hint: str,
        then: Callable[[str], Any],
        value: str = "",
        keep: Callable[[str], None] = lambda _text: None,
        *,
        goes_on: bool = False,
    ) -> None:
        """Ask for one line of text, and call `then` with it unless the dialog was closed.

        `keep` is handed every change of it before it is painted. Typing replaces `value`, unless
        one `goes_on` with it.
        """
        from interview.tui.widgets.dialog import LineDialog

        dialog = LineDialog(title, hint, value, keep, goes_on=goes_on)
        self.app.push_screen(dialog, unless_closed(then))

    def ask_secret(self, title: str, then: Callable[[str], Any]) -> None:
        """Ask for a line that is not shown, and call `then` with it as it was typed."""
        from interview.tui.widgets.dialog import SecretDialog

        self.app.push_screen(SecretDialog(title), unless_closed(then))

    def ask_choice(
        self,
        title: str,
        choices: Sequence[tuple[str, Content]],
        then: Callable[[str], Any],
        at: str = "",
        nothing: str = "",
        names: Mapping[str, str] | None = None,
    ) -> None:
        """Ask for one of `choices` (key and line), and call `then` with its key.

        `nothing` is said where there are none. Where `names` has a name for a key, what is typed is
        looked for there first, then in the whole line.
        """
        from interview.tui.widgets.dialog import ChoiceDialog

        dialog = ChoiceDialog(title, choices, at, nothing, names)
        self.app.push_screen(dialog, unless_closed(then))

    def say_hidden(self, refusal: str) -> None:
        """Say that something is hidden; what was going to be typed there must go nowhere else."""
        from interview.tui.widgets.dialog import HiddenDialog

        privacy = next(each for each in self.ACTIONS if each.id == "privacy")
        key, keys = key_shown(privacy, self.settings.keys), keys_of(privacy, self.settings.keys)

        async def go_on(shows: bool | None) -> None:
            if shows:
                await self.run_action("screen.privacy")

        self.app.push_screen(HiddenDialog(refusal, key, keys), go_on)

    def may_change(self, live: LiveInterview) -> bool:
        """Whether an interview may be changed; of a signed one, how to amend it is said."""
        if live.state.is_signed:
            amend = next(each for each in self.ACTIONS if each.id == "amend")
            key = key_shown(amend, self.settings.keys)
            self.say(_("This interview is signed. {key} amends it.").format(key=key))
        return not live.state.is_signed

    def ask_kept_line(
        self,
        interview: OpenInterview,
        asked: TypedLine,
        title: str,
        hint: str,
        then: Callable[[str | None], Any],
        *,
        replaces: bool = False,
        stays: bool = False,
    ) -> None:
        """Ask for a line of text, and call `then` with it; with `None` when the dialog was closed.

        `asked` says what for and at which question; its text is what was given before, if any, and
        `replaces` that typing replaces it. What is typed is kept like notes, and stands there again
        after a crash. A line that `stays` is kept until `then`, or what follows it, drops it.
        """
        from interview.tui.widgets.dialog import LineDialog

        typed = interview.typed_text(asked)
        value, goes_on = (asked.text, not replaces) if typed is None else (typed, True)

        def keep(text: str) -> None:
            if text.strip() and text != asked.text:
                interview.keep_line(replace(asked, text=text))
            else:
                interview.drop_line()

        async def give(line: str | None) -> None:
            going_on = then(line)
            if isawaitable(going_on):
                await going_on
            if line is None or not stays:
                interview.drop_line()

        self.app.push_screen(LineDialog(title, hint, value, keep, goes_on=goes_on), give)

    def ask_amendment(
        self, interview: OpenInterview, question: str, then: Callable[[], Any]
    ) -> None:
        """Ask why a sealed interview is changed, open it for changes, and call `then`.

        `question` is the id of the one on screen; empty in the debrief.
        """
        from interview.journal import LineFor
        from interview.running.open_interview import TypedLine

        if not interview.live.state.is_signed:
            self.say(_("The interview is not signed: just change it."))
            return

        def amend(reason: str | None) -> Any:
            if reason is None:
                return None
            interview.live.amend(reason)
            return then()

        asked = TypedLine(LineFor.AMENDMENT, question, "")
        title = _("Why is the signed interview changed?")
        self.ask_kept_line(interview, asked, title, _("the reason goes into the report"), amend)

    def show_text(self, title: str, text: Content) -> None:
        """Show something to read."""
        from interview.tui.widgets.dialog import TextDialog

        self.app.push_screen(TextDialog(title, text))

    def show_error(self, error: InterviewError) -> None:
        """Show what went wrong, in the error's own words."""
        self.show_text(_("That did not work"), Content(str(error)))


def unless_closed(then: Callable[[str], Any]) -> Callable[[str | None], Any]:
    """A callback for a dialog: calls `then` with the answer, unless it was closed without one."""

    def go_on(answer: str | None) -> Any:
        return None if answer is None else then(answer)

    return go_on
