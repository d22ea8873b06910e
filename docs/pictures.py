"""Takes the pictures of README and docs from the running program: `python docs/pictures.py`.

They show the demonstration, so that anybody can see the same with `interview demo`. Pages need a
Chromium on the machine. `python docs/pictures.py first-interview` takes those of the page on the
first interview alone, in each of its languages.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from textual.pilot import Pilot

from interview.bank_library import bank_path
from interview.cli import main as run
from interview.cli.demo_journal import fill_demo_journal
from interview.i18n import speaking
from interview.paths import HOME_VARIABLE, Paths
from interview.running.open_interview import OpenInterview
from interview.session.agenda import OPENING
from interview.settings import Settings
from interview.tui import StartRequest
from interview.tui.app import InterviewApp

PICTURES = Path(__file__).parent / "images"
NOTES = (
    "asks first what the site is for, then one figure a campaign\n"
    "conversions vs. baseline of the 3 months before, utm links\n"
    "stops after 6 weeks what brings nothing. likes = nice to have"
)

FIRST_INTERVIEW = {
    "en": (
        "Social media lead",
        "asks first what the goal is, then leads per campaign\nI would stop what brings nothing.",
    ),
    "fr": (
        "Responsable réseaux sociaux",
        "demande d’abord l’objectif, puis inscriptions par campagne\n"
        "J’arrêterais ce qui ne rapporte rien.",
    ),
}
"""The role and the notes in the pictures of the first interview, by language."""
RATED_BEFORE = ("self-title", "constant-marketer", "profiles", "platforms", "history", "campaigns")
RATED_AFTER = ("followers",)
"""The questions that its pictures show as rated: up to the one on screen, and in the debrief."""


async def live_screen(paths: Paths) -> str:
    """An interview in the middle of a call, as SVG."""
    bank = bank_path(paths, "social-media")
    request = StartRequest(bank, "Camille Verlaine", "Social media lead", "Ada Weber", "en")
    interview = OpenInterview.begin(paths, request)
    app = InterviewApp(paths, Settings(), interview)
    async with app.run_test(size=(132, 38)) as pilot:
        await pilot.pause(0.5)
        for question in ("self-title", "constant-marketer", "profiles", "platforms", "campaigns"):
            interview.live.open_question(question)
            interview.live.type_notes(question, "seen", (0, 0))
            interview.live.rate(3)
        await pilot.press("f2")
        app.screen.query_one("#notes").insert(NOTES)  # type: ignore[attr-defined]
        await pilot.pause(1.0)
        await pilot.press("f7")
        return await drawn(pilot)


async def first_interview(paths: Paths, language: str) -> Mapping[str, str]:
    """A first interview from its form to its debrief, each moment as SVG."""
    role, notes = FIRST_INTERVIEW[language]
    app = InterviewApp(paths, Settings(interviewer="Ada Weber"))
    async with app.run_test(size=(116, 26)) as pilot:
        await pilot.press("f2", *"Camille", "space", *"Verlaine", "enter")
        form = await drawn(pilot)
    bank = bank_path(paths, "social-media")
    request = StartRequest(bank, "Camille Verlaine", role, "Ada Weber", language)
    interview = OpenInterview.begin(paths, request)
    app = InterviewApp(paths, Settings(), interview)
    async with app.run_test(size=(116, 30)) as pilot:

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.5)

        await pilot.pause(0.5)
        interview.live.open_question(OPENING)
        await press("f2", "f3", "ctrl+o")
        opening = await drawn(pilot)
        await press("a", "escape")
        for question in RATED_BEFORE:
            interview.live.open_question(question)
            interview.live.type_notes(question, "seen", (0, 0))
            interview.live.rate(3)
        await press("f2")
        app.screen.query_one("#notes").insert(notes)  # type: ignore[attr-defined]
        await pilot.pause(1.0)
        await press("ctrl+e")
        await pilot.pause(1.0)
        notes_taken = await drawn(pilot)
        await press("f7", "ctrl+k")
        interrupted = await drawn(pilot)
        await press("ctrl+k")
        for question in RATED_AFTER:
            interview.live.open_question(question)
            interview.live.type_notes(question, "seen", (0, 0))
            interview.live.rate(2)
        interview.live.open_question("to-verify")
        await press("f2")
        debrief = await drawn(pilot)
    moments = {"form": form, "opening": opening, "notes": notes_taken}
    return moments | {"interrupted": interrupted, "debrief": debrief}


def pictures_of_the_first_interview() -> None:
    """Take those of the page on the first interview."""
    for language in FIRST_INTERVIEW:
        with tempfile.TemporaryDirectory() as folder, speaking(language):
            moments = asyncio.run(first_interview(Paths(Path(folder)), language))
        for name, svg in moments.items():
            (PICTURES / f"first-{name}-{language}.svg").write_text(svg, encoding="utf-8")


async def screen_of(paths: Paths, *keys: str, rows: int = 30) -> str:
    """What the demonstration shows after some keys, as SVG."""
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=(116, rows)) as pilot:
        await pilot.pause(0.5)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(1.0)
        return await drawn(pilot)


async def drawn(pilot: Pilot[object]) -> str:
    """The screen as SVG, without fonts from elsewhere: it shows with the reader's own."""
    await pilot.pause(0.5)
    svg = pilot.app.export_screenshot(title="interview")
    bare = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    return bare.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace")


def photograph(page: Path, picture: str, height: int, width: int = 1000) -> None:
    """A picture of the top of a page."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    size = f"--window-size={width},{height}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size]
    command = [browser, *options, f"--screenshot={PICTURES / picture}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def only(page: Path, question: str) -> Path:
    """The page with nothing but one question on it."""
    head, _main, rest = page.read_text(encoding="utf-8").partition("<main>")
    article = rest[rest.index(f'<article id="{question}"') :].partition("</article>")[0]
    made = page.with_name(f"{question}.html")
    made.write_text(f"{head}<main>{article}</article></main></body></html>", encoding="utf-8")
    return made


def pages(interviews: Mapping[str, str], folder: Path) -> None:
    """The pages that the commands write, each in a picture."""
    first = interviews["lindqvist-okafor"]

    def written(name: str, *words: str) -> Path:
        file = folder / f"{name}.html"
        assert run([*words, "-o", str(file)]) == 0
        return file

    report = written("report", "report", first)
    photograph(report, "report.png", 1180)
    photograph(only(report, "q-campaigns"), "report-question.png", 880)
    copy = written("copy", "report", first, "--audience", "candidate")
    photograph(copy, "report-candidate.png", 900)
    photograph(written("decided", "report", interviews["obrien"]), "report-decision.png", 1180)
    comparison = written("comparison", "compare", "--bank", "social-media")
    photograph(comparison, "comparison.png", 1240, width=1200)
    photograph(written("panel", "panel", "Lindqvist"), "panel.png", 1380)
    forms = written("forms", "panel", "Lindqvist", "--format", "forms")
    photograph(forms, "panel-forms.png", 1230)
    insights = written("insights", "insights", "social-media", "--no-raters")
    photograph(insights, "insights.png", 1375)
    photograph(written("kit", "bank", "print", "social-media"), "kit.png", 1240)


def main() -> None:
    """Take all of them."""
    PICTURES.mkdir(exist_ok=True)
    pictures_of_the_first_interview()
    if sys.argv[1:] == ["first-interview"]:
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder, "live"))
        screens = {"live": asyncio.run(live_screen(paths))}
        paths = Paths(Path(folder, "demo"))
        interviews = fill_demo_journal(paths)
        screens["list"] = asyncio.run(screen_of(paths, "down", rows=16))
        screens["comparison-screen"] = asyncio.run(screen_of(paths, "down", "f6"))
        screens["panel-screen"] = asyncio.run(screen_of(paths, "down", "f7"))
        for name, svg in screens.items():
            (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
        with tempfile.TemporaryDirectory() as made:
            os.environ[HOME_VARIABLE] = str(paths.home)
            pages(interviews, Path(made))


if __name__ == "__main__":
    main()
