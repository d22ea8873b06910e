"""The rating: the scale with its anchors, what the rubric suggests, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from interview.bank import Bank, Question
from interview.i18n import _, catalogue, mark
from interview.plain_text import one_line
from interview.rubric import Confidence, HeardSignal, Suggestion
from interview.session import Rating
from interview.tui.row_budget import Part, RowsWanted
from interview.tui.widgets.line_widget import click, cut, fitted, rule, wrapped
from interview.tui.widgets.single_key_choice import KeyList

_GAP = 2
"""Cells between the signals that decided."""

_AROUND = 9
"""Cells around the words of such a signal: its level, the arrow, quotation marks, their spaces."""

_NARROWEST = 20
"""Cells that such a signal needs to be told from another."""

_OF_REASON = "italic $quiet"


class Scale(KeyList):
    """The levels; in focus, a digit rates and the notes have the keyboard again."""

    DEFAULT_CSS = "Scale { height: auto; padding: 0 1; }"

    class Rated(Message):
        """A level was decided on."""

        def __init__(self, level: int) -> None:
            super().__init__()
            self.level = level

    def __init__(self, bank: Bank, language: str) -> None:
        super().__init__(id="scale")
        self._bank = bank
        self._language = language
        self._question: Question | None = None
        self._rating: Rating | None = None
        self._suggestion: Suggestion | None = None
        self._tall = False
        self._asked_for = False
        self._rows: Mapping[Part, int] = {}
        self._hidden = False
        self._keys: tuple[str, ...] = ()

    def show_bank(self, bank: Bank, language: str) -> None:
        """Name the levels as this bank does, in this language."""
        self._bank, self._language = bank, language
        self.redraw()

    def show(
        self, question: Question, *, in_full: bool, asked_for: bool, keys: tuple[str, ...]
    ) -> None:
        """Show a question's levels; `keys` rate from the notes.

        `in_full` shows every anchor where there is room, `asked_for` makes room for them.
        """
        shown = (question, in_full or asked_for, asked_for, keys)
        if shown != (self._question, self._tall, self._asked_for, self._keys):
            self._question, self._tall, self._asked_for, self._keys = shown
            self.display = question.is_rated
            self.redraw()

    def show_rating(
        self, rating: Rating | None, suggestion: Suggestion | None, hidden: bool
    ) -> None:
        """Show what was decided and what is suggested; `hidden` blanks both."""
        shown = (rating, suggestion, hidden)
        if shown != (self._rating, self._suggestion, self._hidden):
            self._rating, self._suggestion, self._hidden = shown
            self.redraw()

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """The levels side by side, the reason, and where they are wanted the anchors."""
        packed = len(self._side_by_side(width))
        reason = 0 if self._hidden else max(1, len(self._reason(width)))
        wanted = {
            Part.RATING_HEADING: RowsWanted(1, 1),
            Part.LEVELS: RowsWanted(packed, packed),
            Part.REASON: RowsWanted(min(1, reason), reason),
        }
        if self._in_full:
            is_first = self.has_focus or self._asked_for
            most = sum(len(lines) for lines in self._with_anchors(width)) - packed
            wanted[Part.ANCHORS] = RowsWanted(
                0, max(0, most), useful=max(1, self._top - packed), is_first=is_first
            )
        return wanted

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """Show the parts in so many rows each."""
        if rows != self._rows:
            self._rows = rows
            self.repaint()  # in as many rows altogether, it would not be painted again

    def draw(self, width: int) -> list[Content]:
        """A heading, then the levels, then why the rubric suggests what it does."""
        if self.has_focus:
            hint = _("a digit rates, Esc goes back to the notes")
        else:
            hint = "" if self._rating or self._hidden else _("not rated yet")
        heading = [rule(_("Rating"), width, hint)] if self._rows.get(Part.RATING_HEADING) else []
        rows = self._rows.get(Part.LEVELS, 0) + self._rows.get(Part.ANCHORS, 0)
        if self._in_full and rows >= self._top:
            levels = _shared(self._with_anchors(width), rows, width)
        else:
            levels = self._side_by_side(width)
        reason = self._reason_in(self._rows.get(Part.REASON, 0), width)
        return [*heading, *levels, *reason]

    def choose(self, character: str) -> bool:
        """A digit rates."""
        if character.isascii() and character.isdigit() and 1 <= int(character) <= self._top:
            self.post_message(self.Rated(int(character)))
            return True
        return False

    @property
    def _top(self) -> int:
        return len(self._bank.scale)

    @property
    def _in_full(self) -> bool:
        return (self._tall or self.has_focus) and not self._hidden

    @property
    def _suggested(self) -> int | None:
        return None if self._hidden or self._suggestion is None else self._suggestion.level

    def _side_by_side(self, width: int) -> list[Content]:
        """The levels without their anchors, none of them broken over two lines."""
        lines: list[Content] = []
        for level in range(1, self._top + 1):
            name = self._level(level)
            if lines and lines[-1].cell_length + 3 + name.cell_length <= width:
                lines[-1] += Content("   ") + name
            else:
                lines.append(name)
        return lines

    def _with_anchors(self, width: int) -> list[list[Content]]:
        """The lines of each level with its anchor."""
        levels: list[list[Content]] = []
        for level in range(1, self._top + 1):
            anchor = self._question.levels.get(level) if self._question else None
            words = one_line(anchor.to(self._language)) if anchor else ""
            style = "$ink" if self._is_chosen(level) else "$quiet"
            text = self._level(level) + Content.styled(f"  {words}", style)
            levels.append(wrapped(text, width, "       "))
        return levels

    def _is_chosen(self, level: int) -> bool:
        return not self._hidden and self._rating is not None and self._rating.level == level

    def _level(self, level: int) -> Content:
        name = one_line(self._bank.level_name(level, self._language))
        chosen = self._is_chosen(level)
        key = self._keys[level - 1] if level <= len(self._keys) else ""
        arrow = ""
        if self._suggestion is not None and self._suggested == level:
            is_clear = self._suggestion.confidence is Confidence.CLEAR
            arrow = " ◂ " + (_("suggested") if is_clear else _("possible"))
        box = Content.assemble(
            (f"{key} " if key else "", "$faint"),
            (f"{'◉' if chosen else '○'} {level} {name}", "bold $chosen" if chosen else "$ink"),
            (arrow, "bold $lit"),
        )
        return box.stylize(click(f"screen.rate({level})"))

    def _reason_in(self, rows: int, width: int) -> list[Content]:
        """Why the rubric suggests what it does; where that has no room, what decided it."""
        whole, suggestion = self._reason(width), self._suggestion
        if suggestion is None or not suggestion.decided_by or len(whole) <= rows:
            return fitted(whole, rows, width)
        if len(wrapped(one_line(suggestion.why), width)) <= rows:
            return fitted(whole, rows, width)
        read = " ".join(self._read_otherwise(suggestion))
        if rows > 1 and read:
            above = wrapped(Content.styled(read, _OF_REASON), width)
            return [*fitted(above, rows - 1, width), self._decided(suggestion, width)]
        # On a single line, what was read otherwise has half of it, and the reason the other half.
        beside = cut(read, width // 2) + " " if read else ""
        if width - cell_len(beside) < len(suggestion.decided_by) * _NARROWEST:
            beside = ""
        decided = self._decided(suggestion, width - cell_len(beside))
        return [Content.styled(beside, _OF_REASON) + decided]

    def _decided(self, suggestion: Suggestion, width: int) -> Content:
        """The signals that decided, each with its level, on one line."""
        deciding = suggestion.decided_by
        room = (width - _GAP * (len(deciding) - 1)) // len(deciding) - _AROUND
        quoted = _("“{text}”")
        words = (" " * _GAP).join(
            f"{_level_of(each)} ◂ {quoted.format(text=cut(one_line(each.because), room))}"
            for each in deciding
        )
        return Content.styled(words, _OF_REASON)

    def _read_otherwise(self, suggestion: Suggestion) -> Sequence[str]:
        """What was read otherwise than typed: said first, to be seen where one line fits."""
        sentence = catalogue(self._language).gettext(mark("“{text}” was read as “{word}”."))
        read = dict.fromkeys(
            one_line(sentence.format(text=span.text, word=span.repaired))
            for signal in suggestion.signals
            for span in signal.evidence
            if span.repaired
        )
        return tuple(read)

    def _reason(self, width: int) -> list[Content]:
        if self._suggestion is None or self._hidden:
            return []
        read = self._read_otherwise(self._suggestion)
        words = " ".join(filter(None, (*read, self._suggestion.why, self._suggestion.next_step)))
        return wrapped(Content.styled(one_line(words), _OF_REASON), width) if words else []


def _level_of(signal: HeardSignal) -> int:
    """The level that a signal speaks for."""
    return signal.suggests if isinstance(signal.suggests, int) else 1


def _shared(blocks: Sequence[list[Content]], rows: int, width: int) -> list[Content]:
    """The blocks of lines one under the other in at most `rows`, the longest cut first.

    A block that was cut ends with an ellipsis.
    """
    given = [len(block) for block in blocks]
    while sum(given) > rows and any(given):
        given[given.index(max(given))] -= 1
    lines: list[Content] = []
    for block, count in zip(blocks, given, strict=True):
        lines += fitted(block, count, width)
    return lines
