"""What is known where YAML stops making sense, and what can be said about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from interview.reader import compose_nodes
from interview.reader.place import Place


@dataclass(frozen=True)
class Written:
    """A text the parser had read; lines and columns count from 0."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str
    """Empty for a plain text, else the sign that opens it."""


@dataclass(frozen=True)
class Repair:
    """Signs to put in the place of as many others, so that the rest can be read."""

    line: int
    column: int
    signs: str


@dataclass(frozen=True)
class Explanation:
    """A slip, told to a person."""

    code: str
    message: str
    place: Place
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    repairs: tuple[Repair, ...] = ()
    """How to step over it; none where nothing below can be trusted."""
    also: tuple[Place, ...] = ()
    """Where the same slip was made again."""
    is_guess: bool = False
    """Whether the repairs may well be wrong: if they do not help, there is no more to say."""


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
        """The trouble that an error of the parser tells of."""
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
    def sign(self) -> str:
        """The sign it stopped at; empty at the end of a line."""
        return self.at[self.column : self.column + 1]

    def place(self, line: int, start: int, end: int | None = None) -> Place:
        """A place from columns that count from 0; one sign wide if `end` is left out."""
        return Place(line + 1, start + 1, (start + 1 if end is None else max(end, start + 1)) + 1)

    def word(self, line: int, column: int) -> Place:
        """The place of the word that begins there."""
        found = re.match(r"[^\s:]+", self.lines[line][column:])
        return self.place(line, column, column + (found.end() if found else 1))

    @cached_property
    def before(self) -> Written | None:
        """The last text that begins before the trouble."""
        texts = [token for token in self._tokens if isinstance(token, yaml.ScalarToken)]
        return _written(texts[-1]) if texts else None

    @cached_property
    def star(self) -> tuple[int, int] | None:
        """Line and column of the reference (`*name`) right before the trouble."""
        last = self._tokens[-1] if self._tokens else None
        mark: Any = last.start_mark if isinstance(last, yaml.AliasToken) else None
        return (mark.line, mark.column) if mark else None

    @cached_property
    def bracket(self) -> tuple[int, int] | None:
        """Line and column of the bracket or brace that is open where the trouble is."""
        opened: list[Any] = []
        for token in self._tokens:
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                opened = opened[:-1]
        return (opened[-1].line, opened[-1].column) if opened else None

    @cached_property
    def _tokens(self) -> list[yaml.Token]:
        """The parser's words before the trouble."""
        tokens: list[yaml.Token] = []
        try:
            for token in yaml.scan(self.text, Loader=compose_nodes.PARSER):
                start: Any = token.start_mark
                if (start.line, start.column) >= (self.line, self.column):
                    break
                tokens.append(token)
        except yaml.YAMLError:
            pass  # the scanner stops at the trouble too, or just behind it
        return tokens


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _written(token: Any) -> Written:
    start, end = token.start_mark, token.end_mark
    return Written(start.line, start.column, end.line, end.column, token.style or "")
