"""Frozen records with slots: as `dataclass(frozen=True, slots=True)` makes them, five times faster.

Some seventy of them are defined before the first frame. A dataclass compiles six methods for each;
here each has a constructor of its own and shares the rest, which spares every start 30 ms. What
works on dataclasses (`fields`, `replace`, `asdict`, matching by place) works on these; the
`replace` here is quicker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from dataclasses import replace as replace_in_dataclass
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

_FEW = 20
"""Records of a kind that are filled field by field. Only then is it worth to compile a constructor,
which takes as long as filling thirty: of most kinds, there are few before the first frame."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """A decorator: make a class of annotated fields a frozen record.

    Its instances compare and hash by their fields, and `FrozenInstanceError` keeps these as they
    are. Use it like `dataclass(frozen=True, slots=True)`, which is slower to define.
    """
    annotations = kind.__annotations__
    # A dataclass takes every annotation that is text apart, in search of ClassVar and InitVar.
    kind.__annotations__ = dict.fromkeys(annotations, object)
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    made.__annotations__ = annotations
    for each in fields(made):
        each.type = annotations.get(each.name, each.type)

    so_far = count(1)

    def construct(self: Any, *values: Any, **named: Any) -> None:
        if next(so_far) > _FEW or not _filled(self, fields(made), values, named):
            made.__init__ = _constructor(fields(made))
            made.__init__(self, *values, **named)

    made.__init__ = construct
    made._values = attrgetter(*(made.__slots__ or ["__slots__"]))
    made._places = {name: place for place, name in enumerate(made.__slots__)}
    made.__eq__, made.__hash__, made.__repr__ = _equals, _hash, _repr
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


if TYPE_CHECKING:
    from dataclasses import replace as replace  # so that the fields and their types are checked
else:

    def replace(record: T, **changes: Any) -> T:
        """A copy of a record with some fields changed: as `dataclasses.replace`, but quicker.

        To fold the events of an interview takes half as long with it. A dataclass that is no frozen
        record is left to the standard library. Raises `TypeError` for a name that is no field.
        """
        kind = type(record)
        places = getattr(kind, "_places", None)
        if places is None:
            return replace_in_dataclass(record, **changes)
        found = kind._values(record)
        values = list(found) if len(places) > 1 else [found]
        for name, value in changes.items():
            if name not in places:
                raise TypeError(f"{kind.__qualname__} has no field {name!r}")
            values[places[name]] = value
        return kind(*values)


def _filled(
    record: Any, wanted: Sequence[Field[Any]], values: Sequence[Any], named: Mapping[str, Any]
) -> bool:
    """Whether a record could be filled with what its constructor was given, field by field."""
    given = {**dict(zip((each.name for each in wanted), values, strict=False)), **named}
    taken = 0
    for each in wanted:
        if each.name in given:
            value, taken = given[each.name], taken + 1
        elif each.default is not MISSING:
            value = each.default
        elif each.default_factory is not MISSING:
            value = each.default_factory()
        else:
            return False
        object.__setattr__(record, each.name, value)
    return taken == len(values) + len(named)  # else one is too many, unknown, or given twice


def _constructor(wanted: Sequence[Field[Any]]) -> Callable[..., None]:
    """An `__init__` that takes the fields by place and by name, for a kind with many records.

    It is written as text, as in the standard library: any other way is several times slower to
    call. `x: int = 3` becomes the parameter `x=_default_x` and the line `_set(self, 'x', x)`.
    """
    names: dict[str, Any] = {"_set": object.__setattr__, "MISSING": MISSING}
    parameters, lines = ["self"], []
    for each in wanted:
        parameter, value = each.name, each.name
        if each.default_factory is not MISSING:
            names[f"_new_{each.name}"] = each.default_factory
            parameter = f"{each.name}=MISSING"
            value = f"_new_{each.name}() if {each.name} is MISSING else {each.name}"
        elif each.default is not MISSING:
            names[f"_default_{each.name}"] = each.default
            parameter = f"{each.name}=_default_{each.name}"
        parameters.append(parameter)
        lines.append(f"_set(self, {each.name!r}, {value})")
    head = f"def __init__({', '.join(parameters)}):"
    exec("\n    ".join([head, *lines, "return"]), names)
    constructor: Callable[..., None] = names["__init__"]
    return constructor


def _equals(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self._values(self) == other._values(other)


def _hash(self: Any) -> int:
    return hash((type(self), self._values(self)))


def _repr(self: Any) -> str:
    values = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({values})"


def _refuse(self: Any, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")
