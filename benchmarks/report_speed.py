"""How many reports a second the command writes on one core, and what each step of one takes.

Run `python benchmarks/report_speed.py`. It fills a journal with interviews of the demonstration's
eleven questions, no two with the same notes, and writes the reports of all of them with `interview
report --all`: as pages, and as PDF where that is installed. Seconds are those of the processor, so
that another program slows it little. Then it states what it takes to compose a report of thirty
questions (fold the events, look up the evidence), to write it in each form, and as ratios what the
sandbox costs, which only a user's own templates have, and the budget of templates in it.
Exit code 1 if a promise is missed: 150 pages a second, and 8 PDF.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from interview.bank import Bank, load
from interview.cli import main as run_command
from interview.demo import demo_interview
from interview.journal import Journal
from interview.reader import read_record
from interview.reporting import Report, compose_report, render_html, render_json, render_markdown
from interview.reporting.render_report import ShippedTemplates, _new_environment
from interview.reporting.template_sandbox import Sandbox
from interview.reporting.typst_pdf import can_make_pdf
from interview.session import Event, InterviewSigned, InterviewStarted, NotesEdited, Recorded
from interview.session.events_from_file import EnteredFile, entered_events
from interview.session.interview_file import RecordedInterview
from interview.session.interview_record import InterviewRecord
from interview.shipped_files import shipped_banks, shipped_templates
from interview.status_words import RecordStatus, SealingKey

QUESTIONS = 30
INTERVIEWS = 60
PROMISES = {"html": (300, 150.0), "pdf": (40, 8.0)}
"""How many reports are written in each format, and how many there must be a second."""
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
ENTERED = EnteredFile("demo", "", "Sam Okafor")


def main() -> int:
    """Measure, print, and judge."""
    short = demonstration()
    is_kept = through_the_command(short)
    records = [interview(short, number) for number in range(INTERVIEWS)]
    compose_report(records[0], "en", now=NOW)
    reports: list[Report] = []
    show("compose", lambda at: reports.append(compose_report(records[at], "en", now=NOW)))
    show("web page", lambda at: render_html(reports[at]))
    show("Markdown", lambda at: render_markdown(reports[at]))
    show("JSON", lambda at: render_json(reports[at]))
    plain, unbudgeted, guarded = map(template, (Environment, UnbudgetedSandbox, Sandbox))
    bare = show("template, plain Jinja", lambda at: plain(reports[at]))
    free = show("template, no budget", lambda at: unbudgeted(reports[at]))
    page = show("template, sandbox", lambda at: guarded(reports[at]))
    ours = template(ShippedTemplates)
    own = show("template, as shipped", lambda at: ours(reports[at]))
    print(f"our templates take {own / bare:.2f} of the time of plain Jinja")
    print(f"the sandbox makes a page {page / bare:.2f} times as long, the budget {page / free:.2f}")
    return int(not is_kept)


def through_the_command(short: InterviewRecord) -> bool:
    """Write reports of many interviews into folders; whether there were as many as promised."""
    is_kept = True
    with TemporaryDirectory() as folder:
        os.environ["INTERVIEW_HOME"] = folder
        bank = (shipped_banks() / "social-media.yaml").read_bytes()
        with Journal.open(Path(folder) / "journal.db") as journal:
            for number in range(max(count for count, _promise in PROMISES.values())):
                first, *others = (
                    noted_anew(each.event, number)
                    for each in short.history
                    if not isinstance(each.event, InterviewSigned)
                )
                assert isinstance(first, InterviewStarted)
                started = replace(first, candidate=f"Ada {number}")
                journal.start(started, bank, NOW, *((NOW, event) for event in others))
            newest = [each.id.interview for each in journal.summaries()]
        for form, (count, promise) in PROMISES.items():
            if form == "pdf" and not can_make_pdf():
                continue
            target = Path(folder) / form
            words = ["report", *newest[:count], "--format", form, "-o", str(target)]
            began, at = time.process_time(), time.perf_counter()
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                code = run_command(words)
            seconds, waited = time.process_time() - began, time.perf_counter() - at
            made = len(list(target.glob(f"*.{form}")))
            assert (code, made) == (0, count)
            print(
                f"{form:<6}{count / seconds:6.0f} a second of the processor, "
                f"{count / waited:.0f} of the clock (promised: {promise:.0f})"
            )
            is_kept = is_kept and count / seconds >= promise
    return is_kept


def noted_anew(event: Event, number: int) -> Event:
    """An event with notes that no other interview has."""
    if isinstance(event, NotesEdited):
        return replace(event, text=f"{event.text}\nPoint {number}, said twice.")
    return event


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
    return InterviewRecord(
        "benchmark",
        "rater",
        bank,
        digest,
        history,
        digest,
        status=RecordStatus.SIGNED,
        sealed_with=SealingKey("Grace Hopper", "SHA256:benchmark"),
    )


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


class UnbudgetedSandbox(Sandbox):
    """Our sandbox, in which nothing is counted."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.finalize = None

    def _generate(self, *args: Any, **more: Any) -> str:
        return ImmutableSandboxedEnvironment._generate(self, *args, **more)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Call what a template may call."""
        return ImmutableSandboxedEnvironment.call(self, context, obj, *args, **named)


def template(kind: type[Environment]) -> Callable[[Report], str]:
    """What fills the page's template in an environment of that kind."""
    environment = _new_environment(None, kind)
    page = environment.get_template("report.html.j2")
    style = Markup((shipped_templates() / "report.css").read_text(encoding="utf-8"))

    def fill(report: Report) -> str:
        if isinstance(environment, Sandbox):
            environment.budget.renew()
        return page.render(report=report, style=style, style_hash="", logo="")

    return fill


if __name__ == "__main__":
    sys.exit(main())
