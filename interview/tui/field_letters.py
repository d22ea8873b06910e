"""Letters beside the fields of a screen, and for what only a function key does: one goes there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase
from types import MappingProxyType
from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.errors import NoWidget
from textual.events import Key, Resize
from textual.geometry import Region, Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from interview.frozen import frozen
from interview.i18n import _
from interview.journal.search import search_form
from interview.tui.keymap import LETTERS, PALETTE, KeyAction, keys_of
from interview.tui.portable_keys import is_portable
from interview.tui.widgets.line_widget import LineWidget, wrapped
from interview.tui.widgets.notes import Notes
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList

_OWN: tuple[tuple[type[Widget], str], ...] = ((Notes, "n"), (Scale, "r"), (SignalList, "s"))
"""Widgets that have the same letter on every question."""

_VISIT = re.compile(r"screen\.(visit\(\d+\)|debrief)")
"""What a click on a line of the agenda does."""


@frozen
class LetterTarget:
    """Somewhere to go with one letter."""

    letter: str
    x: int
    """The column of the screen where the letter stands."""
    y: int
    go: Callable[[], Any]


def open_letters(
    screen: Screen[Any],
    offered: Sequence[KeyAction] = (),
    unavailable: Collection[str] = (),
    keymap: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Show the letters of a screen, and go where one says.

    `offered` are the actions of the screen, of which `unavailable` can do nothing now. Where
    something is selected in a text, cut that instead: the key is that of cutting, too. A field that
    selects itself when one comes to it is not meant to be cut.
    """
    focused = screen.focused
    if isinstance(focused, TextArea | Input) and focused.selected_text:
        is_by_itself = (
            isinstance(focused, Input)
            and focused.select_on_focus
            and focused.selected_text == focused.value
        )
        if not is_by_itself:
            focused.action_cut()
            return
    useful = {
        sign: each
        for sign, each in lettered(offered, keymap).items()
        if offered and each.id not in unavailable
    }

    async def go(chosen: LetterTarget | KeyAction | None) -> None:
        if isinstance(chosen, LetterTarget):
            done = chosen.go()
            if done is not None and hasattr(done, "__await__"):
                await done
        elif chosen is not None:
            action = "app.command_palette" if chosen is PALETTE else f"screen.{chosen.action}"
            await screen.run_action(action)

    screen.app.push_screen(
        LettersScreen(list(letter_targets(screen)), useful, keys_of(LETTERS, keymap)), go
    )


def lettered(offered: Sequence[KeyAction], keymap: Mapping[str, str]) -> dict[str, KeyAction]:
    """What has no key that arrives everywhere, by a capital or, of levels, by a digit.

    A letter stays the same while the screen is open, whatever can be done at the moment.
    """
    found: dict[str, KeyAction] = {}
    for each in (*offered, PALETTE):
        if any(is_portable(key) for key in keys_of(each, keymap)):
            continue
        if each.action.startswith("rate("):
            wanted = each.action.removeprefix("rate(").rstrip(")")
        else:
            wanted = search_form(_(each.label)).upper() + ascii_uppercase
        free = (sign for sign in wanted if sign.isascii() and sign.isalnum() and sign not in found)
        if (letter := next(free, "")) != "":
            found[letter] = each
    return found


def letter_targets(screen: Screen[Any]) -> Iterator[LetterTarget]:
    """The fields of a screen that can be seen, the lines of its list, the questions at its side."""
    rest = [letter for letter in ascii_lowercase if letter not in [own for _kind, own in _OWN]]

    def next_letter() -> str:
        return rest.pop(0) if rest else ""

    found: list[LetterTarget] = []
    for widget in screen.focus_chain:
        if isinstance(widget, OptionList):
            found += _options(screen, widget, next_letter)
        elif region := _in_sight(screen, widget):
            own = next((letter for kind, letter in _OWN if isinstance(widget, kind)), "")
            letter = own or next_letter()
            found.append(LetterTarget(letter, region.x, region.y, widget.focus))
    for widget in screen.query(LineWidget):
        if widget.display and widget.is_attached and not widget.can_focus:
            found += _lines(screen, widget, next_letter)
    yield from (each for each in found if each.letter)


def _in_sight(screen: Screen[Any], widget: Widget) -> Region:
    """The part of a widget that can be seen; empty where it is not laid out at all."""
    try:
        return screen.find_widget(widget).visible_region
    except NoWidget:
        return Region()


def _options(
    screen: Screen[Any], options: OptionList, next_letter: Callable[[], str]
) -> Iterator[LetterTarget]:
    """The lines of a list that are in sight."""
    region = _in_sight(screen, options).intersection(options.content_region)

    def chooser(index: int) -> Callable[[], None]:
        def go() -> None:
            options.focus()
            options.highlighted = index

        return go

    for index, option in enumerate(options.options):
        y = options.content_region.y + options._index_to_line[index] - options.scroll_offset.y
        if region.y <= y < region.bottom and not option.disabled:
            yield LetterTarget(next_letter(), options.region.x, y, chooser(index))


def _lines(
    screen: Screen[Any], widget: LineWidget, next_letter: Callable[[], str]
) -> Iterator[LetterTarget]:
    """The lines of a drawing that go to a question when they are clicked."""
    region = _in_sight(screen, widget).intersection(widget.content_region)
    if not region:
        return

    def visitor(action: str) -> Callable[[], Any]:
        return lambda: screen.run_action(action)

    for y, strip in enumerate(widget.render_lines(widget.region.reset_offset)):
        actions = [segment.style.meta.get("act", "") for segment in strip if segment.style]
        action = next(filter(_VISIT.fullmatch, filter(None, actions)), "")
        row = widget.region.y + y
        if action and region.y <= row < region.bottom:
            yield LetterTarget(next_letter(), widget.region.x, row, visitor(action))


class LettersScreen(ModalScreen[LetterTarget | KeyAction | None]):
    """The letters above what they go to. Whatever is typed here is written nowhere."""

    CSS = """
    LettersScreen { background: $page 50%; }
    LettersScreen Letter {
        position: absolute; width: 3; height: 1; background: $accent; color: $page;
        text-style: bold;
    }
    LettersScreen LetterKeys { dock: bottom; height: auto; background: $bar; padding: 0 1; }
    LettersScreen LetterKeys.above { dock: top; }
    """

    def __init__(
        self, targets: Sequence[LetterTarget], actions: dict[str, KeyAction], closing: Sequence[str]
    ) -> None:
        """`closing` are the keys that go back, besides Esc."""
        super().__init__()
        self._targets = {each.letter: each for each in targets}
        self._actions = actions
        self._going_back = {*closing, "escape"}
        self._opened_at: Size | None = None

    def compose(self) -> ComposeResult:
        """A letter on every target, and where there is none what capitals do."""
        keys = LetterKeys(self._actions)
        width, height = self.app.size
        first_row = height - len(keys.draw(width - 2))
        keys.set_class(any(each.y >= first_row for each in self._targets.values()), "above")
        yield keys
        for each in self._targets.values():
            letter = Letter(each.letter)
            letter.styles.offset = (each.x, each.y)
            yield letter

    def on_resize(self, event: Resize) -> None:
        """In a window of another size, the letters would stand beside something else."""
        if self._opened_at not in (None, event.size):
            self.dismiss(None)
        self._opened_at = event.size

    def on_key(self, event: Key) -> None:
        """Go where the letter says; one that says nothing goes nowhere."""
        event.stop()
        sign = event.character or ""
        chosen = self._targets.get(sign) or self._actions.get(sign)
        if chosen is not None:
            self.dismiss(chosen)
        elif event.key in self._going_back:
            self.dismiss(None)
        elif event.is_printable:
            self.query_one(LetterKeys).say(
                _("Nothing here has “{letter}”, and nothing was written.").format(letter=sign)
            )


class Letter(LineWidget):
    """One letter."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter

    def draw(self, width: int) -> list[Content]:
        """The letter, in the middle."""
        return [Content(f" {self._letter} ")]


class LetterKeys(LineWidget):
    """What the letters do, and the capitals of what has no other key that arrives everywhere."""

    def __init__(self, actions: dict[str, KeyAction]) -> None:
        super().__init__()
        self._actions = actions
        self._words = ""

    def say(self, words: str) -> None:
        """Say something in the first line."""
        self._words = words
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """A line on what to press, then the capitals."""
        hint = _("A letter goes there. Esc goes back.")
        if self._actions:
            hint = _("A letter goes there; a capital or a digit does what is named. Esc goes back.")
        first = Content.styled("▲ " + self._words, "$warn") if self._words else Content(hint)
        entries = [
            Content.assemble((sign, "bold $accent"), (f"\u00a0{_unbroken(_(each.label))}", "$ink"))
            for sign, each in self._actions.items()
            if not sign.isdigit()
        ]
        if digits := [sign for sign in self._actions if sign.isdigit()]:
            shown = f"{min(digits)}–{max(digits)}"
            rate = _unbroken(_(self._actions[digits[0]].label))
            entries.insert(0, Content.assemble((shown, "bold $accent"), (f"\u00a0{rate}", "$ink")))
        return [*wrapped(first, width), *wrapped(Content("   ").join(entries), width)]


def _unbroken(words: str) -> str:
    return words.replace(" ", "\u00a0")
