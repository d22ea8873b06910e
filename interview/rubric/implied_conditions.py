"""Whether one condition can only hold where another does, by what the conditions alone say."""

from __future__ import annotations

from dataclasses import fields

from interview.bank import Condition, Names, Rows
from interview.rubric.lexicon.folding import fold


def implies(condition: Condition, other: Condition) -> bool:
    """Whether `other` surely holds wherever `condition` does.

    Never true by mistake; it may miss an implication that only the meaning of the words gives.
    """
    wanted = conjuncts(other)
    known = conjuncts(condition)
    return bool(wanted) and all(any(_implies(have, want) for have in known) for want in wanted)


def conjuncts(condition: Condition) -> list[Condition]:
    """The parts of a condition that must all hold, each with a single demand."""
    found = [part for inner in condition.all for part in conjuncts(inner)]
    for name in _SINGLE_KEYS:
        if value := getattr(condition, name):
            past = condition.past and name in ("mentions", "hears")
            found.append(Condition(**{name: value}, past=past))
    if condition.at_least is not None or condition.at_most is not None:
        found.append(Condition(at_least=condition.at_least, at_most=condition.at_most))
    return found


_SINGLE_KEYS = tuple(
    field.name
    for field in fields(Condition)
    if field.name not in ("all", "past", "at_least", "at_most")
)
"""The keys of a condition that demand something by themselves."""


def _implies(have: Condition, want: Condition) -> bool:
    """The same for two conditions with a single demand each."""
    if have == want:
        return True
    if want.any:
        return any(implies(have, part) for part in want.any)
    if have.any:
        return all(implies(part, want) for part in have.any)
    if want.not_ and have.not_:
        return implies(want.not_, have.not_)
    if (
        (_is_part(have.mentions, want.mentions) and (want.past or not have.past))
        or _is_part(have.denies, want.denies)
        or (_is_part(have.hears, want.hears) and (want.past or not have.past))
        or _is_part(have.picked, want.picked)
        or _is_part(have.picked_only, want.picked_only)
        or _is_part(have.picked_only, want.picked)
    ):
        return True
    if have.names and want.names:
        return _implies_names(have.names, want.names)
    if have.rows and want.rows:
        if want.rows.at_most is not None or have.rows.at_most == 0:
            return False
        where = have.rows.where
        is_narrower = all(where.get(column) == cell for column, cell in want.rows.where.items())
        return is_narrower and _is_as_many(have.rows, want.rows.at_least)
    if want.at_least is None and want.at_most is None:
        return False
    low, high = have.at_least, have.at_most
    return (want.at_least is None or (low is not None and low >= want.at_least)) and (
        want.at_most is None or (high is not None and high <= want.at_most)
    )


def _is_part(have: tuple[str, ...], want: tuple[str, ...]) -> bool:
    return bool(have) and bool(want) and set(have) <= set(want)


def _implies_names(have: Names, want: Names) -> bool:
    if have.of != want.of or want.only or want.at_most is not None or have.at_most == 0:
        return False
    if not _is_as_many(have, want.at_least) or (have.past and not want.past):
        return False
    left_out = {fold(name) for name in want.besides}
    return left_out <= {fold(name) for name in have.besides} or (
        bool(have.only) and not left_out & {fold(name) for name in have.only}
    )


def _is_as_many(have: Names | Rows, wanted: int | None) -> bool:
    """Whether a demand on a count surely gives as many as are wanted; without a bound, one is."""
    surely = 1 if have.at_most is None else 0
    if have.at_least is not None:
        surely = have.at_least
    return surely >= (1 if wanted is None else wanted)
