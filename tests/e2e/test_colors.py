"""In terminals of few colours, or none, nothing is told by colour alone, and all can be seen."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.e2e.terminal import Terminal

START = ["start", "social-media", "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper"]


@pytest.mark.parametrize(
    "terminal",
    [
        {"NO_COLOR": "1"},
        {"TERM": "xterm-16color", "COLORTERM": ""},
        {"TERM": "xterm-256color", "COLORTERM": ""},
    ],
    ids=["no colour", "16 colours", "256 colours"],
)
def test_a_level_a_red_flag_and_a_suggestion_are_told_by_signs_in_any_terminal(
    environment: Mapping[str, str], terminal: Mapping[str, str]
) -> None:
    with Terminal(START, {**environment, **terminal}) as opened:
        opened.wait_for("What title do they give themselves")
        assert "◉ 2" not in opened.text
        opened.type("I am a guru")
        opened.wait_for("▲ Calls themselves")  # a red flag that is heard, with ! before
        opened.wait_for("1 Weak ◂")
        opened.press("f6")
        opened.wait_for("◉ 2")
        screen = opened._screen
        unseen = [
            screen.display[y]
            for y in range(screen.lines)
            for x in range(screen.columns)
            if (cell := screen.buffer[y][x]).data.strip() and cell.fg == cell.bg != "default"
        ]
        assert not unseen
        is_true, is_indexed = b"38;2;" in opened.raw, b"38;5;" in opened.raw
        match terminal.get("TERM"):
            case "xterm-16color":
                assert not is_true
                assert not is_indexed
            case "xterm-256color":
                assert not is_true
                assert is_indexed
            case _:
                seen = {cell.fg for line in screen.buffer.values() for cell in line.values()}
                assert all(fg == "default" or fg[:2] == fg[2:4] == fg[4:] for fg in seen), "grey"
