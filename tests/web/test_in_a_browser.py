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


async def test_an_interview_is_held_in_a_browser_and_others_see_nothing_of_it(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "tour-seen").touch()
    (home / "settings.toml").write_text('interviewer = "Grace Hopper"\n')
    async with (
        serving(home, "--sessions", "2") as served,
        Chromium.start(tmp_path / "profile") as chromium,
    ):
        link, second_link = await served.link(), await served.link()
        page, other = await chromium.page(), await chromium.page()
        await page.open(link)
        await page.wait_for("No interview yet")
        await other.open(link)
        await other.wait_for_words("Only the link")
        await page.press("F2")
        await page.wait_for("Candidate")
        await page.type("Zoé Lindqvist")
        await page.press("F2")
        await page.wait_for(QUESTION)

        await page.type("says she is a gu")
        await page.reload()  # at once: what was typed last is still on its way
        await page.wait_for("says she is a gu")
        await page.type("ru, and laughs")
        await page.wait_for("a guru, and laughs")

        left, page = page, await chromium.page(cookies_of=page)
        await page.open(link.partition("?")[0])
        await page.wait_for("a guru, and laughs")
        await left.wait_for_words("It was opened in another window.")

        await other.open(second_link)
        await other.wait_for("Zoé Lindqvist")
        assert "laughs" not in other.text

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
        report = await chromium.download()
        assert ", and laughs" in report.read_text(encoding="utf-8")
        await page.press("Control+Q")
        await page.wait_for_words("The program has ended.")
        assert left.complaints + page.complaints == []
        here = link.partition("/?key=")[0]
        asked = left.requests + page.requests
        assert [each for each in asked if not each.startswith(here)] == []
    (summary,) = list_interviews(home / "journal.db")
    state = load_record(home / "journal.db", summary.id.interview).state
    assert (state.candidate, state.is_signed) == ("Zoé Lindqvist", True)
