"""Banks with one mistake each: what the first line of each file announces is what is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from interview.bank import load
from interview.bank.diagnostic_codes import CODES
from interview.reader import compose_nodes

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
EXPECTED = re.compile(r"# expected: (?P<code>B\d+) (?P<where>\d+:\d+-\d+) (?P<phrase>.+)")


@pytest.fixture(params=["parser in C", "parser in Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers, whose own messages differ."""
    if request.param == "parser in Python":
        monkeypatch.setattr(compose_nodes, "PARSER", yaml.BaseLoader)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_one_mistake_of_a_broken_bank_is_found_and_nothing_else(path: Path) -> None:
    expected = EXPECTED.match(path.read_text("utf-8"))
    assert expected

    found = load(path).diagnostics

    places = [f"{one.code} {one.line}:{one.column}-{one.end_column}" for one in found]
    assert places == [f"{expected['code']} {expected['where']}"], found
    assert expected["phrase"] in f"{found[0].message} {found[0].hint}"


def test_every_code_is_explained_and_every_explanation_has_its_broken_bank() -> None:
    shown = {EXPECTED.match(path.read_text("utf-8"))["code"] for path in BROKEN}  # type: ignore[index]
    beyond_a_bank = {"B001", "B002", "B003", "B005", "B024"}

    assert [code.code for code in CODES if code.code not in shown | beyond_a_bank] == []
    assert shown | beyond_a_bank == {code.code for code in CODES}
