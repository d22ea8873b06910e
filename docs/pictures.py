"""Takes the README's pictures from the running program: `python docs/pictures.py`.

The report's picture needs a Chromium on the machine.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from interview.bank_library import bank_path
from interview.cli.record import record_file
from interview.demo import DEMO_INTERVIEWER, demo_interview
from interview.journal import list_interviews, load_record
from interview.paths import Paths
from interview.record_status import RecordStatus
from interview.reporting import compose_report, render_html
from interview.settings import Settings
from interview.tui import StartRequest
from interview.tui.app import InterviewApp
from interview.tui.open_interview import OpenInterview

PICTURES = Path(__file__).parent / "images"
NOTES = (
    "asks first what the site is for, then one figure a campaign\n"
    "conversions vs. baseline of the 3 months before, utm links\n"
    "stops after 6 weeks what brings nothing. likes = nice to have"
)


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
        await pilot.pause(0.3)
        return without_fonts(app.export_screenshot(title="interview"))


def without_fonts(svg: str) -> str:
    """The picture without fonts from elsewhere: it shows with the reader's own."""
    bare = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    return bare.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace")


def report_page(paths: Paths) -> str:
    """The report of the demonstration's interview."""
    record_file(paths, demo_interview(), by=DEMO_INTERVIEWER)
    newest = list_interviews(paths.journal)
    demo = next(each for each in newest if each.status is RecordStatus.SIGNED)
    record = load_record(paths.journal, demo.id.interview)
    return render_html(compose_report(record, "en", now=datetime.now(UTC)))


def photograph(page: str, picture: Path) -> None:
    """A picture of the top of a page."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.html")
        file.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1000,1180"]
        command = [browser, *options, f"--screenshot={picture}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Take both."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        svg = asyncio.run(live_screen(paths))
        (PICTURES / "live.svg").write_text(svg, encoding="utf-8")
        photograph(report_page(paths), PICTURES / "report.png")


if __name__ == "__main__":
    main()
