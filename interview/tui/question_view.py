"""Draws one question of an interview, as it stands, on the widgets of its screen."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from string import ascii_lowercase
from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input, TextArea

from interview.bank import AnswerKind, Bank, Stage, stage_name
from interview.frozen import replace
from interview.i18n import _
from interview.rubric import Span, Suggestion
from interview.running.privacy import Privacy
from interview.session.agenda import OPENING, Item, is_settled, planned_seconds, spent_seconds
from interview.session.consent_and_closing import REFUSED, STEPS, call_agenda, consent_of
from interview.session.live_interview import LiveInterview
from interview.tui.keymap import LIVE, RATE, key_shown
from interview.tui.widgets.agenda_list import AgendaList
from interview.tui.widgets.answer_field import AnswerField
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.notes import Notes, NotesHeading
from interview.tui.widgets.question_pane import QuestionPane
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from interview.tui.widgets.single_key_choice import KeyList
from interview.tui.widgets.top_bar import TopBar

_WIDE, _TALL = 110, 34
"""Cells from which the agenda stands at the side, and there are blank lines between the parts."""

_VERY_WIDE = 160
"""Cells from which the agenda has room for long names."""


def agenda_choices(live: LiveInterview) -> list[tuple[str, Content]]:
    """The whole agenda to choose from: the question's id, and its line."""
    choices = []
    for item in call_agenda(live.bank, live.language):
        settled = is_settled(live.state, item.question)
        number = item.number or "·"
        words = f"{'✓' if settled else ' '} {number:>2}  {item.question.name(live.language)}"
        stage = Content.styled(f"   {stage_name(item.stage)}", "$faint")
        choices.append((item.question.id, Content(words) + stage))
    return choices


class QuestionView:
    """Draws an interview; reads its state and changes nothing of it."""

    def __init__(
        self,
        screen: Screen[Any],
        keymap: Mapping[str, str],
        live: LiveInterview,
        items: Sequence[Item],
        *,
        privacy: Privacy,
        hides_suggestions: bool,
    ) -> None:
        self._screen = screen
        self._keymap = keymap
        self._hides_suggestions = hides_suggestions
        self._live = live
        self._items = items
        self._privacy = privacy
        self._shares: tuple[Bank, Mapping[str, float]] | None = None
        """What each question of the bank weighs in the score."""
        self._drawn_private = False
        """Whether what privacy hides was left out when it was drawn last."""
        self._drawing = Lock()
        """Held while the fields of an answer are mounted: keys, and the way back from another
        screen, draw in tasks of their own."""
        self.why = False
        """Whether it is explained why we ask, with every anchor in full."""

    def use_keys(self, keymap: Mapping[str, str]) -> None:
        """Name other keys than before."""
        self._keymap = keymap
        self.show_again()

    def show_other(self, live: LiveInterview, items: Sequence[Item]) -> None:
        """Draw another interview from now on."""
        self._live, self._items = live, items

    @property
    def notes(self) -> Notes:
        """The notes on screen."""
        return self._screen.query_one(Notes)

    @property
    def item(self) -> Item:
        """The question on screen, with its place in the agenda."""
        return self._items[self.place]

    @property
    def place(self) -> int:
        """The place of the question on screen, from 0."""
        current = self._live.state.question
        return next((n for n, item in enumerate(self._items) if item.question.id == current), 0)

    @property
    def is_blind(self) -> bool:
        """Whether what the rubric hears is hidden until the answer is rated."""
        unrated = self.item.question.is_rated and self._live.answer.rating is None
        return self._hides_suggestions and unrated

    @property
    def suggestion(self) -> Suggestion | None:
        """What the rubric proposes, where it may be shown."""
        return None if self.is_blind else self._live.suggestion()

    def fit(self, size: Size) -> None:
        """Use what room there is now."""
        self.make_room(size)
        self.show_scale()

    def make_room(self, size: Size) -> None:
        """Fold the agenda away on a narrow screen, give all more room on a tall one."""
        agenda_list = self._screen.query_one(AgendaList)
        agenda_list.display = size.width >= _WIDE
        agenda_list.styles.width = 30 if size.width < _VERY_WIDE else 46
        self._screen.set_class(size.height >= _TALL, "roomy")

    async def show_question(self, cursor: tuple[int, int] | None) -> None:
        """Show the question where the interview stands, and give the notes the keyboard."""
        async with self._drawing:
            await self._show_question(cursor)

    async def show_current(self) -> None:
        """Show the question where the interview stands, wholly where it is not on screen yet."""
        async with self._drawing:
            shown = (self.notes.question, self.notes.text)
            if shown != (self._live.state.question, self._live.notes):
                await self._show_question(None)
            else:
                self.show_answer()

    async def _show_question(self, cursor: tuple[int, int] | None) -> None:
        with self._screen.app.batch_update():  # no frame holds parts of two questions
            self.show_words()
            await self._show_fields()
            with self._screen.prevent(TextArea.Changed, TextArea.SelectionChanged):
                self.notes.show(self._live.state.question, self._live.notes, cursor)
            self.notes.focus()
            self.show_scale()
            self.show_answer()
            self.show_time()
            # Each widget asks for its own part of the next frame, when it comes to it: the words
            # could be painted before the notes. So all of the screen is part of it from now on.
            self._screen.refresh()
            self._screen._dirty_widgets.add(self._screen)

    def show_again(self) -> None:
        """Show the same question in other words; notes and cursor stay."""
        self.show_words()
        self.show_scale()
        self.show_answer()

    async def show_fields(self) -> None:
        """Show the answer's own fields, where the question has any."""
        async with self._drawing:
            await self._show_fields()

    async def _show_fields(self) -> None:
        field, value = self._screen.query_one(AnswerField), self._live.value
        await field.show(self.item.question, value, self._live.language, self.key("answer"))
        field.display = field.display and not self._privacy.is_on

    def show_words(self) -> None:
        """Show what is read aloud, and why we ask."""
        item, spoken = self.item, ""
        if item.question.id == OPENING:  # its words stand before the question for consent
            spoken = self._live.bank.opening.to(self._live.language)
        self._screen.query_one(QuestionPane).show(
            item,
            sum(1 for each in self._items if each.number),
            self._live.language,
            opening=spoken,
            why=self.why,
            private=self._privacy.is_on,
            unfold_key=self.key("unfold"),
        )

    def show_scale(self) -> None:
        """Show the levels, and every anchor where that is asked for or there is room."""
        tall = self._screen.app.size.height >= _TALL
        keys = tuple(key_shown(key_action, self._keymap) for key_action in RATE)
        self._screen.query_one(Scale).show(
            self.item.question, in_full=tall, asked_for=self.why, keys=keys
        )

    def show_answer(self) -> None:
        """Show what was heard, suggested, decided and left out, and whether it can be changed."""
        answer, question = self._live.answer, self.item.question
        suggestion, screen = self.suggestion, self._screen
        is_signed = self._live.state.is_signed
        self.notes.read_only = screen.query_one(AnswerField).disabled = is_signed
        signals = () if self._privacy.is_on else question.signals
        probes = () if self._privacy.is_on else question.probes
        lit = replace(answer, heard=()) if self.is_blind else answer
        screen.query_one(SignalList).show(
            question.id, signals, probes, lit, self._live.language, self.key("signals")
        )
        screen.query_one(QuestionPane).show_probes(
            frozenset() if self._privacy.is_on else answer.probes
        )
        screen.query_one(NotesHeading).show_remark(self._remark())
        screen.query_one(Scale).show_rating(answer.rating, suggestion, self._privacy.is_on)
        screen.query_one(QuestionPane).show_skipped(answer.skipped)
        screen.query_one(TopBar).show_sealed(is_signed)
        screen.query_one(AgendaList).show(self._live.state, self._privacy.is_on)
        signals_heard = suggestion.signals if suggestion else ()
        self.notes.mark_evidence([span for each in signals_heard for span in each.evidence])
        self.notes.mark_quotes(
            [Span(each.start, each.end, each.text) for each in self._live.quotes]
        )
        self.show_keys()

    async def show_privacy(self) -> None:
        """Hide what is for the interviewer alone, or show it again, unless it is drawn so."""
        if self._drawn_private == self._privacy.is_on:
            return
        self._drawn_private = self._privacy.is_on
        if self._privacy.is_on:
            self.notes.focus()  # and not what comes behind fields that go: a digit would rate there
        self.notes.blank(self._privacy.is_on)
        self._screen.query_one(TopBar).show_notice(self._privacy.notice(self.key("privacy")))
        self.show_words()
        await self.show_fields()
        self.show_answer()

    def _remark(self) -> str:
        """What to know before something is noted on the question on screen."""
        is_in_call = self.item.stage is Stage.LIVE
        if is_in_call and consent_of(self._live.state) == REFUSED and not self._privacy.is_on:
            return _("refused: note nothing that is said")
        return ""

    def show_names(self) -> None:
        """Show whose interview it is."""
        state = self._live.state
        self._screen.query_one(TopBar).show_names(state.candidate, state.role)

    def show_time(self) -> None:
        """Show the clocks of the call and of the question."""
        state, now = self._live.state, datetime.now(UTC)
        spent = spent_seconds(state, self._live.bank, Stage.LIVE, now)
        planned = planned_seconds(self._live.bank, Stage.LIVE)
        interruption = state.interruption
        lasted = (now - interruption.at).total_seconds() if interruption else None
        self._screen.query_one(TopBar).show_time(spent, planned, state.paused, lasted)
        self._screen.query_one(QuestionPane).show_time(state.seconds_at(state.question, now))

    def show_pace(self) -> None:
        """Say whether the call is on pace: in a word at the top, and what to do where nothing else
        is said."""
        from interview.running.pace_words import pace_in_short, pace_sentence
        from interview.scoring import question_shares
        from interview.session.pace import pace

        live = self._live
        if self._shares is None or self._shares[0] is not live.bank:
            self._shares = (live.bank, question_shares(live.bank))
        found = (
            None
            if self._privacy.is_on
            else pace(live.state, live.bank, self._shares[1], datetime.now(UTC))
        )
        self._screen.query_one(TopBar).show_pace(pace_in_short(found) if found else "")
        sentence = pace_sentence(found, live.bank, live.language) if found else ""
        for line in self._screen.query(MessageLine):
            line.show_quietly(sentence)

    def choices(self) -> list[tuple[str, Content]]:
        """The whole agenda to choose from: the question's id, and its line."""
        return agenda_choices(self._live)

    def show_keys(self) -> None:
        """Offer the keys that do something on this question at this moment, and where we are."""
        focused = self._screen.focused
        here: list[tuple[str, str]] = []
        match focused:
            case Scale():
                here = [(f"1–{len(self._live.bank.scale)}", _("Rate"))]
            case SignalList():
                question = self.item.question
                if question.signals:
                    here = [(_letters(len(question.signals)), _("Tick"))]
                if question.probes:
                    last = min(len(question.probes), 9)
                    here.append((f"1–{last}" if last > 1 else "1", _("Follow-up")))
            case KeyList():  # neither of the two above: the options of an answer
                here = [(_letters(len(self.item.question.options)), _("Pick"))]
            case Input():
                here = [(_("Tab"), _("Next field"))]
        if focused not in (None, self.notes):
            here.append((self.key("rubric"), _("Notes")))
        self._screen.query_one(KeyBar).leave_out(self.unavailable(), here)

    def unavailable(self) -> frozenset[str]:
        """The actions that would do nothing now, or only say that they cannot."""
        question, answer, focused = self.item.question, self._live.answer, self._screen.focused
        useless: set[str] = set()
        if answer.rating is None:
            useless.add("clear")
        if not self._live.can_redo:
            useless.add("redo")
        if self.place == 0:
            useless.add("previous")
        if not question.is_rated:
            useless |= {"accept", "rubric"}
        if not question.signals and not question.probes:
            useless.add("signals")
        if question.id in STEPS:
            useless |= {"skip", "quote"}
        if not self._live.state.interruptions:
            useless.add("explain")
        if question.answer is AnswerKind.NOTES:
            useless.add("answer")
        if not question.is_rated and not question.why:
            useless.add("why")
        level = self.suggestion.level if self.suggestion else None
        if level is None or (answer.rating is not None and answer.rating.level == level):
            useless.add("accept")
        if not self._live.can_undo:
            useless.add("undo")
        if self._privacy.is_on:
            # “Accept” would come and go, and so tell whether something is suggested.
            useless |= {"signals", "answer", "why", "find", "accept", "explain"}
        if self._live.state.is_signed:
            useless |= {"accept", "rubric", "signals", "answer", "skip", "undo", "redo", "clear"}
            useless |= {
                "clock",
                "details",
                "interrupt",
                "explain",
                "quote",
                *(key_action.id for key_action in RATE),
            }
        else:
            useless.add("amend")
        if isinstance(focused, SignalList):
            useless.add("signals")
        if self._screen.query_one(AnswerField).has_focus_within:
            useless.add("answer")
        if focused not in (None, self.notes):
            useless.add("rubric")
        return frozenset(useless)

    def key(self, action_id: str) -> str:
        """The key of one of the live screen's actions, as it is shown."""
        key_action = next(key_action for key_action in LIVE if key_action.id == action_id)
        return key_shown(key_action, self._keymap)


def _letters(count: int) -> str:
    """The letters of so many lines: `a–d`."""
    return f"a–{ascii_lowercase[min(count, 26) - 1]}" if count > 1 else "a"
