"""What a rater did in practice, session by session, as it is kept: one line of JSON for each step.

A session is never changed, only added to; where an answer was rated twice, the last rating counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from interview.frozen import frozen, replace
from interview.practice.rater_statistics import PracticeRating


class PracticeMode(StrEnum):
    """When the calibrated level is shown."""

    LEARN = "learn"
    """After each answer."""
    TEST = "test"
    """At the end."""


@frozen
class PracticeSession:
    """Some sample answers that one rater rates, in the order in which they come."""

    id: str
    began: datetime
    rater: str
    bank: str
    """The bank's name, or the path of its file."""
    title: str
    """The bank's title, in its main language."""
    mode: PracticeMode
    language: str
    seed: int
    """What the order was drawn with."""
    order: tuple[str, ...]
    """The ids of the answers."""
    seen: int = 0
    """How many of them the rater had rated in an earlier session."""
    ratings: tuple[PracticeRating, ...] = ()
    """In the order in which the answers come."""
    ended: datetime | None = None
    """When the last answer was rated and the results were shown; none as long as it is open."""

    def rated(self, rating: PracticeRating) -> PracticeSession:
        """The session with one more rating, in the place of an earlier one of the same answer."""
        by_answer = {each.answer: each for each in self.ratings} | {rating.answer: rating}
        places = {answer: place for place, answer in enumerate(self.order)}
        ratings = sorted(by_answer.values(), key=lambda each: places.get(each.answer, 0))
        return replace(self, ratings=tuple(ratings))


def began_line(session: PracticeSession) -> str:
    """The line that a session begins with."""
    return _line(
        did="began",
        session=session.id,
        at=session.began.isoformat(),
        rater=session.rater,
        bank=session.bank,
        title=session.title,
        mode=str(session.mode),
        language=session.language,
        seed=session.seed,
        order=list(session.order),
        seen=session.seen,
    )


def rated_line(session: PracticeSession, rating: PracticeRating, at: datetime) -> str:
    """The line of one rating."""
    return _line(
        did="rated",
        session=session.id,
        at=at.isoformat(),
        answer=rating.answer,
        level=rating.level,
        calibrated=rating.calibrated,
        candidate=rating.candidate,
    )


def ended_line(session: PracticeSession, at: datetime) -> str:
    """The line that a session ends with."""
    return _line(did="ended", session=session.id, at=at.isoformat())


def read_sessions(lines: Iterable[str]) -> tuple[list[PracticeSession], int]:
    """The sessions that lines tell of, the first first, and how many lines could not be read."""
    sessions: dict[str, PracticeSession] = {}
    unreadable = 0
    for line in filter(str.strip, lines):
        try:
            _take(json.loads(line), sessions)
        except (ValueError, LookupError, TypeError, AttributeError):
            unreadable += 1
    return list(sessions.values()), unreadable


def session_of_line(line: str) -> str:
    """The id of the session that a line belongs to; empty for one that cannot be read."""
    try:
        return str(json.loads(line)["session"])
    except (ValueError, LookupError, TypeError):
        return ""


def open_session(
    sessions: Sequence[PracticeSession], rater: str, bank: str, mode: PracticeMode | None
) -> PracticeSession | None:
    """The last session of a rater on a bank, if it is still open; `mode` leaves out others."""
    mine = [each for each in sessions if each.rater == rater and each.bank == bank]
    wanted = [each for each in mine if mode is None or each.mode is mode]
    return wanted[-1] if wanted and wanted[-1].ended is None else None


def _take(told: dict[str, Any], sessions: dict[str, PracticeSession]) -> None:
    """Add what one line says. Raises what a line of another form leads to."""
    session, at = str(told["session"]), datetime.fromisoformat(told["at"])
    if at.tzinfo is None:
        raise ValueError(told["at"])
    match told["did"]:
        case "began":
            sessions[session] = PracticeSession(
                id=session,
                began=at,
                rater=str(told["rater"]),
                bank=str(told["bank"]),
                title=str(told["title"]),
                mode=PracticeMode(told["mode"]),
                language=str(told["language"]),
                seed=int(told["seed"]),
                order=tuple(map(str, told["order"])),
                seen=int(told["seen"]),
            )
        case "rated":
            rating = PracticeRating(
                answer=str(told["answer"]),
                level=int(told["level"]),
                calibrated=int(told["calibrated"]),
                candidate=str(told["candidate"]),
            )
            sessions[session] = sessions[session].rated(rating)
        case "ended":
            sessions[session] = replace(sessions[session], ended=at)
        case other:
            raise ValueError(other)


def _line(**told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)
