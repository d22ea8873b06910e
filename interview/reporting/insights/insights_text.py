"""The insights as lines of text, with bars: for the terminal, and for the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from textwrap import wrap

from interview.frozen import frozen
from interview.i18n import speaking
from interview.reporting.insights.insights_model import (
    BankInsightPart,
    DrawnInterval,
    InsightCell,
    InsightRow,
    InsightsPage,
    InsightTable,
)

Fit = Callable[[str, int], str]
"""Makes a text exactly so many cells wide; it is cut, or spaces are added."""

_STEPS = "▁▂▃▄▅▆▇█"
_BAR = 10
"""Cells of a bar."""
_LINE = 21
"""Cells of a line with an interval on it: an odd number has a middle."""
_NAME = (12, 48)
"""The least and the most cells of a row's name."""


class LineKind(StrEnum):
    """What a line is, for whoever colours it."""

    TITLE = "title"
    HEAD = "head"
    ROW = "row"
    REMARK = "remark"
    WORDS = "words"
    WARNING = "warning"


@frozen
class DrawnLine:
    """One line of text."""

    text: str
    kind: LineKind = LineKind.WORDS


def draw_insights(page: InsightsPage, width: int, fit: Fit) -> list[DrawnLine]:
    """The whole page as lines of at most `width` cells, as far as 70 suffice.

    `fit` knows how wide characters are in a terminal.
    """
    with speaking(page.language):
        return list(_page(page, max(70, width), fit))


def _page(page: InsightsPage, width: int, fit: Fit) -> Iterator[DrawnLine]:
    for notice in page.notices:
        yield from _words(notice, width)
    if page.notices:
        yield DrawnLine("")
    for bank in page.banks:
        yield from _bank(bank, width, fit)
    yield from _words(page.made, width)


def _bank(bank: BankInsightPart, width: int, fit: Fit) -> Iterator[DrawnLine]:
    yield DrawnLine(bank.title, LineKind.TITLE)
    yield from _words(" · ".join(bank.facts), width)
    for notice in bank.notices:
        yield from _words(notice, width)
    yield DrawnLine("")
    for table in bank.tables:
        yield DrawnLine(table.title, LineKind.TITLE)
        yield from _words(table.intro, width)
        if table.warning:
            yield from _words(f"▲ {table.warning}", width, LineKind.WARNING)
        yield DrawnLine("")
        yield from _table(table, width, fit)
        yield DrawnLine("")


def _words(text: str, width: int, kind: LineKind = LineKind.WORDS) -> Iterator[DrawnLine]:
    for line in wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]:
        yield DrawnLine(line, kind)


def _table(table: InsightTable, width: int, fit: Fit) -> Iterator[DrawnLine]:
    """The rows, their figures to the right; a remark has a line of its own below its row."""
    drawn = [[_cell(cell) for cell in row.cells] for row in table.rows]
    widths = [
        max(len(heading), *(len(cells[at]) for cells in drawn))
        for at, heading in enumerate(table.columns)
    ]
    least, most = _NAME
    room = width - sum(widths) - 2 * len(widths)
    name = max(least, min(most, room, max(len(table.head), *(len(r.name) for r in table.rows))))
    yield DrawnLine(
        _line(fit(table.head, name), table.columns, widths, table.rows[0].cells), LineKind.HEAD
    )
    for row, cells in zip(table.rows, drawn, strict=True):
        yield DrawnLine(_line(_name(row, name, fit), cells, widths, row.cells), LineKind.ROW)
        if row.remark:
            for at, line in enumerate(wrap(row.remark, width - 4)):
                yield DrawnLine(f"{'  ▲ ' if not at else '    '}{line}", LineKind.REMARK)


def _name(row: InsightRow, width: int, fit: Fit) -> str:
    shown = fit(row.name, width)
    is_cut = row.name.rstrip() != shown.rstrip()
    return fit(fit(row.name, width - 1).rstrip() + "…", width) if is_cut else shown


def _line(
    name: str, texts: Sequence[str], widths: Sequence[int], cells: Sequence[InsightCell]
) -> str:
    parts = [name]
    for text, width, cell in zip(texts, widths, cells, strict=True):
        parts.append(text.ljust(width) if cell.is_drawn else text.rjust(width))
    return "  ".join(parts).rstrip()


def _cell(cell: InsightCell) -> str:
    if cell.columns:
        # A column for each level, the highest one in full; a dot where nobody is.
        top = max(cell.columns) or 1.0
        return "".join(
            _STEPS[min(7, int(8 * share / top))] if share else "·" for share in cell.columns
        )
    if cell.share is not None:
        full = round(_BAR * cell.share / 100)
        return "━" * full + "─" * (_BAR - full)
    return _interval(cell.interval) if cell.interval else cell.text


def _interval(interval: DrawnInterval) -> str:
    def place(percent: float) -> int:
        return max(0, min(_LINE - 1, round((_LINE - 1) * percent / 100)))

    cells = [" "] * _LINE
    for at in range(place(interval.low), place(interval.high) + 1):
        cells[at] = "━"
    at = place(interval.mark)
    cells[at] = "┿" if cells[at] == "━" else "│"
    cells[place(interval.middle)] = "●"
    return "".join(cells)
