"""What goes to a hub and comes from it, once and unchanged."""

from __future__ import annotations

import pytest

from interview.journal import Journal
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.record_decision import record_decision
from interview.session import AmendmentOpened, AnswerRated, InterviewSigned, NotesEdited
from tests.hub.team import NOON, Person, Team


@pytest.fixture
def hr(team: Team) -> Person:
    return team.invite("hr", "hr")


@pytest.fixture
def ada(team: Team) -> Person:
    return team.invite("ada")


@pytest.fixture
def bob(team: Team) -> Person:
    return team.invite("bob")


def test_a_signed_record_reaches_hr_whole_and_once(ada: Person, hr: Person) -> None:
    stream = ada.interview()
    assert ada.sync().sent == 6
    assert ada.sync().sent == 0
    assert hr.sync().received == {stream.interview}
    assert not hr.sync().received
    assert (hr.problems(), ada.problems()) == ([], [])


def test_raters_see_each_other_once_both_have_signed_a_complete_record(
    ada: Person, bob: Person, hr: Person
) -> None:
    hr.sync()  # says what a complete record rates
    first, second = ada.interview(), bob.interview("ada  LOVELACE", is_signed=False)
    ada.sync()
    assert not bob.sync().received
    bob.add(second, InterviewSigned("bob"))
    assert bob.sync().received == {first.interview}
    assert ada.sync().received == {second.interview}
    assert not bob.problems()


def test_what_a_rater_decides_stays_hidden_and_is_no_incomplete_record(
    ada: Person, bob: Person, hr: Person
) -> None:
    stream = ada.interview()
    bob.interview()
    record_decision(ada.journal, stream.interview, "hire", "at once", "hire", "ada", NOON)
    hr.sync()
    result = ada.sync()
    assert (result.incomplete, result.unknown_banks) == (set(), set())
    for other in (bob, hr):
        assert stream.interview in other.sync().received
        with Journal.open(other.journal) as journal:
            assert journal.streams_of(stream.interview) == [stream]


def test_an_amendment_follows_once_it_is_signed(ada: Person, hr: Person) -> None:
    stream = ada.interview()
    ada.sync()
    hr.sync()
    ada.add(stream, AmendmentOpened("a slip"), AnswerRated("one", 3))
    ada.sync()
    assert not hr.sync().received
    ada.add(stream, InterviewSigned("ada"))
    ada.sync()
    assert hr.sync().received == {stream.interview}
    assert not hr.problems()


def test_an_erasure_reaches_everybody_and_wins_over_an_older_copy(
    team: Team, ada: Person, hr: Person
) -> None:
    stream = ada.interview()
    kept = ada.interview("Joan Clarke", NotesEdited("two", "stays"))
    ada.sync()
    hr.sync()
    erase_interviews(hr.journal, [stream.interview], ASKED, NOON)
    assert hr.sync().erased_there == [stream.interview]
    assert ada.sync().erased_here == [stream.interview]
    assert (ada.has(), hr.has()) == ({kept.interview}, {kept.interview})
    assert not ada.problems()
