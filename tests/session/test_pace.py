"""Whether the call will end in time, and which question can be spared where it will not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from interview.bank import (
    Bank,
    Competency,
    Decision,
    Question,
    Section,
    Stage,
    Text,
)
from interview.scoring import question_shares
from interview.session import Event, InterviewStarted, Recorded, fold
from interview.session.events import (
    AnswerRated,
    ClockPaused,
    DebriefOpened,
    InterviewInterrupted,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
)
from interview.session.pace import Pace, pace

T0 = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def question(name: str, competency: str, weight: float, minutes: float = 5) -> Question:
    return Question(name, Text(name), competency=competency, weight=weight, minutes=minutes)


def bank(*, minutes: float = 25, coverage: float = 50) -> Bank:
    """Twenty minutes of questions: two of one competency, one of another, one that is not rated."""
    asked = (
        question("heavy", "skill", 3),
        question("light", "skill", 1),
        question("only", "care", 1),
        question("talk", "", 1),
    )
    return Bank(
        format=1,
        title=Text("x"),
        scale=(Text("Weak"), Text("Good")),
        competencies={"skill": Competency(Text("Skill"), 3), "care": Competency(Text("Care"))},
        sections=(
            Section(Text("a"), (question("look", "", 1, 10),), Stage.BEFORE),
            Section(Text("b"), asked),
        ),
        minutes=minutes,
        decision=Decision(coverage=coverage),
    )


def at(minutes: float, *acts: tuple[float, Event], of: Bank | None = None) -> Pace | None:
    """The pace so many minutes after the start; each act with the minutes after which it came."""
    used = of or bank()
    started = InterviewStarted("Ada", "", "Grace", "en", "0" * 64, "x")
    events = [Recorded(1, T0, started)]
    for after, event in acts:
        events.append(Recorded(len(events) + 1, T0 + timedelta(minutes=after), event))
    now = T0 + timedelta(minutes=minutes)
    return pace(fold(events), used, question_shares(used), now)


def opened(name: str, after: float = 0) -> tuple[float, Event]:
    return (after, QuestionOpened(name))


def behind(found: Pace | None) -> tuple[int, str]:
    assert found is not None
    return found.minutes_behind, found.leave_out


def test_what_the_slot_has_beyond_its_questions_is_for_opening_and_closing() -> None:
    assert behind(at(5, opened("call/opening"))) == (0, "")
    assert behind(at(7, opened("call/opening"))) == (2, "talk")
    assert behind(at(8, opened("call/opening"), opened("heavy", 3))) == (0, "")


def test_a_question_that_runs_over_puts_the_call_behind_and_a_quick_one_makes_it_up() -> None:
    assert behind(at(5.5, opened("heavy"))) == (0, "")
    assert behind(at(8, opened("heavy"))) == (3, "talk")
    quick = (opened("heavy"), (8, AnswerRated("heavy", 1)), opened("only", 8))
    assert behind(at(10, *quick)) == (3, "talk")
    quick = (*quick, (10, AnswerRated("only", 1)), opened("light", 10))
    assert behind(at(10, *quick)) == (0, "")


def test_the_least_of_the_score_goes_first_and_a_competency_keeps_its_last_question() -> None:
    begun = (opened("talk"), (1, NotesEdited("talk", "x")), opened("heavy", 1))
    assert behind(at(13, *begun)) == (3, "light")
    gone = (*begun, (13, QuestionSkipped("light", "time")))
    assert behind(at(13, *gone)) == (0, "")
    assert behind(at(17, *gone)) == (2, "")


def test_what_the_bank_needs_rated_is_never_named() -> None:
    strict = bank(coverage=95)
    without = (opened("talk"), (1, NotesEdited("talk", "x")), opened("heavy", 1))
    assert behind(at(13, *without, of=strict)) == (3, "")


@pytest.mark.parametrize("event", [ClockPaused(), InterviewInterrupted()])
def test_time_in_which_the_clock_stands_does_not_count(event: Event) -> None:
    assert behind(at(60, opened("heavy"), (4, event))) == (0, "")


def test_there_is_no_pace_outside_the_call_or_without_a_plan() -> None:
    assert at(30, opened("look")) is None
    assert at(30, opened("heavy"), (1, DebriefOpened())) is None


def test_a_bank_without_a_slot_goes_by_its_questions_and_gives_the_opening_its_time() -> None:
    free = bank(minutes=0)
    assert behind(at(9, opened("call/opening"), opened("heavy", 4), of=free)) == (0, "")
    assert behind(at(11, opened("call/opening"), opened("heavy", 4), of=free)) == (2, "talk")
