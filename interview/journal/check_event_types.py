"""Whether the fields of an event hold what they should: events that came from elsewhere may not."""

from __future__ import annotations

from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from interview.session import Event, UnknownEvent
from interview.session.events import EVENT_KINDS

_HINTS = {name: get_type_hints(kind) for name, kind in EVENT_KINDS.items()}
"""The types of the fields of each kind."""


def has_right_types(event: Event) -> bool:
    """Whether every field of an event is of its type; an event of no known kind says nothing."""
    if isinstance(event, UnknownEvent):
        return True
    hints = _HINTS[type(event).__name__]
    return all(_fits(getattr(event, field.name), hints[field.name]) for field in fields(event))


def _fits(value: object, hint: Any) -> bool:
    parts = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return any(_fits(value, part) for part in parts)
    if get_origin(hint) is tuple:
        if type(value) is not tuple:
            return False
        if parts[-1] is Ellipsis:
            return all(_fits(item, parts[0]) for item in value)
        return len(value) == len(parts) and all(map(_fits, value, parts))
    if hint in (None, NoneType):
        return value is None
    return type(value) is hint or (hint is float and type(value) is int)
