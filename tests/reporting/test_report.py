"""What a report says, in each of its forms."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interview.errors import ReportError
from interview.plain_text import isolated, one_line
from interview.reporting import render_html, render_json, render_markdown, save_report
from interview.reporting.escape_markdown import escape
from interview.session import Recorded, UnknownEvent
from tests.reporting.samples import HEAD, demo, recorded, report_of

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) {{ 7*7 }} "
    "{% raw %} # head | cell \x1b[31m ‮ 'q' \"q\" &amp; www.evil.example a@b.example"
)


class Tags(HTMLParser):
    """Collects a page's tags and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(page: str) -> str:
    return " ".join(" ".join(Tags(page).words).split())


def test_a_finished_interview_leads_with_the_decision_and_its_rule(tmp_path: Path) -> None:
    page = words(render_html(report_of(demo(tmp_path))))
    assert page.index("Recommendation") < page.index("Competencies") < page.index("History")
    assert "no red flag" in page or "red flag" in page
    assert "DRAFT" not in page


def test_what_was_not_rated_is_said_and_never_counted_as_zero(tmp_path: Path) -> None:
    answers = "answers:\n  impact:\n    level: 4\n    notes: goal first\n"
    report = report_of(recorded(tmp_path, HEAD + answers))
    assert report.recommendation.key == "none"
    assert report.recommendation.percent == 100
    assert {alert.question for alert in report.alerts if alert.kind == "unrated"} >= {"history"}
    page = words(render_html(report))
    assert "No recommendation" in page
    assert "DRAFT" in page


def test_an_interview_without_a_rating_has_no_score(tmp_path: Path) -> None:
    report = report_of(recorded(tmp_path, HEAD))
    assert report.recommendation.percent is None
    assert "not rated" in words(render_html(report))
    assert "not rated" in render_markdown(report)


def test_a_skipped_question_says_why(tmp_path: Path) -> None:
    yaml = HEAD + "answers:\n  history:\n    skipped: the train left\n"
    assert "the train left" in words(render_html(report_of(recorded(tmp_path, yaml))))


def test_evidence_is_marked_where_it_stands(tmp_path: Path) -> None:
    yaml = HEAD + "answers:\n  campaigns:\n    notes: just Old Spice, éh 🎷\n    level: 1\n"
    page = render_html(report_of(recorded(tmp_path, yaml)))
    assert re.search(r"just <mark[^>]*>Old Spice<sup>a</sup></mark>, éh 🎷", page)
    assert "**Old Spice**ᵃ" in render_markdown(report_of(recorded(tmp_path, yaml)))


def test_evidence_says_what_its_mistyped_words_were_read_as(tmp_path: Path) -> None:
    note = "{notes: measured the enagement every week, level: 3}"
    report = report_of(recorded(tmp_path, f"{HEAD}answers:\n  impact: {note}\n"))
    assert "enagement a (read as “engagement”) every week" in words(render_html(report))
    assert "**enagement**ᵃ (read as “engagement”) every week" in render_markdown(report)
    assert '"read_as": "engagement"' in render_json(report)


def test_a_red_flag_ticked_by_a_person_stands_first(tmp_path: Path) -> None:
    yaml = HEAD + "answers:\n  self-title:\n    level: 1\n    notes: a guru\n    ticked: [guru]\n"
    report = report_of(recorded(tmp_path, yaml))
    assert report.alerts[0].kind == "red_flag"
    assert "confirmed by the interviewer" in report.alerts[0].text


def test_an_entry_of_a_later_version_is_told_in_every_form(tmp_path: Path) -> None:
    record = recorded(tmp_path, HEAD)
    unknown = Recorded(
        len(record.history) + 1, record.history[-1].at, UnknownEvent("later", 1, "{}")
    )
    report = report_of(replace(record, history=(*record.history, unknown)))
    said = "1 entry was recorded by a later version of the program"
    assert said in words(render_html(report))
    assert said in render_markdown(report)
    assert said in render_json(report)


def test_it_speaks_french_whatever_the_program_speaks(tmp_path: Path) -> None:
    page = words(render_html(report_of(demo(tmp_path), "fr")))
    assert "Quel titre" in page
    assert "Recommandation" in page
    assert "Competencies" not in page


@pytest.mark.parametrize("place", ["candidate", "role", "notes", "reason", "cell"])
def test_what_somebody_wrote_is_only_ever_text(tmp_path: Path, place: str) -> None:
    quoted = json.dumps(HOSTILE.replace("\x1b", "").replace("‮", ""))
    fields = {"candidate": "Zoé", "role": "x", "notes": "x", "reason": "x", "cell": "x"}
    fields[place] = quoted
    yaml = (
        f"candidate: {fields['candidate']}\nrole: {fields['role']}\nbank: social-media\n"
        "interviewer: Ada\nanswers:\n"
        f"  impact: {{level: 3, notes: {fields['notes']}, reason: {fields['reason']}}}\n"
        f"  platforms: {{rows: [{{Network: {fields['cell']}}}]}}\n"
    )
    report = report_of(recorded(tmp_path, yaml))
    page = Tags(render_html(report))
    assert not {"script", "img", "iframe", "object"} & set(page.tags)
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in "".join(page.words)
    text = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(render_markdown(report))
    assert not {"script", "img", "a"} & set(Tags(text).tags)


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(tmp_path: Path) -> None:
    page = render_html(report_of(demo(tmp_path)))
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page
    assert not {"script", "link", "iframe", "form"} & set(Tags(page).tags)
    assert " style=" not in page


@given(st.text(max_size=60))
def test_escaped_markdown_shows_what_was_written(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(f"x {escape(text)}")
    shown = words(rendered)
    assert shown == " ".join(f"x {isolated(one_line(text))}".split())


@given(st.text(alphabet="#->*+=_`~|[]()<>!&1. \\a:/w@", min_size=1, max_size=20))
def test_a_line_of_signs_alone_makes_no_structure(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(escape(text))
    assert set(Tags(rendered).tags) <= {"p"}


def test_the_data_holds_what_the_page_says(tmp_path: Path) -> None:
    data = json.loads(render_json(report_of(demo(tmp_path))))
    assert data["recommendation"]["key"] in {"hire", "discuss", "decline", "none"}
    assert data["stages"][0]["name"] == "Before the call"
    assert len(data["head"]) == 64


def test_reports_are_private_and_never_replace_one_another(tmp_path: Path) -> None:
    report = report_of(demo(tmp_path))
    first = save_report(report, "html", tmp_path / "reports")
    second = save_report(report, "html", tmp_path / "reports")
    assert first != second
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700


def test_a_link_in_the_reports_folder_is_not_followed(tmp_path: Path) -> None:
    report = report_of(demo(tmp_path))
    planned = save_report(report, "md", tmp_path / "elsewhere").name
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / planned).symlink_to(tmp_path / "victim")
    assert save_report(report, "md", tmp_path / "reports").name != planned
    assert not (tmp_path / "victim").exists()


def test_a_candidates_name_makes_a_plain_file_name(tmp_path: Path) -> None:
    hostile = HEAD.replace("Zoé Müller", '"../../COM1: Zoé/\\\\ ?*"')
    path = save_report(report_of(recorded(tmp_path, hostile)), "md", tmp_path / "reports")
    assert path.parent == tmp_path / "reports"
    assert re.fullmatch(r"interview-[a-z0-9-]+\.md", path.name)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError, match="cannot be written"):
        save_report(report_of(demo(tmp_path)), "md", tmp_path / "file" / "reports")


def test_the_users_own_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "report.md.j2").write_text("Hello {{ report.candidate|md }}")
    report = report_of(recorded(tmp_path, HEAD))
    assert render_markdown(report, tmp_path / "own") == "Hello Zoé Müller"
    assert "<main>" in render_html(report, tmp_path / "own")


@pytest.mark.parametrize(
    "template",
    ["{% if %}", "{{ report.nothing }}", "{{ report.candidate.__class__.__mro__ }}", "{{ 1 / 0 }}"],
)
def test_a_broken_template_is_a_sentence(tmp_path: Path, template: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "report.md.j2").write_text(template)
    with pytest.raises(ReportError, match=r"report\.md\.j2"):
        render_markdown(report_of(recorded(tmp_path, HEAD)), tmp_path / "own")
