"""How far a team is: each planned interview with the one that was held, as this journal has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from interview.bank_cache import read_bank
from interview.bank_library import bank_path
from interview.frozen import frozen
from interview.journal import InterviewSummary, list_interviews
from interview.journal.search import search_form
from interview.paths import Paths
from interview.plain_text import one_line
from interview.planning.team_agenda import PlannedCandidate, PlannedRater, load_agenda
from interview.reader.read_yaml import Loaded

_EARLIEST = timedelta(days=30)
"""How long before its day an interview may have been held, and still is the one that was planned:
the same person may have applied before."""


@frozen
class AgendaEntry:
    """One planned interview, and the one that was held."""

    planned: PlannedCandidate
    rater: PlannedRater
    is_mine: bool
    """Whether it is to be held by whoever uses this machine."""
    begins: datetime | None
    held: InterviewSummary | None = None
    """The interview, where this journal has it."""

    @property
    def is_signed(self) -> bool:
        """Whether it is done."""
        return self.held is not None and self.held.is_signed


def agenda_files(paths: Paths) -> tuple[Path, ...]:
    """The agendas that are there: one's own, and the team's as the last sync brought it."""
    files = (paths.agenda, paths.shared_agenda)
    return tuple(each for each in files if each.is_file())


def read_agenda(paths: Paths, me: str) -> tuple[list[AgendaEntry], list[Loaded[object]]]:
    """All that is planned, in the order of its time, today's and what is late first; and the files
    that have mistakes, of which nothing is shown. `me` is the name of whoever asks."""
    planned: list[PlannedCandidate] = []
    wrong: list[Loaded[object]] = []
    for file in agenda_files(paths):
        loaded = load_agenda(file, lambda name: read_bank(paths.cache, bank_path(paths, name))[0])
        if loaded.record is None:
            wrong.append(Loaded(None, loaded.diagnostics, loaded.source))
        else:
            planned += [each for each in loaded.record.interviews if each not in planned]
    held = list_interviews(paths.journal) if planned else []
    return list(_entries(planned, held, me)), wrong


def in_order(entries: Sequence[AgendaEntry], today: date) -> list[AgendaEntry]:
    """Today's first, then what is not signed of the days before, what comes, what has no day; what
    is done last."""

    def key(each: AgendaEntry) -> tuple[int, float]:
        day = each.begins.astimezone().date() if each.begins else None
        if each.is_signed and day != today:
            place = 4
        elif day is None:
            place = 3
        else:
            place = 0 if day == today else 1 if day < today else 2
        return place, each.begins.timestamp() if each.begins else 0.0

    return sorted(entries, key=key)


def missing_before_panel(entries: Sequence[AgendaEntry], of: AgendaEntry) -> list[str]:
    """The raters of the same candidate who have not signed, as far as this journal knows."""
    return [
        each.rater.name
        for each in entries
        if each.planned is of.planned and not each.is_signed and len(of.planned.raters) > 1
    ]


def _entries(
    planned: Sequence[PlannedCandidate], held: Sequence[InterviewSummary], me: str
) -> Iterator[AgendaEntry]:
    by_names: dict[tuple[str, str], InterviewSummary] = {}
    for each in reversed(held):  # the newest is kept
        by_names[_words(each.candidate), _words(each.interviewer)] = each
    for candidate in planned:
        for rater in candidate.raters:
            begins = candidate.begins(rater)
            found = by_names.get((_words(candidate.candidate), _words(rater.name)))
            if found and begins and found.started_at < begins - _EARLIEST:
                found = None
            is_mine = _words(rater.name) == _words(me)
            yield AgendaEntry(candidate, rater, is_mine=is_mine, begins=begins, held=found)


def _words(name: str) -> str:
    return search_form(one_line(name))
