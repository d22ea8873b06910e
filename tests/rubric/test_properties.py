"""What holds for every answer: exact evidence, red flags that stay, order, and work."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.bank import Names, Question, Signal, Text
from interview.rubric import QuestionRubric, compile_rubric
from tests.rubric.banks import TODAY, bank_of, signal
from tests.work import calls_of

SIGNALS = [
    signal("denial", 1, red_flag=True, mentions=("can't be measured", "ne se mesure pas")),
    signal("guru", "knockout", mentions=("guru", "gourou")),
    signal("vanity", 2, mentions=("likes", "reach", "portée", "<number> followers")),
    signal("goal", 3, mentions=("ask* … goal", "objectif*", "résultat")),
    signal("baseline", 4, mentions=("baseline", "point de départ"), denies=()),
    signal("named", 2, names=Names("networks", besides=("Facebook",))),
    signal("missing", 2, denies=("baseline", "objectif")),
]
FLAGS = ["it can't be measured", "ça ne se mesure pas", "calls herself a guru", "un gourou"]
WORDS = (
    "asks the goal no not pas ne likes reach portée RÉSULTATS l'objectif l’objectif can't be "
    "measured guru 🎯 👩‍👩‍👧 … ? -> but mais never sans baseline basline maybe reddit fb ﬁn œuvre "
    "“ ” ¡ dont w/o pcq obj 0 12% €3 anymore sauf or"
)
PIECES = st.sampled_from(
    [
        *WORDS.split(),
        *("re\u0301sultat", "e\u0301", "\u200d", "\u0301", "40 000 followers", "rien que"),
        *("used to", "his boss thinks", "point de départ", ", ", ". ", "\r\n", "\n", " ", "\t"),
    ]
)
NOTES = st.one_of(
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
    st.text(max_size=200),
)
WEATHER = "weather sunny train late coffee garden blue seven pluie jardin maison hier . , 🎯"
UNRELATED = st.lists(st.sampled_from([*WEATHER.split(), "\n"]), min_size=1, max_size=30).map(
    " ".join
)


def rubric_of(signals: list[Signal]) -> QuestionRubric:
    question = Question("q", Text("?"), signals=tuple(signals))
    return compile_rubric(bank_of(question)).question("q", "en")


RUBRIC = rubric_of(SIGNALS)


@given(NOTES)
@settings(max_examples=400)
def test_evidence_quotes_the_notes_exactly(notes: str) -> None:
    for heard in RUBRIC.suggest(notes, today=TODAY).signals:
        assert heard.evidence
        for span in heard.evidence:
            assert 0 <= span.start < span.end <= len(notes)
            assert notes[span.start : span.end] == span.text


@given(NOTES)
@settings(max_examples=200)
def test_evidence_is_in_order_and_never_nested(notes: str) -> None:
    for heard in RUBRIC.suggest(notes, today=TODAY).signals:
        for before, after in zip(heard.evidence, heard.evidence[1:], strict=False):
            assert before.start < after.start
            assert before.end < after.end


@given(NOTES)
@settings(max_examples=200)
def test_what_was_heard_before_changes_nothing(notes: str) -> None:
    assert RUBRIC.suggest(notes, today=TODAY) == rubric_of(SIGNALS).suggest(notes, today=TODAY)


@given(NOTES, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_of_the_signals_in_the_file_does_not_matter(notes: str, dice: object) -> None:
    shuffled = list(SIGNALS)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = RUBRIC.suggest(notes, today=TODAY), rubric_of(shuffled).suggest(notes, today=TODAY)
    assert (one.level, one.confidence, one.why) == (other.level, other.confidence, other.why)
    assert set(one.signals) == set(other.signals)


@given(st.sampled_from(FLAGS), UNRELATED, UNRELATED)
@settings(max_examples=200)
def test_unrelated_text_never_removes_a_red_flag(flag: str, before: str, after: str) -> None:
    alone = RUBRIC.suggest(flag, today=TODAY)
    among = RUBRIC.suggest(f"{before}\n{flag}\n{after}", today=TODAY)
    assert alone.level == among.level == 1
    assert [s.id for s in among.signals if s.red_flag] == [s.id for s in alone.signals]


@given(st.sampled_from(FLAGS), st.integers(0, 3_000), st.integers(0, 3_000))
@settings(max_examples=200)
def test_an_endless_sentence_hides_no_red_flag(flag: str, before: int, after: int) -> None:
    notes = "weather " * (before // 8) + "x" * (before % 8) + f" {flag} " + "garden " * (after // 7)
    (heard,) = RUBRIC.suggest(notes, today=TODAY).signals
    assert len(heard.evidence) == 1
    assert notes[heard.evidence[0].start : heard.evidence[0].end] in flag


@given(NOTES, NOTES)
@settings(max_examples=200)
def test_a_red_flag_heard_in_one_line_is_heard_whatever_the_others_say(
    notes: str, more: str
) -> None:
    flags = {
        heard.id for heard in RUBRIC.suggest(notes + "\n", today=TODAY).signals if heard.red_flag
    }
    together = RUBRIC.suggest(f"{notes}\n{more}", today=TODAY)
    assert flags <= {heard.id for heard in together.signals}


@given(NOTES)
@settings(max_examples=200)
def test_a_suggestion_is_a_level_of_the_scale_or_nothing(notes: str) -> None:
    found = RUBRIC.suggest(notes, today=TODAY)
    assert found.level in (None, 1, 2, 3, 4)
    assert (found.level is None) is (found.confidence is None)
    assert found.why


HOSTILE = [
    "a " * 25_000,
    "not " * 12_000,
    "not likes " * 5_000,
    "dont " * 10_000,
    "facebook " * 5_000,
    "likes, " * 7_000,
    "asks " * 5_000 + "goal " * 5_000,
    "ask ask goal goal " * 3_000,
    "ne " * 16_000,
    "his boss thinks " * 3_000,
    "'" * 50_000,
    "-" * 50_000,
    "." * 50_000,
    "1 000 " * 8_000,
    "1" * 50_000,
    "é" * 50_000,
    "e\u0301" * 25_000,
    "z" * 50_000,
    "baslinee" * 6_000,
    " ".join(f"basl{number}ine" for number in range(5_000)),
    " ".join(chr(97 + n % 26) * 6 + chr(97 + n // 26 % 26) * 3 for n in range(5_000)),
    "\n" * 50_000,
    "?!?!" * 12_000,
    "w/" * 25_000,
    "l'" * 25_000,
    ", or " * 10_000,
]


@pytest.mark.parametrize("notes", HOSTILE, ids=lambda notes: repr(notes[:12]))
def test_twice_the_repetition_is_no_square_of_the_work(notes: str) -> None:
    # The half first: heard second, its words would be remembered from the whole, and cost less.
    half = work_of(SIGNALS, notes[: len(notes) // 2])
    assert work_of(SIGNALS, notes) < 3 * half + 1_000


def test_repeated_words_of_a_long_phrase_are_no_more_work() -> None:
    signals = [signal("it", 3, mentions=("a1 " * 12, "go go … go … go stop", "a1 … a1 … a1 … b1"))]
    once, twice = (work_of(signals, "a1 " * n + "go " * n) for n in (2_000, 4_000))
    assert twice < 3 * once


def work_of(signals: list[Signal], notes: str) -> int:
    """The work of a first hearing, in function calls."""
    rubric = rubric_of(signals)
    rubric.suggest("warm", today=TODAY)
    return calls_of(lambda: rubric.suggest(notes, today=TODAY))
