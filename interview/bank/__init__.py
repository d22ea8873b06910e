"""A question bank: its model, and how it is read.

The reader is imported when it is first asked for: most of the program only needs the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    Text,
    Vocabulary,
)

if TYPE_CHECKING:
    from interview.bank.codes import CODES, Code
    from interview.bank.diagnostics import Diagnostic, Related, Severity
    from interview.bank.drawing import render, render_all
    from interview.bank.formats import to_json, to_sarif
    from interview.bank.loading import Loaded, load, parse, read_record
    from interview.bank.naming import stage_name
    from interview.bank.schema import json_schema
    from interview.bank.source import Place, Source

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
    "Diagnostic",
    "Example",
    "Loaded",
    "Names",
    "Place",
    "Question",
    "Related",
    "Rows",
    "Section",
    "Severity",
    "Signal",
    "Source",
    "Stage",
    "Text",
    "Vocabulary",
    "json_schema",
    "load",
    "parse",
    "read_record",
    "render",
    "render_all",
    "stage_name",
    "to_json",
    "to_sarif",
]

_LATER = {
    "CODES": "codes",
    "Code": "codes",
    "Diagnostic": "diagnostics",
    "Related": "diagnostics",
    "Severity": "diagnostics",
    "render": "drawing",
    "render_all": "drawing",
    "Loaded": "loading",
    "load": "loading",
    "parse": "loading",
    "read_record": "loading",
    "json_schema": "schema",
    "to_json": "formats",
    "to_sarif": "formats",
    "stage_name": "naming",
    "Place": "source",
    "Source": "source",
}
"""Public names, and the modules that are imported when one is asked for."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"interview.bank.{_LATER[name]}"), name)
