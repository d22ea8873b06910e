"""Candidates side by side on screen: by any row, blind if wanted, and written as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from textual.widgets import DataTable

from interview.comparison.blind import letters
from interview.editing.diff.comparable_interviews import refuse_other_rubrics
from interview.errors import InterviewError
from interview.i18n import _, current
from interview.journal import StreamId
from interview.journal.panel_streams import record_reveal
from interview.paths import Paths
from interview.plain_text import slug
from interview.reporting.comparison.comparison_model import (
    CandidateComparison,
    ComparedCell,
    ComparedRow,
)
from interview.reporting.comparison.comparison_workbook import comparison_workbook
from interview.reporting.comparison.compose_comparison import Blindness, compose_comparison
from interview.reporting.comparison.render_comparison import render_comparison
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings, user_name
from interview.tui.keymap import COMPARE, bindings
from interview.tui.several_interviews_screen import SeveralScreen


class CompareScreen(SeveralScreen):
    """The comparison of some interviews with the same questions."""

    BINDINGS = bindings(COMPARE)
    ACTIONS = COMPARE

    def __init__(self, paths: Paths, settings: Settings, streams: Sequence[StreamId]) -> None:
        super().__init__(paths, settings)
        self._streams = streams
        self._records: list[InterviewRecord] = []
        self._sort_by = "score"
        self._blindness: Blindness | None = None
        self._comparison: CandidateComparison | None = None

    def on_mount(self) -> None:
        """Read the interviews, and lay them out."""
        try:
            self._records = self.load(self._streams)
            refuse_other_rubrics(self._records, current())
        except InterviewError as error:
            self.say(str(error))
            return
        self._show()

    def action_sort(self) -> None:
        """Order the candidates by the row under the cursor."""
        row = self._row()
        if row is None or not row.key:
            return
        self._sort_by = f"{row.kind}:{row.key}" if row.kind == "competency" else row.key
        self._show()

    def action_blind(self) -> None:
        """Letters for names; or names again, for a reason that is recorded."""
        if self._comparison is None:
            return
        if not self._comparison.is_blind:
            self._blindness = Blindness()
            self._show()
            return
        title = _("Why are the names shown? It is recorded beside each interview.")
        self.ask_line(title, _("such as: the shortlist is agreed on"), self._reveal)

    def action_write(self, form: str) -> None:
        """Write the comparison into the folder of reports."""
        found = self._comparison
        if found is None:
            return
        try:
            if form == "xlsx":
                data = comparison_workbook(found)
            else:
                data = render_comparison(found, form, self._paths.templates).encode()
            kind = "blind-comparison" if found.is_blind else "comparison"
            name = f"{kind}-{slug(found.bank)[:60]}-{found.instant[:10]}"
            self.write(data, name, form, [record.id for record in self._records])
        except InterviewError as error:
            self.show_error(error)

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Unfold what is under a cell."""
        row, at = self._row(), event.coordinate.column - 1
        if row is None or self._comparison is None or at < 0:
            return
        question = row.cells[at].question
        if question is not None:
            self.unfold(self._comparison.candidates[at].label, question)

    def _reveal(self, reason: str) -> None:
        by = self.settings.interviewer or user_name()
        shown = letters([record.id for record in self._records])
        try:
            record_reveal(self._paths.journal, shown, reason, by, datetime.now(UTC))
        except InterviewError as error:
            self.show_error(error)
            return
        self._blindness = Blindness(hidden=False)
        self._show()

    def _row(self) -> ComparedRow | None:
        """The row under the cursor; those of the table stand in the comparison's order."""
        at = self.table.cursor_coordinate.row
        rows = self._comparison.rows if self._comparison else ()
        return rows[at] if 0 <= at < len(rows) else None

    def _show(self) -> None:
        found = compose_comparison(
            self._records,
            current(),
            now=datetime.now(UTC),
            sort_by=self._sort_by,
            blindness=self._blindness,
        )
        self._comparison = found
        unfolds = _("Open a level to see its notes and evidence.")
        self.say("\n".join([*found.notices, f"{found.order} {unfolds}"]))
        headings = [
            f"{each.letter} · {each.name}" if each.letter not in ("", each.name) else each.name
            for each in found.candidates
        ]
        if any(each.label != each.name for each in found.candidates):
            headings = [
                f"{heading}\n{each.rater if each.label != each.name else ''}"
                for heading, each in zip(headings, found.candidates, strict=True)
            ]
        raters = [_("Rated by"), *(each.rater for each in found.candidates)]
        self.fill([found.bank, *headings], [*map(_texts, found.rows), raters])


def _texts(row: ComparedRow) -> list[str]:
    """A row of the table: questions are set in under their competency, the best has a sign."""
    name = f"  {row.name}" if row.kind in ("question", "remark") else row.name
    mark = " ▶" if row.sorted else ""
    return [name + mark, *map(_text, row.cells)]


def _text(cell: ComparedCell) -> str:
    """A cell of the table: its figure, the sign of the best; an ellipsis for notes alone."""
    if cell.question is not None and not cell.text:
        return "…" if cell.question.notes else "–"
    return f"{cell.text} ▲" if cell.best else cell.text
