"""The structured part of an answer: options to pick, a number, or a table, beside the notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input

from interview.bank import AnswerKind, Question
from interview.rubric import AnswerValue
from interview.tui.row_budget import Part, RowsWanted
from interview.tui.widgets.line_widget import LineWidget

if TYPE_CHECKING:
    from interview.tui.widgets.answer_boxes import NumberField, TableField
    from interview.tui.widgets.answer_options import OptionsField


class AnswerField(Vertical):
    """The field that fits the question on screen; nothing when it only has notes.

    The fields load when a question first has one of their kind: the first mostly has none.
    """

    DEFAULT_CSS = "AnswerField { height: auto; padding: 0 1; }"

    rows = 0
    """Rows it has on screen, with the one of its heading."""

    _field: OptionsField | NumberField | TableField | None = None

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """A number takes one row; options and tables scroll from two rows on."""
        most = 0 if self._field is None else self._field.rows_wanted(width)
        return {Part.ANSWER: RowsWanted(min(2, most), most, is_first=self.has_focus_within)}

    def on_descendant_focus(self) -> None:
        """Have the rows of what the interviewer is at."""
        self.refresh(layout=True)

    def on_descendant_blur(self) -> None:
        """Give them back."""
        self.refresh(layout=True)

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """What is in it scrolls in however many; its first line says so."""
        if rows[Part.ANSWER] != self.rows:
            self.rows = rows[Part.ANSWER]
            for widget in self.query(LineWidget):
                widget.repaint()

    async def show(self, question: Question, value: AnswerValue, language: str, hint: str) -> None:
        """Show the field of a question with what was answered so far."""
        await self.remove_children()
        self.display = question.answer is not AnswerKind.NOTES
        self._field = self._new_field(question, value, language, hint)
        if self._field is not None:
            await self.mount(self._field)

    def _new_field(
        self, question: Question, value: AnswerValue, language: str, hint: str
    ) -> OptionsField | NumberField | TableField | None:
        """The field that fits a question."""
        match question.answer:
            case AnswerKind.PICK_ONE | AnswerKind.PICK_MANY:
                from interview.tui.widgets.answer_options import OptionsField

                return OptionsField(question, value, language, hint, lambda: self.rows)
            case AnswerKind.NUMBER:
                from interview.tui.widgets.answer_boxes import NumberField

                return NumberField(question, value, language, hint)
            case AnswerKind.TABLE:
                from interview.tui.widgets.answer_boxes import TableField

                return TableField(question, value, language, hint, lambda: self.rows)
            case AnswerKind.NOTES:
                return None

    def correct(self, question: Question, language: str) -> None:
        """Show the same field in the words of a corrected bank: only the unit may be another."""
        if question.answer is AnswerKind.NUMBER:
            from interview.tui.widgets.answer_boxes import NumberField

            for field in self.query(NumberField):
                field.correct(question, language)

    def focus_cell(self, row: int, column: int) -> None:
        """Give the keyboard to a cell of the table, or to the field where it has no such cell."""
        rows = list(self.query("TableRow"))
        if row < len(rows):
            list(rows[row].query(Input))[column].focus()
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to the first field that waits for something."""
        boxes = list(self.query(Input))
        waiting = next((box for box in boxes if not box.value), boxes[-1] if boxes else None)
        if waiting is not None:
            waiting.focus()
        elif self.children:
            self.children[0].focus()
