"""What the documentation points at is there: links, files, make targets, commands.

And the examples in docstrings give what they say.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

import pytest

from interview.cli.parser import parse
from tests.source import ROOT, modules

PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md")]
)
FOLDERS = ("interview", "question_banks", "reports", "tests", "benchmarks", "docs")

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pages
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [link for link in _links(page) if not _resolves(page, link)]
    assert not broken


@pages
def test_every_file_that_is_named_exists(page: Path) -> None:
    """In code marks, what begins with one of our folders is a path from the checkout's root."""
    named = re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)`", _text(page))
    assert not [path for path in named if not (ROOT / path).exists()]


@pages
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", _text(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^(?:\$ )?)make (\w+)", _text(page), re.MULTILINE))
    assert named <= targets


@pages
def test_every_command_that_is_shown_is_one(page: Path) -> None:
    """In blocks of shell, what begins with our name is a command line that we understand."""
    for words in _commands(page):
        parse(words)


@pytest.mark.parametrize(
    "name", [module.name for module in modules() if ">>> " in module.path.read_text("utf-8")]
)
def test_the_examples_in_docstrings_give_what_they_say(name: str) -> None:
    tried = doctest.testmod(importlib.import_module(name))
    assert tried.attempted
    assert not tried.failed


def test_the_readme_sets_up_with_two_commands() -> None:
    lines = [line.removeprefix("$ ") for line in _shell(ROOT / "README.md")]
    assert [line.split()[1] for line in lines if line.startswith("make ")] == ["run", "test"]


def test_every_command_that_a_message_names_is_one() -> None:
    texts = [node.value for module in modules() for node in ast.walk(module.tree) if _is_text(node)]
    named = {words for text in texts for words in re.findall(r"“interview ([a-z ]+)", text)}
    assert named
    for words in named:
        with pytest.raises(SystemExit):
            parse([*words.split(), "--help"])


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _commands(page: Path) -> list[list[str]]:
    """The words behind `interview` of every line of a page's blocks of shell."""
    shown = [line.removeprefix("$ ") for line in _shell(page)]
    return [_words(line) for line in shown if re.match(r"interview\s+\S", line)]


def _shell(page: Path) -> list[str]:
    """The lines of a page's blocks of shell; one that goes on below is one line."""
    blocks = re.findall(r"^```sh\n(.*?)^```", _text(page), flags=re.MULTILINE | re.DOTALL)
    return "".join(blocks).replace("\\\n", " ").splitlines()


def _words(line: str) -> list[str]:
    """The words of one command, up to where the shell takes over."""
    words = shlex.split(line, comments=True)[1:]
    ends = [at for at, word in enumerate(words) if word in {"|", "<", ">", ">>", "&&"}]
    return words[: ends[0]] if ends else words


def _links(page: Path) -> list[str]:
    """The relative links and pictures of a page, with their anchors."""
    found = re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", _prose(page))
    links = [one or other for one, other in found]
    return [link for link in links if not re.match(r"[a-z]+:", link)]


def _resolves(page: Path, link: str) -> bool:
    name, _hash, anchor = link.partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> Iterator[str]:
    """The anchors that a page's headings have where it is hosted."""
    for heading in re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", heading.lower())
        yield words.strip().replace(" ", "-")


def _prose(page: Path) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", _text(page), flags=re.MULTILINE | re.DOTALL)


@cache
def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")
