"""The sandbox that templates run in: they read what a report says, and reach nothing else.

A name that they misspell is an error.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from interview.reporting import report_model


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, where an unknown name is an error, in place of an empty text.

    Access to the fields of our own records is not checked. They are plain words, figures and rows,
    safe to read; checking each took two thirds of the time of a report.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template means by `obj.attribute`."""
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_FIELDS = {
    kind: frozenset(field.name for field in fields(kind))
    for kind in vars(report_model).values()
    if isinstance(kind, type) and is_dataclass(kind)
}
"""The fields of every record of a report."""
