"""The patterns of the language files: regular expressions with less to type.

A plain bracket only groups, as `(?:…)` does; `{name}` is a piece written once; a pattern may go on
over several lines, whose ends are no part of it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping

from interview.i18n import _
from interview.languages.language_files import AskedSubjects
from interview.plain_text import listed, quoted
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.place import NodePath
from interview.reader.source import Source

_GROUPS = {
    "closed": ("opener",),
    "leading": ("opener", "tag", "phrase"),
    "second": ("opener",),
    "pairs": ("opener",),
    "inverted": ("verb", "who"),
    "inverted_of_them": ("verb", "who"),
}
"""The groups that the program asks a pattern for."""
_PIECE = re.compile(r"\{([a-z_]+)\}")
_BRACKET = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\((?!\?)")
_NEVER = "(?!)"
_STRUCTURE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[(|)]")


def expression(pattern: str, pieces: Mapping[str, str]) -> str:
    """The regular expression that a pattern means; one that never matches for an empty pattern.

    `KeyError` for a piece that does not exist, `RecursionError` for one made of itself.

    >>> expression("how (old|young) {be} you", {"be": "(are|were)"})
    'how (?:old|young) (?:are|were) you'
    """
    if not pattern:
        return _NEVER

    def fill(text: str) -> str:
        return _PIECE.sub(lambda piece: fill(pieces[piece[1]]), text.replace("\n", ""))

    def group(found: re.Match[str]) -> str:
        return "(?:" if found.group() == "(" else found.group()

    return _BRACKET.sub(group, fill(pattern))


def compiled(pattern: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    """The same, ready to be looked for. `re.error` for a pattern that cannot be read."""
    return re.compile(expression(pattern, pieces))


def begins_sentence(expression: str) -> bool:
    """Whether every alternative of a regular expression begins with `^`.

    >>> begins_sentence("^how (old|young)|^what age"), begins_sentence("^how old|what age")
    (True, False)
    """
    starts, depth = [0], 0
    for found in _STRUCTURE.finditer(expression):
        depth += {"(": 1, ")": -1}.get(found.group(), 0)
        if found.group() == "|" and not depth:
            starts.append(found.end())
    return all(expression.startswith("^", start) for start in starts)


def pieces_of(record: AskedSubjects, *, in_third_person: bool = False) -> Mapping[str, str]:
    """The pieces of a language's patterns; `{you}` is the candidate, spoken to or spoken of."""
    you, your = record.you, record.your
    if in_third_person:
        you, your = record.they, record.their
    return {**record.pieces, "you": you, "your": your}


def check_patterns(
    patterns: Iterable[tuple[NodePath, str]],
    pieces: Mapping[str, str],
    source: Source,
    collector: DiagnosticCollector,
) -> None:
    """Report each pattern, given with its place, that cannot be read or lacks a group."""
    for path, pattern in patterns:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # of a bracket that may not mean what was meant
                found = compiled(pattern, pieces)
        except KeyError as unknown:
            message = _("no piece is called {name}").format(name=quoted(unknown.args[0]))
            hint = _("possible: {words}").format(words=listed(pieces))
        except RecursionError:
            message, hint = _("a piece of this pattern is made of itself"), ""
        except (re.error, Warning) as error:
            message = _("this pattern cannot be read: {problem}").format(problem=error)
            hint = _("the first lines of the file say how a pattern is written")
        else:
            missing = [name for name in _GROUPS.get(str(path[-1]), ()) if pattern]
            missing = [name for name in missing if name not in found.groupindex]
            if not missing or (path == ("leading",) and len(missing) < 3):
                continue
            message = _("this pattern has no group {name}").format(name=quoted(missing[0]))
            hint = _("write “(?P<{name}>…)” around the words to underline").format(name=missing[0])
        collector.error("L002", message, source.place(path), hint)
