"""What a report makes of the events of an interview: recommendation, alerts, evidence, history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from interview.bank import Stage
from interview.reporting import Report, compose_report, evidence, render_html, render_markdown
from interview.reporting.report_model import QuestionPart
from interview.rubric import HeardSignal, Span
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    Event,
    InterviewLeft,
    InterviewResumed,
    InterviewSigned,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
    RatingCleared,
    ReasonGiven,
    Recorded,
    SignalsHeard,
    SignalTicked,
    SignalUnticked,
    Undone,
)
from interview.session.agenda import agenda
from tests.reporting.events import NOW, bank, interview, report_of

RATED = [question.id for question in bank().questions if question.is_rated]
SIGNED = InterviewSigned("Ada Weber")


def part(report: Report, question: str) -> QuestionPart:
    """What the report says of one question."""
    parts = [each for stage in report.stages for each in stage.questions]
    return next(each for each in parts if each.id == question)


def kinds(report: Report) -> list[str]:
    return [alert.kind for alert in report.alerts]


def everything_rated(level: int) -> list[Event]:
    notes = [NotesEdited(question, "seen") for question in RATED]
    return [*notes, *(AnswerRated(question, level) for question in RATED)]


class TestVerdict:
    @pytest.mark.parametrize(
        ("level", "key", "said"),
        [
            (4, "hire", "100% of the points, and no red flag: from 75% on the rule says hire."),
            (3, "hire", "75% of the points, and no red flag: from 75% on the rule says hire."),
            (2, "decline", "50% of the points: under 60% the rule says decline."),
        ],
    )
    def test_the_rule_is_told_with_its_figures(self, level: int, key: str, said: str) -> None:
        recommendation = report_of(*everything_rated(level)).recommendation
        assert recommendation.key == key
        assert recommendation.because.startswith(said)
        assert recommendation.because.endswith(
            "carry 100% of the total weight; the rule asks for 70%."
        )

    def test_a_score_between_the_thresholds_is_discussed(self) -> None:
        ratings = [AnswerRated(each, 2 + place % 2) for place, each in enumerate(RATED)]
        recommendation = report_of(*ratings).recommendation
        assert recommendation.key == "discuss"
        assert "from 60% to 75% the rule says discuss" in recommendation.because

    def test_a_red_flag_stands_between_a_good_score_and_a_hire(self) -> None:
        recommendation = report_of(
            *everything_rated(4), SignalTicked("self-title", "guru")
        ).recommendation
        assert recommendation.key == "discuss"
        assert "a red flag is to be discussed first" in recommendation.because

    def test_a_confirmed_knock_out_decides_by_itself(self) -> None:
        recommendation = report_of(
            *everything_rated(4), SignalTicked("profiles", "not-theirs")
        ).recommendation
        assert recommendation.key == "decline"
        assert "knock-out was confirmed" in recommendation.because

    def test_too_little_rated_is_told_with_what_is_missing(self) -> None:
        recommendation = report_of(AnswerRated("impact", 4)).recommendation
        assert recommendation.key == "none"
        assert recommendation.percent == 100
        assert recommendation.because.startswith(
            f"The questions rated carry only {int(recommendation.coverage)}% of the total weight"
        )
        assert "the rule asks for 70%" in recommendation.because

    def test_a_draft_recommends_only_so_far(self) -> None:
        assert "Recommendation so far" in render_html(report_of(*everything_rated(3)))
        assert "Recommendation so far" not in render_html(report_of(*everything_rated(3), SIGNED))


class TestAlerts:
    def test_an_interview_without_a_blemish_says_so(self) -> None:
        report = report_of(*everything_rated(3), SIGNED)
        assert not report.alerts
        assert "no red flag, no question left out" in render_html(report)
        assert "no red flag, no question left out" in render_markdown(report)

    def test_knock_outs_come_first_and_confirmed_red_flags_before_those_only_heard(self) -> None:
        report = report_of(
            SignalsHeard("self-title", ("guru",)),
            SignalTicked("impact", "denial"),
            SignalsHeard("profiles", ("not-theirs",)),
        )
        grave = report.alerts[:3]
        assert [alert.kind for alert in grave] == ["knock_out", "red_flag", "red_flag"]
        assert [alert.question for alert in grave] == ["profiles", "impact", "self-title"]
        assert "decides nothing yet" in grave[0].remark
        assert grave[1].remark == "confirmed by the interviewer"
        assert "not confirmed" in grave[2].remark

    def test_a_red_flag_that_was_refused_is_none(self) -> None:
        report = report_of(
            SignalsHeard("self-title", ("guru",)), SignalUnticked("self-title", "guru")
        )
        assert "red_flag" not in kinds(report)
        assert [signal.how for signal in part(report, "self-title").signals] == ["refused"]

    def test_a_question_left_out_says_why_and_is_not_called_unrated(self) -> None:
        report = report_of(QuestionSkipped("history", "the train left"))
        alerts = [alert for alert in report.alerts if alert.question == "history"]
        assert [(alert.kind, alert.detail) for alert in alerts] == [("skipped", "the train left")]

    def test_a_rating_with_nothing_behind_it_is_named(self) -> None:
        report = report_of(AnswerRated("impact", 3))
        assert ("no_evidence", "impact") in [(each.kind, each.question) for each in report.alerts]
        assert "No notes." in render_html(report)

    @pytest.mark.parametrize(
        "evidence",
        [
            NotesEdited("impact", "seen"),
            AnswerRecorded("impact", "Yes"),
            AnswerRecorded("impact", ("likes", "reach")),
            AnswerRecorded("impact", 0),
            SignalTicked("impact", "denial"),
        ],
        ids=["notes", "a picked answer", "several picked answers", "the number 0", "a signal"],
    )
    def test_a_rating_with_anything_behind_it_has_evidence(self, evidence: Event) -> None:
        assert "no_evidence" not in kinds(report_of(evidence, AnswerRated("impact", 3)))

    def test_the_all_clear_claims_evidence_and_no_notes(self) -> None:
        rated = report_of(SignalTicked("impact", "denial"), AnswerRated("impact", 3))
        page = render_html(replace(rated, alerts=()))
        assert "evidence behind every rating" in page
        assert "notes behind every rating" not in page

    def test_notes_of_white_space_are_no_evidence(self) -> None:
        report = report_of(NotesEdited("impact", " \n\t"), AnswerRated("impact", 3))
        assert "no_evidence" in kinds(report)

    @pytest.mark.parametrize(("level", "is_far"), [(3, False), (4, True)])
    def test_two_levels_from_the_suggestion_are_far(self, level: int, is_far: bool) -> None:
        report = report_of(NotesEdited("impact", "seen"), AnswerRated("impact", level, suggested=2))
        assert ("differs" in kinds(report)) is is_far
        assert part(report, "impact").differs
        assert part(report, "impact").far is is_far

    def test_a_missing_reason_is_asked_for_only_where_the_rating_is_far(self) -> None:
        far = (NotesEdited("impact", "seen"), AnswerRated("impact", 4, suggested=1))
        near = (NotesEdited("impact", "seen"), AnswerRated("impact", 4, suggested=3))
        reasoned = (*far, ReasonGiven("impact", "Told us on the way out"))
        missing = "No reason was given"
        assert [missing in render_html(report_of(*events)) for events in (far, near, reasoned)] == [
            True,
            False,
            False,
        ]
        assert "Told us on the way out" in render_html(report_of(*reasoned))

    def test_a_change_after_signing_is_told_with_its_reason(self) -> None:
        report = report_of(*everything_rated(3), SIGNED, AmendmentOpened("a typo"), SIGNED)
        assert kinds(report) == ["amended"]
        assert report.alerts[0].detail == "a typo"
        assert report.is_signed


class TestQuestions:
    def test_a_level_never_counts_as_zero_where_it_is_missing(self) -> None:
        report = report_of(AnswerRated("impact", 4))
        rows = {row.name: row for row in report.competencies}
        assert rows["Knows the field"].mean is None
        assert rows["Judges by results"].mean == 4
        assert "not rated</td>" in render_html(report)

    def test_evidence_carries_the_letter_of_its_signal(self) -> None:
        notes = "calls herself a guru on LinkedIn"
        report = report_of(NotesEdited("self-title", notes), SignalsHeard("self-title", ("guru",)))
        answered = part(report, "self-title")
        marked = [piece for line in answered.notes for piece in line if piece.because]
        assert [(piece.text, piece.letters) for piece in marked] == [("guru", "a")]
        assert marked[0].red_flag
        assert [(each.letter, each.how) for each in answered.signals] == [("a", "heard")]

    def test_a_signal_without_evidence_in_the_notes_has_no_letter_and_uses_none_up(self) -> None:
        report = report_of(
            NotesEdited("self-title", "a grand title"),
            SignalTicked("self-title", "guru"),
            SignalTicked("self-title", "grand"),
        )
        seen = part(report, "self-title")
        letters = [signal.letter for signal in seen.signals]
        in_notes = {stretch.letters for line in seen.notes for stretch in line} - {""}
        assert len(letters) == 2
        assert {letter for letter in letters if letter} == in_notes
        unseen = HeardSignal("x", "Ticked", 3, False)
        shown = HeardSignal("y", "Heard", 4, False, (Span(0, 4, "goal"),))
        assert evidence.letters((unseen, shown)) == {"y": "a"}

    def test_pieces_that_overlap_carry_each_letter_where_it_ends_and_none_goes_without(
        self,
    ) -> None:
        whole, inner = Span(0, 11, "goal before"), Span(5, 16, "before likes")
        first = HeardSignal("x", "Asks for the goal", 3, False, (whole,))
        second = HeardSignal("y", "Then counts", 4, True, (inner, Span(7, 16, "")))
        (line,) = evidence.lines("goal before likes.", (first, second))
        assert [(piece.text, piece.letters, piece.red_flag) for piece in line] == [
            ("goal ", "a", False),
            ("before", "a", True),
            (" like", "b", True),
            ("s.", "", False),
        ]

    def test_a_blank_line_within_evidence_stays_blank(self) -> None:
        signal = HeardSignal("x", "Asks for the goal", 3, False, (Span(0, 12, ""),))
        pieces = evidence.lines("goal\n\nbefore", (signal,))
        assert [[piece.text for piece in line] for line in pieces] == [["goal"], [], ["before"]]

    def test_what_the_interviewer_refused_is_no_evidence(self) -> None:
        report = report_of(
            NotesEdited("self-title", "not a guru at all, she says: guru"),
            SignalsHeard("self-title", ("guru",)),
            SignalUnticked("self-title", "guru"),
        )
        assert not [s for line in part(report, "self-title").notes for s in line if s.because]

    def test_a_table_is_told_in_its_columns(self) -> None:
        row = ("Mastodon", "2022-11", "")
        table = part(report_of(AnswerRecorded("profiles", (row,))), "profiles")
        assert len(table.columns) == len(row)
        assert table.rows == (row,)

    def test_the_whole_scale_shows_what_was_rated_and_what_was_suggested(self) -> None:
        scale = part(report_of(AnswerRated("impact", 4, suggested=2)), "impact").scale
        assert [step.level for step in scale if step.rated] == [4]
        assert [step.level for step in scale if step.suggested] == [2]
        assert all(step.anchor for step in scale)

    def test_time_is_told_from_the_first_look(self) -> None:
        events = (QuestionOpened("impact"), QuestionOpened("history"), QuestionOpened("impact"))
        seen = part(report_of(*events, InterviewLeft()), "impact")
        assert seen.spent == "2 min"
        assert seen.opened == part(report_of(QuestionOpened("impact")), "impact").opened != ""

    @pytest.mark.parametrize(
        ("seconds", "spent"),
        [(0.4, ""), (5, "0 min 05 s"), (60, "1 min"), (125, "2 min 05 s"), (671.6, "11 min 12 s")],
    )
    def test_seconds_have_two_digits_and_whole_minutes_none(
        self, seconds: float, spent: str
    ) -> None:
        seen = interview(QuestionOpened("impact"), InterviewLeft(), every=seconds)
        assert part(compose_report(seen, "en", now=NOW), "impact").spent == spent

    def test_the_time_of_the_call_leaves_out_what_came_before_and_after(self) -> None:
        first = {item.stage: item.question.id for item in reversed(agenda(bank()))}
        before, live, after = first[Stage.BEFORE], first[Stage.LIVE], first[Stage.AFTER]
        events = [QuestionOpened(question) for question in (before, live, live, after)]
        report = report_of(*events, InterviewLeft())
        assert [part(report, each).spent for each in (before, live, after)] == [
            "1 min",
            "2 min",
            "1 min",
        ]
        assert report.lasted == "2 min"

    def test_the_bank_is_the_one_that_was_used(self) -> None:
        record = interview(AnswerRated("impact", 3))
        other = replace(bank(), title=replace(bank().title, main="An older version"))
        assert compose_report(replace(record, bank=other), "en", now=NOW).bank == "An older version"
        assert compose_report(record, "en", now=NOW).bank != "An older version"


class TestHistory:
    def test_it_tells_what_an_auditor_asks_for_in_order(self) -> None:
        report = report_of(
            QuestionOpened("impact"),
            AnswerRated("impact", 2),
            AnswerRated("impact", 3),
            RatingCleared("impact"),
            InterviewLeft(),
            InterviewResumed(),
            SIGNED,
            AmendmentOpened("a typo"),
        )
        assert [entry.text for day in report.history for entry in day.entries] == [
            "Interview begun",
            "Measuring impact: rated 2",
            "Measuring impact: rating changed from 2 to 3",
            "Measuring impact: rating taken back",
            "Interview closed",
            "Interview opened again",
            "Signed by Ada Weber",
            "Amendment opened: a typo",
        ]

    def test_what_was_undone_is_left_out(self) -> None:
        report = report_of(AnswerRated("impact", 2), Undone(2))
        assert [entry.text for day in report.history for entry in day.entries] == [
            "Interview begun"
        ]

    def test_each_day_has_its_own_heading(self) -> None:
        record = interview(InterviewLeft())
        last = record.history[-1]
        later = Recorded(last.seq + 1, last.at + timedelta(days=2), InterviewResumed())
        days = compose_report(replace(record, history=(*record.history, later)), "en", now=NOW)
        assert len(days.history) == 2

    def test_moments_are_there_for_machines_too(self) -> None:
        instants = report_of(SIGNED).instants
        assert instants.started.startswith("2026-11-23T")
        assert instants.signed > instants.started
        assert report_of().instants.signed == ""

    def test_a_day_is_the_day_where_the_reader_is(self, in_zone: Callable[[str], None]) -> None:
        in_zone("<+14>-14")  # it is 10:00 of the 23rd in UTC
        assert report_of().day == "24 November 2026"
        assert report_of().instants.started == "2026-11-23T10:00:00+00:00"


class TestRecordedEvidence:
    """What was heard when it was rated stands, whatever a later version would hear."""

    NOTES = NotesEdited("impact", "You cannot measure results, and it is a feeling.")
    LATER = "The evidence was looked up later, with version"
    CHANGED = "The notes were changed after the rating: only what spoke for it is marked."

    def marked(self, report: Report) -> list[str]:
        lines = part(report, "impact").notes
        return [piece.text for line in lines for piece in line if piece.because]

    def test_the_words_recorded_with_the_rating_are_marked_and_no_others(self) -> None:
        heard = SignalsHeard("impact", ("denial",))
        rated = AnswerRated("impact", 1, signals=("denial",), evidence=(("denial", 32, 47, ""),))
        report = report_of(self.NOTES, heard, rated)
        assert self.marked(report) == ["it is a feeling"]
        assert part(report, "impact").looked_up == ""
        assert self.LATER not in render_html(report)

    @pytest.mark.parametrize(
        "later", [[], [RatingCleared("impact")]], ids=["rated before it was heard", "not rated"]
    )
    def test_what_no_rating_recorded_is_said_to_be_looked_up(self, later: list[Event]) -> None:
        heard = SignalsHeard("impact", ("denial",))
        rated = AnswerRated("impact", 1, signals=("denial",), evidence=(("denial", 32, 47, ""),))
        rated = rated if later else replace(rated, signals=(), evidence=())
        report = report_of(self.NOTES, heard, rated, *later)
        assert "it is a feeling" not in self.marked(report)
        assert self.marked(report)
        said = part(report, "impact").looked_up
        assert said.startswith(self.LATER)
        assert said in render_html(report)
        assert said.rstrip(".") in render_markdown(report).replace("\\", "")

    @pytest.mark.parametrize(
        ("notes", "marked"),
        [
            ("You cannot measure results, and it is a feeling. So she said.", ["it is a feeling"]),
            ("He: You cannot measure results, and it is a feeling.", ["it is a feeling"]),
            ("You cannot measure results, and it is no feeling.", []),
            ("You cannot measure results.", []),
        ],
        ids=["added behind", "added before", "changed", "taken away"],
    )
    def test_notes_that_changed_since_show_only_what_spoke_for_the_rating(
        self, notes: str, marked: list[str]
    ) -> None:
        heard = SignalsHeard("impact", ("denial", "goal"))
        rated = AnswerRated("impact", 1, signals=("denial",), evidence=(("denial", 32, 47, ""),))
        report = report_of(self.NOTES, rated, NotesEdited("impact", notes), heard)
        assert self.marked(report) == marked
        assert part(report, "impact").looked_up == self.CHANGED
        assert self.CHANGED in render_html(report)

    def test_places_outside_the_notes_are_passed_over(self) -> None:
        heard = SignalsHeard("impact", ("denial",))
        places = (("denial", -3, 2), ("denial", 5, 5), ("denial", 0, 500), ("other", 0, 3))
        evidence = tuple((*place, "") for place in places)
        rated = AnswerRated("impact", 1, signals=("denial",), evidence=evidence)
        assert self.marked(report_of(self.NOTES, heard, rated)) == []
