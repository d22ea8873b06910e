"""The notes: a text area whose every change is in the draft log before it is on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.events import Key
from textual.geometry import Region, Size
from textual.widgets import TextArea

from interview.i18n import _
from interview.plain_text import plain
from interview.rubric import Span
from interview.tui.input_queue import TakesRuns
from interview.tui.row_budget import Part, RowsWanted
from interview.tui.widgets.line_widget import LineWidget, rule, wrapped
from interview.tui.window_too_small import window_too_small

if TYPE_CHECKING:
    from interview.running.find_words import Hit

_ALL = 10_000
"""More rows than any screen has."""

_BLINKS = 10
"""Half seconds for which the cursor blinks behind the last key."""

Keep = Callable[[str, str, tuple[int, int]], None]
"""Takes the id of a question, its notes as they stand, and the cursor's line and column."""


class NotesHeading(LineWidget):
    """The line above the notes."""

    DEFAULT_CSS = "NotesHeading { height: auto; padding: 0 1; }"

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._remark = ""

    def draw(self, width: int) -> list[Content]:
        """A thin line with a name, and a hint at its end; a warning in a window too small."""
        if words := window_too_small(self.app.size):
            return wrapped(Content.styled(words, "bold $warn"), width)
        if self._remark:
            return [rule(_("Notes"), width, f"▲ {self._remark}", "bold $warn")]
        return [rule(_("Notes"), width, self._hint)]

    def show_remark(self, words: str) -> None:
        """Say this in the line, in place of the hint; nothing more where it is empty."""
        if words != self._remark:
            self._remark = words
            self.refresh()

    def rows_wanted(self, width: int) -> Mapping[Part, RowsWanted]:
        """One row, and more for the warning."""
        lines = len(self.draw(width))
        return {Part.NOTES_HEADING: RowsWanted(min(2, lines), lines)}

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """Drawn from its first line on, in however many."""


class Notes(TakesRuns, TextArea):
    """Where the interviewer types. Undo and redo are the interview's, not the text area's."""

    DEFAULT_CSS = """
    Notes {
        height: 1fr; border: none; padding: 0 1; background: $page;
        &:focus { border: none; }
        & .text-area--cursor-line { background: $page; }
        & .notes--quote { color: $lit; text-style: italic; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # As in Emacs, and on every Mac; where a key of the screen is the same, that one wins.
        Binding("ctrl+b", "cursor_left", show=False),
        Binding("ctrl+f", "cursor_right", show=False),
        Binding("ctrl+n", "cursor_down", show=False),
        Binding("ctrl+p", "cursor_up", show=False),
        Binding("ctrl+y", "paste", show=False),
    ]

    COMPONENT_CLASSES = {"notes--quote"}

    def __init__(
        self,
        keep: Keep,
        shorthand: Mapping[str, str] | None = None,
        end_phrase: Callable[[], None] = lambda: None,
    ) -> None:
        """`shorthand` is written out as a word is ended; `end_phrase` is called before and after,
        so that undo takes the expansion back alone."""
        super().__init__(
            soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, id="notes"
        )
        self.question = ""
        """The id of the question whose notes these are."""
        self._keep = keep
        self._shorthand = shorthand or {}
        self._end_phrase = end_phrase
        self._evidence: dict[int, list[tuple[int, int]]] = {}
        self._quotes: dict[int, list[tuple[int, int]]] = {}
        self._found: Hit | None = None
        self.blanked = False
        self._blinks = 0

    def _restart_blink(self) -> None:
        self._blinks = 0
        super()._restart_blink()

    def _toggle_cursor_blink_visible(self) -> None:
        """Stand still after a few seconds: it wakes the program, and draws the eye from a face."""
        super()._toggle_cursor_blink_visible()
        self._blinks += 1
        if self._blinks >= _BLINKS and self._cursor_visible:
            self._pause_blink()

    def rows_wanted(self, _width: int) -> Mapping[Part, RowsWanted]:
        """Three rows at least, and all that are left."""
        return {Part.NOTES: RowsWanted(3, _ALL)}

    def take_rows(self, rows: Mapping[Part, int]) -> None:
        """A text area scrolls in however many."""

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Wrap the lines for a new size, and keep the cursor in view.

        A text area does so when it is told of its size, one frame after it was painted in it.
        """
        is_new = super()._size_updated(size, virtual_size, container_size, layout)
        if is_new and self.is_attached:
            self._rewrap_and_refresh_virtual_size()
            column, row = self.wrapped_document.location_to_offset(self.cursor_location)
            self._cursor_offset = (column, row)  # the blinking, and the terminal, go by it
            self.app.cursor_position = self.cursor_screen_offset
            self.scroll_to_region(
                Region(column, row, 1, 1), animate=False, force=True, immediate=True
            )
        return is_new

    def show(self, question: str, text: str, cursor: tuple[int, int] | None) -> None:
        """Show the notes of a question, with the cursor where it was, or at the end."""
        self.question = question
        self._evidence, self._quotes = {}, {}
        self._found = None
        self.load_text(text)
        self.move_cursor(cursor if cursor is not None else self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Apply an edit, and append it to the draft log before anything is painted."""
        edit.text = plain(edit.text)
        self._found = None
        result = super().edit(edit)
        # A text area scrolls before it knows that it has become a row longer.
        self.scroll_cursor_visible()
        self._keep(self.question, self.text, self.cursor_location)
        return result

    def action_undo(self) -> None:
        """Nothing: where the screen has another key for it, undo is still the interview's."""

    def action_redo(self) -> None:
        """Nothing, as undo."""

    async def _on_key(self, event: Key) -> None:
        """A key that ends a word of shorthand writes it out. A paste is no key."""
        await super()._on_key(event)
        is_sign = event.key == "enter" or (event.is_printable and event.character)
        if self._shorthand and is_sign and not self.read_only and self.selection.is_empty:
            self._expand()

    def _expand(self) -> None:
        from interview.session.shorthand import expansion

        row, column = self.cursor_location
        before = self.get_text_range((max(0, row - 1), 0), self.cursor_location)
        after = self.document.get_line(row)[column : column + 1]
        found = expansion(before + after, len(before), self._shorthand)
        if found is None:
            return
        # A word lies in one line: that of the cursor, or the one that Enter has just ended.
        ends_line = before.endswith("\n")
        line = row - 1 if ends_line else row
        shift = 0 if ends_line or row == 0 else before.rindex("\n") + 1
        self._end_phrase()
        self.replace(found.text, (line, found.start - shift), (line, found.end - shift))
        self._end_phrase()

    def mark_quotes(self, quotes: Sequence[Span]) -> None:
        """Mark the stretches that are the candidate's own words."""
        marked = _by_line(self.text, quotes) if quotes else {}
        if marked != self._quotes:
            self._quotes = marked
            self.notify_style_update()
            self.refresh()

    def mark_evidence(self, spans: Sequence[Span]) -> None:
        """Underline the stretches that speak for a level."""
        evidence = _by_line(self.text, spans)
        if evidence != self._evidence:
            self._evidence = evidence
            self.notify_style_update()
            self.refresh()

    def show_found(self, hit: Hit) -> None:
        """Put the cursor behind words that were found, and mark them until the next edit."""
        self.move_cursor((hit.line, hit.end))
        self._found = hit
        self.notify_style_update()
        self.refresh()

    def blank(self, blanked: bool) -> None:
        """Hide what is written while the screen is shared."""
        self.blanked = blanked
        self.notify_style_update()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: blanked, or with its evidence marked."""
        line = super().get_line(line_index)
        if self.blanked:
            return Text("·" * len(line), end="", no_wrap=True)
        for start, end in self._quotes.get(line_index, ()):
            line.stylize(self.get_component_rich_style("notes--quote", partial=True), start, end)
        for start, end in self._evidence.get(line_index, ()):
            line.stylize("underline bold", start, end)
        if self._found is not None and self._found.line == line_index:
            line.stylize("reverse bold", self._found.start, self._found.end)
        return line


def selected_range(area: TextArea) -> tuple[int, int]:
    """The characters from which to which a selection goes; twice the cursor without one."""
    first, last = sorted(len(area.get_text_range((0, 0), end)) for end in area.selection)
    return first, last


def _by_line(text: str, spans: Sequence[Span]) -> dict[int, list[tuple[int, int]]]:
    """Spans of the whole text as columns of its lines."""
    found: dict[int, list[tuple[int, int]]] = {}
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        columns = [
            (max(span.start, start) - start, min(span.end, end) - start)
            for span in spans
            if span.start < end and span.end > start
        ]
        if columns:
            found[number] = columns
        start = end + 1
    return found
