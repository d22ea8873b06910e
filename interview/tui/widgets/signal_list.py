"""What to listen for: chips that light up as they are heard, and can be ticked by their letter.

The follow-ups that were asked are ticked here too, by their number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from interview.bank import Signal
from interview.i18n import _
from interview.plain_text import one_line
from interview.reader.multilingual_text import Text
from interview.session import Answer
from interview.tui.row_budget import Part, RowsWanted
from interview.tui.widgets.line_widget import click, cut, hidden_sign, rule, wrapped
from interview.tui.widgets.single_key_choice import KeyList

_MANY = 100
"""More lines than the chips of any question take."""

_GAP = 2
"""Cells between chips."""

_COUNT = 5
"""Cells for the count of the chips that do not fit, with the gap before it."""

_NOTES_FIRST = 7
"""Rows that the notes have, besides their least, before the chips get more for all their words."""

_CHIP = 34
"""Cells that suffice for a chip with others beside it; it has more where its line has room."""


class SignalList(KeyList):
    """In focus: one line each, in the order of the bank, with its letter. Folded: chips side by
    side; those heard come first where they would be among those that do not fit.
    """

    DEFAULT_CSS = "SignalList { height: auto; padding: 0 1; }"

    class Toggled(Message):
        """A signal was ticked or unticked."""

        def __init__(self, question: str, signal: str) -> None:
            super().__init__()
            self.question = question
            self.signal = signal

    class ProbeToggled(Message):
        """A follow-up was asked, or was not after all."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place
            """Among the question's, from 1."""

    def __init__(self) -> None:
        super().__init__(id="signals")
        self._question = ""
        self._signals: Sequence[Signal] = ()
        self._probes: Sequence[Text] = ()
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
        probes: Sequence[Text],
        answer: Answer,
        language: str,
        hint: str,
    ) -> None:
        """Show these signals of a question; `hint` names the key that comes here."""
        self._question = question
        old = self._answer
        before = (self._signals, self._probes, old.signals, old.ticked, old.probes, self._language)
        self._signals, self._answer, self._language, self._hint = signals, answer, language, hint
        self._probes = probes
        self.display = bool(signals or probes)
        after = (signals, probes, answer.signals, answer.ticked, answer.probes, language)
        if before != after:
            self.redraw()

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """A heading and a line at least; where there is room, all."""
        if self.has_focus:
            return {Part.SIGNALS: RowsWanted(2, 1 + len(self._unfolded(width)), is_first=True)}
        if not self._signals:
            return {Part.SIGNALS: RowsWanted(0, 0)}
        cut_short = len(self._packed(range(len(self._signals)), width, _MANY)[0])
        more = max(0, len(self._in_full(width)) - cut_short)
        return {
            Part.SIGNALS: RowsWanted(2, 1 + cut_short),
            Part.SIGNALS_IN_FULL: RowsWanted(0, more, useful=max(1, more), leaves=_NOTES_FIRST),
        }

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """Show the heading and the chips in so many rows."""
        if sum(rows.values()) != self._rows:
            self._rows = sum(rows.values())
            self.repaint()

    def draw(self, width: int) -> list[Content]:
        """A heading, then chips or lines; a sign where some are hidden."""
        room = max(0, self._rows - 1)
        title = _("Listen for") if self._signals else _("Follow-ups")
        if not self.has_focus and not self._rows:
            return []
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
        return [rule(title, width, hint), *shown]

    def on_focus(self) -> None:
        """Begin at the first."""
        self._scrolled = 0

    def choose(self, character: str) -> bool:
        """A letter ticks a signal, a digit a follow-up."""
        if character and character in "123456789"[: len(self._probes)]:
            self.action_probe(int(character))
            return True
        place = ascii_lowercase.find(character or " ")
        if 0 <= place < len(self._signals):
            self.action_tick(place)
            return True
        return False

    def move(self, key: str) -> bool:
        """The arrows scroll."""
        if key in ("up", "down"):
            self.scroll_lines(1 if key == "down" else -1)
            return True
        return False

    def action_tick(self, place: int) -> None:
        """Tick the signal at a place, by letter or mouse."""
        self.post_message(self.Toggled(self._question, self._signals[place].id))

    def action_probe(self, place: int) -> None:
        """Tick the follow-up at a place from 1, by digit or mouse."""
        self.post_message(self.ProbeToggled(place))

    def _mark(self, signal: Signal) -> tuple[str, str]:
        if signal.id not in self._answer.signals:
            return ("!" if signal.is_red_flag else "○"), "$quiet"
        if signal.is_red_flag:
            return "▲", "bold $alarm"
        return "●", "bold $lit"

    def scroll_lines(self, lines: int) -> bool:
        """Move what scrolls by so many lines, downwards where positive."""
        self._scrolled = max(0, self._scrolled + lines)  # `draw` knows the last
        self.refresh()
        return True

    def _folded(self, width: int, most: int) -> list[Content]:
        order = list(range(len(self._signals)))
        rows, left = self._packed(order, width, most)
        if any(self._is_lit(place) for place in order[len(order) - left :]):
            order.sort(key=lambda place: not self._is_lit(place))
            rows, left = self._packed(order, width, most)
        lines = [self._line(row, width) for row in rows]
        if left:
            lines[-1] = self._line(rows[-1], width - _COUNT)
            count = Content.styled(f"+{left}", "$faint").stylize(click("screen.signals"))
            lines[-1] += Content("  ") + count
        return lines

    def _is_lit(self, place: int) -> bool:
        return self._signals[place].id in self._answer.signals

    def _packed(self, order: Sequence[int], width: int, most: int) -> tuple[list[list[int]], int]:
        """The places of signals, line by line in at most `most` lines, and how many do not fit."""
        most_cells = min(max(_CHIP, width // 2 - 2), width)
        cells = [min(self._cells(place), most_cells) for place in order]
        rows: list[list[int]] = [[]]
        taken = 0
        for number, place in enumerate(order):
            is_last = number == len(order) - 1
            room = width - (_COUNT if len(rows) == most and not is_last else 0)
            if rows[-1] and taken + cells[number] > room:
                if len(rows) == most:
                    return rows, len(order) - number
                rows.append([])
                taken = 0
            rows[-1].append(place)
            taken += cells[number] + _GAP
        return rows, 0

    def _line(self, places: Sequence[int], width: int) -> Content:
        """Chips side by side; one that needs less than its share leaves the rest to the others."""
        room = width - _GAP * (len(places) - 1)
        shares: dict[int, int] = {}
        for place in sorted(places, key=self._cells):
            share = (room - sum(shares.values())) // (len(places) - len(shares))
            shares[place] = min(self._cells(place), share)
        return Content(" " * _GAP).join(self._chip(place, shares[place]) for place in places)

    def _in_full(self, width: int) -> list[Content]:
        """The chips with all their words, in columns as wide as the longest of them."""
        chips = [self._chip(place, self._cells(place)) for place in range(len(self._signals))]
        longest = max((chip.cell_length for chip in chips), default=0)
        columns = max(1, (width + 2) // (longest + 2))
        if columns == 1:
            return [line for chip in chips for line in wrapped(chip, width, "  ")]
        return [
            Content("  ").join(chip.pad_right(longest - chip.cell_length) for chip in row)
            for row in (chips[at : at + columns] for at in range(0, len(chips), columns))
        ]

    def _words(self, place: int) -> str:
        return one_line(self._signals[place].because.to(self._language))

    def _cells(self, place: int) -> int:
        """The cells of a chip with all its words."""
        return 2 + cell_len(self._words(place))

    def _chip(self, place: int, width: int) -> Content:
        mark, style = self._mark(self._signals[place])
        words = cut(self._words(place), width - 2)
        return Content.styled(f"{mark} {words}", style).stylize(click(f"tick({place})"))

    def _unfolded(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for place, signal in enumerate(self._signals):
            mark, style = self._mark(signal)
            level = _("knock-out") if signal.is_knockout else f"→ {signal.suggests}"
            text = Content.assemble(
                (f" {ascii_lowercase[place]} ", "bold $accent"),
                (f"{mark} {self._words(place)}", style),
                (f"  {level}", "$faint"),
            )
            lines += wrapped(text.stylize(click(f"tick({place})")), width, "     ")
        for place, probe in enumerate(self._probes, start=1):
            is_used = place in self._answer.probes
            text = Content.assemble(
                (f" {place if place < 10 else ' '} ", "bold $accent"),
                (f"{'✓' if is_used else '›'} ", "bold $lit" if is_used else "$quiet"),
                (one_line(probe.to(self._language)), "$quiet"),
            )
            lines += wrapped(text.stylize(click(f"probe({place})")), width, "     ")
        return lines
