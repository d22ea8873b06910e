"""The program in a real browser: an interview held, reloaded in mid-sentence, signed, reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.journal import list_interviews, load_record
from tests.web.chromium import CHROMIUM, Chromium
from tests.web.serving import serving

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium"),
]

QUESTION = "What title do they give themselves"


async def test_an_interview_is_held_and_reported_and_a_reload_loses_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text('interviewer = "Grace Hopper"\n')
    async with serving(home) as served, Chromium.start(tmp_path / "profile") as chromium:
        link = await served.link()
        page = await chromium.page()
        await page.keep_downloads(tmp_path / "downloads")
        await page.open(link)
        await page.wait_for("No interview yet")
        await page.press("F2")
        await page.wait_for("Candidate")
        await page.type("Zoé Lindqvist")
        await page.press("F2")
        await page.wait_for(QUESTION)
        await page.type("says she is a gu")
        await page.wait_for("a gu")
        await page.reload()
        await page.wait_for("says she is a gu")
        await page.type("ru, and laughs")
        await page.wait_for("a guru, and laughs")
        await page.press("F5")
        await page.press("Control+G")
        await page.type("debrief")
        await page.press("Enter")
        await page.wait_for("Report")
        await page.press("F8")
        await page.wait_for("Grace Hopper")
        await page.press("Enter")
        await page.wait_for("signed")
        await page.press("F9")
        await page.wait_for("Web page")
        await page.press("F5")
        await page.wait_for("Written")
        report = await page.download()
        assert "a guru, and laughs" in report.read_text(encoding="utf-8")
        await page.press("Control+Q")
        await page.wait_for_words("The program has ended.")
        assert page.complaints == []
        here = link.partition("/?key=")[0]
        assert [each for each in page.requests if not each.startswith(here)] == []
    (summary,) = list_interviews(home / "journal.db")
    state = load_record(home / "journal.db", summary.id.interview).state
    assert (state.candidate, state.is_signed) == ("Zoé Lindqvist", True)


async def test_each_browser_has_a_program_of_its_own_and_a_second_window_takes_over(
    tmp_path: Path,
) -> None:
    async with (
        serving(tmp_path / "home", "--sessions", "2") as served,
        Chromium.start(tmp_path / "profile") as chromium,
    ):
        first, second = await served.link(), await served.link()
        mine, other = await chromium.page(), await chromium.page()
        await mine.open(first)
        await mine.wait_for("No interview yet")
        await other.open(first)
        await other.wait_for_words("Only the link")
        await other.open(second)
        await other.wait_for("No interview yet")
        await other.press("F2")
        await other.wait_for("Candidate")
        assert "Candidate" not in mine.text
        window = await chromium.page(cookies_of=mine)
        await window.open(first.partition("?")[0])
        await window.wait_for("No interview yet")
        await mine.wait_for_words("It was opened in another window.")
