"""The mistakes in a bank and the advice on it, as a list; Enter shows the line and its cure."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview.bank import Bank
from interview.editing.copy.working_copy import file_to_show
from interview.frozen import replace
from interview.i18n import _, ngettext
from interview.lint.check_bank import check_bank
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reader import Diagnostic, Loaded, render
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen, CommandRequested
from interview.tui.keymap import BANK_CHECK, bindings
from interview.tui.widgets.dialog import TextDialog
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.line_widget import LineWidget, cut, wrapped
from interview.tui.widgets.message_line import MessageLine


class BankCheckScreen(BaseScreen[None]):
    """All that `bank check` says of a bank, one line each."""

    BINDINGS = bindings(BANK_CHECK)
    ACTIONS = BANK_CHECK
    AUTO_FOCUS = "OptionList"
    DEFAULT_CSS = """
    BankCheckScreen > .message { padding: 1 2; color: $quiet; }
    BankCheckScreen > OptionList { height: 1fr; }
    """

    def __init__(self, paths: Paths, settings: Settings, bank: Path, name: str) -> None:
        """`name` is what `bank edit` calls the bank."""
        super().__init__(settings)
        self._paths = paths
        self._bank = bank
        self._called = name
        self._loaded: Loaded[Bank] | None = None

    def compose(self) -> ComposeResult:
        """How many there are, the list, the keys."""
        yield Static(Content(_("Checking …")), classes="message")
        yield OptionList(markup=False)
        yield KeyBar(BANK_CHECK, self.settings.keys)
        yield MessageLine()

    def on_mount(self) -> None:
        """Check the bank as it was saved last, in a thread: a long one takes a second."""
        self._read_again()

    def on_resize(self) -> None:
        """The lines follow the width."""
        self._draw()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the line of the file, what is wrong with it, and what to write instead."""
        if self._loaded is None or event.option.id is None:
            return
        found = self._loaded.diagnostics[int(event.option.id)]
        source = replace(self._loaded.source, name=Path(self._loaded.source.name).name)
        title = _("Line {line}").format(line=found.line)
        self.app.push_screen(TextDialog(title, _Drawn(render(found, source))))

    def action_edit(self) -> None:
        """Open the bank in the user's editor, and check it again."""
        self.post_message(CommandRequested(("bank", "edit", self._called), self._read_again))

    def action_back(self) -> None:
        """Back to where we were."""
        self.dismiss()

    def _read_again(self) -> None:
        self.run_worker(self._check, thread=True, exclusive=True)

    def _check(self) -> None:
        """In a thread."""
        loaded = check_bank(file_to_show(self._paths, self._bank))
        if self.is_attached:
            self.app.call_from_thread(self._show, loaded)

    def _show(self, loaded: Loaded[Bank]) -> None:
        self._loaded = loaded
        self._draw()

    def _draw(self) -> None:
        if self._loaded is None:
            return
        found = self._loaded.diagnostics
        errors = sum(each.is_error for each in found)
        advice = len(found) - errors
        counts = []
        if errors:
            counts.append(
                ngettext("{number} error", "{number} errors", errors).format(number=errors)
            )
        if advice:
            pieces = ngettext("{number} piece of advice", "{number} pieces of advice", advice)
            counts.append(pieces.format(number=advice))
        words = ", ".join(counts) or _("No mistake was found, and there is nothing to advise.")
        name = one_line(Path(self._loaded.source.name).name)
        self.query_one(".message", Static).update(
            Content.assemble((name, "bold $ink"), f"  {words}")
        )
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        digits = max((len(str(each.line)) for each in found), default=1)
        room = max(20, self.size.width - digits - 8)
        options.add_options(
            Option(_line(each, digits, room), id=str(place)) for place, each in enumerate(found)
        )
        options.highlighted = min(at or 0, len(found) - 1) if found else None


def _line(found: Diagnostic, digits: int, room: int) -> Content:
    """A mistake on one line, as much of it as there is room for."""
    look = "bold $alarm" if found.is_error else "$quiet"
    return Content.assemble(
        ("▲ " if found.is_error else "· ", look),
        (f"{found.line:>{digits}}  ", "$faint"),
        (cut(one_line(found.message), room), "$ink"),
    )


class _Drawn(LineWidget):
    """A mistake drawn at its line, as `bank check` draws it."""

    DEFAULT_CSS = "_Drawn { height: auto; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def draw(self, width: int) -> list[Content]:
        """Its lines; those that are too long go on below."""
        return [
            line
            for text in self._text.split("\n")
            for line in wrapped(Content.styled(text, "$ink"), width, "    ")
        ]
