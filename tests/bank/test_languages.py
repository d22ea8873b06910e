"""The blocks that repeat a bank's texts in another language."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from interview.bank.schema import json_schema
from tests.bank.samples import BAKER, read, with_change


def found(old: str, new: str) -> list[tuple[str, str]]:
    return [(one.code, one.hint or one.message) for one in with_change(old, new).diagnostics]


def test_a_bank_in_one_language_has_no_language_syntax() -> None:
    text = "format: 1\ntitle: T\nscale: [a, b]\ncompetencies: {}\nsections:\n  - title: S\n"
    bank = read(text + "    questions: [{id: q, ask: Why?}]\n").require()

    assert bank.languages == ("en",)


def test_a_translation_needs_its_language_among_the_banks() -> None:
    diagnostics = with_change("languages: [en, fr]\n", "").diagnostics

    assert {one.code for one in diagnostics} == {"B038"}
    assert "languages: [en, fr]" in diagnostics[0].hint


def test_a_third_language_may_join() -> None:
    text = BAKER.replace("[en, fr]", "[en, fr, de]").replace(
        "    fr: {title: Le métier}", "    fr: {title: Le métier}\n    de: {title: Das Handwerk}"
    )

    title = read(text).require().sections[0].title

    assert [title.to(code) for code in ("en", "fr", "de")] == [
        "The trade",
        "Le métier",
        "Das Handwerk",
    ]


def test_the_first_language_is_the_one_in_place() -> None:
    loaded = with_change("languages: [en, fr]", "languages: [fr, en]")

    assert {one.code for one in loaded.diagnostics} == {"B039"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("            - Et après ?\n", "", "B040"),
        ("            - Nomme deux farines\n", "", "B040"),
        ("[Boulangerie, Depuis]", "[Boulangerie]", "B040"),
        ("scale: [Faible, Passable, Bon]", "scale: [Faible, Bon]", "B040"),
        ("            2: Dit les étapes.", "            4: Dit les étapes.", "B039"),
        ("          title: Pain", "          why: Parce que", "B039"),
        ("          title: Pain", "          competency: pain", "B039"),
        ("          title: Pain", "          titre: Pain", "B012"),
        ("fr: {title: Le métier}", "fr: Le métier", "B015"),
        ("fr: {title: Le métier}", "fr: [Le métier]", "B015"),
        ("          ask: Comment cuisez-vous le pain ?", "          ask: [Comment ?]", "B015"),
        ("[Boulangerie, Depuis]", "{a: Boulangerie}", "B039"),
        ("            2: Dit les étapes.", "            2:", "B020"),
        ("            2: Dit les étapes.", "            2: a\n            2: b", "B013"),
        ("    wheat:", "    fr: {a: b}\n    wheat:", "B015"),
    ],
)
def test_what_does_not_repeat_a_text_is_an_error(old: str, new: str, code: str) -> None:
    assert [one for one, _ in found(old, new)] == [code]


def test_a_list_may_be_repeated_by_what_its_items_are_called() -> None:
    """By their ids, else by their words; in any order, and not all of them."""
    text = BAKER
    for old, new in [
        ("[Faible, Passable, Bon]", "{Good: Bon, Weak: Faible}"),
        (
            "            - Et ensuite ?\n            - Et après ?\n",
            "            And after that?: Et après ?\n            What then?: Et ensuite ?\n",
        ),
        (
            "            - Connaît le four\n            - Ne nettoie jamais\n"
            "            - Nomme deux farines\n",
            "            Names two flours: Nomme deux farines\n"
            "            dirt: Ne nettoie jamais\n",
        ),
        ("[Boulangerie, Depuis]", "{Since: Depuis}"),
    ]:
        assert old in text
        text = text.replace(old, new)
    loaded = read(text)
    bank = loaded.require()
    bread, places = bank.question("bread"), bank.question("places")
    assert [each.to("fr") for each in bank.scale] == ["Faible", "Fair", "Bon"]
    assert [each.to("fr") for each in bread.probes] == ["Et ensuite ?", "Et après ?"]
    assert [each.because.to("fr") for each in bread.signals] == [
        "Knows the oven",
        "Ne nettoie jamais",
        "Nomme deux farines",
    ]
    assert [each.name.to("fr") for each in places.columns] == ["Bakery", "Depuis"]
    as_json = json.loads(json.dumps(yaml.safe_load(text)))
    assert not [*Draft202012Validator(json_schema()).iter_errors(as_json)]


def test_what_no_item_is_called_is_named_with_the_nearest() -> None:
    assert found("[Faible, Passable, Bon]", "{Week: Faible}") == [("B039", "did you mean “Weak”?")]


def test_a_language_may_be_the_name_of_a_term() -> None:
    terms = with_change("    rye:", "    fr: [french flour]\n    rye:").require().vocabularies

    assert terms["flours"].terms["fr"] == ("french flour",)


def test_lists_of_signals_and_columns_are_repeated_as_texts() -> None:
    ((code, hint),) = found(
        "          - name: Bakery\n", "          - name: Bakery\n            fr: {name: Fournil}\n"
    )

    assert code == "B039"
    assert "further out" in hint
