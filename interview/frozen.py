"""Frozen records with slots: `dataclass(frozen=True, slots=True)` at a fifth of its price.

Some seventy of them are defined before the first frame. A dataclass compiles six methods for each;
here each has a constructor of its own and shares the rest, which spares every start 30 ms. What
works on dataclasses (`fields`, `replace`, `asdict`, matching by place) works on these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """Make a class of annotated fields a frozen record."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    made.__init__ = _constructor(fields(made))
    made._values = attrgetter(*(made.__slots__ or ["__slots__"]))
    made.__eq__, made.__hash__, made.__repr__ = _equals, _hash, _shown
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _constructor(wanted: Sequence[Field[Any]]) -> Callable[..., None]:
    """An `__init__` that takes the fields by place and by name.

    It is written as text, as in the standard library: any other way is several times slower to
    call.
    """
    known: dict[str, Any] = {"_set": object.__setattr__, "MISSING": MISSING}
    parameters = [_parameter(each, known) for each in wanted]
    lines = [f"_set(self, {each.name!r}, {_value(each)})" for each in wanted]
    head = f"def __init__({', '.join(['self', *parameters])}):"
    exec("\n    ".join([head, *lines, "return"]), known)
    constructor: Callable[..., None] = known["__init__"]
    return constructor


def _parameter(wanted: Field[Any], known: dict[str, Any]) -> str:
    """A field as it stands between the brackets; its default goes to `known`."""
    name = wanted.name
    if wanted.default_factory is not MISSING:
        known[f"_new_{name}"] = wanted.default_factory
        return f"{name}=MISSING"
    if wanted.default is not MISSING:
        known[f"_default_{name}"] = wanted.default
        return f"{name}=_default_{name}"
    return name


def _value(wanted: Field[Any]) -> str:
    name = wanted.name
    has_factory = wanted.default_factory is not MISSING
    return f"_new_{name}() if {name} is MISSING else {name}" if has_factory else name


def _equals(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self._values(self) == other._values(other)


def _hash(self: Any) -> int:
    return hash((type(self), self._values(self)))


def _shown(self: Any) -> str:
    values = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({values})"


def _refuse(self: Any, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")
