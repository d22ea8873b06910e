"""Small things that an interviewer counts on without looking."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from interview import i18n
from interview.bank import Stage
from interview.bank_library import bank_path
from interview.journal import Draft, Journal, load_record
from interview.journal.draft_log import DraftLog
from interview.journal.draft_log_names import draft_log_path
from interview.journal.retention import RetentionPeriods
from interview.paths import Paths
from interview.reporting import compose_report
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.session import DetailsCorrected, EnteredFromFile
from interview.session.agenda import spent_seconds
from interview.settings import Settings, read_settings
from interview.settings_file import write_settings
from interview.tui.app import InterviewApp
from interview.tui.home_screen import HomeHeading
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.line_widget import clock
from interview.tui.widgets.question_pane import QuestionPane
from interview.tui.widgets.signal_list import SignalList
from tests.journal.samples import BANK, started
from tests.tui.desk import desk


async def test_a_name_typed_at_the_signature_replaces_the_one_that_stands_there(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.app.screen.run_action("debrief")
        await at.pilot.pause()
        await at.press("f8")
        await at.type("Lea")
        assert at.app.screen.query_one(Input).value == "Lea"
        await at.press("enter")
        assert at.state().signed_by == "Lea"


async def test_signals_stay_in_their_order_whatever_is_heard(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(140, 40)) as at:
        await at.go("campaigns")
        marks = str.maketrans(dict.fromkeys("○●!▲", ""))
        before = str(at.app.screen.query_one(SignalList).render()).translate(marks)
        await at.press("ctrl+t", "c", "ctrl+t")
        after = str(at.app.screen.query_one(SignalList).render()).translate(marks)
        assert before == after


async def test_the_footer_offers_what_the_question_has(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(140, 40)) as at:
        await at.go("campaigns")
        footer = str(at.app.screen.query_one(KeyBar).render())
        assert "Tick" in footer
        assert "Answer" not in footer
        await at.go("platforms")
        assert "Answer" in str(at.app.screen.query_one(KeyBar).render())


async def test_an_open_interview_is_offered_when_the_program_opens_again(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    bank = bank_path(paths, "social-media")
    interview = OpenInterview.begin(paths, StartRequest(bank, "Ada", "", "Grace", "en"))
    interview.leave()
    app = InterviewApp(paths, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(OptionList).highlighted == 1
        assert "Not signed yet: Ada. Enter resumes it." in str(
            app.screen.query_one(HomeHeading).render()
        )


@pytest.mark.parametrize(
    ("settings", "due"),
    [
        (Settings(), 0),
        (Settings(keep_days=90), 2),
        (Settings(keep_days=101), 0),
        (Settings(keep_days=90, keep_days_by_bank={"social-media": 101}), 0),
        (Settings(keep_days_by_bank={"social-media": 99}), 2),
    ],
)
async def test_the_home_screen_says_how_many_interviews_are_due_to_be_erased(
    tmp_path: Path, settings: Settings, due: int
) -> None:
    paths = Paths(tmp_path)
    for days in (100, 100, 10):
        at = datetime.now(UTC) - timedelta(days=days)
        with Journal.open(paths.journal) as journal:
            journal.start(started(), BANK, at)
    app = InterviewApp(paths, settings)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        shown = str(app.screen.query_one(HomeHeading).render())
        assert (f"{due} to be erased: interview list --due" in shown) is bool(due)
        assert ("to be erased" in shown) is bool(due)


async def test_an_interview_from_a_file_is_due_by_when_it_was_held_as_in_the_list(
    tmp_path: Path,
) -> None:
    paths, periods, now = Paths(tmp_path), RetentionPeriods(90, {}), datetime.now(UTC)
    later, held = now + timedelta(seconds=1), f"{now - timedelta(days=100):%Y-%m-%d}"
    entered = EnteredFromFile("Grace", "paper.yaml", "0" * 64, held, "Grace")
    with Journal.open(paths.journal) as journal:
        streams = [journal.start(started(), BANK, now, (now, entered)) for _each in range(3)]
        journal.append(streams[1], 2, [(later, DetailsCorrected("Ada King", "", "Grace"))])
    log = DraftLog(draft_log_path(paths.journal, streams[2]), streams[2])
    log.add_draft(Draft("impact", "typing", (0, 6), later, after=2))
    log.close()
    with Journal.open(paths.journal) as journal:
        assert [each.id for each in periods.due(journal.summaries(), now)] == [streams[0]]
    app = InterviewApp(paths, Settings(keep_days=90))
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert "1 to be erased" in str(app.screen.query_one(HomeHeading).render())


async def test_messages_cover_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.notes.insert("words")
        await at.press("ctrl+s", "f4")
        assert at.message
        assert not at.app.screen.query("Toast")


async def test_a_script_is_quoted_as_the_language_quotes(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(100, 40)) as at:
        await at.go("call/opening")
        pane = at.app.screen.query_one(QuestionPane)
        shown = pane.draw(400)[1].plain
        assert shown.startswith("“")
        assert shown.endswith("”")
        try:
            i18n.use("fr")
            shown = pane.draw(400)[1].plain
        finally:
            i18n.use("en")
        assert shown.startswith("«")
        assert shown.endswith("»")


def test_the_screen_and_the_report_say_the_same_of_the_call_s_time(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    bank = bank_path(paths, "social-media")
    interview = OpenInterview.begin(paths, StartRequest(bank, "Ada", "", "Grace", "en"))
    interview.leave()
    record = load_record(paths.journal, interview.id)
    end = record.state.last_at
    assert end is not None
    spent = spent_seconds(record.state, record.bank, Stage.LIVE, end)
    report = compose_report(record, "en", now=end)
    assert clock(spent) == "00:00"
    assert report.lasted == ""
    assert clock(59.6) == "01:00"  # as the report says “1 min”


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ('# mine\ntheme = "dark"  # at night\n', '# mine\ntheme = "light"  # at night\n'),
        ('[keys]\nnext = "f10"\n', 'theme = "light"\n[keys]\nnext = "f10"\n'),
    ],
)
def test_the_theme_is_remembered_and_all_else_left_as_it_is(
    tmp_path: Path, before: str, after: str
) -> None:
    paths = Paths(tmp_path)
    if before:
        paths.settings.write_text(before, encoding="utf-8")
    write_settings(paths, {"theme": "light"})
    assert paths.settings.read_text(encoding="utf-8") == after
    assert read_settings(paths).theme == "light"


async def test_the_light_theme_is_there_again_after_a_restart(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.app.run_action("change_theme")
        await at.pilot.pause()
    assert read_settings(Paths(tmp_path / "home")).theme == "light"
