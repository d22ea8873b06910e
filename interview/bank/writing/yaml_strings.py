"""How one text is written: as it is, between quotes where YAML needs them, or below its key."""

from __future__ import annotations

import re

from interview.plain_text import HIDDEN

_OPENS_OTHERWISE = "-?:,[]{}#&*!|>'\"%@`\u200b"
"""Characters with a meaning of their own at the start of a text, and a space nobody sees."""
_ENDS_A_TEXT = re.compile(r":(\s|$)|\s#")
_ENDS_A_TEXT_IN_BRACKETS = re.compile(r"[,\[\]{}:?]|\s#")
_NO_TEXT_ELSEWHERE = re.compile(
    r"(?i)y|n|yes|no|true|false|on|off|null|~|=|<<|[-+]?\.(inf|nan)|0x[\da-f_]+|0o[0-7_]+|0b[01_]+"
    r"|[-+]?[\d_,]*\.?[\d_]*(e[-+]?\d+)?|[-+]?\d+(:\d+)+(\.\d*)?|\d{4}-\d\d?-\d\d?.*"
)
"""What other readers of YAML take for a number, a date, or true or false."""
_NEVER_SEEN = re.compile(f"\t|{HIDDEN}")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_BREAK = re.compile("(?<=\\S) (?=[^\\s\u200b])")
"""Where a line may end: at a single ordinary space between two words."""
_UNFIT_LINE = re.compile("\\s$|^ *[^\\S ]|\u200b")
"""A line that ends in a space nobody sees, or begins with one that is none to YAML."""


def in_line(text: str, *, in_brackets: bool = False) -> str:
    """A text on one line, in quotes only where it must be: `no` is `"no"`, `a: b` is `"a: b"`."""
    text = text.strip()
    ends = _ENDS_A_TEXT_IN_BRACKETS if in_brackets else _ENDS_A_TEXT
    needs_escapes = "\n" in text or _NEVER_SEEN.search(text) is not None
    is_plain = text and text[0] not in _OPENS_OTHERWISE and not needs_escapes
    if is_plain and not ends.search(text) and not _NO_TEXT_ELSEWHERE.fullmatch(text):
        return text
    if not needs_escapes and "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    escaped = []
    for character in text:
        if character in _SHORT_ESCAPES:
            escaped.append(_SHORT_ESCAPES[character])
        elif _NEVER_SEEN.match(character):
            escaped.append(f"\\u{ord(character):04x}")
        else:
            escaped.append(character)
    return f'"{"".join(escaped)}"'


def below(text: str, width: int) -> tuple[str, list[str]]:
    """The sign that says how a text is written below its key, and its lines of about `width`.

    The sign is `>-` for a text whose lines YAML joins by spaces, `|-` for one that has line ends.
    Both results are empty for a text that cannot be written so, or that has no place to be broken.
    """
    text = text.strip()
    is_folded = "\n" not in text
    lines = text.split("\n")
    if is_folded:
        first, *words = _BREAK.split(text)
        lines = [first]
        for word in words:
            if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
                lines.append(word)
            else:
                lines[-1] += f" {word}"
    is_one_word = is_folded and len(lines) == 1 and len(text) > width
    if is_one_word or _NEVER_SEEN.search(text) or any(map(_UNFIT_LINE.search, lines)):
        return "", []
    return ">-" if is_folded else "|-", lines
