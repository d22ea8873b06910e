"""What the screens of several interviews share: a table, what unfolds under a cell, files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

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
from interview.reporting.save import save_document
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.written_file import announce


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
        """Show these texts; the cursor stays where it was."""
        at = self.table.cursor_coordinate
        self.table.clear(columns=True)
        self.table.add_columns(*(Text(each) for each in headings))
        for row in rows:
            self.table.add_row(*(Text(each) for each in row))
        if rows:
            self.table.move_cursor(
                row=min(at.row, len(rows) - 1), column=max(1, min(at.column, len(headings) - 1))
            )

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
