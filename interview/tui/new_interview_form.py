"""The form for a new interview: who is interviewed, for what, by whom, with which bank."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from interview.i18n import LANGUAGES, _
from interview.languages import language_of
from interview.plain_text import listed_names, typed_name
from interview.running.open_request import StartRequest
from interview.running.usable_banks import BankChoice
from interview.tui.keymap import LETTERS
from interview.tui.widgets.dialog import Dialog, field
from interview.tui.widgets.line_input import LineInput
from interview.tui.widgets.line_widget import LineWidget, click


class Selector(LineWidget, can_focus=True):
    """One of several words; the arrow keys, space or a click go to the next."""

    DEFAULT_CSS = """
    Selector { height: 1; margin: 0 0 1 0; padding: 0 1; background: $bar;
             &:focus { background: $here; } }
    """

    class Turned(Message):
        """Another word was gone to."""

        def __init__(self, selector: Selector) -> None:
            super().__init__()
            self.selector = selector

    def __init__(self, words: Sequence[str], at: int = 0, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = tuple(words)
        self.at = at

    def draw(self, width: int) -> list[Content]:
        """The word, and that there are others."""
        word = self.words[self.at]
        others = f"◂ {self.at + 1}/{len(self.words)} ▸  " if len(self.words) > 1 else ""
        if cell_len(others + word) > width:
            others = "◂ ▸  "
        line = Content.assemble((others, "$accent"), (word, "$ink"))
        line = line.truncate(max(1, width), ellipsis=True)
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
        self.post_message(self.Turned(self))


class NewInterviewForm(Dialog[StartRequest | None]):
    """Asks for what a new interview needs; Enter goes on, and on the last line begins."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "enter", show=False, priority=True),
        Binding("f2", "begin", show=False, priority=True),
        Binding(LETTERS.keys, "letters", show=False, priority=True, id=LETTERS.id),
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
            yield field(
                _("Candidate"),
                LineInput(id="candidate", placeholder=_("the name as it goes into the report")),
            )
            yield field(_("Role"), LineInput(id="role", placeholder=_("optional")))
            yield field(
                _("Requisition"),
                LineInput(id="requisition", placeholder=_("optional: its number or name")),
            )
            yield field(
                _("Interviewer"),
                LineInput(self._interviewer, id="interviewer", placeholder=_("your name")),
            )
            yield field(
                _("Panel"),
                LineInput(id="panel", placeholder=_("optional: who else interviews, by name")),
            )
            yield field(
                _("Question bank"), Selector([bank.title for bank in self._banks], id="bank")
            )
            names = [language_of(code).name for code in LANGUAGES]
            yield field(
                _("Language of the interview"),
                Selector(names, LANGUAGES.index(self._language), id="language"),
            )
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

    def action_letters(self) -> None:
        """Show a letter beside every field, to go there by it."""
        from interview.tui.field_letters import open_letters

        open_letters(self)

    def action_begin(self) -> None:
        """Begin, unless a name is missing.

        Then the keyboard stays where it is: who thinks that the interview has begun and types on
        must not write notes into another field.
        """
        missing = {
            "candidate": _("The candidate's name is missing."),
            "interviewer": _("The interviewer's name is missing."),
        }
        for name, words in missing.items():
            if not self._typed(name):
                self.say(words)
                return
        bank = self._banks[self.query_one("#bank", Selector).at]
        language = LANGUAGES[self.query_one("#language", Selector).at]
        self.dismiss(
            StartRequest(
                bank.path,
                self._typed("candidate"),
                self._typed("role"),
                self._typed("interviewer"),
                language if language in bank.languages else bank.languages[0],
                self._typed("requisition"),
                listed_names(self._typed("panel")),
            )
        )

    def _typed(self, name: str) -> str:
        return typed_name(self.query_one(f"#{name}", Input).value)
