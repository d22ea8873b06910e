"""The question bank: its model, its checks, and how it is written.

Most of the program needs only the model; the rest loads when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from interview.bank.model import (
    KNOCKOUT,
    AnswerKind,
    Bank,
    Cell,
    Column,
    ColumnKind,
    Competency,
    Condition,
    Decision,
    Example,
    Names,
    Question,
    Rows,
    Section,
    Signal,
    Stage,
    Vocabulary,
    stage_name,
)
from interview.reader.multilingual_text import Text

if TYPE_CHECKING:
    from interview.bank.diagnostic_codes import CODES, Code
    from interview.bank.load_bank import load, parse
    from interview.bank.schema import json_schema

__all__ = [
    "CODES",
    "KNOCKOUT",
    "AnswerKind",
    "Bank",
    "Cell",
    "Code",
    "Column",
    "ColumnKind",
    "Competency",
    "Condition",
    "Decision",
    "Example",
    "Names",
    "Question",
    "Rows",
    "Section",
    "Signal",
    "Stage",
    "Text",
    "Vocabulary",
    "json_schema",
    "load",
    "parse",
    "stage_name",
]

_MODULES = {
    "CODES": "diagnostic_codes",
    "Code": "diagnostic_codes",
    "json_schema": "schema",
    "load": "load_bank",
    "parse": "load_bank",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
