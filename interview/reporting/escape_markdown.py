"""What a person wrote, as Markdown that shows exactly that and does nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase

from interview.plain_text import one_line, plain
from interview.reporting.report_model import Stretch

_ANYWHERE = re.compile(
    r"([\\`*_\[\]<>|~@$])"  # emphasis, code, links, tags, tables, addresses, formulas
    r"|(&)(?=[#\w])"  # entities
    r"|(?<=\w)(:)(?=//)|(?<=www)(\.)|(?<=mailto)(:)|(?<=xmpp)(:)",  # links without brackets
    re.IGNORECASE,
)
_AT_START = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")
"""Headings, lists, rules and underlines."""
_AT_END = re.compile(r"(?<=\s)#(?=#*$)")
"""What would close a heading."""

_SUPERSCRIPTS = str.maketrans(ascii_lowercase, "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ𐞥ʳˢᵗᵘᵛʷˣʸᶻ")

_SAYING = re.compile(r"([\W_]*)([^\W_](?:.*[^\W_])?)([\W_]*)", re.DOTALL)
"""A stretch without the signs at its ends: next to a letter, they would keep it from being bold."""

_HARD_SPACE = "\u00a0"


def escape(text: str) -> str:
    """A text on one line, with no sign in it that Markdown would read."""
    return _AT_END.sub(r"\\#", _start_escaped(_signs_escaped(one_line(text))))


def raised(letters: str) -> str:
    """Letters as superscripts."""
    return letters.translate(_SUPERSCRIPTS)


def quote(notes: Sequence[Sequence[Stretch]]) -> str:
    """Notes as a block quote, line by line; evidence is bold, with the letters of its signals."""
    lines = ["".join(map(_stretch, line)).rstrip() for line in notes]
    return "\n".join(_quoted(line, after) for line, after in pairwise([*lines, ""]))


def _quoted(line: str, after: str) -> str:
    """One line; a backslash breaks it from the next, and would show where none follows."""
    if not line:
        return ">"
    return f"> {_indented(line)}\\" if after else f"> {_indented(line)}"


def cell(text: str) -> str:
    """A text for a table's cell."""
    return escape(text) or _HARD_SPACE


def _stretch(stretch: Stretch) -> str:
    text = plain(stretch.text).replace("\t", "    ")
    found = _SAYING.fullmatch(text) if stretch.because else None
    if found is None:
        return _signs_escaped(text)
    before, said, after = map(_signs_escaped, found.groups())
    return f"{before}**{said}**{raised(stretch.letters)}{after}"


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
