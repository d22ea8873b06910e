"""Several texts in one cell: one a line, with or without a sign before each."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGN = re.compile(r"(?:[-•*·–—]|[0-9]{1,2}[.)])\s+(?=\S)")
_OUR_SIGN = "• "


def split(text: str) -> tuple[str, ...]:
    """The texts of a cell; the signs before them go if each has one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(_SIGN.sub("", line, count=1) if _are_signed(lines) else line for line in lines)


def join(texts: Iterable[str]) -> str:
    """A cell that says several texts, and that `split` reads back."""
    lines = [" ".join(text.split("\n")) for text in texts]
    return "\n".join(_OUR_SIGN + line if _are_signed(lines) else line for line in lines)


def _are_signed(lines: list[str]) -> bool:
    return all(_SIGN.match(line) for line in lines)
