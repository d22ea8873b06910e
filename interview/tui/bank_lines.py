"""The question banks to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from interview.bank_library import bank_names, bank_path
from interview.i18n import _, current, ngettext
from interview.paths import Paths
from interview.plain_text import one_line
from interview.running.usable_banks import bank_or_none, most_used_first


def bank_lines(paths: Paths, used: Mapping[str, int]) -> list[tuple[str, Content]]:
    """Every bank, the one used most first: its name, and a line on it; those with errors say so.

    `used` says of how many interviews a bank is, by its name.
    """
    names = most_used_first(bank_names(paths), used)
    width = max(map(len, names), default=0)
    lines = []
    for name in names:
        bank = bank_or_none(paths, bank_path(paths, name))
        if bank is None:
            about = Content.styled("▲ " + _("does not load"), "$alarm")
        else:
            about = Content.styled(one_line(bank.title.to(current())), "$faint")
        if number := used.get(name):
            words = ngettext("{number} interview", "{number} interviews", number)
            about += Content.styled(" · " + words.format(number=number), "$quiet")
        lines.append((name, Content(f"{name:{width}}  ") + about))
    return lines
