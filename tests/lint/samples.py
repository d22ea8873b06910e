"""Banks of one question, for trying advice on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from interview.bank import Bank, parse
from interview.lint import lint
from interview.reader import Diagnostic, Loaded

HERE = Path(__file__).parent

QUESTION: dict[str, Any] = {
    "id": "cause",
    "competency": "method",
    "minutes": 5,
    "ask": "How do you look for a cause?",
    "why": "Most of the job is that.",
    "probes": ["What would you look at first?"],
    "levels": {1: "Tries things.", 2: "Asks first.", 3: "Also checks the cure."},
}
BANK: dict[str, Any] = {
    "format": 1,
    "title": "Support",
    "languages": ["en"],
    "minutes": 30,
    "scale": ["Weak", "Fair", "Good"],
    "competencies": {"method": {"name": "Method"}},
    "sections": [{"title": "Live", "questions": [QUESTION]}],
}


def corpus(name: str) -> Any:
    """One of the YAML files beside this module."""
    return yaml.safe_load((HERE / name).read_text("utf-8"))


def bank(question: dict[str, Any], language: str = "en", **changes: Any) -> Loaded[Bank]:
    """A bank of one question, with other keys where they are given."""
    whole = BANK | {"languages": [language]} | changes
    if "sections" not in changes:
        stage = {"stage": question.pop("stage")} if "stage" in question else {}
        whole["sections"] = [{"title": "Live", **stage, "questions": [QUESTION | question]}]
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=1000)
    return read(text)


def read(text: str) -> Loaded[Bank]:
    """A bank that must be without errors."""
    loaded = parse(text.encode(), "bank.yaml")
    loaded.require()
    return loaded


def advice(question: dict[str, Any], language: str = "en", **changes: Any) -> list[str]:
    """The codes that a bank of one question earns, in order."""
    return [found.code for found in lint(bank(question, language, **changes))]


def marked(loaded: Loaded[Bank], found: Diagnostic) -> str:
    """The stretch of the file that a finding points at."""
    return loaded.source.lines[found.line - 1][found.column - 1 : found.end_column - 1]
