"""Writes a text into a list of a bank's YAML, as its neighbours are, and touches no other byte."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable

from interview.bank.writing.yaml_strings import in_line
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _
from interview.reader.nodes import Mapping, Node, Scalar, Sequence, child
from interview.reader.place import NodePath
from interview.reader.source import Source

_NARROW, _WIDE = 80, 100
"""Columns a list is wrapped at: the file's longest line, but no less and no more than these."""

_STEP = "  "
"""How much further right a block stands than its key."""

_END = re.compile(r"(\r\n|\r|\n)")
_MARGIN = re.compile(r"(?:\s|-\s)*")
_REMARK = re.compile(r"\s+#.*")


@frozen
class _Insertion:
    """Something to write in front of a character; lines and columns count from 0."""

    line: int
    column: int
    text: str
    """Each `\\n` becomes a line end as the file has them."""


def add_to_list(source: Source, way: NodePath, text: str) -> bytes:
    """The file with `text` at the end of the list at `way`; keys missing on the way are written.

    Raises `BankError` where the layout leaves no safe place. The result should be read again, and
    held against what was expected of it.
    """
    node, missing = _walk(source, way)
    if missing:
        return _spliced(source, [_new_keys(node, missing, [text], source.lines)])
    if not isinstance(node, Sequence):
        raise _no_place(node)
    into = _into_brackets if node.in_brackets else _below
    return _spliced(source, into(node, text, source.lines))


def add_empty_list(source: Source, way: NodePath) -> bytes:
    """The file with a new key, the last of `way`, and an empty list for it. Raises as above."""
    node, missing = _walk(source, way)
    return _spliced(source, [_new_keys(node, missing, [], source.lines)])


def _walk(source: Source, way: NodePath) -> tuple[Node, list[str]]:
    """The last node on the way that the file has, and the keys it has not."""
    assert source.root is not None
    node: Node = source.root
    for at, step in enumerate(way):
        found = child(node, step)
        if found is None:
            return node, [str(key) for key in way[at:]]
        node = found[1]
    return node, []


# Into a list


def _into_brackets(node: Sequence, text: str, lines: tuple[str, ...]) -> list[_Insertion]:
    text = _written(text)
    if not node.items:
        return [_Insertion(node.line, node.column + 1, text)]
    last = node.items[-1]
    line = lines[last.end_line]
    is_closed = node.end_line == last.end_line
    has_remark = _REMARK.search(line, last.end_column) is not None
    fits = len(_REMARK.sub("", line)) + len(f", {text}") <= _width(lines)
    if (is_closed and has_remark) or (fits and not _is_one_a_line(node, lines)):
        return [_Insertion(last.end_line, last.end_column, f", {text}")]
    return _on_a_new_line(node, text, lines)


def _on_a_new_line(node: Sequence, text: str, lines: tuple[str, ...]) -> list[_Insertion]:
    last = node.items[-1]
    line, margin = lines[last.end_line], _margin(node, lines)
    if node.end_line == last.end_line:
        return [_Insertion(last.end_line, last.end_column, f",\n{margin}{text}")]
    if line[last.end_column :].lstrip().startswith(","):
        return [_Insertion(last.end_line, len(line), f"\n{margin}{text},")]
    return [
        _Insertion(last.end_line, last.end_column, ","),
        _Insertion(last.end_line, len(line), f"\n{margin}{text}"),
    ]


def _is_one_a_line(node: Sequence, lines: tuple[str, ...]) -> bool:
    """Whether each item stands at the beginning of a line of its own."""
    starts = [item.line for item in node.items if not lines[item.line][: item.column].strip()]
    return len(starts) == len(set(starts)) == len(node.items)


def _margin(node: Sequence, lines: tuple[str, ...]) -> str:
    """What a further line of the list begins with."""
    last = lines[node.items[-1].line]
    if node.items[-1].line > node.line:
        return last[: len(last) - len(last.lstrip())]
    return " " * len(_margin_of(lines[node.line])) + _STEP


def _margin_of(line: str) -> str:
    found = _MARGIN.match(line)
    return found[0] if found else ""


def _width(lines: tuple[str, ...]) -> int:
    return max(_NARROW, min(_WIDE, max(map(len, lines))))


def _below(node: Sequence, text: str, lines: tuple[str, ...]) -> list[_Insertion]:
    """Behind the last item with a hyphen."""
    hyphen = lines[node.items[-1].line][: node.items[-1].column]
    start = hyphen if hyphen.strip() == "-" else " " * node.column + "- "
    last = _last_line(node, lines)
    return [_Insertion(last, len(lines[last]), f"\n{start}{_written(text)}")]


# Into a block of keys


def _new_keys(
    node: Node, keys: list[str], items: Iterable[str], lines: tuple[str, ...]
) -> _Insertion:
    if not isinstance(node, Mapping) or not node.pairs:
        raise _no_place(node)
    inside = f"[{', '.join(map(_written, items))}]"
    key, value = node.pairs[-1]
    if node.in_brackets:
        for name in reversed(keys[1:]):
            inside = f"{{{_written(name)}: {inside}}}"
        return _Insertion(value.end_line, value.end_column, f", {_written(keys[0])}: {inside}")
    margins = [" " * key.column + _STEP * depth for depth in range(len(keys))]
    heads = "".join(
        f"\n{margin}{_written(name)}:" for margin, name in zip(margins, keys, strict=True)
    )
    last = _last_line(value, lines)
    return _Insertion(last, len(lines[last]), f"{heads} {inside}")


def _last_line(node: Node, lines: tuple[str, ...]) -> int:
    """The last line on which something of a value is written."""
    if isinstance(node, Sequence) and not node.in_brackets:
        return _last_line(node.items[-1], lines)
    if isinstance(node, Mapping) and not node.in_brackets:
        return _last_line(node.pairs[-1][1], lines)
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        return max(n for n in range(node.line, node.end_line) if lines[n].strip())
    return node.end_line


# Writing


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
