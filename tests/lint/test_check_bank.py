"""A bank is checked whole: mistakes, advice on the interview, on the signals, on the examples."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from interview.bank import Bank
from interview.lint.check_bank import check_bank, with_advice
from interview.reader import Loaded
from tests.lint.samples import QUESTION, bank, marked


def told(loaded: Loaded[Bank]) -> list[tuple[str, str]]:
    """The codes found, each with the words it points at."""
    return [(found.code, marked(loaded, found)) for found in loaded.diagnostics]


def listening(*phrases: str, **more: Any) -> Loaded[Bank]:
    signal = {"because": "Speaks of it", "suggests": 2, "when": {"mentions": list(phrases)}}
    return with_advice(bank({"signals": [signal], **more}))


def test_a_phrase_that_hears_too_much_is_pointed_at() -> None:
    assert told(listening("sales", "co*")) == [("B081", "co*")]


def test_a_bar_that_joins_nothing_is_pointed_at_in_signals_and_in_sets() -> None:
    assert told(listening("circuit breaker|(load shedding)")) == [
        ("B093", "circuit breaker|(load shedding)")
    ]
    own = {"again": {"hears": ["second look | recheck"]}}
    signal = {"because": "Looks again", "suggests": 2, "when": {"hears": ["again"]}}
    assert told(with_advice(bank({"signals": [signal]}, listening=own))) == [
        ("B093", "second look | recheck")
    ]


def test_two_words_heard_as_one_are_pointed_at_where_the_second_stands() -> None:
    signals = [
        {"because": "Converses", "suggests": 1, "when": {"mentions": ["conversation"]}},
        {"because": "Sells", "suggests": 3, "when": {"any": [{"mentions": ["conversion"]}]}},
    ]
    assert ("B083", "conversion") in told(with_advice(bank({"signals": signals})))


def test_a_signal_that_never_decides_is_pointed_at_by_its_condition() -> None:
    contradiction = [{"mentions": ["goal"]}, {"not": {"mentions": ["goal"]}}]
    signal = {"because": "Never heard", "suggests": 2, "when": {"all": contradiction}}
    assert told(with_advice(bank({"signals": [signal]}))) == [("B082", "when")]


def test_an_example_that_gets_another_level_is_pointed_at() -> None:
    found = listening("sales", examples=[{"note": "counts likes", "level": 2}])
    assert told(found) == [("B085", "counts likes")]


def test_an_everyday_alias_of_a_proper_name_is_pointed_at() -> None:
    names = {"networks": {"Facebook": ["fb", "like"], "Slack": []}}
    assert told(with_advice(bank({}, vocabularies=names))) == [("B084", "like")]


def test_a_list_of_ideas_may_be_made_of_everyday_words() -> None:
    ideas = {"calm ways": {"apology": ["sorry"], "Town": ["village"], "AOL": ["AIM"]}}
    assert told(with_advice(bank({}, vocabularies=ideas))) == []


def test_advice_on_signals_is_switched_off_like_any_other() -> None:
    names = {"networks": {"Facebook": ["like"]}}
    silent = bank({}, vocabularies=names, ignore={"B084": "Nobody notes likes here."})
    assert told(with_advice(silent)) == []


def test_an_exemption_from_advice_on_signals_must_have_an_effect() -> None:
    idle = bank({}, ignore={"B084": "Nobody notes likes here."})
    assert told(with_advice(idle)) == [("B161", "B084")]


def test_a_file_that_cannot_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    (found,) = check_bank(tmp_path / "nowhere.yaml").diagnostics
    assert found.code == "B001"


def test_advice_is_switched_off_for_one_question_alone() -> None:
    closed = {"ask": "Do you look for the cause?"}
    other = QUESTION | {"id": "other", "ask": "Do you check a cure?"}

    def codes(*questions: dict[str, Any]) -> list[str]:
        sections = [{"title": "Live", "questions": list(map(deepcopy, questions))}]
        return [found.code for found in with_advice(bank({}, sections=sections)).diagnostics]

    first, silent = QUESTION | closed, {"ignore": {"B101": "Yes or no is all we need."}}
    assert codes(first, other).count("B101") == 2
    assert codes(first | silent, other).count("B101") == 1
    assert codes(first, other | silent).count("B101") == 1
    assert "B161" not in codes(first | silent, other)
    assert codes(QUESTION | silent).count("B161") == 1
