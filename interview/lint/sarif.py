"""Diagnostics for other programs: JSON for scripts, SARIF 2.1.0 for editors and CI."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from interview import __version__
from interview.bank.diagnostic_codes import CODES
from interview.i18n import _
from interview.reader.diagnostics import Diagnostic
from interview.reader.place import Place
from interview.reader.source import Source

Checked = Iterable[tuple[Source, Sequence[Diagnostic]]]
"""Files, each with what was found in it."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_json(checked: Checked) -> str:
    """`{"files": [{"file", "diagnostics": [{"code", "severity", "message", "hint", "line",
    "column", "end_column", "related": [{"line", "column", "end_column", "note"}]}]}]}`;
    lines and columns count from 1, in characters, and `end_column` is the one after the last."""
    files = []
    for source, diagnostics in checked:
        plain = [
            {
                "code": found.code,
                "severity": str(found.severity),
                "message": found.message,
                "hint": found.hint,
                **_span(found.place),
                "related": [{**_span(other.place), "note": other.note} for other in found.related],
            }
            for found in diagnostics
        ]
        files.append({"file": source.name, "diagnostics": plain})
    return json.dumps({"files": files}, ensure_ascii=False, indent=2)


def to_sarif(checked: Checked, titles: Mapping[str, str] | None = None) -> str:
    """A SARIF 2.1.0 log with one run; `titles` says what further codes stand for."""
    from interview.lint.all_rules import rules

    pairs = [(source, found) for source, diagnostics in checked for found in diagnostics]
    known = [(code.code, code.title) for code in CODES]
    known += [(rule.code, rule.title) for rule in rules()]
    named = {**{code: _(title) for code, title in known}, **(titles or {})}
    codes = sorted({found.code for _source, found in pairs})
    results = []
    for source, found in pairs:
        result: dict[str, Any] = {
            "ruleId": found.code,
            "ruleIndex": codes.index(found.code),
            "level": "error" if found.is_error else "warning",
            "message": {"text": f"{found.message}: {found.hint}" if found.hint else found.message},
            "locations": [_location(source, found.place)],
        }
        if found.related:
            result["relatedLocations"] = [
                {**_location(source, other.place), "id": number, "message": {"text": other.note}}
                for number, other in enumerate(found.related, start=1)
            ]
        results.append(result)
    run = {
        "tool": {
            "driver": {
                "name": "interview bank check",
                "version": __version__,
                "rules": [
                    {"id": code, "shortDescription": {"text": named.get(code, code)}}
                    for code in codes
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _span(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.column, "end_column": place.end_column}


def _location(source: Source, place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.end_column,
    }
    path = Path(source.name)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
