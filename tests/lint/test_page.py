"""The page of the advice is what the rules say."""

from __future__ import annotations

from interview.lint import rules
from interview.lint.rules_page import page
from tests.source import ROOT


def test_the_page_is_the_one_that_the_rules_write() -> None:
    written = (ROOT / "docs" / "bank-advice.md").read_text("utf-8")
    assert written == page(), "python -m interview.lint.rules_page > docs/bank-advice.md"


def test_the_page_tells_every_rule_once() -> None:
    told = [line for line in page().splitlines() if line.startswith("### ")]
    assert told == [f"### {rule.code}: {rule.title}" for rule in rules()]
