"""The report on screen, and written as a web page or as Markdown with one key."""

from __future__ import annotations

from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from interview.errors import InterviewError
from interview.i18n import LANGUAGES, _, current, labelled
from interview.journal import load_record
from interview.paths import Paths
from interview.reporting import (
    Report,
    compose_report,
    read_look,
    render_markdown,
    save_report,
)
from interview.scoring import DecisionKind, decision_word, departs_from
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import REPORT, bindings
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.written_file import announce


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
            templates = self._paths.templates
            look = read_look(templates, self.settings.report_logo, self.settings.report_color)
            path = save_report(self._report, form, self._paths.reports, templates, look)
        except InterviewError as error:
            self.show_error(error)
            return
        self.say(announce(self.app, self._paths.journal, path, [self._interview]))

    def action_decide(self) -> None:
        """Record and sign what is decided on the candidate: what, why, and who decides."""
        report = self._report
        if report is None:
            return
        if report.draft:
            self.say(_("Decide when the interview is signed: its ratings may still change."))
            return
        recommended = report.recommendation
        title = labelled(recommended.title, recommended.word)

        def ask_reasons(decision: str) -> None:
            departs = departs_from(recommended.key, decision)
            question = _("This departs from the rule. Why?") if departs else _("Why?")
            title = labelled(decision_word(decision), question)
            hint = _("the reasons go into the report")
            self.ask_line(title, hint, lambda reasons: ask_name(decision, reasons))

        def ask_name(decision: str, reasons: str) -> None:
            title = _("Sign the decision: it is never changed, only replaced by a further one")
            name = self.settings.interviewer
            self.ask_line(title, _("your name"), lambda by: record(decision, reasons, by), name)

        async def record(decision: str, reasons: str, by: str) -> None:
            from interview.journal.decide import record_decision

            now = datetime.now(UTC)
            try:
                record_decision(
                    self._paths.journal,
                    self._interview,
                    decision,
                    reasons,
                    recommended.key,
                    by,
                    now,
                )
            except InterviewError as error:
                self.show_error(error)
                return
            await self._show()
            self.say(_("The decision is recorded and signed."))

        choices = [(str(each), Content(decision_word(each))) for each in DecisionKind]
        self.ask_choice(title, choices, ask_reasons)

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
