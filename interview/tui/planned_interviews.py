"""What is planned for whoever uses this machine: lines of the home screen, and how one begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from interview.dates_in_lists import timestamp
from interview.i18n import _, ngettext
from interview.journal import InterviewSummary
from interview.paths import Paths
from interview.plain_text import isolated, one_line
from interview.planning.agenda_entries import (
    AgendaEntry,
    in_order,
    missing_before_panel,
    read_agenda,
)
from interview.planning.planned_words import own_questions_words, time_words
from interview.running.begin_planned import planned_request
from interview.running.open_request import StartRequest, default_interviewer
from interview.settings import Settings
from interview.tui.widgets.line_widget import cut

_TIME = len("2026-03-02 14:30")
"""Columns of a time in the list."""
_MOST = 5
"""Planned interviews that the home screen shows; the command shows all."""


class PlannedInterviews:
    """The agendas of this machine, as they are read now."""

    def __init__(self, paths: Paths, settings: Settings) -> None:
        """Read them. Raises `JournalError`."""
        self._paths = paths
        self._today = datetime.now().astimezone().date()
        entries, self._wrong = read_agenda(paths, default_interviewer(paths, settings))
        self._all = in_order(entries, self._today)
        mine = [each for each in self._all if each.is_mine]
        self.to_hold: Sequence[AgendaEntry] = [each for each in mine if each.held is None][:_MOST]
        """What is mine and was not begun, today's first."""
        self._to_sign = [each for each in mine if each.held is not None and not each.is_signed]

    @property
    def is_today(self) -> bool:
        """Whether the first one is to be held today."""
        first = next(iter(self.to_hold), None)
        return bool(first and first.begins and first.begins.astimezone().date() == self._today)

    def line(self, entry: AgendaEntry, width: int) -> Content:
        """One planned interview, in so many columns."""
        planned, when = entry.planned, self._when(entry)
        # What is to be done stands below what other lines say, however long “today” is.
        room = max(20, width - 42) - max(0, len(when) - _TIME)
        words = (planned.candidate, planned.role or planned.bank)
        name = Content(cut(" · ".join(isolated(one_line(each)) for each in words), room))
        what = own_questions_words(entry) or _("to be held")
        return Content.assemble(
            (f"{when:<{_TIME}}  ", "$faint"),
            (name.pad_right(max(0, room - name.cell_length)).plain, "$ink"),
            (f"  ▷ {what}", "$accent"),
        )

    def _when(self, entry: AgendaEntry) -> str:
        """When it is, in the width of a time; of today only the time."""
        if entry.begins is None:
            return _("planned")
        at, time = entry.begins.astimezone(), time_words(entry)
        if at.date() != self._today:
            return timestamp(at, has_time_of_day=bool(time))
        return _("today, {time}").format(time=time) if time else _("today")

    def sentences(self, told_already: InterviewSummary | None) -> tuple[str, ...]:
        """What a person has to do: sign, look at a file, wait for others before a panel.

        `told_already` is the interview that is known to be open.
        """
        told = []
        to_sign = [each for each in self._to_sign if each.held != told_already]
        if to_sign:
            names = ", ".join(isolated(one_line(each.planned.candidate)) for each in to_sign)
            told.append(
                ngettext(
                    "{number} planned scorecard is to be signed: {names}",
                    "{number} planned scorecards are to be signed: {names}",
                    len(to_sign),
                ).format(number=len(to_sign), names=names)
            )
        waiting = {
            id(each.planned): each
            for each in self._all
            if each.is_mine and each.is_signed and missing_before_panel(self._all, each)
        }
        for each in list(waiting.values())[:2]:
            missing = missing_before_panel(self._all, each)
            told.append(
                _("Before the panel on {name} meets, still to sign: {names}").format(
                    name=isolated(one_line(each.planned.candidate)),
                    names=", ".join(isolated(one_line(every)) for every in missing),
                )
            )
        if self._wrong:
            told.append(_("The agenda has a mistake: “interview agenda” says where."))
        return tuple(told)

    def request(self, entry: AgendaEntry) -> StartRequest:
        """What begins a planned interview. Raises `InterviewError` where its bank is not there."""
        return planned_request(self._paths, entry)
