"""Finds the raters of one candidate: by the candidate's name, or by the ids of their interviews."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interview.errors import InterviewError, NotFound, UsageError
from interview.i18n import _, ngettext
from interview.journal.interview_list import list_interviews
from interview.journal.search import search_form
from interview.journal.store import Journal
from interview.journal.streams import InterviewSummary
from interview.plain_text import listed, one_line, quoted

_FEWEST = 2
"""Raters of a panel."""


def select_panel(journal: Path, named: Sequence[str]) -> list[InterviewSummary]:
    """The interviews of one candidate, who is named, or whose interviews are, by their ids.

    A name means the candidate called so, else whoever has all its words, whatever their case and
    accents. The interviews are in the order of time. Raises `NotFound`, and `UsageError` where they
    are of several candidates.
    """
    every = list_interviews(journal)
    words = search_form(" ".join(named)).split()
    found = [each for each in every if words and words == _words(each.candidate)]
    if not found:
        found = [each for each in every if words and set(words) <= set(_words(each.candidate))]
    if not found and all(_is_id(each, every) for each in named):
        with Journal.open(journal) as opened:
            streams = {opened.find(each) for each in named}
        found = [each for each in every if each.id in streams]
    if not found:
        raise NotFound(
            _("No interview has the id, or a candidate of the name, {name}.").format(
                name=quoted(" ".join(named))
            )
        )
    candidates = {search_form(one_line(each.candidate)): each.candidate for each in found}
    if len(candidates) > 1:
        raise UsageError(
            _("These are several candidates, and a panel has one: {names}.").format(
                names=listed(map(one_line, candidates.values()))
            )
        )
    return sorted(found, key=lambda each: (each.started_at, str(each.id)))


def signed_panel(journal: Path, named: Sequence[str]) -> list[InterviewSummary]:
    """The signed interviews of the raters of one candidate: `select_panel`, once they may be shown.

    Nothing of them is shown while any of the candidate's interviews in this journal is not signed:
    whoever sees the others' ratings first is led by them. Raises `InterviewError` then, and
    `NotFound` for fewer than two raters.
    """
    members = select_panel(journal, named)
    names = {search_form(one_line(each.candidate)) for each in members}
    unsigned = [
        each.id.interview
        for each in list_interviews(journal)
        if search_form(one_line(each.candidate)) in names and not each.is_signed
    ]
    if unsigned:
        raise InterviewError(
            ngettext(
                "Nothing of the panel is shown before everybody’s own ratings are signed here. "
                "Not signed: {ids}. Sign it first: interview resume {first}",
                "Nothing of the panel is shown before everybody’s own ratings are signed here. "
                "Not signed: {ids}. Sign them first: interview resume {first}",
                len(unsigned),
            ).format(ids=", ".join(unsigned), first=unsigned[0])
        )
    if len(members) < _FEWEST:
        raise NotFound(
            _(
                "This candidate has one rater here. Other raters’ signed records come in with: "
                "interview import FILE"
            )
        )
    return members


def _is_id(text: str, every: Sequence[InterviewSummary]) -> bool:
    wanted = text.strip().lower()
    return bool(wanted) and any(each.id.interview.startswith(wanted) for each in every)


def _words(name: str) -> list[str]:
    return search_form(one_line(name)).split()
