"""Who is interviewed, for what, and by whom: the form for a new interview, and for corrections."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from interview.frozen import frozen
from interview.i18n import LANGUAGES, _
from interview.languages import language_of
from interview.plain_text import one_line
from interview.tui.widgets.dialog import Dialog
from interview.tui.widgets.line_widget import Drawn, click


@frozen
class Details:
    """What a new interview needs to begin."""

    bank: Path
    candidate: str
    role: str
    interviewer: str
    language: str


@frozen
class BankChoice:
    """A bank that can be used, with the languages it speaks."""

    path: Path
    title: str
    languages: tuple[str, ...]


class Switch(Drawn, can_focus=True):
    """One of several words; the arrow keys, space or a click go to the next."""

    DEFAULT_CSS = """
    Switch { height: 1; margin: 0 0 1 0; padding: 0 1; background: $bar;
             &:focus { background: $rule; } }
    """

    def __init__(self, words: Sequence[str], at: int = 0, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = tuple(words)
        self.at = at

    def draw(self, width: int) -> list[Content]:
        """The word, and that there are others."""
        others = f"   ◂ {self.at + 1}/{len(self.words)} ▸" if len(self.words) > 1 else ""
        line = Content.assemble((self.words[self.at], "$ink"), (others, "$accent"))
        return [line.stylize(click("turn(1)"))]

    def key_right(self) -> None:
        """The next."""
        self.action_turn(1)

    def key_space(self) -> None:
        """The next."""
        self.action_turn(1)

    def key_left(self) -> None:
        """The one before."""
        self.action_turn(-1)

    def action_turn(self, by: int) -> None:
        """Go to another word."""
        self.at = (self.at + by) % len(self.words)
        self.refresh()


class NewInterview(Dialog[Details | None]):
    """Asks for what a new interview needs; Enter goes on, and on the last line begins."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "enter", show=False, priority=True),
        Binding("f2", "begin", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, banks: Sequence[BankChoice], interviewer: str, language: str) -> None:
        super().__init__()
        self._banks = banks
        self._interviewer = interviewer
        self._language = language

    def compose(self) -> ComposeResult:
        """A line for each thing to know."""
        with Vertical(classes="box"):
            yield Static(Content(_("New interview")), classes="title")
            yield _label(_("Candidate"))
            yield Input(id="candidate", placeholder=_("the name as it goes into the report"))
            yield _label(_("Role"))
            yield Input(id="role", placeholder=_("optional"))
            yield _label(_("Interviewer"))
            yield Input(self._interviewer, id="interviewer", placeholder=_("your name"))
            yield _label(_("Question bank"))
            yield Switch([bank.title for bank in self._banks], id="bank")
            yield _label(_("Language of the interview"))
            names = [language_of(code).name for code in LANGUAGES]
            yield Switch(names, LANGUAGES.index(self._language), id="language")
            hint = _("Enter goes on, F2 begins, Esc goes back")
            yield Static(Content(hint), classes="hint")

    def on_mount(self) -> None:
        """Start with the candidate's name."""
        self.query_one("#candidate").focus()

    def action_enter(self) -> None:
        """The next line; begin on the last, or as soon as nothing is missing below."""
        if self.focused is not None and self.focused.id == "language":
            self.action_begin()
        else:
            self.focus_next()

    def action_begin(self) -> None:
        """Begin, unless a name is missing."""
        for name in ("candidate", "interviewer"):
            if not self._typed(name):
                self.query_one(f"#{name}").focus()
                self.notify(_("Please write a name here first."), markup=False, timeout=3)
                return
        bank = self._banks[self.query_one("#bank", Switch).at]
        self.dismiss(
            Details(
                bank.path,
                self._typed("candidate"),
                self._typed("role"),
                self._typed("interviewer"),
                self._spoken(bank),
            )
        )

    def _typed(self, name: str) -> str:
        return one_line(self.query_one(f"#{name}", Input).value)

    def _spoken(self, bank: BankChoice) -> str:
        wanted = LANGUAGES[self.query_one("#language", Switch).at]
        return wanted if wanted in bank.languages else bank.languages[0]


class DetailsDialog(Dialog[tuple[str, str, str] | None]):
    """Corrects the names of an interview that has begun."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "take", show=False, priority=True),
    ]

    def __init__(self, candidate: str, role: str, interviewer: str) -> None:
        super().__init__()
        self._values = (candidate, role, interviewer)

    def compose(self) -> ComposeResult:
        """A line for each name."""
        labels = (_("Candidate"), _("Role"), _("Interviewer"))
        with Vertical(classes="box"):
            yield Static(Content(_("Correct the names")), classes="title")
            for label, value in zip(labels, self._values, strict=True):
                yield _label(label)
                yield Input(value, select_on_focus=False)
            yield Static(Content(_("Enter to confirm, Esc to go back")), classes="hint")

    def on_input_submitted(self) -> None:
        """Take the names."""
        self.action_take()

    def action_take(self) -> None:
        """Take the names, unless one that is needed is empty."""
        candidate, role, interviewer = (one_line(box.value) for box in self.query(Input))
        if candidate and interviewer:
            self.dismiss((candidate, role, interviewer))


def _label(words: str) -> Static:
    return Static(Content(words), classes="label")
