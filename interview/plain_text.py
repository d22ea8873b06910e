"""Text a person wrote: made safe to show, to quote in a message or to name things by; compared.

Its patterns are text until one is needed: to compile them all would delay every start.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from interview.i18n import _

LINE_END = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
"""What ends a line in some program or other. In what is recorded, only `\n` does."""

OVERRIDES = "\u202a-\u202e\u2066-\u2069"
"""Characters, for a character class, that change the order of what follows: they are refused. Marks
of direction (U+200E, U+200F, U+061C) are part of names in Arabic and Hebrew, and stay."""

_SEQUENCE = (
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, the cursor and the like
    "|(?:\x1b\\]|\x9d)[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)"  # titles, links
)
"""What terminals obey, as a whole."""
HIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    f"{OVERRIDES}"  # changes of writing direction
    "\u2028\u2029\ufeff\ufffe\uffff]"  # odd line ends, marks of byte order, no characters at all
)
"""Characters that cannot be seen and have no place in a text."""
INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters without a shape of their own: those that Unicode calls default ignorable, and the
empty one of Braille. Two texts that differ in these alone look the same."""
_SHAPING = "[\u061c\u180b-\u180f\u200c-\u200f]"
"""Those that are needed by scripts from right to left, and those of South Asia and Mongolia."""
_SHAPED = "[\u0590-\u109f\u1780-\u180a\u1810-\u18af\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
"""Letters of such scripts."""
_VARIANT = (
    "(?<=[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""A mark that picks one of the shapes of the ideograph before it, as Japanese names need."""
_FROM_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200e\u200f\U00010800-\U00010fff]"
"""Letters that are written from right to left, and marks of direction."""
_NO_BREAK = str.maketrans("\u00a0\u202f", "  ")
_BREAKING = "[^\\S\u00a0\u202f]+"
"""White space at which a line may end."""
_LONGEST_QUOTE = 60
"""Characters of a text that a message quotes."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """One of these patterns, ready to use."""
    return re.compile(pattern)


def plain(text: str) -> str:
    """`text` without what a terminal would obey or nobody can see; its line ends are all `\\n`.

    A sequence that begins with an escape goes as a whole, and nothing around it.
    """
    if not text.isprintable() and compiled(HIDDEN).search(text):
        text = compiled(LINE_END).sub("\n", compiled(_SEQUENCE).sub("", text))
        return compiled(HIDDEN).sub("", text)
    return text


@lru_cache(maxsize=4096)  # reports of a hundred interviews ask for the words of one bank
def one_line(text: str) -> str:
    """`text` as one line: runs of white space become one space.

    Spaces at which no line ends, such as those inside « », stay.
    """
    return " ".join(compiled(_BREAKING).split(plain(text).strip()))


def typed_name(text: str) -> str:
    """A person's name, or a role, as it is recorded: one line, and nothing in it that nobody sees.

    What a script needs to be written rightly stays, in a name of that script.
    """
    line = one_line(text.translate(_NO_BREAK))
    if line.isascii() or not compiled(INVISIBLE).search(line):
        return line
    is_shaped = compiled(_SHAPED).search(line)
    wanted = {found.start() for found in compiled(_VARIANT).finditer(line)}
    kept = (
        character
        for place, character in enumerate(line)
        if place in wanted
        or not compiled(INVISIBLE).match(character)
        or (is_shaped and compiled(_SHAPING).match(character))
    )
    return one_line("".join(kept))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of `text` that say something, each as `one_line` makes it."""
    return tuple(filter(None, map(one_line, plain(text).split("\n"))))


def isolated(name: str) -> str:
    """A name for a line of other words: one written from right to left leaves their order alone.

    It stands between U+2068 and U+2069 then; any other name is as it was.
    """
    is_from_right = not name.isascii() and compiled(_FROM_RIGHT).search(name)
    return f"\u2068{name}\u2069" if is_from_right else name


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


def listed_names(text: str) -> tuple[str, ...]:
    """The names in a line, where commas or semicolons stand between them."""
    return tuple(filter(None, map(one_line, re.split("[,;]", text))))


def slug(text: str) -> str:
    """`text` as a part of a file's name: `Zoé Østergaard` is `zoe-ostergaard`.

    Latin, Greek and Cyrillic letters become those that are most like them. Only small letters a to
    z, digits and hyphens are left; empty if there are none.
    """
    joined = unicodedata.normalize("NFC", text.casefold()).translate({**LATIN, ord("’"): "-"})
    bare = unicodedata.normalize("NFKD", joined).translate(LATIN)
    bare = bare.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


LATIN: Mapping[int, str] = str.maketrans(
    {
        **dict(zip("øłđðħıĸŋŧəɛɔ", "olddhikntaeo", strict=True)),
        **{"æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij"},
        **dict(zip("абвгдезийклмнопрстуфыэіїґў", "abvgdeziiklmnoprstufyeiigu", strict=True)),
        **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
        **{"ъ": "", "ь": "", "ю": "yu", "я": "ya", "є": "ie", "ј": "j", "љ": "lj", "њ": "nj"},
        **{"ћ": "c", "ђ": "dj", "џ": "dz"},
        **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdezhiklmnxoprsstyfo", strict=True)),
        **{"θ": "th", "χ": "ch", "ψ": "ps"},
    }
)
"""Small letters that are no other letter with an accent, in the letters a to z most like them."""
SIGNS: Mapping[int, str] = str.maketrans(dict.fromkeys("’‘ʼ´′", "'") | dict.fromkeys("‐‑‒–", "-"))
"""Apostrophes and hyphens in names, in those that every keyboard has."""


def changed_range(before: str, after: str) -> tuple[int, int, int]:
    """Where two texts differ: where the difference begins, and where it ends in each of them."""
    start = _common(before, after, lambda text, length: text[:length])
    kept = _common(before[start:], after[start:], lambda text, length: text[len(text) - length :])
    return start, len(before) - kept, len(after) - kept


def _common(before: str, after: str, part: Callable[[str, int], str]) -> int:
    """The most characters for which `part` of both texts is the same.

    It is found by halving, since this is done at every key, and notes may be long.
    """
    low, high = 0, min(len(before), len(after))
    if part(before, high) == part(after, high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if part(before, middle) == part(after, middle):
            low = middle
        else:
            high = middle
    return low
