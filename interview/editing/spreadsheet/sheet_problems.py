"""What is wrong with a sheet, cell by cell, drawn like the mistakes of a bank's file."""

from __future__ import annotations

from interview.editing.spreadsheet.grid import Cell
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import one_line
from interview.reader.render_diagnostics import mark_line

MAX_PROBLEMS = 500


@frozen
class Problem:
    """One mistake."""

    cell: Cell
    message: str
    hint: str = ""
    """What to write instead; empty if there is nothing to say."""


class Problems:
    """Where the reading of a sheet collects what is wrong."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, cell: Cell, message: str, hint: str = "") -> None:
        """Note a mistake; past the first few hundred, nobody reads on."""
        if len(self.found) < MAX_PROBLEMS:
            self.found.append(Problem(cell, message, hint))

    def sorted(self) -> tuple[Problem, ...]:
        """Every mistake, from the top of the sheet to its end."""
        return tuple(sorted(self.found, key=lambda found: (found.cell.row, found.cell.column)))


def draw(problem: Problem, name: str) -> str:
    """A mistake as several lines: the cell, what is in it, and what to write instead."""
    cell = problem.cell
    margin = len(str(cell.row))
    where = _("{file}, cell {cell}").format(file=one_line(name), cell=cell.name)
    severity = _("error")
    drawn = [f"{severity}: {problem.message}", f"{'':{margin}}--> {where}"]
    if cell.text:
        line = one_line(cell.text)
        drawn.append(f"{'':{margin}} |")
        drawn += mark_line(cell.row, line, 0, len(line), margin, "^", problem.hint)
    elif problem.hint:
        drawn.append(f"{'':{margin}} = {problem.hint}")
    return "\n".join(drawn)


def draw_all(problems: tuple[Problem, ...], name: str) -> str:
    """Every mistake, with an empty line between them."""
    return "\n\n".join(draw(problem, name) for problem in problems)
