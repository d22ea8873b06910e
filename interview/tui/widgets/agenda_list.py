"""The agenda at the side: every question, what it was rated, and how much is covered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from interview.bank import Bank, Stage, stage_name
from interview.i18n import _
from interview.plain_text import one_line
from interview.session import InterviewState
from interview.session.agenda import Item, is_settled
from interview.tui.widgets.line_widget import BLANK, LineWidget, click, cut, spread


class AgendaList(LineWidget):
    """The questions by stage; the mouse goes to any of them."""

    DEFAULT_CSS = "AgendaList { width: 30; padding: 1 1 0 1; background: $panel; }"

    def __init__(self, bank: Bank, items: Sequence[Item]) -> None:
        super().__init__()
        self._bank, self._items = bank, items
        self._state = InterviewState()
        self._hidden = False

    def show_bank(self, bank: Bank, items: Sequence[Item]) -> None:
        """List these questions, of this bank."""
        self._bank, self._items = bank, items
        self.refresh()

    def show(self, state: InterviewState, hidden: bool) -> None:
        """Show this state; `hidden` blanks the ratings."""
        self._state, self._hidden = state, hidden
        self.refresh()

    def draw(self, width: int) -> list[Content]:
        """A heading for each stage, a line for each question, the coverage below."""
        from interview.scoring import percentage, score

        lines: list[Content] = []
        placed = enumerate(self._items, start=1)
        for stage, group in groupby(placed, key=lambda each: each[1].stage):
            items = list(group)
            heading = self._heading(stage, [item for _place, item in items], width)
            lines += [*([BLANK] if lines else []), heading]
            lines += [self._line(item, place, width) for place, item in items]
        coverage = score(self._state, self._bank).coverage
        covered = _("coverage {percent}").format(percent=percentage(coverage))
        debrief = Content.styled("  " + _("Debrief"), "$quiet").stylize(click("screen.debrief"))
        return [*lines, BLANK, debrief, BLANK, Content.styled(covered, "$quiet")]

    def _heading(self, stage: Stage, items: list[Item], width: int) -> Content:
        items = [item for item in items if item.number]
        settled = sum(is_settled(self._state, item.question) for item in items)
        name = Content.styled(stage_name(stage), "bold $quiet")
        return spread(name, Content.styled(f"{settled}/{len(items)}", "$faint"), width)

    def _line(self, item: Item, place: int, width: int) -> Content:
        current = item.question.id == self._state.question
        answer = self._state.answer(item.question.id)
        if current:
            mark, style = "▸", "bold $ink"
        elif answer.skipped:
            mark, style = "–", "$faint"
        elif is_settled(self._state, item.question):
            mark, style = "✓", "$ink"
        else:
            mark, style = " ", "$quiet"
        name = one_line(item.question.name(self._state.language))
        left = Content.assemble((f"{mark} ", "$accent"), (cut(name, width - 5), style))
        rating = BLANK
        if answer.rating is not None:
            level = "•" if self._hidden else str(answer.rating.level)
            rating = Content.styled(level, "bold $ink")
        return spread(left, rating, width).stylize(click(f"screen.visit({place})"))
