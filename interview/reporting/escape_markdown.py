"""What a person wrote, as Markdown that shows exactly that and does nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from interview.i18n import _
from interview.plain_text import isolated, one_line, plain
from interview.reporting.evidence import raised
from interview.reporting.report_model import NotePiece

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

_BOLDABLE = re.compile(r"([\W_]*)([^\W_](?:.*[^\W_])?)([\W_]*)", re.DOTALL)
"""A piece of the notes without the signs at its ends: next to a letter, no sign can begin or end
what is bold."""

_HARD_SPACE = "\u00a0"


def escape(text: str) -> str:
    """A text on one line, with no sign in it that Markdown would read."""
    return isolated(_AT_END.sub(r"\\#", _escape_start(_escape_signs(one_line(text)))))


def cell(text: str) -> str:
    """A text for a table's cell; a hard space for none, so that the cell is not dropped.

    A cell holds no blocks, so what begins a list elsewhere, such as `3.`, begins none there.
    """
    return isolated(_escape_signs(one_line(text))) or _HARD_SPACE


def quote(notes: Sequence[Sequence[NotePiece]]) -> str:
    """Notes as a block quote, line by line; evidence is bold, with the letters of its signals."""
    lines: list[str] = []
    for pieces in notes:
        line = "".join(map(_escape_piece, pieces)).rstrip()
        bare = line.lstrip(" ")
        # Four spaces at the start would make the line code.
        lines.append(_HARD_SPACE * (len(line) - len(bare)) + _escape_start(bare))
    quoted: list[str] = []
    for line, following in pairwise([*lines, ""]):
        # A backslash breaks a line from the next one; where none follows, it would be shown.
        line_end = "\\" if line and following else ""
        quoted.append(f"> {line}{line_end}" if line else ">")
    return "\n".join(quoted)


def _escape_piece(piece: NotePiece) -> str:
    text = plain(piece.text).replace("\t", "    ")
    found = _BOLDABLE.fullmatch(text) if piece.because else None
    if found is None:
        return _escape_signs(text)
    before, bold, after = map(_escape_signs, found.groups())
    marked = f"{before}**{bold}**{raised(piece.letters)}"
    if piece.read_as:
        marked += " " + _escape_signs(_("(read as “{word}”)").format(word=piece.read_as))
    return marked + after


def _escape_signs(text: str) -> str:
    return _ANYWHERE.sub(lambda found: "\\" + found.group(), text)


def _escape_start(text: str) -> str:
    return _AT_START.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", text)
