"""What a bank lacks, repeats or adds up wrongly earns the advice it should."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.bank import CODES, load, parse
from interview.errors import NotFound
from interview.i18n import LANGUAGES, _, speaking
from interview.lint import explain, lint, rules
from interview.lint.check_bank import with_advice
from interview.reader import Diagnostic, Severity, render_all
from tests.bank.samples import BAKER
from tests.lint.samples import QUESTION, advice, bank, corpus, marked, read
from tests.source import ROOT

ADVISED = corpus("advised.yaml")
SHIPPED = sorted((ROOT / "question_banks").glob("*.yaml"))


@pytest.mark.parametrize("case", ADVISED, ids=lambda case: case["name"])
def test_a_bank_earns_its_advice(case: dict[str, Any]) -> None:
    changes = {key: value for key, value in case.get("question", {}).items() if value is not None}
    dropped = [key for key, value in case.get("question", {}).items() if value is None]
    given_bank = dict(case.get("bank", {}))
    if dropped:
        kept = {key: value for key, value in (QUESTION | changes).items() if key not in dropped}
        given_bank["sections"] = [{"title": "Live", "questions": [kept]}]
    assert advice(changes, case.get("language", "en"), **given_bank) == case["earns"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "rule",
    # what these are about is lost where the fragment is written anew
    [rule for rule in rules() if rule.code not in ("B089", "B094")],
    ids=lambda rule: rule.code,
)
def test_the_examples_of_a_rule_are_what_it_says(rule: Any, language: str) -> None:
    with speaking(language):
        texts = [_(rule.bad), _(rule.better)]
    bad, better = (_advised(text, language) for text in texts)
    assert bad[rule.code] > better[rule.code]
    # The bank around the example has nothing translated.
    assert better[rule.code] == 0 or rule.code == "B141"


def _advised(fragment: str, language: str) -> Counter[str]:
    """What a clean bank earns, and how often, once a fragment is written into it."""
    keys: dict[str, Any] = yaml.load(fragment, yaml.BaseLoader)
    languages = [language, "fr" if language == "en" else "en"]
    is_translated = not keys.keys().isdisjoint(languages)
    base = {"id": "cause"} if is_translated else QUESTION
    of_bank = {key: keys.pop(key) for key in list(keys) if _is_of_the_bank(key, keys)}
    kept = {key: value for key, value in (base | keys).items() if value != ""}
    if "competencies" in of_bank:
        of_bank["competencies"] = {"method": {"name": "Method"}} | (of_bank["competencies"] or {})
    whole = {"languages": languages if is_translated else [language]} | of_bank
    whole["sections"] = [{"title": "Live", "questions": [kept]}]
    return Counter(found.code for found in with_advice(bank({}, language, **whole)).diagnostics)


def _is_of_the_bank(key: str, keys: dict[str, Any]) -> bool:
    return key in ("competencies", "vocabularies", "listening", "languages", "ignore") or (
        key == "minutes" and len(keys) == 1
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_bank_earns_no_advice(path: Path) -> None:
    loaded = load(path)
    assert not render_all(lint(loaded), loaded.source)


def test_advice_points_at_the_very_words() -> None:
    loaded = bank(
        {
            "ask": "In your last job, have you ever written a guide?",
            "probes": ["And tell me, have you ever been arrested?"],
        }
    )
    assert [(found.code, marked(loaded, found)) for found in lint(loaded)] == [
        ("B101", "have you ever"),
        ("B119", "you ever been arrested"),
    ]


def test_what_must_not_be_asked_needs_no_better_wording() -> None:
    assert advice({"ask": "Don’t you think you are too old, and are you married?"}) == [
        "B111",
        "B112",
    ]


@pytest.mark.parametrize(
    "written",
    [
        'ask: "Tell me this: are you married?"',
        "ask: 'Well, it''s private: are you married?'",
        "ask: >-\n          Well, tell me\n          now, are you married?",
        "ask: |\n          Tell me\n\n          everything: are you married?",
        "ask: Tell me\n          now, are you married?",
        'ask: "Caf\\u00e9? Or \\"tea\\"? Then: are you married?"',
    ],
)
def test_the_words_are_found_however_they_are_written(written: str) -> None:
    text = yaml.safe_dump(BANK_WITH_A_HOLE, sort_keys=False).replace("ask: HOLE", written)
    loaded = read(text)
    (found,) = [each for each in lint(loaded) if each.code == "B112"]
    assert marked(loaded, found) in ("are you married", written.removeprefix("ask: "))


BANK_WITH_A_HOLE = {
    "format": 1,
    "title": "Support",
    "scale": ["Weak", "Good"],
    "competencies": {},
    "sections": [{"title": "Live", "questions": [{"id": "hole", "ask": "HOLE"}]}],
}


def test_words_over_two_lines_are_marked_up_to_the_end_of_the_first() -> None:
    text = yaml.safe_dump(BANK_WITH_A_HOLE, sort_keys=False).replace(
        "ask: HOLE", "ask: >-\n          And then, are you\n          married?"
    )
    loaded = read(text)
    (found,) = [each for each in lint(loaded) if each.code == "B112"]
    assert marked(loaded, found) == "are you"


def test_a_translation_is_marked_where_it_stands() -> None:
    text = BAKER.replace("Comment cuisez-vous le pain ?", "Cuisez-vous le pain ?")
    loaded = read(text)
    (found,) = [each for each in lint(loaded) if each.code == "B101"]
    assert marked(loaded, found) == "Cuisez-vous"


def test_a_missing_translation_names_what_is_missing() -> None:
    (found,) = [each for each in lint(read(BAKER)) if "levels 3" in each.message]
    assert (found.code, marked(read(BAKER), found)) == ("B141", "fr")


def test_a_text_left_untranslated_is_told() -> None:
    loaded = read(BAKER.replace("Comment cuisez-vous le pain ?", "How do you bake bread?"))
    (found,) = [each for each in lint(loaded) if each.code == "B142"]
    assert marked(loaded, found) == "How do you bake bread?"


def test_overtime_says_by_how_much() -> None:
    (found,) = lint(bank({"minutes": 12}, minutes=10))
    assert "12" in found.message
    assert "2" in found.hint


def test_what_others_found_may_be_switched_off_too() -> None:
    heard = Diagnostic("B084", Severity.ADVICE, "an everyday word", 1, 1, 2)
    silent = bank({}, ignore={"B084": "Our notes always write names with a capital."})
    assert lint(silent, [heard]) == ()
    assert [found.code for found in lint(silent, [])] == ["B161"]


def test_a_bank_with_errors_keeps_its_diagnostics() -> None:
    loaded = parse(b"format: 1\n", "bank.yaml")
    assert lint(loaded) == loaded.diagnostics


def test_codes_are_given_once_and_in_order() -> None:
    codes = [code.code for code in CODES] + [rule.code for rule in rules()]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_every_error_is_explained(language: str) -> None:
    with speaking(language):
        for each in (*rules(), *CODES):
            told = explain(each.code.lower())
            assert told.startswith(f"{each.code} · {_(each.title)}")
            assert max(map(len, re.sub(r"https?:\S+", "", told).splitlines())) <= 120


def test_an_unknown_code_is_not_found_and_a_near_one_proposed() -> None:
    with pytest.raises(NotFound, match="Did you mean “B1"):
        explain("B1O1")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "bait",
    [
        "?",
        "… ",
        "“",
        "« ",
        "a",
        "a-",
        "le ",
        "et ",
        "vous ",
        "do you ",
        "you have any ",
        "l'",
        "age ",
        "é",
    ],
)
def test_no_hostile_text_keeps_the_advice_for_ever(bait: str, language: str) -> None:
    texts = ["x" + bait * 20_000 + end for end in ("", "?", " age you vous")]
    loaded = bank({"ask": texts[0], "note": texts[1], "probes": texts}, language)
    lint(loaded)  # ends at all: a pattern that tries everything takes hours


LINES = BAKER.splitlines(keepends=True)
WORDS = st.sampled_from(
    ["Are you married?", "Don’t you agree?", "¿", "É" * 30, "«", "İ", "ﬁ", "\u0301"]
)


@given(
    st.lists(st.tuples(st.integers(0, len(LINES) - 1), WORDS | st.text(max_size=30)), max_size=5)
)
@settings(max_examples=120)
def test_no_bank_that_loads_stops_the_advice(changes: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for place, words in changes:
        key = re.match(r"\s*(?:- )?(?:\w+: )?", lines[place])
        lines[place] = (key.group() if key else "") + yaml.safe_dump(words, allow_unicode=True)
    loaded = parse("".join(lines).encode("utf-8", "replace"), "fuzzed.yaml")
    for found in lint(loaded):
        assert 1 <= found.line <= len(loaded.source.lines)
        assert 1 <= found.column <= found.end_column <= len(loaded.source.lines[found.line - 1]) + 2
