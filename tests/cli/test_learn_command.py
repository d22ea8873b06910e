"""bank learn: what signed interviews say of a bank, and the phrases they speak for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell
from tests.e2e.terminal import Terminal

BANK = """\
# The baker's interview.
format: 1
title: Baker
languages: [en, fr]
scale: [Weak, Fair, Good]
competencies: {craft: {name: Craft}}
sections:
  - title: The trade
    questions:
      - id: bread
        competency: craft
        ask: How do you know that a loaf is done?
        levels: {1: By the clock., 2: By its look., 3: By its core.}
        signals:
          - because: Goes by the clock
            suggests: 1
            when:
              mentions: [timer]   # of the oven
          - because: Goes by its look
            suggests: 2
            when: {mentions: [colour]}
          - because: Goes by its core
            suggests: 3
            when:
              mentions: [thermometer]
        examples:
          - {note: the timer rings, level: 1}
          - {note: taps it, level: 3}
          - {note: says nothing of it}
"""
RECORD = """\
candidate: {name}
interviewer: {rater}
bank: baker
language: {language}
started: 2026-03-{day:02}
answers:
  bread:
    notes: "{notes}"
    level: {level}
"""
HELD = (
    # The planted phrase stands at level 3 in several of its forms, and once denied; the weather, a
    # name and a figure stand there too, and in the same answers as nothing else.
    ("Ada Winter", 3, "taps the bottom of the loaf, nice weather, Fabienne told her, 230 degrees"),
    (
        "Bea Holm",
        3,
        "always tapping the bottom first, as Winter does; Fabienne agreed, 230 degrees",
    ),
    ("Cy Ott", 3, "tapped the bottom and listened, nice weather, Fabienne again, 230 degrees"),
    ("Dee Ames", 3, "would tap its bottom; grandmother's rolling pin"),
    ("Dee Ames", 3, "tapped its bottom again, grandmother's rolling pin"),
    ("Eve Falk", 2, "the colour of the crust, nice weather"),
    ("Flo Gray", 2, "never taps the bottom, only looks"),
    ("Gus Hall", 2, "looks at the crust, timer"),
    ("Hal Ives", 1, "sets a timer, nice weather"),
    ("Ivy Jung", 1, "asks somebody else"),
    ("Jo Kern", 1, "sets a timer"),
)


def hold(
    shell: Shell,
    name: str,
    level: int,
    notes: str,
    *,
    day: int = 2,
    signed: bool = True,
    rater: str = "Grace Hopper",
    language: str = "en",
) -> str:
    text = RECORD.format(
        name=name, rater=rater, day=day, notes=notes, level=level, language=language
    )
    return shell.record(text + (f"signed_by: {rater}\n" if signed else ""))


def make_bank(shell: Shell) -> Path:
    path = shell.home / "banks" / "baker.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(BANK, encoding="utf-8")
    return path


@pytest.fixture
def held(shell: Shell) -> list[str]:
    """The ids of the interviews above."""
    make_bank(shell)
    return [hold(shell, *each, day=day) for day, each in enumerate(HELD, 1)]


def learned(shell: Shell, *words: str) -> Any:
    return shell("bank", "learn", "baker", "--json", *words).json


def phrases(found: Any) -> list[str]:
    return [each["phrase"] for each in found["phrases"]]


def test_the_planted_phrase_is_found_and_the_noise_is_not(shell: Shell, held: list[str]) -> None:
    """Neither what all levels say, nor one candidate's own words, nor names, nor figures."""
    found = learned(shell)
    (best,) = found["phrases"]
    assert (best["phrase"], best["question"], best["level"]) == ("taps the bottom", "bread", 3)
    assert (best["heard_at_level"], best["heard_elsewhere"]) == ([5, 5], [0, 6])
    assert (best["candidates"], best["better"], best["worse"]) == (4, 5, 0)
    assert (best["tested_better"], best["tested_worse"]) == (5, 0)
    assert {each["interview"] for each in best["notes"]} == set(held[:5])
    assert {(each["suggested"], each["suggested_with_it"]) for each in best["notes"]} == {(None, 3)}
    assert best["chance"] == pytest.approx(1 / 462, abs=1e-6)

    (bread,) = found["questions"]
    assert (bread["rated"], bread["as_rated"], len(bread["silent"])) == (11, 3, 7)
    (timer,) = [each for each in found["signals"] if each["wrong"]]
    assert (timer["signal"], timer["decided"], timer["right"]) == ("1", 3, 2)
    assert timer["wrong"][0]["notes"] == "looks at the crust, timer"


def test_without_a_terminal_it_lists_and_changes_nothing(shell: Shell, held: list[str]) -> None:
    told = shell("bank", "learn", "baker", given="add\n")
    assert told.code == 0
    assert "1. “taps the bottom” for “Good” of bread" in told.out
    assert "small sample" in told.out
    assert held[2] in told.out
    assert (shell.home / "banks" / "baker.yaml").read_text(encoding="utf-8") == BANK
    french = shell("bank", "learn", "baker", "--lang", "fr")
    assert "« taps the bottom »" in french.out.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_phrase_of_one_candidate_is_never_proposed_however_often_it_stands(shell: Shell) -> None:
    """Two raters of one candidate note the same words: they are still one person's."""
    make_bank(shell)
    for day, rater in enumerate(("Grace Hopper", "Mary Somerville", "Joan Clarke"), 1):
        hold(shell, "Ada Winter", 3, "knocks on the loaf", day=day, rater=rater)
    for day, name in enumerate(("Bea Holm", "Cy Ott", "Dee Ames"), 4):
        hold(shell, name, 1, "asks somebody else", day=day)
    found = learned(shell)
    assert not [each for each in found["phrases"] if "knocks" in each["phrase"]]
    assert [each["level"] for each in found["phrases"]] == [1]


def test_what_is_not_signed_erased_or_withheld_is_not_learned_from(
    shell: Shell, tmp_path: Path
) -> None:
    bank = make_bank(shell)
    mary = hold(shell, "Ada Winter", 3, "whispers of Herkules", rater="Mary Somerville")
    archive = tmp_path / "mary.zip"
    assert shell("export", mary, "-o", str(archive), "--name", "Mary Somerville").code == 0
    shell.home.rename(tmp_path / "home of Mary")
    bank.parent.mkdir(parents=True)
    bank.write_text(BANK, encoding="utf-8")
    assert shell("import", str(archive)).code == 0
    own = hold(shell, "ada winter", 2, "unsigned words", signed=False)
    erased = hold(shell, "Bea Holm", 3, "erased words", day=3)
    hold(shell, "Cy Ott", 3, "plain words", day=4)
    assert shell("erase", erased, "--yes").code == 0

    told = shell("bank", "learn", "baker", "--json")
    assert told.json["interviews"] == 1
    assert told.json["left_out"]["withheld"] == 1
    assert "1 interview of another rater is withheld" in told.err
    assert "plain words" in told.out
    for words in ("Herkules", "unsigned words", "erased words", own):
        assert words not in told.out

    shell("erase", own, "--yes")
    hold(shell, "Ada Winter", 2, "now signed")
    assert "Herkules" in shell("bank", "learn", "baker", "--json").out


def test_a_bank_nobody_interviewed_with_says_so(shell: Shell) -> None:
    make_bank(shell)
    told = shell("bank", "learn", "baker")
    assert (told.code, told.out) == (1, "")
    assert "nothing to learn from" in told.err


def test_one_letter_adds_a_phrase_to_the_file_and_enter_leaves_it_out(
    shell: Shell, held: list[str]
) -> None:
    bank = shell.home / "banks" / "baker.yaml"
    environment = {"INTERVIEW_HOME": str(shell.home), "LC_ALL": "C.UTF-8"}

    def answer(typed: str, expected: str) -> None:
        with Terminal(["bank", "learn", "baker"], environment, rows=60, columns=140) as terminal:
            terminal.wait_for("(or just Enter)")
            terminal.enter(typed)
            if expected:
                terminal.wait_for(expected)
            assert terminal.wait_for_exit() == 0

    answer("", "")
    assert bank.read_text(encoding="utf-8") == BANK
    answer("a", "Added to the bank:")
    added = BANK.replace("[thermometer]", "[thermometer, taps the bottom]")
    assert bank.read_text(encoding="utf-8") == added
    found = learned(shell)
    assert (found["phrases"], found["questions"][0]["as_rated"]) == ([], 8)


def test_check_says_how_much_the_bank_hears(shell: Shell) -> None:
    """Of examples that expect a level, and of the notes of signed interviews."""
    make_bank(shell)
    checked = shell("bank", "check", "baker")
    assert "Hears: 1 of 2 examples (50%)\n" in checked.out
    hold(shell, "Ada Winter", 2, "the colour")
    hold(shell, "Bea Holm", 3, "listens to it", day=3)
    hold(shell, "Cy Ott", 3, "not signed", day=4, signed=False)
    checked = shell("bank", "check", "baker")
    assert "Hears: 1 of 2 examples (50%), 1 of 2 past notes (50%)\n" in checked.out
    assert "Hears least of: bread (2 of 4)" in checked.out
    unheard = BANK.partition("        examples:")[0]
    (shell.home / "banks" / "other.yaml").write_text(unheard, encoding="utf-8")
    assert "no examples and no past notes" in shell("bank", "check", "other").out
