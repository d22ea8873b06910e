"""The live screen: one question, its notes, and everything that belongs to it, by keyboard."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import TextArea

from interview import scoring
from interview.bank import Stage
from interview.i18n import _
from interview.rubric import Span, Suggestion
from interview.session import Event
from interview.session.agenda import Item, agenda, is_settled, planned_seconds
from interview.session.live import LiveInterview
from interview.tui.chords import LIVE, RATE, bindings, key_shown
from interview.tui.widgets import answer_field
from interview.tui.widgets.agenda_list import AgendaList, stage_name
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

_WIDE, _TALL, _AMPLE = 110, 34, 28
"""Cells from which the agenda stands at the side, the anchors stand in full, and there is room
for words to read aloud besides all else."""


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
        self._private = False
        self._why = False

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
        self._ticking = self.set_interval(1.0, self._tick)
        self._fit(self.app.size)
        await self._show_question(self._seat.cursor)
        self.set_timer(_LISTEN_FIRST, self._get_rubric)

    def on_resize(self, event: Resize) -> None:
        """Use what room there is now."""
        self._fit(event.size)
        self._show_scale()

    def on_screen_resume(self) -> None:
        """Back from another screen: something may have changed there."""
        if self.is_mounted and self._live.state.question:
            self._ticking.resume()
            self._show_answer()

    def on_screen_suspend(self) -> None:
        """Nobody sees the clock while another screen is shown."""
        self._ticking.pause()

    def _fit(self, size: Size) -> None:
        """Fold the agenda away on a narrow screen, give all more room on a tall one."""
        self.query_one(AgendaList).display = size.width >= _WIDE
        self.set_class(size.height >= _TALL, "roomy")

    # What the interviewer does

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The notes changed: listen soon, fold a little later."""
        if self._notes.text == self._live.notes:
            self._listen_timer = self._again(self._listen_timer, _LISTEN_AFTER, self._show_answer)
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
            self._show_answer()

    def on_answered(self, event: answer_field.Answered) -> None:
        """A structured answer changed."""
        if self._may_change():
            self._live.record_answer(event.value)
            self._show_answer()

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
        place = self._place + 1
        if place < len(self._items):
            await self._visit(self._items[place])
        else:
            self.action_debrief()

    async def action_previous(self) -> None:
        """The question before."""
        if self._place > 0:
            await self._visit(self._items[self._place - 1])

    async def action_visit(self, number: int) -> None:
        """The question with that number."""
        await self._visit(self._items[number - 1])

    def action_rate(self, level: int) -> None:
        """Rate the answer."""
        self._rate(level)

    def action_accept(self) -> None:
        """Rate as the rubric suggests."""
        suggestion = self._suggestion_shown()
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
        self._why = not self._why
        self._show_words()
        self._show_scale()

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
            self._show_answer()

    def action_clock(self) -> None:
        """Stop the clock, or let it run on."""
        if self._may_change():
            self._live.toggle_clock()
            self._tick()

    def action_privacy(self) -> None:
        """Blank notes and ratings, or show them again."""
        self._private = not self._private
        self._notes.blank(self._private)
        self._show_answer()

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
            self._show_answer()
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
            [*self._choices(), ("", Content(_("Debrief")))],
            self._go,
            self._item.question.id,
        )

    def action_details(self) -> None:
        """Correct the names."""
        self.program.correct_details(self._live, self._show_names)

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

    # How it is shown

    @property
    def _notes(self) -> Notes:
        return self.query_one(Notes)

    @property
    def _item(self) -> Item:
        return self._items[self._place]

    @property
    def _place(self) -> int:
        current = self._live.state.question
        return next((n for n, item in enumerate(self._items) if item.question.id == current), 0)

    @property
    def _locked(self) -> bool:
        return self._live.state.is_signed

    async def _visit(self, item: Item) -> None:
        self._live.open_question(item.question.id)
        await self._show_question(None)

    async def _show_question(self, cursor: tuple[int, int] | None) -> None:
        item, answer = self._item, self._live.answer
        self._show_words()
        hint = key_shown(next(c for c in LIVE if c.id == "answer"), self.program.keymap)
        field = self.query_one(AnswerField)
        await field.show(item.question, answer.value, self._live.language, hint)
        with self.prevent(TextArea.Changed, TextArea.SelectionChanged):
            self._notes.show(self._live.notes, cursor)
        self._notes.read_only = self._locked
        self._notes.focus()
        self._show_scale()
        self._show_answer()
        self._tick()

    def _show_words(self) -> None:
        item, spoken = self._item, self._spoken(self._item)
        self.query_one(QuestionPane).show(
            item, len(self._items), self._live.language, opening=spoken, why=self._why
        )
        crowded = self.app.size.height < _AMPLE and bool(spoken)
        self.query_one(SignalList).fold_to(1 if crowded else 3)

    def _spoken(self, item: Item) -> str:
        """The opening before the first live question, the closing with the last."""
        live = [each for each in self._items if each.stage is Stage.LIVE]
        if live and item is live[0]:
            return self._live.bank.opening.to(self._live.language)
        if live and item is live[-1]:
            return self._live.bank.closing.to(self._live.language)
        return ""

    def _show_scale(self) -> None:
        tall = self._why or self.app.size.height >= _TALL
        keys = tuple(key_shown(chord, self.program.keymap) for chord in RATE)
        self.query_one(Scale).show(self._item.question, tall=tall, keys=keys)

    def _show_answer(self) -> None:
        answer, question = self._live.answer, self._item.question
        suggestion = self._suggestion_shown()
        hint = key_shown(next(c for c in LIVE if c.id == "signals"), self.program.keymap)
        signals = () if self._private else question.signals
        self.query_one(SignalList).show(signals, answer, self._live.language, hint)
        self.query_one(Scale).show_rating(answer.rating, suggestion, self._private)
        self.query_one(QuestionPane).show_skipped(answer.skipped)
        self.query_one(TopBar).show_sealed(self._locked)
        coverage = scoring.score(self._live.state, self._live.bank).coverage
        self.query_one(AgendaList).show(self._live.state, coverage, self._private)
        self._notes.mark_evidence(_evidence(suggestion))

    def _suggestion_shown(self) -> Suggestion | None:
        if self.program.settings.hide_suggestions and self._live.answer.rating is None:
            return None
        return self._live.suggestion()

    def _show_names(self) -> None:
        state = self._live.state
        self.query_one(TopBar).show_names(state.candidate, state.role)

    def _tick(self) -> None:
        state, now = self._live.state, datetime.now(UTC)
        live = [item.question.id for item in self._items if item.stage is Stage.LIVE]
        spent = sum(state.seconds_at(question, now) for question in live)
        planned = planned_seconds(self._live.bank, Stage.LIVE)
        self.query_one(TopBar).show_time(spent, planned, state.paused)
        self.query_one(QuestionPane).show_time(state.seconds_at(state.question, now))

    def _trouble_heard(self, reason: str) -> None:
        """The journal's own thread speaks: it may not draw."""
        self.call_later(self._trouble, reason)

    def _trouble(self, reason: str) -> None:
        self.query_one(TopBar).show_trouble(reason)

    def _say(self, words: str) -> None:
        self.notify(words, timeout=4, markup=False)

    def _choices(self) -> list[tuple[str, Content]]:
        language = self._live.language
        choices = []
        for item in self._items:
            settled = is_settled(self._live.state, item.question)
            words = f"{'✓' if settled else ' '} {item.number:>2}  {item.question.name(language)}"
            stage = Content.styled(f"   {stage_name(item.stage)}", "$faint")
            choices.append((item.question.id, Content(words) + stage))
        return choices

    # Small steps

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
        self._show_answer()

    def _again(self, timer: Timer | None, after: float, act: Callable[[], None]) -> Timer:
        if timer is not None:
            timer.stop()
        return self.set_timer(after, act)

    def _fold(self) -> None:
        if not self._locked:
            self._live.fold_draft()
            self._show_answer()

    def _rate(self, level: int) -> None:
        question = self._item.question
        if not question.is_rated:
            self._say(_("This question is not rated."))
        elif level <= len(self._live.bank.scale) and self._may_change():
            self._live.rate(level)
            self._show_answer()
        self._notes.focus()

    def _skip(self, reason: str) -> None:
        self._live.skip(reason)
        self._show_answer()

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
            self.run_worker(self._show_question(None), exclusive=True)

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


def _evidence(suggestion: Suggestion | None) -> list[Span]:
    if suggestion is None:
        return []
    return [span for signal in suggestion.signals for span in signal.evidence]
