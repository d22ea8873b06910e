"""What a person wrote, as Markdown that shows exactly that and does nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.plain import one_line, plain
from interview.reporting.model import Stretch

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
"""All of ASCII's punctuation: CommonMark lets every one of it be escaped."""

_HARD_SPACE = "\u00a0"


def escape(text: str) -> str:
    """A text on one line, with no sign in it that Markdown would read."""
    return _SIGNS.sub(r"\\\1", one_line(text))


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
    escaped = _SIGNS.sub(r"\\\1", plain(stretch.text).replace("\t", "    "))
    return f"**{escaped}**" if stretch.because and escaped.strip() else escaped


def _indented(line: str) -> str:
    """Spaces at the start of a line kept as such: four of them would make it code."""
    bare = line.lstrip(" ")
    return _HARD_SPACE * (len(line) - len(bare)) + bare
