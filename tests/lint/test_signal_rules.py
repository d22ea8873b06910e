"""What the editor is told of a bank's signals, and examples tried on them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from interview.bank import (
    AnswerKind,
    Bank,
    Cell,
    Column,
    Condition,
    Example,
    Names,
    Question,
    Rows,
    Signal,
    Text,
    Vocabulary,
)
from interview.lint.check_bank import with_advice
from interview.lint.findings import Findings
from interview.lint.passages import placed_questions
from interview.lint.phrase_rules import check_phrases
from interview.lint.signal_rules import check_signals
from interview.lint.vocabulary_rules import check_vocabularies
from interview.reader.source import Source
from interview.rubric import mismatches
from tests.lint.samples import bank
from tests.rubric.banks import TODAY, bank_of, signal


def bank_with(*signals: Signal, **asking: object) -> Bank:
    return bank_of(Question("q", Text("?"), signals=signals, **asking))  # type: ignore[arg-type]


def told(code: str, bank: Bank) -> list[str]:
    """What the rule of this code says of a bank."""
    findings = Findings(bank, Source("bank.yaml"))
    check_phrases(placed_questions(bank), findings)
    check_signals(placed_questions(bank), findings)
    check_vocabularies(findings)
    return [found.message for found in findings.found if found.code == code]


def test_two_words_heard_as_one_are_told_with_both_phrases() -> None:
    bank = bank_with(
        signal("talks", 2, mentions=("conversation",)), signal("sells", 3, mentions=("conversion",))
    )
    (message,) = told("B083", bank)
    assert message.startswith("“conversation” and “conversion” are heard as the same word")


@pytest.mark.parametrize(
    ("first", "second"),
    [("goal", "goals"), ("mesurer", "mesurable"), ("evaluate", "evaluation"), ("likes", "leads")],
)
def test_forms_of_one_word_are_no_collision(first: str, second: str) -> None:
    bank = bank_with(signal("one", 2, mentions=(first,)), signal("two", 3, mentions=(second,)))
    assert told("B083", bank) == []


def test_prefixes_keep_words_apart() -> None:
    bank = bank_with(
        signal("talks", 2, mentions=("conversation*",)),
        signal("sells", 3, mentions=("conversion*",)),
    )
    assert told("B083", bank) == []


def test_everyday_words_and_single_letters_are_ambiguous_names() -> None:
    networks = {"Threads": (), "X": ("twitter",), "Facebook": ("like", "fb", "f"), "Skype": ("IT",)}
    bank = replace(bank_of(), vocabularies={"networks": Vocabulary(MappingProxyType(networks))})
    assert told("B084", bank) == [
        "“like” may well be said without meaning “Facebook”.",
        "“f” may well be said without meaning “Facebook”.",
    ]


def test_a_signal_that_a_higher_one_always_accompanies_is_dead() -> None:
    bank = bank_with(
        signal("narrow", 2, mentions=("reach",)),
        signal("wide", 3, mentions=("reach", "goal")),
    )
    assert told("B082", bank) == ["Wherever it is heard, “Wide” is heard too and decides."]


def test_a_step_of_a_ladder_is_not_dead() -> None:
    bank = bank_with(
        signal("one", 2, names=Names("networks")),
        signal("three", 4, names=Names("networks", at_least=3)),
    )
    assert told("B082", bank) == []


def test_a_red_flag_is_never_dead() -> None:
    bank = bank_with(
        signal("flag", 1, red_flag=True, mentions=("reach",)),
        signal("wide", 3, mentions=("reach", "goal")),
    )
    assert told("B082", bank) == []


@pytest.mark.parametrize(
    "condition",
    [
        Condition(names=Names("networks", at_least=40)),
        Condition(names=Names("networks", at_least=3, at_most=2)),
        Condition(names=Names("networks", only=("Pinterest",))),
        Condition(picked=("Likes",)),
        Condition(at_least=3),
        Condition(rows=Rows(at_least=1)),
        Condition(mentions=("…",)),
        Condition(not_=Condition(mentions=("goal",))),
        Condition(
            all=(Condition(mentions=("goal",)), Condition(not_=Condition(mentions=("goal", "aim"))))
        ),
        Condition(any=(Condition(picked=("Likes",)), Condition(at_least=3))),
    ],
)
def test_a_signal_that_can_never_be_heard_is_told_with_a_reason(condition: Condition) -> None:
    bank = bank_with(Signal(Text("dead"), 3, id="dead", when=condition))
    (message,) = told("B082", bank)
    assert message.endswith(".")


def test_conditions_that_fit_their_question_are_alive() -> None:
    table = bank_with(
        signal("rows", 3, rows=Rows(MappingProxyType({"Network": Cell(none_of=("X",))}))),
        answer=AnswerKind.TABLE,
        columns=(Column(Text("Network")),),
    )
    picks = bank_with(
        signal("picks", 3, picked_only=("Likes",)),
        answer=AnswerKind.PICK_MANY,
        options=(Text("Likes"), Text("Leads")),
    )
    number = bank_with(signal("number", 3, at_least=2, at_most=3), answer=AnswerKind.NUMBER)
    by_hand = bank_with(signal("by-hand", 3))
    assert [told("B082", bank) for bank in (table, picks, number, by_hand)] == [[], [], [], []]


@pytest.mark.parametrize("phrase", ["<weight> followers", "a*", "…"])
def test_phrases_that_hear_nothing_or_everything_are_told(phrase: str) -> None:
    (message,) = told("B081", bank_with(signal("it", 3, mentions=(phrase, "goal"))))
    assert message.startswith(f"“{phrase}”")


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        (
            "circuit breaker*|(load shedding)|backpressure",
            "(circuit breaker*|load shedding|backpressure)",
        ),
        ("goal | target", "goal|target"),
        ("(roll back)|revert", "(roll back|revert)"),
        ("goal|target|", "goal|target"),
    ],
)
def test_a_bar_beside_a_space_or_a_bracket_is_told_with_what_is_meant(
    phrase: str, meant: str
) -> None:
    bank = bank_with(signal("it", 3, mentions=(phrase,)))
    findings = Findings(bank, Source("bank.yaml"))
    check_phrases(placed_questions(bank), findings)
    (found,) = findings.found
    assert found.code == "B093"
    assert f"“{meant}”" in found.hint


@pytest.mark.parametrize(
    ("phrase", "deaf"),
    [
        ("rolled|roll|rolling back|rollback", "rollback"),
        ("post mortem*|post-mortem", "post-mortem"),
        ("set*|setup* up", "setup*"),
    ],
)
def test_a_word_that_a_bar_puts_behind_its_own_beginning_is_told(phrase: str, deaf: str) -> None:
    (message,) = told("B093", bank_with(signal("it", 3, mentions=(phrase,))))
    assert message.startswith(f"“{deaf}” is heard only together with")


@pytest.mark.parametrize(
    "phrase",
    [
        "what|which people want",
        "every (day|other week)",
        "(roll back | revert)",
        "went|came back|up … see|look",
        "<number> → <number>|<percent>",
        "on_his_own|alone",
        "did_it|did himself",
        "|",
    ],
)
def test_a_bar_between_single_words_is_well_written(phrase: str) -> None:
    assert told("B093", bank_with(signal("it", 3, mentions=(phrase,)))) == []


def test_examples_that_get_another_level_are_told() -> None:
    bank = bank_with(
        signal("goal", 3, mentions=("goal",)),
        examples=(
            Example("asks the goal", 3),
            Example("asks the goal", 4),
            Example("talks of the weather"),
            Example("never asks the goal", 3),
        ),
    )
    found = mismatches(bank, today=TODAY)
    assert [(m.place, m.expected, m.got.level) for m in found] == [(2, 4, 3), (4, 3, None)]


def test_a_semicolon_between_two_phrases_is_told_and_one_inside_a_word_is_not() -> None:
    told_of = told("B090", bank_with(signal("asks", 2, mentions=("asked why; reasons", "a;b"))))
    assert told_of == ["in “asked why; reasons”, the semicolon parts nothing: it is one phrase"]


def test_a_german_bank_is_told_that_it_is_not_heard_and_nothing_that_only_hearing_would_cure() -> (
    None
):
    asks = {"because": "Fragt", "suggests": 3, "when": {"mentions": ["Not", "Vier-Augen-Prinzip"]}}
    of_question = {"signals": [asks], "examples": [{"note": "hilft", "level": 3}]}

    codes = [
        {found.code for found in with_advice(bank(dict(of_question), language)).diagnostics}
        for language in ("de", "en")
    ]

    assert [codes[0] & {"B085", "B088", "B091"}, codes[1] & {"B085", "B088", "B091"}] == [
        {"B088"},
        {"B085", "B091"},
    ]
