"""An interview that was written down becomes the one that a live interview would have been."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest

from interview import __version__
from interview.bank import Bank, parse
from interview.demo import demo_interview
from interview.reader import Diagnostic, read_record
from interview.session import EnteredFromFile, InterviewLeft, InterviewStarted, Recorded, fold
from interview.session.check_record import check_record, unknown_bank
from interview.session.events_from_file import EnteredFile, entered_events
from interview.session.events_to_file import as_recorded
from interview.session.interview_file import RecordedAnswer, RecordedInterview
from interview.session.state import Answer, InterviewState
from interview.shipped_files import shipped_banks

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
DIGEST = "0" * 64
FILE = EnteredFile("paper.yaml", "f" * 64, "Hilda")

BANK = b"""
format: 1
title: Visit
scale: [Poor, Fair, Good]
languages: [en, fr]
competencies:
  skill: {name: Skill}
fr:
  title: Visite
  scale: [Faible, Moyen, Bon]
sections:
  - title: Talk
    questions:
      - id: story
        ask: Tell me a story.
        probes: [And then?]
        competency: skill
        minutes: 5
        levels: {1: No story., 2: A story., 3: A good story.}
        signals:
          - because: Mentions a dragon
            suggests: 3
            when: {mentions: [dragon]}
          - id: rude
            because: Is rude
            suggests: 1
            red_flag: true
      - id: tool
        ask: Which tool?
        minutes: 2
        answer: pick_one
        options: [Hammer, Saw]
        fr: {ask: "Quel outil ?", options: [Marteau, Scie]}
      - id: colours
        ask: Which colours?
        answer: pick_many
        options: [Red, Green, Blue]
      - id: years
        ask: How many years?
        answer: number
        unit: years
      - id: jobs
        ask: Which jobs?
        answer: table
        columns:
          - name: Where
          - name: Since
            kind: date
"""


@cache
def bank() -> Bank:
    return parse(BANK, "visit").require()


def held(
    answers: Mapping[str, RecordedAnswer], *, started: str = "", signed_by: str = ""
) -> tuple[Recorded, ...]:
    """The events of an interview in the bank above."""
    record = RecordedInterview(
        candidate="Ada",
        bank="visit",
        interviewer="Grace",
        role="Smith",
        started=started,
        answers=answers,
        signed_by=signed_by,
    )
    return entered_events(record, bank(), "visit", DIGEST, FILE, NOW)


def state(answers: Mapping[str, RecordedAnswer]) -> InterviewState:
    return fold(held(answers))


def claim(started: str) -> EnteredFromFile:
    """What is recorded of a file that gives this time."""
    entered = fold(held({}, started=started)).entered
    assert entered is not None
    return entered


def answered(question: str, answer: RecordedAnswer) -> Answer:
    """What is known of one question when nothing else was recorded."""
    return state({question: answer}).answer(question)


def mistakes(text: str) -> list[tuple[str, int]]:
    """What a record of the bank above is refused for: code and line."""
    return [(each.code, each.line) for each in findings(text)]


def findings(text: str) -> tuple[Diagnostic, ...]:
    """What a record of the bank above is refused for."""
    head = "candidate: Ada\nbank: visit\ninterviewer: Grace\n"
    loaded = read_record(RecordedInterview, (head + text).encode(), "paper.yaml")
    return check_record(loaded.require(), bank(), loaded.source, NOW)


class TestReplay:
    def test_an_interview_begins_with_who_what_and_which_bank(self) -> None:
        begun = held({})[0].event
        assert begun == InterviewStarted(
            "Ada", "Smith", "Grace", "en", DIGEST, "visit", __version__
        )

    def test_sequence_numbers_count_from_one(self) -> None:
        history = held({"story": RecordedAnswer("Once"), "years": RecordedAnswer(number=3)})
        assert [each.seq for each in history] == [*range(1, len(history) + 1)]

    def test_notes_come_back_without_the_empty_line_that_yaml_ends_them_with(self) -> None:
        answer = RecordedAnswer("Once upon a time\n  - there was\n")
        assert answered("story", answer).notes == "Once upon a time\n  - there was"

    def test_a_picked_option_is_kept_in_the_banks_own_words(self) -> None:
        assert answered("tool", RecordedAnswer(pick=("Saw",))).value == "Saw"
        assert answered("tool", RecordedAnswer(pick=("Marteau",))).value == "Hammer"

    def test_several_picked_options_are_kept_in_the_order_given(self) -> None:
        picked = RecordedAnswer(pick=("Blue", "Red"))
        assert answered("colours", picked).value == ("Blue", "Red")

    @pytest.mark.parametrize("number", [0.0, 3.5, -2.0])
    def test_a_number_is_kept_even_when_it_is_nought(self, number: float) -> None:
        assert answered("years", RecordedAnswer(number=number)).value == number

    def test_a_table_has_its_cells_in_the_order_of_the_columns(self) -> None:
        rows = ({"Since": "2020", "Where": "Forge"}, {"Where": "Mill"})
        value = answered("jobs", RecordedAnswer(rows=rows)).value
        assert value == (("Forge", "2020"), ("Mill", ""))

    def test_a_question_that_was_not_asked_has_its_reason_and_took_no_time(self) -> None:
        answer = answered("story", RecordedAnswer(skipped="no time left"))
        assert answer.skipped == "no time left"
        assert answer.seconds == 0
        assert answer.rating is None

    def test_the_suggestion_of_the_moment_stands_beside_the_rating(self) -> None:
        rated = RecordedAnswer("There was a dragon.", level=2, reason="It was a lizard.")
        rating = answered("story", rated).rating
        assert rating is not None
        assert (rating.level, rating.suggested) == (2, 3)
        assert rating.signals == ("1",)
        assert rating.reason == "It was a lizard."

    def test_a_rating_without_a_signal_has_no_suggestion(self) -> None:
        rating = answered("story", RecordedAnswer("There was a lizard.", level=2)).rating
        assert rating is not None
        assert rating.suggested is None

    def test_a_tick_counts_as_heard_and_moves_the_suggestion(self) -> None:
        answer = answered("story", RecordedAnswer("Shouts.", level=2, ticked=("rude",)))
        assert answer.signals == {"rude"}
        assert answer.rating is not None
        assert answer.rating.suggested == 1

    def test_a_signal_taken_back_does_not_count_whatever_the_notes_say(self) -> None:
        answer = answered("story", RecordedAnswer("No dragon? A dragon!", unticked=("1",)))
        assert answer.heard == ("1",)
        assert answer.signals == frozenset()


class TestTime:
    def test_a_question_takes_the_minutes_written_down_and_none_that_are_not(self) -> None:
        assert answered("story", RecordedAnswer("Once", minutes=7.5)).seconds == 450
        assert answered("story", RecordedAnswer("Once")).seconds == 0

    def test_everything_is_recorded_at_the_moment_it_is_entered(self) -> None:
        answers = {"tool": RecordedAnswer(pick=("Saw",)), "story": RecordedAnswer(level=2)}
        history = held(answers, started="2026-03-01 09:30", signed_by="Grace")
        assert {each.at for each in history} == {NOW}

    def test_what_the_file_says_of_the_time_stands_as_its_claim(self) -> None:
        assert claim("2026-03-01T09:30:00+01:00").held_at == datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
        assert claim("2026-03-01T09:30:00+01:00").has_time_of_day
        assert claim("2026-03-01").started == "2026-03-01"
        assert not claim("2026-03-01").has_time_of_day
        assert claim("").held_at is None

    def test_what_happened_around_the_questions_is_recorded_and_written_back(self) -> None:
        record = RecordedInterview(
            candidate="Ada",
            bank="visit",
            interviewer="Grace",
            consent="refused",
            opening_notes="bad line",
            candidate_questions="How large is the team?\nAny travel?\n",
            interruptions=("fire alarm", "line down"),
            answers={
                "story": RecordedAnswer(
                    notes="“A dragon.” So. So.\n",
                    quotes=("“A dragon.”", "So.", "So.\n", "So."),
                    probes=(1,),
                )
            },
        )
        events = entered_events(record, bank(), "visit", DIGEST, FILE, NOW)
        found = fold(events)
        assert found.interruption is None
        quotes = found.answer("story").quotes_in_notes
        assert [(each.text, each.start) for each in quotes] == [
            ("A dragon.", 1),
            ("So.", 12),
            ("So.", 16),
        ]
        assert quotes[0].second is None
        written = as_recorded(found, bank())
        assert written["consent"] == "refused"
        assert written["opening_notes"] == "bad line"
        assert written["candidate_questions"] == "How large is the team?\nAny travel?"
        assert written["interruptions"] == ["fire alarm", "line down"]
        answers = written["answers"]
        assert isinstance(answers, dict)
        assert answers["story"]["quotes"] == ["A dragon.", "So.", "So."]
        assert answers["story"]["probes"] == [1]

    def test_a_length_of_time_in_the_notes_counts_from_the_day_the_file_gives(self) -> None:
        state = fold(held({}, started="2026-03-01"))
        assert state.held_at is not None
        assert state.held_at.date() == date(2026, 3, 1)
        assert fold(held({})).held_at is None


class TestSigning:
    def test_a_record_signed_on_paper_is_sealed_by_whoever_enters_it(self) -> None:
        sealed = fold(held({"story": RecordedAnswer(level=3)}, signed_by="Grace"))
        assert sealed.is_signed
        assert sealed.signed_by == "Hilda"
        assert sealed.entered == EnteredFromFile("Hilda", "paper.yaml", "f" * 64, "", "Grace")

    def test_an_unsigned_record_stays_open_with_its_clock_still(self) -> None:
        history = held({"story": RecordedAnswer(level=3)})
        assert isinstance(history[-1].event, InterviewLeft)
        assert not fold(history).is_signed
        assert not fold(history).running


class TestChecks:
    def test_a_record_that_fits_its_bank_has_no_mistakes(self) -> None:
        answers = "answers: {story: {level: 3, ticked: [1, rude]}, tool: {pick: [Scie]}}\n"
        assert not mistakes(f"started: 2026-03-02 14:30Z\nlanguage: fr\n{answers}")

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("  stori: {notes: x}", "R001"),
            ("  story: {level: 4}", "R004"),
            ("  story: {level: 0}", "R004"),
            ("  tool: {level: 2}", "R004"),
            ("  story: {skipped: no time, level: 2}", "R004"),
            ("  story: {reason: no rating to speak of}", "R004"),
            ("  story: {number: 3}", "R005"),
            ("  story: {pick: [Saw]}", "R005"),
            ("  tool: {rows: [{Where: x}]}", "R005"),
            ("  tool: {pick: [Hammer, Saw]}", "R005"),
            ("  tool: {pick: [Axe]}", "R006"),
            ("  jobs: {rows: [{Wher: Forge}]}", "R007"),
            ("  story: {ticked: [rood]}", "R008"),
            ("  story: {unticked: [3]}", "R008"),
            ("  story: {ticked: [rude], unticked: [rude]}", "R008"),
            ("  story: {notes: A dragon., quotes: [a dragon]}", "R011"),
            ("  story: {notes: A dragon., probes: [2]}", "R012"),
        ],
    )
    def test_what_the_bank_does_not_know_is_named_once_at_its_line(
        self, line: str, code: str
    ) -> None:
        assert mistakes(f"answers:\n{line}\n") == [(code, 5)]

    @pytest.mark.parametrize(
        "time", ["last Tuesday", "2026-02-30", "0001-01-01", "9999-12-31 23:59", "20026-03-02"]
    )
    def test_a_time_that_is_none_is_a_mistake(self, time: str) -> None:
        assert mistakes(f"started: {time}\n") == [("R002", 4)]

    @pytest.mark.parametrize(
        ("time", "hint"),
        [
            ("12/03/2026", "it may mean 2026-03-12 or 2026-12-03; write it as in “{example}”"),
            (
                "12.03.2026 14:30",
                "it may mean 2026-03-12 or 2026-12-03; write it as in “{example}”",
            ),
            ("31/03/2026", "write it as in “{example}”"),
            ("2026-03-02 14h30", "write it as in “{example}”"),
        ],
    )
    def test_a_date_that_can_be_read_in_two_ways_is_said_to_be_one(
        self, time: str, hint: str
    ) -> None:
        (mistake,) = findings(f"started: {time}\n")
        assert mistake.hint == hint.format(example="2026-03-02 14:30")

    @pytest.mark.parametrize("time", ["2026-03-03", "2031-01-01 10:00", "2025-12-31", "1999-01-01"])
    def test_a_time_in_the_future_or_before_the_format_is_a_mistake(self, time: str) -> None:
        assert mistakes(f"started: {time}\n") == [("R010", 4)]

    def test_an_interview_that_would_end_in_the_future_is_a_mistake(self) -> None:
        text = "answers: {story: {minutes: 45}}\n"
        began = (NOW - timedelta(minutes=30)).isoformat()
        assert mistakes(f"started: {began}\n{text}") == [("R010", 4)]

    def test_a_language_the_bank_has_not_is_a_mistake(self) -> None:
        assert mistakes("language: de\n") == [("R003", 4)]

    def test_every_mistake_is_found_at_once(self) -> None:
        text = "started: soon\nanswers:\n  story: {level: 9}\n  tool: {pick: [Axe]}\n"
        assert mistakes(text) == [("R002", 4), ("R004", 6), ("R006", 7)]

    def test_an_unknown_bank_is_a_mistake_that_names_the_nearest(self) -> None:
        data = b"candidate: Ada\nbank: vist\ninterviewer: Grace\n"
        loaded = read_record(RecordedInterview, data, "paper.yaml")
        found = unknown_bank(loaded.require(), loaded.source, ["visit", "other"])
        assert (found.code, found.line) == ("R009", 2)
        assert "visit" in found.hint


class TestDemonstration:
    """The interview that ships is whole: it shows everything there is to see."""

    def test_it_fits_the_bank_that_ships_and_leaves_nothing_open(self) -> None:
        shown, ratable = self._held()
        assert shown.is_signed
        assert {name for name in ratable if shown.answer(name).rating} == set(ratable)

    def test_it_shows_a_rating_other_than_suggested_with_its_reason(self) -> None:
        shown, ratable = self._held()
        ratings = [shown.answer(name).rating for name in ratable]
        assert any(each.distance and each.reason for each in ratings if each)
        assert all(each.reason for each in ratings if each and each.distance >= 2)

    def _held(self) -> tuple[InterviewState, list[str]]:
        path = demo_interview()
        loaded = read_record(RecordedInterview, path.read_bytes(), path.name)
        record = loaded.require()
        data = (shipped_banks() / f"{record.bank}.yaml").read_bytes()
        asked = parse(data, record.bank).require()
        assert not check_record(record, asked, loaded.source, NOW)
        ratable = [question.id for question in asked.questions if question.is_rated]
        return fold(entered_events(record, asked, record.bank, DIGEST, FILE, NOW)), ratable
