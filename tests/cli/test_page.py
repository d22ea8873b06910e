"""The page of the command line says what the commands do."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from interview.cli.parser import build_parser
from interview.settings import Settings
from interview.tui.keymap import (
    COMPARE,
    DEBRIEF,
    HOME,
    INSIGHTS,
    LIVE,
    PANEL,
    PRACTICE,
    PREVIEW,
    REPORT,
    KeyAction,
)
from tests.cli.conftest import Shell
from tests.source import ROOT

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def test_every_command_is_on_the_page() -> None:
    lines = (
        line for line in build_parser().format_help().splitlines() if re.match(r"  [a-z]", line)
    )
    named = (re.match(r"  (bank )?[a-z]+", line) for line in lines)
    commands = [f"interview {found[0].strip()}" for found in named if found]
    assert len(commands) > 10
    assert not [command for command in commands if command not in PAGE]


def test_every_setting_is_on_the_page() -> None:
    for setting in fields(Settings):
        assert f"\n{setting.name} = " in PAGE or f"\n[{setting.name}]" in PAGE


@pytest.mark.parametrize(
    "screen",
    [HOME, LIVE, DEBRIEF, REPORT, COMPARE, PANEL, INSIGHTS, PREVIEW, PRACTICE],
    ids=[
        "home",
        "live",
        "debrief",
        "report",
        "compare",
        "panel",
        "insights",
        "preview",
        "practice",
    ],
)
def test_every_key_that_can_be_changed_is_on_the_page(screen: tuple[KeyAction, ...]) -> None:
    rows = PAGE.partition("\n## Settings")[2].splitlines()
    for key_action in screen:
        if key_action.keys and not key_action.id.startswith("rate_"):
            (row,) = (row for row in rows if row.startswith(f"| `{key_action.id}` |"))
            assert key_action.keys.replace(",", "`, `") in row
    assert "`rate_1` … `rate_5`" in PAGE


def test_every_key_of_the_json_is_on_the_page(shell: Shell) -> None:
    name = shell.record()
    shown = shell("show", name, "--json").json
    listed = shell("list", "--json").json[0]
    heard = shell("suggest", "social-media", "campaigns", "--json", given="Old Spice").json
    (bank, *_others) = shell("bank", "list", "--json").json
    checked = shell("bank", "check", "social-media", "--format", "json").json["files"][0]
    answer = next(iter(shown["answers"].values()))
    parts = (shown, shown["scorecard"], answer, listed, heard, heard["signals"][0], bank, checked)
    for key in {key for part in parts for key in part}:
        assert f"`{key}`" in PAGE or f'"{key}"' in PAGE, key
