"""The tour: four screens for the first time, with the keys as they are set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from interview.i18n import _
from interview.paths import Paths
from interview.private_files import private_folder, replace_file
from interview.tui.keymap import DEBRIEF, HELP, HOME, LIVE, PALETTE, REPORT, KeyAction, key_shown
from interview.tui.widgets.dialog import FEW_ROWS, Dialog
from interview.tui.widgets.line_widget import BLANK, LineWidget, rule, wrapped

_ONWARD = frozenset({"enter", "space", "right", "down", "pagedown"})
_BACK = frozenset({"left", "up", "pageup", "backspace"})


def is_first_start(paths: Paths) -> bool:
    """Whether the program opens for the first time here, with no interview yet. Asked only once:
    what it leaves in the user's folder has it say no from then on. Raises `JournalError`."""
    if paths.tour_seen.exists():
        return False
    with suppress(OSError):  # then it is shown once more, which does no harm
        private_folder(paths.home)
        replace_file(paths.tour_seen, b"", private=True, durable=False)
    from interview.journal import list_interviews

    return not (paths.journal.exists() and list_interviews(paths.journal, limit=1))


class TourDialog(Dialog[None]):
    """Leafs through the pages of the tour; Esc ends it, and so does Enter behind the last."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._pages = _pages(keymap)
        self._at = 0

    def compose(self) -> ComposeResult:
        """The title, the page, what the keys do."""
        with Vertical(classes="box tall"):
            yield Static(classes="title")
            yield TourPage()
            yield Static(classes="hint foot")

    def on_mount(self) -> None:
        """Begin at the first page."""
        self._show()

    def on_key(self, event: Key) -> None:
        """Go on, go back, or end."""
        if event.key == "ctrl+q":
            return
        event.stop()
        if event.key == "escape" or (event.key in _ONWARD and self._at == len(self._pages) - 1):
            self.dismiss(None)
        elif event.key in _ONWARD:
            self._at += 1
            self._show()
        elif event.key in _BACK:
            self._at = max(0, self._at - 1)
            self._show()

    def _show(self) -> None:
        title, draw = self._pages[self._at]
        dots = " ".join("●" if at == self._at else "○" for at in range(len(self._pages)))
        is_last = self._at == len(self._pages) - 1
        hint = _("Enter begins") if is_last else _("Enter goes on, Esc skips the tour")
        self.query_one(".title", Static).update(Content(title))
        self.query_one(TourPage).show(draw)
        self.query_one(".foot", Static).update(Content(f"{dots}   {hint}"))


Drawing = Callable[[int], Iterable[Content]]
"""What a page shows, in so many columns."""


class TourPage(LineWidget):
    """A page of the tour."""

    def __init__(self) -> None:
        super().__init__()
        self._draw: Drawing = lambda _width: ()

    def show(self, draw: Drawing) -> None:
        """Show another page."""
        self._draw = draw
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Its lines; without the blank ones where there are few."""
        has_room = self.app.size.height >= FEW_ROWS
        return [line for line in self._draw(width) if has_room or line.plain]


def _pages(keymap: Mapping[str, str]) -> Sequence[tuple[str, Drawing]]:
    """The title of each page, and what it shows."""

    def key(actions: Iterable[KeyAction], name: str) -> str:
        return key_shown(next(each for each in actions if each.id == name), keymap)

    def what_it_does(width: int) -> Iterable[Content]:
        yield from _words(
            _(
                "You ask everyone the same questions and type what you hear. The program keeps the "
                "time and the order, and proposes a level for each answer; you decide. Every "
                "keystroke is saved, on this machine alone."
            ),
            width,
        )
        yield BLANK
        yield from _keys(
            [
                (key(HOME, "new"), _("a new interview: a name, and off you go")),
                (key(HOME, "banks"), _("read the questions first")),
                (key([HELP], "help"), _("every key of the screen you are on")),
                (key([PALETTE], "palette"), _("every action by its name, and this tour")),
            ],
            width,
        )

    def a_question(width: int) -> Iterable[Content]:
        yield rule(_("Notes"), width)
        yield Content.styled(_("one figure a week, against the month before"), "$ink")
        yield rule(_("Listen for"), width, key(LIVE, "signals"))
        yield Content.assemble(
            ("● ", "$lit"),
            (_("Names a figure"), "$ink"),
            ("   ○ " + _("Says what it cost"), "$quiet"),
        )
        yield rule(_("Rating"), width)
        yield Content.assemble(
            ("○ 1   ○ 2   ", "$quiet"), ("● 3 ◂", "bold $chosen"), ("   ○ 4   ○ 5", "$quiet")
        )
        yield BLANK
        yield from _words(_("Just type. The rest is a key away:"), width)
        yield from _keys(
            [
                (key(LIVE, "signals"), _("tick what you heard; ● is heard for you")),
                (key(LIVE, "rubric"), _("to the scale: there a digit rates")),
                (key(LIVE, "accept"), _("rate as ◂ proposes")),
                (key(LIVE, "next"), _("go on; at the end, the debrief")),
            ],
            width,
        )

    def debrief(width: int) -> Iterable[Content]:
        yield Content.assemble(("▲ ", "$warn"), (_("one answer is not rated yet"), "$ink"))
        yield Content.assemble(
            ("▲ ", "$warn"), (_("rated 4, where 2 was proposed: say why"), "$ink")
        )
        yield BLANK
        yield from _words(
            _(
                "The debrief lists what is missing and shows the score. Signing seals the "
                "interview with your name: nothing in it changes afterwards without a trace."
            ),
            width,
        )
        yield BLANK
        yield from _keys(
            [
                (key(DEBRIEF, "reason"), _("why a rating is not the one proposed")),
                (key(DEBRIEF, "sign"), _("sign")),
                (key(DEBRIEF, "amend"), _("change what was signed, with a reason")),
            ],
            width,
        )

    def report(width: int) -> Iterable[Content]:
        yield from _words(
            _(
                "For every score the report has the words that support it. It is one page for HR, "
                "and another for the candidate, who may ask to see it."
            ),
            width,
        )
        yield BLANK
        yield from _keys(
            [
                (key(DEBRIEF, "report"), _("the report, from the debrief or the list")),
                (key(REPORT, "html"), _("as a web page, to print or to send")),
                (key(REPORT, "decide"), _("what is decided, and why")),
            ],
            width,
        )
        yield BLANK
        yield from _words(
            _(
                "To look around without harm: “interview demo” opens made-up interviews. For the "
                "wall: “interview keys” makes a page of all keys."
            ),
            width,
        )

    return (
        (_("The same questions for everyone"), what_it_does),
        (_("A question"), a_question),
        (_("The debrief, and your signature"), debrief),
        (_("The report"), report),
    )


def _words(text: str, width: int) -> list[Content]:
    return wrapped(Content.styled(text, "$ink"), width)


def _keys(entries: Sequence[tuple[str, str]], width: int) -> Iterable[Content]:
    """A line for each key that is set, with what it does."""
    column = max(len(key) for key, _does in entries) + 2
    for key, does in entries:
        if key:
            line = Content.assemble((f"{key:<{column}}", "bold $accent"), (does, "$quiet"))
            yield from wrapped(line, width, " " * column)
