"""The page on the record file says what is true: its keys, its examples, its codes."""

from __future__ import annotations

import ast
import re
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.bank import Bank, load
from interview.demo import demo_interview
from interview.reader import read_record
from interview.reader.field_types import record_type
from interview.session.check_record import check_record
from interview.session.interview_file import RecordedAnswer, RecordedInterview
from interview.shipped_files import shipped_banks
from tests.source import ROOT

PAGE = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "example-interview.yaml"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CHECKS = ROOT / "interview" / "session" / "check_record.py"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load(shipped_banks() / "social-media.yaml").require()


def mistakes(data: bytes, bank: Bank) -> list[str]:
    """What `record` would say of a file."""
    loaded = read_record(RecordedInterview, data, "the page")
    if loaded.record is None:
        return [found.message for found in loaded.diagnostics]
    return [found.message for found in check_record(loaded.record, bank, loaded.source, NOW)]


@pytest.mark.parametrize("kind", [RecordedInterview, RecordedAnswer])
def test_every_key_has_its_line_in_the_words_of_the_source(kind: type) -> None:
    texts = record_type(kind).field_descriptions
    for field in fields(kind):
        is_needed = field.default is MISSING and field.default_factory is MISSING
        needed = " (needed)" if is_needed else ""
        assert f"\n- **`{field.name}`**{needed}: {texts[field.name]}\n" in PAGE


def test_no_other_key_has_a_line() -> None:
    named = re.findall(r"^- \*\*`(\w+)`\*\*", PAGE, re.MULTILINE)
    assert named == [f.name for kind in (RecordedInterview, RecordedAnswer) for f in fields(kind)]


@pytest.mark.parametrize("text", re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
def test_what_it_shows_can_be_recorded(text: str, bank: Bank) -> None:
    assert not mistakes(text.encode(), bank)


def test_the_complete_example_can_be_recorded(bank: Bank) -> None:
    assert not mistakes(EXAMPLE.read_bytes(), bank)


def test_the_complete_example_is_the_interview_that_is_demonstrated() -> None:
    same = EXAMPLE.read_bytes() == demo_interview().read_bytes()
    assert same, "cp interview/demo/en/lindqvist-okafor.yaml docs/example-interview.yaml"


def test_every_code_has_its_line_in_the_table() -> None:
    assert sorted(re.findall(r"^\| (R\d+) \|", PAGE, re.MULTILINE)) == _codes(CHECKS)


def _codes(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return sorted(t for t in texts if isinstance(t, str) and re.fullmatch(r"R\d{3}", t))
