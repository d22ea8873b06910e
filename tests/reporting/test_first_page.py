"""The first page: figures that can be worked out, the gauge, flags, decisions, languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.reporting import Report, compose_report, render_html, render_markdown
from interview.session import (
    AnswerRated,
    InterviewSigned,
    NotesEdited,
    QuestionSkipped,
    SignalsHeard,
    SignalTicked,
)
from tests.reporting.events import NOW, STARTED, interview, report_of

SIGNED = InterviewSigned("Ada Weber")


def questions(report: Report) -> list[tuple[float, float]]:
    """Weight and share of each rated question."""
    every = [each for stage in report.stages for each in stage.questions if each.is_rated]
    return [(each.weight, each.share) for each in every]


def test_the_shares_of_the_questions_make_up_those_of_their_competencies() -> None:
    report = report_of()
    assert sum(share for _weight, share in questions(report)) == pytest.approx(100)
    for row in report.competencies:
        of_row = [
            each.share
            for stage in report.stages
            for each in stage.questions
            if each.competency == row.name
        ]
        assert sum(of_row) == pytest.approx(row.share)


def test_weights_and_the_banks_reasons_for_them_stand_in_the_report() -> None:
    report = report_of()
    for text in (render_html(report), render_markdown(report).replace("\\", "")):
        assert "Half of the job is to show what our presence brings." in text
        assert "The whole reasoning shows here; “Followers” looks at one figure." in text
    assert ">30</td>" in render_html(report).replace("</span> ", "</span>").replace(
        '<span class="label">Weight</span>', ""
    )


@pytest.mark.parametrize(
    ("events", "evidence"),
    [
        ([SignalTicked("impact", "goal")], "ticked by hand"),
        ([NotesEdited("impact", "said nothing that helps")], "notes"),
        ([], "none"),
    ],
)
def test_the_table_of_questions_says_what_speaks_for_each_rating(
    events: list[SignalTicked], evidence: str
) -> None:
    report = report_of(*events, AnswerRated("impact", 3))
    row = re.search(
        r'<tr>\s*<th scope="row"><a href="#q-impact">.*?</tr>', render_html(report), re.S
    )
    assert row is not None
    assert f"</span> {evidence}</td>" in row[0]
    assert "<b>3</b> / 4" in row[0]


def test_what_was_not_rated_says_why_in_the_table_of_questions() -> None:
    page = render_html(report_of(QuestionSkipped("campaigns", "no time")))
    row = re.search(r'<tr>\s*<th scope="row"><a href="#q-campaigns">.*?</tr>', page, re.S)
    assert row is not None
    assert "not asked" in row[0]


def test_the_gauge_begins_at_the_lowest_score_there_can_be() -> None:
    worst = [
        AnswerRated(each.id, 1) for s in report_of().stages for each in s.questions if each.weight
    ]
    page = render_html(report_of(*worst))
    assert '<text class="least" x="0" y="50">25%</text>' in page
    assert 'class="fill" y="20" width="0' in page


def test_the_gauge_is_hatched_where_nothing_is_recommended() -> None:
    little = render_html(report_of(AnswerRated("impact", 3)))
    assert 'class="hatched" y="20"' in little
    assert 'class="fill" y="20"' not in little


def test_every_figure_of_the_gauge_is_written_as_the_language_does() -> None:
    page = render_html(report_of(language="fr"))
    assert '<text class="most" x="100%" y="50">100\u202f%</text>' in page


def test_flags_are_grouped_into_confirmed_and_only_heard_and_each_is_said_once() -> None:
    heard, ticked = SignalsHeard("impact", ("denial",)), SignalTicked("self-title", "guru")
    page = render_html(report_of(NotesEdited("impact", "cannot be measured"), heard, ticked))
    alerts = page[page.index('class="alerts"') : page.index('class="summary"')]
    confirmed, only_heard = alerts.split("Red flags, only heard")
    assert "Red flags, confirmed by the interviewer" in confirmed
    assert "#q-self-title" in confirmed
    assert "#q-impact" in only_heard.split("Not rated")[0]
    assert "confirmed by the interviewer" not in only_heard
    assert alerts.count("<dt>Red flags") == 2


def test_a_signed_report_has_room_for_a_decision_and_a_draft_has_none() -> None:
    rated = AnswerRated("impact", 3)
    assert "Nobody has recorded a decision yet" in render_html(report_of(rated, SIGNED))
    assert "Decision and reasons" not in render_html(report_of(rated))


class TestLanguages:
    def test_what_is_in_the_language_of_the_report_is_not_marked(self) -> None:
        page = render_html(report_of(NotesEdited("impact", "a goal")))
        assert re.findall(r' lang="..', page) == [' lang="en']

    def test_notes_in_another_language_are_marked_and_the_banks_words_are_not(self) -> None:
        page = render_html(report_of(NotesEdited("impact", "a goal"), language="fr"))
        assert '<p dir="auto" lang="en">a goal</p>' in page
        assert '<h3 id="t-impact">Mesurer' in page
        assert '<html lang="fr">' in page

    def test_the_words_of_a_bank_that_lacks_the_language_are_marked(self) -> None:
        record = interview(
            NotesEdited("impact", "un objectif"), started=replace(STARTED, language="fr")
        )
        report = compose_report(
            replace(record, bank=replace(record.bank, languages=("en",))), "fr", now=NOW
        )
        assert report.bank_language == "en"
        page = render_html(report)
        assert '<h3 id="t-impact" lang="en">' in page
        assert '<p dir="auto">un objectif</p>' in page

    def test_a_word_of_ours_among_the_banks_is_marked_as_ours(self) -> None:
        rated = AnswerRated("impact", 3, suggested=1, confidence="clear")
        record = interview(rated)
        bank = replace(record.bank, languages=("en",))
        page = render_html(compose_report(replace(record, bank=bank), "fr", now=NOW))
        assert '<i lang="fr">' in page
