"""Dialogs: a line to type, a list to choose from, a text to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interview.i18n import _
from interview.journal.search import search_form
from interview.plain_text import one_line, plain
from interview.tui.widgets.line_input import LineInput
from interview.tui.widgets.line_widget import LineWidget, shortened

FEW_ROWS = 22

DialogResult = TypeVar("DialogResult")


class Dialog(ModalScreen[DialogResult]):
    """What all of them have in common: their look."""

    CSS_PATH = Path(__file__).with_name("dialog.tcss")
    DEFAULT_CLASSES = "dialog"

    def on_resize(self, event: Resize) -> None:
        """Leave no line blank where there are few."""
        self.set_class(event.size.height < FEW_ROWS, "few-rows")

    def say(self, words: str) -> None:
        """Show a message in the place of the dialog's last line, which names the keys."""
        self.query(".hint").last(Static).update(Content.styled("▲ " + words, "$warn"))


class KeptInput(LineInput):
    """Hands on what it holds with every change, before that is painted."""

    def __init__(
        self, value: str, keep: Callable[[str], None], *, hint: str = "", selects: bool = False
    ) -> None:
        """`selects`: whether `value` is selected, so that typing replaces it."""
        self._keep: Callable[[str], None] | None = None
        super().__init__(value, placeholder=hint, select_on_focus=selects)
        self._keep = keep

    def watch_value(self, value: str) -> None:
        """Called at once, unlike what waits for the message that it changed."""
        if self._keep is not None and self.is_mounted:
            self._keep(plain(value))


class LineDialog(Dialog[str | None]):
    """Asks for one line; `None` when it was closed, an empty text only where it `may_be_empty`.

    `value` stands in it, selected so that typing replaces it; where one `goes_on` typing, the
    cursor is behind it instead. `keep` is handed every change before it is painted.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(
        self,
        title: str,
        hint: str,
        value: str = "",
        keep: Callable[[str], None] = lambda _text: None,
        *,
        goes_on: bool = False,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._hint, self._value, self._keep = title, hint, value, keep
        self._goes_on, self._may_be_empty = goes_on, may_be_empty

    def compose(self) -> ComposeResult:
        """The question, the box, and what the keys do."""
        with Vertical(classes="box"):
            yield Static(Content(self._title), classes="title")
            yield KeptInput(self._value, self._keep, hint=self._hint, selects=not self._goes_on)
            yield Static(Content(_("Enter to confirm, Esc to go back")), classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed; where that is nothing and may not be, say so."""
        typed = one_line(event.value)
        if typed or self._may_be_empty:
            self.dismiss(typed)
        else:
            self.say(_("Nothing is written yet: a few words, then Enter; Esc goes back."))


class SecretDialog(Dialog[str | None]):
    """Asks for a line that nobody sees; `None` when it was closed, never an empty text."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The question, the box, and what the keys do."""
        with Vertical(classes="box"):
            yield Static(Content(self._title), classes="title")
            yield LineInput(password=True)
            yield Static(Content(_("Enter to confirm, Esc to go back")), classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, unless it is empty."""
        if event.value:
            self.dismiss(event.value)


class ListDialog(Dialog[DialogResult]):
    """A box to type in, above a list that the arrow keys move in meanwhile."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def action_move(self, by: int) -> None:
        """Move the cursor of the list while typing."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()


class ChoiceDialog(ListDialog[str | None]):
    """A list to choose from by arrow keys, mouse, or by typing a few letters of any line.

    `nothing` is said where there are no choices at all. `names` are names in the lines, by their
    keys: a line whose name is like what is typed stands before one that has the words elsewhere.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str, Content]],
        at: str = "",
        nothing: str = "",
        names: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._nothing = nothing
        self._names = names or {}
        self._title = title
        self._choices = choices
        self._at = at

    def compose(self) -> ComposeResult:
        """The title, a box to narrow the list, the list."""
        with Vertical(classes="box tall"):
            yield Static(Content(self._title), classes="title")
            yield LineInput(placeholder=_("type a few letters, or use the arrow keys"))
            yield OptionList(markup=False)
            yield Static(Content(""), classes="hint")

    def on_mount(self) -> None:
        """Show everything, with the cursor where we are."""
        self._narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the choices that have every word typed."""
        self._narrow(event.value)

    def on_input_submitted(self) -> None:
        """Choose what is under the cursor.

        At once, and not by way of the list: what is typed behind Enter waits for the box alone.
        """
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose this."""
        self.dismiss(event.option.id)

    def _narrow(self, typed: str) -> None:
        words = search_form(typed).split()
        options = self.query_one(OptionList)
        options.clear_options()
        kept = [
            Option(content, id=key)
            for key, content in sorted(
                self._choices, key=lambda choice: _rank(words, self._names.get(choice[0], ""))
            )
            if all(word in search_form(content.plain) for word in words)
        ]
        options.add_options(kept)
        places = [place for place, option in enumerate(kept) if option.id == self._at]
        options.highlighted = (places or [0])[0] if kept else None
        hint = self.query_one(".hint", Static)
        hint.display = not kept
        if not self._choices:
            hint.update(Content(self._nothing))
        elif not kept:
            sentence = _("Nothing here has “{words}”. Delete a few letters, or go back with Esc.")
            hint.update(Content(sentence.format(words=shortened(typed))))


def _rank(words: Sequence[str], name: str) -> int:
    """How much a name is like the words typed, from 0: the very same, to 4: not at all."""
    typed, searched = " ".join(words), search_form(name)
    if not typed or typed == searched:
        return 0
    if searched.startswith(typed):
        return 1
    if all(any(part.startswith(word) for part in searched.split()) for word in words):
        return 2
    return 3 if all(word in searched for word in words) else 4


class BackgroundDialog(Dialog[DialogResult]):
    """A dialog that works in a thread of its own, and shows what it finds while it is open."""

    def from_thread(self, show: Callable[..., None], *found: Any) -> None:
        """Show something found, unless the dialog was closed meanwhile."""

        def show_while_open() -> None:
            if self in self.app.screen_stack:
                show(*found)

        self.app.call_from_thread(show_while_open)


class HiddenDialog(Dialog[bool]):
    """Says that something is hidden, and takes what was going to be typed there: it goes nowhere.

    Its result is whether it is to be shown again.
    """

    def __init__(self, words: str, show_key: str, show_keys: Sequence[str]) -> None:
        """`show_keys` ask for it to be shown; `show_key` is how the first is written."""
        super().__init__()
        self._words, self._show_key, self._show_keys = words, show_key, show_keys

    def compose(self) -> ComposeResult:
        """What is hidden, and what the keys do."""
        words = _("{key} shows it, Enter or Esc goes back. What is typed here goes nowhere.")
        with Vertical(classes="box"):
            yield Static(Content(self._words), classes="title")
            yield Static(Content(words.format(key=self._show_key)), classes="hint")

    def on_key(self, event: Key) -> None:
        """Take every key."""
        event.stop()
        if event.key in self._show_keys:
            self.dismiss(True)
        elif event.key in ("enter", "escape"):
            self.dismiss(False)


_LINES = {"up": -1, "down": 1}
_PAGES = {"pageup": -1, "pagedown": 1, "home": -999, "end": 999}
"""How far the keys scroll a text that is longer than the screen."""


class TextDialog(Dialog[None]):
    """Something to read; any key closes it, but those that scroll a long text."""

    def __init__(self, title: str, text: Content | LineWidget) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """The title, the text, and how to close it."""
        with Vertical(classes="box tall"):
            yield Static(Content(self._title), classes="title")
            if isinstance(self._text, LineWidget):
                yield self._text
            else:
                yield Static(self._text, classes="text")
            yield Static(Content(""), classes="hint foot")

    def on_resize(self, event: Resize) -> None:
        """Name the keys that scroll, where there is more than fits."""
        self.call_after_refresh(self._show_hint)

    def on_key(self, event: Key) -> None:
        """Scroll, or close."""
        box = self._box
        page = max(1, box.content_size.height - 2)
        lines = _LINES.get(event.key, 0) + page * _PAGES.get(event.key, 0)
        if lines and box.max_scroll_y:
            box.scroll_relative(y=lines, animate=False)
        else:
            self.dismiss(None)

    @property
    def _box(self) -> Vertical:
        return self.query_one(".box", Vertical)

    def _show_hint(self) -> None:
        scrolls = _("↑ and ↓ scroll, any other key to go back")
        hint = scrolls if self._box.max_scroll_y else _("any key to go back")
        self.query_one(".foot", Static).update(Content(hint))


def field(label: str, box: Widget) -> Horizontal:
    """A field of a form, with its name beside it."""
    return Horizontal(Static(Content(label), classes="label"), box, classes="field")
