"""Values of a bank as they would be written on one line of YAML, to be compared and shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

_NEEDS_NO_QUOTES = re.compile(r"[^\s,:\[\]{}#&*!|>'\"%@`?-](?:[^,:\[\]{}#\"]*[^\s,:\[\]{}#\"])?")


def one_line_yaml(value: Any) -> str:
    """A value on one line. Different values are never written alike.

    Keys that have their default are left out: `{mentions: [oven, heat]}`.
    """
    if is_dataclass(value):
        entries = []
        for field in fields(value):
            default = field.default if field.default_factory is MISSING else field.default_factory()
            part = getattr(value, field.name)
            if part != default:
                entries.append(f"{field.name.rstrip('_')}: {one_line_yaml(part)}")
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, Mapping):
        pairs = (f"{one_line_yaml(key)}: {one_line_yaml(part)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(one_line_yaml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    text = str(value)
    return text if _NEEDS_NO_QUOTES.fullmatch(text) else json.dumps(text, ensure_ascii=False)
