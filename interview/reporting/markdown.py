"""What a person wrote, as Markdown that shows exactly that and does nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.plain import one_line, plain
from interview.reporting.model import Stretch

_ANYWHERE = re.compile(
    r"([\\`*_\[\]<>|~&@$])"  # emphasis, code, links, tags, tables, entities, addresses, formulas
    r"|(?<=\w)(:)(?=//)|(?<=www)(\.)|(?<=mailto)(:)|(?<=xmpp)(:)",  # links without brackets
    re.IGNORECASE,
)
_AT_START = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")
"""Headings, lists, rules and underlines."""

_HARD_SPACE = "\u00a0"


def escape(text: str) -> str:
    """A text on one line, with no sign in it that Markdown would read."""
    return _start_escaped(_signs_escaped(one_line(text)))


def quote(notes: Sequence[Sequence[Stretch]]) -> str:
    """Notes as a block quote, line by line, with the evidence in bold."""
    lines = ["".join(map(_stretch, line)) for line in notes]
    return "\n".join(f"> {_indented(line)}\\" if line.strip() else ">" for line in lines).rstrip(
        "\\"
    )


def cell(text: str) -> str:
    """A text for a table's cell."""
    return escape(text) or _HARD_SPACE


def _stretch(stretch: Stretch) -> str:
    escaped = _signs_escaped(plain(stretch.text).replace("\t", "    "))
    return f"**{escaped}**" if stretch.because and escaped.strip() else escaped


def _indented(line: str) -> str:
    """Spaces at the start of a line kept as such: four of them would make it code."""
    bare = line.lstrip(" ")
    return _HARD_SPACE * (len(line) - len(bare)) + _start_escaped(bare)


def _signs_escaped(text: str) -> str:
    return _ANYWHERE.sub(lambda found: "\\" + found.group(), text)


def _start_escaped(text: str) -> str:
    return _AT_START.sub(lambda found: _before_sign(found) + "\\" + found.group()[-1], text)


def _before_sign(found: re.Match[str]) -> str:
    return found.group()[:-1]
