"""Frozen records as JSON and back, for what is read from YAML once and from JSON ever after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import MappingProxyType, ModuleType
from typing import Any

_KIND = ""
"""The key that says what a JSON object was; no field is called so."""


def to_json(value: Any) -> str:
    """Records, enums, mappings and tuples, nested in any way, as one line of JSON.

    A field that has its default value is left out.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | bytes, module: ModuleType) -> Any:
    """What `to_json` was given; `module` defines (or imports) the records and enums in it.

    `ValueError`, `LookupError` or `TypeError` for JSON that `to_json` did not write, or that an
    earlier version of the records wrote.
    """
    kinds: dict[str, Any] = {k: v for k, v in vars(module).items() if isinstance(v, type)}
    kinds[_mapping.__name__] = _mapping

    def restored(values: dict[str, Any]) -> Any:
        for name, value in values.items():
            if type(value) is list:
                values[name] = _tuple(value)
        return kinds[values.pop(_KIND)](**values)

    return json.loads(text, object_hook=restored)


def _plain(value: Any) -> Any:
    kind = type(value).__name__
    if isinstance(value, StrEnum):
        return {_KIND: kind, "value": str(value)}
    if isinstance(value, Mapping):
        return {_KIND: _mapping.__name__, "items": [[k, _plain(v)] for k, v in value.items()]}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        defaults = {field.name: field.default for field in fields(value)}
        return {_KIND: kind, **{n: _plain(v) for n, v in values.items() if v != defaults[n]}}
    return value


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    """A list and the lists in it as tuples."""
    if list in map(type, values):
        return tuple(_tuple(each) if type(each) is list else each for each in values)
    return tuple(values)


def _mapping(items: Iterable[tuple[Any, Any]]) -> Mapping[Any, Any]:
    pairs = {key: _tuple(value) if type(value) is list else value for key, value in items}
    return MappingProxyType(pairs)
