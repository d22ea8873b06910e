"""What can be chosen by single keys: in focus a key chooses, and any other belongs to the notes."""

from __future__ import annotations

from textual.events import Key
from textual.message import Message

from interview.tui.widgets.line_widget import LineWidget


class NotesWanted(Message):
    """The interviewer is done here; `typed` goes on in the notes."""

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed


class KeyList(LineWidget, can_focus=True):
    """Things to choose by their letter or digit; in focus it is drawn otherwise."""

    def choose(self, character: str) -> bool:
        """Choose what has this key; whether anything has it."""
        raise NotImplementedError

    def move(self, _key: str) -> bool:
        """Do what a key without a character means here; whether it means anything."""
        return False

    def on_key(self, event: Key) -> None:
        """Choose, or hand what was typed to the notes."""
        if event.is_printable:
            event.stop()
            event.prevent_default()
            character = event.character or ""
            if not self.choose(character):
                self.post_message(NotesWanted(character))
        elif event.key == "enter":
            event.stop()
            self.post_message(NotesWanted())
        elif self.move(event.key):
            event.stop()

    def on_focus(self) -> None:
        """Show the keys, and what was folded."""
        self.redraw()

    def on_blur(self) -> None:
        """Fold again."""
        self.redraw()
