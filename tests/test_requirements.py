"""What pyproject.toml asks for, what the source imports, and what requirements/ installs agree."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.source import ROOT, modules
from tests.test_imports import RUN_BY_HAND

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BUILD, RUN = PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"]
PDF, HUB, WEB, WORD, TEST, DEV = (
    PROJECT["project"]["optional-dependencies"][extra]
    for extra in ("pdf", "hub", "web", "word", "test", "dev")
)
ASKED = {
    "run": BUILD + RUN,
    "test": BUILD + RUN + PDF + HUB + WEB + WORD + TEST,
    "dev": BUILD + RUN + PDF + HUB + WEB + WORD + TEST + DEV,
}

PIN = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?: ; .+?)?(?: \\\n    --hash=sha256:\w{64})+"
)


def pins(name: str) -> dict[str, str]:
    """The version of each package that a file of requirements/ installs."""
    return {pin["name"]: pin["version"] for pin in PIN.finditer(locked(name))}


def locked(name: str) -> str:
    """A file of requirements/, without its remarks."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return "".join(line for line in text.splitlines(keepends=True) if line.strip()[:1] != "#")


@pytest.mark.parametrize("name", ASKED)
def test_what_is_installed_is_what_was_asked_for(name: str) -> None:
    versions = pins(name)
    for asked in map(Requirement, ASKED[name]):
        if asked.name != PROJECT["project"]["name"]:
            version = versions.get(canonicalize_name(asked.name))
            assert version, f"{asked.name} is not in requirements/{name}.txt: run “make lock”"
            assert asked.specifier.contains(version), f"{asked.name}: run “make lock”"


@pytest.mark.parametrize("name", ASKED)
def test_what_is_installed_is_exact_to_the_file_and_names_no_index(name: str) -> None:
    assert not PIN.sub("", locked(name)).strip()


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_parts_of_the_lock_agree(name: str) -> None:
    assert pins(name).items() <= pins("dev").items(), "run “make lock”"


def test_what_is_imported_is_declared() -> None:
    declared = {
        canonicalize_name(Requirement(asked).name) for asked in RUN + PDF + HUB + WEB + WORD
    }
    owners = packages_distributions()
    imported = {
        canonicalize_name(owner)
        for module in modules()
        if module.name not in RUN_BY_HAND
        for package in _imported(module.tree)
        if package not in sys.stdlib_module_names and package != "interview"
        for owner in owners[package]
    }
    assert imported == declared


def test_make_mutation_names_files_that_are_there() -> None:
    told = PROJECT["tool"]["mutmut"]
    lists = ("only_mutate", "also_copy", "pytest_add_cli_args_test_selection")
    named = [name for each in lists for name in told[each]]
    assert [name for name in named if not (ROOT / name).exists()] == []
    left_out = [
        each.removeprefix("--deselect=").split("::")
        for each in told["pytest_add_cli_args"]
        if each.startswith("--deselect=")
    ]
    assert [
        name for file, name in left_out if f"def {name}(" not in (ROOT / file).read_text()
    ] == []


def _imported(tree: ast.AST) -> Iterator[str]:
    """The top-level packages that a module imports anywhere."""
    nodes = [*ast.walk(tree)]
    names = chain.from_iterable(node.names for node in nodes if isinstance(node, ast.Import))
    yield from (name.name.partition(".")[0] for name in names)
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
