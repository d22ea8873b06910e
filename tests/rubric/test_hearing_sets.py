"""Listening sets in a bank's conditions, and what phrases can say since there are sets."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from interview.bank import AnswerKind, Names, Question, Text, Vocabulary
from interview.listening import ListeningSet
from interview.rubric import compile_rubric
from tests.rubric.banks import TODAY, bank_of, denies, hears, signal


def heard_with(listening: dict[str, ListeningSet], notes: str, *names: str) -> bool:
    """Whether one of the named sets is heard by a bank with sets of its own."""
    question = Question("q", Text("?"), signals=(signal("it", 3, hears=names),))
    bank = replace(bank_of(question), listening=MappingProxyType(listening))
    return bool(compile_rubric(bank).question("q", "en").suggest(notes, today=TODAY).signals)


def test_a_set_that_comes_with_the_program_is_heard_by_its_name() -> None:
    assert hears("it was my fault", hears=("own-mistake",))
    assert hears("c'était sa faute", hears=("calm", "own-mistake"))
    assert not hears("it was their fault", hears=("own-mistake",))
    assert not hears("never admits a mistake", hears=("own-mistake",))


def test_a_bank_adds_to_a_set() -> None:
    own = {"own-mistake": ListeningSet(hears=("dropped a clanger",))}
    assert heard_with(own, "dropped a clanger", "own-mistake")
    assert heard_with(own, "it was my fault", "own-mistake")
    assert not heard_with({}, "dropped a clanger", "own-mistake")


def test_a_bank_has_sets_of_its_own_and_says_what_they_must_not_hear() -> None:
    late = {"late": ListeningSet(hears=("arrived late",), but_not=("arrived late at work",))}
    assert heard_with(late, "the flour arrived late", "late")
    assert not heard_with(late, "he arrived late at work", "late")
    assert heard_with(late, "he arrived late at work. the flour arrived late", "late")


def test_a_set_is_heard_of_the_past_where_the_signal_says_so() -> None:
    notes = "used to check whether it worked"
    assert not hears(notes, hears=("checks-after",))
    assert hears(notes, hears=("checks-after",), past=True)


def test_a_shared_vocabulary_is_counted_and_one_of_the_bank_hides_it() -> None:
    counted = signal("it", 3, names=Names("old-places", at_least=2))
    question = Question("q", Text("?"), signals=(counted,))
    bank = bank_of(question)
    own = {"old-places": Vocabulary(MappingProxyType({"Usenet": (), "Atari": ()}))}
    for given, notes in (
        (bank, "usenet, a BBS"),
        (replace(bank, vocabularies=own), "usenet, atari"),
    ):
        rubric = compile_rubric(given).question("q", "en")
        assert rubric.suggest(notes, today=TODAY).signals
    hidden = compile_rubric(replace(bank, vocabularies=own)).question("q", "en")
    assert not hidden.suggest("usenet, a BBS", today=TODAY).signals


def test_joined_words_are_heard_only_one_right_behind_the_other() -> None:
    assert hears("did it on her own", "on_her_own")
    assert not hears("on Tuesday from her own account", "on_her_own")
    assert hears("s'est mis à sa place", "à_sa_place")
    assert not hears("mis en place", "à_la_place")


def test_a_suffix_is_every_word_that_ends_so() -> None:
    assert hears("il préviendrait son chef", "*drait")
    assert not hears("il prévient son chef", "*drait")


def test_an_arrow_stands_between_two_figures() -> None:
    assert hears("complaints 18 → 9", "<number> → <number>")
    assert hears("complaints 18 -> 9", "<number> → <number>")
    assert not hears("complaints 18, 9 of them ours", "<number> → <number>")


def test_small_words_between_two_figures_are_meant() -> None:
    assert hears("from 9 a month to 3", "from <number> to <number>")
    assert not hears("9 of 30", "from <number> to <number>")


@pytest.mark.parametrize("notes", ["n'a prévenu personne", "n'en parle à personne", "told nobody"])
def test_a_noun_denies_where_it_has_its_ne_and_behind_its_verb(notes: str) -> None:
    assert not hears(notes, "prévenu", "parle", "told")


def test_a_noun_with_an_article_denies_nothing() -> None:
    assert denies("n'a pas prévenu la personne", "prévenu")
    assert hears("a prévenu la personne", "prévenu")


def test_would_is_heard_where_it_is_shortened() -> None:
    assert hears("she'd call the manager", "would call")
    assert not hears("the shop'd closed", "would")


def test_notes_in_a_language_that_is_not_heard_light_up_nothing() -> None:
    heard = signal("heard", 3, mentions=("Vier-Augen-Prinzip",))
    picked = signal("picked", 2, picked=("Ja",))
    question = Question(
        "q", Text("?"), signals=(heard, picked), answer=AnswerKind.PICK_ONE, options=(Text("Ja"),)
    )
    german = replace(bank_of(question), languages=("de",))
    rubric = compile_rubric(german).question("q", "de")
    silent = rubric.suggest("kein Vier-Augen-Prinzip", today=TODAY)
    assert silent.level is None
    assert "not heard" in silent.why
    assert rubric.suggest("Vier-Augen-Prinzip", "Ja", today=TODAY).level == 2
    assert rubric.suggest("", today=TODAY, ticked=frozenset({"heard"})).level == 3
    both = compile_rubric(replace(german, languages=("de", "fr"))).question("q", "fr")
    assert both.suggest("Vier-Augen-Prinzip", today=TODAY).level == 3


@pytest.mark.parametrize("notes", ["p99 from 2s to 200ms", "from 1.5s to 0,2s", "from 90min to 20"])
def test_a_length_of_time_may_touch_its_unit(notes: str) -> None:
    assert hears(notes, "from <number> to <number>")


def test_a_method_with_a_figure_in_its_name_is_no_length_of_time() -> None:
    assert not hears("uses 5S", "<number>")


@pytest.mark.parametrize("notes", ["CA -8 %", "sales (-8%)", "CA −8 %"])
def test_a_minus_before_a_share_is_heard(notes: str) -> None:
    assert hears(notes, "minus_<percent>")
    assert hears(notes, "<percent>")


@pytest.mark.parametrize("notes", ["10-15%", "sales - 8%", "8%"])
def test_a_dash_is_no_minus(notes: str) -> None:
    assert not hears(notes, "minus_<percent>")


def test_a_plus_before_a_share_is_heard() -> None:
    assert hears("ventes +12 %", "+_<percent>")
