"""What to listen for: chips that light up as they are heard, and can be ticked by their letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from textual.content import Content
from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message

from interview.bank import Signal
from interview.i18n import _
from interview.plain_text import one_line
from interview.session import Answer
from interview.tui.row_budget import Part, RowsWanted
from interview.tui.widgets.key_list import KeyList
from interview.tui.widgets.line_widget import click, cut, hidden_sign, rule, wrapped

_MANY = 100
"""More lines than the chips of any question take."""

_UNCUT = 10_000
"""More cells than a chip takes."""

_COUNT = 5
"""Cells for the count of the chips that do not fit."""

_NOTES_FIRST = 7
"""Rows that the notes have, besides their least, before the chips get more for all their words."""

_CHIP = 34
"""Cells a chip may take while the list is folded."""


class SignalList(KeyList):
    """Folded: chips in the order of the bank. In focus: one line each, with its letter."""

    DEFAULT_CSS = "SignalList { height: auto; padding: 0 1; }"

    class Toggled(Message):
        """A signal was ticked or unticked."""

        def __init__(self, question: str, signal: str) -> None:
            super().__init__()
            self.question = question
            self.signal = signal

    def __init__(self) -> None:
        super().__init__(id="signals")
        self._question = ""
        self._signals: Sequence[Signal] = ()
        self._answer = Answer()
        self._language = "en"
        self._hint = ""
        self._rows = 1
        self._scrolled = 0
        """Lines that have moved out above, while unfolded."""

    def show(
        self,
        question: str,
        signals: Sequence[Signal],
        answer: Answer,
        language: str,
        hint: str,
    ) -> None:
        """Show these signals of a question; `hint` names the key that comes here."""
        self._question = question
        before = (self._signals, self._answer.signals, self._answer.ticked, self._language)
        self._signals, self._answer, self._language, self._hint = signals, answer, language, hint
        self.display = bool(signals)
        if before != (signals, answer.signals, answer.ticked, language):
            self.redraw()

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """A heading and a line at least; where there is room, all."""
        if self.has_focus:
            return {Part.SIGNALS: RowsWanted(2, 1 + len(self._unfolded(width)), is_first=True)}
        cut_short = len(self._folded(width, _MANY))
        more = max(0, len(self._in_full(width)) - cut_short)
        return {
            Part.SIGNALS: RowsWanted(2, 1 + cut_short),
            Part.SIGNALS_IN_FULL: RowsWanted(0, more, useful=max(1, more), leaves=_NOTES_FIRST),
        }

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """Show the heading and the chips in so many rows."""
        if sum(rows.values()) != self._rows:
            self._rows = sum(rows.values())
            self.refresh()

    def draw(self, width: int) -> list[Content]:
        """A heading, then chips or lines; a sign where some are hidden."""
        room = max(0, self._rows - 1)
        if not self.has_focus:
            hint = self._hint if room else f"{hidden_sign(len(self._signals), 0)}  {self._hint}"
            lines = self._in_full(width)
            if len(lines) > room:
                lines = self._folded(width, room) if room else []
            return [rule(_("Listen for"), width, hint), *lines]
        lines = self._unfolded(width)
        hidden = max(0, len(lines) - room)
        self._scrolled = min(self._scrolled, hidden)
        hint = f"{hidden_sign(hidden, self._scrolled)}  {self._hint}".strip()
        shown = lines[self._scrolled : self._scrolled + room]
        return [rule(_("Listen for"), width, hint), *shown]

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Towards the last line."""
        event.stop()
        self._scroll(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Towards the first line."""
        event.stop()
        self._scroll(-1)

    def on_focus(self) -> None:
        """Begin at the first."""
        self._scrolled = 0

    def choose(self, character: str) -> bool:
        """A letter ticks."""
        place = ascii_lowercase.find(character or " ")
        if 0 <= place < len(self._signals):
            self.action_tick(place)
            return True
        return False

    def move(self, key: str) -> bool:
        """The arrows scroll."""
        if key in ("up", "down"):
            self._scroll(1 if key == "down" else -1)
            return True
        return False

    def action_tick(self, place: int) -> None:
        """Tick the signal at a place, by letter or mouse."""
        self.post_message(self.Toggled(self._question, self._signals[place].id))

    def _mark(self, signal: Signal) -> tuple[str, str]:
        if signal.id not in self._answer.signals:
            return ("!" if signal.is_red_flag else "○"), "$quiet"
        if signal.is_red_flag:
            return "▲", "bold $alarm"
        return "●", "bold $lit"

    def _scroll(self, lines: int) -> None:
        self._scrolled = max(0, self._scrolled + lines)  # `draw` knows the last
        self.refresh()

    def _folded(self, width: int, most: int) -> list[Content]:
        places = range(len(self._signals))
        whole = [self._chip(place, width) for place in places]
        if sum(chip.cell_length + 2 for chip in whole) <= width:
            return _packed(whole, width, most)
        half = max(_CHIP, width // 2 - 2)
        chips = [self._chip(place, min(half, width)) for place in places]
        return _packed(chips, width, most)

    def _in_full(self, width: int) -> list[Content]:
        """The chips with all their words, in columns as wide as the longest of them."""
        chips = [self._chip(place, _UNCUT) for place in range(len(self._signals))]
        longest = max((chip.cell_length for chip in chips), default=0)
        columns = max(1, (width + 2) // (longest + 2))
        if columns == 1:
            return [line for chip in chips for line in wrapped(chip, width, "  ")]
        return [
            Content("  ").join(chip.pad_right(longest - chip.cell_length) for chip in row)
            for row in (chips[at : at + columns] for at in range(0, len(chips), columns))
        ]

    def _chip(self, place: int, width: int) -> Content:
        signal = self._signals[place]
        mark, style = self._mark(signal)
        words = cut(one_line(signal.because.to(self._language)), width - 2)
        return Content.styled(f"{mark} {words}", style).stylize(click(f"tick({place})"))

    def _unfolded(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for place, signal in enumerate(self._signals):
            mark, style = self._mark(signal)
            level = _("knock-out") if signal.is_knockout else f"→ {signal.suggests}"
            text = Content.assemble(
                (f" {ascii_lowercase[place]} ", "bold $accent"),
                (f"{mark} {one_line(signal.because.to(self._language))}", style),
                (f"  {level}", "$faint"),
            )
            lines += wrapped(text.stylize(click(f"tick({place})")), width, "     ")
        return lines


def _packed(chips: Sequence[Content], width: int, most: int) -> list[Content]:
    """Chips side by side, in at most `most` lines; what doesn't fit is counted."""
    lines: list[Content] = []
    line = Content("")
    for number, chip in enumerate(chips):
        is_last = number == len(chips) - 1
        room = width - (_COUNT if len(lines) == most - 1 and not is_last else 0)
        if line.cell_length and line.cell_length + chip.cell_length > room:
            if len(lines) == most - 1:
                left = Content.styled(f"+{len(chips) - number}", "$faint")
                return [*lines, line + left.stylize(click("screen.signals"))]
            lines.append(line)
            line = Content("")
        line += chip + Content("  ")
    return [*lines, line]
