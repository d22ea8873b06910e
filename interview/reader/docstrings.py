"""The docstrings under a record's fields, read from the source: Python itself forgets them."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache


def about(kind: type) -> str:
    """What a record is, in a sentence."""
    return inspect.cleandoc(kind.__doc__ or "")


@cache
def about_fields(kind: type) -> Mapping[str, str]:
    """What each field of a record means; empty where nothing is written under it."""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(definition, ast.ClassDef)
    pairs = zip(definition.body, definition.body[1:], strict=False)
    return {
        field.target.id: " ".join(text.split())
        for field, after in pairs
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if (text := _text(after))
    }


def _text(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return inspect.cleandoc(str(statement.value.value))
    return ""
