"""Finds words in the notes, reasons and answers of all questions, as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview.frozen import frozen
from interview.i18n import _, ngettext
from interview.plain_text import one_line
from interview.running.find_words import Hit, SearchedText, find
from interview.tui.widgets.dialog import ListDialog
from interview.tui.widgets.line_input import LineInput
from interview.tui.widgets.line_widget import shortened

_MOST = 500
"""Places that are listed; whoever finds more types another letter."""

_BEFORE, _AFTER = 16, 60
"""Letters shown around the words found."""


@frozen
class Found:
    """Words found in what was written on a question."""

    words: str
    question: str
    hit: Hit
    is_in_notes: bool
    place: int
    """Which of all the places it is, from 0."""
    of: int


class FindDialog(ListDialog[Found | None]):
    """Takes words, lists where they stand; Enter goes to the place under the cursor."""

    def __init__(self, searched: Sequence[SearchedText], last: Found | None) -> None:
        """`last` is what was found before: its words stand there, with the cursor behind it."""
        super().__init__()
        self._searched = searched
        self._last = last
        self._hits: list[tuple[SearchedText, Hit]] = []

    def compose(self) -> ComposeResult:
        """The box for the words, the places, what the keys do."""
        with Vertical(classes="box tall"):
            yield Static(Content(_("Find in notes, reasons and answers")), classes="title")
            words = self._last.words if self._last else ""
            hint = _("words, in whatever case, with or without accents")
            yield LineInput(words, placeholder=hint)
            yield OptionList(markup=False)
            yield Static(Content(""), classes="hint")

    def on_mount(self) -> None:
        """Look for the words of the last time."""
        self._look()
        if self._last is not None and self._hits:
            following = (self._last.place + 1) % len(self._hits)
            self.query_one(OptionList).highlighted = following

    def on_input_changed(self) -> None:
        """Look for what is typed."""
        if self._last is None or self._words != self._last.words:
            self._last = None
            self._look()

    def on_input_submitted(self) -> None:
        """Go to the place under the cursor.

        At once, and not by way of the list: what is typed behind Enter waits for the box alone.
        """
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._choose(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to this place."""
        self._choose(event.option_index)

    @property
    def _words(self) -> str:
        return one_line(self.query_one(LineInput).value)

    def _choose(self, place: int) -> None:
        text, hit = self._hits[place]
        found = Found(self._words, text.question, hit, text.is_notes, place, len(self._hits))
        self.dismiss(found)

    def _look(self) -> None:
        self._hits = [
            (text, hit) for text in self._searched for hit in find(self._words, text.text)
        ][:_MOST]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(text, hit)) for text, hit in self._hits])
        options.highlighted = 0 if self._hits else None
        count = len(self._hits)
        if count:
            words = ngettext(
                "Found in {number} place. Enter goes there, Esc goes back",
                "Found in {number} places. Enter goes there, Esc goes back",
                count,
            ).format(number=count)
        elif not any(text.text.strip() for text in self._searched):
            words = _("Nothing is written yet. Esc goes back")
        elif self._words:
            words = _("“{words}” stands in no notes, reason or answer. Esc goes back")
            words = words.format(words=shortened(self._words))
        else:
            words = _("What was written on all questions is searched. Esc goes back")
        self.query_one(".hint", Static).update(Content(words))


def _line(text: SearchedText, hit: Hit) -> Content:
    """The question, and the words in their line."""
    line = text.text.split("\n")[hit.line].replace("\t", " ")
    first = max(0, hit.start - _BEFORE)
    return Content.assemble(
        (f"{text.title}  ", "$quiet"),
        "…" if first else "",
        (line[first : hit.start], "$ink"),
        (line[hit.start : hit.end], "bold underline $lit"),
        (line[hit.end : hit.end + _AFTER], "$ink"),
    )
