"""How one text is written: as it is, between quotes where YAML needs them, or below its key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.reader.decoding import HIDDEN

_OPENS_OTHERWISE = "-?:,[]{}#&*!|>'\"%@`\u200b"
"""Signs with a meaning of their own at the start of a text, and a space that nobody sees."""
_ENDS_A_TEXT = re.compile(r":(\s|$)|\s#")
_ENDS_A_TEXT_IN_BRACKETS = re.compile(r"[,\[\]{}:?]|\s#")
_NO_TEXT_ELSEWHERE = re.compile(
    r"(?i)y|n|yes|no|true|false|on|off|null|~|=|<<|[-+]?\.(inf|nan)|0x[\da-f_]+|0o[0-7_]+|0b[01_]+"
    r"|[-+]?[\d_,]*\.?[\d_]*(e[-+]?\d+)?|[-+]?\d+(:\d+)+(\.\d*)?|\d{4}-\d\d?-\d\d?.*"
)
"""What other readers of YAML take for a figure, a date, or true or false."""
_NEVER_SEEN = re.compile(f"\t|{HIDDEN.pattern}")
_ESCAPED = re.compile(f'["\\\\\n]|{_NEVER_SEEN.pattern}')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_BREAK = re.compile("(?<=\\S) (?=[^\\s\u200b])")
"""Where a line may end: at a single ordinary space between two words."""
_UNFIT_LINE = re.compile("\\s$|^ *([^\\S ]|\u200b)")
"""A line that ends in a space nobody sees, or begins with one that is none to YAML."""


def in_line(text: str, *, in_brackets: bool = False) -> str:
    """A text on one line, in quotes only where it must be."""
    text = text.strip()
    return text if _is_plain(text, in_brackets) else _quoted(text)


def below(text: str, width: int) -> tuple[str, list[str]]:
    """The sign that says how a text stands below its key, and its lines of about `width`.

    Both are empty for a text that cannot be written so, or that has no place to be broken.
    """
    text = text.strip()
    is_folded = "\n" not in text
    lines = list(_wrapped(text, width)) if is_folded else text.split("\n")
    is_one_word = is_folded and len(lines) == 1 and len(text) > width
    if is_one_word or _NEVER_SEEN.search(text) or any(map(_UNFIT_LINE.search, lines)):
        return "", []
    return ">-" if is_folded else "|-", lines


def _is_plain(text: str, in_brackets: bool) -> bool:
    if not text or text[0] in _OPENS_OTHERWISE or "\n" in text or _NEVER_SEEN.search(text):
        return False
    ends = _ENDS_A_TEXT_IN_BRACKETS if in_brackets else _ENDS_A_TEXT
    return not ends.search(text) and not _NO_TEXT_ELSEWHERE.fullmatch(text)


def _quoted(text: str) -> str:
    needs_escapes = "'" in text or "\n" in text or _NEVER_SEEN.search(text)
    if not needs_escapes and ('"' in text or "\\" in text):
        return f"'{text}'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _SHORT_ESCAPES.get(sign) or f"\\u{ord(sign):04x}"


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in _BREAK.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
