"""Collects the figures of many interviews, and the banks they were held with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from interview.bank import Bank
from interview.comparison.interview_figures import InterviewFigures
from interview.errors import InterviewError
from interview.frozen import frozen, replace
from interview.garbage_collector import garbage_collector_paused
from interview.journal.interview_query import InterviewQuery
from interview.journal.read_figures import read_figures
from interview.journal.read_interview import RecordLoader
from interview.journal.store import Journal
from interview.journal.streams import InterviewSummary, StreamId


@frozen
class CollectedFigures:
    """The figures of the interviews that a query asks for."""

    chosen: Sequence[InterviewFigures]
    """Those of the interviews that meet it."""
    everybody: Sequence[InterviewFigures]
    """These, and those that would but for the rater, whom they are compared with."""
    banks: Mapping[str, Bank]
    """By the digests of their bytes."""
    unsigned: int
    """How many were left out because they are not signed; 0 where a status was asked for."""
    unreadable: int
    """How many were left out because they, or their bank, cannot be read."""


def collect_figures(
    journal: Journal,
    loader: RecordLoader,
    query: InterviewQuery,
    watched: Callable[[list[InterviewSummary]], Iterable[InterviewSummary]] = iter,
) -> CollectedFigures:
    """The figures of the interviews that `query` asks for: signed ones, unless it says otherwise.

    `watched` may show how far it is. Signatures are not checked. Raises `JournalError`.
    """
    found = replace(query, rater="").run(journal, loader)
    asked_for = found if query.status else [each for each in found if each.is_signed]
    wanted = {each.id for each in query.run(journal, loader)} if query.rater else None
    read: list[tuple[StreamId, InterviewFigures]] = []
    banks: dict[str, Bank] = {}
    with garbage_collector_paused():  # it would go through all that was read, over and over
        for each in watched(asked_for):
            try:
                figures = read_figures(journal.contents(each.id), each.started_at)
                if figures is not None and figures.bank not in banks:
                    banks[figures.bank] = loader.bank(figures.bank, each.bank_name)
            except InterviewError:
                continue
            if figures is not None:
                read.append((each.id, figures))
    everybody = [figures for _stream, figures in read]
    return CollectedFigures(
        chosen=everybody
        if wanted is None
        else [figures for stream, figures in read if stream in wanted],
        everybody=everybody,
        banks=banks,
        unsigned=len(found) - len(asked_for),
        unreadable=len(asked_for) - len(read),
    )
