"""A session of practice while it is open: what is rated is on disk before the next answer shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from interview.bank import Bank, Question
from interview.bank_cache import read_bank
from interview.bank_library import bank_name, bank_path
from interview.errors import NotFound, UsageError
from interview.frozen import frozen, replace
from interview.i18n import _, current
from interview.paths import Paths
from interview.plain_text import typed_name
from interview.practice.draw_answers import draw_answers, times_seen
from interview.practice.load_answers import answers_path, load_answers
from interview.practice.rater_statistics import PracticeRating
from interview.practice.sample_answers import PlacedAnswer, SampleAnswers
from interview.practice.sessions import (
    PracticeMode,
    PracticeSession,
    began_line,
    ended_line,
    open_session,
    rated_line,
)
from interview.practice_log import add_practice, read_practice
from interview.running.open_request import default_interviewer
from interview.settings import Settings


@frozen
class PracticeRequest:
    """Practice as it was asked for on the command line."""

    bank: Bank
    bank_name: str
    answers: SampleAnswers
    rater: str
    language: str
    """One of the bank's."""
    mode: PracticeMode | None = None
    """Asked for on screen where it is left out."""
    number: int = 0
    """How many answers to rate; 0 for as many as the mode usually has."""
    seed: int | None = None
    """What the order is drawn with; by chance if left out."""
    is_new: bool = False
    """Whether to leave a session that is open, and begin another."""


def practice_request(
    paths: Paths, settings: Settings, bank: str, rater: str = ""
) -> PracticeRequest:
    """Practice on a bank, named as `bank_path` takes it, in the language of the program.

    `rater` is the default interviewer if left out. Raises `NotFound` for a bank without answers,
    `BankError` for files with mistakes, `UsageError` where nobody says who practises.
    """
    file = bank_path(paths, bank)
    read, _data = read_bank(paths.cache, file)
    found = answers_path(file)
    if not found.exists():
        raise NotFound(
            _(
                "This bank has no sample answers: they would stand in {path}. docs/practice.md "
                "says how they are written."
            ).format(path=found)
        )
    answers = load_answers(found, read).require()
    if not any(answers.answers.values()):
        raise NotFound(_("There is no answer in {path} yet.").format(path=found))
    name = typed_name(rater) or default_interviewer(paths, settings)
    if not name:
        raise UsageError(_("Say who practises: --rater NAME"))
    language = read.language_for(current())
    return PracticeRequest(read, bank_name(paths, file), answers, name, language)


class OpenPractice:
    """What the screen works on. Every method that writes raises `PracticeError`."""

    def __init__(
        self,
        path: Path,
        request: PracticeRequest,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.request = request
        self._path = path
        self._now = now
        self._answers: Mapping[str, PlacedAnswer] = {
            each.id: each for each in request.answers.placed()
        }
        self._questions = {each.id: each for each in request.bank.questions}
        self.sessions, _unreadable = read_practice(path)
        self.session: PracticeSession | None = None
        self.at = 0
        """The place of the answer on screen, from 0; past the last one, the results are shown."""

    def to_resume(self, mode: PracticeMode | None) -> PracticeSession | None:
        """The session that was left open, unless its answers are no longer in the file."""
        if self.request.is_new:
            return None
        left = open_session(self.sessions, self.request.rater, self.request.bank_name, mode)
        return left if left and self._answers.keys() >= set(left.order) else None

    def plan(self, mode: PracticeMode) -> PracticeSession:
        """A new session, not begun yet."""
        request = self.request
        seen = times_seen(self.sessions, request.rater, self._answers.keys())
        seed = int.from_bytes(os.urandom(4)) if request.seed is None else request.seed
        order = draw_answers(
            request.bank, list(self._answers.values()), mode, seen, seed, request.number
        )
        return PracticeSession(
            id=os.urandom(8).hex(),
            began=self._now(),
            rater=request.rater,
            bank=request.bank_name,
            title=request.bank.title.main,
            mode=mode,
            language=request.language,
            seed=seed,
            order=order,
            seen=sum(answer in seen for answer in order),
        )

    def begin(self, session: PracticeSession) -> None:
        """Begin a session that was planned."""
        add_practice(self._path, began_line(session))
        self.resume(session)

    def resume(self, session: PracticeSession) -> None:
        """Go on with a session, at the first answer that is not rated."""
        self.session = session
        rated = {each.answer for each in session.ratings}
        places = (place for place, answer in enumerate(session.order) if answer not in rated)
        self.at = next(places, len(session.order) - 1)

    @property
    def language(self) -> str:
        """The language of the answers: that in which the session was begun."""
        return self.session.language if self.session else self.request.language

    @property
    def answer(self) -> PlacedAnswer:
        """The answer on screen."""
        assert self.session is not None
        return self._answers[self.session.order[self.at]]

    @property
    def question(self) -> Question:
        """The question of the answer on screen."""
        return self._questions[self.answer.question]

    @property
    def is_at_end(self) -> bool:
        """Whether all answers were gone through."""
        return self.session is not None and self.at >= len(self.session.order)

    def level_of(self, answer: str) -> int | None:
        """How an answer was rated in this session."""
        ratings = self.session.ratings if self.session else ()
        return next((each.level for each in ratings if each.answer == answer), None)

    def find(self, answer: str) -> tuple[PlacedAnswer, Question]:
        """An answer of the session by its id, and its question."""
        placed = self._answers[answer]
        return placed, self._questions[placed.question]

    def rate(self, level: int) -> None:
        """Rate the answer on screen."""
        assert self.session is not None
        sample = self.answer.sample
        rating = PracticeRating(self.answer.id, level, sample.level, sample.candidate)
        add_practice(self._path, rated_line(self.session, rating, self._now()))
        self.session = self.session.rated(rating)

    def go_on(self) -> None:
        """To the next answer; past the last one, the session ends."""
        assert self.session is not None
        if self.at + 1 >= len(self.session.order) and self.session.ended is None:
            ended = self._now()
            add_practice(self._path, ended_line(self.session, ended))
            self.session = replace(self.session, ended=ended)
            kept = [each for each in self.sessions if each.id != self.session.id]
            self.sessions = [*kept, self.session]
        self.at += 1
