"""What the reader of a report sees first: which alerts there are, in which order and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from interview import i18n
from interview.reporting.alerts import alerts, bank_lost, clock_set_back, notes_refused, unfinished
from interview.reporting.formatting import moment
from interview.reporting.report_model import Alert
from interview.scoring import score
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    ConsentRecorded,
    Event,
    InterviewSigned,
    NotesEdited,
    QuestionSkipped,
    ReasonGiven,
    SignalsHeard,
    SignalTicked,
    UnknownEvent,
)
from interview.session.interview_record import InterviewRecord
from tests.reporting.events import STARTED, history
from tests.reporting.small_bank import BANK, rated, state_after

SEEN = [NotesEdited(question, "seen") for question in ("bread", "flour", "shop")]
IN_ORDER = (*SEEN, *rated(3, 3, 3))
"""All that an interview needs to have no alert."""

HEARD = "heard, not confirmed by the interviewer"
NOTED = "confirmed by the interviewer"


def alerts_after(*events: Event, language: str = "en") -> list[Alert]:
    state = state_after(*events)
    return list(alerts(state, BANK, score(state, BANK), language))


def test_an_interview_with_every_question_rated_and_noted_has_no_alert() -> None:
    assert alerts_after(*IN_ORDER) == []


def test_a_red_flag_says_where_and_what_and_whether_the_interviewer_confirmed_it() -> None:
    assert alerts_after(*IN_ORDER, SignalTicked("bread", "boast")) == [
        Alert("red_flag", "Red flag", "bread", "Baking bread", "Calls herself a guru", NOTED, True)
    ]
    assert alerts_after(*IN_ORDER, SignalsHeard("flour", ("boast",))) == [
        Alert("red_flag", "Red flag", "flour", "flour", "Calls herself a guru", HEARD)
    ]


def test_a_knock_out_says_that_it_decides_nothing_until_it_is_confirmed() -> None:
    what = ("knock_out", "Knock-out", "bread", "Baking bread", "Shows the work of others")
    assert alerts_after(*IN_ORDER, SignalTicked("bread", "theft")) == [Alert(*what, NOTED, True)]
    assert alerts_after(*IN_ORDER, SignalsHeard("bread", ("theft",))) == [
        Alert(*what, f"{HEARD}: it decides nothing yet")
    ]


def test_a_signal_that_is_no_red_flag_is_no_alert() -> None:
    assert alerts_after(*IN_ORDER, SignalTicked("bread", "goal")) == []


def test_knock_outs_come_before_red_flags_and_the_confirmed_before_those_only_heard() -> None:
    found = alerts_after(
        *IN_ORDER,
        SignalsHeard("bread", ("boast", "theft")),
        SignalTicked("flour", "boast"),
        SignalTicked("flour", "theft"),
    )
    assert [(alert.kind, alert.question) for alert in found] == [
        ("knock_out", "flour"),
        ("knock_out", "bread"),
        ("red_flag", "flour"),
        ("red_flag", "bread"),
    ]


def test_a_question_that_was_not_asked_says_why() -> None:
    found = alerts_after(*IN_ORDER, QuestionSkipped("shop", "no time\n left"))
    assert found == [Alert("skipped", "Not asked", "shop", "The shop at night", "no time left")]


def test_a_question_that_was_not_rated_is_named_and_one_that_never_is_rated_is_not() -> None:
    assert alerts_after(*SEEN, *rated(3, 3)) == [
        Alert("unrated", "Not rated", "shop", "The shop at night")
    ]


def test_a_rating_with_nothing_behind_it_is_named() -> None:
    assert alerts_after(*SEEN[1:], *rated(3, 3, 3)) == [
        Alert("no_evidence", "Rated without evidence", "bread", "Baking bread")
    ]


def test_a_rating_far_from_the_suggestion_says_both_levels_and_whether_a_reason_is_missing() -> (
    None
):
    far = (*IN_ORDER, AnswerRated("bread", 4, suggested=2))
    what = ("differs", "Far from the suggestion", "bread", "Baking bread", "rated 4, suggested 2")
    assert alerts_after(*far) == [Alert(*what, "no reason given")]
    assert alerts_after(*far, ReasonGiven("bread", " \n")) == [Alert(*what, "no reason given")]
    assert alerts_after(*far, ReasonGiven("bread", "She baked one for us")) == [Alert(*what)]


def test_a_rating_one_level_from_the_suggestion_is_no_alert() -> None:
    assert alerts_after(*IN_ORDER, AnswerRated("bread", 4, suggested=3)) == []


def test_each_change_after_signing_is_told_with_its_moment_and_reason() -> None:
    signed = InterviewSigned("Ada Weber")
    found = alerts_after(
        *IN_ORDER, signed, AmendmentOpened("a\n typo"), signed, AmendmentOpened("another")
    )
    assert found == [
        Alert("amended", "Changed after signing", "", "23 November 2026, 10:08", "a typo"),
        Alert("amended", "Changed after signing", "", "23 November 2026, 10:10", "another"),
    ]


def test_the_gravest_come_first() -> None:
    found = alerts_after(
        NotesEdited("flour", "seen"),
        *rated(3, 3),
        AnswerRated("flour", 4, suggested=1),
        InterviewSigned("Ada Weber"),
        AmendmentOpened("a typo"),
        SignalTicked("flour", "boast"),
        SignalTicked("flour", "theft"),
    )
    kinds = ["knock_out", "red_flag", "unrated", "no_evidence", "differs", "amended"]
    assert [alert.kind for alert in found] == kinds


def test_every_question_is_looked_at_whatever_is_wrong_with_the_one_before() -> None:
    found = alerts_after(
        QuestionSkipped("bread", "no time"),
        AnswerRated("flour", 5, suggested=1),
        AnswerRated("shop", 1, suggested=5),
    )
    assert [(alert.kind, alert.question) for alert in found] == [
        ("skipped", "bread"),
        ("no_evidence", "flour"),
        ("differs", "flour"),
        ("no_evidence", "shop"),
        ("differs", "shop"),
    ]


def test_names_and_signals_are_in_the_language_of_the_report() -> None:
    (flag,) = alerts_after(*IN_ORDER, SignalTicked("bread", "boast"), language="fr")
    assert (flag.subject, flag.detail) == ("Le pain", "Se dit gourou")
    names = {
        alert.subject
        for events in ((), (QuestionSkipped("bread", "no time"),), rated(3))
        for alert in alerts_after(*events, language="fr")
        if alert.question == "bread"
    }
    assert names == {"Le pain"}


def test_every_sentence_of_an_alert_has_its_french() -> None:
    events = (
        SignalsHeard("bread", ("boast", "theft")),
        SignalTicked("flour", "theft"),
        QuestionSkipped("bread", "no time"),
        AnswerRated("flour", 5, suggested=1),
        AmendmentOpened("a typo"),
    )
    english = alerts_after(*events)
    with i18n.speaking("fr"):
        french = alerts_after(*events)
    for one, other in zip(english, french, strict=True):
        assert one.title != other.title
        assert not one.remark or one.remark != other.remark


def test_an_interview_that_is_not_all_in_the_journal_is_called_unfinished() -> None:
    record = InterviewRecord("k7f3", "ada", BANK, "ab" * 32, history((STARTED,), 60), "c")
    assert list(unfinished(record)) == []
    assert list(unfinished(replace(record, is_unfinished=True))) == [
        Alert(
            "unfinished",
            "Unfinished",
            "",
            "what was typed last is shown here; it becomes part of the record when the "
            "interview is resumed",
        )
    ]
    (pending,) = unfinished(replace(record, is_unfinished=True, is_reason_pending=True))
    assert pending == Alert(
        "unfinished",
        "Unfinished",
        "",
        "a reason was being typed; it is not shown here, and counts only once it is given, when "
        "the interview is resumed",
    )


def test_entries_of_a_later_version_are_said_not_to_be_shown() -> None:
    later = UnknownEvent("MoodRecorded", 1, "{}")
    record = InterviewRecord("k7f3", "ada", BANK, "ab" * 32, history((STARTED, later), 60), "c")
    several = replace(record, history=history((STARTED, later, later), 60), is_unfinished=True)
    words = "was recorded by a later version of the program: update it first"
    assert list(unfinished(record)) == [Alert("unknown", "Not shown", "", f"1 entry {words}")]
    assert [(each.kind, each.subject.split(" by ")[0]) for each in unfinished(several)] == [
        ("unknown", "2 entries were recorded"),
        (
            "unfinished",
            "what was typed last is shown here; it becomes part of the record when the "
            "interview is resumed",
        ),
    ]


def test_a_clock_that_was_set_back_is_an_alert_with_the_time_after_it() -> None:
    recorded = history((STARTED, *IN_ORDER), 60)
    record = InterviewRecord("k7f3", "ada", BANK, "ab" * 32, recorded, "c")
    assert not list(clock_set_back(record))
    back = replace(recorded[3], at=recorded[3].at - timedelta(minutes=3))
    record = replace(record, history=(*recorded[:3], back, *recorded[4:]))
    assert list(clock_set_back(record)) == [
        Alert(
            "clock",
            "Clock set back",
            "",
            moment(back.at),
            "by 2 min or more",
            "times before and after it cannot be compared",
        )
    ]


def test_a_damaged_bank_is_an_alert() -> None:
    record = InterviewRecord("k7f3", "ada", BANK, "ab" * 32, history((STARTED,), 60), "c")
    assert not list(bank_lost(record))
    words = (
        "questions are named by their ids, and nothing is made of the ratings; put the bank’s file "
        "back among the banks, or restore a backup"
    )
    damaged = replace(record, is_bank_lost=True)
    assert list(bank_lost(damaged)) == [Alert("bank", "Question bank damaged", "", words)]


def test_refused_notes_are_an_alert_that_says_whether_there_are_some_all_the_same() -> None:
    refused = ConsentRecorded(False, "May I take notes?")

    def said(*events: Event) -> list[Alert]:
        return list(notes_refused(state_after(*events), BANK))

    assert said(ConsentRecorded(True, "May I take notes?"), *SEEN) == []
    kept = "the answers were rated without notes, as the candidate wished"
    blank, opening = NotesEdited("flour", " \n"), NotesEdited("opening", "no notes, please")
    assert said(refused, blank, opening) == [Alert("consent", "Notes refused", "", kept)]
    assert [each.subject for each in said(refused, SEEN[0])] == [
        "and yet there are notes at 1 point of the call: decide whether to keep them"
    ]
    assert [each.subject for each in said(refused, *SEEN)] == [
        "and yet there are notes at 3 points of the call: decide whether to keep them"
    ]
