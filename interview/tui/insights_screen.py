"""What many interviews say of their questions and raters, on screen and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview.bank_cache import bank_of
from interview.comparison.insights import BankInsight, insights
from interview.errors import InterviewError
from interview.i18n import _, current
from interview.journal import InterviewSummary, Journal
from interview.journal.interview_query import InterviewQuery
from interview.journal.interviews_for_insights import collect_figures
from interview.journal.read_interview import RecordLoader
from interview.paths import Paths
from interview.reporting.insights.compose_insights import compose_insights
from interview.reporting.insights.insights_model import InsightsPage
from interview.reporting.insights.insights_text import DrawnLine, LineKind, draw_insights
from interview.reporting.insights.render_insights import insights_html
from interview.reporting.save_reports import save_document
from interview.scoring import percentage
from interview.settings import Settings
from interview.tui.announce_written_file import announce
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import INSIGHTS, bindings
from interview.tui.widgets.key_bar import KeyBar

_WIDEST = 120
_DRAWN = re.compile("[▁▂▃▄▅▆▇█━●]+")
"""What is drawn of a figure."""
_LOOKS = {
    LineKind.TITLE: "bold $accent",
    LineKind.HEAD: "$faint",
    LineKind.ROW: "$ink",
    LineKind.REMARK: "$warn",
    LineKind.WORDS: "$quiet",
    LineKind.WARNING: "$warn",
}


class InsightsScreen(BaseScreen[None]):
    """The figures of all signed interviews, bank by bank."""

    BINDINGS = bindings(INSIGHTS)
    ACTIONS = INSIGHTS
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    InsightsScreen > .message { padding: 0 1; margin-bottom: 1; color: $quiet; }
    InsightsScreen > VerticalScroll { height: 1fr; padding: 0 1; }
    InsightsScreen .figures { width: auto; height: auto; }
    """

    def __init__(self, paths: Paths, settings: Settings) -> None:
        super().__init__(settings)
        self._paths = paths
        self._banks: tuple[BankInsight, ...] = ()
        self._with_raters = True
        self._left = False

    @property
    def unavailable(self) -> frozenset[str]:
        """Nothing can be written before there is something."""
        return frozenset() if self._banks else frozenset({"html", "raters"})

    def compose(self) -> ComposeResult:
        """What there is to know first, the figures, the keys."""
        yield Static(Content(_("Reading interviews…")), classes="message")
        with VerticalScroll():
            yield Static(Content(""), classes="figures")
        yield KeyBar(self.ACTIONS, self.settings.keys)

    def on_mount(self) -> None:
        """Read the interviews, in a thread: there may be thousands."""
        self.query_one(KeyBar).leave_out(self.unavailable)
        self.run_worker(self._read, thread=True)

    def on_unmount(self) -> None:
        """Whoever reads may stop."""
        self._left = True

    def on_resize(self) -> None:
        """The columns follow the width."""
        self._draw()

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss()

    def action_raters(self) -> None:
        """Show the figures of raters, or leave them out."""
        self._with_raters = not self._with_raters
        self._draw()
        if self._with_raters:
            self.say(_("The figures of raters are shown, at the end of each bank."))
        else:
            self.say(_("The figures of raters are left out."))

    def action_write(self) -> None:
        """Write what is shown as a web page, and open it."""
        if not self._banks:
            return
        try:
            data = insights_html(self._page(), self._paths.templates).encode()
            name = f"insights-{datetime.now(UTC):%Y-%m-%d}"
            path = save_document(data, self._paths.reports, name, ".html")
            self.say(announce(self.app, self._paths.journal, path, []))
        except InterviewError as error:
            self.show_error(error)

    def say(self, words: str) -> None:
        """Show a message above the figures, where it stays."""
        self.query_one(".message", Static).update(Content(words))

    def _read(self) -> None:
        """Collect the figures. In a thread."""
        try:
            with Journal.open(self._paths.journal) as journal:
                loader = RecordLoader(journal, partial(bank_of, self._paths.cache))
                found = collect_figures(journal, loader, InterviewQuery(), self._watched)
            banks = insights(found.chosen, found.everybody, found.banks)
        except InterviewError as error:
            self.app.call_from_thread(self.say, str(error))
            return
        if not self._left:
            self.app.call_from_thread(self._show, banks)

    def _watched(self, summaries: list[InterviewSummary]) -> Iterator[InterviewSummary]:
        """The interviews, until the screen is left; a message says how far it is."""
        for at, each in enumerate(summaries):
            if self._left:
                return
            if at and at % 500 == 0:
                words = _("Reading interviews: {share}").format(
                    share=percentage(100 * at / len(summaries))
                )
                self.app.call_from_thread(self.say, words)
            yield each

    def _show(self, banks: Iterable[BankInsight]) -> None:
        self._banks = tuple(banks)
        self.query_one(KeyBar).leave_out(self.unavailable)
        if self._banks:
            self.say(_("All signed interviews. The command “interview insights” can choose fewer."))
        else:
            self.say(_("There is no signed interview yet."))
        self._draw()

    def _page(self) -> InsightsPage:
        now = datetime.now(UTC)
        return compose_insights(self._banks, current(), now=now, with_raters=self._with_raters)

    def _draw(self) -> None:
        if not self._banks:
            return
        width = min(_WIDEST, self.size.width - 5)
        lines = draw_insights(self._page(), width, set_cell_size)
        self.query_one(".figures", Static).update(Content("\n").join(map(_content, lines)))


def _content(line: DrawnLine) -> Content:
    content = Content.styled(line.text, _LOOKS[line.kind])
    if line.kind is LineKind.ROW:
        for drawn in _DRAWN.finditer(line.text):
            content = content.stylize("$accent", *drawn.span())
    return content
