"""What is loaded before the first frame: every module more delays each start of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

PROGRAM = Path(__file__).with_name("tell_loaded.py")

LATER = {
    "plain",
    "reporting",
    "lint",
    "editing",
    "comparison",
    "signing",
    "law",
    "languages",
    "scoring",
}
"""Rooms that no first frame needs."""

ONLY = {
    "bank": {"model", "ids"},
    "listening": {"listening_files"},
    "reader": {"limits", "multilingual_text"},
    "rubric": {"suggestion_model"},
}
"""What a first frame needs of rooms, where it does not need the rest."""

NEVER = {
    *("yaml", "jinja2", "snowballstemmer", "rapidfuzz", "babel", "openpyxl"),
    *("cryptography", "typst", "psycopg", "argcomplete", "aiohttp", "textual_serve"),
}
"""Libraries that no first frame needs."""

LIVE = ["start", "social-media", "--candidate", "Ada", "--interviewer", "Grace"]


@pytest.mark.parametrize(
    ("words", "rooms", "libraries", "most"),
    [
        ([], {"bank", "listening", "reader", "rubric", "session"}, {"argparse", "json"}, 50),
        (LIVE, set(), set(), 97),
    ],
    ids=["home", "live"],
)
def test_the_first_frame_waits_for_nothing_that_is_only_needed_later(
    environment: Mapping[str, str],
    tmp_path: Path,
    words: Sequence[str],
    rooms: set[str],
    libraries: set[str],
    most: int,
) -> None:
    """`rooms` and `libraries` are what this start does without besides; `most` are its modules."""
    _loaded_by(words, environment, tmp_path)  # makes the journal, and reads the bank's YAML
    loaded = _loaded_by(words, environment, tmp_path)
    ours = {name.removeprefix("interview.") for name in loaded if name.startswith("interview.")}
    assert "tui.widgets.key_bar" in ours
    assert not {name for name in ours if name.partition(".")[0] in LATER | rooms}
    for room, needed in ONLY.items():
        assert {name for name in ours if name.startswith(f"{room}.")} <= {
            f"{room}.{name}" for name in needed
        }
    assert not (NEVER | libraries) & loaded
    assert len(ours) <= most


def _loaded_by(words: Sequence[str], environment: Mapping[str, str], folder: Path) -> set[str]:
    """The modules that are loaded when the first frame of the program is on the screen."""
    told = folder / "loaded"
    with Terminal(words, {**environment, "LOADED": str(told)}, program=PROGRAM) as terminal:
        assert terminal.wait_for_exit() == 0
    return set(told.read_text(encoding="utf-8").split())


def test_the_tour_is_shown_once_and_again_when_it_is_asked_for(
    environment: Mapping[str, str],
) -> None:
    home = Path(environment["INTERVIEW_HOME"])
    (home / "tour-seen").unlink()
    live = ["start", "social-media", "--candidate", "Ada", "--interviewer", "Grace"]
    for words, shown in [
        (live, "What title do they give themselves"),
        (["--tour"], "Enter goes on, Esc skips the tour"),
    ]:
        with Terminal(words, environment) as terminal:
            terminal.wait_for(shown)
            if words == ["--tour"]:
                terminal.press("escape")
                terminal.wait_for("Not signed yet: Ada")
            terminal.press("ctrl+q")
            assert terminal.wait_for_exit() == 0
