"""What stands in the cells of a workbook, of one report or of a comparison."""

from __future__ import annotations

from math import floor

from interview.i18n import _
from interview.plain_text import plain
from interview.reporting.formatting import cell
from interview.reporting.report_model import QuestionPart
from interview.scoring import TOLERANCE
from interview.workbook import LONGEST_TEXT, CellValue


def number_cell(value: float | None) -> CellValue:
    """A figure with two decimals, rounded down like those of a page; empty for none."""
    return "" if value is None else floor((value + TOLERANCE) * 100) / 100


def text_cell(text: str) -> str:
    """A text that a cell can hold; one that is longer says that it goes on."""
    shown = plain(text)
    if len(shown) <= LONGEST_TEXT:
        return shown
    more = " " + _("[… cut here: a cell holds no more]")
    return shown[: LONGEST_TEXT - len(more)] + more


def notes_cell(question: QuestionPart) -> str:
    """The notes, as they were written."""
    return text_cell("\n".join("".join(piece.text for piece in line) for line in question.notes))


def answer_cell(question: QuestionPart) -> str:
    """A structured answer; of a table a line a row."""
    rows = [", ".join(cell(each) for each in row if each) for row in question.rows]
    return text_cell("\n".join(filter(None, (question.answer, *rows))))


def signals_cell(question: QuestionPart) -> str:
    """The signals that count, a line each, with how each came to."""
    return text_cell("\n".join(f"{each.because} ({each.how_word})" for each in question.signals))
