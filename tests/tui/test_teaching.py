"""Teaching a phrase from the live screen and the debrief, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from interview.paths import Paths
from interview.settings import Settings
from interview.tui.debrief_screen import DebriefScreen
from interview.tui.impact_screen import ImpactList, ImpactScreen, ImpactSummary
from interview.tui.live_screen import LiveScreen
from interview.tui.teach_screen import SelectPhraseDialog, TeachScreen, WordingChoice
from interview.tui.widgets.dialog import ChoiceDialog, HiddenDialog
from tests.editing.teach.past_interviews import hold
from tests.editing.teach.samples import BAKER
from tests.tui.desk import Desk, desk


@asynccontextmanager
async def kitchen(home: Path, **more: object) -> AsyncIterator[Desk]:
    """An interview with the baker's bank, among the user's own."""
    banks = Paths(home / "home").banks
    banks.mkdir(parents=True)
    (banks / "baker.yaml").write_text(BAKER, encoding="utf-8")
    async with desk(home, bank_name="baker", **more) as at:  # type: ignore[arg-type]
        await at.press("f2")  # behind the opening of the call
        yield at


def bank_text(home: Path) -> str:
    return (Paths(home / "home").banks / "baker.yaml").read_text(encoding="utf-8")


async def opened(at: Desk) -> None:
    """Wait until the signals are listed."""
    await at.until(
        lambda: (
            isinstance(at.app.screen, TeachScreen)
            and at.app.screen.query_one(OptionList).option_count > 0
        )
    )


async def teach_from(at: Desk, notes: str) -> None:
    """Type notes, and ask to teach the clause they end with."""
    await at.type(notes)
    await at.press("ctrl+d")
    await opened(at)


async def looked_back(at: Desk) -> str:
    """Wait until all past interviews were looked at; what is said of them."""
    await at.until(
        lambda: (
            isinstance(at.app.screen, ImpactScreen)
            and "…" not in str(at.app.screen.query_one(ImpactSummary).render())
            and bool(str(at.app.screen.query_one(".where", Static).render()))
        )
    )
    screen = at.app.screen
    return f"{screen.query_one(ImpactSummary).render()}\n{screen.query_one(ImpactList).render()}"


def phrase(at: Desk) -> str:
    return at.app.screen.query_one(Input).value


async def test_a_marked_phrase_is_taught_in_four_keys(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        hold(Paths(tmp_path / "home").journal, "Mary", "PROVES the dough", 2, bank=BAKER.encode())
        await at.type("then proves")
        await at.press("shift+left", *["ctrl+shift+left"] * 1)
        await at.press("ctrl+d")
        await opened(at)
        assert phrase(at) == "proves"
        await at.press("enter")
        told = await looked_back(at)
        assert "One past answer: heard in 1, another level for 1." in told
        assert "Mary · 2026-03-02" in told
        assert "✓ now as it was rated" in told
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
    assert bank_text(tmp_path) == BAKER.replace("oven]   #", "oven, proves]   #")


async def test_the_running_interview_keeps_the_bank_it_began_with(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "proves")
        await at.press("enter")
        await looked_back(at)
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        assert "proves" in bank_text(tmp_path)
        await at.press("f4")
        assert at.state().answer("bread").rating is None


@pytest.mark.parametrize("steps", [0, 1])
async def test_escape_leaves_no_trace_at_any_moment(tmp_path: Path, steps: int) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "proves")
        for _ in range(steps):
            await at.press("enter")
            await looked_back(at)
        await at.press("escape")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.type("!")
        assert at.notes.text == "proves!"
        assert not at.state().answer("bread").signals
    assert bank_text(tmp_path) == BAKER


async def test_escape_does_not_wait_for_what_is_being_read(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await at.type("proves")
        await at.pilot.press("ctrl+d", "escape")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.press("ctrl+d")
        await opened(at)
        await at.pilot.press("enter", "escape")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
        await at.pilot.pause(0.3)
        assert isinstance(at.app.screen, LiveScreen)


async def test_a_bank_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "proves")
        await at.press("enter")
        await looked_back(at)
        file = Paths(tmp_path / "home").banks / "baker.yaml"
        file.write_text(BAKER + "# mine\n", encoding="utf-8")
        await at.press("enter")
        assert "changed meanwhile" in str(at.app.screen.query_one(ImpactSummary).render())
        await at.press("enter", "escape")
    assert bank_text(tmp_path) == BAKER + "# mine\n"


async def test_going_back_from_a_bank_changed_meanwhile_teaches_what_it_is_now(
    tmp_path: Path,
) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "proves")
        await at.press("down", "down", "down", "enter")
        await looked_back(at)
        file = Paths(tmp_path / "home").banks / "baker.yaml"
        file.write_text(BAKER + "# mine\n", encoding="utf-8")
        await at.press("enter")
        assert not at.app.screen.query_one(".where", Static).display
        await at.press("f3")
        await opened(at)
        await at.until(lambda: at.app.screen.query_one(OptionList).highlighted == 3)
        await at.press("enter")
        await looked_back(at)
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
    assert "proves" in bank_text(tmp_path)
    assert bank_text(tmp_path).endswith("# mine\n")


async def test_going_back_keeps_what_was_typed(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "proves")
        await at.type(" dough")
        await at.press("enter")
        await looked_back(at)
        await at.press("f3")
        await opened(at)
        assert phrase(at) == "proves dough"


async def test_other_wordings_are_one_key_or_one_click_away(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "tells me of crusts")
        offered = [phrase(at)]
        for _ in range(3):
            await at.press("tab")
            offered.append(phrase(at))
        assert offered == [
            "tells me of crusts",
            "tell* me of crust*",
            "crusts",
            "tells me of crusts",
        ]
        await at.pilot.click(WordingChoice, offset=(30, 0))
        assert phrase(at) == "tell* me of crust*"


async def test_a_signal_is_chosen_with_the_mouse(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "proves")
        await at.pilot.click(OptionList, offset=(6, 3))
        await looked_back(at)
        assert "Speaks of time" in str(at.app.screen.query_one(".title", Static).render())


async def test_it_says_whether_the_notes_would_be_heard(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "never proves")
        await at.press("tab", "tab")
        assert "not heard in these notes" in str(at.app.screen.query_one(WordingChoice).render())


async def test_a_signal_of_several_parts_asks_to_which_the_phrase_belongs(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "einkorn")
        await at.press("down", "enter")
        await at.until(lambda: isinstance(at.app.screen, ChoiceDialog))
        await at.type("dinkel")
        await at.press("enter")
        await looked_back(at)
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, LiveScreen))
    assert "spelt: [dinkel, épeautre, einkorn]\n" in bank_text(tmp_path)


async def test_a_phrase_that_is_there_already_is_refused(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await teach_from(at, "kneads")
        await at.press("enter")
        assert isinstance(at.app.screen, TeachScreen)
        assert bank_text(tmp_path) == BAKER


async def test_a_bank_that_was_broken_meanwhile_is_complained_of(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        file = Paths(tmp_path / "home").banks / "baker.yaml"
        file.write_text(BAKER.replace("scale:", "scales:"), encoding="utf-8")
        await at.type("proves")
        await at.press("ctrl+d")
        await at.until(lambda: "B012" in str(at.app.screen.query(".text").last().render()))


async def test_hidden_notes_and_empty_notes_teach_nothing(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await at.press("ctrl+d")
        assert isinstance(at.app.screen, LiveScreen)
        await at.type("proves")
        await at.press("f12", "ctrl+d")
        assert isinstance(at.app.screen, HiddenDialog)


async def test_a_shipped_bank_is_said_to_be_copied(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(140, 40)) as at:
        await at.go("followers")
        await teach_from(at, "zorglub")
        await at.press("enter")
        await looked_back(at)
        where = str(at.app.screen.query_one(".where", Static).render())
        assert "your own copy" in where
        assert "social-media.yaml" in where


async def test_in_the_debrief_the_phrase_is_marked_in_the_notes_of_a_question(
    tmp_path: Path,
) -> None:
    async with kitchen(tmp_path) as at:
        await at.type("proves it")
        await at.app.screen.run_action("debrief")
        await at.until(lambda: isinstance(at.app.screen, DebriefScreen))
        await at.press("down", "ctrl+d")  # the first point is the consent
        await at.until(lambda: isinstance(at.app.screen, SelectPhraseDialog))
        await at.press(*["shift+right"] * 6, "enter")
        await opened(at)
        assert phrase(at) == "proves"
        await at.press("enter")
        await looked_back(at)
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, DebriefScreen))
    assert "oven, proves]" in bank_text(tmp_path)


async def test_the_key_can_be_changed(tmp_path: Path) -> None:
    async with kitchen(tmp_path, settings=Settings(keys={"teach": "ctrl+b"})) as at:
        await at.type("proves")
        await at.press("ctrl+b")
        await opened(at)
