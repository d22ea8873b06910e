"""The program: which screen is shown, the looks, the keys as they are set, the palette."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.content import Content
from textual.screen import Screen
from textual.theme import Theme

from interview.errors import InterviewError
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings
from interview.tui.keymap import Chord
from interview.tui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from interview.editing.copy.bank_watcher import BankWatcher, SavedVersion
    from interview.session.live_interview import LiveInterview
    from interview.tui import PreviewRequest
    from interview.tui.open_interview import OpenInterview

_SETTLED = 0.5
"""Seconds after which the first screen stands."""

Then = Callable[[str], Any]


class InterviewApp(App[str]):
    """One program for the whole interview. It ends with a sentence to print, or an empty one."""

    CSS_PATH = "interview.tcss"
    TITLE = "interview"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        seat: OpenInterview | None = None,
        preview: PreviewRequest | None = None,
    ) -> None:
        # Before the style sheet is made: to change the theme later has every rule read again.
        self.set_reactive(App.theme, LIGHT.name if settings.theme == "light" else DARK.name)
        super().__init__()
        self.paths = paths
        self.settings = settings
        self._seat = seat
        self._preview = preview
        self.set_keymap(dict(settings.keys))

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The two looks."""
        return {DARK.name: DARK, LIGHT.name: LIGHT}

    @property
    def keymap(self) -> dict[str, str]:
        """The keys the user has set, by the id of their action."""
        return dict(self.settings.keys)

    def get_default_screen(self) -> Screen[Any]:
        """The live screen when an interview was asked for, else the home screen."""
        if self._preview is not None:
            return super().get_default_screen()  # stays below: a preview's screens change paths
        if self._seat is not None:
            from interview.tui.live_screen import LiveScreen

            return LiveScreen(self._seat)
        from interview.tui.home_screen import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Look for garbage again once the first screen stands."""
        if self._preview is not None:
            self.preview(self._preview)
        self.set_timer(_SETTLED, _collect_again)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything the screen's keys can do, and the choice of looks."""
        chords: Sequence[Chord] = getattr(screen, "CHORDS", ())
        for chord in chords:
            if not chord.action.startswith("rate("):
                act = self._runner(screen, chord.action)
                yield SystemCommand(_(chord.label), _(chord.explained), act)
        yield SystemCommand(_("Light or dark"), _("Change the look"), self.action_look)

    def _fatal_error(self) -> None:
        # Textual would print a traceback; `run` hands the error on to who speaks to people.
        self._close_messages_no_wait()

    @property
    def mistake(self) -> Exception | None:
        """What brought the program down, if something did."""
        return self._exception

    def action_command_palette(self) -> None:
        """Everything the screen can do, by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(
                CommandPalette(id="--command-palette", placeholder=_("Type what you want to do"))
            )

    def action_look(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    # Doors between screens

    def open_seat(self, seat: OpenInterview) -> None:
        """Run an interview."""
        from interview.tui.live_screen import LiveScreen

        self._seat = seat
        self._show(LiveScreen(seat))

    def open_debrief(self, seat: OpenInterview) -> None:
        """See what is missing, and sign."""
        from interview.tui.debrief_screen import DebriefScreen

        self.push_screen(DebriefScreen(seat))

    def open_report(self, interview: str) -> None:
        """Show the report of an interview."""
        from interview.tui.report_screen import ReportScreen

        self.push_screen(ReportScreen(interview))

    def preview(self, request: PreviewRequest) -> None:
        """Show a bank, once it loads."""
        from interview.tui.preview_wait import OpeningScreen

        self.push_screen(OpeningScreen(request))

    def show_preview(
        self, watch: BankWatcher, reading: SavedVersion, request: PreviewRequest
    ) -> None:
        """Show a bank that loads, in the place of the screen that waited for it."""
        from interview.tui.preview_screen import PreviewScreen

        self.switch_screen(PreviewScreen(watch, reading, request))

    def close_preview(self) -> None:
        """Back to the home screen, where the preview was opened from there; else end."""
        if self._preview is None:
            self.pop_screen()
        else:
            self.quit_safely()

    def go_home(self) -> None:
        """Leave the interview, all saved, and show the list."""
        if self._leave_seat():
            from interview.tui.home_screen import HomeScreen

            self._show(HomeScreen())

    def _show(self, screen: Screen[Any]) -> None:
        """Put a screen in the place of all that are open but the first, which rests below."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)

    async def action_quit(self) -> None:
        """Leave as the screen does. Textual binds Ctrl+Q before any screen of ours can."""
        leave = getattr(self.screen, "action_leave", self.quit_safely)
        leave()

    def quit_safely(self) -> None:
        """Leave the interview, all saved, and end the program."""
        if self._leave_seat():
            self.exit("")

    def _leave_seat(self) -> bool:
        """Close the interview; when the disk refuses, keep it open once, then rescue the notes."""
        if self._seat is None:
            return True
        rescued = self._seat.leave()
        self._seat = None
        if rescued:
            self.exit(rescued)
        return not rescued

    def settle(self, seconds: float) -> None:
        """Wait for what was handed to the journal."""
        if self._seat is not None:
            self._seat.settle(seconds)

    def seated_at(self, interview: str) -> OpenInterview | None:
        """The seat where this interview is being run, if it is."""
        seat = self._seat
        return seat if seat is not None and seat.interview == interview else None

    # Dialogs

    def ask_line(self, title: str, hint: str, then: Then, value: str = "") -> None:
        """Ask for one line, and go on with it unless it was closed."""
        from interview.tui.widgets.dialog import AskLine

        self.push_screen(AskLine(title, hint, value), self._unless_closed(then))

    def choose(
        self, title: str, choices: Sequence[tuple[str, Content]], then: Then, at: str = ""
    ) -> None:
        """Let one of the choices be made, and go on with its key."""
        from interview.tui.widgets.dialog import Choose

        self.push_screen(Choose(title, choices, at), self._unless_closed(then))

    def correct_details(self, live: LiveInterview, then: Callable[[], None]) -> None:
        """Correct the names of the interview that is being run."""
        from interview.tui.new_interview_form import DetailsDialog

        def corrected(details: tuple[str, str, str] | None) -> None:
            if details is not None:
                live.correct_details(*details)
                then()

        state = live.state
        self.push_screen(DetailsDialog(state.candidate, state.role, state.interviewer), corrected)

    def teach(self, seat: OpenInterview, question: str, notes: str, start: int, end: int) -> None:
        """Teach the bank a phrase from the notes of a question: what is marked, or the clause."""
        from interview.editing.teach.phrase_wording import selected_words
        from interview.tui.teach_screen import TeachScreen

        stretch = selected_words(notes, start, end)
        if stretch.text:
            self.push_screen(TeachScreen(seat, question, notes, stretch))
        else:
            self.notify(
                _("The notes have nothing to add to the bank yet."), markup=False, timeout=4
            )

    def correct_bank(self, seat: OpenInterview, then: Callable[[], Any]) -> None:
        """Take up what was corrected in the file of an interview's bank."""
        from interview.tui.bank_update import apply_corrections

        apply_corrections(self, seat, then)

    def show_help(self, chords: Sequence[Chord]) -> None:
        """Every key of a screen."""
        from interview.tui.help_screen import HelpScreen

        self.push_screen(HelpScreen(chords))

    def tell(self, title: str, text: Content) -> None:
        """Something to read."""
        from interview.tui.widgets.dialog import Tell

        self.push_screen(Tell(title, text))

    def complain(self, error: InterviewError) -> None:
        """Show what went wrong, in the error's own words."""
        self.tell(_("That did not work"), Content(str(error)))

    def _unless_closed(self, then: Then) -> Callable[[str | None], None]:
        def go_on(answer: str | None) -> None:
            if answer is not None:
                self.call_next(then, answer)

        return go_on

    def _runner(self, screen: Screen[Any], action: str) -> Callable[[], Any]:
        async def run() -> None:
            await screen.run_action(f"screen.{action}")

        return run


def _collect_again() -> None:
    """Leave what lives as long as the program alone: a look through it would stop the keys."""
    gc.freeze()
    gc.enable()
