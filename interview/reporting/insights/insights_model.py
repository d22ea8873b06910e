"""What the insights say, in words and figures that a page and a terminal can draw."""

from __future__ import annotations

from interview.frozen import frozen


@frozen
class DrawnInterval:
    """A figure on a line, and the range around it. All are percentages of the line's length."""

    low: float
    middle: float
    high: float
    mark: float
    """Where the line has its mark: no difference, or what is planned."""


@frozen
class InsightCell:
    """One figure of a row, and how it is drawn beside its words."""

    text: str = ""
    columns: tuple[float, ...] = ()
    """For a distribution: how much of the whole each level has, in percent."""
    share: float | None = None
    """For a bar: from 0 to 100."""
    interval: DrawnInterval | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether it is a drawing, whose figures stand in the other cells."""
        return bool(self.columns) or self.share is not None or self.interval is not None


@frozen
class InsightRow:
    """A question, a rater, or a part of the structure."""

    name: str
    cells: tuple[InsightCell, ...]
    remark: str = ""
    """What stands out; empty for nothing."""


@frozen
class InsightTable:
    """Figures of one kind."""

    key: str
    title: str
    intro: str
    """What the figures are, and how to read them."""
    head: str
    """What the rows are."""
    columns: tuple[str, ...]
    """The headings of the cells; empty over a drawing."""
    rows: tuple[InsightRow, ...]
    warning: str = ""
    """What must be known before the figures are used."""


@frozen
class BankInsightPart:
    """The insights of one bank."""

    title: str
    facts: tuple[str, ...]
    """How many interviews and raters there are, and when the interviews were held."""
    notices: tuple[str, ...]
    """What limits the figures, such as that there are few interviews."""
    tables: tuple[InsightTable, ...]


@frozen
class InsightsPage:
    """Everything the page says."""

    language: str
    title: str
    notices: tuple[str, ...]
    banks: tuple[BankInsightPart, ...]
    interviews: int
    made: str
    """When and with which version it was made, in words."""
    day: str
