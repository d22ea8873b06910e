"""The sandbox that templates run in: they read what a report says, and reach nothing else.

A name that they misspell is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from interview.i18n import _
from interview.reporting import report_model
from interview.reporting.comparison import comparison_model
from interview.reporting.panel import panel_model
from interview.reporting.template_budget import LONGEST_NUMBER, TemplateBudget

_FILTERS = [
    "abs",
    "capitalize",
    "count",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "first",
    "float",
    "groupby",
    "int",
    "items",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "round",
    "safe",
    "select",
    "selectattr",
    "sort",
    "string",
    "striptags",
    "sum",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
    "wordcount",
]
"""Jinja's filters that make nothing longer than what they are given. `join` and `replace` pay."""

_METHODS = frozenset(
    [
        "capitalize",
        "casefold",
        "count",
        "endswith",
        "find",
        "isdigit",
        "lower",
        "lstrip",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "title",
        "upper",
    ]
)
"""The methods of texts that make nothing longer."""

_INCLUDED = 10_000
"""Characters that taking in another file costs."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, where an unknown name is an error, in place of an empty text.

    Access to the fields of our own records is not checked. They are plain words, figures and rows,
    safe to read; checking each took two thirds of the time of a report. What a template makes is
    paid for out of a budget.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **settings: Any) -> None:
        self.budget = TemplateBudget()
        super().__init__(**{"undefined": StrictUndefined} | settings, finalize=self.budget.paid)
        self._macro_literal = 0
        del self.globals["lipsum"]
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters |= {
            "join": self._join,
            "replace": self._replace,
            "counted for a loop": self.budget.counted,
            "paid": self.budget.paid,
        }

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template means by `obj.attribute`."""
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def get_template(self, *args: Any, **more: Any) -> Template:
        """A template, which pays where it is taken into another."""
        self.budget.step()
        self.budget.pay(_INCLUDED)
        return super().get_template(*args, **more)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Call what a template may call."""
        self.budget.step()
        if obj is _:  # our own words, a hundred of them in a report
            return _(*args)
        self.budget.pay(self._macro_literal)
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str) and getattr(obj, "__name__", "") not in _METHODS:
            raise SecurityError(_("it uses a method of texts that templates may not use"))
        return super().call(context, obj, *args, **named)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The method `format` of a text, without widths, and paid for."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None

        def formatted(*args: Any, **named: Any) -> str:
            text = str(value.__self__)
            if re.search(r"\{[^}]*:", text) or value.__name__ != "format":
                raise SecurityError(_("it uses a method of texts that templates may not use"))
            longest = max((len(str(each)) for each in (*args, *named.values())), default=0)
            self.budget.pay(len(text) + text.count("{") * longest)
            return wrapped(*args, **named)

        return formatted

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out `left + right` and the like, where the result is of a size that is paid for."""
        sizes = [len(each) for each in (left, right) if isinstance(each, str | list | tuple)]
        if operator == "+":
            self.budget.pay(sum(sizes))
        elif operator == "*" and sizes:
            self.budget.pay(sizes[0] * max(0, int(right if sizes[0] == _length(left) else left)))
        elif operator == "%" and sizes:
            raise SecurityError(_("it uses a method of texts that templates may not use"))
        elif isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * (abs(right) if operator == "**" else 1)
            if bits + (right.bit_length() if operator == "*" else 0) > LONGEST_NUMBER:
                raise SecurityError(_("it makes more than any report needs"))
        return super().call_binop(context, operator, left, right)

    def _generate(self, source: nodes.Template, *args: Any, **more: Any) -> str:
        """Have every loop and every joined text pay, before the template becomes Python."""
        for concat in list(source.find_all(nodes.Concat)):
            concat.nodes = [_filtered(each, "paid") for each in concat.nodes]
        for loop in list(source.find_all(nodes.For)):
            literal = sum(_literals(loop.body))
            loop.iter = _filtered(loop.iter, "counted for a loop", nodes.Const(literal))
        for macro in source.find_all(nodes.Macro):
            self._macro_literal = max(self._macro_literal, sum(_literals(macro.body)))
        return super()._generate(source, *args, **more)

    def _join(self, items: Iterable[Any], separator: str = "", attribute: str = "") -> Any:
        parts = [
            self.getattr(each, attribute) if attribute else each
            for each in self.budget.counted(items)
        ]
        self.budget.pay(sum(len(str(each)) + len(separator) for each in parts))
        return separator.join(str(each) for each in parts)

    def _replace(self, text: str, old: str, new: str) -> str:
        self.budget.pay(len(text) + text.count(old) * len(new))
        return text.replace(old, new)


def _length(value: Any) -> int:
    """How long a text or a list is; -1 for anything else."""
    return len(value) if isinstance(value, str | list | tuple) else -1


def _filtered(node: Any, name: str, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno)


def _literals(body: Iterable[nodes.Node]) -> Iterator[int]:
    """How long the words are that a template itself writes, without those of loops inside."""
    for node in body:
        if isinstance(node, nodes.TemplateData):
            yield len(node.data)
        elif not isinstance(node, nodes.For):
            yield from _literals(node.iter_child_nodes())


_FIELDS = {
    kind: frozenset(field.name for field in fields(kind))
    for model in (report_model, comparison_model, panel_model)
    for kind in vars(model).values()
    if isinstance(kind, type) and is_dataclass(kind)
}
"""The fields of every record of a report."""
