"""The terminal's own cursor stands where one types, for input methods and braille displays."""

from __future__ import annotations

from collections.abc import Mapping

from tests.e2e.terminal import Terminal

START = ["start", "social-media", "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper"]


def test_the_cursor_of_the_terminal_is_behind_what_is_typed(
    environment: Mapping[str, str],
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")

        def typed(words: str) -> None:
            """Type, and wait until the cursor stands behind it."""
            terminal.type(words)
            terminal.wait_for(words)
            screen = terminal._screen

            def is_behind() -> bool:
                cells = screen.buffer[screen.cursor.y]
                before = "".join(cells[column].data for column in range(screen.cursor.x))
                return before.endswith(words)

            terminal.wait_until(is_behind, f"the cursor behind {words!r}", seconds=20)

        typed("guru été")
        terminal.press("enter")
        typed("日本")  # two cells each
        terminal.press("ctrl+l")  # a dialog's box
        terminal.wait_for("Why is this question left out?")
        typed("no time")
        terminal.press("escape", "f2", "f2")
        terminal.wait_for("Created")
        terminal.press("ctrl+o")  # the cells of a table
        typed("Mastodon")
        terminal.press("tab")
        typed("2019")
        terminal.press("ctrl+x")
        terminal.type("n")
        typed("behind the letters")
