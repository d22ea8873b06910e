"""What is wrong with a sheet, cell by cell, shown like the mistakes in a bank's file."""

from __future__ import annotations

from collections.abc import Iterable

from interview.editing.spreadsheet.grid import SheetCell
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import one_line
from interview.reader.render_diagnostics import mark_line

MAX_PROBLEMS = 500


@frozen
class SheetProblem:
    """One mistake."""

    cell: SheetCell
    message: str
    hint: str = ""
    """What to write instead; empty if there is nothing to say."""


class SheetProblems:
    """Collects what is wrong while a sheet is read, up to `MAX_PROBLEMS`."""

    def __init__(self) -> None:
        self.found: list[SheetProblem] = []

    def add(self, cell: SheetCell, message: str, hint: str = "") -> None:
        """Record a mistake."""
        if len(self.found) < MAX_PROBLEMS:
            self.found.append(SheetProblem(cell, message, hint))

    def sorted(self) -> tuple[SheetProblem, ...]:
        """Every mistake, from the top of the sheet to its end."""
        return tuple(sorted(self.found, key=lambda each: (each.cell.row, each.cell.column)))


def render_problems(problems: Iterable[SheetProblem], name: str) -> str:
    """Every mistake as several lines: the cell, what is in it, and what to write instead.

    `name` is that of the sheet's file. There is an empty line between two mistakes.
    """
    rendered = []
    for problem in problems:
        cell = problem.cell
        margin = len(str(cell.row))
        where = _("{file}, cell {cell}").format(file=one_line(name), cell=cell.name)
        severity = _("error")
        lines = [f"{severity}: {problem.message}", f"{'':{margin}}--> {where}"]
        if cell.text:
            text = one_line(cell.text)
            lines.append(f"{'':{margin}} |")
            lines += mark_line(cell.row, text, 0, len(text), margin, "^", problem.hint)
        elif problem.hint:
            lines.append(f"{'':{margin}} = {problem.hint}")
        rendered.append("\n".join(lines))
    return "\n\n".join(rendered)
