"""Whether one condition can only hold where another does: reasoning on the conditions alone."""

from __future__ import annotations

from dataclasses import fields

from interview.bank import Condition, Names, Rows
from interview.rubric.lexicon.folding import fold


def implies(condition: Condition, other: Condition) -> bool:
    """Whether `other` surely holds wherever `condition` does.

    Never true by mistake; it may miss an implication that only the meaning of the words gives.
    """
    wanted = conjuncts(other)
    given = conjuncts(condition)
    return bool(wanted) and all(any(_gives(have, want) for have in given) for want in wanted)


def conjuncts(condition: Condition) -> list[Condition]:
    """The parts that must all hold, each asking for one thing."""
    found = [part for inner in condition.all for part in conjuncts(inner)]
    for name in _SINGLE_KEYS:
        if value := getattr(condition, name):
            past = condition.past and name == "mentions"
            found.append(Condition(**{name: value}, past=past))
    if condition.at_least is not None or condition.at_most is not None:
        found.append(Condition(at_least=condition.at_least, at_most=condition.at_most))
    return found


_SINGLE_KEYS = tuple(
    field.name
    for field in fields(Condition)
    if field.name not in ("all", "past", "at_least", "at_most")
)
"""The keys of a condition that ask for something by themselves."""


def _gives(have: Condition, want: Condition) -> bool:
    if have == want:
        return True
    if want.any:
        return any(implies(have, part) for part in want.any)
    if have.any:
        return all(implies(part, want) for part in have.any)
    if want.not_ and have.not_:
        return implies(want.not_, have.not_)
    return _gives_words(have, want) or _gives_counts(have, want)


def _gives_words(have: Condition, want: Condition) -> bool:
    return (
        (_within(have.mentions, want.mentions) and (want.past or not have.past))
        or _within(have.denies, want.denies)
        or _within(have.picked, want.picked)
        or _within(have.picked_only, want.picked_only)
        or _within(have.picked_only, want.picked)
    )


def _gives_counts(have: Condition, want: Condition) -> bool:
    if have.names and want.names:
        return _names_more(have.names, want.names)
    if have.rows and want.rows:
        return _rows_more(have.rows, want.rows)
    if want.at_least is None and want.at_most is None:
        return False
    low, high = have.at_least, have.at_most
    return (want.at_least is None or (low is not None and low >= want.at_least)) and (
        want.at_most is None or (high is not None and high <= want.at_most)
    )


def _within(have: tuple[str, ...], want: tuple[str, ...]) -> bool:
    return bool(have) and bool(want) and set(have) <= set(want)


def _names_more(have: Names, want: Names) -> bool:
    if have.of != want.of or want.only or want.at_most is not None or have.at_most == 0:
        return False
    if not _as_many(have.at_least, have.at_most, want.at_least) or (have.past and not want.past):
        return False
    left_out = {fold(name) for name in want.besides}
    return left_out <= {fold(name) for name in have.besides} or (
        bool(have.only) and not left_out & {fold(name) for name in have.only}
    )


def _rows_more(have: Rows, want: Rows) -> bool:
    if want.at_most is not None or have.at_most == 0:
        return False
    narrower = all(have.where.get(column) == cell for column, cell in want.where.items())
    return narrower and _as_many(have.at_least, have.at_most, want.at_least)


def _as_many(at_least: int | None, at_most: int | None, wanted: int | None) -> bool:
    surely = at_least if at_least is not None else 0 if at_most is not None else 1
    return surely >= (1 if wanted is None else wanted)
