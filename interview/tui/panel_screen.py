"""The raters of one candidate on screen, and the session in which they agree on levels."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime

from textual.content import Content
from textual.widgets import DataTable

from interview.comparison.panel import PanelQuestion, RecordedConsensus, why_not_agreed
from interview.editing.diff.comparable_interviews import refuse_other_rubrics
from interview.errors import InterviewError
from interview.i18n import _, current, labelled, ngettext
from interview.journal import StreamId
from interview.journal.find_panel import signed_panel
from interview.journal.panel_streams import PanelDraft, read_consensus, record_consensus
from interview.paths import Paths
from interview.plain_text import slug
from interview.reporting.panel.compose_panel import compose_panel
from interview.reporting.panel.panel_model import PanelRow, PanelSummary
from interview.reporting.panel.render_panel import render_panel
from interview.scoring import level_figure, percentage
from interview.session import ConsensusReached
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings, user_name
from interview.tui.keymap import PANEL, bindings
from interview.tui.several_interviews_screen import SeveralScreen


class PanelScreen(SeveralScreen):
    """The panel of one candidate: ratings side by side, and what is agreed on, until it is signed.

    What is agreed on is in a draft log until it is signed; leaving without that asks once.
    """

    BINDINGS = bindings(PANEL)
    ACTIONS = PANEL

    def __init__(self, paths: Paths, settings: Settings, candidate: str) -> None:
        """`candidate` is the candidate's name."""
        super().__init__(paths, settings)
        self._candidate = candidate
        self._streams: list[StreamId] = []
        self._records: list[InterviewRecord] = []
        self._panel: PanelSummary | None = None
        self._rows: list[PanelRow] = []
        self._agreed: dict[str, ConsensusReached] = {}
        self._draft: PanelDraft | None = None
        self._recorded: Mapping[str, RecordedConsensus] = {}
        self._may_leave = True
        self._summary = ""

    def on_mount(self) -> None:
        """Read the raters' interviews, and lay them out."""
        try:
            members = signed_panel(self._paths.journal, [self._candidate])
            self._streams = [each.id for each in members]
            self._records = self.load(self._streams)
            refuse_other_rubrics(self._records, current())
            self._draft = PanelDraft(self._paths.journal, self._streams[0].interview)
            self._show()
            for row in self._rows:
                reached, recorded = self._draft.agreed().get(row.id), self._recorded.get(row.id)
                is_recorded = recorded is not None and recorded.reached == reached
                if reached and reached.ratings == self._ratings(row) and not is_recorded:
                    self._agreed[row.id] = reached
            if self._agreed:
                self._show()
                self._say_first(_("What was agreed on before is there again, and not signed yet."))
        except InterviewError as error:
            self.say(str(error))

    def action_back(self) -> None:
        """Back to where we were; first say what is not signed yet."""
        if self._agreed and self._may_leave:
            self._may_leave = False
            self.say(_("What was agreed on is not signed yet. Once more leaves without it."))
            return
        try:
            if self._draft is not None:
                self._draft.delete()
        except InterviewError as error:
            self.show_error(error)
            return
        super().action_back()

    def on_unmount(self) -> None:
        """Leave what is not signed to whoever opens the panel next."""
        if self._draft is not None:
            self._draft.close()

    def action_agree(self) -> None:
        """Choose the level of the question under the cursor, and say why."""
        row = self._row()
        if row is None or not any(cell.level for cell in row.cells):
            self.say(_("Nobody rated this question."))
            return
        choices = [
            (str(level), Content(f"{level} · {name}. {anchor}"))
            for level, name, anchor in row.scale
        ]
        at = str(row.agreed.level) if row.agreed else ""
        self.ask_choice(row.name, choices, lambda level: self._ask_why(row, int(level)), at)

    def action_sign(self) -> None:
        """Record what was agreed on, signed."""
        if not self._agreed:
            self.say(_("Nothing new was agreed on: nothing was recorded."))
            return
        by = self.settings.interviewer or user_name()
        number = len(self._agreed)
        try:
            record_consensus(
                self._paths.journal,
                self._streams[0].interview,
                list(self._agreed.values()),
                by,
                datetime.now(UTC),
            )
            self._agreed.clear()
            if self._draft is not None:
                self._draft.delete()
            self._show()
        except InterviewError as error:
            self.show_error(error)
            return
        self._say_first(
            ngettext(
                "The agreed level of {number} question was recorded, signed by {name}.",
                "The agreed levels of {number} questions were recorded, signed by {name}.",
                number,
            ).format(number=number, name=by)
        )

    def action_write(self, form: str) -> None:
        """Write the page, or the forms, into the folder of reports."""
        found = self._panel
        if found is None:
            return
        kind = "panel-forms" if form == "forms" else "panel"
        name = "-".join(filter(None, (kind, slug(found.candidate)[:60], found.instant[:10])))
        try:
            data = render_panel(found, form, self._paths.templates).encode("utf-8", "replace")
            self.write(data, name, "html", [record.id for record in self._records])
        except InterviewError as error:
            self.show_error(error)

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Unfold what a rater recorded."""
        row, at = self._row(), event.coordinate.column - 1
        if row is not None and self._panel is not None and 0 <= at < len(row.cells):
            self.unfold(self._panel.raters[at].name, row.cells[at])

    def _ask_why(self, row: PanelRow, level: int) -> None:
        question = PanelQuestion(row.id, tuple(cell.level for cell in row.cells), ())
        bank, draft = self._records[0].bank, self._draft
        assert draft is not None

        def keep(text: str) -> None:
            with suppress(InterviewError):  # said when the reason is given
                draft.type_reason(row.id, text, datetime.now(UTC))

        def agree(reason: str) -> None:
            ratings = self._ratings(row)
            reached = ConsensusReached(row.id, level, reason, ratings)
            try:
                draft.agree(reached, datetime.now(UTC))
            except InterviewError as error:
                self.show_error(error)
                return
            self._agreed[row.id] = reached
            self._may_leave = True
            self._show()

        if problem := why_not_agreed(level, "", question, bank):
            typed = draft.reason(row.id)
            title = labelled(f"{row.name}, {level}", _("Why that level?"))
            self.ask_line(title, problem, agree, typed, keep, goes_on=True)
        else:
            agree("")

    def _ratings(self, row: PanelRow) -> tuple[tuple[str, int], ...]:
        """Each stream whose rater rated a question, with the level."""
        return tuple(
            (str(stream), cell.level)
            for stream, cell in zip(self._streams, row.cells, strict=True)
            if cell.level is not None
        )

    def _row(self) -> PanelRow | None:
        at = self.table.cursor_coordinate.row
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _show(self) -> None:
        """The questions to talk about first, and then the others."""
        interviews = [each.interview for each in self._streams]
        self._recorded = read_consensus(self._paths.journal, interviews)
        found = compose_panel(self._records, self._recorded, current(), now=datetime.now(UTC))
        self._panel = found
        first = [row.id for row in found.first]
        self._rows = [*found.first, *(row for row in found.rows if row.id not in first)]
        score = "" if found.percent is None else f" {percentage(found.percent)}"
        self._summary = "\n".join(
            [
                f"{found.candidate} · {found.recommendation_word}{score}",
                *found.notices,
                *found.agreement.sentences[:1],
                *([found.because] if found.percent is None else []),
            ]
        )
        self.say(self._summary)
        headings = ["", *(each.name for each in found.raters), _("Spread"), _("Panel")]
        self.fill(headings, [self._cells(row) for row in self._rows])

    def _say_first(self, words: str) -> None:
        """Say something above what the panel says together."""
        self.say(f"{words}\n{self._summary}")

    def _cells(self, row: PanelRow) -> list[str]:
        levels = [str(cell.level) if cell.level else "–" for cell in row.cells]
        if row.id in self._agreed:
            group = _("{level}, not signed yet").format(level=self._agreed[row.id].level)
        elif row.agreed:
            group = _("{level}, agreed").format(level=row.agreed.level)
        elif row.group_level is not None:
            group = level_figure(row.group_level)
        else:
            group = _("to talk about") if row.topics else "–"
        spread = f"{row.spread} {'◆' * row.spread if row.spread > 1 else ''}".rstrip()
        return [row.name, *levels, spread, group]
