"""Boxes to type an answer into: a number, or a table with rows to fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from interview.bank import Question
from interview.i18n import _
from interview.plain_text import one_line
from interview.rubric import AnswerValue
from interview.session.answer_change import number_typed, number_value, why_no_number
from interview.tui.widgets.answer_changed import AnswerChanged
from interview.tui.widgets.line_input import LineInput
from interview.tui.widgets.line_widget import LineWidget, hidden_sign, rule
from interview.tui.widgets.single_key_choice import NotesWanted


class AnswerBox(LineInput):
    """A box for a number, or for a cell of a table."""

    DEFAULT_CSS = """
    AnswerBox {
        width: 1fr; border: none; padding: 0; height: 1; background: $bar; margin: 0 1 0 0;
        color: $ink;
        &:focus { background: $here; }
    }
    """

    def __init__(self, text: str, placeholder: str = "") -> None:
        super().__init__(text, placeholder=placeholder, compact=True, select_on_focus=False)


class NumberField(Horizontal):
    """One number, and what it counts."""

    DEFAULT_CSS = "NumberField { height: 1; & AnswerBox { width: 16; } }"

    def __init__(self, question: Question, value: AnswerValue, language: str, hint: str) -> None:
        super().__init__()
        self._question = question.id
        self._unit = _unit(question, language)
        self._shown = number_typed(value)
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The box and its unit."""
        yield FieldLabel(self._label)
        yield AnswerBox(self._shown)

    def rows_wanted(self, _width: int) -> int:
        """The rows in which all of it is shown."""
        return 1

    def correct(self, question: Question, language: str) -> None:
        """Name the unit in other words."""
        self._unit = _unit(question, language)
        self._show_label()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Record every change: a number, or what is none as it was typed."""
        event.stop()
        self._shown = event.value
        self._show_label()
        self.post_message(AnswerChanged(self._question, number_value(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes back to the notes: the number is written."""
        event.stop()
        self.post_message(NotesWanted())

    def _show_label(self) -> None:
        for label in self.query(FieldLabel):
            label.say(self._label)

    @property
    def _label(self) -> Content:
        """The unit and the key; before them, whether what is typed is no number."""
        value = number_value(self._shown)
        problem = f"▲ {why_no_number(value)}  " if isinstance(value, str) else ""
        return Content.assemble(
            (problem, "bold $warn"),
            f"{self._unit}  {self._hint}",
        )


class FieldLabel(LineWidget):
    """A few words beside a field."""

    DEFAULT_CSS = "FieldLabel { width: auto; height: 1; color: $quiet; padding: 0 1; }"

    def __init__(self, words: Content) -> None:
        super().__init__()
        self._words = words

    def say(self, words: Content) -> None:
        """Say this instead."""
        self._words = words
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """One line."""
        return [self._words]

    def get_content_width(self, container: object, viewport: object) -> int:
        """As wide as its words."""
        return self._words.cell_length


class TableRow(Horizontal):
    """One row of the table."""

    DEFAULT_CSS = "TableRow { height: 1; }"

    def __init__(self, cells: Sequence[str], headings: Sequence[str]) -> None:
        super().__init__()
        self._cells, self._headings = cells, headings

    def compose(self) -> ComposeResult:
        """A box a column."""
        for text, heading in zip(self._cells, self._headings, strict=True):
            yield AnswerBox(text, heading)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written in the boxes."""
        return tuple(box.value.strip() for box in self.query(Input))


class TableField(Vertical):
    """Rows to fill in; there is always an empty one at the end."""

    DEFAULT_CSS = "TableField { height: 1fr; }"

    def __init__(
        self,
        question: Question,
        value: AnswerValue,
        language: str,
        hint: str,
        rows: Callable[[], int],
    ) -> None:
        super().__init__()
        self._question = question.id
        self._headings = [one_line(column.name.to(language)) for column in question.columns]
        self._typed = _as_rows(value, len(self._headings))
        self._hint = hint
        self._rows = rows

    def compose(self) -> ComposeResult:
        """A heading, the rows, an empty row."""
        yield TableHeading(" · ".join(self._headings), self._hint, self._rows)
        with TableRows(can_focus=False):
            for row in (*self._typed, self._empty):
                yield TableRow(row, self._headings)

    def rows_wanted(self, _width: int) -> int:
        """The rows in which the heading and all its own are shown."""
        return 1 + len(self.query(TableRow))

    @property
    def _empty(self) -> tuple[str, ...]:
        return ("",) * len(self._headings)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Record the rows, and keep an empty one at the end."""
        event.stop()
        rows = [row.texts for row in self.query(TableRow)]
        self.post_message(AnswerChanged(self._question, tuple(row for row in rows if any(row))))
        if any(rows[-1]):
            self.query_one(TableRows).mount(TableRow(self._empty, self._headings))
            self.query_one(TableHeading).refresh()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next row, or back to the notes from an empty one."""
        event.stop()
        row = event.input.parent
        assert isinstance(row, TableRow)
        rows = list(self.query(TableRow))
        if any(row.texts) and row is not rows[-1]:
            rows[rows.index(row) + 1].query(Input).first().focus()
        else:
            self.post_message(NotesWanted())


class TableRows(VerticalScroll):
    """The rows of a table, of which some may have moved out."""

    DEFAULT_CSS = "TableRows { height: 1fr; scrollbar-size-vertical: 1; }"

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say in the heading on which side."""
        super().watch_scroll_y(old_value, new_value)
        for heading in self.screen.query(TableHeading):
            heading.refresh()


class TableHeading(LineWidget):
    """A rule with the names of the columns; a sign where rows are hidden."""

    DEFAULT_CSS = "TableHeading { height: 1; }"

    def __init__(self, title: str, hint: str, rows: Callable[[], int]) -> None:
        super().__init__()
        self._title, self._hint, self._rows = title, hint, rows

    def draw(self, width: int) -> list[Content]:
        """One line."""
        hidden = len(self.screen.query(TableRow)) - max(0, self._rows() - 1)
        scrolled = self.screen.query_one(TableRows).scroll_offset.y
        hint = f"{hidden_sign(hidden, scrolled)}  {self._hint}".strip()
        return [rule(self._title, width, hint)]


def _unit(question: Question, language: str) -> str:
    return one_line(question.unit.to(language)) or _("Number")


def _as_rows(value: AnswerValue, width: int) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, tuple):
        return ()
    return tuple((*row, *("",) * width)[:width] for row in value if isinstance(row, tuple))
