"""The report on screen, and written as a web page or as Markdown with one key."""

from __future__ import annotations

import webbrowser
from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from interview.errors import InterviewError
from interview.i18n import LANGUAGES, _, current
from interview.journal import load_record
from interview.journal.written_files import remember_file
from interview.paths import Paths
from interview.reporting import Report, compose_report, render_markdown, save_report
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import REPORT, bindings
from interview.tui.widgets.key_bar import KeyBar


class ReportScreen(BaseScreen[None]):
    """Reads one interview from the journal and shows its report."""

    BINDINGS = bindings(REPORT)
    ACTIONS = REPORT
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, paths: Paths, settings: Settings, interview: str) -> None:
        """`interview` is the id of the interview."""
        super().__init__(settings)
        self._paths = paths
        self._interview = interview
        self._language = current()
        self._report: Report | None = None

    def compose(self) -> ComposeResult:
        """What was done last, the report, the keys."""
        yield Static(Content(""), classes="message")
        with VerticalScroll():
            yield Markdown(open_links=False)
        yield KeyBar(REPORT, self.settings.keys)

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
            path = save_report(self._report, form, self._paths.reports, self._paths.templates)
        except InterviewError as error:
            self.show_error(error)
            return
        said = _("Written: {path}").format(path=path)
        try:
            remember_file(self._paths.journal, self._interview, path)
        except InterviewError as error:
            said = f"{said}\n{error}"  # erasing will not find it
        self.say(said)
        if form == "html":
            webbrowser.open(path.as_uri())

    def say(self, words: str) -> None:
        """Show a message above the report, where it stays."""
        self.query_one(".message", Static).update(Content(words))

    async def _show(self) -> None:
        try:
            record = load_record(self._paths.journal, self._interview)
            self._report = compose_report(record, self._language, now=datetime.now(UTC))
            text = render_markdown(self._report, self._paths.templates)
        except InterviewError as error:
            self.say(str(error))
            return
        await self.query_one(Markdown).update(text)
