"""The structured part of an answer: options to pick, a number, or a table, beside the notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import isinf
from string import ascii_lowercase

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from interview.bank import AnswerKind, Question
from interview.i18n import _
from interview.plain_text import one_line
from interview.rubric import AnswerValue
from interview.session.answer_change import number_typed
from interview.session.call_steps import STEPS
from interview.tui.row_budget import Part, RowsWanted
from interview.tui.widgets.key_list import KeyList, NotesWanted
from interview.tui.widgets.line_input import LineInput
from interview.tui.widgets.line_widget import (
    LineWidget,
    click,
    going_on,
    hidden_sign,
    rule,
    wrapped,
)

_NUMBER = re.compile(r"[-+]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)")


class AnswerChanged(Message):
    """The structured answer of a question changed."""

    def __init__(self, question: str, value: AnswerValue) -> None:
        super().__init__()
        self.question = question
        self.value = value


class OptionsField(KeyList):
    """Options by letter: one or several."""

    def __init__(self, question: Question, value: AnswerValue, language: str, hint: str) -> None:
        super().__init__(classes="options")
        self._question = question
        self._language = language
        self._hint = hint
        self._picks_many = question.answer is AnswerKind.PICK_MANY
        self._picked = _as_options(value)
        self._scrolled = 0
        """Lines that have moved out above."""
        self._kept_in_view = self._first_picked
        """The place of the option to have in view; `None` while it is scrolled by hand."""

    def rows_wanted(self, width: int) -> int:
        """The rows in which all options are shown."""
        return 1 + sum(map(len, self._options(width)))

    def draw(self, width: int) -> list[Content]:
        """A heading and the options; where not all fit, those around the one picked."""
        options = self._options(width)
        lines = [line for option in options for line in option]
        room = max(0, _rows_of(self) - 1)
        hidden = max(0, len(lines) - room)
        if self._kept_in_view is not None:
            first = sum(map(len, options[: self._kept_in_view]))
            last = first + len(options[self._kept_in_view])
            self._scrolled = min(max(self._scrolled, last - room), first)
        self._scrolled = max(0, min(self._scrolled, hidden))
        shown = lines[self._scrolled : self._scrolled + room]
        ends = set(accumulate(map(len, options)))
        if shown and self._scrolled + room not in ends:
            shown[-1] = going_on(shown[-1], width)
        title = _("Pick what applies") if self._picks_many else _("Pick one")
        if self._question.id in STEPS:
            title = _("What the candidate says to notes")
        hint = f"{hidden_sign(hidden, self._scrolled)}  {self._hint}".strip()
        return [rule(title, width, hint), *shown]

    def _options(self, width: int) -> list[list[Content]]:
        """The lines of each option."""
        many = self._picks_many
        options = []
        for place, option in enumerate(self._question.options):
            picked = option.main in self._picked
            box = ("▣" if picked else "☐") if many else ("◉" if picked else "○")
            text = Content.assemble(
                (f" {ascii_lowercase[place]} ", "bold $accent" if self.has_focus else "$faint"),
                (f"{box} {one_line(option.to(self._language))}", "$ink" if picked else "$quiet"),
            )
            options.append(wrapped(text.stylize(click(f"pick({place})")), width, "     "))
        return options

    @property
    def _first_picked(self) -> int | None:
        """The place of the first option that is picked."""
        options = enumerate(self._question.options)
        return next((place for place, each in options if each.main in self._picked), None)

    def on_blur(self) -> None:
        """Have what was picked in view."""
        if self._first_picked is not None and self._kept_in_view is None:
            self._kept_in_view = self._first_picked

    def scroll_lines(self, lines: int) -> bool:
        """Move what scrolls by so many lines, downwards where positive."""
        self._kept_in_view = None
        self._scrolled = max(0, self._scrolled + lines)  # `draw` knows the last
        self.refresh()
        return True

    def move(self, key: str) -> bool:
        """The arrows scroll, where not all options fit."""
        if key in ("up", "down"):
            self.scroll_lines(1 if key == "down" else -1)
            return True
        return False

    def choose(self, character: str) -> bool:
        """A letter picks."""
        place = ascii_lowercase.find(character or " ")
        if 0 <= place < len(self._question.options):
            self.action_pick(place)
            return True
        return False

    def action_pick(self, place: int) -> None:
        """Pick an option, or take it back."""
        option = self._question.options[place].main
        if option in self._picked and self._question.id in STEPS:
            return  # an answer on consent can be changed; that none was given cannot be said
        if option in self._picked:
            self._picked = tuple(other for other in self._picked if other != option)
        elif self._picks_many:
            order = [text.main for text in self._question.options]
            self._picked = tuple(sorted((*self._picked, option), key=order.index))
        else:
            self._picked = (option,)
        self._kept_in_view = place if option in self._picked else self._first_picked
        self.refresh()
        one = self._picked[0] if self._picked else None
        self.post_message(
            AnswerChanged(self._question.id, self._picked if self._picks_many else one)
        )


class NumberField(Horizontal):
    """One number, and what it counts."""

    def __init__(self, question: Question, value: AnswerValue, language: str, hint: str) -> None:
        super().__init__(classes="number")
        self._question = question.id
        self._unit = _unit(question, language)
        self._shown = number_typed(value)
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The box and its unit."""
        yield FieldLabel(self._label)
        yield LineInput(self._shown, compact=True, classes="cell", select_on_focus=False)

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

    def _show_label(self) -> None:
        for label in self.query(FieldLabel):
            label.say(self._label)

    @property
    def _label(self) -> Content:
        """The unit and the key; before them, whether what is typed is no number."""
        said = isinstance(number_value(self._shown), str)
        return Content.assemble(
            (_("▲ not a number") + "  " if said else "", "bold $warn"),
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

    def __init__(self, cells: Sequence[str], headings: Sequence[str]) -> None:
        super().__init__(classes="row")
        self._cells, self._headings = cells, headings

    def compose(self) -> ComposeResult:
        """A box a column."""
        for text, heading in zip(self._cells, self._headings, strict=True):
            yield LineInput(
                text, placeholder=heading, compact=True, classes="cell", select_on_focus=False
            )

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written in the boxes."""
        return tuple(box.value.strip() for box in self.query(Input))


class TableField(Vertical):
    """Rows to fill in; there is always an empty one at the end."""

    def __init__(self, question: Question, value: AnswerValue, language: str, hint: str) -> None:
        super().__init__(classes="table")
        self._question = question.id
        self._headings = [one_line(column.name.to(language)) for column in question.columns]
        self._rows = _as_rows(value, len(self._headings))
        self._hint = hint

    def compose(self) -> ComposeResult:
        """A heading, the rows, an empty row."""
        yield TableHeading(" · ".join(self._headings), self._hint)
        with TableRows(classes="rows", can_focus=False):
            for row in (*self._rows, self._empty):
                yield TableRow(row, self._headings)

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

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say in the heading on which side."""
        super().watch_scroll_y(old_value, new_value)
        for heading in self.screen.query(TableHeading):
            heading.refresh()


class TableHeading(LineWidget):
    """A rule with the names of the columns; a sign where rows are hidden."""

    DEFAULT_CSS = "TableHeading { height: 1; }"

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title, self._hint = title, hint

    def draw(self, width: int) -> list[Content]:
        """One line."""
        hidden = len(self.screen.query(TableRow)) - max(0, _rows_of(self) - 1)
        scrolled = self.screen.query_one(TableRows).scroll_offset.y
        hint = f"{hidden_sign(hidden, scrolled)}  {self._hint}".strip()
        return [rule(self._title, width, hint)]


class AnswerField(Vertical):
    """The field that fits the question on screen; nothing when it only has notes."""

    DEFAULT_CSS = """
    AnswerField {
        height: auto; padding: 0 1;
        & .options { height: 1fr; }
        & .number { height: 1; }
        & .table { height: 1fr; }
        & .rows { height: 1fr; scrollbar-size-vertical: 1; }
        & .row { height: 1; }
        & .cell { width: 1fr; border: none; padding: 0; height: 1; background: $bar;
                  margin: 0 1 0 0; color: $ink;
                  &:focus { background: $rule; } }
        & .number .cell { width: 16; }
    }
    """

    rows = 0
    """Rows it has on screen, with the one of its heading."""

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """A number takes one row; options and tables scroll from two rows on."""
        if not self.children:
            return {Part.ANSWER: RowsWanted(0, 0)}
        match self.children[0]:
            case OptionsField() as options:
                most = options.rows_wanted(width)
            case TableField() as table:
                most = 1 + len(table.query(TableRow))
            case _:
                most = 1
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
                widget.refresh()

    async def show(self, question: Question, value: AnswerValue, language: str, hint: str) -> None:
        """Show the field of a question with what was answered so far."""
        await self.remove_children()
        self.display = question.answer is not AnswerKind.NOTES
        match question.answer:
            case AnswerKind.PICK_ONE | AnswerKind.PICK_MANY:
                await self.mount(OptionsField(question, value, language, hint))
            case AnswerKind.NUMBER:
                await self.mount(NumberField(question, value, language, hint))
            case AnswerKind.TABLE:
                await self.mount(TableField(question, value, language, hint))
            case AnswerKind.NOTES:
                pass

    def correct(self, question: Question, language: str) -> None:
        """Show the same field in the words of a corrected bank: only the unit may be another."""
        for field in self.query(NumberField):
            field.correct(question, language)

    def focus_cell(self, row: int, column: int) -> None:
        """Give the keyboard to a cell of the table, or to the field where it has no such cell."""
        rows = list(self.query(TableRow))
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


def _rows_of(widget: Widget) -> int:
    """The rows of the field that a widget is in."""
    return next(each.rows for each in widget.ancestors if isinstance(each, AnswerField))


def _unit(question: Question, language: str) -> str:
    return one_line(question.unit.to(language)) or _("Number")


def number_value(text: str) -> float | str | None:
    """The number a person wrote, with a decimal point or comma; the text itself if it is none, and
    `None` where nothing is written."""
    written = one_line(text)
    if not _NUMBER.fullmatch(written) or isinf(number := float(written.replace(",", "."))):
        return written or None
    return number


def _as_options(value: AnswerValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return (
        tuple(part for part in value if isinstance(part, str)) if isinstance(value, tuple) else ()
    )


def _as_rows(value: AnswerValue, width: int) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, tuple):
        return ()
    return tuple((*row, *("",) * width)[:width] for row in value if isinstance(row, tuple))
