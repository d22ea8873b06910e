"""What the screens of several interviews share: a table, what unfolds under a cell, files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from interview.bank_cache import bank_of
from interview.i18n import _, labelled
from interview.journal import Journal, StreamId
from interview.journal.read_interview import RecordLoader
from interview.paths import Paths
from interview.reporting.report_model import QuestionPart
from interview.reporting.save_reports import save_document
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings
from interview.tui.announce_written_file import announce
from interview.tui.base_screen import BaseScreen
from interview.tui.widgets.key_bar import KeyBar

_NAME = 14
"""Cells in which most names can be told apart."""
_SPACE, _BAR = 2, 2
"""Cells that the table adds to each column, and those of its scrollbar."""


class SeveralScreen(BaseScreen[None]):
    """A table of interviews: a row for each question, Enter unfolds what is under a cell."""

    AUTO_FOCUS = "DataTable"
    DEFAULT_CSS = """
    SeveralScreen > .message { padding: 0 1; }
    SeveralScreen > DataTable { height: 1fr; }
    SeveralScreen > DataTable > .datatable--fixed { background: $surface; color: $text; }
    """

    def __init__(self, paths: Paths, settings: Settings) -> None:
        super().__init__(settings)
        self._paths = paths
        self._shown_widths = (0, 0)
        self._texts: tuple[Sequence[str], Sequence[Sequence[str]]] | None = None

    def compose(self) -> ComposeResult:
        """What there is to know first, the table, the keys."""
        yield Static(Content(""), classes="message")
        yield DataTable[Text](fixed_columns=1, zebra_stripes=True)
        yield KeyBar(self.ACTIONS, self.settings.keys)

    def action_back(self) -> None:
        """Back to where we were."""
        self.dismiss()

    @property
    def table(self) -> DataTable[Text]:
        """The table."""
        return self.query_one(DataTable)

    def say(self, words: str) -> None:
        """Show a message above the table, where it stays."""
        self.query_one(".message", Static).update(Content(words))

    def fill(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these texts; the cursor stays where it was.

        Names, which stand in the headings and in the first column, are cut where the table would
        be wider than the screen; headings may have two lines.
        """
        self._texts = (headings, rows)
        at = self.table.cursor_coordinate
        self._shown_widths = first, other = self._widths(headings, rows)
        self.table.clear(columns=True)
        self.table.header_height = max(each.count("\n") + 1 for each in headings)
        widths = [first, *[other] * (len(headings) - 1)]
        self.table.add_columns(*map(_cut, headings, widths))
        for row in rows:
            self.table.add_row(_cut(row[0], first), *(Text(each) for each in row[1:]))
        if rows:
            self.table.move_cursor(
                row=min(at.row, len(rows) - 1), column=max(1, min(at.column, len(headings) - 1))
            )

    def on_resize(self) -> None:
        """Cut the names anew."""
        if self._texts is not None and self._widths(*self._texts) != self._shown_widths:
            self.fill(*self._texts)

    def _widths(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, int]:
        """How wide the first column may be, and the headings of the others."""
        room = self.app.size.width - _BAR
        first = min(max(_wide(row[0]) for row in [headings, *rows]), max(_NAME, room * 2 // 5))
        figures = [max((_wide(row[at]) for row in rows), default=0) for at in range(len(headings))]
        names = [_wide(each) for each in headings]
        for other in range(max(names), _NAME, -1):
            columns = (max(figures[at], min(names[at], other)) for at in range(1, len(headings)))
            if first + sum(columns) + _SPACE * len(headings) <= room:
                return first, other
        return first, _NAME

    def load(self, streams: Sequence[StreamId]) -> list[InterviewRecord]:
        """The records of some interviews. Raises `InterviewError`."""
        with Journal.open(self._paths.journal) as journal:
            loader = RecordLoader(journal, partial(bank_of, self._paths.cache))
            return [loader.load(each) for each in streams]

    def write(self, data: bytes, name: str, ending: str, interviews: Sequence[str]) -> None:
        """Write a file into the folder of reports, say where, and open a page in the browser."""
        path = save_document(data, self._paths.reports, name, f".{ending}")
        self.say(announce(self.app, self._paths.journal, path, interviews))

    def unfold(self, who: str, question: QuestionPart) -> None:
        """Show all that is recorded of a question."""
        title = labelled(question.title, who)
        self.show_text(title, Content("\n".join(_recorded(question))))


def _wide(text: str) -> int:
    """The cells that the longest line of a text takes."""
    return max(map(cell_len, text.split("\n")))


def _cut(text: str, width: int) -> Text:
    """A text of lines that are no wider than so many cells."""
    lines = [Text(line) for line in text.split("\n")]
    for line in lines:
        line.truncate(width, overflow="ellipsis")
    return Text("\n").join(lines)


def _recorded(question: QuestionPart) -> Iterator[str]:
    if question.level:
        yield f"{question.level} · {question.level_name}. {question.anchor}".rstrip()
    if question.skipped:
        yield labelled(_("Not asked"), question.skipped)
    yield ""
    if question.answer:
        yield question.answer
    for row in question.rows:
        yield " · ".join(each for each in row if each)
    for line in question.notes:
        yield "".join(piece.text for piece in line)
    yield ""
    for signal in question.signals:
        yield f"· {signal.because} ({signal.how_word})"
    if question.reason:
        yield labelled(_("The interviewer’s reason"), question.reason)
