"""Writes a text into a list of a bank's YAML, as its neighbours are, and touches no other byte."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable

from interview.bank.writing.yaml_strings import in_line
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import NodePath
from interview.reader.source import Source

_NARROW, _WIDE = 80, 100
"""Columns a list is wrapped at: the file's longest line, but no less and no more than these."""

_STEP = "  "
"""How much further right a block begins than its key."""

_END = re.compile(r"(\r\n|\r|\n)")
_MARGIN = re.compile(r"(?:\s|-\s)*")
_COMMENT = re.compile(r"\s+#.*")


@frozen
class _Insertion:
    """Something to write in front of a character; lines and columns count from 0."""

    line: int
    column: int
    text: str
    """Each `\\n` becomes a line end as the file has them."""


def add_to_list(source: Source, path: NodePath, text: str) -> bytes:
    """The file with `text` at the end of the list at `path`; missing keys on it are written.

    With `a: {list: [x]}` in the file, `add_to_list(source, ("a", "list"), "new")` is the file with
    `a: {list: [x, new]}`. Raises `BankError` where the layout leaves no safe place. The result
    should be read again, and compared with what was expected of it.
    """
    node = source.node(path)
    if node is None:
        return _add_keys(source, path, [text])
    if not isinstance(node, Sequence):
        raise _no_place(node)
    lines = source.lines
    if node.in_brackets:
        return _spliced(source, _into_brackets(node, text, lines))
    last = node.items[-1]
    hyphen = lines[last.line][: last.column]
    start = hyphen if hyphen.strip() == "-" else " " * node.column + "- "
    end = _last_line(node, lines)
    return _spliced(source, [_Insertion(end, len(lines[end]), f"\n{start}{_written(text)}")])


def add_empty_list(source: Source, path: NodePath) -> bytes:
    """The file with a new key, the last of `path`, and an empty list for it. Raises as above."""
    return _add_keys(source, path, [])


def _into_brackets(node: Sequence, text: str, lines: tuple[str, ...]) -> list[_Insertion]:
    """Behind the last item in brackets: on its line where there is room, else on a new one."""
    text = _written(text)
    if not node.items:
        return [_Insertion(node.line, node.column + 1, text)]
    last = node.items[-1]
    line = lines[last.end_line]
    is_closed = node.end_line == last.end_line
    has_comment = _COMMENT.search(line, last.end_column) is not None
    width = max(_NARROW, min(_WIDE, max(map(len, lines))))
    fits = len(_COMMENT.sub("", line)) + len(f", {text}") <= width
    starts = [item.line for item in node.items if not lines[item.line][: item.column].strip()]
    is_one_a_line = len(starts) == len(set(starts)) == len(node.items)
    if (is_closed and has_comment) or (fits and not is_one_a_line):
        return [_Insertion(last.end_line, last.end_column, f", {text}")]
    margin = lines[last.line][: len(lines[last.line]) - len(lines[last.line].lstrip())]
    if last.line == node.line:
        found = _MARGIN.match(lines[node.line])
        margin = " " * (found.end() if found else 0) + _STEP
    if is_closed:
        return [_Insertion(last.end_line, last.end_column, f",\n{margin}{text}")]
    if line[last.end_column :].lstrip().startswith(","):
        return [_Insertion(last.end_line, len(line), f"\n{margin}{text},")]
    return [
        _Insertion(last.end_line, last.end_column, ","),
        _Insertion(last.end_line, len(line), f"\n{margin}{text}"),
    ]


def _add_keys(source: Source, path: NodePath, items: Iterable[str]) -> bytes:
    """The file with those keys of `path` that are missing, and a list for the last of them."""
    steps = source.walk(path)
    node = steps[-1][1] if steps else source.root
    keys = [str(step) for step in path[len(steps) :]]
    assert node is not None
    if not isinstance(node, Mapping) or not node.pairs:
        raise _no_place(node)
    inside = f"[{', '.join(map(_written, items))}]"
    key, value = node.pairs[-1]
    if node.in_brackets:
        for name in reversed(keys[1:]):
            inside = f"{{{_written(name)}: {inside}}}"
        text = f", {_written(keys[0])}: {inside}"
        return _spliced(source, [_Insertion(value.end_line, value.end_column, text)])
    text = ""
    for depth, name in enumerate(keys):
        text += f"\n{' ' * key.column}{_STEP * depth}{_written(name)}:"
    last = _last_line(value, source.lines)
    return _spliced(source, [_Insertion(last, len(source.lines[last]), f"{text} {inside}")])


def _last_line(node: Node, lines: tuple[str, ...]) -> int:
    """The last line on which something of a value is written."""
    if isinstance(node, Sequence) and not node.in_brackets:
        return _last_line(node.items[-1], lines)
    if isinstance(node, Mapping) and not node.in_brackets:
        return _last_line(node.pairs[-1][1], lines)
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        return max(n for n in range(node.line, node.end_line) if lines[n].strip())
    return node.end_line


def _written(text: str) -> str:
    """A text of one line, quoted only where it must be, in brackets or outside."""
    return in_line(text, in_brackets=True)


def _spliced(source: Source, insertions: list[_Insertion]) -> bytes:
    parts = _END.split(source.data.decode("utf-8-sig"))
    lines, ends = parts[::2], [*parts[1::2], ""]
    for each in reversed(insertions):
        end = ends[each.line] or next(iter(ends), "") or "\n"
        line = lines[each.line]
        text = each.text.replace("\n", end)
        lines[each.line] = line[: each.column] + text + line[each.column :]
    whole = "".join(line + end for line, end in zip(lines, ends, strict=True))
    mark = BOM_UTF8 if source.data.startswith(BOM_UTF8) else b""
    return mark + whole.encode("utf-8")


def _no_place(node: Node) -> BankError:
    sentence = _("Nothing can be written safely at line {line}: write it there by hand.")
    return BankError(sentence.format(line=node.line + 1))
