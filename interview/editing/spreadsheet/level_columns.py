"""The columns of the levels: by their number, else by the names of the scale, worst first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.editing.spreadsheet.grid import Cell
from interview.editing.spreadsheet.headings import fold
from interview.editing.spreadsheet.sheet_problems import Problems
from interview.frozen import frozen
from interview.i18n import _, catalogue, mark

_NUMBERED = re.compile(
    r"(?:level|niveau|niv\.?|lvl|score)?\s*([0-9])(?:\s*[:.)·–—=-]\s*|\s+|$)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = mark("Level {number}: {name}")
_NAME = mark("Level {number}")
_FEWEST, _MOST = 2, 9
_DEFAULT_SCALE = (mark("Weak"), mark("Partial"), mark("Good"), mark("Excellent"))
_BEST = {"excellent", "outstanding", "exceptional", "superior", "exceptionnel", "remarquable"}
_WORST = {"weak", "poor", "insufficient", "unacceptable", "none", "faible", "insuffisant", "nul"}
"""What the best and the worst level are usually called: some sheets begin with the best."""


@frozen
class Levels:
    """The scale, and the column of each of its levels."""

    names: tuple[str, ...]
    """From worst to best."""
    columns: tuple[int, ...]
    """In the same order; none where the sheet has no column for levels."""


def heading(number: int, name: str, language: str) -> str:
    """What the column of a level is called in an exported sheet."""
    return catalogue(language).gettext(_HEADING).format(number=number, name=name)


def is_numbered(heading: str) -> bool:
    """Whether a heading says which level it is."""
    return _NUMBERED.fullmatch(heading) is not None


def find_levels(unknown: Sequence[Cell], language: str, problems: Problems) -> Levels:
    """The levels among the headings that name no other column."""
    numbered = [cell for cell in unknown if is_numbered(cell.text)]
    if numbered:
        return _by_number(numbered, language, problems)
    runs = [run for run in _runs(unknown) if len(run) > 1]
    if len(runs) > 1:
        problems.add(
            runs[1][0],
            _("these columns could be the levels, and so could those from {cell} on").format(
                cell=runs[0][0].name
            ),
            _("number the levels (“Level 1: …”), or take the other columns away"),
        )
    return _by_name(runs[0], problems) if runs else _without_columns(language)


def _without_columns(language: str) -> Levels:
    say = catalogue(language).gettext
    return Levels(tuple(say(name) for name in _DEFAULT_SCALE), ())


def _by_name(run: Sequence[Cell], problems: Problems) -> Levels:
    _check_count(run, problems)
    _check_names([(cell, cell.text) for cell in run], problems)
    first, last = (set(fold(cell.text).split()) for cell in (run[0], run[-1]))
    is_best_first = bool(first & _BEST and last & _WORST)
    ordered = run[::-1] if is_best_first else run
    return Levels(tuple(cell.text for cell in ordered), tuple(cell.column for cell in ordered))


def _by_number(numbered: Sequence[Cell], language: str, problems: Problems) -> Levels:
    placed: dict[int, tuple[Cell, str]] = {}
    for cell in numbered:
        number, name = _parts(cell.text)
        if number in placed:
            problems.add(
                cell,
                _("there are two columns for level {number}").format(number=number),
                _("keep one of them"),
            )
        placed.setdefault(number, (cell, name))
    ordered = sorted(placed)
    _check_steps(ordered, numbered[0], problems)
    _check_count(numbered, problems)
    _check_names([placed[number] for number in ordered], problems)
    say = catalogue(language).gettext
    names = [placed[number][1] or say(_NAME).format(number=number) for number in ordered]
    return Levels(tuple(names), tuple(placed[number][0].column for number in ordered))


def _parts(text: str) -> tuple[int, str]:
    found = _NUMBERED.fullmatch(text)
    assert found
    return int(found[1]), found[2].strip()


def _check_steps(numbers: Sequence[int], first: Cell, problems: Problems) -> None:
    expected = range(min(numbers[0], 1), numbers[-1] + 1)
    missing = [str(number) for number in expected if number not in numbers]
    if missing:
        problems.add(
            first,
            _("there is no column for level {numbers}").format(numbers=", ".join(missing)),
            _("number the levels from 1, the worst, without a gap"),
        )


def _check_count(found: Sequence[Cell], problems: Problems) -> None:
    if not _FEWEST <= len(found) <= _MOST:
        problems.add(
            found[0],
            _("a scale has {fewest} to {most} levels").format(fewest=_FEWEST, most=_MOST),
            _("give each level a column of its own"),
        )


def _check_names(named: Sequence[tuple[Cell, str]], problems: Problems) -> None:
    first: dict[str, Cell] = {}
    for cell, name in named:
        if name and name in first:
            problems.add(
                cell,
                _("the level at {cell} has the same name").format(cell=first[name].name),
                _("give each level a name of its own"),
            )
        first.setdefault(name, cell)


def _runs(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that stand next to one another, together."""
    runs: list[list[Cell]] = []
    for cell in cells:
        if runs and runs[-1][-1].column + 1 == cell.column:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs
