"""A changed listening set of a bank is a change of the interview, its explanation is none."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from interview.bank import Text
from interview.editing.diff import ChangeSeverity, compare
from interview.listening import ListeningSet
from tests.bank.samples import BAKER, read

BANK = read(BAKER).require()
LATE = ListeningSet(about=Text("It came late."), hears=("arrived late",))


def severities(before: ListeningSet | None, after: ListeningSet) -> list[ChangeSeverity]:
    """How much each change between two versions of a set means."""
    banks = [
        replace(BANK, listening=MappingProxyType({"late": given} if given else {}))
        for given in (before, after)
    ]
    return [change.severity for change in compare(*banks).changes]


def test_a_phrase_that_is_added_or_a_new_set_changes_what_is_heard() -> None:
    more = replace(LATE, hears=("arrived late", "too late"))
    assert severities(LATE, more) == [ChangeSeverity.INTERVIEW]
    assert severities(None, LATE) == [ChangeSeverity.INTERVIEW]


def test_what_a_set_says_of_itself_is_for_editors_only() -> None:
    assert severities(LATE, replace(LATE, examples=("it arrived late",))) == [
        ChangeSeverity.EDITORS_ONLY
    ]
    assert severities(LATE, LATE) == []
