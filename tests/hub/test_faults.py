"""Whatever breaks between a machine and the hub: nothing lost, nothing doubled, and clear words."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from interview.errors import HubError, HubUnreachable
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.exchange_streams import read_offer
from interview.session import InterviewSigned, NotesEdited
from tests.hub.proxy import BrokenLine
from tests.hub.team import NOON, Person, Team


@pytest.fixture
def hr(team: Team) -> Person:
    return team.invite("hr", "hr")


@pytest.fixture
def ada(team: Team) -> Person:
    return team.invite("ada")


def put_back(person: Person) -> None:
    """Put a machine back to the backup that `back_up` made."""
    shutil.rmtree(person.paths.home)
    shutil.copytree(person.paths.home.with_suffix(".backup"), person.paths.home)


def back_up(person: Person) -> None:
    shutil.copytree(person.paths.home, person.paths.home.with_suffix(".backup"))


class TestLine:
    def test_cut_at_any_byte_it_goes_on_where_it_ended(
        self, team: Team, ada: Person, hr: Person
    ) -> None:
        streams = [ada.interview(f"Candidate {number}") for number in range(3)]
        cuts = 0
        with BrokenLine(team.server.folder, cut_after=500) as line:
            while True:
                try:
                    ada.sync(line.url(ada.url))
                    break
                except HubError:
                    cuts += 1
                    line.cut_after += 1_777
        assert cuts > 5
        assert ada.sync().sent == 0
        with BrokenLine(team.server.folder, cut_after=3_000) as line:
            for _attempt in range(40):
                with suppress(HubError):
                    hr.sync(line.url(hr.url))
                    break
                line.cut_after += 1_111
        assert hr.has() == {stream.interview for stream in streams}
        assert (hr.problems(), ada.problems()) == ([], [])
        assert team.counts() == (3, 18, 3)

    def test_a_slow_line_is_only_slow(self, team: Team, ada: Person) -> None:
        ada.interview()
        with BrokenLine(team.server.folder, delay=0.002) as line:
            assert ada.sync(line.url(ada.url)).sent == 6

    def test_a_hub_that_is_not_there_is_told_in_words(self, ada: Person) -> None:
        with pytest.raises(HubUnreachable, match="Nothing is lost"):
            ada.sync("postgresql://ada@127.0.0.1:1/interviews?sslmode=disable")


class TestServer:
    def test_killed_in_a_transaction_it_keeps_what_was_whole_and_gets_its_keys_back(
        self, team: Team, ada: Person, hr: Person
    ) -> None:
        first = ada.interview("Joan Clarke")
        ada.sync()
        second = ada.interview("Mary Somerville")
        line = BrokenLine(team.server.folder, halve=b"put_events")
        with line, ThreadPoolExecutor(1) as pool:
            run = pool.submit(ada.sync, line.url(ada.url))
            assert line.is_stuck.wait(30)
            team.server.kill()
            assert isinstance(run.exception(30), HubUnreachable)
            with pytest.raises(HubUnreachable, match="cannot be reached"):
                ada.sync(line.url(ada.url))
        team.server.start()
        result = hr.sync()  # before Ada gives them back
        assert result.without_key >= {first.interview}
        assert not result.received
        ada.sync()
        assert hr.sync().received == {first.interview, second.interview}
        assert team.counts() == (2, 12, 2)
        # HR holds them now, and gives the keys back where the rater never comes again.
        team.server.kill()
        team.server.start()
        hr.sync()
        listed = "ARRAY(SELECT interview_hub.readable_streams())"
        assert len(hr.sql(f"SELECT 1 FROM interview_hub.readable_of({listed}) WHERE has_key")) == 2


class TestTwoAtOnce:
    def test_the_same_journal_twice_and_others_beside_it_double_nothing(
        self, team: Team, ada: Person, hr: Person
    ) -> None:
        for number in range(4):
            ada.interview(f"Candidate {number}")
        bob = team.invite("bob")
        bob.interview("Candidate 1")
        with ThreadPoolExecutor(4) as pool:
            runs = [pool.submit(each.sync) for each in (ada, ada, bob, hr)]
        assert [str(run.exception()) for run in runs if run.exception()] == []
        hr.sync()
        assert team.counts() == (5, 30, 5)
        assert (len(hr.has()), hr.problems(), ada.problems()) == (5, [], [])


class TestClocks:
    def test_an_hour_apart_changes_nothing(self, team: Team, ada: Person, hr: Person) -> None:
        ada.hours, hr.hours = 1.0, -1.0
        stream = ada.interview()
        ada.sync()
        assert hr.sync().received == {stream.interview}
        erase_interviews(hr.journal, [stream.interview], ASKED, hr.now)
        hr.sync()
        assert ada.sync().erased_here == [stream.interview]
        assert (hr.problems(), ada.problems()) == ([], [])


class TestMachinePutBack:
    def test_what_it_lost_comes_back_unsigned_too(self, team: Team, ada: Person) -> None:
        kept = ada.interview("Joan Clarke")
        going_on = ada.interview("Mary Somerville", is_signed=False)
        ada.sync()
        back_up(ada)
        signed = ada.interview("Grace Hopper")
        unsigned = ada.interview("Emmy Noether", is_signed=False)
        ada.add(going_on, NotesEdited("two", "more"), InterviewSigned("ada"))
        ada.sync()
        before = read_offer(ada.journal)
        put_back(ada)
        result = ada.sync()
        assert result.restored == {each.interview for each in (going_on, signed, unsigned)}
        assert read_offer(ada.journal) == before
        assert kept.interview in ada.has()
        assert (ada.problems(), ada.sync().sent) == ([], 0)

    def test_one_that_went_on_is_told_and_both_are_kept(
        self, team: Team, ada: Person, hr: Person
    ) -> None:
        ada.interview("Joan Clarke")
        ada.sync()
        back_up(ada)
        lost = ada.interview("Grace Hopper")
        ada.sync()
        put_back(ada)
        later = ada.interview("Emmy Noether")
        result = ada.sync()
        assert (result.is_put_back, result.left_there) == (True, {lost.interview})
        assert ada.sync().refused == {}  # it is told once
        assert {lost.interview, later.interview} <= hr.sync().received
        assert (ada.problems(), hr.problems()) == ([], [])

    def test_an_interview_that_went_on_in_two_ways_is_neither_way_overwritten(
        self, team: Team, ada: Person, hr: Person
    ) -> None:
        stream = ada.interview("Joan Clarke", is_signed=False)
        ada.sync()
        back_up(ada)
        ada.add(stream, NotesEdited("two", "one way"), InterviewSigned("ada"))
        ada.sync()
        put_back(ada)
        ada.add(stream, NotesEdited("two", "another way"), NotesEdited("two", "and on"))
        ada.add(stream, InterviewSigned("ada"))
        result = ada.sync()
        assert result.differing == {stream.interview}
        assert hr.sync().received == {stream.interview}
        assert (ada.problems(), hr.problems()) == ([], [])

    def test_what_was_erased_since_stays_erased(self, ada: Person, hr: Person) -> None:
        stream = ada.interview()
        ada.sync()
        hr.sync()
        back_up(ada)
        erase_interviews(hr.journal, [stream.interview], ASKED, NOON)
        hr.sync()
        ada.sync()
        put_back(ada)
        assert stream.interview in ada.has()
        assert ada.sync().erased_here == [stream.interview]
        assert (ada.has(), ada.sync().sent) == (set(), 0)

    def test_what_was_begun_and_erased_in_between_leaves_no_hole(self, ada: Person) -> None:
        kept = ada.interview("Joan Clarke")
        ada.sync()
        back_up(ada)
        never_sent, sent = ada.interview("Grace Hopper"), ada.interview("Emmy Noether")
        erase_interviews(ada.journal, [never_sent.interview], ASKED, NOON)
        ada.sync()
        erase_interviews(ada.journal, [sent.interview, kept.interview], ASKED, NOON)
        ada.sync()
        put_back(ada)
        ada.sync()
        assert (ada.has(), ada.problems()) == (set(), [])
        assert read_offer(ada.journal).erased == {
            each.interview for each in (never_sent, sent, kept)
        }
