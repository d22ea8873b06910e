"""Text a person wrote, made safe to show, to quote in a message or to name things by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from interview.i18n import _

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # changes of writing direction
    "\u2028\u2029]"  # line ends that only some programs see
)
_LONGEST_QUOTE = 60
"""Characters of a text that a message quotes."""


def plain(text: str) -> str:
    """`text` without terminal controls; newlines are all `\\n`, tabs stay."""
    return _HARMFUL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """`text` as one line: runs of white space become one space."""
    return " ".join(plain(text).split())


def quoted(text: str) -> str:
    """`text` between quotes, on one line, for a message; cut after 60 characters."""
    shown = one_line(text)
    if len(shown) > _LONGEST_QUOTE:
        shown = shown[: _LONGEST_QUOTE - 1] + "…"
    return f'"{shown}"' if shown[:1] == "“" else _("“{text}”").format(text=shown)


def listed(words: Iterable[str], at_most: int = 12) -> str:
    """`words` in quotes with commas between them, for a message; a “…” if there are more."""
    every = list(words)
    shown = ", ".join(quoted(word) for word in every[:at_most])
    return shown + (", …" if len(every) > at_most else "")


def slug(text: str) -> str:
    """`text` as a part of a file's name: `Zoé Müller` is `zoe-muller`.

    Only small letters a to z, digits and hyphens are left; empty if there are none.
    """
    joined = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "-")
    bare = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
