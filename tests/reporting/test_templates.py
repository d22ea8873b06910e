"""The templates: what they may do, what a mistake in one says, what the data is called."""

from __future__ import annotations

import json
import re
import resource
import shutil
from pathlib import Path

import pytest

from interview.errors import ReportError
from interview.reporting import render_html, render_json, render_markdown, save_report
from interview.reporting.render_report import _environment
from interview.reporting.template_budget import CHARACTERS, STEPS
from interview.reporting.template_sandbox import Sandbox
from interview.session import AnswerRated, InterviewStarted, NotesEdited, SignalTicked
from tests.reporting.events import NOW, STARTED, compose_report, interview, report_of
from tests.reporting.test_report import Tags
from tests.source import ROOT


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    "mistake", ["{% if %}", "{{ report.nothing }}", "{{ 1 / 0 }}", "{% include 'none.j2' %}"]
)
def test_a_mistake_is_named_with_its_file_and_line(own: Path, mistake: str) -> None:
    (own / "report.html.j2").write_text(f"<p>\n\n{mistake}\n")
    with pytest.raises(ReportError, match=r"own/report\.html\.j2:3 "):
        render_html(report_of(), own)


@pytest.mark.parametrize(
    "reach",
    [
        "{{ report.__class__ }}",
        "{{ report.candidate.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ _.__globals__ }}",
        "{{ report.recommendation.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(report) }}",
    ],
)
def test_a_template_reaches_nothing_but_the_report(own: Path, reach: str) -> None:
    (own / "report.html.j2").write_text(reach)
    with pytest.raises(ReportError):
        render_html(report_of(), own)


def test_what_a_page_takes_from_another_file_is_escaped_too(own: Path) -> None:
    (own / "report.html.j2").write_text("{% include 'part.j2' %}")
    (own / "part.j2").write_text("{{ report.stages[1].questions[0].notes[0][0].text }}")
    question = report_of().stages[1].questions[0].id
    page = render_html(report_of(NotesEdited(question, "<b>bold</b>")), own)
    assert page == "&lt;b&gt;bold&lt;/b&gt;"


def test_a_style_of_ones_own_is_allowed_by_the_page_and_a_tag_in_it_is_not(own: Path) -> None:
    (own / "report.css").write_text("h1 { color: teal }")
    assert "h1 { color: teal }" in render_html(report_of(), own)
    (own / "report.css").write_text("</style><script>alert(1)</script>")
    with pytest.raises(ReportError, match=r"report\.css"):
        render_html(report_of(), own)


def test_a_style_that_is_no_text_is_said(own: Path) -> None:
    (own / "report.css").write_bytes(b"\xff\xfe")
    with pytest.raises(ReportError, match=r"report\.css"):
        render_html(report_of(), own)


def test_a_name_at_the_foot_of_the_page_stays_a_name() -> None:
    hostile = 'A"; } } </style><script>alert(1)</script> \\'
    started = InterviewStarted(hostile, "", "", "en", STARTED.bank, "social-media")
    page = render_html(compose_report(interview(started=started), "en", now=NOW))
    foot = re.search(r'@bottom-left \{ content: "([^"]*)" \}', page)
    assert foot is not None
    assert re.fullmatch(r"(\\[0-9a-f]{6})+", foot.group(1))
    assert "script" not in Tags(page).tags
    assert page.count("</style>") == 1


def test_ids_and_links_of_the_page_belong_together() -> None:
    page = render_html(report_of(SignalTicked("self-title", "guru"), AnswerRated("impact", 3)))
    names = re.findall(r' id="([^"]+)"', page)
    targets = re.findall(r'href="#([^"]+)"', page) + re.findall(r'labelledby="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(targets) <= set(names)


def test_every_key_of_the_data_is_explained() -> None:
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    table = page[page.index("## The keys of the JSON") :]
    explained = set(re.findall(r"`([a-z_0-9]+)`", table))
    notes = NotesEdited("self-title", "guru")
    data = json.loads(render_json(report_of(notes, SignalTicked("self-title", "guru"))))
    assert data.pop("record")["answers"]["self-title"] == {"notes": "guru", "ticked": ["guru"]}
    assert keys(data) <= explained | {"stages"}
    assert data["format"] == 1


def keys(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(keys, data.values()))
    return set().union(*map(keys, data)) if isinstance(data, list) else set()


def test_a_file_is_named_after_candidate_day_and_interview(tmp_path: Path) -> None:
    report = report_of()
    names = [save_report(report, "md", tmp_path).name for _again in range(3)]
    assert names == [
        "interview-zoe-muller-2026-11-23-k7f3.md",
        "interview-zoe-muller-2026-11-23-k7f3-2.md",
        "interview-zoe-muller-2026-11-23-k7f3-3.md",
    ]


@pytest.mark.parametrize("name", ["CON", "李雷", "../..", "x" * 300, "a/b\\c:d*e?"])
def test_any_name_makes_a_file_name_that_every_system_takes(tmp_path: Path, name: str) -> None:
    started = InterviewStarted(name, "", "", "en", STARTED.bank, "social-media")
    report = compose_report(interview(started=started), "en", now=NOW)
    path = save_report(report, "json", tmp_path)
    assert path.parent == tmp_path
    assert re.fullmatch(r"interview-[a-z0-9-]{,90}\.json", path.name)


def test_both_languages_say_the_same_things() -> None:
    events = (NotesEdited("impact", "asks for the goal"), AnswerRated("impact", 3, suggested=1))
    english, french = (report_of(*events, language=language) for language in ("en", "fr"))
    assert [alert.kind for alert in english.alerts] == [alert.kind for alert in french.alerts]
    assert english.recommendation.percent == french.recommendation.percent
    assert english.recommendation.because != french.recommendation.because
    assert 'lang="fr"' in render_html(french)
    assert render_markdown(french) != render_markdown(english)


def test_a_report_that_does_not_fit_on_the_disk_leaves_no_half(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(ReportError, match="cannot be written"):
            save_report(report_of(), "html", tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "greedy",
    [
        "{{ 'x' * 10**10 }}",
        "{{ 10**10 * 'x' }}",
        "{{ [1] * 10**10 }}",
        "{{ 9**(9**9) }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ '{:9999999999}'.format(1) }}",
        "{{ '{:{w}}'.format(1, w=9999999999) }}",
        "{{ 'x'.center(10**10) }}",
        "{{ 'x'.zfill(10**10) }}",
        "{{ 'x'|center(10**10) }}",
        "{{ lipsum(n=10**9) }}",
        "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% set n = namespace(x='x') %}{% for a in range(99) %}"
        "{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='x') %}{% for a in range(99) %}"
        "{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x='xx') %}{% for a in range(99) %}"
        "{% set n.x = n.x|replace('x', n.x) %}{% endfor %}",
        "{% set n = namespace(x='xx') %}{% for a in range(99) %}"
        "{% set n.x = [n.x, n.x, n.x]|join(n.x) %}{% endfor %}",
        "{% set n = namespace(x='x') %}{% for a in range(99) %}"
        "{% set y %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = y %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
        "{{ m(60) }}",
        "{% include 'report.html.j2' %}{% include 'report.html.j2' %}",
    ],
)
def test_a_template_cannot_fill_the_memory_or_run_for_good(own: Path, greedy: str) -> None:
    (own / "report.html.j2").write_text(greedy)
    with pytest.raises(ReportError):
        render_html(report_of(), own)


def test_a_report_spends_little_of_what_a_template_may(own: Path) -> None:
    shutil.copy(ROOT / "reports" / "report.html.j2", own)
    render_html(report_of(), own)
    sandbox = _environment(own)
    assert isinstance(sandbox, Sandbox)
    budget = sandbox.budget
    assert budget.steps > 0.9 * STEPS
    assert budget.characters > 0.9 * CHARACTERS


def test_what_is_no_sandbox_loads_no_template_of_the_user(own: Path) -> None:
    (own / "report.css").write_text("main { color: #123456; }")
    assert "#123456" in render_html(report_of(), own)
    before = _environment(own)
    assert not isinstance(before, Sandbox)
    (own / "report.html.j2").write_text("{{ ().__class__ }}")
    ours = before.get_template("report.html.j2")
    assert ours.filename == str(ROOT / "reports" / "report.html.j2")
    with pytest.raises(ReportError):
        render_html(report_of(), own)


def test_a_template_is_one_however_its_ending_is_written(own: Path) -> None:
    (own / "report.html.J2").write_text("mine")
    assert isinstance(_environment(own), Sandbox)
