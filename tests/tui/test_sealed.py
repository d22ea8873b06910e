"""A sealed interview shows what is recorded, and takes nothing in until an amendment is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from interview.cli.record import record_file
from interview.demo import demo_interview
from interview.journal import LineFor, load_record
from interview.journal.record_decision import DecisionDraft
from interview.paths import Paths
from interview.running.open_interview import TypedLine
from interview.running.resume_interview import resume_interview
from interview.session import fold
from interview.settings import Settings
from interview.signing.rater_key import rater_key
from interview.status_words import RecordStatus
from interview.tui.app import InterviewApp
from interview.tui.live_screen import LiveScreen
from interview.tui.names_dialog import NamesDialog
from interview.tui.report_screen import ReportScreen
from interview.tui.settings_screen import SettingsScreen
from interview.tui.widgets.dialog import ChoiceDialog, LineDialog, SecretDialog
from tests.journal.samples import change
from tests.tui.desk import Desk, User, desk, left_by_a_kill, screen_text


async def sign(at: Desk) -> None:
    await at.debrief()
    await at.press("f8")
    await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
    await at.press("enter")
    await at.until(lambda: at.interview.live.state.is_signed)


async def back(at: Desk) -> None:
    await at.press("f3")
    await at.until(lambda: isinstance(at.app.screen, LiveScreen))
    await at.pilot.pause()


async def amend(at: Desk) -> None:
    await at.debrief()
    await at.app.screen.run_action("amend")
    await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
    await at.type("why")
    await at.press("enter")
    await at.until(lambda: not at.interview.live.state.is_signed)


async def test_what_is_typed_in_a_sealed_interview_is_not_shown_as_if_it_were_kept(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.type("before")
        await sign(at)
        await back(at)
        await at.type(" after")
        assert at.notes.text == "before"


async def test_an_amended_interview_is_taken_up_where_its_cursor_was_put_meanwhile(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path / "home") as at:
        await at.type("before")
        await sign(at)
        await back(at)
        await at.press("left", "left")
        await at.press("f4")
        await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
        await at.type("why")
        await at.press("enter")
        await at.until(lambda: not at.interview.live.state.is_signed)
        await at.pilot.pause()
        cursor = at.notes.cursor_location
        left_by_a_kill(at.interview.paths.home, tmp_path / "killed")
    again = resume_interview(Paths(tmp_path / "killed"))
    assert again.cursor == cursor == (0, 4)
    again.leave()


async def test_the_names_of_a_sealed_interview_are_not_corrected_without_an_amendment(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await sign(at)
        await back(at)
        await at.app.screen.run_action("details")
        await at.pilot.pause()
        assert isinstance(at.app.screen, LiveScreen)
        assert "signed" in at.message
        await amend(at)
        await back(at)
        await at.app.screen.run_action("details")
        await at.until(lambda: isinstance(at.app.screen, NamesDialog))


async def test_the_notes_can_be_changed_once_an_amendment_is_open(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.type("before")
        await sign(at)
        await amend(at)
        await back(at)
        await at.type(" after")
        assert at.notes.text == "before after"


async def test_the_table_of_a_sealed_interview_takes_nothing_in(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.go("platforms")
        await at.press("ctrl+o")
        await at.type("X")
        await sign(at)
        await back(at)
        await at.type("late")
        await at.press("ctrl+o")
        assert "signed" in at.message
        await at.type("late")
        assert [box.value for box in at.app.screen.query(Input)][:1] == ["X"]
        await amend(at)
        await back(at)
        await at.type("notes")
        assert at.notes.text == "notes"


async def test_an_amendment_goes_on_at_the_question_that_was_looked_at(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await sign(at)
        await back(at)
        await at.press("f2")
        await amend(at)
        assert fold(at.interview.live.history) == at.interview.live.state
        assert at.interview.live.state.question == "constant-marketer"


async def test_a_paste_on_the_scale_or_the_signals_goes_to_the_notes(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for key in ("escape", "ctrl+t"):
            await at.press(key)
            at.app.post_message(Paste("pasted "))
            await at.pilot.pause()
        await at.until(lambda: at.notes.text == "pasted pasted ")
        assert at.notes.has_focus


class TestPassphrase:
    """The key that signs has a passphrase: it is asked for, and nothing is signed without it."""

    @pytest.fixture(autouse=True)
    def needed(self) -> None:
        pytest.importorskip("bcrypt", reason="needs the extra “passphrase”")

    async def give(self, at: Desk, passphrase: str) -> None:
        await at.until(lambda: isinstance(at.app.screen, SecretDialog) and at.app.screen.is_mounted)
        await at.type(passphrase)
        assert passphrase not in at.screen_text()
        await at.press("enter")
        await at.pilot.pause()

    async def ask(self, at: Desk, name: str = "") -> None:
        await at.debrief()
        await at.press("f8")
        await at.until(lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted)
        await at.type(name)
        await at.press("enter")

    async def test_that_of_the_key_is_asked_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with desk(tmp_path) as at:
            journal = at.interview.paths.journal
            rater_key(journal, "Grace Hopper", "open sesame")
            monkeypatch.setattr("interview.signing.rater_key._unlocked", {})
            await self.ask(at)
            await self.give(at, "open sesam")
            await at.until(lambda: "not the passphrase" in at.message)
            assert not at.interview.live.state.is_signed
            await self.ask(at, "Joan")
            await at.until(lambda: isinstance(at.app.screen, SecretDialog))
            killed = Paths(tmp_path / "killed")
            left_by_a_kill(at.interview.paths.home, killed.home)
            await self.give(at, "open sesame")
            await at.until(lambda: at.interview.live.state.is_signed)
            assert at.interview.typed_line is None
            assert at.interview.settle(60)
            record = load_record(journal, at.interview.id)
            assert record.status is RecordStatus.SIGNED
        again = resume_interview(killed)
        assert again.typed_line == TypedLine(LineFor.SIGNATURE, "", "Joan")
        again.leave()


async def test_the_home_screen_says_how_each_stands_as_the_list_does(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "home")
    names = [record_file(paths, demo_interview(), by="Grace Hopper") for _each in range(3)]
    change(
        paths.journal,
        f"DELETE FROM seal WHERE stream LIKE '{names[0]}/%'",
        f"DELETE FROM event WHERE stream LIKE '{names[1]}/%' AND seq ="
        f" (SELECT max(seq) FROM event WHERE stream LIKE '{names[1]}/%')",
    )
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
    for words in ("■ signed", "▲ ended, not sealed", "▲ not as signed"):
        assert shown.count(words) == 1, words


async def test_a_decision_is_recorded_from_the_report_of_a_sealed_interview_alone(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.debrief()
        await at.press("f9")
        await at.until(lambda: isinstance(at.app.screen, ReportScreen))
        await at.pilot.pause()
        await at.press("f8")
        assert isinstance(at.app.screen, ReportScreen)
        await at.press("f3")
        await sign(at)
        assert at.interview.settle(30)
        await at.press("f9")
        await at.until(lambda: isinstance(at.app.screen, ReportScreen))
        await at.pilot.pause()
        await at.press("f8")
        await at.until(lambda: isinstance(at.app.screen, ChoiceDialog))
        await at.press("down", "enter")
        for words in ("calm", "Jo"):
            await at.until(
                lambda: isinstance(at.app.screen, LineDialog) and at.app.screen.is_mounted
            )
            await at.pilot.pause()
            await at.type(words)
            left_by_a_kill(at.interview.paths.home, tmp_path / words)
            await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, ReportScreen))
        await at.pilot.pause()
        assert not list(at.interview.paths.home.glob("drafts/*-decision.log"))
        (decision,) = load_record(at.interview.paths.journal, at.interview.id).decisions
        assert (decision.by, decision.taken.decision) == ("Jo", "advance")
        assert decision.taken.reasons == "calm"
    drafts = [
        DecisionDraft(Paths(tmp_path / at_word).journal, at.interview.id)
        for at_word in ("calm", "Jo")
    ]
    assert [each.taken for each in drafts] == [decision.taken] * 2
    assert [each.signature for each in drafts] == ["", "Jo"]
    paths = Paths(tmp_path / "Jo")
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        again = User(pilot)
        app.push_screen(ReportScreen(paths, Settings(), at.interview.id))
        await pilot.pause()
        assert "A decision was begun and not signed: F8 goes on" in again.screen_text()
        await again.press("f8", "enter")
        for words in ("calm", "Jo"):
            assert app.screen.query_one(Input).value == words
            await again.type("!")
            await again.press("enter")
    (decision,) = load_record(paths.journal, at.interview.id).decisions
    assert (decision.by, decision.taken.reasons) == ("Jo!", "calm!")


@pytest.mark.parametrize("leaves_the_debrief", [True, False])
async def test_settings_kept_in_a_sealed_interview_leave_its_screen_open(
    tmp_path: Path, leaves_the_debrief: bool
) -> None:
    async with desk(tmp_path) as at:
        await sign(at)
        if leaves_the_debrief:
            await back(at)
        screen = type(at.app.screen)
        await at.app.screen.run_action("settings")
        await at.until(lambda: isinstance(at.app.screen, SettingsScreen))
        await at.pilot.pause()
        await at.press("f2")
        await at.until(lambda: not isinstance(at.app.screen, SettingsScreen))
        await at.pilot.pause()
        assert type(at.app.screen) is screen
