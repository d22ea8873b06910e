"""What changed between two banks: every change is noticed, in its place, for what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import pytest

from interview.bank import Bank, Question, Text, load
from interview.editing.diff import BankPart, ChangeKind, ChangeSeverity, compare, render_changes
from interview.shipped_files import shipped_banks
from tests.editing.diff.samples import after, bank, edited, only

ADDED, REMOVED, MOVED, CHANGED = ChangeKind
CORRECTION, EDITORS_ONLY, INTERVIEW = ChangeSeverity


def test_a_bank_is_the_same_as_itself() -> None:
    for each in (bank(), load(shipped_banks() / "social-media.yaml").require()):
        assert not compare(each, each).changes


def test_remarks_and_layout_change_nothing() -> None:
    assert not after(
        ("minutes: 30", "minutes:   30   # a long talk"), ("[oven, heat]", "[oven,  heat]")
    ).changes


def test_reworded_questions_are_listed_for_each_language() -> None:
    one, other = after(
        ("How do you bake bread?", "How is bread baked?"),
        ("Comment cuisez-vous le pain ?", "Comment cuire le pain ?"),
    ).changes
    assert (one.part, one.id, one.path, one.language) == (
        BankPart.QUESTION,
        "bread",
        ("ask",),
        "en",
    )
    assert (one.before, one.after) == ("How do you bake bread?", "How is bread baked?")
    assert (other.path, other.language) == (("ask",), "fr")
    assert {one.severity, other.severity} == {INTERVIEW}


def test_a_typing_mistake_is_a_correction_wherever_words_are_only_read() -> None:
    comparison = after(
        ("Tells the steps.", "Tells the steps"),
        ("How do you bake bread?", "How do you bake, bread?"),
        ("Knows the oven", "Knows the oven!"),
        ("Et après ?", "Et apres ?"),
        ("name: Craft", "name: craft"),
        ("[Weak, Fair", "[Weak, fair"),
        ("unit: years", "unit: Years"),
    )
    assert len(comparison.changes) == 7
    assert comparison.only_corrects
    assert {change.severity for change in comparison.changes} == {CORRECTION}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- name: Bakery", "- name: bakery"),
        ("[Batard, Boule]", "[Bâtard, Boule]"),
        ("mentions: [oven", "mentions: [ovens"),
        ("wheat: [blé", "wheat: [ble"),
        ("id: dirt", "id: dirts"),
    ],
)
def test_what_is_heard_counted_or_kept_is_never_a_correction(old: str, new: str) -> None:
    assert {change.severity for change in after((old, new)).changes} == {INTERVIEW}


@pytest.mark.parametrize(
    ("old", "new", "path", "before", "now"),
    [
        ("minutes: 30", "minutes: 45", ("minutes",), 30.0, 45.0),
        ("hire: 80", "hire: 85", ("decision", "hire"), 80.0, 85.0),
        ("weight: 2.5", "weight: 3", ("weight",), 2.5, 3.0),
        ("suggests: 2", "suggests: 1", ("signals", "1", "suggests"), 2, 1),
        ("suggests: knockout", "suggests: 1", ("signals", "dirt", "suggests"), "knockout", 1),
        ("red_flag: true", "red_flag: false", ("signals", "1", "red_flag"), True, False),
        ("stage: before", "stage: after", ("stage",), "before", "after"),
        ("competency: craft", "competency: shop", ("competency",), "craft", "shop"),
        (
            "mentions: [oven, heat]",
            "mentions: [oven, warmth]",
            ("signals", "1", "when"),
            "{mentions: [oven, heat]}",
            "{mentions: [oven, warmth]}",
        ),
        (
            "rye: [seigle]",
            "rye: [seigle, Roggen]",
            ("terms", "rye"),
            ("seigle",),
            ("seigle", "Roggen"),
        ),
    ],
)
def test_what_is_counted_is_listed_with_its_numbers(
    old: str, new: str, path: tuple[str, ...], before: object, now: object
) -> None:
    change = only((old, new))
    assert (change.path, change.before, change.after) == (path, before, now)
    assert (change.kind, change.severity) == (CHANGED, INTERVIEW)


def test_what_only_editors_see_is_theirs_alone() -> None:
    comparison = after(
        ("jurisdictions: [fr]", "jurisdictions: [us]"),
        ("B104: We ask so.", "B104: We always ask so."),
        ("{note: Heats the oven, level: 2}", "{note: Heats the oven first, level: 2}"),
    )
    assert [change.severity for change in comparison.changes] == [EDITORS_ONLY] * 3
    assert not comparison.only_corrects
    assert not comparison.changes_interview


class TestLists:
    def test_a_probe_that_is_put_in_moves_no_other(self) -> None:
        one, other = after(
            ("- What then?\n", "- What flour?\n          - What then?\n"),
            ("- Et ensuite ?\n", "- Quelle farine ?\n            - Et ensuite ?\n"),
        ).changes
        assert {one.path, other.path} == {("probes", "1")}
        assert (one.kind, one.after, one.language) == (ADDED, "What flour?", "en")
        assert (other.kind, other.after, other.language) == (ADDED, "Quelle farine ?", "fr")

    def test_probes_that_change_places_are_moved(self) -> None:
        change = only(
            (
                "- What then?\n          - And after that?",
                "- And after that?\n          - What then?",
            ),
            (
                "- Et ensuite ?\n            - Et après ?",
                "- Et après ?\n            - Et ensuite ?",
            ),
        )
        assert (change.kind, {change.before, change.after}) == (MOVED, {1, 2})

    def test_a_nameless_signal_that_is_put_in_first_leaves_the_others_what_they_are(self) -> None:
        change = only(
            (
                "          - because: Knows the oven\n",
                "          - {because: Sings, suggests: 1}\n          - because: Knows the oven\n",
            ),
            (
                "            - Connaît le four\n",
                "            - Chante\n            - Connaît le four\n",
            ),
        )
        assert (change.path, change.kind, change.after) == (("signals", "1"), ADDED, "Sings")

    def test_a_signal_in_other_words_is_known_by_what_lights_it_up(self) -> None:
        change = only(("Knows the oven", "Is at home with a fire"))
        assert (change.path, change.kind) == (("signals", "1", "because"), CHANGED)

    def test_a_signal_that_gets_a_name_is_another_to_the_journal(self) -> None:
        change = only(
            ("- because: Knows the oven", "- id: oven\n            because: Knows the oven")
        )
        assert (change.path, change.kind, change.severity) == (
            ("signals", "oven", "id"),
            ADDED,
            INTERVIEW,
        )

    def test_a_level_more_is_a_name_more(self) -> None:
        names = after(
            ("scale: [Weak, Fair, Good]", "scale: [Weak, Fair, Good, Best]"),
            ("[Faible, Passable, Bon]", "[Faible, Passable, Bon, Meilleur]"),
        ).changes
        assert [change.path for change in names] == [("scale", "4")] * 2


class TestQuestions:
    LOAF = (
        "      - id: loaf\n        ask: Which loaf is it?\n        answer: pick_one\n"
        "        options: [Batard, Boule]\n"
        "        signals: [{because: Knows it, suggests: 2, when: {picked: [Boule]}}]\n"
    )

    def test_one_that_is_removed_is_listed_with_its_words(self) -> None:
        change = only((self.LOAF, ""))
        assert (change.id, change.path, change.kind) == ("loaf", (), REMOVED)
        assert change.before == "Which loaf is it?"

    def test_one_that_is_added_is_listed_with_its_words(self) -> None:
        (change,) = compare(edited((self.LOAF, "")), bank()).changes
        assert (change.id, change.kind, change.after) == ("loaf", ADDED, "Which loaf is it?")

    def test_one_in_another_order_is_moved_and_the_others_are_not(self) -> None:
        change = only((self.LOAF, ""), ("    questions:\n", "    questions:\n" + self.LOAF))
        assert (change.id, change.path, change.kind) == ("loaf", ("place",), MOVED)
        assert change.before == ("The trade", "bread")
        assert change.after == ("The trade",)

    def test_one_in_another_section_is_moved_and_so_is_its_stage(self) -> None:
        last = "          columns: [Boulangerie, Depuis]\n"
        place, stage = after((self.LOAF, ""), (last, last + self.LOAF)).changes
        assert (place.kind, place.after) == (MOVED, ("Before", "places"))
        assert (stage.path, stage.before, stage.after) == (("stage",), "live", "before")

    def test_a_section_in_other_words_is_the_same_with_the_same_questions(self) -> None:
        change = only(("title: The trade", "title: Bread and more"))
        assert (change.part, change.path, change.kind) == (BankPart.SECTION, ("title",), CHANGED)


def test_a_translation_that_is_added_is_no_correction_but_a_translation() -> None:
    comparison = after(
        (
            "            2: Dit les étapes.\n",
            "            2: Dit les étapes.\n            3: Dit pourquoi.\n",
        )
    )
    (change,) = comparison.changes
    assert (change.kind, change.language, change.severity) == (ADDED, "fr", INTERVIEW)
    assert comparison.only_translates


def test_texts_are_compared_by_language_whichever_is_the_main_one() -> None:
    bread = bank().sections[0].questions[0]
    swapped = Text(bread.ask.others["fr"], MappingProxyType({"en": bread.ask.main}))
    now = replace(_with(bank(), replace(bread, ask=swapped)), languages=("fr", "en"))
    changed = {(change.id, change.path) for change in compare(bank(), now).changes}
    assert ("years", ("ask",)) in changed
    assert ("bread", ("ask",)) not in changed


def _with(whole: Bank, question: Question) -> Bank:
    first, *others = whole.sections
    changed = replace(first, questions=(question, *first.questions[1:]))
    return replace(whole, sections=(changed, *others))


def test_a_change_to_any_field_of_the_model_is_noticed_and_can_be_shown() -> None:
    whole = bank()
    variants = [*_variants(whole)]
    assert len(variants) > 200
    for variant in variants:
        for comparison in (compare(whole, variant), compare(variant, whole)):
            assert comparison.changes
            assert [*render_changes(comparison, "en", 79)]


def test_where_only_typing_mistakes_were_corrected_all_else_is_equal() -> None:
    whole = bank()
    for variant in _variants(whole):
        if not compare(whole, variant).changes_interview:
            assert _unread(whole) == _unread(variant)


def _variants(value: Any) -> Iterator[Any]:
    """The same value with one thing in it another, for each thing in it."""
    if isinstance(value, Text):
        yield replace(value, main=value.main + ", or more")
        yield replace(value, main=value.main + "!")
        yield replace(value, others={**value.others, "fr": value.others.get("fr", "") + " plus"})
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for other in _variants(getattr(value, field.name)):
                yield replace(value, **{field.name: other})
    elif isinstance(value, Mapping):
        for key in value:
            yield {name: each for name, each in value.items() if name != key}
            for other in _variants(value[key]):
                yield {**value, key: other}
    elif isinstance(value, tuple):
        yield from _other_lists(value)
    elif not isinstance(value, StrEnum):
        yield from _other_leaves(value)


def _other_lists(value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    for place, item in enumerate(value):
        yield (*value[:place], *value[place + 1 :])
        for other in _variants(item):
            yield (*value[:place], other, *value[place + 1 :])
    if len(value) > 1:
        yield value[::-1]


def _other_leaves(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, str) and value:
        yield value + "x"


def _unread(value: Any) -> Any:
    """A value without the words that are only read, and without what only editors see."""
    if isinstance(value, Text):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        hidden = {"examples", "jurisdictions", "ignore"}
        kept = [field.name for field in fields(value) if field.name not in hidden]
        return {name: _kept(name, getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return {key: _unread(each) for key, each in value.items()}
    return tuple(map(_unread, value)) if isinstance(value, tuple) else value


def _kept(name: str, value: Any) -> Any:
    return value if name in ("options", "columns") else _unread(value)
