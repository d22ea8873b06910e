"""A bank as the interviewer will see it: shown again on every save, with notes to try it on."""

from __future__ import annotations

from textual.app import ComposeResult

from interview.bank import Bank, Question
from interview.editing.copy.bank_watcher import BankWatcher, SavedVersion
from interview.editing.copy.trial_interview import TrialInterview, nearest_question
from interview.editing.copy.working_copy import is_copy
from interview.i18n import _, current
from interview.session.agenda import Item
from interview.tui import PreviewRequest
from interview.tui.keymap import PREVIEW, bindings
from interview.tui.question_screen import QuestionScreen
from interview.tui.widgets.diagnostics_view import Mistakes
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.notes import Notes, NotesHead
from interview.tui.widgets.preview_bar import PreviewBar
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList


class PreviewScreen(QuestionScreen):
    """Works like the live screen, on a bank that is being written; nothing is recorded."""

    BINDINGS = bindings(PREVIEW)
    CHORDS = PREVIEW

    def __init__(self, watch: BankWatcher, reading: SavedVersion, request: PreviewRequest) -> None:
        bank = reading.loaded.require()
        self._watch = watch
        self._reading = reading
        self._file_name = request.bank.name
        self._trial = TrialInterview()
        self._missing = ""
        """The question that stood here until a save took it away."""
        language = bank.language_for(request.language, current())
        super().__init__(self._trial.with_bank(bank, language))
        self._live.open_question(nearest_question(bank, bank, request.question))

    @property
    def hides_suggestions(self) -> bool:
        """Never: a bank is tried for what it suggests."""
        return False

    def compose(self) -> ComposeResult:
        """The file, the question as the interviewer sees it, mistakes, keys."""
        yield PreviewBar(self._file_name)
        yield from self._compose_question()
        yield KeyBar(PREVIEW, self.program.keymap)
        yield Mistakes(_("The file as it is does not load; above is the last version that did"))

    def _compose_answer(self) -> ComposeResult:
        yield NotesHead(_("to try the bank; nothing is recorded"))
        yield Notes(self._keep_notes)
        yield SignalList()
        yield Scale(self._live.bank, self._live.language, explains=True)

    async def on_mount(self) -> None:
        """Show the question asked for, in the version that was saved last."""
        self._watch.on_save = self._saved
        await self._view.show_question(None)
        await self._show(self._reading)
        latest = self._watch.latest
        if latest is not None and latest is not self._reading:
            await self._show(latest)

    def on_unmount(self) -> None:
        """Watch no more."""
        self._watch.stop()

    async def action_language(self) -> None:
        """The bank in the next of its languages."""
        languages = self._live.bank.languages
        if len(languages) == 1:
            self._say(_("This bank is in one language only."))
            return
        following = languages.index(self._live.language) + 1
        await self._renew(languages[following % len(languages)])

    def action_debrief(self) -> None:
        """What the agenda leads to."""
        self._end_of_agenda()

    def action_leave(self) -> None:
        """Back to where we were."""
        self.program.close_preview()

    # Small steps

    def _end_of_agenda(self) -> None:
        self._say(_("That was the last question. In an interview, the debrief follows."))

    async def _visit(self, item: Item) -> None:
        self._missing = ""
        self._watch.question = item.question.id
        self._live.open_question(item.question.id)
        self._live.record_signals()
        await self._view.show_question(None)

    def _keep_notes(self, text: str, cursor: tuple[int, int]) -> None:
        self._live.type_notes(text, cursor)

    def _saved(self, reading: SavedVersion) -> None:
        """The watch's own thread speaks: it may not draw."""
        self.call_later(self._show, reading)

    async def _show(self, reading: SavedVersion) -> None:
        """Show what was saved, or what keeps it from loading."""
        copied = is_copy(self.program.paths, reading.file)
        self.query_one(PreviewBar).show_reading(reading, is_copy=copied)
        if reading.rubric is None:
            self.query_one(Mistakes).show(reading.loaded)
        else:
            self.query_one(Mistakes).show(None)
            self._reading = reading
            await self._renew(self._live.language)

    async def _renew(self, language: str) -> None:
        """Go on with the bank that was read last, at the same place."""
        bank, shown, spoken = self._reading.loaded.require(), self._view.item, self._live.language
        self._live.record_draft()
        language = bank.language_for(language, current())
        self._show_version(bank, language, self._place_in(bank, shown.question.id))
        if self._view.item.question.id != shown.question.id:
            await self._view.show_question(None)
            return
        if _fields(self._view.item.question) != _fields(shown.question) or spoken != language:
            await self._view.show_fields()
        self._view.show_again()
        if self.focused is None or not self.focused.display:
            self._notes.focus()

    def _place_in(self, bank: Bank, shown: str) -> str:
        """The question to show: the one shown, unless it went away or another came back."""
        ids = {question.id for question in bank.questions}
        if self._missing in ids:
            question, self._missing = self._missing, ""
            return question
        if shown not in ids:
            self._missing = self._missing or shown
        return nearest_question(bank, self._live.bank, shown)

    def _show_version(self, bank: Bank, language: str, question: str) -> None:
        live = self._trial.with_bank(bank, language)
        live.open_question(question)
        if self._reading.rubric is not None:
            live.use_rubric(self._reading.rubric)
            live.record_signals()
        self._go_on_with(live)
        self._watch.question = question
        self.query_one(PreviewBar).show_bank(bank.title.to(language), bank.languages, language)


def _fields(question: Question) -> tuple[object, ...]:
    """What an answer's own fields are made of."""
    return question.answer, question.options, question.columns, question.unit
