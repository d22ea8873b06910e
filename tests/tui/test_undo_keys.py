"""Undo takes back a phrase, says what it took back, and stays in the question."""

from __future__ import annotations

from pathlib import Path

from tests.tui.desk import desk


async def test_undo_takes_back_a_phrase_of_notes_typed_without_a_pause(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for letter in "goal first. then leads, per campaign":
            at.notes.insert(letter)  # at once: no pause comes between two letters
        await at.press("ctrl+z")
        assert at.notes.text == "goal first. then leads, "
        assert "“per campaign” taken out" in at.message
        await at.press("ctrl+z")
        assert at.notes.text == "goal first. "
        await at.press("ctrl+y")
        assert at.notes.text == "goal first. then leads, "
        assert "“then leads,” put back" in at.message
        await at.type("x")
        assert at.notes.text == "goal first. then leads, x"
        at.notes.insert("\n\n")
        await at.press("ctrl+z")
        assert at.message == "Undone: spaces or line breaks"


async def test_undo_of_a_rating_says_which(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("f7")
        await at.press("ctrl+z")
        assert "rating 3" in at.message


async def test_undo_in_another_question_is_announced_before_it_is_done(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.notes.insert("one")
        await at.press("f2")
        await at.press("ctrl+z")
        assert at.notes.question == "constant-marketer"
        assert "question 1" in at.message
        assert at.state().answer("self-title").notes == "one"
        await at.press("ctrl+z")
        assert at.notes.question == "self-title"
        assert at.notes.text == ""
        assert "“one” taken out" in at.message


async def test_words_of_hidden_notes_are_not_said(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.notes.insert("secret")
        await at.press("f12", "ctrl+z")
        assert "secret" not in at.message
        assert "Undone" in at.message


async def test_a_tick_right_after_typing_is_undone_before_the_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.notes.insert("words")
        await at.press("ctrl+t", "a", "ctrl+z")
        assert at.notes.text == "words"
        assert not at.state().answer("self-title").ticked


async def test_undo_in_another_question_is_announced_again_once_something_was_done(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        at.notes.insert("one")
        await at.press("f2", "ctrl+z", "f6", "ctrl+z", "ctrl+z")
        assert at.notes.question == "constant-marketer"
        assert at.state().answer("self-title").notes == "one"
