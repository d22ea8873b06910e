"""The page on editing a bank that is in use says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview.editing.diff.typo_rule import only_corrects_typos
from interview.shipped_files import shipped_banks
from tests.cli.conftest import Shell
from tests.source import ROOT

PAGE = (ROOT / "docs" / "bank-versions.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+) \| (.+) \| (correction|change) \|$", PAGE, re.MULTILINE)
EDITS = (
    ("hire: 75", "hire: 80"),
    ("weight: 30", "weight: 40"),
    (
        "Which social media campaigns, run by others, do you admire most?",
        "Which social media campaigns run by others do you admire most?",
    ),
    (
        "At least one beyond Old Spice, with what made it work.",
        "At least two beyond Old Spice, with what made them work.",
    ),
)


@pytest.mark.parametrize(("before", "after", "verdict"), ROWS)
def test_its_examples_are_judged_as_it_says(before: str, after: str, verdict: str) -> None:
    assert only_corrects_typos(before, after) is (verdict == "correction")


def test_it_has_examples_of_both() -> None:
    assert {verdict for _before, _after, verdict in ROWS} == {"correction", "change"}


def test_what_it_shows_is_what_the_command_prints(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (shipped_banks() / "social-media.yaml").read_text(encoding="utf-8")
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert shell("bank", "diff", "social-media", "mine.yaml").out == shown
