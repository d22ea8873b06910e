"""Reads the rated answers of the signed interviews that were held with a bank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import PurePath

from interview.bank import Bank
from interview.bank_cache import bank_of
from interview.editing.teach.signal_ids import ids_today
from interview.errors import InterviewError, RecordWithheld
from interview.frozen import frozen
from interview.journal import InterviewSummary, Journal
from interview.journal.interview_query import InterviewQuery
from interview.journal.read_interview import RecordLoader
from interview.journal.search import search_form
from interview.paths import Paths
from interview.plain_text import one_line
from interview.rubric import AnswerValue
from interview.session.interview_record import InterviewRecord
from interview.status_words import RecordStatus

MAX_INTERVIEWS = 1_000
"""Interviews that are read, the newest first."""


@frozen
class PastAnswer:
    """One answer of a signed interview, to a question that the bank still asks."""

    interview: str
    """The interview's id."""
    candidate: str
    """Stands for the candidate: two interviews of one person have the same."""
    held: date
    language: str
    question: str
    """The question's id."""
    notes: str
    value: AnswerValue
    rating: int | None
    """The level that the interviewer gave; `None` where the answer was not rated."""
    ticked: frozenset[str] = frozenset()
    """The ids, as the bank has them today, of the signals that the interviewer ticked."""
    unticked: frozenset[str] = frozenset()
    """The same for those that the interviewer said were not heard."""


@frozen
class PastAnswers:
    """The answers of many interviews, and what was left out."""

    answers: tuple[PastAnswer, ...] = ()
    """Those with notes or a structured answer, the newest interview first."""
    interviews: int = 0
    """How many interviews they are from."""
    names: frozenset[str] = frozenset()
    """Every word of the names of candidates and interviewers, as `search_form` writes it."""
    withheld: int = 0
    """Interviews of other raters that are withheld until one's own record is signed."""
    unreadable: int = 0
    """Interviews that cannot be read, or are not as they were signed."""
    other_scale: int = 0
    """Interviews that were rated on a scale with another number of levels."""
    has_older: bool = False
    """Whether there are older ones, which were not read."""


def read_past_answers(
    journal: Journal,
    paths: Paths,
    bank: Bank,
    path: PurePath,
    watched: Callable[[Sequence[InterviewSummary]], Iterable[InterviewSummary]] = iter,
    *,
    at_most: int = MAX_INTERVIEWS,
) -> PastAnswers:
    """The answers of the signed interviews that were held with any version of a bank.

    `path` is the bank's file: interviews belong to it by its name. `watched` may show how far it
    is. Raises `JournalError` where the journal cannot be read.
    """
    loader = RecordLoader(journal, partial(bank_of, paths.cache))
    found = InterviewQuery(bank=path.stem, status="signed").run(journal, loader)
    answers: list[PastAnswer] = []
    names: set[str] = set()
    interviews = withheld = unreadable = other_scale = 0
    for listed in watched(found[:at_most]):
        try:
            record = loader.load(listed.id)
        except RecordWithheld:
            withheld += 1
            continue
        except InterviewError:
            unreadable += 1
            continue
        if record.status is not RecordStatus.SIGNED or record.is_bank_lost:
            unreadable += 1
        elif len(record.bank.scale) != len(bank.scale):
            other_scale += 1
        else:
            interviews += 1
            answers += _answers(record, bank)
            names |= _words(record.state.candidate) | _words(record.state.interviewer)
    return PastAnswers(
        tuple(answers),
        interviews,
        frozenset(names),
        withheld,
        unreadable,
        other_scale,
        len(found) > at_most,
    )


def _answers(record: InterviewRecord, bank: Bank) -> Iterator[PastAnswer]:
    state = record.state
    assert state.started_at is not None
    then = {question.id: question for question in record.bank.questions}
    for question in bank.questions:
        answer = state.answer(question.id)
        if not (answer.notes.strip() or answer.value):
            continue
        yield PastAnswer(
            record.id,
            search_form(one_line(state.candidate)),
            state.started_at.date(),
            state.language,
            question.id,
            answer.notes,
            answer.value,
            answer.rating.level if answer.rating else None,
            ids_today(answer.ticked, question, then.get(question.id, question)),
            ids_today(answer.unticked, question, then.get(question.id, question)),
        )


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", search_form(name)))
