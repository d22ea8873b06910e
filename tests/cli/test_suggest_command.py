"""suggest: notes in, the level they speak for out."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.cli.conftest import Shell

NOTES = "Laughs. Old Spice, the one everybody cites."


def test_people_read_the_level_the_signal_and_the_words(shell: Shell) -> None:
    said = shell("suggest", "social-media", "campaigns", given=NOTES)
    assert said.code == 0
    first, *more = said.out.splitlines()
    assert first.startswith("1 · Weak (")
    assert any("“Old Spice”" in line for line in more)


def test_programs_get_spans_that_point_into_what_they_gave(shell: Shell) -> None:
    given = "  é́ 👩‍👩‍👧 " + NOTES
    heard = shell("suggest", "social-media", "campaigns", "--json", given=given).json
    assert heard["level"] == 1
    (signal,) = heard["signals"]
    spans = [(span["start"], span["end"], span["text"]) for span in signal["evidence"]]
    assert spans
    assert all(given[start:end] == text for start, end, text in spans)


@pytest.mark.parametrize("given", ["", "\n", "nothing of note"])
def test_notes_that_speak_for_nothing_propose_no_level(shell: Shell, given: str) -> None:
    heard = shell("suggest", "social-media", "campaigns", "--json", given=given)
    assert heard.code == 0
    assert (heard.json["level"], heard.json["confidence"]) == (None, None)
    assert heard.json["signals"] == []


def test_the_language_of_the_notes_can_be_named(shell: Shell) -> None:
    said = shell("suggest", "social-media", "campaigns", "--lang", "fr", given=NOTES)
    assert "se rabat sur Old Spice" in said.out


def test_a_structured_answer_is_read_as_record_reads_it(shell: Shell) -> None:
    rows = [
        {"Network": name, "Created": "2015-01-01", "Last post": date.today().isoformat()}
        for name in ("Mastodon", "Reddit", "Instagram")
    ]
    given = json.dumps({"rows": rows})
    heard = shell("suggest", "social-media", "profiles", "--json", given=given)
    assert (heard.code, heard.err) == (0, "")
    assert heard.json["level"] == 4


def test_a_mistake_in_a_structured_answer_is_shown_at_its_line(shell: Shell) -> None:
    refused = shell("suggest", "social-media", "profiles", given="rows:\n  - Netwrk: Reddit\n")
    assert (refused.code, refused.out) == (1, "")
    assert ":2:5\n" in refused.err
    assert "“Network”" in refused.err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("social-medai", "campaigns"), "“social-media”"),
        (("social-media", "campaing"), "campaigns"),
        (("social-media", "campaigns", "--lang", "de"), "de"),
    ],
    ids=["bank", "question", "language"],
)
def test_what_is_not_there_is_refused_with_what_is(
    shell: Shell, words: tuple[str, ...], named: str
) -> None:
    refused = shell("suggest", *words, given=NOTES)
    assert refused.code in {1, 2}
    assert refused.out == ""
    assert named in refused.err


def test_notes_that_are_not_utf_8_are_refused_in_a_sentence(shell: Shell) -> None:
    refused = shell("suggest", "social-media", "campaigns", given=b"caf\xe9")
    assert refused.code == 1
    assert "UTF-8" in refused.err


def test_hostile_notes_are_quoted_without_their_controls(shell: Shell) -> None:
    said = shell("suggest", "social-media", "campaigns", given="Old \x1b[31m Spice \x9b2J\x07")
    assert said.code == 0
    assert not set(said.out) & set("\x1b\x9b\x07")
