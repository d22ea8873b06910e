"""The preview by Pilot: a real file that is saved, and the screen that follows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from interview import i18n
from interview.editing.copy.working_copy import working_copy
from interview.paths import Paths
from interview.running.open_request import PreviewRequest
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.command_palette import commands
from interview.tui.help_screen import HelpScreen
from interview.tui.preview_screen import PreviewScreen, PreviewWaitScreen
from interview.tui.widgets.agenda_list import AgendaList
from interview.tui.widgets.answer_field import AnswerField
from interview.tui.widgets.answer_options import OptionsField
from interview.tui.widgets.diagnostics_view import DiagnosticsView
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.preview_bar import PreviewBar
from interview.tui.widgets.question_pane import QuestionPane
from interview.tui.widgets.scale import Scale
from interview.tui.widgets.signal_list import SignalList
from tests.editing.copy.samples import BANK, bank_file
from tests.tui.desk import User

FRENCH = BANK.replace("title: Mine", "title: Mine\nlanguages: [en, fr]\nfr: {title: La mienne}")


class Bench(User):
    """Whoever writes a bank, with the file and the screen."""

    def __init__(self, pilot: Pilot[str], file: Path) -> None:
        super().__init__(pilot)
        self.file = file

    def shown(self, widget: type[Widget]) -> str:
        """What a widget shows; nothing while it is not there."""
        return "".join(str(each.render()) for each in self.app.screen.query(widget))

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for what the watch or the rubric brings."""
        for _ in range(3000):
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it never came about; the question is:\n{self.shown(QuestionPane)}")

    async def save(self, text: str, then: Callable[[], object]) -> None:
        """Save the bank as many editors do, by another file in its place; wait for the effect."""
        fresh = self.file.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self.file)
        await self.until(then)

    def has_mistakes(self) -> bool:
        return any(panel.display for panel in self.app.screen.query(DiagnosticsView))


@asynccontextmanager
async def bench(
    folder: Path,
    text: str = BANK,
    question: str = "",
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
) -> AsyncIterator[Bench]:
    paths = Paths(folder / "home")
    file = bank_file(paths.banks, text)
    app = InterviewApp(
        paths, settings or Settings(), request=PreviewRequest(file, question=question)
    )
    async with app.run_test(size=size) as pilot:
        at = Bench(pilot, file)
        await at.until(lambda: isinstance(app.screen, PreviewScreen) or at.has_mistakes())
        await pilot.pause()
        yield at


async def test_keys_that_were_set_are_named_at_once(tmp_path: Path) -> None:
    async with bench(tmp_path, size=(140, 40)) as at:
        own = '[keys]\nnext = "ctrl+b"\nrate_1 = "f10"\n'
        at.app.paths.settings.write_text(own, encoding="utf-8")
        await at.app.screen.run_action("screen.settings")
        await at.press("f2")
        assert isinstance(at.app.screen, PreviewScreen)
        assert "^B Next" in at.shown(KeyBar)
        assert "F10 ○ 1" in at.shown(Scale)


async def test_a_bank_is_shown_as_in_an_interview(tmp_path: Path) -> None:
    async with bench(tmp_path, size=(140, 40)) as at:
        assert "How do you check your own work?" in at.shown(QuestionPane)
        assert "What did you find last time?" in at.shown(QuestionPane)
        assert "Names a list" in at.shown(SignalList)
        assert "Does not check it." in at.shown(Scale)
        assert "errors" in at.shown(AgendaList)
        assert "mine.yaml  Mine" in at.shown(PreviewBar)


async def test_the_questions_are_gone_through_with_the_keys_of_an_interview(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        await at.press("f2")
        assert "Which mistake" in at.shown(QuestionPane)
        for _last in range(2):
            await at.press("f2")
            assert "That was my last question" in at.shown(QuestionPane)
        await at.press("f3", "f3")
        assert "own work" in at.shown(QuestionPane)
        await at.press("ctrl+g")
        await at.type("err")
        await at.press("enter")
        await at.until(lambda: "Which mistake" in at.shown(QuestionPane))


async def test_a_note_that_is_tried_lights_signals_and_says_why(tmp_path: Path) -> None:
    async with bench(tmp_path, settings=Settings(hide_suggestions=True)) as at:
        await at.type("a checklist")
        await at.until(lambda: "● Names a list" in at.shown(SignalList))
        assert "2 Good ◂" in at.shown(Scale)
        assert "Names a list" in at.shown(Scale)
        assert not (at.app.paths.home / "journal.db").exists()


async def test_a_save_is_shown_and_the_place_is_kept(tmp_path: Path) -> None:
    async with bench(tmp_path, question="errors") as at:
        await at.type("none comes")
        await at.press("left", "left")
        await at.save(
            BANK.replace("of yours taught", "taught").replace("Good]", "Fine]"),
            lambda: "Which mistake taught" in at.shown(QuestionPane),
        )
        assert "2 Fine" in at.shown(Scale)
        assert at.notes.text == "none comes"
        assert at.notes.cursor_location == (0, 8)
        assert at.app.focused is at.notes


async def test_a_new_phrase_is_heard_in_the_notes_that_stand(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        await at.type("four eyes")
        await at.press("escape")
        await at.save(
            BANK.replace("[checklist]", "[checklist, four eyes]"),
            lambda: "● Names a list" in at.shown(SignalList),
        )
        assert "2 Good ◂" in at.shown(Scale)
        assert at.app.focused is at.app.screen.query_one(Scale)


async def test_a_mistake_is_drawn_with_its_line_and_the_last_good_version_stays(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path, size=(140, 40)) as at:
        broken = BANK.replace("competency: care", "competency: cure", 1)
        await at.save(broken, lambda: "--> mine.yaml:11:21" in at.shown(DiagnosticsView))
        assert "error[" in at.shown(DiagnosticsView)
        assert "own work" in at.shown(QuestionPane)
        assert "1 error" in at.shown(PreviewBar)
        await at.type("a checklist")
        await at.until(lambda: "● Names a list" in at.shown(SignalList))
        await at.save(BANK, lambda: not at.has_mistakes())
        assert at.notes.text == "a checklist"


@pytest.mark.usefixtures("french")
async def test_on_a_small_screen_in_french_a_mistake_is_not_cut_off(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        panel = at.app.screen.query_one(DiagnosticsView)
        broken = BANK.replace("competency: care", "competency: cure", 1)
        await at.save(broken, lambda: panel.content_size.width == 78)
        drawn = panel.draw(78)
        assert "vouliez-vous dire" in str(drawn[-1])
        assert all(line.cell_length <= 78 for line in drawn)
        await at.until(lambda: panel.content_size.height == len(drawn))


async def test_a_bank_that_does_not_load_is_shown_once_it_does(tmp_path: Path) -> None:
    async with bench(tmp_path, BANK.replace("[Bad, Good]", "[Bad, Good")) as at:
        await at.until(lambda: "never closed" in at.shown(DiagnosticsView))
        await at.save(BANK, lambda: isinstance(at.app.screen, PreviewScreen))
        await at.until(lambda: "own work" in at.shown(QuestionPane))


async def test_a_bank_that_loads_while_the_help_is_open_is_shown_once_it_is_closed(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path, BANK.replace("[Bad, Good]", "[Bad, Good")) as at:
        opening = at.app.screen
        assert isinstance(opening, PreviewWaitScreen)
        await at.press("f1")
        await at.save(BANK, lambda: opening._watch.latest and opening._watch.latest.rubric)
        await at.pilot.pause()
        assert isinstance(at.app.screen, HelpScreen)
        await at.press("x")
        await at.until(lambda: "own work" in at.shown(QuestionPane))
        assert len(at.app.screen_stack) == 2


async def test_a_question_that_was_cut_comes_back_with_its_notes(tmp_path: Path) -> None:
    async with bench(tmp_path, question="errors") as at:
        await at.type("the one")
        cut = BANK[: BANK.index("      - id: errors")]
        await at.save(cut, lambda: "own work" in at.shown(QuestionPane))
        assert at.notes.text == ""
        await at.save(BANK, lambda: "Which mistake" in at.shown(QuestionPane))
        assert at.notes.text == "the one"


async def test_a_file_that_is_missing_for_a_moment_troubles_nobody(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.file.unlink()
        await at.pilot.pause(0.2)
        assert not at.has_mistakes()
        await at.save(
            BANK.replace("own work", "doings"), lambda: "your doings" in at.shown(QuestionPane)
        )
        at.file.unlink()
        await at.until(lambda: "no such file" in at.shown(DiagnosticsView))
        assert "your doings" in at.shown(QuestionPane)


async def test_while_a_bank_is_edited_its_working_copy_is_shown(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        with working_copy(at.app.paths, at.file) as copy:
            copy.create()
            copy.path.write_text(BANK.replace("own work", "doings"), encoding="utf-8")
            await at.until(lambda: "your doings" in at.shown(QuestionPane))
            assert "working copy" in at.shown(PreviewBar)
        await at.until(lambda: "own work" in at.shown(QuestionPane))


async def test_it_speaks_each_language_of_the_bank(tmp_path: Path) -> None:
    text = FRENCH.replace(
        "        signals:", "        fr: {ask: Comment vous relisez-vous ?}\n        signals:", 1
    )
    async with bench(tmp_path, text) as at:
        assert "[en] fr" in at.shown(PreviewBar)
        await at.type("x")
        await at.press("ctrl+l")
        assert "Comment vous relisez-vous" in at.shown(QuestionPane)
        assert "La mienne" in at.shown(PreviewBar)
        assert at.notes.text == "x"
        await at.press("ctrl+l")
        assert "own work" in at.shown(QuestionPane)


async def test_fields_follow_a_change_of_the_kind_of_answer(tmp_path: Path) -> None:
    picks = "answer: pick_one\n        options: [Lists, Friends]\n        why: Whoever checks"
    async with bench(tmp_path) as at:
        await at.save(
            BANK.replace("why: Whoever checks", picks),
            lambda: at.app.screen.query_one(AnswerField).display,
        )
        await at.press("ctrl+o", "a")
        await at.save(
            BANK.replace("why: Whoever checks", picks.replace("Lists", "Sheets")),
            lambda: "Sheets" in at.shown(OptionsField),
        )
        assert "◉" not in at.shown(OptionsField)
        await at.press("ctrl+o")
        assert at.app.focused is not None
        await at.save(BANK, lambda: not at.app.screen.query_one(AnswerField).display)
        await at.type("x")
        assert at.notes.text == "x"


async def test_undo_goes_on_across_a_save(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        await at.press("f6", "ctrl+t", "a", "escape")
        await at.save(
            BANK.replace("own work", "doings"), lambda: "your doings" in at.shown(QuestionPane)
        )
        assert "◉ 2 Good" in at.shown(Scale)
        await at.press("ctrl+z", "ctrl+z")
        await at.until(lambda: "○ 2 Good" in at.shown(Scale))
        assert "○ Names a list" in at.shown(SignalList)
        await at.press("ctrl+z")
        assert "your doings" in at.shown(QuestionPane)


async def test_what_a_bank_says_is_drawn_as_text(tmp_path: Path) -> None:
    marked = "[b]own[/oops] [@click=app.bell]work[/]"
    async with bench(tmp_path, BANK.replace("own work", marked)) as at:
        assert marked in at.shown(QuestionPane)
        wrong = BANK.replace("competency: care", f"{marked}: care", 1)
        await at.save(wrong, lambda: "[b]own[/oops]" in at.shown(DiagnosticsView))


async def test_banks_are_chosen_from_the_home_screen_and_left_to_it(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "home")
    bank_file(paths.banks)
    bank_file(paths.banks, "title: [", "broken")
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        at = Bench(pilot, paths.banks / "mine.yaml")
        await pilot.pause()
        home = app.screen
        await at.press("f4")
        await at.type("mine")
        await at.press("enter")
        await at.until(lambda: isinstance(app.screen, PreviewScreen))
        await at.until(lambda: "own work" in at.shown(QuestionPane))
        await at.press("ctrl+q")
        assert app.screen is home
        await at.press("f4")
        await at.type("broken")
        await at.press("enter")
        await at.until(at.has_mistakes)
        await at.press("ctrl+q")
        assert app.screen is home


@pytest.mark.usefixtures("french")
async def test_on_a_small_screen_in_french_the_bar_shows_the_way_out(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        assert "^Q Quitter" in at.shown(KeyBar)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_on_the_smallest_screen_the_way_out_stands_wherever_one_is(
    tmp_path: Path, language: str
) -> None:
    i18n.use(language)
    try:
        async with bench(tmp_path, size=(60, 18)) as at:
            assert "^Q" in at.shown(KeyBar)
            assert "saved" not in at.shown(PreviewBar)
            await at.press("escape")
            assert "^Q" in at.shown(KeyBar)
    finally:
        i18n.use("en")


async def test_every_action_is_in_the_palette(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        assert isinstance(at.app.screen, PreviewScreen)
        await at.press("f5")
        names = {command.label for command in commands(at.app.screen)}
        assert {"Language", "Leave", "Go to", "Clear the rating"} <= names
