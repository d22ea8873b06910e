"""From a file that says who interviews whom to the interview that was planned in it."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from interview.paths import Paths
from interview.settings import Settings
from interview.tui.app import InterviewApp
from interview.tui.home_screen import HomeScreen
from interview.tui.live_screen import LiveScreen
from tests.cli.conftest import Shell, shell
from tests.cli.test_compare_command import interview
from tests.e2e.conftest import environment
from tests.e2e.terminal import Terminal
from tests.tui.desk import screen_text

__all__ = ["environment", "shell"]

AGENDA = """\
format: 1
interviews:
  - candidate: Joan Clarke
    bank: social-media
    when: 2099-03-02
    raters:
      - {name: Grace Hopper}
  - candidate: Ada Lovelace
    role: Community manager
    requisition: R-12
    bank: social-media
    when: 2020-03-02 14:30
    raters:
      - name: Grace Hopper
        asks: [campaigns, impact]
      - name: Mary Somerville
        asks: [platforms, history]
        when: 2020-03-02 16:00
"""


def test_it_says_who_is_late_and_who_is_missing_before_the_panel(shell: Shell) -> None:
    (shell.home).mkdir(parents=True)
    (shell.home / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    (shell.home / "settings.toml").write_text('interviewer = "Grace Hopper"\n', encoding="utf-8")
    done = interview(shell, "ada  LOVELACE", rater="Mary Somerville")
    open_one = interview(shell, "Ada Lovelace", rater="Grace Hopper", signed=False)
    told = shell("agenda")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[0] == "Not signed since 2020-03-02"
    assert f"interview resume {open_one}" in lines[1]
    assert lines[2].endswith("to sign: Grace Hopper")
    assert "2099-03-02" in lines
    first, *_more = shell("agenda", "--json").json
    assert (first["rater"], first["mine"], first["signed"]) == ("Grace Hopper", True, False)
    assert done in {each["id"] for each in shell("agenda", "--json").json}


def test_each_mistake_is_told_at_its_line(shell: Shell) -> None:
    shell.home.mkdir(parents=True)
    text = AGENDA.replace("impact", "impcat").replace("2099-03-02", "next week")
    (shell.home / "agenda.yaml").write_text(text.replace("role:", "rol:"), encoding="utf-8")
    told = shell("agenda")
    assert told.code == 1
    assert "agenda.yaml:9:5" in told.out  # the key; the rest once it is right
    (shell.home / "agenda.yaml").write_text(text, encoding="utf-8")
    told = shell("agenda")
    assert "agenda.yaml:5:11" in told.out
    assert "agenda.yaml:15:27" in told.out
    assert "did you mean “impact”?" in told.out


async def test_the_home_screen_begins_what_is_planned_with_ones_own_questions(
    tmp_path: Path,
) -> None:
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    app = InterviewApp(Paths(tmp_path), Settings(interviewer="Grace Hopper"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        prompts = [str(each.prompt) for each in app.screen.query_one(OptionList).options]
        assert ["Ada Lovelace" in each for each in prompts] == [False, True, False]
        assert "2 own questions" in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        live = app.screen._live
        assert (live.state.requisition, live.state.panel) == ("R-12", ("Mary Somerville",))
        left = {name: each.skipped for name, each in live.state.answers.items() if each.skipped}
        assert left == dict.fromkeys(("platforms", "history"), "asked by Mary Somerville")
        seen = [live.state.question]
        for _press in range(4):  # the opening of the call among them
            await pilot.press("f2")
            await pilot.pause()
            seen.append(live.state.question)
        assert seen[-1] == "campaigns"
        assert not {"platforms", "history"} & set(seen)
        await pilot.press("f3")
        await pilot.pause()
        assert live.state.question == seen[-2]


def test_start_offers_what_is_planned_and_begins_it(
    shell: Shell, environment: dict[str, str]
) -> None:
    """With a candidate's name it is begun at once; alone, `start` asks which."""
    home = Path(environment["INTERVIEW_HOME"])
    home.joinpath("agenda.yaml").write_text(AGENDA, encoding="utf-8")
    home.joinpath("settings.toml").write_text('interviewer = "Grace Hopper"\n', encoding="utf-8")
    with Terminal(["start"], environment) as terminal:
        offered = terminal.wait_for("0 for none")
        assert offered.index("Ada Lovelace") < offered.index("Joan Clarke")
        assert "Mary" not in offered
        terminal.enter("7")
        terminal.wait_for("from 0 to 2")
        terminal.enter("")
        terminal.wait_for("Ada Lovelace · Community manager")
    told = shell("start", "--candidate", "Nobody", "--interviewer", "Grace Hopper")
    assert (told.code, "interview agenda" in told.err) == (2, True)
