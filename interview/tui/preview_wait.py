"""Waits for the first version of a bank that loads, and shows what keeps it from loading."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen

from interview.editing.copy.bank_watcher import BankWatcher, SavedVersion
from interview.editing.copy.working_copy import file_to_show, is_copy
from interview.i18n import _
from interview.tui.keymap import OPENING, bindings
from interview.tui.widgets.diagnostics_view import Mistakes
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.preview_bar import PreviewBar

if TYPE_CHECKING:
    from interview.tui import PreviewRequest
    from interview.tui.app import InterviewApp


class OpeningScreen(Screen[None]):
    """Gives way to the preview as soon as there is something to show."""

    BINDINGS = bindings(OPENING)
    CHORDS = OPENING
    TITLE = "interview"

    def __init__(self, request: PreviewRequest) -> None:
        super().__init__()
        self._request = request
        self._watch: BankWatcher

    @property
    def program(self) -> InterviewApp:
        """The application, with its own type."""
        return cast("InterviewApp", self.app)

    def compose(self) -> ComposeResult:
        """The file, its mistakes, the keys."""
        yield PreviewBar(self._request.bank.name)
        yield Mistakes(
            _("Correct this and save: the bank shows here as soon as it loads"), alone=True
        )
        yield KeyBar(OPENING, self.program.keymap)

    def on_mount(self) -> None:
        """Read the file."""
        paths = self.program.paths
        self._watch = BankWatcher(lambda: file_to_show(paths, self._request.bank))
        self._watch.question = self._request.question
        self._watch.on_save = self._saved
        self._watch.start()

    def action_leave(self) -> None:
        """Back to where we were."""
        self._watch.stop()
        self.program.close_preview()

    def action_help(self) -> None:
        """Every key of this screen."""
        self.program.show_help(OPENING)

    def on_screen_resume(self) -> None:
        """Back from the help: the bank may load by now."""
        if self._watch.latest is not None:
            self._show(self._watch.latest)

    def _saved(self, reading: SavedVersion) -> None:
        """The watch's own thread speaks: it may not draw."""
        self.call_later(self._show, reading)

    def _show(self, reading: SavedVersion) -> None:
        if reading.loaded.record is None:
            copied = is_copy(self.program.paths, reading.file)
            self.query_one(PreviewBar).show_reading(reading, is_copy=copied)
            self.query_one(Mistakes).show(reading.loaded)
        elif self.is_active:  # else the help stands above, or the preview already
            self.program.show_preview(self._watch, reading, self._request)
