"""The pages on signals and on listening sets: every example in it loads and does what it says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from interview.bank import load
from interview.rubric import mismatches

PAGES = [
    Path(__file__).parents[2] / "docs" / f"{name}.md" for name in ("signals", "listening-sets")
]
FRAGMENTS = [
    fragment
    for page in PAGES
    for fragment in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


def bank_around(fragment: str) -> str:
    """A whole bank whose one question is made of a fragment of the page."""
    given = yaml.load(fragment, yaml.BaseLoader)
    question = {
        "id": "q",
        "competency": "all",
        "ask": "What did you do last?",
        "answer": "table" if "columns" in given else "notes",
        "levels": {str(level): f"Anchor {level}" for level in range(1, 5)},
        **{key: given[key] for key in ("columns", "signals", "examples") if key in given},
    }
    bank = {
        "format": "1",
        "title": "Page",
        "scale": ["Weak", "Partial", "Good", "Excellent"],
        "competencies": {"all": {"name": "All"}},
        "sections": [{"title": "All", "questions": [question]}],
        **{key: given[key] for key in ("vocabularies", "listening") if key in given},
    }
    return yaml.safe_dump(bank, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_an_example_of_a_page_does_what_it_says(fragment: str, tmp_path: Path) -> None:
    path = tmp_path / "page.yaml"
    path.write_text(bank_around(fragment), encoding="utf-8")
    tried = mismatches(load(path).require(), today=date(2025, 6, 15))
    assert [(mismatch.note, mismatch.got.level) for mismatch in tried] == []


def test_the_page_shows_every_way_to_listen() -> None:
    shown = "".join(FRAGMENTS)
    for key in (
        "mentions",
        "hears",
        "denies",
        "past",
        "names",
        "rows",
        "all",
        "any",
        "not",
        "red_flag",
    ):
        assert f"{key}:" in shown
