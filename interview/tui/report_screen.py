"""The report on screen, and written as a web page or as Markdown with one key."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

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
from interview.session import DecisionTaken, InterviewSigned
from interview.settings import Settings
from interview.tui.announce_written_file import announce
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import REPORT, bindings, key_shown
from interview.tui.widgets.dialog import LineDialog
from interview.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from interview.journal.record_decision import DecisionDraft


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
        self._draft: DecisionDraft | None = None

    def compose(self) -> ComposeResult:
        """What was done last, the report, the keys."""
        yield Static(Content(""), classes="message")
        with VerticalScroll():
            yield Markdown(open_links=False)
        yield KeyBar(REPORT, self.settings.keys)

    async def on_mount(self) -> None:
        """Lay the report out; say that a decision was begun when the program ended."""
        from interview.journal.record_decision import DecisionDraft

        await self._show()
        try:
            self._draft = DecisionDraft(self._paths.journal, self._interview)
        except InterviewError as error:
            self.say(str(error))
            return
        if self._draft.taken is not None:
            key = next(each for each in REPORT if each.id == "decide")
            words = _("A decision was begun and not signed: {key} goes on with it.")
            self.say(words.format(key=key_shown(key, self.settings.keys)))

    def on_unmount(self) -> None:
        """Leave a decision that is not signed to whoever goes on with it."""
        if self._draft is not None:
            self._draft.close()

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
        title = labelled(report.recommendation.title, report.recommendation.word)
        choices = [(str(each), Content(decision_word(each))) for each in DecisionKind]
        begun = self._draft.taken if self._draft else None
        self.ask_choice(title, choices, self._ask_reasons, begun.decision if begun else "")

    def _ask_reasons(self, decision: str) -> None:
        report, begun = self._report, self._draft.taken if self._draft else None
        assert report is not None
        recommended = report.recommendation.key

        def keep(reasons: str) -> None:
            self._keep(DecisionTaken(decision, reasons, recommended))

        def go_on(reasons: str | None) -> None:
            if reasons is None:
                self._forget()
            else:
                self._ask_name(DecisionTaken(decision, reasons, recommended))

        departs = departs_from(recommended, decision)
        question = _("This departs from the rule. Why?") if departs else _("Why?")
        title = labelled(decision_word(decision), question)
        hint, typed = _("the reasons go into the report"), begun.reasons if begun else ""
        self.app.push_screen(LineDialog(title, hint, typed, keep, goes_on=True), go_on)

    def _ask_name(self, taken: DecisionTaken) -> None:
        typed = self._draft.signature if self._draft else ""
        self._keep(taken)
        self.ask_line(
            _("Sign the decision: it is never changed, only replaced by a further one"),
            _("your name"),
            lambda by: self._record(taken, by),
            typed or self.settings.interviewer,
            lambda name: self._keep(InterviewSigned(name)),
            goes_on=bool(typed),
        )

    async def _record(self, taken: DecisionTaken, by: str) -> None:
        from interview.journal.record_decision import record_decision

        journal, now = self._paths.journal, datetime.now(UTC)
        try:
            record_decision(
                journal, self._interview, taken.decision, taken.reasons, taken.recommended, by, now
            )
        except InterviewError as error:
            self.show_error(error)
            return
        self._forget()
        self.say(_("The decision is recorded and signed."))
        await self._show()

    def _keep(self, event: DecisionTaken | InterviewSigned) -> None:
        """Keep a decision, or the name under it, as far as it is typed."""
        with suppress(InterviewError):  # it can be recorded without a draft of it
            if self._draft is not None:
                self._draft.add(event, datetime.now(UTC))

    def _forget(self) -> None:
        with suppress(InterviewError):
            if self._draft is not None:
                self._draft.delete()

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
