"""The report on screen, and written as a web page or as Markdown with one key."""

from __future__ import annotations

import webbrowser
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Markdown, Static

from interview.errors import InterviewError
from interview.i18n import LANGUAGES, _, current
from interview.journal import load_record
from interview.reporting import Report, compose_report, render_markdown, save_report
from interview.tui.keymap import REPORT, bindings
from interview.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from interview.tui.app import InterviewApp


class ReportScreen(Screen[None]):
    """Reads one interview from the journal and shows its report."""

    BINDINGS = bindings(REPORT)
    CHORDS = REPORT
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, interview: str) -> None:
        super().__init__()
        self._interview = interview
        self._language = current()
        self._report: Report | None = None

    @property
    def program(self) -> InterviewApp:
        """The application, with its own type."""
        return cast("InterviewApp", self.app)

    def compose(self) -> ComposeResult:
        """What was done last, the report, the keys."""
        yield Static(Content(""), classes="said")
        with VerticalScroll():
            yield Markdown(open_links=False)
        yield KeyBar(REPORT, self.program.keymap)

    async def on_mount(self) -> None:
        """Lay the report out."""
        await self._show()

    def action_back(self) -> None:
        """Back to where we were."""
        self.dismiss()

    async def action_language(self) -> None:
        """The report in the other language."""
        place = LANGUAGES.index(self._language) + 1
        self._language = LANGUAGES[place % len(LANGUAGES)]
        await self._show()

    def action_write(self, form: str) -> None:
        """Write the report into the reports folder, and open a web page in the browser."""
        if self._report is None:
            return
        try:
            paths = self.program.paths
            path = save_report(self._report, form, paths.reports, paths.templates)
        except InterviewError as error:
            self.program.complain(error)
            return
        self._say(_("Written: {path}").format(path=path))
        if form == "html":
            webbrowser.open(path.as_uri())

    def action_leave(self) -> None:
        """Quit the program."""
        self.program.quit_safely()

    def action_help(self) -> None:
        """Every key of this screen."""
        self.program.show_help(REPORT)

    def _say(self, words: str) -> None:
        self.query_one(".said", Static).update(Content(words))

    async def _show(self) -> None:
        try:
            self._report = self._read()
            text = render_markdown(self._report, self.program.paths.templates)
        except InterviewError as error:
            self._say(str(error))
            return
        await self.query_one(Markdown).update(text)

    def _read(self) -> Report:
        record = load_record(self.program.paths.journal, self._interview)
        return compose_report(record, self._language, now=datetime.now(UTC))
