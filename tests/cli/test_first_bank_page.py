"""The page “Your first bank in ten minutes”, followed step by step."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

from tests.cli.conftest import Shell
from tests.source import ROOT

PAGE = (ROOT / "docs" / "first-bank.md").read_text(encoding="utf-8")
(ANSWERS,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
ANCHORS, SIGNALS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
INSIDE_A_QUESTION = " " * 8


def test_the_page_leads_to_a_bank_that_hears_what_it_says(shell: Shell) -> None:
    made = shell("bank", "new", given=ANSWERS)
    bank = Path(made.out.strip())
    assert bank.name == "hiring-a-baker.yaml"

    text = put_in_place(bank.read_text(encoding="utf-8"), "levels", ANCHORS)
    bank.write_text(put_in_place(text, "signals", SIGNALS), encoding="utf-8")

    checked = shell("bank", "check", "hiring-a-baker", "--strict")
    assert checked.code == 0, checked.out
    tried = shell("suggest", "hiring-a-baker", "craft", given="two test batches")
    assert tried.out.startswith("3 · Good")


def put_in_place(bank: str, key: str, block: str) -> str:
    """The bank with the first block of that key replaced, as one does in an editor."""
    old = re.compile(rf"^{INSIDE_A_QUESTION}{key}:\n(?:{INSIDE_A_QUESTION} +.*\n)+", re.MULTILINE)
    changed, times = old.subn(indent(block, INSIDE_A_QUESTION), bank, count=1)
    assert times == 1
    return changed
