"""The live screen when the bank's file is edited meanwhile: by Pilot, on real files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.journal import load_record
from interview.paths import Paths
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.running.resume_interview import resume_interview
from interview.session.interview_record import InterviewRecord
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.bank_update import notice
from interview.tui.widgets.dialog import TextDialog
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.notes import Notes
from interview.tui.widgets.question_pane import QuestionPane
from interview.tui.widgets.scale import Scale
from tests.editing.diff.samples import EVERYTHING


class Kitchen:
    """An interviewer at the program, and somebody who edits the bank."""

    def __init__(self, pilot: Pilot[str], paths: Paths, interview: OpenInterview) -> None:
        self.pilot = pilot
        self.interview = interview
        self._paths = paths

    def edit(self, *edits: tuple[str, str]) -> None:
        _edit(self._paths, *edits)

    async def take_up(self) -> None:
        await self.pilot.app.screen.run_action("correct_bank")
        await self.pilot.pause()

    async def told(self) -> list[str]:
        """What the program says unasked, once it had time to look."""
        for _ in range(1200):
            await self.pilot.pause(0.05)
            if list(self._messages()):
                break
        return [*self._messages()]

    def _messages(self) -> Iterator[str]:
        return (line.message for line in self.pilot.app.screen.query(MessageLine) if line.message)

    @property
    def notes(self) -> Notes:
        return self.pilot.app.screen.query_one(Notes)

    def drawn(self, widget: type[QuestionPane] | type[Scale]) -> str:
        found = self.pilot.app.screen.query_one(widget)
        return "\n".join(line.plain for line in found.draw(70))

    def record(self) -> InterviewRecord:
        assert self.interview.settle(60)
        return load_record(self._paths.journal, self.interview.id)


def _begun(paths: Paths) -> OpenInterview:
    paths.banks.mkdir(parents=True, exist_ok=True)
    file = paths.banks / "baker.yaml"
    file.write_text(EVERYTHING, encoding="utf-8")
    return OpenInterview.begin(paths, StartRequest(file, "Ada", "", "Grace", "en"))


def _edit(paths: Paths, *edits: tuple[str, str]) -> None:
    file = paths.banks / "baker.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


@asynccontextmanager
async def kitchen(home: Path, *edits: tuple[str, str]) -> AsyncIterator[Kitchen]:
    """A new interview; with edits, one that was left, then its bank edited, then taken up again."""
    paths = Paths(home)
    interview = _begun(paths)
    if edits:
        interview.leave()
        _edit(paths, *edits)
        interview = resume_interview(paths, interview.id)
    app = InterviewApp(paths, Settings(), interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.screen.run_action("visit(3)")
        await pilot.pause()
        yield Kitchen(pilot, paths, interview)
        interview.leave()


SLIP = ("How do you bake bread?", "How do you bake bread ?")
NAME = ("[Weak, Fair", "[weak, Fair")
LONG = ("Does not know.", "Tells the steps.", "Ne sait pas.", "Dit les étapes.", "Good bye.")
ANCHOR = ("3: Tells why.", "3: Tells how.")


async def test_corrected_words_show_at_once_and_the_notes_stay_as_they_are(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await at.pilot.press(*"flour", "left", "left")
        at.edit(SLIP, NAME)
        await at.take_up()
        assert "How do you bake bread ?" in at.drawn(QuestionPane)
        assert "1 weak" in at.drawn(Scale)
        assert (at.notes.text, at.notes.cursor_location) == ("flour", (0, 3))
        assert at.notes.has_focus
        await at.pilot.press("x")
        assert at.notes.text == "floxur"


async def test_what_was_taken_up_is_in_the_journal_and_is_there_when_one_comes_back(
    tmp_path: Path,
) -> None:
    async with kitchen(tmp_path) as at:
        began_with = at.record().bank_sha256
        at.edit(SLIP)
        await at.take_up()
        record = at.record()
    assert record.bank.question("bread").ask.main == "How do you bake bread ?"
    assert record.bank_sha256 != began_with
    paths = Paths(tmp_path)
    (paths.banks / "baker.yaml").unlink()
    interview = resume_interview(paths, record.id)
    assert interview.live.bank.question("bread").ask.main == "How do you bake bread ?"
    interview.leave()


async def test_a_changed_rubric_is_shown_and_never_taken_up(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        at.edit(SLIP, ANCHOR)
        await at.take_up()
        assert isinstance(at.pilot.app.screen, TextDialog)
        shown = str(at.pilot.app.screen._text)
        assert "Anchor of level 3 (en): Tells why. → Tells how." in shown
        await at.pilot.press("q")
        assert "How do you bake bread?" in at.drawn(QuestionPane)
        assert at.record().bank.question("bread").levels[3].main == "Tells why."


async def test_a_long_list_of_changes_scrolls_and_any_other_key_closes_it(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        at.edit(ANCHOR, *((old, f"{old} And so on, to be long enough.") for old in LONG))
        await at.take_up()
        screen = at.pilot.app.screen
        box = screen.query_one(".box")
        await at.pilot.press("pagedown", "up")
        await at.pilot.pause()
        assert box.scroll_y > 0
        assert at.pilot.app.screen is screen
        await at.pilot.press("x")
        assert at.notes.has_focus
        assert at.notes.text == ""


async def test_whoever_comes_back_is_told_of_corrections(tmp_path: Path) -> None:
    async with kitchen(tmp_path, SLIP) as at:
        (told,) = await at.told()
        assert "1 text was corrected" in told
        assert "How do you bake bread?" in at.drawn(QuestionPane)
        assert at.notes.has_focus


async def test_whoever_comes_back_is_told_of_a_changed_rubric(tmp_path: Path) -> None:
    async with kitchen(tmp_path, ANCHOR) as at:
        (told,) = await at.told()
        assert "keeps its own" in told


@pytest.mark.parametrize(
    "edit",
    [("format: 1", "format: 1  # ours"), ("level: 2}", "level: 1}"), ("title: Baker", "title: [")],
    ids=["remark", "example", "mistake"],
)
def test_nothing_is_said_of_what_concerns_editors_only(
    tmp_path: Path, edit: tuple[str, str]
) -> None:
    paths = Paths(tmp_path)
    interview = _begun(paths)
    _edit(paths, edit)
    assert notice(interview) == ""
    interview.leave()


def test_a_bank_that_was_moved_away_is_not_missed(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    interview = _begun(paths)
    (paths.banks / "baker.yaml").unlink()
    assert notice(interview) == ""
    interview.leave()


async def test_where_the_file_has_mistakes_they_are_shown_on_demand(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        at.edit(("title: Baker", "title: ["))
        await at.take_up()
        assert isinstance(at.pilot.app.screen, TextDialog)
        assert "baker.yaml" in str(at.pilot.app.screen._text)


async def test_where_the_file_is_gone_that_is_said_on_demand(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        (tmp_path / "banks" / "baker.yaml").unlink()
        await at.take_up()
        assert "moved or deleted" in (await at.told())[0]


async def test_where_nothing_was_edited_that_is_said(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        await at.take_up()
        assert "nothing" in (await at.told())[0]


async def test_a_signed_interview_takes_nothing_up(tmp_path: Path) -> None:
    async with kitchen(tmp_path) as at:
        at.interview.live.sign("Grace")
        at.edit(SLIP)
        await at.take_up()
        assert "signed" in (await at.told())[0]
        assert at.record().bank.question("bread").ask.main == "How do you bake bread?"
