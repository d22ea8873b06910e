"""Where YAML's parser stopped, what it had read until then, and how the failure is explained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from interview.reader import compose_nodes
from interview.reader.diagnostics import Cure, DiagnosticCollector
from interview.reader.nodes import Mapping, Node, Scalar, Sequence
from interview.reader.place import Place


@dataclass(frozen=True)
class ReadText:
    """A text that the parser had read; lines and columns count from 0."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str
    """Empty for a plain text, else the character that opens it."""


@dataclass(frozen=True)
class Repair:
    """Characters to put in the place of as many others, so that the rest can be read."""

    line: int
    column: int
    replacement: str


@dataclass(frozen=True)
class Explanation:
    """A mistake in the YAML, explained to a person."""

    code: str
    message: str
    place: Place
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    repairs: tuple[Repair, ...] = ()
    """What to replace so that the rest can be read; none where nothing below can be trusted."""
    also: tuple[Place, ...] = ()
    """Where the same mistake was made again."""
    cure: Cure | None = None
    """What to write instead, where there is no doubt; what `also` names is cured at its turn."""
    is_guess: bool = False
    """Whether the repairs may well be wrong: if they do not help, nothing more is reported."""


@dataclass(frozen=True)
class ParseFailure:
    """Where the parser stopped; lines and columns count from 0."""

    text: str
    lines: tuple[str, ...]
    problem: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int

    @classmethod
    def of(cls, error: yaml.YAMLError, text: str) -> ParseFailure:
        """The failure that an error of the parser describes."""
        mark: Any = getattr(error, "problem_mark", None) or yaml.Mark("", 0, 0, 0, "", 0)
        around: Any = getattr(error, "context_mark", None) or mark
        return cls(
            text=text,
            lines=tuple(text.split("\n")),
            problem=getattr(error, "problem", None) or str(error),
            line=mark.line,
            column=mark.column,
            context=getattr(error, "context", None) or "",
            context_line=around.line,
            context_column=around.column,
        )

    @property
    def at(self) -> str:
        """The line it stopped at."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def character(self) -> str:
        """The character it stopped at; empty at the end of a line."""
        return self.at[self.column : self.column + 1]

    def place(self, line: int, start: int, end: int | None = None) -> Place:
        """A place from columns that count from 0; one character wide if `end` is left out."""
        return Place(line + 1, start + 1, (start + 1 if end is None else max(end, start + 1)) + 1)

    def word(self, line: int, column: int) -> Place:
        """The place of the word that begins there."""
        found = re.match(r"[^\s:]+", self.lines[line][column:])
        return self.place(line, column, column + (found.end() if found else 1))

    @cached_property
    def before(self) -> ReadText | None:
        """The last text that begins before the place of the failure."""
        texts = [token for token in self._tokens if isinstance(token, yaml.ScalarToken)]
        if not texts:
            return None
        last: Any = texts[-1]
        start, end = last.start_mark, last.end_mark
        return ReadText(start.line, start.column, end.line, end.column, last.style or "")

    @cached_property
    def alias(self) -> tuple[int, int] | None:
        """Line and column of the reference (`*name`) right before the failure."""
        last = self._tokens[-1] if self._tokens else None
        mark: Any = last.start_mark if isinstance(last, yaml.AliasToken) else None
        return (mark.line, mark.column) if mark else None

    @cached_property
    def bracket(self) -> tuple[int, int] | None:
        """Line and column of the bracket or brace that is open where it stopped."""
        opened: list[Any] = []
        for token in self._tokens:
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                opened = opened[:-1]
        return (opened[-1].line, opened[-1].column) if opened else None

    @cached_property
    def _tokens(self) -> list[yaml.Token]:
        """The parser's tokens before the place of the failure."""
        tokens: list[yaml.Token] = []
        try:
            for token in yaml.scan(self.text, Loader=compose_nodes.PARSER):
                start: Any = token.start_mark
                if (start.line, start.column) >= (self.line, self.column):
                    break
                tokens.append(token)
        except yaml.YAMLError:
            pass  # the scanner stops at the same place, or just behind it
        return tokens


def without_places(text: str) -> object:
    """What a YAML text holds, whatever its arrangement; none where it cannot be read as YAML."""
    try:
        root = compose_nodes.compose(text, DiagnosticCollector(tuple(text.split("\n"))))
    except (yaml.YAMLError, compose_nodes.StopComposing):
        return None
    return _content(root)


def _content(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_content(item) for item in node.items]
        case Mapping():
            return [(_content(key), _content(value)) for key, value in node.pairs]
    return None
