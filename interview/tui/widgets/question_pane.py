"""The question on screen: the words to read aloud, the probes, and why we ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.geometry import Region

from interview.bank import stage_name
from interview.i18n import _
from interview.plain_text import one_line
from interview.session.agenda import Item
from interview.tui.row_budget import Part, RowsWanted
from interview.tui.widgets.line_widget import (
    BLANK,
    LineWidget,
    click,
    clock,
    going_on,
    hidden_sign,
    spread,
    wrapped,
)
from interview.tui.widgets.single_key_choice import KeyList

_STAYS = (Part.QUESTION, Part.SKIPPED)
"""What stands while the rest scrolls."""

_UNFOLDS = (Part.SCRIPT, Part.HINT, Part.PROBES)


_PROBE, _USED = "› ", "✓ "
"""What a probe begins with; one that was asked."""


class QuestionPane(LineWidget):
    """What to say, and what to know while saying it."""

    DEFAULT_CSS = "QuestionPane { height: auto; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._place = ""
        self._language = "en"
        self._time = BLANK
        self._opening = ""
        self._why = False
        self._private = False
        self._skipped = ""
        self._used: frozenset[int] = frozenset()
        self._rows: Mapping[Part, int] = {}
        self._unfold_key = ""
        self._is_unfolded = False
        """Whether script, hint and probes come before what else could have the room."""
        self._scrolled = 0
        """Lines that have moved out above, of what scrolls."""

    def show(
        self,
        item: Item,
        of: int,
        language: str,
        *,
        opening: str,
        why: bool,
        private: bool,
        unfold_key: str,
    ) -> None:
        """Show a question; `opening` is read aloud before it, `why` opens the explanation.

        `private` leaves out what is meant for the interviewer alone. `unfold_key` is named where
        lines are hidden.
        """
        if self._item is None or (item.question.id, why) != (self._item.question.id, self._why):
            self._scrolled, self._is_unfolded = 0, False
        self._unfold_key = unfold_key
        self._item, self._language, self._opening, self._why = item, language, opening, why
        self._private = private
        self._place = f"{item.number}/{of} " if item.number else ""
        self.redraw()

    def show_skipped(self, reason: str) -> None:
        """Show why the question was left out; an empty reason shows nothing."""
        if reason != self._skipped:
            self._skipped = reason
            self.redraw()

    def show_probes(self, used: frozenset[int]) -> None:
        """Show which probes were asked, by their place from 1."""
        if used != self._used:
            self._used = used
            self.redraw()

    def show_time(self, spent: float) -> None:
        """Seconds spent on the question against those planned."""
        planned = 60 * (self._item.question.minutes if self._item else 0)
        shown = clock(spent)
        if planned:
            shown = _("{spent} of {planned}").format(spent=shown, planned=clock(planned))
        style = "bold $warn" if planned and spent > planned else "$quiet"
        if shown != self._time.plain:
            self._time = Content.styled(shown, style)
            # Each second: the other lines need not be painted for it.
            self.refresh(Region(0, 0, self.content_size.width, 1))

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """All lines of the question; of what belongs to it, what there is room for."""
        wanted = {Part.HEADING: RowsWanted(1, 1)}
        for part, lines in self._parts(width).items():
            asked_for = part is Part.WHY_WE_ASK or (self._is_unfolded and part in _UNFOLDS)
            if part is Part.SCRIPT and not isinstance(self.screen.focused, KeyList):
                asked_for = True  # the opening is what is read aloud now
            least = {Part.QUESTION: len(lines), Part.SKIPPED: 1}.get(part, 0)
            wanted[part] = RowsWanted(least, len(lines), is_first=asked_for)
        return wanted

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """Show so many lines of each part."""
        if rows != self._rows:
            self._rows = rows
            self.repaint()  # in as many rows altogether, it would not be painted again

    def draw(self, width: int) -> list[Content]:
        """Head, opening words, question, hint, probes, why, skip; a sign where lines are hidden."""
        if self._item is None:
            return [BLANK]
        lines, hidden = self._shown(width)
        name = one_line(self._item.question.name(self._language))
        heading = Content.assemble(
            (f"{self._place}{stage_name(self._item.stage)} · ", "$faint"), (name, "bold $accent")
        )
        sign = BLANK
        if hidden:
            words = f"{hidden_sign(hidden, self._scrolled)} {self._unfold_key}"
            sign = Content.styled(words, "bold $lit").stylize(click("unfold")) + Content("  ")
        return [spread(heading, sign + self._time, width), *lines]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is hidden, and no room was made for it."""
        return not self._is_unfolded and not self._shown(self.content_size.width)[1]

    def action_unfold(self) -> None:
        """Make room for what is hidden; then a page on at a time; behind the last, fold again.

        While it is explained why we ask, that has the room, and is leafed through first.
        """
        _lines, hidden = self._shown(self.content_size.width)
        if not self._is_unfolded and hidden and not self._why:
            self._is_unfolded = True
        elif self._scrolled < hidden:
            self._scrolled = min(hidden, self._scrolled + self._page)
        else:
            self._scrolled, self._is_unfolded = 0, False
        self.redraw()

    def scroll_lines(self, lines: int) -> bool:
        """Move what scrolls by so many lines, downwards where positive."""
        _shown, hidden = self._shown(self.content_size.width)
        self._scrolled = max(0, min(hidden, self._scrolled + lines))
        self.refresh()
        return True

    @property
    def _page(self) -> int:
        """The rows of what scrolls."""
        still = (Part.HEADING, *_STAYS)
        rows = sum(self._rows.get(part, 0) for part in Part if part not in still)
        return rows or sum(self._rows.get(part, 0) for part in _STAYS) or 1

    def _shown(self, width: int) -> tuple[list[Content], int]:
        """The lines to show, and how many are hidden.

        The question stays while what belongs to it scrolls. It scrolls too where it does not fit,
        or where nothing else has a row.
        """
        parts = self._parts(width)
        cut = {part: whole[: self._rows.get(part, 0)] for part, whole in parts.items()}
        for part, shown in cut.items():
            if shown:
                following = parts[part][len(shown) : len(shown) + 1]
                shown[-1] = _with_sign(part, shown[-1], following, width)
        lines = [line for part in cut.values() for line in part]
        hidden = sum(map(len, parts.values())) - len(lines)
        start = self._scrolled = min(self._scrolled, hidden)
        if not start:
            return lines, hidden
        stays = {part for part in _STAYS if part in parts}
        if any(len(cut[part]) < len(parts[part]) for part in stays) or all(
            not cut[part] for part in parts if part not in stays
        ):
            stays = set()
        order = sorted(parts, key=lambda part: part is not Part.WHY_WE_ASK)
        scrolling = [(part, line) for part in order if part not in stays for line in parts[part]]
        room = sum(len(cut[part]) for part in parts if part not in stays)
        window = scrolling[start : start + room]
        if window:
            last, line = window[-1]
            after = scrolling[start + room : start + room + 1]
            following = [each for part, each in after if part is last]
            window[-1] = (last, _with_sign(last, line, following, width))
        by_part = {part: parts[part] if part in stays else [] for part in parts}
        for part, line in window:
            by_part[part].append(line)
        return [line for part in parts for line in by_part[part]], hidden

    def _parts(self, width: int) -> dict[Part, list[Content]]:
        """The lines of each part, from top to bottom."""
        if self._item is None:
            return {}
        question, language = self._item.question, self._language
        parts: dict[Part, list[Content]] = {}
        if self._opening:
            words = _("“{text}”").format(text=one_line(self._opening))
            parts[Part.SCRIPT] = wrapped(Content.styled(words, "italic $quiet"), width, "  ")
        ask = one_line(question.ask.to(language))
        parts[Part.QUESTION] = wrapped(Content.styled(ask, "bold $ink"), width)
        hint = question.note.to(language)
        if hint and not self._private:
            text = Content.styled("✎ " + one_line(hint), "$quiet")
            parts[Part.HINT] = wrapped(text, width, "  ")
        for place, probe in enumerate(question.probes, start=1):
            is_used = place in self._used
            text = Content.assemble(
                (_USED if is_used else _PROBE, "bold $lit" if is_used else "$accent"),
                (one_line(probe.to(language)), "$quiet" if is_used else "$ink"),
            ).stylize(click(f"screen.probe({place})"))
            parts.setdefault(Part.PROBES, []).extend(wrapped(text, width, "  "))
        why = one_line(question.why.to(language))
        if why and self._why and not self._private:
            text = Content.assemble((_("Why we ask:") + " ", "bold $quiet"), (why, "$quiet"))
            parts[Part.WHY_WE_ASK] = wrapped(text, width)
        if self._skipped and not self._private:
            words = "– " + _("Left out: {reason}").format(reason=one_line(self._skipped))
            text = Content.styled(words, "bold $warn").stylize(click("screen.skip"))
            parts[Part.SKIPPED] = wrapped(text, width)
        return parts


def _with_sign(part: Part, line: Content, following: Sequence[Content], width: int) -> Content:
    """The last line that is shown of a part, where it goes on with the first of `following`.

    A script ends its quotation all the same. A probe that is whole has no sign.
    """
    if not following or following[0].plain.startswith((_PROBE, _USED)):
        return line
    if part is not Part.SCRIPT:
        return going_on(line, width)
    end = _("“{text}”").format(text="…").partition("…")
    tail = Content.styled("".join(end[1:]), "italic $quiet")
    return line.truncate(max(1, width - tail.cell_length)).rstrip() + tail
