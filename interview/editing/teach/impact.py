"""What a lesson would have changed in answers that were given before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from interview.bank import Bank, Question
from interview.editing.teach.phrase_edit import Lesson
from interview.frozen import frozen
from interview.plain_text import plain
from interview.rubric import Span, Suggestion, compile_rubric
from interview.session import Answer, InterviewState

_AROUND = 28
"""Characters shown on either side of what was heard, rounded to whole words."""

_BLANKS = re.compile(r"\s+")


@frozen
class Quote:
    """What was heard in a note, and the words around it."""

    before: str
    heard: str
    after: str


@frozen
class Hit:
    """An answer in which the new phrase is heard; levels are `None` where nothing is suggested."""

    candidate: str
    held: datetime
    question: str
    quote: Quote | None
    """Where the notes say it; `None` where a table does."""
    before: int | None
    after: int | None
    rating: int | None
    """What the interviewer decided; `None` if nothing."""

    @property
    def is_change(self) -> bool:
        """Whether another level is suggested."""
        return self.before != self.after


@frozen
class Hindsight:
    """What was found so far."""

    interviews: int
    """How many there are to look at."""
    is_cut: bool = False
    """Whether there are older ones, which are not looked at."""
    seen: int = 0
    answers: int = 0
    """Those with something noted, in the interviews seen."""
    hits: tuple[Hit, ...] = ()
    unreadable: int = 0
    """Interviews that are damaged, or whose bank this version cannot read."""

    @property
    def changes(self) -> tuple[Hit, ...]:
        """The answers for which another level is suggested."""
        return tuple(hit for hit in self.hits if hit.is_change)

    @property
    def gained(self) -> int:
        """Suggestions that would have become what the interviewer decided."""
        return sum(hit.rating is not None and hit.after == hit.rating for hit in self.changes)

    @property
    def lost(self) -> int:
        """Suggestions that were what the interviewer decided, and would not have been."""
        return sum(hit.rating is not None and hit.before == hit.rating for hit in self.changes)

    def and_unreadable(self) -> Hindsight:
        """With one more interview that cannot be read."""
        return replace(self, seen=self.seen + 1, unreadable=self.unreadable + 1)


class Reviewer:
    """Listens to past answers with the bank as it is and as it will be. One per thread."""

    def __init__(self, lesson: Lesson) -> None:
        self._questions = [lesson.before.require().question(each) for each in lesson.touched]
        self._before = compile_rubric(lesson.before.require())
        self._after = compile_rubric(lesson.after.require())

    def review(
        self, found: Hindsight, state: InterviewState, held_with: Callable[[], Bank]
    ) -> Hindsight:
        """What was found so far and in this interview; `held_with` reads the bank of that time."""
        answered = [q for q in self._questions if _says_something(state.answer(q.id))]
        hits = [hit for q in answered for hit in self._hits(q, state, held_with)]
        return replace(
            found,
            seen=found.seen + 1,
            answers=found.answers + len(answered),
            hits=(*found.hits, *hits),
        )

    def _hits(
        self, question: Question, state: InterviewState, held_with: Callable[[], Bank]
    ) -> Iterator[Hit]:
        answer = state.answer(question.id)
        assert state.started_at is not None
        before, after = (
            rubric.question(question.id, state.language).suggest(
                answer.notes,
                answer.value,
                today=state.started_at.date(),
                ticked=_as_now(answer.ticked, question, held_with),
                unticked=_as_now(answer.unticked, question, held_with),
            )
            for rubric in (self._before, self._after)
        )
        if before == after:
            return
        yield Hit(
            state.candidate,
            state.started_at,
            question.id,
            _quoted(answer.notes, _new_spans(before, after)),
            before.level,
            after.level,
            answer.rating.level if answer.rating else None,
        )


def _says_something(answer: Answer) -> bool:
    return bool(answer.notes or answer.value)


def _as_now(
    ids: frozenset[str], question: Question, held_with: Callable[[], Bank]
) -> frozenset[str]:
    """Signals ticked in an older version of the bank, by their ids of today: those without an id
    of their own are called by a place that may have moved."""
    if not ids:
        return ids
    then = held_with().question(question.id)
    meant = {signal.because.main for signal in then.signals if signal.id in ids}
    return frozenset(s.id for s in question.signals if s.because.main in meant)


def _new_spans(before: Suggestion, after: Suggestion) -> list[Span]:
    known = {(signal.id, span) for signal in before.signals for span in signal.evidence}
    return [
        span
        for signal in after.signals
        for span in signal.evidence
        if (signal.id, span) not in known
    ]


def _quoted(notes: str, spans: list[Span]) -> Quote | None:
    """The first of the spans, with the words around it on its line."""
    if not spans:
        return None
    span = min(spans, key=lambda span: span.start)
    before = notes[notes.rfind("\n", 0, span.start) + 1 : span.start]
    after = notes[span.end :].partition("\n")[0]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return Quote(*(_BLANKS.sub(" ", plain(text)) for text in (before, span.text, after)))
