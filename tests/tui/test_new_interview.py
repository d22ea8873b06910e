"""From the home screen into an interview."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from interview.bank_library import bank_path
from interview.paths import Paths
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.live_screen import LiveScreen
from interview.tui.new_interview_form import NewInterviewForm
from tests.tui.desk import screen_text


async def test_after_a_refused_beginning_the_keyboard_stays_where_it_was(tmp_path: Path) -> None:
    app = InterviewApp(Paths(tmp_path), Settings(interviewer="Grace"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2", *"Ada", "enter", "enter", *"lead", "enter", "delete", "up", "f2")
        await pilot.press("end", *"er notes")
        await pilot.pause()
        boxes = {box.id: box.value for box in app.screen.query(Input)}
        assert boxes == {
            "candidate": "Ada",
            "role": "",
            "requisition": "leader notes",
            "interviewer": "",
            "panel": "",
        }
        assert "The interviewer's name is missing." in screen_text(app)


async def offered_interviewer(paths: Paths, settings: Settings, *keys: str) -> str:
    """Who the form names as the interviewer, after these keys on the home screen."""
    app = InterviewApp(paths, settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
        return app.screen.query_one("#interviewer", Input).value


async def test_the_form_offers_whoever_interviewed_last_also_while_the_list_is_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ghopper")
    paths = Paths(tmp_path)
    assert await offered_interviewer(paths, Settings()) == "ghopper"
    for candidate, interviewer in (("Ada", "Grace"), ("Zoe", "Barbara")):
        bank = bank_path(paths, "social-media")
        OpenInterview.begin(paths, StartRequest(bank, candidate, "", interviewer, "en")).leave()
    search = ("ctrl+f", *"Ada", "enter")
    assert await offered_interviewer(paths, Settings(), *search) == "Barbara"
    assert await offered_interviewer(paths, Settings(interviewer="Edith")) == "Edith"


async def test_enter_through_all_fields_begins(tmp_path: Path) -> None:
    app = InterviewApp(Paths(tmp_path), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2", *"Ada", "enter", "enter", *"COM-7", "enter", *"Grace", "enter")
        await pilot.press(*"Ed; Bea", "enter", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        state = app.screen._live.state
        assert (state.requisition, state.panel) == ("COM-7", ("Ed", "Bea"))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
async def test_the_whole_form_and_what_is_missing_fit(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    app = InterviewApp(Paths(tmp_path), Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.press("f2", "f2")
        await pilot.pause()
        assert isinstance(app.screen, NewInterviewForm)
        shown = " ".join(screen_text(app).split())
        missing = {"en": "The candidate's name is missing.", "fr": "ou du candidat manque."}
        assert missing[language] in shown
        assert {"en": "English", "fr": "Français"}[language] in shown


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
async def test_the_home_screen_says_whose_interview_is_open_and_cuts_nothing(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    paths = Paths(tmp_path)
    name = "Élise Durand-Delacroix de la Fontaine"
    start = StartRequest(bank_path(paths, "social-media"), name, "", "Grace", language)
    OpenInterview.begin(paths, start).leave()
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        said = {
            "en": f"Not signed yet: {name}. Enter resumes it.",
            "fr": f"Entretien non signé\u202f: {name}. Entrée le reprend.",
        }
        assert " ".join(said[language].split()) in shown
