"""What begins an interview that the agenda plans."""

from __future__ import annotations

from interview.bank_cache import read_bank
from interview.bank_library import bank_path
from interview.paths import Paths
from interview.planning.agenda_entries import AgendaEntry
from interview.running.open_request import StartRequest


def planned_request(paths: Paths, entry: AgendaEntry, language: str = "") -> StartRequest:
    """The request with all that is planned filled in. Raises `InterviewError` where its bank is
    not there."""
    planned, name = entry.planned, entry.rater.name
    path = bank_path(paths, planned.bank)
    bank, _data = read_bank(paths.cache, path)
    return StartRequest(
        bank=path,
        candidate=planned.candidate,
        role=planned.role,
        interviewer=name,
        language=language,
        requisition=planned.requisition,
        panel=tuple(each.name for each in planned.raters if each.name != name),
        left_to=planned.left_to(name, bank),
    )
