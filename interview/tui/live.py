"""The live screen: one question, its notes, and everything that belongs to it, by keyboard."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import TextArea

from interview.i18n import _
from interview.session import Event
from interview.session.agenda import Item, agenda
from interview.session.live import LiveInterview
from interview.tui.chords import LIVE, bindings
from interview.tui.live_view import LiveView
from interview.tui.widgets import answer_field
from interview.tui.widgets.agenda_list import AgendaList
from interview.tui.widgets.answer_field import AnswerField
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.notes import Notes, NotesHead
from interview.tui.widgets.question_pane import QuestionPane
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from interview.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from interview.rubric import BankRubric
    from interview.tui.app import InterviewApp
    from interview.tui.seat import Seat

_LISTEN_AFTER = 0.12
"""Seconds without a key before the rubric listens to the notes again."""

_LISTEN_FIRST = 0.05
"""Seconds after the first frame when the rubric is made ready."""

_FOLD_AFTER = 0.8
"""Seconds without a key before a draft becomes an event."""


class LiveScreen(Screen[None]):
    """Runs one interview. All it changes, it changes through `LiveInterview`."""

    BINDINGS = bindings(LIVE)
    CHORDS = LIVE
    TITLE = "interview"

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._live: LiveInterview = seat.live
        self._items = agenda(self._live.bank)
        self._listen_timer: Timer | None = None
        self._fold_timer: Timer | None = None
        self._view = LiveView(self, self._live, self._items)

    @property
    def program(self) -> InterviewApp:
        """The application, with its own type."""
        return cast("InterviewApp", self.app)

    def compose(self) -> ComposeResult:
        """Top bar, agenda, question, notes, signals, scale, keys."""
        state = self._live.state
        yield TopBar(state.candidate, state.role)
        with Horizontal():
            yield AgendaList(self._items)
            with Vertical(id="main"):
                yield QuestionPane()
                yield AnswerField()
                yield NotesHead()
                yield Notes(self._live.type_notes, self._seat.settle)
                yield SignalList()
                yield Scale(self._live.bank, self._live.language)
        yield KeyBar(LIVE, self.program.keymap)

    async def on_mount(self) -> None:
        """Show the question where the interview stands, and start the clock."""
        self._seat.on_trouble = self._trouble_heard
        self._trouble(self._seat.trouble)
        self.set_interval(1.0, self._view.show_time)
        await self._view.show_question(self._seat.cursor)
        self.set_timer(_LISTEN_FIRST, self._get_rubric)

    def on_resize(self, event: Resize) -> None:
        """Show what fits."""
        self._view.fit(event.size)

    def on_screen_resume(self) -> None:
        """Back from another screen: something may have changed there."""
        if self.is_mounted and self._live.state.question:
            self._view.show_answer()

    # What the interviewer does

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The notes changed: listen soon, fold a little later."""
        if self._notes.text == self._live.notes:
            self._listen_timer = self._again(
                self._listen_timer, _LISTEN_AFTER, self._view.show_answer
            )
            self._fold_timer = self._again(self._fold_timer, _FOLD_AFTER, self._fold)

    def on_text_area_selection_changed(self) -> None:
        """The cursor moved: remember where, for the next time."""
        if self._notes.has_focus and not self._locked:
            self._live.type_notes(self._notes.text, self._notes.cursor_location)

    def on_scale_rated(self, event: Scale.Rated) -> None:
        """A digit on the scale."""
        self._rate(event.level)

    def on_signal_list_toggled(self, event: SignalList.Toggled) -> None:
        """A letter on the signals, or a click."""
        if self._may_change():
            self._live.toggle_signal(event.signal)
            self._view.show_answer()

    def on_answered(self, event: answer_field.Answered) -> None:
        """A structured answer changed."""
        if self._may_change():
            self._live.record_answer(event.value)
            self._view.show_answer()

    def on_scale_left(self, event: Scale.Left) -> None:
        """Done on the scale."""
        self._back_to_notes(event.typed)

    def on_signal_list_left(self, event: SignalList.Left) -> None:
        """Done with the signals."""
        self._back_to_notes(event.typed)

    def on_left(self, event: answer_field.Left) -> None:
        """Done with the answer's own fields."""
        self._back_to_notes(event.typed)

    # What the keys do

    async def action_next(self) -> None:
        """The next question; after the last, the debrief."""
        place = self._view.place + 1
        if place < len(self._items):
            await self._visit(self._items[place])
        else:
            self.action_debrief()

    async def action_previous(self) -> None:
        """The question before."""
        if self._view.place > 0:
            await self._visit(self._items[self._view.place - 1])

    async def action_visit(self, number: int) -> None:
        """The question with that number."""
        await self._visit(self._items[number - 1])

    def action_rate(self, level: int) -> None:
        """Rate the answer."""
        self._rate(level)

    def action_accept(self) -> None:
        """Rate as the rubric suggests."""
        suggestion = self._view.suggestion
        if suggestion is None or suggestion.level is None:
            self._say(_("Nothing is suggested for this answer yet."))
        else:
            self._rate(suggestion.level)

    def action_rubric(self) -> None:
        """From the notes to the scale, and back."""
        scale = self.query_one(Scale)
        if self.focused is self._notes and scale.display:
            scale.focus()
        else:
            self._notes.focus()

    def action_signals(self) -> None:
        """To the signals, and back."""
        signals = self.query_one(SignalList)
        if not signals.display:
            self._say(_("This question has no signals to tick."))
        elif signals.has_focus:
            self._notes.focus()
        else:
            signals.focus()

    def action_answer(self) -> None:
        """To the answer's own fields, and back."""
        field = self.query_one(AnswerField)
        if not field.display:
            self._say(_("This question is answered in the notes alone."))
        elif field.has_focus_within:
            self._notes.focus()
        else:
            field.take_focus()

    def action_why(self) -> None:
        """Why we ask, and every anchor in full."""
        self._view.why = not self._view.why
        self._view.show_words()
        self._view.show_scale()

    def action_undo(self) -> None:
        """Undo the last thing done."""
        self._revise(self._live.undo, _("Nothing to undo."))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._revise(self._live.redo, _("Nothing to do again."))

    def action_clear_rating(self) -> None:
        """Take the rating back."""
        if self._may_change():
            self._live.clear_rating()
            self._view.show_answer()

    def action_clock(self) -> None:
        """Stop the clock, or let it run on."""
        if self._may_change():
            self._live.toggle_clock()
            self._view.show_time()

    def action_privacy(self) -> None:
        """Blank notes and ratings, or show them again."""
        self._view.private = not self._view.private
        self._notes.blank(self._view.private)
        self._view.show_answer()

    def action_saved(self) -> None:
        """Say that nothing needs saving."""
        trouble = self._seat.trouble
        self._say(trouble or _("Every keystroke is already on disk. There is nothing to save."))

    def action_skip(self) -> None:
        """Leave the question out for a reason, or ask it after all."""
        if not self._may_change():
            return
        if self._live.answer.skipped:
            self._live.withdraw_skip()
            self._view.show_answer()
        else:
            self.program.ask_line(
                _("Why is this question left out?"),
                _("for example: no time left, answered before"),
                self._skip,
            )

    def action_go(self) -> None:
        """Choose a question from the whole agenda."""
        self.program.choose(
            _("Go to"),
            [*self._view.choices(), ("", Content(_("Debrief")))],
            self._go,
            self._view.item.question.id,
        )

    def action_details(self) -> None:
        """Correct the names."""
        self.program.correct_details(self._live, self._view.show_names)

    def action_debrief(self) -> None:
        """See what is missing, and sign."""
        self._live.fold_draft()
        self.program.open_debrief(self._seat)

    def action_home(self) -> None:
        """Back to the list of interviews."""
        self.program.go_home()

    def action_leave(self) -> None:
        """Quit the program."""
        self.program.quit_safely()

    def action_help(self) -> None:
        """Every key of this screen."""
        self.program.show_help(LIVE)

    # Small steps

    @property
    def _notes(self) -> Notes:
        return self._view.notes

    @property
    def _locked(self) -> bool:
        return self._live.state.is_signed

    async def _visit(self, item: Item) -> None:
        self._live.open_question(item.question.id)
        await self._view.show_question(None)

    def _trouble_heard(self, reason: str) -> None:
        """The journal's own thread speaks: it may not draw."""
        self.call_later(self._trouble, reason)

    def _trouble(self, reason: str) -> None:
        self.query_one(TopBar).show_trouble(reason)

    def _say(self, words: str) -> None:
        self.notify(words, timeout=4, markup=False)

    def _get_rubric(self) -> None:
        self.run_worker(self._make_rubric, thread=True, group="rubric")

    def _make_rubric(self) -> None:
        """In a thread of its own: the first keys must not wait for it."""
        rubric = self._seat.make_rubric()
        self.app.call_from_thread(self._start_listening, rubric)

    def _start_listening(self, rubric: BankRubric) -> None:
        self._live.listen(rubric)
        gc.freeze()  # all that lives as long as the program: a collection would stop the keys
        if not self._locked:
            self._live.note_signals()
        self._view.show_answer()

    def _again(self, timer: Timer | None, after: float, act: Callable[[], None]) -> Timer:
        if timer is not None:
            timer.stop()
        return self.set_timer(after, act)

    def _fold(self) -> None:
        if not self._locked:
            self._live.fold_draft()
            self._view.show_answer()

    def _rate(self, level: int) -> None:
        question = self._view.item.question
        if not question.is_rated:
            self._say(_("This question is not rated."))
        elif level <= len(self._live.bank.scale) and self._may_change():
            self._live.rate(level)
            self._view.show_answer()
        self._notes.focus()

    def _skip(self, reason: str) -> None:
        self._live.skip(reason)
        self._view.show_answer()

    async def _go(self, question: str) -> None:
        if not question:
            self.action_debrief()
            return
        await self._visit(next(item for item in self._items if item.question.id == question))

    def _revise(self, act: Callable[[], Event | None], nothing: str) -> None:
        if not self._may_change():
            return
        if act() is None:
            self._say(nothing)
        else:
            self.run_worker(self._view.show_question(None), exclusive=True)

    def _may_change(self) -> bool:
        if self._locked:
            self._say(
                _("This interview is signed. To change it, open an amendment in the debrief.")
            )
        return not self._locked

    def _back_to_notes(self, typed: str) -> None:
        self._notes.focus()
        if typed and not self._locked:
            self._notes.insert(typed)
