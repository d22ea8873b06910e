"""The rule from signals to a level, how sure it is, and the sentences that say so."""

from __future__ import annotations

from itertools import permutations

import pytest

from interview.bank import Condition, Names, Question, Signal, Text
from interview.frozen import replace
from interview.rubric import Confidence, HeardSignal, Suggestion, compile_rubric
from tests.rubric.banks import TODAY, bank_of, signal, suggest

LADDER = [
    signal("one", 1, mentions=("weak point",)),
    signal("two", 2, mentions=("fair point",)),
    signal("three", 3, mentions=("good point",)),
    signal("four", 4, mentions=("best point",)),
]


def level(notes: str, signals: list[Signal] = LADDER) -> int | None:
    return suggest(signals, notes).level


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("weak point", 1),
        ("fair point", 2),
        ("weak point. fair point", 2),
        ("fair point. good point. best point", 4),
        ("good point. best point", 4),
        ("nothing of the kind", None),
        ("", None),
    ],
)
def test_the_highest_level_with_a_signal_is_proposed(notes: str, expected: int | None) -> None:
    assert level(notes) == expected


@pytest.mark.parametrize(
    "notes",
    [
        "weak point. good point",
        "weak point. best point",
        "fair point. best point",
        "weak point. fair point. good point",
        "weak point. fair point. good point. best point",
    ],
)
def test_signals_too_far_apart_propose_nothing_and_say_so(notes: str) -> None:
    found = suggest(LADDER, notes)
    assert (found.level, found.confidence, found.next_step) == (None, None, "")
    assert "No level is proposed" in found.why
    assert len(found.signals) > 1


def test_a_step_whose_condition_follows_from_the_higher_is_no_contradiction() -> None:
    signals = [
        signal("some", 1, names=Names("networks")),
        signal("many", 4, names=Names("networks", at_least=2)),
    ]
    assert level("reddit and insta", signals) == 4


def test_a_step_on_the_same_words_is_no_contradiction() -> None:
    signals = [signal("likes", 1, mentions=("likes",)), signal("all", 4, mentions=("likes fall",))]
    assert level("likes fall", signals) == 4
    assert level("likes fall, likes", signals) is None


def test_evidence_is_compared_with_each_piece_of_the_evidence_of_the_higher_signal() -> None:
    def found(lower: str, notes: str) -> int | None:
        higher = signal("higher", 4, mentions=("likes fall", "reach falls"))
        return level(notes, [signal("lower", 1, mentions=(lower,)), higher])

    assert found("reach", "likes fall, reach falls") == 4
    assert found("likes", "likes fall, reach falls") == 4
    assert found("likes", "likes fall, likes. reach falls") is None


def test_a_ticked_signal_without_evidence_is_no_step_on_the_way_to_a_higher() -> None:
    assert suggest(LADDER, "best point", ticked=frozenset({"one"})).level is None


def test_two_signals_contradict_each_other_though_a_lower_one_is_a_step_to_the_higher() -> None:
    signals = [
        signal("likes", 1, mentions=("likes",)),
        signal("fair", 2, mentions=("fair point",)),
        signal("all", 4, mentions=("likes fall",)),
    ]
    found = suggest(signals, "likes fall, a fair point")
    assert found.level is None
    assert "“Fair” points to “Partial”, “All” to “Excellent”" in found.why


FLAGS = [
    signal("denial", 1, red_flag=True, mentions=("can't be measured",)),
    signal("fraud", "knockout", mentions=("bought accounts",)),
    signal("odd", 2, red_flag=True, mentions=("secret sauce",)),
    signal("best", 4, mentions=("best point",)),
]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("can't be measured. best point", 1),
        ("bought accounts. best point", 1),
        ("secret sauce. best point", 2),
        ("secret sauce. bought accounts", 1),
    ],
)
def test_a_red_flag_proposes_its_level_whatever_else_is_heard(notes: str, expected: int) -> None:
    found = suggest(FLAGS, notes)
    assert found.level == expected
    assert "red flag" in found.why
    assert found.next_step == ""


def test_of_two_red_flags_of_one_level_the_certain_one_decides() -> None:
    signals = [
        signal("accounts", 1, red_flag=True, mentions=("accounts",)),
        signal("bought", 1, red_flag=True, mentions=("bought followers",)),
    ]
    only_possible = suggest(signals, "accounts")
    assert (only_possible.level, only_possible.confidence) == (1, Confidence.POSSIBLE)
    both = suggest(signals, "accounts. bought followers")
    assert (both.level, both.confidence) == (1, Confidence.CLEAR)
    assert "“Bought”" in both.why


@pytest.mark.parametrize(
    ("notes", "decides", "confidence"),
    [
        ("goal", "Aim", Confidence.POSSIBLE),
        ("goal. good point", "Good", Confidence.CLEAR),
        ("good point. nice point", "Good", Confidence.CLEAR),
    ],
)
def test_of_several_signals_of_the_highest_level_the_certain_one_decides_then_the_first_by_id(
    notes: str, decides: str, confidence: Confidence
) -> None:
    signals = [
        signal("nice", 3, mentions=("nice point",)),
        signal("aim", 3, mentions=("goal",)),
        signal("good", 3, mentions=("good point",)),
    ]
    for order in permutations(signals):
        found = suggest(list(order), notes)
        assert found.confidence is confidence
        assert found.why == f"The highest level with a signal heard is “Good”: “{decides}”."


def test_the_order_of_the_signals_changes_neither_level_nor_confidence_nor_reason() -> None:
    notes = "fair point. good point, maybe. best point. best point again"
    found = {
        (result.level, result.confidence, result.why)
        for order in permutations(LADDER)
        for result in [suggest(list(order), notes)]
    }
    assert len(found) == 1


def test_signals_are_given_in_the_order_of_the_bank() -> None:
    found = suggest(LADDER, "best point. good point. fair point")
    assert [heard.id for heard in found.signals] == ["two", "three", "four"]


def test_a_signal_without_a_condition_counts_only_when_ticked() -> None:
    signals = [signal("hand", 3), *LADDER[1:2]]
    assert suggest(signals, "fair point hand").level == 2
    ticked = suggest(signals, "fair point", ticked=frozenset({"hand"}))
    assert (ticked.level, ticked.confidence) == (3, Confidence.CLEAR)
    assert [heard.by_hand for heard in ticked.signals] == [True, False]


def test_an_unticked_signal_is_never_heard() -> None:
    found = suggest(LADDER, "fair point. good point", unticked=frozenset({"three"}))
    assert [heard.id for heard in found.signals] == ["two"]


def test_a_ticked_signal_keeps_its_evidence() -> None:
    (heard,) = suggest(LADDER, "good point", ticked=frozenset({"three"})).signals
    assert [span.text for span in heard.evidence] == ["good point"]


def test_ticks_without_notes_propose_a_level() -> None:
    assert suggest(LADDER, "", ticked=frozenset({"four"})).level == 4


@pytest.mark.parametrize(
    ("notes", "confidence"),
    [
        ("weak point", Confidence.CLEAR),
        ("good point", Confidence.CLEAR),
        ("maybe a good point", Confidence.POSSIBLE),
        ("a godo point", Confidence.CLEAR),
        ("good piont", Confidence.POSSIBLE),
        ("maybe a good point. good point", Confidence.CLEAR),
        ("weak point. fair point", Confidence.POSSIBLE),
    ],
)
def test_a_suggestion_is_clear_only_without_doubt(notes: str, confidence: Confidence) -> None:
    signals = [*LADDER, signal("three-too", 3, mentions=("godo point",))]
    assert suggest(signals, notes).confidence is confidence


def test_a_single_plain_word_is_only_possible_and_two_are_clear() -> None:
    signals = [signal("three", 3, mentions=("goal", "baseline"))]
    assert suggest(signals, "goal goal goal").confidence is Confidence.POSSIBLE
    assert suggest(signals, "goal, baseline").confidence is Confidence.CLEAR


def test_more_words_about_nothing_change_no_level() -> None:
    short = suggest(LADDER, "good point")
    long = suggest(LADDER, "good point. " + "and then some more words about the weather. " * 200)
    assert (short.level, short.confidence) == (long.level, long.confidence)


def test_combined_conditions() -> None:
    both = Condition(mentions=("goal",)), Condition(mentions=("baseline",))
    signals = [signal("both", 4, all=both), signal("either", 3, any=both)]
    assert level("goal", signals) == 3
    assert level("goal and baseline", signals) == 4
    assert level("neither", signals) is None


def test_several_keys_of_a_condition_must_all_hold() -> None:
    signals = [signal("it", 3, mentions=("results",), names=Names("campaigns"))]
    assert level("results", signals) is None
    assert level("results of ikea", signals) == 3


def test_what_is_missing_never_speaks_alone() -> None:
    signals = [signal("none", 1, not_=Condition(mentions=("goal",)))]
    assert level("talks about the weather", signals) is None
    assert level("", signals) is None


def test_what_is_missing_can_join_what_is_said() -> None:
    signals = [
        signal("likes", 2, mentions=("likes",), not_=Condition(mentions=("goal",))),
    ]
    assert level("likes", signals) == 2
    assert level("likes and goal", signals) is None
    assert level("likes but no goal", signals) == 2


@pytest.mark.parametrize(
    ("notes", "language", "why"),
    [
        ("", "en", "No signal is heard in this answer, so no level is proposed."),
        (
            "",
            "fr",
            "Aucun signal n’est repéré dans cette réponse : aucun niveau n’est proposé.",
        ),
        ("fair point", "en", "The highest level with a signal heard is “Partial”: “Two”."),
        (
            "fair point",
            "fr",
            "Le niveau le plus élevé dont un signal est repéré est « Partiel » : « Two (fr) ».",
        ),
        (
            "weak point. good point",
            "en",
            "No level is proposed: “One” points to “Weak”, “Three” to “Good”.",
        ),
        (
            "weak point. good point",
            "fr",
            "Aucun niveau n’est proposé : « One (fr) » oriente vers « Faible »,"
            " « Three (fr) » vers « Bon ».",
        ),
        ("secret sauce", "en", "A red flag comes first: “Odd” proposes “Partial”."),
        (
            "secret sauce",
            "fr",
            "Un signal d’alerte passe avant tout : « Odd (fr) » propose « Partiel ».",
        ),
    ],
)
def test_the_reason_is_one_sentence_in_the_language_asked_for(
    notes: str, language: str, why: str
) -> None:
    odd = signal("odd", 2, red_flag=True, mentions=("secret sauce",))
    found = suggest([*LADDER, odd], notes, language=language)
    assert found.why.replace("\u00a0", " ").replace("\u202f", " ") == why


@pytest.mark.parametrize(
    ("language", "unheard"),
    [
        ("en", "Notes in this language are not heard: tick the signals yourself."),
        (
            "fr",
            "Les notes dans cette langue ne sont pas lues par le programme : "
            "cochez vous-même les signaux.",
        ),
    ],
)
def test_where_no_language_of_the_bank_is_heard_it_is_said_until_something_is_ticked(
    language: str, unheard: str
) -> None:
    bank = replace(bank_of(Question("q", Text("?"), signals=tuple(LADDER))), languages=("de",))
    rubric = compile_rubric(bank).question("q", language)
    found = rubric.suggest("schwach", today=TODAY)
    assert found.why.replace("\u00a0", " ").replace("\u202f", " ") == unheard
    ticked = rubric.suggest("", ticked=frozenset({"four"}), today=TODAY)
    assert (ticked.level, ticked.why == unheard) == (4, False)


@pytest.mark.parametrize(
    ("language", "after_two", "after_three"),
    [
        (
            "en",
            "For “Good”, listen for “Three” or “Three-too”.",
            "For “Excellent”, listen for “Four”.",
        ),
        (
            "fr",
            "Pour « Bon », à relever : « Three (fr) » ou « Three-too (fr) ».",
            "Pour « Excellent », à relever : « Four (fr) ».",
        ),
    ],
)
def test_the_next_step_names_the_signals_of_the_next_level_that_has_any(
    language: str, after_two: str, after_three: str
) -> None:
    signals = [*LADDER, signal("three-too", 3, mentions=("nice point",))]
    for notes, expected in (("fair point", after_two), ("good point", after_three)):
        found = suggest(signals, notes, language=language)
        assert found.next_step.replace("\u00a0", " ").replace("\u202f", " ") == expected


def test_nothing_is_to_be_heard_above_the_top() -> None:
    assert suggest(LADDER, "good point. best point").next_step == ""


def test_both_languages_are_heard_whatever_the_language_of_the_sentences() -> None:
    signals = [signal("goal", 3, mentions=("goal", "objectif"))]
    for language in ("en", "fr"):
        assert suggest(signals, "asks goal", language=language).level == 3
        assert suggest(signals, "demande l'objectif", language=language).level == 3


def test_a_heard_signal_says_all_that_is_known_of_it() -> None:
    found = suggest(FLAGS, "it can't be measured")
    assert isinstance(found, Suggestion)
    (heard,) = found.signals
    assert isinstance(heard, HeardSignal)
    assert (heard.id, heard.because, heard.suggests) == ("denial", "Denial", 1)
    assert heard.red_flag
    assert heard.confidence is Confidence.CLEAR


COMBINED = [
    signal(
        "both",
        3,
        all=(Condition(mentions=("asks the goal",)), Condition(mentions=("counts sales",))),
    )
]


def test_pieces_from_far_ends_of_the_notes_are_only_possible() -> None:
    near = suggest(COMBINED, "asks the goal. counts sales")
    far = suggest(COMBINED, "asks the goal. " + "then about the weather. " * 20 + "counts sales")
    assert (near.confidence, far.confidence) == (Confidence.CLEAR, Confidence.POSSIBLE)
    assert near.level == far.level


def test_a_level_is_only_possible_where_a_lower_signal_speaks_for_itself() -> None:
    contested = suggest(LADDER, "fair point, and also a good point")
    assert (contested.level, contested.confidence) == (3, Confidence.POSSIBLE)


def test_a_lowest_signal_contests_a_higher_even_where_it_rests_on_the_same_words() -> None:
    def confidence(lower: int, higher: int) -> Confidence | None:
        signals = [
            signal("lower", lower, mentions=("point",)),
            signal("higher", higher, mentions=("good point",)),
        ]
        found = suggest(signals, "a good point")
        assert found.level == higher
        return found.confidence

    assert confidence(2, 3) is Confidence.CLEAR
    assert confidence(1, 2) is Confidence.POSSIBLE
