"""A screen filled by one question and all that belongs to it: what its keys do to the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Paste, Resize
from textual.timer import Timer

from interview.i18n import _
from interview.plain_text import one_line
from interview.running.privacy import HiddenPart, Privacy
from interview.session.agenda import Item
from interview.session.consent_and_closing import call_agenda
from interview.session.live_interview import LiveInterview, QuestionNotOnScreen
from interview.session.undo import question_of
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import RATE, KeyAction
from interview.tui.question_column import QuestionColumn
from interview.tui.question_view import QuestionView
from interview.tui.widgets.agenda_list import AgendaList
from interview.tui.widgets.answer_field import AnswerField
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.notes import Notes
from interview.tui.widgets.question_pane import QuestionPane
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from interview.tui.widgets.single_key_choice import NotesWanted
from interview.tui.window_too_small import window_too_small

if TYPE_CHECKING:
    from interview.running.undo_keys import UndoKey
    from interview.tui.widgets.answer_changed import AnswerChanged

_LISTEN_AFTER = 0.12
"""Seconds without a key before the rubric listens to the notes again."""

_FOLD_AFTER = 0.8
"""Seconds without a key before a draft becomes an event."""


_WITHOUT_SEEING = ("saved", "leave", "home")
"""What can be done in a window in which the question and the scale cannot be seen."""


class QuestionScreen(BaseScreen[None]):
    """Goes through an agenda, question by question. All it changes goes through `LiveInterview`."""

    def __init__(
        self,
        live: LiveInterview,
        settings: Settings,
        *,
        privacy: Privacy,
        hides_suggestions: bool,
    ) -> None:
        """`hides_suggestions` until the answer is rated."""
        super().__init__(settings)
        self._live = live
        self._items = call_agenda(live.bank, live.language)
        self._privacy = privacy
        self._view = QuestionView(
            self,
            settings.keys,
            live,
            self._items,
            privacy=privacy,
            hides_suggestions=hides_suggestions,
        )
        self._announced = (0, 0)
        """The event in another question that undo or redo has announced, and how many events there
        were by then: it is announced again once something else was done."""
        self._listen_timer: Timer | None = None
        self._fold_timer: Timer | None = None

    @property
    def offered(self) -> list[KeyAction]:
        """All but the ratings that the bank's scale does not have."""
        too_high = RATE[len(self._live.bank.scale) :]
        return [each for each in self.ACTIONS if each not in too_high]

    @property
    def unavailable(self) -> frozenset[str]:
        """What would do nothing on this question at this moment, or only say that it cannot."""
        return self._view.unavailable()

    def _compose_question(self) -> ComposeResult:
        """Agenda, question, notes, signals, scale."""
        with Horizontal():
            yield AgendaList(self._live.bank, self._items)
            with QuestionColumn():
                yield QuestionPane()
                yield AnswerField()
                yield from self._compose_answer()

    def _compose_answer(self) -> ComposeResult:
        """Notes, signals, scale."""
        raise NotImplementedError

    def use_settings(self, settings: Settings) -> None:
        """Go on with other settings, and name their keys beside the levels, too."""
        super().use_settings(settings)
        self._view.use_keys(settings.keys)

    def on_resize(self, event: Resize) -> None:
        """Show what fits."""
        self._view.fit(event.size)
        if window_too_small(event.size) and self._live.state.question:
            self._notes.focus()  # on the scale, a digit would rate unseen

    async def on_screen_resume(self) -> None:
        """Back from another screen: something may have changed there."""
        if self.is_mounted and self._live.state.question:
            await self._view.show_current()

    def on_descendant_focus(self) -> None:
        """Offer the keys of where the interviewer is now."""
        if self._live.state.question:
            self._view.show_keys()

    def refuses(self, action: str) -> bool:
        """In a window too small nothing is done unseen: one can type, save and leave."""
        words = window_too_small(self.app.size)
        if not words or action in _WITHOUT_SEEING:
            return False
        self.say(words)
        return True

    # What the interviewer does

    def on_text_area_changed(self) -> None:
        """The notes changed: listen soon, fold a little later."""
        if self._notes.text == self._live.notes:
            self._listen_timer = self._again(
                self._listen_timer, _LISTEN_AFTER, self._view.show_answer
            )
            self._fold_timer = self._again(self._fold_timer, _FOLD_AFTER, self._fold)

    def on_paste(self, event: Paste) -> None:
        """A paste where no text is written, on the scale or the signals, belongs to the notes."""
        if self.focused is not self._notes:
            self.on_notes_wanted(NotesWanted(event.text))

    def on_scale_rated(self, event: Scale.Rated) -> None:
        """A digit on the scale."""
        self._rate(event.level)

    def on_signal_list_toggled(self, event: SignalList.Toggled) -> None:
        """A letter on the signals, or a click."""
        if self.may_change(self._live):
            self._live.toggle_signal(event.question, event.signal, is_blind=self._view.is_blind)
            self._view.show_answer()

    def on_signal_list_probe_toggled(self, event: SignalList.ProbeToggled) -> None:
        """A digit on the signals, or a click."""
        self.action_probe(event.place)

    def on_answer_changed(self, event: AnswerChanged) -> None:
        """A structured answer changed."""
        if self.may_change(self._live):
            self._live.record_answer(event.question, event.value)
            self._view.show_answer()

    def on_notes_wanted(self, event: NotesWanted) -> None:
        """Done on the scale, the signals or the answer's own fields."""
        self._notes.focus()
        if event.typed and not self._locked:
            self._notes.insert(event.typed)

    # What the keys do

    async def action_next(self) -> None:
        """The next question, or what comes after the last."""
        place = self._place_beside(1)
        if place < len(self._items):
            await self._go_to(self._items[place])
        else:
            self._end_of_agenda()

    async def action_previous(self) -> None:
        """The question before."""
        place = self._place_beside(-1)
        if place >= 0:
            await self._go_to(self._items[place])

    async def action_visit(self, place: int) -> None:
        """The question, or the step of the call, at that place of the agenda, from 1."""
        await self._go_to(self._items[place - 1])

    def _place_beside(self, step: int) -> int:
        """The place of the next question, or the one before; what was left to others from the
        beginning, and was never on screen, is passed over."""
        place = self._view.place + step
        while 0 <= place < len(self._items):
            question, state = self._items[place].question.id, self._live.state
            answer = state.answer(question)
            if question not in state.left_to_others or not answer.skipped or answer.seconds:
                break
            place += step
        return place

    def action_go(self) -> None:
        """Choose a question from the whole agenda."""
        here = self._view.item.question.id
        self.ask_choice(_("Go to"), self._destinations(), self._go, here)

    def action_rate(self, level: int) -> None:
        """Rate the answer."""
        self._rate(level)

    def action_accept(self) -> None:
        """Rate as the rubric suggests."""
        suggestion = self._view.suggestion
        if self._view.is_blind:
            self.say(_("What is suggested is hidden until you have rated."))
        elif suggestion is None or suggestion.level is None:
            self.say(_("Nothing is suggested for this answer yet."))
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
        if refusal := self._privacy.refusal(HiddenPart.SIGNALS):
            self.say_hidden(refusal)
        elif not signals.display:
            self.say(_("This question has neither signals nor follow-ups to tick."))
        elif signals.has_focus:
            self._notes.focus()
        else:
            signals.focus()

    def action_probe(self, place: int) -> None:
        """Tick a follow-up, by its place from 1, or take that back."""
        if self.may_change(self._live):
            self._live.toggle_probe(place)
            self._view.show_answer()

    def action_answer(self) -> None:
        """To the answer's own fields, and back."""
        field = self.query_one(AnswerField)
        if not self.may_change(self._live):
            pass
        elif refusal := self._privacy.refusal(HiddenPart.ANSWER_FIELDS):
            self.say_hidden(refusal)
        elif not field.display:
            self.say(_("This question is answered in the notes alone."))
        elif field.has_focus_within:
            self._notes.focus()
        else:
            field.take_focus()

    def action_unfold(self) -> None:
        """Make room for what is folded of the question, and leaf through it."""
        pane = self.query_one(QuestionPane)
        if pane.is_whole:
            self.say(_("Nothing of this question is folded."))
        pane.action_unfold()

    def action_why(self) -> None:
        """Why we ask, and every anchor in full."""
        self._view.why = not self._view.why
        self._view.show_words()
        self._view.show_scale()

    async def action_undo(self) -> None:
        """Undo the last thing done, and say what it was."""
        from interview.running.undo_keys import UNDO

        await self._press(UNDO)

    async def action_redo(self) -> None:
        """Do again what was undone, and say what it was."""
        from interview.running.undo_keys import REDO

        await self._press(REDO)

    def action_clear_rating(self) -> None:
        """Take the rating back."""
        if self.may_change(self._live):
            self._live.clear_rating()
            self._view.show_answer()

    # Small steps

    @property
    def _notes(self) -> Notes:
        return self._view.notes

    @property
    def _locked(self) -> bool:
        return self._live.state.is_signed

    def _end_of_agenda(self) -> None:
        """What comes after the last question."""
        raise NotImplementedError

    def _destinations(self) -> list[tuple[str, Content]]:
        """Where one can go from here: ids of questions, empty for what comes after the last."""
        return self._view.choices()

    def _go_on_with(self, live: LiveInterview) -> None:
        """Show an interview whose bank is another, or is another version, from now on."""
        self._live, self._items = live, call_agenda(live.bank, live.language)
        self._view.show_other(live, self._items)
        self.query_one(AgendaList).show_bank(live.bank, self._items)
        self.query_one(Scale).show_bank(live.bank, live.language)

    async def _go(self, question: str) -> None:
        if not question:
            self._end_of_agenda()
            return
        for item in self._items:
            if item.question.id == question:
                await self._go_to(item)

    async def _go_to(self, item: Item) -> None:
        """Open a question and show it: the one way to another question."""
        self._announced = (0, 0)
        self._live.open_question(item.question.id)
        for line in self.query(MessageLine):
            line.question_changed()
        await self._view.show_question(None)
        self._keep_cursor()  # or the place of an earlier visit would be taken up again

    def _keep_notes(self, question: str, text: str, cursor: tuple[int, int]) -> None:
        """Hand on what is typed, with the question it is typed in."""
        try:
            self._live.type_notes(question, text, cursor)
        except QuestionNotOnScreen:
            self.call_later(self._view.show_current)
            self.say(_("The screen had fallen behind and is drawn again: please type that again."))

    def _keep_cursor(self) -> None:
        """Hand on where the cursor is, for when the interview is taken up again."""
        if not self._locked:
            notes = self._notes
            self._keep_notes(notes.question, notes.text, notes.cursor_location)

    def _again(self, timer: Timer | None, after: float, act: Callable[[], None]) -> Timer:
        if timer is not None:
            timer.stop()
        return self.set_timer(after, act)

    def _fold(self) -> None:
        if not self._locked:
            self._live.record_draft()
            self._view.show_answer()

    def _rate(self, level: int) -> None:
        question = self._view.item.question
        if not question.is_rated:
            self.say(_("This question is not rated."))
        elif level > (levels := len(self._live.bank.scale)):
            self.say(_("The scale of this bank has {levels} levels.").format(levels=levels))
        elif self.may_change(self._live):
            self._live.rate(level)
            self._view.show_answer()
        self._notes.focus()

    async def _press(self, key: UndoKey) -> None:
        """Undo or redo, and show the change with the cursor behind it.

        What is in another question is announced first, and done when the key is pressed again: the
        interviewer looks at the candidate, and may not see that the question changes.
        """
        if not self.may_change(self._live):
            return
        following = key.next_event(self._live)
        if following is None:
            self.say(_(key.nothing))
            return
        question = question_of(following.event) or self._live.state.question
        announced = (following.seq, len(self._live.history))
        if question != self._live.state.question and self._announced != announced:
            self._announced = announced
            item = next((each for each in self._items if each.question.id == question), None)
            name = one_line(item.question.name(self._live.language)) if item else "?"
            words = _(key.elsewhere) if item and item.number else _(key.in_step)
            number, pressed = item.number if item else 0, self._view.key(key.action)
            self.say(words.format(number=number, step=name, key=pressed))
            return
        from interview.running.undo_keys import press

        field = self.query_one(AnswerField)
        is_in_fields = field.has_focus_within
        change = press(key, self._live, following.event, self._privacy, self.settings.shorthand)
        await self._view.show_question(change.cursor)
        self._keep_cursor()
        if is_in_fields and change.cell is not None:
            field.focus_cell(*change.cell)
        self.say(_(key.done).format(what=change.what))
