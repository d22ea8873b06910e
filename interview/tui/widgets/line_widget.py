"""A widget that is drawn, not composed: a pure function from a width to lines of content."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from interview.plain_text import one_line

BLANK = Content("")

_ACT = "act"
"""Our own mark rather than Textual's `@click`, whose links are drawn in a style of their own."""

_NO_BREAK = {0xA0: 0xFDD0, 0x202F: 0xFDD1}
"""Spaces at which no line ends, such as those inside « », and what holds their place while lines
are made: Textual breaks at every space. Unicode keeps these two code points free of text.
"""
_SPACES = {stand_in: space for space, stand_in in _NO_BREAK.items()}


_LONGEST_QUOTE = 60
"""Columns of what somebody typed that a message quotes."""


class LineWidget(Widget):
    """One widget, one drawing; as tall as what it draws."""

    FOCUS_ON_CLICK = False
    """In focus it may unfold, and what was aimed at would move from under the pointer."""

    def draw(self, width: int) -> list[Content]:
        """The lines to show in `width` cells."""
        raise NotImplementedError

    def render(self) -> Content:
        """What Textual paints."""
        return Content("\n").join(self.draw(self.content_size.width or self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the drawing has."""
        return len(self.draw(width)) if width else 0

    async def on_click(self, event: Click) -> None:
        """Do what the clicked stretch says."""
        action = event.style.meta.get(_ACT)
        if action:
            event.stop()
            await self.run_action(action)

    def scroll_lines(self, _lines: int) -> bool:
        """Move what scrolls by so many lines, downwards where positive; whether anything does."""
        return False

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Towards the last line."""
        if self.scroll_lines(1):
            event.stop()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Towards the first line."""
        if self.scroll_lines(-1):
            event.stop()

    def repaint(self) -> None:
        """Draw again in the same place; to be called while the screen is laid out.

        Before its first layout a widget need not ask, and must not: to learn where it is, Textual
        would lay out the whole screen once more.
        """
        if self.container_size:
            self.refresh()

    def redraw(self) -> None:
        """Draw again; the height may have changed."""
        self.refresh(layout=True)


def wrapped(content: Content | str, width: int, indent: str = "") -> list[Content]:
    """`content` in lines of at most `width` cells; lines after the first start with `indent`."""
    whole = content if isinstance(content, Content) else Content(content)
    if "\n" not in whole.plain and whole.cell_length <= width - len(indent):
        return [whole]
    held = Content(whole.plain.translate(_NO_BREAK), list(whole.spans))
    lines = [
        Content(line.plain.translate(_SPACES), list(line.spans))
        for line in held.wrap(max(8, width - len(indent)))
    ]
    return [line if n == 0 else Content(indent) + line for n, line in enumerate(lines)]


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    return Content(text).truncate(max(1, width), ellipsis=True).plain


def shortened(text: str) -> str:
    """`text` on one line, and cut: a message that quotes it leaves room for the keys it names."""
    return cut(one_line(text), _LONGEST_QUOTE)


def fitted(lines: Sequence[Content], rows: int, width: int) -> list[Content]:
    """The first `rows` of `lines`; where more follow, the last of them ends with an ellipsis."""
    shown = list(lines[:rows])
    if shown and len(lines) > rows:
        shown[-1] = going_on(shown[-1], width)
    return shown


def going_on(line: Content, width: int) -> Content:
    """A line of a text whose next line is hidden, in at most `width` cells with an ellipsis."""
    start = line.truncate(max(1, width - 2), ellipsis=False).rstrip()
    return start + Content.styled(" …", "bold $lit")


def spread(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of a line; the left gives way."""
    room = max(0, width - right.cell_length - 1)
    start = left.truncate(room, ellipsis=True) if left.cell_length > room else left
    return start + Content(" " * max(1, width - start.cell_length - right.cell_length)) + right


@lru_cache(maxsize=256)  # every drawing of a widget asks for the same few
def click(action: str) -> Style:
    """The style of a stretch that the mouse can click. `action` is ours, never a user's text."""
    return Style.from_meta({_ACT: action})


def rule(title: str, width: int, hint: str = "", style: str = "$faint") -> Content:
    """A thin line across, with a title in it and a hint at its end, in this style."""
    hint = cut(hint, width - 8) if hint else ""
    tail = Content.assemble((" ", ""), (hint, style), (" ─", "$rule")) if hint else BLANK
    shown = cut(title, width - tail.cell_length - 3)
    head = Content.assemble(("─ ", "$rule"), (shown, "bold $quiet"), (" ", ""))
    line = "─" * max(0, width - head.cell_length - tail.cell_length)
    return head + Content.styled(line, "$rule") + tail


def hidden_sign(hidden: int, scrolled: int) -> str:
    """What says that lines are hidden: how many, and on which side; `scrolled` are those above."""
    if hidden <= 0:
        return ""
    arrows = "▾" if scrolled <= 0 else "▴" if scrolled >= hidden else "▴▾"
    return f"{arrows} +{hidden}"


def clock(seconds: float) -> str:
    """A duration as minutes and seconds; from an hour on, with the hours."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    shown = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{shown}" if hours else shown
