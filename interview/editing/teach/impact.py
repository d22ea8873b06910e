"""What a new phrase would have changed in past interviews, read from the journal one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from interview.bank import Bank, Question, parse
from interview.editing.teach.phrase_edit import PhraseEdit
from interview.editing.teach.signal_ids import ids_today
from interview.errors import BankError, JournalDamaged, RecordWithheld
from interview.frozen import frozen, replace
from interview.journal import Journal
from interview.journal.withheld import refuse_withheld
from interview.plain_text import plain
from interview.rubric import Span, compile_rubric
from interview.session import InterviewState, fold

MAX_INTERVIEWS = 1_000
"""Interviews that are looked at, the newest first."""

_CONTEXT = 28
"""Characters shown on either side of what was heard, rounded down to whole words."""

_WHITE_SPACE = re.compile(r"\s+")


@frozen
class NotesExcerpt:
    """What was heard in the notes, and the words around it."""

    before: str
    heard: str
    after: str


@frozen
class AffectedAnswer:
    """An answer in which the new phrase is heard. A level is `None` where none is suggested."""

    candidate: str
    held: datetime
    question: str
    excerpt: NotesExcerpt | None
    """Where the notes say it; `None` where a table does."""
    before: int | None
    """The level suggested without the phrase."""
    after: int | None
    """The level suggested with it."""
    rating: int | None
    """The level the interviewer gave; `None` where the answer was not rated."""

    @property
    def changes_level(self) -> bool:
        """Whether another level is suggested."""
        return self.before != self.after


@frozen
class Impact:
    """What was found in the interviews looked at so far."""

    interviews: int
    """How many there are to look at."""
    has_older: bool = False
    """Whether there are older ones, which are not looked at."""
    seen: int = 0
    answers: int = 0
    """Answers that are not empty, in the interviews seen."""
    affected: tuple[AffectedAnswer, ...] = ()
    unreadable: int = 0
    """Interviews that are damaged, or whose bank this version cannot read."""

    @property
    def level_changes(self) -> tuple[AffectedAnswer, ...]:
        """The answers for which another level is suggested."""
        return tuple(answer for answer in self.affected if answer.changes_level)

    @property
    def gained(self) -> int:
        """How many suggestions agree with the interviewer's rating only with the phrase."""
        changed = self.level_changes
        return sum(each.rating is not None and each.after == each.rating for each in changed)

    @property
    def lost(self) -> int:
        """How many suggestions agree with the interviewer's rating only without the phrase."""
        changed = self.level_changes
        return sum(each.rating is not None and each.before == each.rating for each in changed)


def find_impact(journal: Path, edit: PhraseEdit, bank_name: str, running: str) -> Iterator[Impact]:
    """The impact found so far: once before the first interview is read, then after each.

    It looks at the interviews held with any version of the bank of that name, except the one whose
    id is `running`. Raises `JournalError` when the journal cannot be read.
    """
    with Journal.open(journal) as opened:
        # One more for the running interview, and one to know whether there are too many.
        found = opened.held_with(bank_name, MAX_INTERVIEWS + 2)
        others = [stream for stream in found if stream.interview != running]
        streams = others[:MAX_INTERVIEWS]
        impact = Impact(len(streams), has_older=len(others) > MAX_INTERVIEWS)
        yield impact
        comparison = _SuggestionComparison(opened, edit)
        for stream in streams:
            impact = replace(impact, seen=impact.seen + 1)
            try:
                record = opened.read(stream)
                refuse_withheld(opened, record)
                answers, affected = comparison.compare(fold(record.history))
            except (JournalDamaged, RecordWithheld, BankError):
                impact = replace(impact, unreadable=impact.unreadable + 1)
            else:
                impact = replace(
                    impact,
                    answers=impact.answers + answers,
                    affected=(*impact.affected, *affected),
                )
            yield impact


class _SuggestionComparison:
    """Compares the suggestions of the bank with and without the phrase. One per thread."""

    def __init__(self, journal: Journal, edit: PhraseEdit) -> None:
        bank = edit.before.require()
        self._questions = [bank.question(each) for each in edit.affected_questions]
        self._before = compile_rubric(bank)
        self._after = compile_rubric(edit.after.require())
        self._journal = journal
        self._past_banks: dict[str, Bank] = {}

    def compare(self, state: InterviewState) -> tuple[int, list[AffectedAnswer]]:
        """How many of the interview's answers were compared, and which of them are affected."""
        assert state.started_at is not None
        compared = 0
        affected: list[AffectedAnswer] = []
        for question in self._questions:
            answer = state.answer(question.id)
            if not (answer.notes or answer.value):
                continue
            compared += 1
            before, after = (
                rubric.question(question.id, state.language).suggest(
                    answer.notes,
                    answer.value,
                    today=state.started_at.date(),
                    ticked=self._ids_today(answer.ticked, question, state.bank),
                    unticked=self._ids_today(answer.unticked, question, state.bank),
                )
                for rubric in (self._before, self._after)
            )
            if before == after:
                continue
            known = {(signal.id, span) for signal in before.signals for span in signal.evidence}
            heard = [(signal.id, span) for signal in after.signals for span in signal.evidence]
            new = [span for signal_id, span in heard if (signal_id, span) not in known]
            first = min(new, key=lambda span: span.start, default=None)
            affected.append(
                AffectedAnswer(
                    state.candidate,
                    state.started_at,
                    question.id,
                    notes_excerpt(answer.notes, first) if first else None,
                    before.level,
                    after.level,
                    answer.rating.level if answer.rating else None,
                )
            )
        return compared, affected

    def _ids_today(self, ids: frozenset[str], question: Question, digest: str) -> frozenset[str]:
        """The ids that signals ticked in an older version of the bank have today.

        `digest` is the SHA-256 of the older version.
        """
        if not ids:
            return ids
        if digest not in self._past_banks:
            text = self._journal.bank_text(digest)
            self._past_banks[digest] = parse(text, digest[:12]).require()
        past = self._past_banks[digest].question(question.id)
        return ids_today(ids, question, past)


def notes_excerpt(notes: str, span: Span) -> NotesExcerpt:
    """A span of the notes, with the words around it on its line."""
    before = notes[notes.rfind("\n", 0, span.start) + 1 : span.start]
    after = notes[span.end :].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    texts = (before, span.text, after)
    return NotesExcerpt(*(_WHITE_SPACE.sub(" ", plain(text)) for text in texts))
