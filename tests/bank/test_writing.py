"""A bank that is written reads back as the same bank, and as a file that is pleasant to edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from interview import i18n
from interview.bank import Bank, Text, load, parse
from interview.bank.writing import write
from interview.reader import compose_nodes, render_all
from interview.shipped_files import shipped_banks
from tests.bank.generated import banks
from tests.bank.samples import BAKER, read

SHIPPED = sorted(shipped_banks().glob("*.yaml"))
FIGURES = {"format", "minutes", "weight", "hire", "discuss", "coverage", "at_least", "at_most"}
FIGURES |= {"past", "red_flag", "suggests", "level"}


def read_back(text: str) -> Bank:
    loaded = parse(text.encode(), "written.yaml")
    assert loaded.record, render_all(loaded.diagnostics, loaded.source) + "\n" + text
    return loaded.record


def titled(title: str) -> str:
    """The line of a bank's file that says its title."""
    bank = replace(read(BAKER).require(), title=Text(title))
    lines = write(bank, "written").splitlines()
    return next(line for line in lines if line.startswith("title:"))


@given(banks())
@settings(max_examples=40)
def test_every_bank_reads_back_as_it_was(bank: Bank) -> None:
    text = write(bank, "written")
    assert read_back(text) == bank
    assert write(read_back(text), "written") == text
    assert not list(not_texts(yaml.safe_load(text)))


@given(banks())
@settings(max_examples=10)
def test_it_does_so_where_yaml_has_no_c_parser(bank: Bank) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose_nodes, "PARSER", yaml.BaseLoader)
        assert read_back(write(bank, "written")) == bank


def not_texts(tree: Any, key: str = "") -> Iterator[Any]:
    """What any other reader of YAML takes for something else than the text it is."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from not_texts(value, name if isinstance(name, str) else "")
            if not isinstance(name, str) and key != "levels":
                yield name
    elif isinstance(tree, list):
        for value in tree:
            yield from not_texts(value, key)
    elif not isinstance(tree, str) and key not in FIGURES:
        yield tree


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_banks_that_ship_read_back_as_they_were(path: Path) -> None:
    bank = load(path).require()
    text = write(bank, path.stem)
    assert read_back(text) == bank
    assert not parse(text.encode(), path.name).diagnostics


@pytest.mark.parametrize(
    "text",
    ["Why, oh why?", "Don’t", "it's", "C#", "a:b", "10 times", "“Well”, she said", "dé à coudre"],
)
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert titled(text) == f"title: {text}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Then: bake", '"Then: bake"'),
        ("bread #1", '"bread #1"'),
        ("- dash", '"- dash"'),
        ("no", '"no"'),
        ("2019-03-01", '"2019-03-01"'),
        ('"Ninja" she is', "'\"Ninja\" she is'"),
        ('- "it\'s"', '"- \\"it\'s\\""'),
        ("bell\x07", '"bell\\u0007"'),
        ("one\ttwo", '"one\\ttwo"'),
    ],
)
def test_what_needs_quotes_has_those_that_change_it_least(text: str, written: str) -> None:
    assert titled(text) == f"title: {written}"


def test_a_long_text_is_folded_below_its_key() -> None:
    assert titled("bread " * 30) == "title: >-"
    assert titled("one\ntwo") == "title: |-"


def test_no_line_is_wider_than_it_must_be() -> None:
    for path in SHIPPED:
        lines = write(load(path).require(), path.stem).splitlines()
        assert not [line for line in lines if len(line) > 100 and "," in line[:100].strip()]


def test_the_keys_stand_in_the_order_of_the_banks_that_ship() -> None:
    text = write(read(BAKER).require(), "baker")
    keys = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert keys == [
        *("format", "title", "languages", "minutes", "scale", "decision", "opening", "fr"),
        *("competencies", "sections", "vocabularies"),
    ]


def test_each_remark_is_made_once_and_says_which_bank_to_check() -> None:
    text = write(load(SHIPPED[0]).require(), "mine")
    assert text.count("# The anchors:") == 1
    assert text.count("# Signals are") == 1
    assert "interview bank check mine" in text


def test_remarks_speak_the_language_in_use() -> None:
    with i18n.speaking("fr"):
        text = write(read(BAKER).require(), "baker")
    assert "laissez tel quel" in text
    assert read_back(text) == read(BAKER).require()
