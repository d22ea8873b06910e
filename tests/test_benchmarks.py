"""The benchmarks are listed, import what is there, and are not mistaken for tests."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

from tests.source import ROOT

FOLDER = ROOT / "benchmarks"
BENCHMARKS = sorted(FOLDER.glob("*.py"))


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_asks_for_names_that_exist(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("interview"):
            module = import_module(node.module or "")
            assert not [each.name for each in node.names if not hasattr(module, each.name)]


def test_the_page_lists_every_benchmark() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in BENCHMARKS if f"`{path.name}`" not in page]


def test_no_benchmark_is_named_as_a_test_or_what_it_tests() -> None:
    tests = {path.stem for path in (ROOT / "tests").rglob("*.py")}
    package = {path.stem for path in (ROOT / "interview").rglob("*.py")}
    names = {path.stem for path in BENCHMARKS}
    assert not names & (package | tests | {name.removeprefix("test_") for name in tests})
