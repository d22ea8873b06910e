"""How long a thousand web pages of reports take, of interviews of thirty questions.

Run `python benchmarks/report_speed.py`. No two interviews have the same notes, so that little of
what the rubric remembers helps. It states what it takes to compose a report (fold the events, look
up the evidence) and to write it in each form, and as a ratio what the sandbox costs: the page
against the same templates in a plain Jinja environment. Exit code 1 if the promise (1,000 pages
written in under 10 seconds of one core) is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from interview.bank import Bank, load
from interview.demo import demo_interview
from interview.i18n import _
from interview.reader import read_record
from interview.reporting import Report, compose_report, render_html, render_json, render_markdown
from interview.reporting.formatting import figure
from interview.scoring import percentage
from interview.session import Event, NotesEdited, Recorded
from interview.session.events_from_file import EnteredFile, entered_events
from interview.session.interview_file import RecordedInterview
from interview.session.interview_record import InterviewRecord
from interview.shipped_files import shipped_banks, shipped_templates

QUESTIONS = 30
INTERVIEWS = 60
PROMISE_SECONDS = 10.0
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
ENTERED = EnteredFile("demo", "", "Sam Okafor")


def main() -> int:
    """Measure, print, and judge."""
    short = demonstration()
    records = [interview(short, number) for number in range(INTERVIEWS)]
    compose_report(records[0], "en", now=NOW)
    reports: list[Report] = []
    show("compose", lambda at: reports.append(compose_report(records[at], "en", now=NOW)))
    page = show("web page", lambda at: render_html(reports[at]))
    show("Markdown", lambda at: render_markdown(reports[at]))
    show("JSON", lambda at: render_json(reports[at]))
    plain = unguarded()
    bare = show("web page, plain Jinja", lambda at: plain(reports[at]))
    print(f"the sandbox makes a page {page / bare:.2f} times as long")
    return int(page > PROMISE_SECONDS)


def show(what: str, work: Callable[[int], object]) -> float:
    """Do it once for each interview, say what a thousand would take, and return the seconds."""
    work(0)
    start = time.process_time()
    for at in range(INTERVIEWS):
        work(at)
    seconds = 1_000 * (time.process_time() - start) / INTERVIEWS
    print(f"{what:<24}{seconds:6.2f} s for 1,000 {1_000 / seconds:8.0f} a second")
    return seconds


def demonstration() -> InterviewRecord:
    """The interview of `interview demo`."""
    read = read_record(RecordedInterview, demo_interview().read_bytes(), "demo").require()
    loaded = load(shipped_banks() / "social-media.yaml")
    bank, digest = loaded.require(), loaded.source.sha256
    history = entered_events(read, bank, "social-media", digest, ENTERED, NOW)
    return InterviewRecord("benchmark", "rater", bank, digest, history, digest)


def interview(short: InterviewRecord, number: int) -> InterviewRecord:
    """The demonstration over and over until it has thirty questions, with notes of its own."""
    names = {each.id: tuple(copies(each.id, short.bank)) for each in short.bank.questions}
    events = [again for each in short.history for again in repeated(each.event, names, number)]
    history = tuple(
        Recorded(seq, NOW + timedelta(seconds=20 * seq), event)
        for seq, event in enumerate(events, start=1)
    )
    return replace(short, bank=long_bank(short.bank, names), history=history)


def copies(question: str, bank: Bank) -> Iterator[str]:
    """The ids of a question's copies."""
    place = [each.id for each in bank.questions].index(question)
    for number, _at in enumerate(range(place, QUESTIONS, len(bank.questions))):
        yield f"{question}-{number}"


def long_bank(bank: Bank, names: dict[str, tuple[str, ...]]) -> Bank:
    """The bank with every question as often as it has copies."""
    sections = tuple(
        replace(
            section,
            questions=tuple(
                replace(question, id=name)
                for question in section.questions
                for name in names[question.id]
            ),
        )
        for section in bank.sections
    )
    return replace(bank, sections=sections)


def repeated(event: Event, names: dict[str, tuple[str, ...]], number: int) -> Iterator[Event]:
    """An event once for every copy of its question."""
    question = getattr(event, "question", None)
    if question is None:
        yield event
        return
    for name in names[question]:
        again = replace(event, question=name)  # type: ignore[arg-type]
        if isinstance(again, NotesEdited):
            again = replace(again, text=f"{again.text}\nPoint {number} of {name}, said twice.")
        yield again


def unguarded() -> Callable[[Report], str]:
    """The page's template where nothing is looked at twice."""
    folder: Path = shipped_templates()
    loader = FileSystemLoader(folder)
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=loader)
    environment.filters |= {"figure": figure, "percentage": percentage}
    environment.globals["_"] = _
    template = environment.get_template("report.html.j2")
    style = Markup((folder / "report.css").read_text(encoding="utf-8"))
    return lambda report: template.render(report=report, style=style, style_hash="")


if __name__ == "__main__":
    sys.exit(main())
