"""Keys, pastes and clicks take effect in the order they were made, however fast they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.journal import list_interviews, load_record
from interview.session import InterviewState
from tests.e2e.terminal import Terminal

START = ["start", "social-media", "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper"]
FIRST, SECOND = "self-title", "constant-marketer"
LETTERS = "abcdefghijklmnopqrst"
SLOW_DISK = Path(__file__).with_name("slow_disk.py")


@pytest.fixture(params=[0, 20, 200], ids=["fast disk", "20 ms a commit", "200 ms a commit"])
def terminal(request: pytest.FixtureRequest, environment: dict[str, str]) -> Iterator[Terminal]:
    slow = environment | {"COMMIT_MS": str(request.param)}
    with Terminal(START, slow, program=SLOW_DISK) as opened:
        opened.wait_for("What title do they give themselves")
        yield opened


def state(terminal: Terminal, environment: dict[str, str]) -> InterviewState:
    """What the journal holds, once the program has ended."""
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0
    journal = Path(environment["INTERVIEW_HOME"], "journal.db")
    return load_record(journal, list_interviews(journal)[0].id.interview).state


def notes_and_rating(state: InterviewState, question: str) -> tuple[str, int | None]:
    answer = state.answer(question)
    return answer.notes, answer.rating.level if answer.rating else None


def test_letters_a_rating_the_next_question_and_letters_in_one_write(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.write(LETTERS, "f6", "f2", "uvwxyz")
    terminal.wait_for("uvwxyz")
    held = state(terminal, environment)
    assert notes_and_rating(held, FIRST) == (LETTERS, 2)
    assert notes_and_rating(held, SECOND) == ("uvwxyz", None)


def test_letters_behind_a_key_that_opens_a_dialog_are_typed_into_the_dialog(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.write(LETTERS, "ctrl+l", "no time", "enter", "uvwxyz", "f2", "second")
    terminal.wait_for("second")
    held = state(terminal, environment)
    assert held.answer(FIRST).skipped == "no time"
    assert held.answer(FIRST).notes == LETTERS + "uvwxyz"
    assert held.answer(SECOND).notes == "second"


def test_words_are_found_and_gone_to_before_what_is_typed_behind_them(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.write("word ", "f2", LETTERS, "ctrl+f", "WORD", "enter", "behind")
    terminal.wait_for("wordbehind")
    terminal.wait_for("1 of 1, in question 1")
    held = state(terminal, environment)
    assert held.answer(FIRST).notes == "wordbehind "
    assert held.answer(SECOND).notes == LETTERS


def test_what_is_chosen_in_the_palette_is_done_before_what_is_typed_behind_it(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.write("one", "ctrl+p", "next question", "enter", LETTERS)
    terminal.wait_for(LETTERS)
    held = state(terminal, environment)
    assert held.answer(FIRST).notes == "one"
    assert held.answer(SECOND).notes == LETTERS


def test_the_debrief_is_there_before_what_is_pressed_in_it(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.write(*["f2"] * 12, LETTERS, "f2", "f3", "uvwxyz", "f3", "before")
    terminal.wait_for("before")
    held = state(terminal, environment)
    assert sorted(answer.notes for answer in held.answers.values() if answer.notes) == [
        LETTERS + "uvwxyz",
        "before",
    ]


def test_each_of_many_questions_gets_its_own_letters_at_20_ms_a_key(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    for number in range(8):
        for key in (*f"question{number}", "f6", "f2"):
            terminal.write(key)
            terminal.read(0.02)
    terminal.write("end")
    terminal.wait_for("end")
    held = state(terminal, environment)
    notes = [answer.notes for answer in held.answers.values() if answer.notes]
    assert notes == [*(f"question{number}" for number in range(8)), "end"]


def test_held_keys_and_the_backspace_do_not_overtake(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.write("x" * 60, *["backspace"] * 30, "f2", "y" * 30, *["backspace"] * 29, "f3", "!")
    terminal.wait_for("x!")
    held = state(terminal, environment)
    assert held.answer(FIRST).notes == "x" * 30 + "!"
    assert held.answer(SECOND).notes == "y"


def test_a_paste_stays_where_it_was_made(terminal: Terminal, environment: dict[str, str]) -> None:
    terminal.write("\x1b[200~pasted\x1b[201~", "f2", "\x1b[200~second\x1b[201~", "f7", "f3", "end")
    terminal.wait_for("pastedend")
    held = state(terminal, environment)
    assert notes_and_rating(held, FIRST) == ("pastedend", None)
    assert notes_and_rating(held, SECOND) == ("second", 3)


def test_a_long_paste_that_is_not_marked_is_written_whole_and_nothing_overtakes_it(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    lines = [f"{number}\tline\tof text" for number in range(100)]
    terminal.write("before ", "\r".join(lines), *["backspace"] * 4, "f6", "f2", "second")
    terminal.wait_for("second")
    held = state(terminal, environment)
    written = "before " + "\n".join(lines).replace("\t", " ")[:-4]
    assert notes_and_rating(held, FIRST) == (written, 2)
    assert not held.answer(FIRST).ticked
    assert notes_and_rating(held, SECOND) == ("second", None)


def test_a_tab_that_is_pressed_goes_on_to_the_signals(environment: dict[str, str]) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("note")
        terminal.press("tab")
        terminal.type("a")
        terminal.wait_for("●")
        held = state(terminal, environment)
        assert held.answer(FIRST).notes == "note"
        assert len(held.answer(FIRST).ticked) == 1


def test_bytes_that_are_not_utf_8_are_letters_and_what_a_terminal_says_of_itself_is_not(
    environment: dict[str, str],
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.send(b"caf\xe9 \x1b[200~d\xe9j\xe0 vu\xff\x81\x1b[201~ fin\xe9")
        terminal.wait_for("café déjà vuÿ finé")
        terminal.send(b" one\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c two\x1bP>|XTerm(388)\x1b\\")
        terminal.send(b" three\x1b]11;rgb:ffff/")
        terminal.wait_for("three")
        terminal.send(b"ffff/ffff\x1b\\ four")
        terminal.wait_for("four")
        said = "café déjà vuÿ finé one two three four"
        assert state(terminal, environment).answer(FIRST).notes == said


def test_a_paste_whose_end_is_lost_is_shown_and_kept_while_somebody_types_on(
    environment: dict[str, str],
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.send(b"\x1b[200~pasted ")
        for _key in range(99):
            terminal.type("x")
            terminal.read(0.03)
            if "pasted x" in terminal.text:
                break
        assert "pasted x" in terminal.text
        terminal.press("f2", "f6")
        terminal.wait_for("◉ 2")
        terminal.kill()
    with Terminal(["resume"], environment) as terminal:
        terminal.wait_for("◉ 2")
        held = state(terminal, environment)
    notes, rating = notes_and_rating(held, FIRST)
    assert notes.rstrip("x") == "pasted "
    assert rating is None
    assert notes_and_rating(held, SECOND) == ("", 2)


def test_letters_that_python_calls_unprintable_are_letters(environment: dict[str, str]) -> None:
    """A space that does not break, two pictures joined to one, a picture of Unicode 15."""
    typed = "vraiment\u00a0? 👩\u200d💻 \U0001fae8 end"
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.write(typed)
        terminal.wait_for("vraiment")
        assert state(terminal, environment).answer(FIRST).notes == typed


@pytest.mark.parametrize("size", [(24, 4), (3, 3), (1, 1), (2, 80)])
def test_a_terminal_of_very_few_cells_keeps_what_is_typed(
    environment: dict[str, str], size: tuple[int, int]
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.write("before ")
        terminal.wait_for("before")
        terminal.resize(*size)
        terminal.write("meanwhile ")
        terminal.read(0.3)
        terminal.resize(24, 80)
        terminal.write("after")
        terminal.wait_for("before meanwhile after")
        assert state(terminal, environment).answer(FIRST).notes == "before meanwhile after"
