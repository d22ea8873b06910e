"""Values of a bank as they would be written on one line of YAML, to be compared and shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

_PLAIN = re.compile(r"[^\s,:\[\]{}#&*!|>'\"%@`?-](?:[^,:\[\]{}#\"]*[^\s,:\[\]{}#\"])?")


def written(value: Any) -> str:
    """A value on one line; two values are written alike only where they are the same."""
    if is_dataclass(value):
        return "{" + ", ".join(_entries(value)) + "}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{written(key)}: {written(v)}" for key, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else _text(str(value))


def _entries(record: Any) -> list[str]:
    """The keys of a record that do not have their default."""
    return [
        f"{field.name.rstrip('_')}: {written(value)}"
        for field in fields(record)
        if (value := getattr(record, field.name)) != _default(field)
    ]


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
