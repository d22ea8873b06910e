"""Reads what statistics need of an interview, five times as fast as a whole record.

Most entries state the whole of something that a later entry states anew, such as the notes of a
question. They are told apart by the bytes of their canonical JSON, and only what counts is decoded.
The tests hold the result to the fold of all events (`session/state.py`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from interview.comparison.interview_figures import AnswerFigures, InterviewFigures
from interview.errors import JournalDamaged
from interview.journal.codec import RANDOM_BYTES, decode, encode, payload_of
from interview.journal.new_ids import rater_id
from interview.journal.parse_time import parse_time
from interview.session import UnknownEvent
from interview.session.events import EVENT_KINDS, VERSIONS

_decode = json.JSONDecoder().raw_decode
_KIND = b'"kind":"'
_TAILS = {
    f'"kind":"{name}","version":{version}}}'.encode(): name
    for name, kind in EVENT_KINDS.items()
    for version in range(1, VERSIONS.get(kind, 1) + 1)
}
"""How the payload of each kind that this version knows ends."""
_WHOLE = ("NotesEdited", "SignalsHeard", "AnswerRecorded")
"""Kinds that state the whole of something of a question, so that only the last one counts."""
_QUESTION = b'"data":{"question":"'
"""What stands before the question, where that is the first field. No text can hold these bytes, as
JSON escapes the quotes in it."""

_NOWHERE = b'"data"!'
"""Bytes that no entry has where its JSON begins."""


def read_figures(contents: Sequence[bytes], held_at: datetime) -> InterviewFigures | None:
    """The figures of a rater's stream, from what the journal stores of each event.

    `held_at` is when it was held, as the list has it. `None` for a stream that is no rater's. Times
    are right where the clock never went back. Raises `JournalDamaged` for an entry that cannot be
    read.
    """
    try:
        return _Reading(contents).figures(held_at)
    except (ValueError, KeyError, TypeError) as error:
        raise JournalDamaged("") from error


@dataclass(slots=True)
class _Answer:
    """The figures of one question while entries are read."""

    level: int | None = None
    suggested: int | None = None
    skipped: bool = False
    has_evidence: bool = False
    words: int = 0
    follow_ups: int = 0
    seconds: float = 0.0

    def rate(self, level: int | None, suggested: int | None, skipped: bool = False) -> None:
        self.level, self.suggested, self.skipped = level, suggested, skipped

    def figures(self) -> AnswerFigures:
        return AnswerFigures(
            self.level,
            self.suggested,
            self.skipped,
            self.has_evidence,
            self.words,
            self.follow_ups,
            self.seconds,
        )


class _Reading:
    """One stream while it is read, from its first entry to its last."""

    def __init__(self, contents: Sequence[bytes]) -> None:
        self._contents = list(contents)
        self._kinds = [
            _TAILS.get(content[content.rfind(_KIND) :]) or self._unusual_kind(place)
            for place, content in enumerate(self._contents)
        ]
        self._answers: dict[str, _Answer] = {}
        self._last: dict[str, dict[str, int]] = {kind: {} for kind in _WHOLE}
        """Where the last entry of each of these kinds stands, by question."""
        self._ticks: dict[str, dict[str, bool]] = {}
        """Signals that the interviewer said were heard or not heard, by question."""
        self._follow_ups: dict[str, set[int]] = {}
        """The follow-ups that were asked, by question."""
        self._order: dict[str, None] = {}
        self._details: dict[str, Any] = {}
        self._entered: dict[str, Any] | None = None
        self._same, self._same_at, self._same_question = _NOWHERE, 0, ""
        """The question that was read last: the bytes that name it, where they stood, and its id."""
        self._timed, self._time = -1, datetime.min
        """The entry whose time was read last, and that time."""
        self._question = ""
        self._running = self._paused = self._in_debrief = False
        self._since: datetime | None = None
        """Since when the clock of the question on screen runs; `None` while it stands."""

    def figures(self, held_at: datetime) -> InterviewFigures | None:
        if not self._kinds or self._kinds[0] != "InterviewStarted":
            return None
        undone = self._undone()
        last_of, contents = self._last.get, self._contents
        for place, kind in enumerate(self._kinds):
            if place in undone:
                if kind == "InterviewResumed":
                    self._skip_a_gap(place)
            elif (last := last_of(kind)) is not None:
                if contents[place].startswith(self._same, self._same_at):  # most follow another
                    question = self._same_question
                else:
                    question = self._question_of(place)
                if question not in last and kind != "SignalsHeard":
                    self._order.setdefault(question)
                last[question] = place
            else:
                self._take(place, kind)
        self._stop_the_clock(len(self._contents) - 1)
        for question in self._ticks.keys() | {
            name for last in self._last.values() for name in last
        }:
            self._weigh(question)
        started = self._data(0)
        return InterviewFigures(
            rater=rater_id(self._details["interviewer"]),
            rater_name=self._details["interviewer"],
            bank=self._details["bank"],
            bank_name=PurePath(started["bank_name"]).stem,
            held_at=held_at,
            is_live=self._entered is None,
            answers={name: answer.figures() for name, answer in self._answers.items()},
            order=tuple(self._order),
        )

    def _unusual_kind(self, place: int) -> str:
        """The kind of an entry that does not end as this version writes it; empty if unknown."""
        at, event = decode(payload_of(self._contents[place]))
        if isinstance(event, UnknownEvent):
            return ""
        self._contents[place] = bytes(RANDOM_BYTES) + encode(at, event).encode()
        return type(event).__name__

    def _undone(self) -> frozenset[int]:
        """The places of the entries that no longer count."""
        undone: set[int] = set()
        if "Undone" in self._kinds:
            for place, kind in enumerate(self._kinds):
                if kind == "Undone":
                    undone.add(self._data(place)["seq"] - 1)
                elif kind == "Redone":
                    undone.discard(self._data(place)["seq"] - 1)
        return frozenset(undone)

    def _take(self, place: int, kind: str) -> None:
        """What an entry that counts does, if it is of none of the kinds in `_WHOLE`."""
        match kind:
            case "QuestionOpened":
                self._stop_the_clock(place)
                self._question, self._in_debrief = self._question_of(place), False
                self._start_the_clock(place)
            case "AnswerRated":
                data = self._data(place)
                question = data["question"]
                self._order.setdefault(question)
                self._answer(question).rate(data["level"], data["suggested"])
            case "RatingCleared":
                answer = self._answer(self._question_of(place))
                answer.rate(None, None, answer.skipped)
            case "QuestionSkipped":
                data = self._data(place)
                self._answer(data["question"]).rate(None, None, bool(data["reason"]))
            case "SkipWithdrawn":
                self._answer(self._question_of(place)).skipped = False
            case "SignalTicked" | "SignalUnticked":
                data = self._data(place)
                ticks = self._ticks.setdefault(data["question"], {})
                ticks[data["signal"]] = kind == "SignalTicked"
                self._order.setdefault(data["question"])
            case "ProbeUsed" | "ProbeWithdrawn":
                data = self._data(place)
                asked = self._follow_ups.setdefault(data["question"], set())
                (asked.add if kind == "ProbeUsed" else asked.discard)(data["probe"])
                self._answer(data["question"]).follow_ups = len(asked)
            case "InterviewStarted" | "DetailsCorrected" | "BankCorrected":
                data = self._data(place)
                kept = {name: data[name] for name in ("interviewer", "bank") if name in data}
                self._details |= kept
                if kind == "InterviewStarted":
                    self._running = True
            case "EnteredFromFile":
                self._entered = self._data(place)
                for question, minutes in self._entered["minutes"]:
                    self._answer(question).seconds = 60 * minutes
            case "InterviewResumed":
                self._running = not self._is_signed_before(place)
                self._skip_a_gap(place)
            case "InterviewLeft" | "InterviewSigned":
                self._stop_the_clock(place)
                self._running = False
            case "ClockPaused" | "ClockContinued" | "DebriefOpened":
                self._stop_the_clock(place)
                if kind == "DebriefOpened":
                    self._in_debrief = True
                else:
                    self._paused = kind == "ClockPaused"
                self._start_the_clock(place)
            case _:
                pass

    def _is_signed_before(self, place: int) -> bool:
        """Whether the interview was sealed when an entry was made; a seal is never undone."""
        for kind in reversed(self._kinds[:place]):
            if kind in ("InterviewSigned", "AmendmentOpened"):
                return kind == "InterviewSigned"
        return False

    def _skip_a_gap(self, place: int) -> None:
        """Go on after the interview was closed: the time between two entries does not count."""
        self._stop_the_clock(place - 1)
        self._start_the_clock(place)

    def _start_the_clock(self, place: int) -> None:
        is_on = self._running and not self._paused and not self._in_debrief
        self._since = self._at(place) if is_on and self._question else None

    def _stop_the_clock(self, place: int) -> None:
        """Add what the clock has run for the question on screen, up to an entry."""
        if self._since is not None:
            spent = max(0.0, (self._at(place) - self._since).total_seconds())
            self._answer(self._question).seconds += spent
            self._since = None

    def _weigh(self, question: str) -> None:
        """What speaks for a rating: notes, a structured answer, or a signal that counts."""
        notes = self._value(question, "NotesEdited", "text") or ""
        ticks = self._ticks.get(question, {})
        words = len(notes.split())
        is_there = bool(
            words
            or self._value(question, "AnswerRecorded", "value") not in (None, "", [])
            or any(ticks.values())
            or {*(self._value(question, "SignalsHeard", "signals") or ())} - ticks.keys()
        )
        answer = self._answer(question)
        answer.has_evidence, answer.words = is_there, words

    def _value(self, question: str, kind: str, field: str) -> Any:
        """A field of the last entry of a kind on a question; `None` where there is none."""
        place = self._last[kind].get(question)
        return None if place is None else self._data(place)[field]

    def _answer(self, question: str) -> _Answer:
        found = self._answers.get(question)
        if found is None:
            found = self._answers[question] = _Answer()
        return found

    def _question_of(self, place: int) -> str:
        content = self._contents[place]
        if content.startswith(self._same, self._same_at):  # most follow one on the same question
            return self._same_question
        at = content.find(_QUESTION, RANDOM_BYTES)
        begin = at + len(_QUESTION)
        end = content.find(b'"', begin) + 1
        if at < 0 or b"\\" in content[begin:end]:
            return str(self._data(place)["question"])
        self._same, self._same_at = content[at:end], at
        self._same_question = content[begin : end - 1].decode()
        return self._same_question

    def _at(self, place: int) -> datetime:
        if place != self._timed:  # one clock stops and another starts at the same entry
            content = self._contents[place]
            begin = content.index(b'"at":"', RANDOM_BYTES) + 6
            self._time = parse_time(content[begin : content.index(b'"', begin)].decode())
            self._timed = place
        return self._time

    def _data(self, place: int) -> Any:
        return _decode(self._contents[place][RANDOM_BYTES:].decode())[0]["data"]
