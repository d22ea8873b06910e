"""Text a person wrote, made safe to show, to quote in a message or to name things by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from interview.i18n import _

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line in some program or other. In what is recorded, only `\n` does."""

OVERRIDES = "\u202a-\u202e\u2066-\u2069"
"""Characters, for a character class, that change the order of what follows: they are refused. Marks
of direction (U+200E, U+200F, U+061C) are part of names in Arabic and Hebrew, and stay."""

_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, the cursor and the like
    "|(?:\x1b\\]|\x9d)[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)"  # titles, links
)
"""What terminals obey, as a whole."""
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    f"{OVERRIDES}"  # changes of writing direction
    "\u2028\u2029\ufeff\ufffe\uffff]"  # odd line ends, marks of byte order, no characters at all
)
"""Characters that cannot be seen and have no place in a text."""
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200e\u200f\U00010800-\U00010fff]"
)
"""Letters that are written from right to left, and marks of direction."""
_LONGEST_QUOTE = 60
"""Characters of a text that a message quotes."""


def plain(text: str) -> str:
    """`text` without what a terminal would obey or nobody can see; its line ends are all `\\n`.

    A sequence that begins with an escape goes as a whole, and nothing around it.
    """
    if HIDDEN.search(text):
        text = LINE_END.sub("\n", _SEQUENCE.sub("", text))
        return HIDDEN.sub("", text)
    return text


@lru_cache(maxsize=2048)  # a report of several interviews asks for the bank's texts each time
def one_line(text: str) -> str:
    """`text` as one line: runs of white space become one space."""
    return " ".join(plain(text).split()) if text else text


def isolated(name: str) -> str:
    """A name for a line of other words: one written from right to left leaves their order alone.

    It stands between U+2068 and U+2069 then; any other name is as it was.
    """
    return f"\u2068{name}\u2069" if _FROM_RIGHT.search(name) else name


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
