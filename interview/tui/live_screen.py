"""The live screen: one question, its notes, and everything that belongs to it, by keyboard."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from interview.frozen import replace
from interview.i18n import _
from interview.journal import Durability, LineFor, SaveStatus
from interview.plain_text import one_line
from interview.running.open_interview import OpenInterview, TypedLine
from interview.running.privacy import HiddenPart
from interview.session import DetailsCorrected
from interview.session.consent_and_closing import STEPS
from interview.settings import Settings
from interview.tui.keymap import LIVE, PALETTE, bindings, key_shown
from interview.tui.question_screen import QuestionScreen
from interview.tui.save_status import save_answer
from interview.tui.widgets.answer_field import AnswerField
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.line_widget import clock
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.notes import Notes, NotesHeading, selected_range
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from interview.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from interview.rubric import BankRubric
    from interview.running.sync_state import SyncState
    from interview.tui.find_dialog import Found

_LISTEN_FIRST = 0.05
"""Seconds after the first frame when the rubric is made ready."""

_PAUSE = 1.2
"""Seconds without a key after which the bar says again that all is saved."""

_TIME_TO_READ = 10
"""Seconds that a notice stays which nobody asked for."""


class LiveScreen(QuestionScreen):
    """Runs one interview."""

    BINDINGS = bindings(LIVE)
    ACTIONS = LIVE

    def __init__(
        self, interview: OpenInterview, settings: Settings, *, stays: bool = False
    ) -> None:
        """A sealed interview opens at its debrief, unless it `stays` at the question it is at."""
        super().__init__(
            interview.live,
            settings,
            privacy=interview.privacy,
            hides_suggestions=settings.hide_suggestions,
        )
        self._interview = interview
        self._stays = stays
        self._shown_status = SaveStatus()
        self._found: Found | None = None

    def compose(self) -> ComposeResult:
        """Top bar, agenda, question, notes, signals, scale, keys."""
        state = self._live.state
        yield TopBar(state.candidate, state.role)
        yield from self._compose_question()
        yield KeyBar(LIVE, self.settings.keys)
        yield MessageLine()

    def _compose_answer(self) -> ComposeResult:
        yield NotesHeading()
        yield Notes(self._keep_notes, self.settings.shorthand, self._live.end_phrase)
        yield SignalList()
        yield Scale(self._live.bank, self._live.language)

    async def on_mount(self) -> None:
        """Show the question where the interview stands, and start the clock."""
        self._interview.on_save_status = self._save_status_changed
        self._show_save_status()
        if self.synced is not None:
            self.show_synced(self.synced)
        self._ticking = self.set_interval(1.0, self._tick)
        if (line := self._interview.typed_line) is not None and self._locked and line.question:
            self._live.open_question(line.question)
        self._view.make_room(self.app.size)
        await self._view.show_question(self._interview.cursor)
        self.set_timer(_LISTEN_FIRST, self._get_rubric)
        self._take_up()

    async def on_screen_resume(self) -> None:
        """Let the clock be seen again."""
        if self.is_mounted and self._live.state.question:
            self._ticking.resume()
            self._interview.on_save_status = self._save_status_changed
            self._show_save_status()
            await self._view.show_privacy()  # it may have been changed in the debrief

    def on_screen_suspend(self) -> None:
        """Nobody sees the clock while another screen is shown."""
        self._ticking.pause()

    def _take_up(self) -> None:
        """Go on where the interview was left: in the debrief, or with a line half typed here."""
        line, live = self._interview.typed_line, self._live
        match line and line.purpose:
            case LineFor.AMENDMENT if line is not None and line.question:
                self.action_amend()
            case LineFor.SKIP:
                self.action_skip()
            case LineFor.INTERRUPTION:
                self.action_explain()
            case LineFor.DETAILS:
                self.action_details()
            case _ if live.state.in_debrief or (live.state.is_signed and not self._stays):
                self.action_debrief()

    # What the interviewer does

    def on_text_area_selection_changed(self) -> None:
        """The cursor moved: remember where, for the next time."""
        if self._notes.has_focus:
            self._keep_cursor()

    # What the keys do

    def action_clock(self) -> None:
        """Stop the clock, or let it run on."""
        if self.may_change(self._live):
            self._live.toggle_clock()
            self._view.show_time()

    def action_interrupt(self) -> None:
        """Record that something broke in, or that the interview goes on."""
        if not self.may_change(self._live):
            return
        before = self._live.state.interruption
        self._live.interrupt()
        self._view.show_time()
        self._view.show_keys()
        if before is None:
            words = _("Interrupted: the clock has stopped. {key} again to go on.")
            self.say(words.format(key=self._view.key("interrupt")))
        else:
            lasted = (self._live.now() - before.at).total_seconds()
            words = _("Going on after {time}. {key}, “{action}” says what it was, if you like.")
            explain = next(each for each in LIVE if each.id == "explain")
            key = key_shown(PALETTE, self.settings.keys)
            self.say(words.format(time=clock(lasted), key=key, action=_(explain.label)))

    def action_quote(self) -> None:
        """Mark what is selected, or the sentence just typed, as the candidate's own words."""
        from interview.session.quotes import quote_at, quoted_range

        if not self.may_change(self._live):
            return
        if self._live.state.question in STEPS:
            self.say(_("This step of the call is no question: just go on."))
            return
        text = self._notes.text
        first, last = selected_range(self._notes)
        if first == last and (quote := quote_at(text, last, self._live.quotes)):
            start, end = quote.start, quote.end
        else:
            start, end = quoted_range(text, first, last)
        if start == end:
            self.say(_("There is no sentence to quote yet: write it first, or select the words."))
            return
        is_quote = self._live.toggle_quote(start, end)
        self._notes.move_cursor(max(self._notes.selection))  # behind it, where the key undoes it
        self._view.show_answer()
        words = self._privacy.change(_("“{text}”").format(text=one_line(text[start:end])))
        if is_quote:
            self.say(_("Marked as the candidate's own words: {what}").format(what=words))
        else:
            self.say(_("No longer marked as the candidate's words: {what}").format(what=words))

    def action_explain(self) -> None:
        """Say what the last interruption was."""
        if not self.may_change(self._live):
            return
        if not self._live.state.interruptions:
            self.say(_("Nothing has interrupted this interview."))
            return
        if refusal := self._privacy.refusal(HiddenPart.INTERRUPTION):
            self.say_hidden(refusal)
            return

        def explain(words: str | None) -> None:
            if words is not None:
                self._live.explain_interruption(words)

        self._live.record_draft()  # the words take the place of the notes in the draft log
        said = self._live.state.interruptions[-1].reason
        self.ask_kept_line(
            self._interview,
            TypedLine(LineFor.INTERRUPTION, self._live.state.question, said),
            _("What was the interruption?"),
            _("for example: the line dropped"),
            explain,
        )

    async def action_privacy(self) -> None:
        """Hide what is for the interviewer alone, or show it again."""
        self._privacy.toggle()
        self.query_one(MessageLine).clear()  # it may tell what is hidden now, or was until now
        self._view.show_pace()
        await self._view.show_privacy()

    def action_saved(self) -> None:
        """Say that nothing needs saving."""
        self.say(save_answer(self._interview.save_status))

    def action_skip(self) -> None:
        """Leave the question out for a reason, or ask it after all."""
        if not self.may_change(self._live):
            return
        if self._live.state.question in STEPS:
            self.say(_("This step of the call is no question: just go on."))
            return
        if self._live.answer.skipped:
            self._live.withdraw_skip()
            self._view.show_answer()
            return

        def skip(reason: str | None) -> None:
            if reason is not None:
                self._live.skip(reason)
                self._view.show_answer()

        self._live.record_draft()  # the reason takes the place of the notes in the draft log
        self.ask_kept_line(
            self._interview,
            TypedLine(LineFor.SKIP, self._live.state.question, ""),
            _("Why is this question left out?"),
            _("for example: no time left, answered before"),
            skip,
        )

    def action_teach(self) -> None:
        """Teach the bank what is selected in the notes."""
        if refusal := self._privacy.refusal(HiddenPart.NOTES):
            self.say_hidden(refusal)
        elif self._live.state.question in STEPS:
            self.say(_("This step of the call is no question: just go on."))
        else:
            from interview.tui.teach_screen import teach_phrase

            question, notes = self._view.item.question.id, self._notes
            teach_phrase(self, self._interview, question, notes.text, selected_range(notes))

    def action_find(self) -> None:
        """Find words in the notes of all questions, and go to one of the places."""
        if refusal := self._privacy.refusal(HiddenPart.NOTES):
            self.say_hidden(refusal)
            return
        from interview.running.find_words import written_texts
        from interview.tui.find_dialog import FindDialog

        async def show(found: Found | None) -> None:
            if found is None:
                return
            self._found = found
            await self._go(found.question)
            if found.is_in_notes:
                self._notes.show_found(found.hit)
                self._keep_cursor()  # the keyboard may have been with the signals
            item = self._view.item
            words = _("{place} of {of}, in question {number}. {key} and Enter go to the next.")
            if not item.number:
                words = _("{place} of {of}, in “{step}”. {key} and Enter go to the next.")
            self.say(
                words.format(
                    place=found.place + 1,
                    of=found.of,
                    number=item.number,
                    step=item.question.name(self._live.language),
                    key=self._view.key("find"),
                )
            )

        self._live.record_draft()
        searched = written_texts(self._live.state, self._live.language, self._items)
        self.app.push_screen(FindDialog(searched, self._found), show)

    def action_details(self) -> None:
        """Correct the names."""
        if not self.may_change(self._live):
            return
        from interview.journal.streams import details_lines
        from interview.tui.names_dialog import NamesDialog

        interview, live = self._interview, self._live
        live.record_draft()  # the names take the place of the notes in the draft log
        before = TypedLine(LineFor.DETAILS, live.state.question, details_lines(live.state.details))
        typed = interview.typed_text(before)

        def keep(lines: str) -> None:
            interview.keep_line(replace(before, text=lines))

        def correct(details: DetailsCorrected | None) -> None:
            if details is not None:
                live.correct_details(details)
                self._view.show_names()
            interview.drop_line()

        self.app.push_screen(NamesDialog(typed or before.text, keep), correct)

    def action_amend(self) -> None:
        """Change a sealed interview, for a reason."""

        async def go_on() -> None:
            await self._view.show_question(self._notes.cursor_location)
            self._keep_cursor()  # it may have moved while the record took nothing in

        self.ask_amendment(self._interview, self._live.state.question, go_on)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One key accepts what is suggested, or amends the interview once that is signed."""
        if action == "amend":
            return self._locked
        return not (action == "accept" and self._locked)

    def action_correct_bank(self) -> None:
        """Take up what was corrected in the bank's file."""
        from interview.tui.bank_update import apply_corrections

        def show() -> None:
            # The same question, notes and cursor, in the words of the corrected bank.
            self._go_on_with(self._live)
            self.query_one(AnswerField).correct(self._view.item.question, self._live.language)
            self._view.show_again()
            self._get_rubric()

        apply_corrections(self, self._interview, show)

    def action_debrief(self) -> None:
        """See what is missing, and sign."""
        from interview.tui.debrief_screen import DebriefScreen

        async def go_on(question: str | None) -> None:
            if question:
                await self._go(question)
            else:  # something may have been undone there
                self._live.open_question(self._live.state.question)
                await self._view.show_question(self._notes.cursor_location)
                self._keep_cursor()

        self._live.open_debrief()
        self.query_one(MessageLine).question_changed()
        self.app.push_screen(DebriefScreen(self._interview, self.settings), go_on)

    def _end_of_agenda(self) -> None:
        self.action_debrief()

    def _destinations(self) -> list[tuple[str, Content]]:
        return [*super()._destinations(), ("", Content(_("Debrief")))]

    def _save_status_changed(self, status: SaveStatus) -> None:
        """Called in the recorder's thread too, which may not draw."""
        # Every key takes “saved” away, a moment later it is back: drawn each time, that would slow
        # the keys down. So it comes back once the typing has paused, with the next tick.
        if status != self._shown_status and status.durability is not Durability.SAVED:
            self.call_later(self._show_save_status)

    def _show_save_status(self) -> None:
        self._shown_status = self._interview.save_status
        self.query_one(TopBar).show_save_status(self._shown_status)

    def show_synced(self, state: SyncState) -> None:
        """Say in the bar how things stand with the team; the home screen says more."""
        from interview.running.sync_state import sync_words

        super().show_synced(state)
        for bar in self.query(TopBar):  # there is none before the screen is mounted
            bar.show_synced(sync_words(state))

    def _tick(self) -> None:
        self._view.show_time()
        self._view.show_pace()
        # Of a disk that does not answer nobody is told: it has to be asked.
        is_saved = self._interview.save_status.durability is Durability.SAVED
        if not is_saved or self._interview.seconds_at_rest > _PAUSE:
            self._show_save_status()

    def _get_rubric(self) -> None:
        self.run_worker(self._make_rubric, thread=True, group="rubric")

    def _make_rubric(self) -> None:
        """In a thread of its own: the first keys must not wait for it."""
        rubric = self._interview.make_rubric()
        self.app.call_from_thread(self._start_listening, rubric)
        from interview.tui.bank_update import notice

        if words := notice(self._interview):
            tell = partial(self.notify, severity="warning", timeout=_TIME_TO_READ, markup=False)
            self.call_later(tell, words)
        self._interview.make_ready(rubric)
        self.call_later(gc.freeze)

    def _start_listening(self, rubric: BankRubric) -> None:
        self._live.use_rubric(rubric)
        gc.freeze()  # all that lives as long as the program: a collection would stop the keys
        if not self._locked:
            self._live.record_signals()
        self._view.show_answer()
