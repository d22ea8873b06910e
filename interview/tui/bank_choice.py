"""The list of question banks."""

from __future__ import annotations

from textual.content import Content

from interview.bank_library import bank_names, bank_path
from interview.i18n import _, current
from interview.paths import Paths
from interview.plain_text import one_line
from interview.running.bank_choice import bank_or_none


def bank_lines(paths: Paths) -> list[tuple[str, Content]]:
    """Every bank: its name, and a line on it; those with errors say so."""
    names = bank_names(paths)
    width = max(map(len, names), default=0)
    lines = []
    for name in names:
        bank = bank_or_none(paths, bank_path(paths, name))
        if bank is None:
            about = Content.styled("▲ " + _("does not load"), "$alarm")
        else:
            about = Content.styled(one_line(bank.title.to(current())), "$faint")
        lines.append((name, Content(f"{name:{width}}  ") + about))
    return lines
