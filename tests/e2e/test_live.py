"""The whole job in a real pseudo-terminal: begin, type, rate, finish, report; be killed, resume."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from pathlib import Path

import pytest

from interview.cli import main
from interview.journal import draft_log_path, list_interviews, load_record
from interview.journal.draft_log import read_draft_log
from interview.session import fold
from tests.e2e.terminal import Terminal

START = ["start", "social-media", "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper"]
FAILING_HELP = Path(__file__).with_name("failing_help.py")
QUESTIONS = 13
"""With the opening and the closing of the call."""
RATED = 10


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal.db"


@pytest.fixture(params=[(24, 80), (40, 140)], ids=["80x24", "140x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    rows, columns = request.param
    return rows, columns


def test_a_whole_interview_is_held_signed_and_reported_by_keyboard(
    environment: dict[str, str], size: tuple[int, int]
) -> None:
    rows, columns = size
    with Terminal(START, environment, rows=rows, columns=columns) as terminal:
        terminal.wait_for("What title do they give themselves")
        for number in range(1, QUESTIONS + 1):
            terminal.type(f"said thing {number}")
            terminal.wait_for(f"said thing {number}")
            if number <= RATED:
                terminal.press("f7")
            terminal.press("f2")
        terminal.wait_for("Hire")
        terminal.press("f8")
        terminal.wait_for("Grace Hopper")
        terminal.press("enter")
        terminal.wait_for("signed")
        terminal.press("f9")
        terminal.wait_for("Ada Lovelace")
        terminal.press("f5")
        terminal.wait_for("Written")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    written = [*Path(environment["INTERVIEW_HOME"], "reports").glob("*.html")]
    assert len(written) == 1
    assert "said thing 5" in written[0].read_text(encoding="utf-8")


def test_killed_in_mid_sentence_nothing_painted_is_lost(environment: dict[str, str]) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.press("f2", "f2")
        terminal.type("asks what the goal is, then per campaign a fig")
        terminal.wait_for("a fig")
        terminal.kill()
    with Terminal(["resume"], environment) as terminal:
        terminal.wait_for("per campaign a fig")
        terminal.type("ure")
        assert "a figure" in terminal.wait_for("a figure")


def test_every_painted_key_survives_kill_after_kill(
    environment: dict[str, str], journal: Path
) -> None:
    rolled = random.Random(11)
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("~")
        terminal.wait_for("~")
    for _ in range(6):
        with Terminal(["resume"], environment) as terminal:
            terminal.wait_for("~")
            terminal.type("abcdefgh"[: rolled.randint(2, 8)])
            terminal.read(rolled.uniform(0, 0.05))
            painted = painted_notes(terminal)
            terminal.kill()
        assert notes_on_disk(journal).startswith(painted)


def painted_notes(terminal: Terminal) -> str:
    return max(re.findall(r"~\w*", terminal.text), key=len)


def notes_on_disk(journal: Path) -> str:
    """The notes of the question on screen, as the files of a killed program have them."""
    (summary,) = list_interviews(journal)
    state = load_record(journal, summary.id.interview).state
    return state.answer(state.question).notes


@pytest.mark.parametrize("end", ["kill", "quit"])
def test_undone_text_stays_undone_however_the_program_ends(
    environment: dict[str, str], journal: Path, end: str
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("kept")
        terminal.wait_for("kept")
        terminal.press("ctrl+z")
        terminal.wait_until_gone("kept")
        if end == "quit":
            terminal.press("ctrl+q")
            assert terminal.wait_for_exit() == 0
        else:
            terminal.kill()
    assert notes_on_disk(journal) == ""
    with Terminal(["resume"], environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.read(1.0)
        assert "kept" not in terminal.text
    assert notes_on_disk(journal) == ""


def test_a_mistake_of_ours_says_how_to_go_on_with_the_interview_that_was_open(
    environment: dict[str, str], journal: Path
) -> None:
    with Terminal(START, environment, columns=240, program=FAILING_HELP) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("said before")
        terminal.press("f1")
        said = terminal.wait_for("please send us that file")
        (listed,) = list_interviews(journal)
        assert "RuntimeError" in said
        assert f"“interview resume {listed.id.interview}” goes on where you were." in said
    history = load_record(journal, listed.id.interview).history
    assert fold(history).answer("self-title").notes == "said before"


def test_a_mistake_of_ours_where_no_interview_is_open_names_none(
    environment: dict[str, str],
) -> None:
    with Terminal([], environment, columns=240, program=FAILING_HELP) as terminal:
        terminal.wait_for("No interview yet")
        terminal.press("f1")
        said = terminal.wait_for("please send us that file")
    assert "What was recorded is safe." in said
    assert "resume" not in said


def test_what_was_typed_last_is_shown_after_a_crash_and_said_to_be_unfinished(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    journal: Path,
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("asks for the goal")
        terminal.wait_for("the goal")
        terminal.kill()
    monkeypatch.setenv("INTERVIEW_HOME", environment["INTERVIEW_HOME"])
    (summary,) = list_interviews(journal)
    for command in (["show", summary.id.interview], ["report", summary.id.interview, "-o", "-"]):
        assert main(command) == 0
        shown = capsys.readouterr().out
        assert "asks for the goal" in shown
        assert "Unfinished" in shown
    for command in (["list"], ["verify"]):
        assert main(command) == 0
        assert "unfinished" in capsys.readouterr().out
    with Terminal(["resume"], environment) as terminal:
        terminal.wait_for("asks for the goal")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert main(["verify"]) == 0
    assert "unfinished" not in capsys.readouterr().out


def test_what_is_typed_in_one_window_is_shown_in_another(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    journal: Path,
) -> None:
    monkeypatch.setenv("INTERVIEW_HOME", environment["INTERVIEW_HOME"])
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("asks for the goal")
        terminal.wait_for("the goal")
        (summary,) = list_interviews(journal)
        assert main(["show", summary.id.interview]) == 0
        assert "asks for the goal" in capsys.readouterr().out
        terminal.type(" first")
        terminal.wait_for("the goal first")


def cursor(journal: Path) -> tuple[int, int] | None:
    """Where the cursor is, as the draft log has it while the program runs."""
    (summary,) = list_interviews(journal)
    draft = read_draft_log(draft_log_path(journal, summary.id), summary.id).draft
    return draft.cursor if draft else None


def test_the_cursor_comes_back_where_it_was(environment: dict[str, str], journal: Path) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("one three")
        for _ in range(5):
            terminal.press("left")
        terminal.wait_until(lambda: cursor(journal) == (0, len("one ")), "the cursor’s place")
        terminal.kill()
    with Terminal(["resume"], environment) as terminal:
        terminal.wait_for("one three")
        terminal.type("two ")
        terminal.wait_for("one two three")


def test_what_a_paste_holds_is_text(environment: dict[str, str]) -> None:
    hostile = "[bold]x[/oops] [@click=app.bell]y[/] \x1b]52;c;aGVsbG8=\x07\x1b[2J {{ 7*7 }}"
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.paste(hostile)
        terminal.wait_for("[bold]x[/oops] [@click=app.bell]y[/]")
        assert b"\x1b]52" not in terminal.raw
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def test_alt_and_a_letter_is_a_key_of_a_preset_and_no_letter(environment: dict[str, str]) -> None:
    settings = Path(environment["INTERVIEW_HOME"], "settings.toml")
    settings.write_text('key_preset = "emacs"\n', encoding="utf-8")
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.send(b"It doubled.\x1bq \x1b3And more\x1bg")
        terminal.wait_for("Go to")
        terminal.press("escape")
        terminal.wait_for("It doubled. And more")
        terminal.wait_for("◉ 3")  # of Escape and a digit, both are pressed


def test_a_hostile_name_is_text(environment: dict[str, str]) -> None:
    start = ["start", "social-media", "--candidate", "[red]Ada[/oops]\x1b]0;x\x07"]
    with Terminal(start, environment) as terminal:
        terminal.wait_for("[red]Ada[/oops]")
        assert b"\x1b]0;x" not in terminal.raw


def test_it_speaks_french_from_the_option(environment: dict[str, str]) -> None:
    with Terminal([*START, "--lang", "fr"], environment) as terminal:
        terminal.wait_for("Quel titre se donne cette personne")
        terminal.wait_for("enregistré")
        terminal.wait_for("Suivante")


def test_it_speaks_french_from_the_option_alone(environment: dict[str, str]) -> None:
    with Terminal(["--lang", "fr"], environment) as terminal:
        terminal.wait_for("Aucun entretien pour l’instant")


def test_the_next_interview_is_begun_by_the_interviewer_of_the_last(
    environment: dict[str, str],
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    start = ["start", "social-media", "--candidate", "Mary"]
    with Terminal(start, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    journal = sqlite3.connect(Path(environment["INTERVIEW_HOME"], "journal.db"))
    names = journal.execute("SELECT interviewer FROM summary").fetchall()
    assert names == [("Grace Hopper",)] * 2


def test_it_speaks_french_where_the_system_does(environment: dict[str, str]) -> None:
    french = environment | {"LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"}
    with Terminal(START, french) as terminal:
        terminal.wait_for("Quel titre se donne cette personne")


def test_a_second_window_on_the_same_interview_is_told(environment: dict[str, str]) -> None:
    with Terminal(START, environment) as first:
        first.wait_for("What title do they give themselves")
        with Terminal(["resume"], environment) as second:
            second.wait_for("open in another window")
            assert second.wait_for_exit() == 1
        first.type("still here")
        first.wait_for("still here")


def test_a_new_interview_is_begun_from_the_home_screen(environment: dict[str, str]) -> None:
    with Terminal([], environment) as terminal:
        terminal.wait_for("No interview yet")
        terminal.press("enter")
        terminal.wait_for("Candidate")
        terminal.type("Zoé Müller")
        terminal.press("enter", "enter")
        terminal.type("Grace Hopper")
        terminal.press("f2")
        terminal.wait_for("What title do they give themselves")
        assert "Zoé Müller" in terminal.text


def test_a_question_is_left_out_only_with_a_reason(
    environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.press("ctrl+l")
        terminal.wait_for("Why is this question left out?")
        terminal.press("enter")
        assert "Why is this question left out?" in terminal.text
        terminal.type("no time")
        terminal.press("enter")
        terminal.wait_for("no time")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    monkeypatch.setenv("INTERVIEW_HOME", environment["INTERVIEW_HOME"])
    identity = sqlite3.connect(Path(environment["INTERVIEW_HOME"], "journal.db")).execute(
        "SELECT interview FROM summary"
    )
    assert main(["show", identity.fetchone()[0]]) == 0
    assert "not asked: no time" in capsys.readouterr().out


def test_the_demonstration_opens_on_a_list_in_which_everything_can_be_opened(
    environment: dict[str, str],
) -> None:
    with Terminal(["demo"], environment) as terminal:
        terminal.wait_for("Not signed yet: Noor El Amrani")
        terminal.press("down")
        terminal.press("enter")
        terminal.wait_for("Signed and sealed")
        terminal.wait_for("Show the report")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        wanted = "nothing you did in it is kept"
        terminal.wait_until(lambda: wanted in terminal.unwrapped, wanted)
    assert not Path(environment["INTERVIEW_HOME"], "journal.db").exists()


def test_a_broken_journal_is_a_sentence_not_a_traceback_and_nothing_is_lost(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with Terminal(START, environment) as terminal:
        terminal.wait_for("What title do they give themselves")
        terminal.type("kept")
        terminal.wait_for("kept")
        # A column that is gone is a thing no screen is prepared for.
        link = sqlite3.connect(tmp_path / "home" / "journal.db")
        link.execute("ALTER TABLE summary RENAME COLUMN role TO job")
        link.commit()
        terminal.press("ctrl+p")
        terminal.wait_for("What do you want to do?")
        terminal.type("Home")
        terminal.wait_for("Back to the list")
        terminal.press("enter")
        terminal.wait_for("cannot be used")
        assert terminal.wait_for_exit() == 1
        assert "Traceback" not in terminal.text
    link = sqlite3.connect(tmp_path / "home" / "journal.db")
    rows = link.execute("SELECT substr(content, 33) FROM event").fetchall()
    events = [json.loads(payload) for (payload,) in rows]
    (typed,) = [each["data"] for each in events if each["kind"] == "NotesEdited"]
    assert typed["text"] == "kept"
