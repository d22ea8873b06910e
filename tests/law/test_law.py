"""Each rule on what not to ask says how far it goes, and where and when it was read."""

from __future__ import annotations

from datetime import date

import pytest

from interview.bank import parse
from interview.cli import main
from interview.i18n import LANGUAGES, speaking
from interview.law import jurisdictions, subjects, uncovered_places
from interview.law.law_files import Article, Strength
from interview.lint import lint
from interview.lint.law_by_place import about_the_advice, about_the_advice_in_short, strengths
from interview.plain_text import listed
from tests.bank.samples import BAKER
from tests.lint.samples import advice, bank
from tests.source import ROOT

ARTICLES = [
    pytest.param(article, id=f"{place}-{subject}-{number}")
    for place, law in jurisdictions().items()
    for subject, articles in law.subjects.items()
    for number, article in enumerate(articles)
]
DUTIES = (ROOT / "docs" / "your-duties.md").read_text("utf-8")


@pytest.mark.parametrize("article", ARTICLES)
def test_a_rule_was_read_on_a_day_or_is_marked_as_not_read(article: Article) -> None:
    assert bool(article.address) == bool(article.read)
    if article.read:
        assert date(2026, 1, 1) <= date.fromisoformat(article.read)
    assert article.address or not article.reported


@pytest.mark.parametrize("place", jurisdictions())
def test_a_place_says_which_of_its_law_is_known(place: str) -> None:
    assert jurisdictions()[place].covers
    assert all(jurisdictions()[place].subjects.values())


@pytest.mark.parametrize("subject", subjects())
def test_every_subject_has_a_rule_that_was_read(subject: str) -> None:
    rules = [rule for law in jurisdictions().values() for rule in law.subjects.get(subject, ())]
    assert any(rule.address for rule in rules)


@pytest.mark.parametrize(
    ("subject", "place", "strength"),
    [
        ("age", "us", "the law forbids deciding by it"),
        ("age", "uk", "the law forbids deciding by it"),
        ("age", "fr", "the law forbids asking"),
        ("health", "us", "the law forbids asking, before a conditional offer"),
        ("health", "uk", "the law forbids asking, before an offer"),
        ("social_media", "us", "the law forbids asking, in some states"),
        ("social_media", "be", "guidance advises against"),
        ("lie_detector", "us", "the law forbids asking, for private employers, with exceptions"),
        ("criminal_record", "uk", "the law forbids deciding by it"),
    ],
)
def test_a_place_has_one_of_three_strengths(subject: str, place: str, strength: str) -> None:
    assert strengths(subject, [place]).startswith(f"{place}: {strength}")


def test_places_that_go_equally_far_are_named_together() -> None:
    assert strengths("age", ["us", "uk"]).count("forbids deciding") in (1, 2)
    assert strengths("religion", ["us", "uk"]).startswith("us, uk: ")


def test_french_has_its_spaces_before_the_colon_and_the_semicolon() -> None:
    with speaking("fr"):
        told = strengths("age", ["uk", "fr"])
    assert told.startswith("uk\u202f: ")
    assert "\u202f; fr\u202f: " in told


def test_a_finding_says_how_far_the_law_goes_in_the_places_of_the_bank() -> None:
    (found,) = lint(bank({"ask": "How old are you?"}, jurisdictions=["uk"]))
    assert found.message == (
        "this asks about age (uk: the law forbids deciding by it, and the question is evidence)"
    )


def test_a_place_that_says_nothing_of_a_subject_is_left_out() -> None:
    ask = {"ask": "How many points do you have left on your driving licence?"}
    assert advice(dict(ask), jurisdictions=["us", "uk"]) == []
    assert advice(dict(ask), jurisdictions=["fr"]) == ["B128"]


@pytest.mark.parametrize("strength", Strength)
def test_every_strength_is_used(strength: Strength) -> None:
    rules = [r for law in jurisdictions().values() for a in law.subjects.values() for r in a]
    assert any(rule.strength is strength for rule in rules)


@pytest.mark.parametrize("place", ["ni", "ch", "gb"])
def test_a_place_whose_law_is_not_known_is_refused_by_name(place: str) -> None:
    loaded = parse(f"{BAKER}\njurisdictions: [{place}]\n".encode(), "bank.yaml")
    (found,) = [each for each in loaded.diagnostics if each.code == "B018"]
    assert uncovered_places()[place].strip() in found.hint
    assert found.hint.endswith(f"Possible words: {listed(jurisdictions())}.")


def test_no_place_is_both_known_and_refused() -> None:
    assert not set(uncovered_places()) & set(jurisdictions())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_ends_with_what_the_advice_is(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with speaking(language):
        main(["--lang", language, "bank", "check", "support-engineer"])
        told = about_the_advice_in_short().split()
        printed = capsys.readouterr().out
    assert printed.split()[-len(told) :] == told
    assert "docs/bank-advice.md" in told
    assert len(printed.split("\n\n")[-1].splitlines()) <= 5


def test_what_the_advice_is_names_the_places_of_the_bank_only() -> None:
    about = about_the_advice(["fr"])
    assert "France" in about
    assert "Great Britain" not in about
    assert "27 November 2026" in about
    assert "has not been found lawful" in about


def test_in_short_it_names_the_places_and_says_what_silence_does_not_mean() -> None:
    about = about_the_advice_in_short(["fr"])
    assert "France" in about
    assert "Great Britain" not in about
    assert "27 November 2026" in about
    assert "has not been found lawful" in about


def test_no_page_promises_a_lawful_interview() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        assert "lawful interview" not in path.read_text("utf-8"), path.name


def test_the_duties_have_sources_and_are_linked() -> None:
    assert DUTIES.count("https://") >= 12
    assert "docs/your-duties.md" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("word", ["limiting prompting", "525(b), on private employers, forbids"])
def test_no_source_says_what_it_does_not(word: str) -> None:
    assert word not in (ROOT / "docs" / "bank-advice.md").read_text("utf-8")
