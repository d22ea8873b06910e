"""Which column of a sheet holds what, found by the headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from interview.editing.spreadsheet.grid import Cell, Grid, Row, cells
from interview.editing.spreadsheet.headings import (
    BY_KEY,
    HEADINGS,
    LEFT_ALONE,
    NAMES,
    NUMBERING,
    fold,
)
from interview.editing.spreadsheet.level_columns import Levels, find_levels, is_numbered
from interview.editing.spreadsheet.sheet_problems import Problems
from interview.editing.spreadsheet.vocabulary import heading
from interview.frozen import frozen
from interview.i18n import LANGUAGES, _, catalogue, current
from interview.nearest_name import nearest_name

_DEEPEST = 20
"""Rows in which the headings are looked for: a title may stand above them."""
_NEAR = 0.8


@frozen
class Columns:
    """Where everything stands."""

    row: int
    """The row of the headings."""
    language: str
    """The language of the headings."""
    places: Mapping[str, tuple[Cell, ...]]
    """The headings of each column, by its key; only probes have several."""
    levels: Levels
    left_alone: tuple[Cell, ...] = ()
    """Headings of columns that say nothing about a question."""

    @property
    def read(self) -> frozenset[int]:
        """The columns that say something about a question."""
        named = {cell.column for every in self.places.values() for cell in every}
        return frozenset(named | set(self.levels.columns))

    def has(self, key: str) -> bool:
        """Whether the sheet has such a column."""
        return key in self.places

    def name(self, key: str) -> str:
        """What the sheet calls a column, or would call it."""
        places = self.places.get(key)
        return places[0].text if places else heading(key, self.language)

    def cell(self, key: str, row: Row, number: int) -> Cell:
        """The cell of a row in a column; an empty one where there is none."""
        places = self.places.get(key, ())
        column = places[0].column if places else 0
        return row.get(column) or Cell(number, max(column, 1))


def heading_row(grid: Grid) -> Row | None:
    """The row that names most columns, among them one of questions; none without such a column."""
    rows = [row for row in grid.rows[:_DEEPEST] if any(_key(cell) == "ask" for cell in cells(row))]
    return max(rows, key=_known, default=None)


def known_headings(grid: Grid) -> int:
    """How many headings are known; the more, the better the file was understood."""
    row = heading_row(grid)
    return _known(row) if row else 0


def _known(row: Row) -> int:
    return sum(1 for cell in cells(row) if _key(cell) or is_numbered(cell.text))


def find_columns(row: Row, problems: Problems) -> Columns:
    """The columns below some headings."""
    language = _language(row)
    places: dict[str, tuple[Cell, ...]] = {}
    for cell in cells(row):
        key = _key(cell)
        if key in places and key != "probes":
            _say_twice(cell, places[key][0], problems)
        elif key:
            places[key] = (*places.get(key, ()), cell)
    unknown = [cell for cell in cells(row) if not _key(cell) and not _says_nothing(cell)]
    misspelt = [cell for cell in unknown if _say_if_misspelt(cell, places, problems)]
    levels = find_levels([c for c in unknown if c not in misspelt], language, problems)
    columns = Columns(next(cells(row)).row, language, places, levels)
    left = (c for c in cells(row) if c.column not in columns.read and c not in misspelt)
    return replace(columns, left_alone=tuple(left))


def _says_nothing(cell: Cell) -> bool:
    name = fold(cell.text)
    return not name or name in LEFT_ALONE or (cell.column == 1 and name in NUMBERING)


def _key(cell: Cell) -> str:
    """The column that a heading names; empty if none. `Probe 2` is a column of probes too."""
    name = fold(cell.text)
    stem, _space, last = name.rpartition(" ")
    if last.isdigit() and NAMES.get(stem) == "probes":
        return "probes"
    return NAMES.get(name, "")


def _language(row: Row) -> str:
    """The language that more of the headings are in; the one in use where they tell nothing."""
    votes = {code: sum(_is_in(code, cell.text) for cell in cells(row)) for code in LANGUAGES}
    best = max(votes.values())
    winners = [code for code, count in votes.items() if count == best]
    return winners[0] if len(winners) == 1 else current()


def _is_in(language: str, heading: str) -> bool:
    """Whether a heading is one of a language; English ones have no accents."""
    name = fold(heading)
    if language == "en":
        is_named = any(name in each.english for each in HEADINGS)
        return heading.isascii() and (is_named or name.startswith("level "))
    return name.startswith("niveau ") or any(name in each.french for each in HEADINGS)


def _say_if_misspelt(cell: Cell, places: Mapping[str, Sequence[Cell]], problems: Problems) -> bool:
    missing = [heading.name for key, heading in BY_KEY.items() if key not in places]
    names = {fold(say(name)): say(name) for name in missing for say in _speakers()}
    near = nearest_name(fold(cell.text), names, _NEAR)
    if near and not is_numbered(cell.text):
        problems.add(
            cell,
            _("no column is called “{name}”").format(name=cell.text),
            _("did you mean “{name}”?").format(name=names[near]),
        )
    return bool(near)


def _speakers() -> list[Callable[[str], str]]:
    return [catalogue(language).gettext for language in LANGUAGES]


def _say_twice(cell: Cell, first: Cell, problems: Problems) -> None:
    problems.add(
        cell,
        _("this column says the same as the one at {cell}").format(cell=first.name),
        _("keep one of them: a sheet has one question a row, in one language"),
    )
