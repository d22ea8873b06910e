"""The home screen: the interviews, newest first, and the way into a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option, OptionDoesNotExist

from interview.bank_library import bank_path
from interview.dates_in_lists import timestamp
from interview.errors import InterviewError
from interview.i18n import _, current
from interview.journal import InterviewSummary
from interview.journal.overview import Overview, read_overview
from interview.journal.retention import RetentionPeriods
from interview.paths import Paths
from interview.plain_text import isolated, one_line
from interview.settings import Settings
from interview.status_words import RecordStatus
from interview.tui.base_screen import BaseScreen, InterviewOpened
from interview.tui.home_lines import HomeLine, home_lines, next_interview
from interview.tui.keymap import HOME, bindings, key_shown
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.line_widget import BLANK, LineWidget, cut, shortened, wrapped
from interview.tui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from interview.running.open_interview import OpenInterview
    from interview.running.open_request import StartRequest
    from interview.running.sync_state import SyncState
    from interview.tui.planned_interviews import PlannedInterviews

_SHOWN = 200
"""Interviews the list holds at once; a search reaches the others."""

_FEW_ROWS = 20
"""Up to so many rows, the list needs them more than what can be seen elsewhere."""

_TIME = len("2026-03-02 14:30")
"""Columns of a time in the list."""
_NEW = "+new"
_PLANNED = "+planned "

_MARKS = {RecordStatus.OPEN: ("□", "$warn"), RecordStatus.SIGNED: ("■", "$good")}
"""The mark and the colour of how an interview stands; anything else is an alarm."""


class HomeHeading(LineWidget):
    """What this is, and what the list shows."""

    DEFAULT_CSS = "HomeHeading { height: auto; padding: 1 2 1 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._sentences: Sequence[str] = ()
        self._lines: Sequence[HomeLine] = ()

    def show(self, sentences: Sequence[str], lines: Sequence[HomeLine] = ()) -> None:
        """Say how to go on, and what there is."""
        self._sentences, self._lines = sentences, lines
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The name, the sentences, the lines with their labels in a column."""
        name = Content.assemble(
            ("interview", "bold $accent"),
            ("   " + _("the same questions for everyone, evidence for every score"), "$quiet"),
        )
        column = max((len(line.label) for line in self._lines), default=0) + 2
        return [
            name.truncate(width, ellipsis=True),
            BLANK,
            *(
                line
                for sentence in self._sentences
                for line in wrapped(Content.styled(sentence, "$ink"), width)
            ),
            *(
                Content.assemble(
                    (f"{line.label:<{column}}", "$faint"), (line.words, "$quiet")
                ).truncate(width, ellipsis=True)
                for line in self._lines
            ),
        ]


class HomeScreen(BaseScreen[None]):
    """Lists the interviews of this journal."""

    BINDINGS = bindings(HOME)
    ACTIONS = HOME
    AUTO_FOCUS = "OptionList"

    def __init__(self, paths: Paths, settings: Settings) -> None:
        super().__init__(settings)
        self._paths = paths
        self._search = ""
        self._summaries: list[InterviewSummary] = []
        self._overview: Overview | None = None
        self._planned: PlannedInterviews | None = None
        """What is planned, once that was read: never before the first frame."""
        self._before = 1
        """Lines of the list above its interviews."""

    @property
    def unavailable(self) -> frozenset[str]:
        """What needs interviews where there are none, or a search where none is shown."""
        nothing_here = set() if self._summaries else {"report", "search"}
        return frozenset(nothing_here - {"search"} if self._search else nothing_here | {"all"})

    def compose(self) -> ComposeResult:
        """The masthead, the list, the keys."""
        yield HomeHeading()
        with Vertical():
            yield OptionList(markup=False)
        yield KeyBar(HOME, self.settings.keys)
        yield MessageLine()

    def on_mount(self) -> None:
        """Read the journal."""
        self._fill()
        self.call_after_refresh(self._read_agenda)

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was shown."""
        if self.is_mounted:
            self._fill()
            if self._planned:
                self._read_agenda()

    def on_resize(self) -> None:
        """The columns follow the width, and what is said above them the height."""
        self._draw_heading()
        self._draw_list()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        if event.option.id == _NEW:
            self.action_new()
        elif event.option.id and event.option.id.startswith(_PLANNED):
            from interview.running.open_interview import OpenInterview

            place = int(event.option.id.removeprefix(_PLANNED))
            planned = self._planned
            if planned and place < len(planned.to_hold):
                self._run(
                    lambda: OpenInterview.begin(
                        self._paths, planned.request(planned.to_hold[place])
                    )
                )
        elif event.option.id:
            from interview.running.resume_interview import resume_interview

            interview = event.option.id
            self._run(lambda: resume_interview(self._paths, interview))

    def action_open(self) -> None:
        """Open the interview under the cursor."""
        self.query_one(OptionList).action_select()

    def action_new(self) -> None:
        """Ask for what a new interview needs, and begin it."""
        from interview.running.open_request import default_interviewer
        from interview.running.usable_banks import usable_banks
        from interview.tui.new_interview_form import NewInterviewForm

        banks = usable_banks(self._paths, self._used)
        if not banks:
            self.say(
                _(
                    "No question bank can be used. “interview bank check” says why; “interview "
                    "bank new” makes one."
                )
            )
            return
        try:
            interviewer = default_interviewer(self._paths, self.settings)
        except InterviewError as error:
            self.show_error(error)
            return
        dialog = NewInterviewForm(banks, interviewer, current())

        def begin(request: StartRequest | None) -> None:
            from interview.running.open_interview import OpenInterview

            if request is not None:
                self._run(lambda: OpenInterview.begin(self._paths, request))

        self.app.push_screen(dialog, begin)

    def action_report(self) -> None:
        """Show the report of the interview under the cursor."""
        if summary := self._under_cursor():
            from interview.tui.report_screen import ReportScreen

            self.app.push_screen(ReportScreen(self._paths, self.settings, summary.id.interview))
        else:
            self.say(_("Choose an interview first."))

    def action_compare(self) -> None:
        """Compare the signed interviews shown that have the bank of the one under the cursor."""
        summary = self._under_cursor()
        if summary is None:
            self.say(_("Choose an interview first."))
            return
        alike = [
            each.id
            for each in self._summaries
            if each.is_signed and each.bank_name == summary.bank_name
        ]
        if len(alike) < 2:
            self.say(_("There are fewer than two signed interviews with this bank."))
            return
        from interview.tui.compare_screen import CompareScreen

        self.app.push_screen(CompareScreen(self._paths, self.settings, alike))

    def action_panel(self) -> None:
        """Show the panel of the candidate under the cursor."""
        if summary := self._under_cursor():
            from interview.tui.panel_screen import PanelScreen

            self.app.push_screen(PanelScreen(self._paths, self.settings, summary.candidate))
        else:
            self.say(_("Choose an interview first."))

    def action_insights(self) -> None:
        """Show what all signed interviews say of their questions and raters."""
        from interview.tui.insights_screen import InsightsScreen

        self.app.push_screen(InsightsScreen(self._paths, self.settings))

    def action_banks(self) -> None:
        """Choose a bank, and see it as the interviewer will; or begin one."""
        from interview.tui.bank_lines import bank_lines

        def preview(name: str) -> None:
            from interview.running.open_request import PreviewRequest
            from interview.tui.base_screen import CommandRequested
            from interview.tui.preview_screen import PreviewWaitScreen

            if name == _NEW:
                self.post_message(CommandRequested(("bank", "new"), self.action_banks))
                return
            try:
                request = PreviewRequest(bank_path(self._paths, name))
            except InterviewError as error:
                self.show_error(error)
            else:
                self.app.push_screen(PreviewWaitScreen(self._paths, self.settings, request))

        banks = bank_lines(self._paths, self._used)
        first = banks[0][0] if banks else _NEW
        self.ask_choice(
            _("Which bank?"), [*banks, (_NEW, _new_line(_("New bank")))], preview, first
        )

    def action_practice(self) -> None:
        """Choose a bank, and rate its sample answers."""
        from interview.practice.load_answers import answers_path
        from interview.tui.bank_lines import bank_lines
        from interview.tui.open_practice import OpenPractice, practice_request
        from interview.tui.practice_screen import PracticeScreen

        def begin(name: str) -> None:
            try:
                request = practice_request(self._paths, self.settings, name)
                practice = OpenPractice(self._paths.practice, request)
            except InterviewError as error:
                self.show_error(error)
            else:
                self.app.push_screen(PracticeScreen(self.settings, practice))

        banks = [
            (name, line)
            for name, line in bank_lines(self._paths, self._used)
            if answers_path(bank_path(self._paths, name)).exists()
        ]
        nothing = _("No bank has sample answers yet: docs/practice.md says how they are written.")
        self.ask_choice(_("Practise on which bank?"), banks, begin, nothing=nothing)

    def action_tour(self) -> None:
        """Show the tour of the first start again."""
        from interview.tui.tour import TourDialog

        self.app.push_screen(TourDialog(self.settings.keys))

    def action_search(self) -> None:
        """Find interviews by any word."""

        def find(words: str) -> None:
            self._search = words
            self._fill()

        self.ask_line(_("Search"), _("a name, a role, a bank"), find, self._search)

    def action_all(self) -> None:
        """Show all interviews again."""
        self._search = ""
        self._fill()

    @property
    def _used(self) -> Mapping[str, int]:
        """How many interviews were run with each bank, by its name."""
        return self._overview.by_bank if self._overview else {}

    def _read_agenda(self) -> None:
        """Read what is planned, and show it; the cursor stays, or goes to what is planned today."""
        if not (self._paths.agenda.is_file() or self._paths.shared_agenda.is_file()):
            return
        from interview.tui.planned_interviews import PlannedInterviews

        options, is_first = self.query_one(OptionList), self._planned is None
        under = self._option_under_cursor()
        try:
            self._planned = PlannedInterviews(self._paths, self.settings)
        except InterviewError as error:
            self.show_error(error)
            return
        self._fill()
        if is_first and under == _NEW and self._planned.is_today:
            under = f"{_PLANNED}0"
        if under is not None:
            with suppress(OptionDoesNotExist):
                options.highlighted = options.get_option_index(under)

    def _run(self, open_interview: Callable[[], OpenInterview]) -> None:
        try:
            interview = open_interview()
        except InterviewError as error:
            self.show_error(error)
        else:
            self.post_message(InterviewOpened(interview))

    def _fill(self) -> None:
        periods = RetentionPeriods(self.settings.keep_days, self.settings.keep_days_by_bank)
        now = datetime.now(UTC)
        self._overview = read_overview(self._paths.journal, self._search, _SHOWN, periods, now)
        self._summaries = list(self._overview.listed)
        self._draw_heading()
        self.query_one(KeyBar).leave_out(self.unavailable)
        self._draw_list()

    def _draw_heading(self) -> None:
        """Say how to go on, and what there is; of a search, what it found."""
        lines: Sequence[HomeLine] = ()
        if self._overview is not None and not self._search:
            has_banks = self.size.height > _FEW_ROWS
            lines = home_lines(self._overview, datetime.now(UTC), has_banks=has_banks)
            if self.synced is not None:
                from interview.running.sync_state import sync_words

                lines = [*lines, HomeLine(_("Team"), sync_words(self.synced))]
        reminders = self._planned.sentences(self._open_interview) if self._planned else ()
        sentences = (*self._sentences(), *reminders, *self._team_sentences())
        self.query_one(HomeHeading).show(sentences, lines)

    def _team_sentences(self) -> tuple[str, ...]:
        """What keeps the exchange with the team from its end, or what a person has to do for it;
        the first thing. That nobody can be reached just now is in its line."""
        if self.synced is None or self.synced.is_offline or not self.synced.wanted:
            return ()
        first, *others = self.synced.wanted
        if others:
            first += " " + _("There is more: {command}").format(command="interview sync")
        return (first,)

    def show_synced(self, state: SyncState) -> None:
        """Say how things stand with the team, and show what came; the cursor stays where it is."""
        super().show_synced(state)
        if not self.is_mounted:
            return
        under = self._option_under_cursor()
        self._fill()
        if self._planned:
            self._read_agenda()
        if under is not None:
            options = self.query_one(OptionList)
            with suppress(OptionDoesNotExist):
                options.highlighted = options.get_option_index(under)

    def _draw_list(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        options.add_option(Option(_new_line(_("New interview")), id=_NEW))
        planned = self._planned.to_hold if self._planned and not self._search else ()
        for place, entry in enumerate(planned):
            if self._planned:
                line = self._planned.line(entry, self.size.width)
                options.add_option(Option(line, id=f"{_PLANNED}{place}"))
        self._before = 1 + len(planned)
        shown = Counter(each.candidate for each in self._summaries)
        for summary in self._summaries:
            line = self._line(summary, has_panel=shown[summary.candidate] > 1)
            options.add_option(Option(line, id=summary.id.interview))
        if at is None and self._open_interview is not None:
            at = self._summaries.index(self._open_interview) + self._before
        options.highlighted = min(at or 0, len(self._summaries) + self._before - 1)

    @property
    def _open_interview(self) -> InterviewSummary | None:
        """The interview that Enter goes on with, unless the cursor was moved."""
        return next_interview(self._summaries)

    def _line(self, summary: InterviewSummary, *, has_panel: bool) -> Content:
        """A line of the list; `has_panel`: several have this candidate, told apart by the rater."""
        room = max(20, self.size.width - 42)
        rater = summary.interviewer if has_panel else ""
        words = (summary.candidate, rater, summary.role)
        name = cut(" · ".join(isolated(one_line(each)) for each in words if each), room)
        began = timestamp(summary.started_at, has_time_of_day=summary.has_time_of_day)
        mark, look = _MARKS.get(summary.status, ("▲", "$alarm"))
        return Content.assemble(
            (f"{began:<{_TIME}}  ", "$faint"),
            (Content(name).pad_right(max(0, room - Content(name).cell_length)).plain, "$ink"),
            (f"  {mark} {summary.status.word}", look),
        )

    def _sentences(self) -> tuple[str, ...]:
        """What the list shows, and how to go on from here."""
        key = {each.id: key_shown(each, self.settings.keys) for each in HOME}
        if self._search and not self._summaries:
            words = shortened(self._search)
            return (
                _("No interview has “{words}” in its names, role or bank.").format(words=words),
                _("{key} searches again, {all_key} shows all.").format(
                    key=key["search"], all_key=key["all"]
                ),
            )
        if self._search:
            shown = _("Interviews with “{words}”. {key} shows all.")
            return (shown.format(words=shortened(self._search), key=key["all"]),)
        if not self._summaries:
            return (
                _("No interview yet. {key} or Enter begins the first.").format(key=key["new"]),
                _(
                    "{key} shows the question banks as the interviewer sees them. The command "
                    "“interview demo” opens made-up interviews."
                ).format(key=key["banks"]),
            )
        if self._open_interview is not None:
            name = one_line(self._open_interview.candidate)
            words = _("Not signed yet: {name}. Enter resumes it.")
            if self._open_interview.is_being_amended:
                words = _("You were about to amend: {name}. Enter resumes it.")
            return (words.format(name=name),)
        return (_("All interviews shown are signed. Enter begins a new one."),)

    def _under_cursor(self) -> InterviewSummary | None:
        options = self.query_one(OptionList)
        place = (options.highlighted or 0) - self._before
        return self._summaries[place] if 0 <= place < len(self._summaries) else None

    def _option_under_cursor(self) -> str | None:
        options = self.query_one(OptionList)
        place = options.highlighted
        return None if place is None else options.get_option_at_index(place).id


def _new_line(words: str) -> Content:
    """The line of a list that begins something new."""
    return Content.assemble(("＋ ", "bold $accent"), (words, "bold $ink"))
