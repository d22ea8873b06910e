"""Who sees what of a report: every field of every record, in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from interview.i18n import LANGUAGES
from interview.reporting import (
    FORMATS_FOR,
    Audience,
    Report,
    compose_report,
    render_html,
    render_json,
    render_markdown,
    report_for,
    report_model,
)
from interview.reporting.audience import WHO_SEES
from interview.reporting.render_xlsx import render_xlsx
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    ConclusionWritten,
    DecisionTaken,
    EnteredFromFile,
    Event,
    InterviewSigned,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
    ReasonGiven,
    SignalsHeard,
    SignalTicked,
)
from interview.session.interview_record import SignedDecision
from tests.reporting.events import BEGIN, NOW, STARTED, interview
from tests.source import ROOT

RECORDS = [
    kind for kind in vars(report_model).values() if isinstance(kind, type) and is_dataclass(kind)
]
FIELDS = [(kind, each.name) for kind in RECORDS for each in fields(kind)]

ANSWER = "She asked forty readers and then moved the date."
SECRETS = {
    "interviewer": "Ada Weber",
    "panel": "Inès Okoye",
    "skip": "her train was late",
    "reason": "told us on the way out",
    "strengths": "rare judgement",
    "concerns": "talks over people",
    "amendment": "a typing slip",
    "decider": "Helen Reid",
    "decided": "the team is full",
    "file": "scan-of-paper",
    "before": "photographs of her garden",
    "after": "I was tired by then",
    "flag": "Calls themselves an expert",
}
"""What a candidate's copy never holds, each under a name for the test."""


def whole_report(language: str = "en") -> Report:
    """A report in which everything is said that a report can say."""
    started = InterviewStarted(
        "Zoé Müller",
        "Editor",
        SECRETS["interviewer"],
        "en",
        STARTED.bank,
        "social-media",
        "0.1",
        "COM-7",
        (SECRETS["panel"],),
    )
    events: list[Event] = [
        EnteredFromFile("Ada Weber", SECRETS["file"], "ab" * 32, "2026-11-20", "Ada Weber"),
        QuestionOpened("self-title"),
        NotesEdited("self-title", SECRETS["before"]),
        SignalTicked("self-title", "guru"),
        QuestionOpened("impact"),
        NotesEdited("impact", ANSWER),
        SignalsHeard("impact", ("denial",)),
        AnswerRated("impact", 4, 1, "clear", ("denial",), (("denial", 4, 9, ""),)),
        ReasonGiven("impact", SECRETS["reason"]),
        QuestionSkipped("campaigns", SECRETS["skip"]),
        NotesEdited("debrief", SECRETS["after"]),
        ConclusionWritten("strengths", SECRETS["strengths"]),
        ConclusionWritten("concerns", SECRETS["concerns"]),
        ConclusionWritten("feedback", "Name the goal first."),
        InterviewSigned(SECRETS["interviewer"]),
        AmendmentOpened(SECRETS["amendment"]),
        InterviewSigned(SECRETS["interviewer"]),
    ]
    taken = DecisionTaken("decline", SECRETS["decided"], "hire")
    decision = SignedDecision(SECRETS["decider"], BEGIN + timedelta(days=1), taken)
    record = replace(interview(*events, started=started), decisions=(decision,))
    return compose_report(record, language, now=NOW)


def values(report: object, kind: type, name: str) -> Iterator[Any]:
    """Every value of one field, wherever its record stands in a report."""
    if isinstance(report, tuple):
        for each in report:
            yield from values(each, kind, name)
    elif is_dataclass(report) and not isinstance(report, type):
        for each in fields(report):
            value = getattr(report, each.name)
            if type(report) is kind and each.name == name:
                yield value
            yield from values(value, kind, name)


def test_the_table_decides_on_every_field_of_every_record_and_on_no_other() -> None:
    assert {kind: set(row) for kind, row in WHO_SEES.items()} == {
        kind: {each.name for each in fields(kind)} for kind in RECORDS
    }


def test_hr_sees_everything() -> None:
    report = whole_report()
    assert report_for("hr", report) == report
    assert all(Audience.HR in readers for row in WHO_SEES.values() for readers in row.values())


@pytest.mark.parametrize("audience", [Audience.PANEL, Audience.CANDIDATE])
@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda each: getattr(each, "__name__", each))
def test_a_field_is_in_a_copy_if_the_table_says_so(
    kind: type, name: str, audience: Audience
) -> None:
    report = whole_report()
    original, copy = (
        list(values(each, kind, name)) for each in (report, report_for(audience, report))
    )
    if audience not in WHO_SEES[kind][name]:
        assert not any(map(says_something, copy))
    else:
        assert any(map(says_something, copy)) == any(map(says_something, original))
        if name not in ("audience", "text") and not any(map(is_dataclass, flat(copy))):
            assert set(copy) <= set(original)


def says_something(value: Any) -> bool:
    """Whether a value, or a field of a record, is more than empty."""
    if is_dataclass(value) and not isinstance(value, type):
        return any(says_something(getattr(value, each.name)) for each in fields(value))
    return bool(value)


def flat(found: list[Any]) -> Iterator[Any]:
    """The values, and those in lists among them."""
    for each in found:
        yield from flat(list(each)) if isinstance(each, tuple) else [each]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("secret", SECRETS)
def test_the_candidates_copy_holds_no_other_people_flags_or_thoughts(
    secret: str, language: str
) -> None:
    report = whole_report(language)
    copy = report_for("candidate", report)
    texts = [render_html(copy), render_markdown(copy).replace("\\", ""), render_json(copy)]
    assert not any(SECRETS[secret] in text for text in texts)
    assert "Se dit expert" not in "".join(texts)


def test_the_candidates_copy_holds_no_figure_of_theirs() -> None:
    data = json.loads(render_json(report_for("candidate", whole_report())))
    assert data["recommendation"]["percent"] is None
    assert data["recommendation"]["key"] == ""
    assert (data["alerts"], data["competencies"], data["scale"]) == ([], [], [])
    assert {q["level"] for stage in data["stages"] for q in stage["questions"]} == {None}


@pytest.mark.parametrize("render", [render_html, render_markdown])
def test_the_candidates_copy_holds_questions_answers_and_feedback(render: Any) -> None:
    text = render(report_for("candidate", whole_report())).replace("\\", "")
    assert "Zoé Müller" in text
    assert ANSWER in text
    assert "Name the goal first." in text
    assert "How would you measure what social networks bring us?" in text
    assert "Nothing was noted." in text


def test_where_notes_were_cut_for_evidence_does_not_show_in_the_candidates_copy() -> None:
    copy = report_for("candidate", whole_report())
    notes = [q.notes for stage in copy.stages for q in stage.questions if q.id == "impact"]
    assert [[len(line) for line in lines] for lines in notes] == [[1]]


def test_a_panel_sees_ratings_and_not_what_hr_makes_of_them() -> None:
    page = render_html(report_for("panel", whole_report()))
    assert "for the panel" in page
    assert SECRETS["flag"] in page
    assert SECRETS["strengths"] in page
    for hidden in (SECRETS["decider"], SECRETS["decided"], "Name the goal first.", 'id="history"'):
        assert hidden not in page


def in_workbook(report: Report) -> str:
    """Every text in the cells of a report's workbook."""
    book = load_workbook(BytesIO(render_xlsx([report])))
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def test_a_workbook_leaves_out_for_a_panel_what_the_page_leaves_out() -> None:
    whole = whole_report()
    for_panel = report_for("panel", whole)
    of_hr, of_panel = in_workbook(whole), in_workbook(for_panel)
    for only_hr in (SECRETS["decider"], SECRETS["decided"]):
        assert only_hr in of_hr
        assert only_hr not in of_panel
        assert only_hr not in render_html(for_panel)
    for both in (SECRETS["strengths"], SECRETS["concerns"], SECRETS["panel"], "COM-7"):
        assert both in of_hr
        assert both in of_panel
    assert "The whole reasoning shows here" in of_panel


def test_another_audience_is_none() -> None:
    with pytest.raises(ValueError, match="boss"):
        report_for("boss", whole_report())


@pytest.mark.parametrize("audience", Audience)
def test_the_page_on_reports_says_in_which_formats_an_audience_gets_one(
    audience: Audience,
) -> None:
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| (`\.html`.*|`\.xlsx`) \| (.+) \| (.+) \|$", page, re.M)
    told = {
        form
        for names, staff, theirs in lines[-2:]
        for form in re.findall(r"`\.(\w+)`", names)
        if (theirs if audience is Audience.CANDIDATE else staff) == "✓"
    }
    assert told == set(FORMATS_FOR[audience])
