"""Teaching a phrase: selecting it in the notes, wording it, and the signal it speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from interview.bank import Bank, Signal, load
from interview.bank_library import bank_path
from interview.editing.teach.phrase_edit import phrase_fault, prepare
from interview.editing.teach.phrase_lists import (
    PhraseList,
    default_list,
    phrase_lists,
)
from interview.editing.teach.phrase_wording import SelectedWords, Wording, selected_words, wordings
from interview.errors import InterviewError
from interview.i18n import _, labelled
from interview.plain_text import one_line
from interview.reader import Loaded
from interview.rubric import heard_in
from interview.running.teaching import signals_to_teach
from interview.tui.impact_screen import ImpactScreen
from interview.tui.widgets.dialog import (
    BackgroundDialog,
    ChoiceDialog,
    Dialog,
    ListDialog,
    TextDialog,
)
from interview.tui.widgets.line_input import LineInput
from interview.tui.widgets.line_widget import LineWidget, click, wrapped
from interview.tui.widgets.notes import selected_range

if TYPE_CHECKING:
    from interview.running.open_interview import OpenInterview


_LINE = 66
"""Cells of a line in a list of a dialog, beside its scroll bar."""


def teach_phrase(
    screen: Screen[Any],
    interview: OpenInterview,
    question: str,
    notes: str,
    selected: tuple[int, int],
) -> None:
    """Teach the bank a phrase from the notes of a question: what is selected, or the clause there.

    `selected` are the characters from which to which the selection goes.
    """
    stretch = selected_words(notes, *selected)
    if stretch.text:
        screen.app.push_screen(TeachScreen(interview, question, notes, stretch))
    else:
        screen.notify(_("There is nothing in the notes to teach yet."), markup=False, timeout=4)


class SelectPhraseDialog(Dialog[tuple[int, int] | None]):
    """Shows notes that are not on screen, to select a phrase in them.

    Its result is the range of characters selected (twice the cursor's place without a selection),
    or `None`.
    """

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    SelectPhraseDialog TextArea {
        height: auto; max-height: 60vh; border: none; padding: 0; margin: 0 0 1 0;
        background: $panel;
        &:focus { border: none; }
    }
    """

    def __init__(self, title: str, notes: str) -> None:
        super().__init__()
        self._title, self._notes = title, notes

    def compose(self) -> ComposeResult:
        """The notes, and how to select in them."""
        with Vertical(classes="box"):
            yield Static(Content(self._title), classes="title")
            yield TextArea(self._notes, read_only=True, soft_wrap=True, highlight_cursor_line=False)
            hint = _("Mark with Shift and the arrows, or the mouse; Enter goes on, Esc goes back")
            yield Static(Content(hint), classes="hint")

    def action_take(self) -> None:
        """Go on with what is selected."""
        self.dismiss(selected_range(self.query_one(TextArea)))


class TeachScreen(ListDialog[None], BackgroundDialog[None]):
    """Asks for the phrase and its signal; what it would change is shown before it is written."""

    BINDINGS = [
        Binding("enter", "go_on", show=False, priority=True),
        Binding("tab", "reword(1)", show=False, priority=True),
        Binding("shift+tab", "reword(-1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    TeachScreen {
        & Input { margin: 0; }
        & OptionList { max-height: 36vh; }
        & OptionList > .option-list--option-highlighted { background: $here; }
        & .label { width: 1fr; margin: 1 0 0 0; }
        & .hint { margin: 1 0 0 0; }
    }
    """

    def __init__(
        self, interview: OpenInterview, question: str, notes: str, stretch: SelectedWords
    ) -> None:
        super().__init__()
        self._interview = interview
        self._question = question
        self._notes = notes
        self._wordings = wordings(stretch, interview.live.language)
        self._loaded: Loaded[Bank] | None = None
        self._signals: Sequence[Signal] = ()

    def compose(self) -> ComposeResult:
        """The phrase, how else it may be worded, the signals."""
        hint = _("Enter shows what it changes, Tab words it otherwise, Esc goes back")
        with Vertical(classes="box"):
            yield Static(Content(_("Teach this phrase")), classes="title")
            yield LineInput(self._wordings[0].phrase, select_on_focus=False)
            yield WordingChoice(self._wordings)
            yield Static(Content(_("Which signal does it belong to?")), classes="label")
            yield OptionList(markup=False)
            yield Static(Content(hint), classes="hint")

    def on_mount(self) -> None:
        """Read the bank as its file is now, while the phrase is looked at."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._read_again()

    def on_screen_suspend(self) -> None:
        """Make room for what is asked or shown next."""
        self.query_one(".box").display = False

    def on_screen_resume(self) -> None:
        """Back here."""
        self.query_one(".box").display = True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say whether it is heard in the notes it comes from."""
        phrase = one_line(event.value)
        self.query_one(WordingChoice).show(phrase, bool(heard_in(self._notes, [phrase])))

    def on_option_list_option_selected(self) -> None:
        """A click on a signal."""
        self.action_go_on()

    def action_reword(self, by: int) -> None:
        """The next way to word it."""
        phrases = [wording.phrase for wording in self._wordings]
        value = self.query_one(Input).value
        self.word((phrases.index(value) + by) % len(phrases) if value in phrases else 0)

    def word(self, place: int) -> None:
        """Word it as it is offered there."""
        box = self.query_one(Input)
        box.value = self._wordings[place].phrase
        box.cursor_position = len(box.value)

    def action_go_on(self) -> None:
        """See what the phrase would change, for the signal under the cursor."""
        at = self.query_one(OptionList).highlighted
        if self._loaded is None or at is None:
            return
        bank, signal = self._loaded.require(), self._signals[at]
        question = bank.question(self._question)
        where = default_list(bank, question, signal)
        if where is None:
            lists = phrase_lists(bank, question, signal)
            phrase = one_line(self.query_one(Input).value)
            choices = [(str(place), _list_line(where, phrase)) for place, where in enumerate(lists)]
            title = _("This signal listens for several things. Which is meant?")

            def look(key: str | None) -> None:
                if key is not None:
                    self._look(signal, lists[int(key)])

            self.app.push_screen(ChoiceDialog(title, choices), look)
        else:
            self._look(signal, where)

    # Small steps

    def _read_again(self) -> None:
        self._loaded = None
        self.run_worker(self._read_bank, thread=True)

    def _read_bank(self) -> None:
        """In a thread of its own: a large bank takes a moment."""
        try:
            name = self._interview.live.state.bank_name
            loaded = load(bank_path(self._interview.paths, name))
            signals = signals_to_teach(loaded, self._question)
        except InterviewError as error:
            self.from_thread(self._give_up, error)
        else:
            self.from_thread(self._show_signals, loaded, signals)

    def _give_up(self, error: InterviewError) -> None:
        self.dismiss(None)
        self.app.push_screen(TextDialog(_("That did not work"), Content(str(error))))

    def _show_signals(self, loaded: Loaded[Bank], signals: Sequence[Signal]) -> None:
        self._loaded, self._signals = loaded, signals
        language = self._interview.live.language
        options = self.query_one(OptionList)
        at = options.highlighted
        options.set_options([Option(_signal_line(signal, language)) for signal in signals])
        if at is None:  # begin at a signal that speaks for the level that was given
            rating = self._interview.live.state.answer(self._question).rating
            levels = [signal.suggests for signal in signals]
            at = levels.index(rating.level) if rating and rating.level in levels else 0
        options.highlighted = min(at, len(signals) - 1)

    def _look(self, signal: Signal, where: PhraseList) -> None:
        assert self._loaded is not None
        phrase = one_line(self.query_one(Input).value)
        if fault := phrase_fault(phrase, where):
            self.say(fault)
            return
        lesson = partial(prepare, self._loaded, self._question, signal.id, where, phrase)
        screen = ImpactScreen(self._interview, signal, phrase, lesson)

        def go_on(is_done: bool | None) -> None:
            if is_done:
                self.dismiss(None)
            else:  # the bank may have been changed meanwhile
                self._read_again()

        self.app.push_screen(screen, go_on)


class WordingChoice(LineWidget):
    """The ways to word the phrase, and whether the notes it comes from are heard so."""

    DEFAULT_CSS = "WordingChoice { height: auto; padding: 0 1; }"

    def __init__(self, wordings: Sequence[Wording]) -> None:
        super().__init__()
        self._wordings = wordings
        self._phrase = ""
        self._heard = True

    def show(self, phrase: str, heard: bool) -> None:
        """Show which wording it is now."""
        self._phrase, self._heard = phrase, heard
        self.redraw()

    def action_word(self, place: int) -> None:
        """Word it so, by mouse."""
        cast(TeachScreen, self.screen).word(place)

    def draw(self, width: int) -> list[Content]:
        """The wordings side by side, then whether it is heard."""
        chips = []
        for place, wording in enumerate(self._wordings):
            chosen = wording.phrase == self._phrase
            words = f"{'◉' if chosen else '○'} {_(wording.name)}"
            style = "bold $ink" if chosen else "$quiet"
            chips.append(Content.styled(words, style).stylize(click(f"word({place})")))
        said = (
            Content.styled("✓ " + _("heard in these notes"), "$good")
            if self._heard
            else Content.styled("▲ " + _("not heard in these notes, as it stands"), "$warn")
        )
        return [*wrapped(Content("   ").join(chips), width), *wrapped(said, width)]


def _signal_line(signal: Signal, language: str) -> Content:
    level = _("knock-out") if signal.is_knockout else f"→ {signal.suggests}"
    by_hand = "" if signal.when else labelled(_("by hand until now"), "")
    line = Content.assemble(
        (f"{level}  ", "bold $accent"),
        ("▲ " if signal.is_red_flag else "", "$alarm"),
        (by_hand, "$faint"),
        (one_line(signal.because.to(language)), "$ink"),
    )
    return line.truncate(_LINE, ellipsis=True)


def _list_line(where: PhraseList, phrase: str) -> Content:
    known = ", ".join(one_line(phrase) for phrase in where.phrases)
    if where.adds_term:
        name = _("＋ as a new item: {phrase}").format(phrase=phrase)
    else:
        name = one_line(where.term) or _("phrases")
    line = Content.assemble(
        (f"{one_line(where.vocabulary)} › " if where.vocabulary else "", "$quiet"),
        (name, "bold $ink"),
        (f"  {known}", "$faint"),
    )
    return line.truncate(_LINE, ellipsis=True)
