"""Reads YAML into frozen records, or into every mistake with its place, whatever the records are.

Most of the program needs only the types; each part loads when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from interview.reader.multilingual_text import Text

if TYPE_CHECKING:
    from interview.reader.diagnostics import Diagnostic, Related, Severity
    from interview.reader.place import NodePath, Place
    from interview.reader.read_yaml import Loaded, read_record
    from interview.reader.render_diagnostics import render, render_all
    from interview.reader.source import Source

__all__ = [
    "Diagnostic",
    "Loaded",
    "NodePath",
    "Place",
    "Related",
    "Severity",
    "Source",
    "Text",
    "read_record",
    "render",
    "render_all",
]

_MODULES = {
    "Diagnostic": "diagnostics",
    "Loaded": "read_yaml",
    "NodePath": "place",
    "Place": "place",
    "Related": "diagnostics",
    "Severity": "diagnostics",
    "Source": "source",
    "read_record": "read_yaml",
    "render": "render_diagnostics",
    "render_all": "render_diagnostics",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
