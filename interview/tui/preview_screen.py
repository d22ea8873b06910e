"""A bank as the interviewer will see it: shown again on every save, with notes to try it on."""

from __future__ import annotations

from textual.app import ComposeResult

from interview.bank import Bank, Question
from interview.bank_library import bank_name
from interview.editing.copy.bank_watcher import BankWatcher, SavedVersion
from interview.editing.copy.trial_interview import TrialInterview, nearest_question
from interview.editing.copy.working_copy import file_to_show, is_copy
from interview.i18n import _, current
from interview.paths import Paths
from interview.running.open_request import PreviewRequest
from interview.running.privacy import Privacy
from interview.session.agenda import Item
from interview.session.consent_and_closing import STEPS
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen, CommandRequested, PreviewLeft
from interview.tui.keymap import PREVIEW, PREVIEW_WAIT, bindings
from interview.tui.question_screen import QuestionScreen
from interview.tui.widgets.diagnostics_view import DiagnosticsView
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.notes import Notes, NotesHeading
from interview.tui.widgets.preview_bar import PreviewBar
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList


class PreviewWaitScreen(BaseScreen[None]):
    """Shows what keeps a bank from loading; gives way to the preview once a version loads."""

    BINDINGS = bindings(PREVIEW_WAIT)
    ACTIONS = PREVIEW_WAIT

    def __init__(self, paths: Paths, settings: Settings, request: PreviewRequest) -> None:
        super().__init__(settings)
        self._paths = paths
        self._request = request
        self._watch: BankWatcher

    def compose(self) -> ComposeResult:
        """The file, its mistakes, the keys."""
        yield PreviewBar(self._request.bank.name)
        yield DiagnosticsView(
            _("Correct this and save: the bank shows here as soon as it loads"), alone=True
        )
        yield KeyBar(PREVIEW_WAIT, self.settings.keys)

    def on_mount(self) -> None:
        """Read the file."""
        self._watch = BankWatcher(lambda: file_to_show(self._paths, self._request.bank))
        self._watch.question = self._request.question
        self._watch.on_save = self._saved
        self._watch.start()

    def action_leave(self) -> None:
        """Back to where we were."""
        self._watch.stop()
        self.post_message(PreviewLeft())

    def action_edit(self) -> None:
        """Open the bank in the user's editor; the watch shows what was saved."""
        self.post_message(edit_request(self._paths, self._request))

    def action_check(self) -> None:
        """List the mistakes in the bank."""
        show_check(self, self._paths, self._request)

    def on_screen_resume(self) -> None:
        """Back from the help: the bank may load by now."""
        if self._watch.latest is not None:
            self._show(self._watch.latest)

    def _saved(self, reading: SavedVersion) -> None:
        """The watch's own thread speaks: it may not draw."""
        self.call_later(self._show, reading)

    def _show(self, reading: SavedVersion) -> None:
        if reading.loaded.record is None:
            copied = is_copy(self._paths, reading.file)
            self.query_one(PreviewBar).show_reading(reading, is_copy=copied)
            self.query_one(DiagnosticsView).show(reading.loaded)
        elif self.is_active:  # else the help stands above, or the preview already
            self.app.switch_screen(
                PreviewScreen(self._paths, self.settings, self._watch, reading, self._request)
            )


class PreviewScreen(QuestionScreen):
    """Works like the live screen, on a bank that is being written; nothing is recorded."""

    BINDINGS = bindings(PREVIEW)
    ACTIONS = PREVIEW

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        watch: BankWatcher,
        reading: SavedVersion,
        request: PreviewRequest,
    ) -> None:
        bank = reading.loaded.require()
        self._watch = watch
        self._reading = reading
        self._file_name = request.bank.name
        self._request = request
        self._trial = TrialInterview()
        self._missing = ""
        """The question that stood here until a save took it away."""
        language = bank.language_for(request.language, current())
        # A bank is tried for what it suggests: suggestions are never hidden.
        live = self._trial.with_bank(bank, language)
        super().__init__(live, settings, privacy=Privacy(), hides_suggestions=False)
        self._paths = paths
        self._live.open_question(nearest_question(bank, bank, request.question))

    def compose(self) -> ComposeResult:
        """The file, the question as the interviewer sees it, mistakes, keys."""
        yield PreviewBar(self._file_name)
        yield from self._compose_question()
        yield KeyBar(PREVIEW, self.settings.keys)
        yield MessageLine()
        yield DiagnosticsView(
            _("The file as it is does not load; above is the last version that did")
        )

    def _compose_answer(self) -> ComposeResult:
        yield NotesHeading(_("to try the bank; nothing is recorded"))
        yield Notes(self._keep_notes)
        yield SignalList()
        yield Scale(self._live.bank, self._live.language)

    async def on_mount(self) -> None:
        """Show the question asked for, in the version that was saved last."""
        self._watch.on_save = self._saved
        await self._view.show_question(None)
        await self._show(self._reading)
        latest = self._watch.latest
        if latest is not None and latest is not self._reading:
            await self._show(latest)

    def on_unmount(self) -> None:
        """BankWatcher no more."""
        self._watch.stop()

    async def action_language(self) -> None:
        """The bank in the next of its languages."""
        languages = self._live.bank.languages
        if len(languages) == 1:
            self.say(_("This bank is in one language only."))
            return
        following = languages.index(self._live.language) + 1
        await self._renew(languages[following % len(languages)])

    def action_edit(self) -> None:
        """Open the bank in the user's editor; the watch shows what was saved."""
        self.post_message(edit_request(self._paths, self._request))

    def action_check(self) -> None:
        """List the mistakes in the bank, and the advice on it."""
        show_check(self, self._paths, self._request)

    def action_debrief(self) -> None:
        """What the agenda leads to."""
        self._end_of_agenda()

    def action_leave(self) -> None:
        """Back to where we were."""
        self.post_message(PreviewLeft())

    # Small steps

    def _end_of_agenda(self) -> None:
        self.say(_("That was the last question. In an interview, the debrief follows."))

    async def _go_to(self, item: Item) -> None:
        self._missing = ""
        self._watch.question = item.question.id
        self._live.open_question(item.question.id)
        self._live.record_signals()
        await self._view.show_question(None)

    def _saved(self, reading: SavedVersion) -> None:
        """The watch's own thread speaks: it may not draw."""
        self.call_later(self._show, reading)

    async def _show(self, reading: SavedVersion) -> None:
        """Show what was saved, or what keeps it from loading."""
        copied = is_copy(self._paths, reading.file)
        self.query_one(PreviewBar).show_reading(reading, is_copy=copied)
        if reading.rubric is None:
            self.query_one(DiagnosticsView).show(reading.loaded)
        else:
            self.query_one(DiagnosticsView).show(None)
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
        if shown in STEPS:
            return shown
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


def edit_request(paths: Paths, request: PreviewRequest) -> CommandRequested:
    """What has the bank of a preview edited. The preview follows by itself."""
    return CommandRequested(("bank", "edit", bank_name(paths, request.bank)), lambda: None)


def show_check(screen: BaseScreen[None], paths: Paths, request: PreviewRequest) -> None:
    """Show what `bank check` says of the bank of a preview."""
    from interview.tui.bank_check_screen import BankCheckScreen

    name = bank_name(paths, request.bank)
    screen.app.push_screen(BankCheckScreen(paths, screen.settings, request.bank, name))


def _fields(question: Question) -> tuple[object, ...]:
    """What an answer's own fields are made of."""
    return question.answer, question.options, question.columns, question.unit
