"""What is asked earns the advice it should, and nothing near it does."""

from __future__ import annotations

import pytest

from tests.lint.samples import advice, corpus

ASKED = corpus("asked.yaml")
EARNING = [
    (language, code, text)
    for language, kinds in ASKED.items()
    for code, texts in kinds["earns"].items()
    for text in texts
]
CLEAN = [(language, text) for language, kinds in ASKED.items() for text in kinds["nothing"]]
FORBIDDEN = [(lang, code, text) for lang, code, text in EARNING if "B111" <= code <= "B124"]
WORDING = [each for each in EARNING if each not in FORBIDDEN]


@pytest.mark.parametrize(("language", "code", "ask"), EARNING)
def test_a_question_earns_its_advice(language: str, code: str, ask: str) -> None:
    assert code in advice({"ask": ask}, language)


@pytest.mark.parametrize(("language", "code", "ask"), WORDING)
def test_wording_earns_one_piece_of_advice_only(language: str, code: str, ask: str) -> None:
    assert advice({"ask": ask}, language) == [code]


@pytest.mark.parametrize(("language", "ask"), CLEAN)
def test_a_question_that_comes_near_earns_nothing(language: str, ask: str) -> None:
    assert advice({"ask": ask}, language) == []


@pytest.mark.parametrize(("language", "code", "ask"), FORBIDDEN)
def test_a_probe_earns_what_a_question_earns(language: str, code: str, ask: str) -> None:
    assert code in advice({"probes": [ask]}, language)
