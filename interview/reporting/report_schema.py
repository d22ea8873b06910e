"""The JSON Schema of a report that is written as JSON (draft 2020-12), made from its records.

It stands in `reports/report.schema.json` too, for programs that read reports. Within one version of
the format, keys are only ever added: a program must pass over keys that it does not know.
"""

from __future__ import annotations

import inspect
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

from interview.reader.field_types import field_descriptions
from interview.reporting.render_report import FORMAT
from interview.reporting.report_model import Report
from interview.session.interview_file import RecordedAnswer, RecordedInterview

Schema = dict[str, Any]

_PLAIN: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
}


def json_schema() -> Schema:
    """The schema of a whole report."""
    definitions: dict[str, Schema] = {}
    report = _record(Report, definitions)
    report["properties"] = {
        "format": {"description": "The version of this format.", "const": FORMAT},
        **report["properties"],
        "record": {
            "description": report["properties"]["record"]["description"],
            "anyOf": [_value(RecordedInterview, definitions), {"type": "null"}],
        },
    }
    report["required"] = ["format", *report["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"An interview report, format {FORMAT}",
        **report,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as it stands in `reports/report.schema.json`."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _record(kind: type, definitions: dict[str, Schema]) -> Schema:
    """The schema of a record. In what `record` reads, keys that would be empty are left out."""
    hints, described = get_type_hints(kind), field_descriptions(kind)
    properties = {}
    for field in fields(kind):
        text = described.get(field.name, "")
        schema = _value(hints[field.name], definitions)
        properties[field.name] = {"description": text, **schema} if text else schema
    is_input = kind in (RecordedInterview, RecordedAnswer)
    return {
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": [] if is_input else list(properties),
    }


def _value(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # its place, should it hold itself
            definitions[hint.__name__] = _record(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    parts = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return {
            "anyOf": [
                {"type": "null"} if each is type(None) else _value(each, definitions)
                for each in parts
            ]
        }
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(parts[0], definitions)}
    if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
        value = {} if parts[1] is object else _value(parts[1], definitions)
        return {"type": "object", "additionalProperties": value}
    raise TypeError(f"no JSON Schema for {hint!r}")
