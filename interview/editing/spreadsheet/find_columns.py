"""Which column of a sheet holds what, found by the headings, and the levels of the scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

from interview.editing.spreadsheet.grid import Grid, SheetCell, SheetRow, cells
from interview.editing.spreadsheet.headings import (
    HEADINGS,
    fold_heading,
    guessed_key,
    heading_in,
    key_of_name,
    says_nothing,
    sheet_words,
)
from interview.editing.spreadsheet.sheet_problems import SheetProblems
from interview.frozen import frozen, replace
from interview.i18n import LANGUAGES, _, catalogue, current, mark
from interview.nearest_name import nearest_name

_DEEPEST = 20
"""Rows in which the headings are looked for: a title may stand above them."""
_MISSPELT = 0.8
"""From this similarity on (0 to 1), an unknown heading is taken for a misspelt one."""

_LEVEL_HEADING = mark("Level {number}: {name}")
_LEVEL_NAME = mark("Level {number}")
_SCORE_NAME = mark("Score {number}")
_FEWEST_SCORES = 3
"""Numbers from which equal steps are taken for scores, and not for a level that was forgotten."""
_FEWEST_LEVELS, _MOST_LEVELS = 2, 9
_DEFAULT_SCALE = (mark("Weak"), mark("Partial"), mark("Good"), mark("Excellent"))


@frozen
class LevelColumns:
    """The scale, and the column of each of its levels."""

    names: tuple[str, ...]
    """From worst to best."""
    columns: tuple[int, ...]
    """In the same order; empty where the sheet has no columns for levels."""


@frozen
class SheetColumns:
    """The columns of a sheet."""

    row: int
    """The row of the headings."""
    language: str
    """The language of the headings."""
    places: Mapping[str, tuple[SheetCell, ...]]
    """The heading of each column, by its key; only probes may have several."""
    levels: LevelColumns
    guessed: tuple[tuple[SheetCell, str], ...] = ()
    """The headings that only contain the name of a column, each with that column's key."""
    left_alone: tuple[SheetCell, ...] = ()
    """The headings of columns that say nothing about a question."""

    @property
    def read(self) -> frozenset[int]:
        """The columns that say something about a question."""
        named = {cell.column for every in self.places.values() for cell in every}
        return frozenset(named | set(self.levels.columns))

    def has(self, key: str) -> bool:
        """Whether the sheet has such a column."""
        return key in self.places

    def name(self, key: str) -> str:
        """The heading of a column in this sheet, or the one it would have."""
        places = self.places.get(key)
        return places[0].text if places else heading_in(key, self.language)

    def cell(self, key: str, row: SheetRow, number: int) -> SheetCell:
        """The cell of a row in a column; an empty one where there is none."""
        places = self.places.get(key, ())
        column = places[0].column if places else 0
        return row.get(column) or SheetCell(number, max(column, 1))


def heading_row(grid: Grid) -> SheetRow | None:
    """The row with most known headings, among them one of questions; `None` if there is none."""
    rows = [row for row in grid.rows[:_DEEPEST] if any(_key(cell) == "ask" for cell in cells(row))]
    if not rows:  # “Question to candidate” may be meant; a title above the table is not
        tables = [
            row for row in grid.rows[:_DEEPEST] if len({each.text for each in cells(row)}) > 1
        ]
        rows = [row for row in tables if any(_guess(cell) == "ask" for cell in cells(row))]
    return max(rows, key=_count_known, default=None)


def known_headings(grid: Grid) -> int:
    """How many headings are known; the more, the better the file was understood."""
    row = heading_row(grid)
    return _count_known(row) if row else 0


def level_heading(number: int, name: str, language: str) -> str:
    """The heading of a level's column in an exported sheet."""
    return catalogue(language).gettext(_LEVEL_HEADING).format(number=number, name=name)


def find_columns(row: SheetRow, problems: SheetProblems) -> SheetColumns:
    """The columns that a row of headings names. Mistakes are added to `problems`."""
    language = _language(row)
    places: dict[str, tuple[SheetCell, ...]] = {}
    unknown = []
    for cell in cells(row):
        key = _key(cell)
        folded = fold_heading(cell.text)
        if key in places and key != "probes":
            problems.add(
                cell,
                _("this column says the same as the one at {cell}").format(
                    cell=places[key][0].name
                ),
                _("keep one of them: a sheet has one question a row, in one language"),
            )
        elif key:
            places[key] = (*places.get(key, ()), cell)
        elif folded and not says_nothing(folded, in_first_column=cell.column == 1):
            unknown.append(cell)
    guessed: list[tuple[SheetCell, str]] = []
    guesses = [(cell, _guess(cell)) for cell in unknown]
    counts = Counter(key for _cell, key in guesses)
    for cell, key in guesses:
        # “Weak answer”, “Good answer”: what several headings have in common names none of them.
        if key and key not in places and (counts[key] == 1 or key == "ask"):
            places[key] = (cell,)
            guessed.append((cell, key))
    unknown = [cell for cell in unknown if cell not in {each for each, _key in guessed}]
    misspelt = _report_misspelt(unknown, places, problems)
    levels = _find_levels([c for c in unknown if c not in misspelt], language, problems)
    columns = SheetColumns(next(cells(row)).row, language, places, levels, tuple(guessed))
    left = (c for c in cells(row) if c.column not in columns.read and c not in misspelt)
    return replace(columns, left_alone=tuple(left))


def _key(cell: SheetCell) -> str:
    """The column that a heading names; empty if none. `Probe 2` is a column of probes too."""
    name = fold_heading(cell.text)
    stem, _space, last = name.rpartition(" ")
    if last.isdigit() and key_of_name().get(stem) == "probes":
        return "probes"
    return key_of_name().get(name, "")


def _guess(cell: SheetCell) -> str:
    """The column that an unknown heading probably names; empty if none."""
    folded = fold_heading(cell.text)
    if _is_numbered_level(cell.text) or says_nothing(folded, in_first_column=cell.column == 1):
        return ""
    return "" if _key(cell) and _key(cell) != "ask" else guessed_key(folded)


@cache
def _numbered_level() -> re.Pattern[str]:
    """The heading of a level that has a number: “Level 2: Good”, “niv. 2”, “2 - Good”."""
    words = {word for each in sheet_words().values() for word in each.level}
    before = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{before})\.?)?\s*([0-9])(?:\s*[:.)·–—=-]\s*|\s+|$)(.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _is_numbered_level(heading: str) -> bool:
    return _numbered_level().fullmatch(heading) is not None


def _count_known(row: SheetRow) -> int:
    return sum(1 for cell in cells(row) if _key(cell) or _is_numbered_level(cell.text))


def _language(row: SheetRow) -> str:
    """The language that most of the headings are in; the one in use where two have as many.

    A name without accents may be in any, but one with accents is never English.
    """
    votes = dict.fromkeys(LANGUAGES, 0)
    for code in LANGUAGES:
        words = sheet_words().get(code)
        if words is None:
            continue
        names = {*chain.from_iterable(words.columns.values())}
        levels = tuple(f"{word} " for word in words.level[:1])
        for cell in cells(row):
            if cell.text.isascii() or words.has_accents:
                name = fold_heading(cell.text)
                votes[code] += name in names or name.startswith(levels)
    most = max(votes.values())
    winners = [code for code, count in votes.items() if count == most]
    return winners[0] if len(winners) == 1 else current()


def _report_misspelt(
    unknown: Sequence[SheetCell], places: Mapping[str, object], problems: SheetProblems
) -> list[SheetCell]:
    """The unknown headings that resemble the name of a column which the sheet lacks."""
    names = [
        heading_in(key, language) for key in HEADINGS if key not in places for language in LANGUAGES
    ]
    by_folded = {fold_heading(name): name for name in names}
    misspelt = []
    for cell in unknown:
        near = nearest_name(fold_heading(cell.text), by_folded, _MISSPELT)
        if near and not _is_numbered_level(cell.text):
            misspelt.append(cell)
            problems.add(
                cell,
                _("no column is called “{name}”").format(name=cell.text),
                _("did you mean “{name}”?").format(name=by_folded[near]),
            )
    return misspelt


def _find_levels(
    unknown: Sequence[SheetCell], language: str, problems: SheetProblems
) -> LevelColumns:
    """The levels among the headings that name no other column.

    They are those with a number. Without any, they are the first headings that stand side by side,
    from worst to best unless the first and the last are known to be the other way round.
    """
    numbered = [cell for cell in unknown if _is_numbered_level(cell.text)]
    if numbered:
        return _numbered_levels(numbered, language, problems)
    runs: list[list[SheetCell]] = []
    for cell in unknown:
        if runs and runs[-1][-1].column + 1 == cell.column:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    runs = [run for run in runs if len(run) > 1]
    if not runs:
        translate = catalogue(language).gettext
        return LevelColumns(tuple(translate(name) for name in _DEFAULT_SCALE), ())
    if len(runs) > 1:
        problems.add(
            runs[1][0],
            _("these columns could be the levels, and so could those from {cell} on").format(
                cell=runs[0][0].name
            ),
            _("number the levels (“Level 1: …”), or take the other columns away"),
        )
    levels = runs[0]
    _check_count(levels, problems)
    _check_names([(cell, cell.text) for cell in levels], problems)
    first, last = (set(fold_heading(cell.text).split()) for cell in (levels[0], levels[-1]))
    every = sheet_words().values()
    best = {word for words in every for word in words.best}
    worst = {word for words in every for word in words.worst}
    if first & best and last & worst:  # some sheets begin with the best
        levels = levels[::-1]
    return LevelColumns(tuple(cell.text for cell in levels), tuple(cell.column for cell in levels))


def _numbered_levels(
    numbered: Sequence[SheetCell], language: str, problems: SheetProblems
) -> LevelColumns:
    by_number: dict[int, tuple[SheetCell, str]] = {}
    for cell in numbered:
        found = _numbered_level().fullmatch(cell.text)
        assert found
        number = int(found[1])
        if number in by_number:
            problems.add(
                cell,
                _("there are two columns for level {number}").format(number=number),
                _("keep one of them"),
            )
        by_number.setdefault(number, (cell, found[2].strip()))
    numbers = sorted(by_number)
    expected = range(min(numbers[0], 1), numbers[-1] + 1)
    steps = {after - before for before, after in pairwise(numbers)}
    if len(numbers) >= _FEWEST_SCORES and len(steps) == 1 and steps != {1}:
        expected = range(0)  # scores such as 1, 3 and 5: as many levels as there are of them
    missing = [str(number) for number in expected if number not in numbers]
    if missing:
        problems.add(
            numbered[0],
            _("there is no column for level {numbers}").format(numbers=", ".join(missing)),
            _("number the levels from 1, the lowest, without a gap"),
        )
    _check_count(numbered, problems)
    _check_names([by_number[number] for number in numbers], problems)
    translate = catalogue(language).gettext
    name = _LEVEL_NAME if expected else _SCORE_NAME
    return LevelColumns(
        tuple(by_number[number][1] or translate(name).format(number=number) for number in numbers),
        tuple(by_number[number][0].column for number in numbers),
    )


def _check_count(levels: Sequence[SheetCell], problems: SheetProblems) -> None:
    if not _FEWEST_LEVELS <= len(levels) <= _MOST_LEVELS:
        problems.add(
            levels[0],
            _("a scale has {fewest} to {most} levels").format(
                fewest=_FEWEST_LEVELS, most=_MOST_LEVELS
            ),
            _("give each level a column of its own"),
        )


def _check_names(levels: Sequence[tuple[SheetCell, str]], problems: SheetProblems) -> None:
    first: dict[str, SheetCell] = {}
    for cell, name in levels:
        if name and name in first:
            problems.add(
                cell,
                _("the level at {cell} has the same name").format(cell=first[name].name),
                _("give each level a name of its own"),
            )
        first.setdefault(name, cell)
