"""The column of a question: its parts, one under the other, by the budget of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from interview.tui.row_budget import Part, RowsWanted, row_budget


@runtime_checkable
class HasParts(Protocol):
    """A widget that shows parts of a question in the rows it is given."""

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """The rows that its parts can use in `width` cells."""

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """Draw these parts in so many rows each from now on. Called while the screen is laid out:
        it must not ask for another layout.
        """


class BudgetLayout(Layout):
    """Places widgets in a column, each with the rows that the budget gives to its parts."""

    name = "budget"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Where each child stands in `size` cells."""
        parent.pre_layout(self)
        spacing = {child: child.gutter.height for child in children}
        wanted: dict[Part, RowsWanted] = {}
        own: dict[Widget, Mapping[Part, RowsWanted]] = {}
        for child in children:
            assert isinstance(child, HasParts)
            own[child] = child.rows_wanted(max(1, size.width - child.gutter.width))
            wanted.update(own[child])
        rows = row_budget(size.height - sum(spacing.values()), wanted)
        placements, top = [], 0
        for child in children:
            parts = {part: rows[part] for part in own[child]}
            child.take_rows(parts)  # type: ignore[attr-defined]
            height = sum(parts.values()) + spacing[child]
            region = Region(0, top, size.width, height)
            placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
            top += height
        return placements


class QuestionColumn(Widget):
    """Question, answer, notes, signals and scale."""

    DEFAULT_CSS = "QuestionColumn { width: 1fr; height: 1fr; padding: 0; overflow: hidden; }"

    def __init__(self) -> None:
        super().__init__(id="main")
        self._budget = BudgetLayout()

    @property
    def layout(self) -> Layout:
        """By the budget, whatever a style sheet says."""
        return self._budget
