"""The call as it runs: consent, interruptions, follow-ups, pace, quotes, shorthand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import OptionList

from interview.journal import load_record
from interview.reporting import compose_report
from interview.session import ConsentRecorded
from interview.settings import Settings
from interview.tui.widgets.dialog import HiddenDialog
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.notes import Notes
from tests.tui.desk import Desk, desk

SHORTHAND = Settings(shorthand={"cust": "customer", "w/": "with"})


async def type_slowly(at: Desk, text: str) -> None:
    """A key at a time, as people type: keys that come at once are no typing."""
    for letter in text:
        await at.type(letter)


async def test_consent_is_asked_in_the_opening_changed_undone_and_never_locks_the_notes(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        live = at.interview.live
        await at.debrief()
        options = at.app.screen.query_one(OptionList)
        options.highlighted = at.points().index("open:call/opening")
        await at.press("enter")
        await at.until(lambda: "May I take notes" in at.screen_text())
        await at.press("ctrl+o", "a", "a", "b")
        consent = live.state.consent
        assert consent is not None
        assert (consent.given, consent.asked) == (False, True)
        assert consent.words.startswith("May I take notes")
        answers = [each.event for each in live.history if isinstance(each.event, ConsentRecorded)]
        assert [each.given for each in answers] == [True, False]
        await at.press("f2")
        assert "refused: note nothing" in at.screen_text()
        await at.type("but kept")
        assert live.notes == "but kept"
        await at.press("ctrl+z")
        await at.press("ctrl+z")
        assert "in “Opening”. ^Z again" in at.message
        await at.press("ctrl+z")
        assert at.message == "Undone: the answer on consent to notes"
        assert "◉ Agrees to notes" in at.screen_text()
        assert "refused" not in at.screen_text()
        await at.press("f5", "ctrl+d", "ctrl+l")
        assert live.state.question == "call/opening"
        assert "just go on" in at.message
        await at.debrief()
        assert "open:call/opening" not in at.points()


async def test_an_interruption_is_one_key_stops_the_clock_and_is_in_the_report(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.go("impact")
        await at.press("ctrl+k")
        assert "‖ interrupted 00:0" in at.screen_text()
        assert "^K again" in at.message
        seconds = at.interview.live.state.seconds_at("impact", datetime.now(UTC))
        later = datetime.now(UTC) + timedelta(minutes=9)
        assert at.interview.live.state.seconds_at("impact", later) == seconds
        await at.press("ctrl+k")
        assert "‖ interrupted" not in at.screen_text()
        await at.app.screen.run_action("explain")
        await at.type("line down")
        await at.press("enter")
        await at.press("ctrl+z")
        assert at.message == "Undone: “line down”, what the interruption was"
        await at.press("ctrl+y", "f12")
        await at.app.screen.run_action("explain")
        await at.pilot.pause()
        assert isinstance(at.app.screen, HiddenDialog)
        await at.press("escape", "f12")
        await at.go("call/closing")
        await at.type("asks about training")
        at.interview.live.record_draft()
        at.state()
        record = load_record(at.interview.paths.journal, at.interview.id)
        call = compose_report(record, "en", now=datetime.now(UTC)).call
        ((reason, ended),) = [(each.reason, each.seconds) for each in call.interruptions]
        assert (reason, ended is not None) == ("line down", True)
        assert call.candidate_questions == ("asks about training",)
        assert call.consent.key == ""


async def test_a_follow_up_is_ticked_by_its_number_and_the_order_is_kept_in_the_report(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, size=(100, 40)) as at:
        await at.go("impact")
        await at.press("ctrl+t", "2", "1", "1", "escape")
        await at.type("goal first")
        assert at.interview.live.answer.probes == {2}
        assert "✓ " + at.interview.live.question.probes[1].main[:20] in at.screen_text()
        await at.go("campaigns")
        await at.type("none")
        at.interview.live.record_draft()
        at.state()
        record = load_record(at.interview.paths.journal, at.interview.id)
        rows = compose_report(record, "en", now=datetime.now(UTC)).call.structure
        kept = {row.key: row.kept for row in rows}
        assert kept["order"] is False
        assert kept["wording"] is kept["interruptions"] is True
        assert kept["asked"] is False
        told = {row.key: row.text for row in rows}
        assert told["order"] == "“Measuring impact” before “Campaigns they admire”"
        assert told["probes"].startswith("1 of ")


async def test_a_quote_is_marked_by_one_key_follows_edits_and_stands_first(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        live = at.interview.live
        await at.go("impact")
        await at.press("ctrl+e")
        assert "no sentence to quote" in at.message
        await at.go("call/closing")
        await at.press("ctrl+e")
        assert "is no question" in at.message
        await at.go("impact")
        await at.type("Nice. We doubled it. ")
        await at.press("ctrl+e")
        assert at.message == "Marked as the candidate's own words: “We doubled it.”"
        at.notes.insert("More. “We doubled it.” ")
        await at.press("ctrl+e")
        assert at.message == "Marked as the candidate's own words: “We doubled it.”"
        assert len(live.quotes) == 2
        await at.press("ctrl+e")
        await at.press("home")
        await at.type("Very ")
        (quote,) = live.quotes
        assert live.notes[quote.start : quote.end] == "We doubled it."
        assert any(
            "italic" in str(span.style) for span in at.app.screen.query_one(Notes).get_line(0).spans
        )
        live.record_draft()
        await at.debrief()
        await at.pilot.resize_terminal(140, 40)
        await at.until(lambda: bool(at.points()))
        options = at.app.screen.query_one("DebriefList")
        options.highlighted = at.points().index("question:impact")  # type: ignore[attr-defined]
        await at.until(lambda: "“We doubled it.”" in at.screen_text())
        assert at.screen_text().index("“We doubled it.”") < at.screen_text().index("Very Nice.")
        await at.press("f3")
        await at.go("impact")
        await at.press("home", "ctrl+delete", "ctrl+delete")
        at.notes.text = "We tripled it."
        live.type_notes("impact", "We tripled it.", (0, 0))
        live.record_draft()
        assert not live.quotes
        assert not live.answer.quotes_in_notes
        await at.press("ctrl+z")
        assert [each.text for each in live.answer.quotes_in_notes] == ["We doubled it."]


async def test_a_quote_is_taken_back_by_the_same_key_and_by_undo(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        live = at.interview.live
        await at.go("impact")
        await at.type("We doubled it")
        await at.press("ctrl+e", "ctrl+e")
        assert not live.quotes
        await at.press("ctrl+z")
        assert at.message == "Undone: no longer marking “We doubled it”"
        assert live.quotes
        await at.press("ctrl+z")
        assert at.message == "Undone: marking “We doubled it” as the candidate's words"
        assert live.notes == "We doubled it"
        await at.type(" in May. Then")
        await at.press("enter")
        await at.type("it fell. ")
        await at.press("shift+up", "shift+home", "ctrl+e")
        (quote,) = live.quotes
        assert quote.text == "We doubled it in May. Then\nit fell."
        await at.press("ctrl+e")
        assert not live.quotes
        await at.press("ctrl+e")
        assert [each.text for each in live.quotes] == ["it fell."]


async def test_shorthand_is_written_out_and_undo_takes_that_back_first(tmp_path: Path) -> None:
    async with desk(tmp_path, settings=SHORTHAND) as at:
        live = at.interview.live
        await at.go("impact")
        await type_slowly(at, "Cust w/ ")
        assert live.notes == "Customer with "
        await type_slowly(at, "us")
        seen = []
        for _time in range(4):
            await at.press("ctrl+z")
            seen.append(live.notes)
        assert seen == ["Customer with ", "Customer w/ ", "Customer ", "Cust "]
        for _time in range(4):
            await at.press("ctrl+y")
        assert live.notes == "Customer with us"
        await at.press("ctrl+z", "ctrl+z")
        assert at.message == "Undone: “with” is “w/” again"
        await type_slowly(at, "me")
        assert live.notes == "Customer w/ me"


@pytest.mark.parametrize("text", ["cust and cust, ", "one\ncust two\n"])
async def test_nothing_in_a_paste_is_written_out(tmp_path: Path, text: str) -> None:
    async with desk(tmp_path, settings=SHORTHAND) as at:
        await at.go("impact")
        at.app._driver.send_message(Paste(text))  # type: ignore[union-attr]
        await at.pilot.pause()
        await at.until(lambda: at.notes.text == text)


async def test_shorthand_that_enter_ends_is_written_out_in_the_line_above(tmp_path: Path) -> None:
    async with desk(tmp_path, settings=SHORTHAND) as at:
        await at.go("impact")
        await type_slowly(at, "so")
        await at.press("enter")
        await type_slowly(at, "a cust")
        await at.press("enter")
        await type_slowly(at, "b")
        assert at.interview.live.notes == "so\na customer\nb"


async def test_who_is_late_is_told_what_to_leave_out_and_never_over_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path) as at:
        await at.go("impact")
        live = at.interview.live
        late = live.state.last_at
        assert late is not None

        class Later(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                assert late is not None
                return late + timedelta(minutes=30)

        monkeypatch.setattr("interview.tui.question_view.datetime", Later)
        at.app.screen._tick()  # type: ignore[attr-defined]
        await at.pilot.pause()
        assert "min behind: “" in at.screen_text()
        assert "is the one to leave out" in at.screen_text()
        await at.press("ctrl+s")
        assert "is the one to leave out" not in at.screen_text()
        at.app.screen.query_one(MessageLine).clear()
        await at.press("f12")
        assert "behind" not in at.screen_text()


async def test_a_question_left_out_while_the_clock_stands_is_gone_back_to(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.press("ctrl+k", "f2", "ctrl+l")
        await at.type("no time")
        await at.press("enter")
        left_out = at.interview.live.state.question
        assert at.interview.live.answer.skipped == "no time"
        await at.press("f2", "f3")
        assert at.interview.live.state.question == left_out
