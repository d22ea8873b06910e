"""The changes in words: grouped by question, old and new, on lines that fit."""

from __future__ import annotations

import pytest

from interview import i18n
from interview.bank import load
from interview.editing.diff import compare, legend, render_changes, summary_line
from interview.errors import BankError
from interview.shipped_files import shipped_banks
from tests.editing.diff.samples import after


def lines(*edits: tuple[str, str]) -> list[str]:
    """The rendered lines of these edits."""
    return [*render_changes(after(*edits), "en", 79)]


def test_changes_stand_under_the_question_they_are_about() -> None:
    assert lines(
        ("How do you bake bread?", "How is bread baked, step by step?"),
        ("Tells the steps.", "Tells every step."),
        ("For how long?", "Since when?"),
    ) == [
        "Question “Bread”",
        "  ≠ Question (en)",
        "      − How do you bake bread?",
        "      + How is bread baked, step by step?",
        "  ≠ Anchor of level 2 (en): Tells the steps. → Tells every step.",
        "",
        "Question “years”",
        "  ≠ Question (en): For how long? → Since when?",
    ]


def test_a_weight_is_shown_with_its_share_of_the_points_and_the_consequences() -> None:
    assert lines(("weight: 2.5", "weight: 7.5")) == [
        "Competency “Craft”",
        "  ≠ Weight: 2.5 → 7.5, from 25% to 50% of the points",
        "",
        "Shares of the points, as a consequence",
        "    Shop: 75% → 50%",
    ]


def test_a_percentage_is_written_as_the_report_writes_it() -> None:
    with i18n.speaking("fr"):
        assert lines(("weight: 2.5", "weight: 7.5"))[-1] == "    Shop\u202f: 75\u202f% → 50\u202f%"
    share = lines(("weight: 2.5", "weight: 2.6"))[-1]
    assert share == "    Shop: 75% → 74.2%", "74.25 is not rounded up, as no score is"


def test_a_signal_is_named_by_its_words() -> None:
    (_title, line) = lines(("suggests: 2\n            when:", "suggests: 3\n            when:"))
    assert line == "  ≠ Signal 1 “Knows the oven”, its level: 2 → 3"


def test_of_a_long_text_the_words_around_the_change_are_shown() -> None:
    opening = "Welcome.\n  Take your time."
    longer = "Welcome to us all, one and many, from near and far."
    comparison = compare(
        after((opening, f"{longer}\n  Take your tiem.")).after,
        after((opening, f"{longer}\n  Take your time.")).after,
    )
    assert [*render_changes(comparison, "en", 79)][1:] == [
        "  ≈ Words to open the call (en)",
        "      − … and far. Take your tiem.",
        "      + … and far. Take your time.",
    ]


def test_spaces_that_differ_are_shown_as_such() -> None:
    assert lines(("Et après ?", "Et après\u202f?"))[1] == "  ≈ Probe 2 (fr): only its spaces"


def test_a_correction_a_change_and_what_editors_see_have_signs_of_their_own() -> None:
    comparison = after(
        ("Tells why.", "Tells why"), ("minutes: 30", "minutes: 31"), ("[fr]", "[us]")
    )
    assert summary_line(comparison) == (
        "1 change of the interview, 1 correction, 1 change that only editors see."
    )
    assert [*legend(comparison)] == [
        "≠ changed",
        "≈ only a typing error corrected   · only editors see it",
    ]


def test_only_translations_are_shown_as_such() -> None:
    comparison = after(("Et ensuite ?", "Et puis ?"))
    assert summary_line(comparison) == "1 change of the interview, in translations only."


def test_two_banks_with_nothing_in_common_are_shown_on_lines_that_fit() -> None:
    one, other = (
        load(shipped_banks() / f"{name}.yaml").require()
        for name in ("social-media", "support-engineer")
    )
    comparison = compare(one, other)
    for language in ("en", "fr"):
        with i18n.speaking(language):
            for width in (79, 68):
                assert max(map(len, render_changes(comparison, language, width))) <= width


def test_what_would_steer_the_terminal_is_refused_before_it_is_compared() -> None:
    with pytest.raises(BankError, match="B004"):
        after(("ask: For how long?", 'ask: "For \\e[2J how long?"'))
