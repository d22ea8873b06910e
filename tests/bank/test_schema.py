"""The JSON Schema: sound, kind to good banks, and as strict as the reader about shapes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from interview.bank.schema import json_schema
from tests.bank.samples import BAKER, read

SHIPPED = sorted((Path(__file__).parents[2] / "question_banks").glob("*.yaml"))
VALIDATOR = Draft202012Validator(json_schema())


class AsAnEditorSees(yaml.SafeLoader):
    """YAML 1.2's core types, as editors read them; keys are texts, as in JSON."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for kind, pattern in (
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("null", r"null|Null|NULL|~|"),
):
    AsAnEditorSees.add_implicit_resolver(
        f"tag:yaml.org,2002:{kind}", re.compile(f"^({pattern})$"), None
    )


def complaints(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, AsAnEditorSees))]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_bank_fits(path: Path) -> None:
    assert complaints(path.read_text("utf-8")) == []


def test_the_sample_fits_and_so_do_figures_where_texts_are_meant() -> None:
    assert complaints(BAKER) == []
    assert complaints(BAKER.replace("[oven, heat]", "[2010, true]")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 30", "minuts: 30"),
        ("minutes: 30", "minutes: half an hour"),
        ("minutes: 30", "minutes: -1"),
        ("format: 1", "format: 2"),
        ("title: Baker\n", ""),
        ("title: Baker", "title: [Baker]"),
        ("scale: [Weak, Fair, Good]", "scale: [Weak]"),
        ("scale: [Weak, Fair, Good]", "scale: Weak"),
        ("hire: 80", "hire: 800"),
        ("- id: bread", "- id: The Bread"),
        ("        ask: How do you bake bread?\n", ""),
        ("        ask: How do you bake bread?", "        ask:"),
        ("suggests: 2", "suggests: good"),
        ("red_flag: true", "red_flag: 1"),
        ("answer: table", "answer: list"),
        ("kind: date", "kind: day"),
        ("stage: before", "stage: during"),
        ("          2: Tells the steps.", "          two: Tells the steps."),
        ("mentions: [oven, heat]", "mention: [oven, heat]"),
        ("mentions: [oven, heat]", "mentions: oven"),
        ("            when:\n              mentions: [oven, heat]", "            when: {}"),
        ("Since: {within: 3 months}", "Since: {within: lately}"),
        ("spelt: []", "spelt: dinkel"),
        ("fr: {title: Le métier}", "fr: {titre: Le métier}"),
        ("fr: {title: Le métier}", "fr: Le métier"),
        ("          title: Pain", "          minutes: 5"),
        ("            - Connaît le four", "            - because: Connaît le four"),
        (
            "            because: Never cleans",
            "            because: Never\n            fr: {because: x}",
        ),
    ],
)
def test_what_the_reader_refuses_for_its_shape_the_schema_refuses_too(old: str, new: str) -> None:
    changed = BAKER.replace(old, new, 1)

    assert changed != BAKER
    assert read(changed).record is None
    assert complaints(changed) != []


def test_every_key_is_explained() -> None:
    for name, definition in json_schema()["$defs"].items():
        assert definition["description"], name
        for key, value in definition["properties"].items():
            assert value["description"].endswith((".", ".”", ")")), f"{name}.{key}"


def test_a_key_of_two_letters_is_not_taken_for_a_language() -> None:
    question = json_schema()["$defs"]["Question"]
    (languages,) = question["patternProperties"]

    assert re.search(languages, "fr")
    assert not re.search(languages, "id")


def test_the_shipped_banks_name_the_schema_that_lies_beside_them() -> None:
    beside = SHIPPED[0].with_name("bank.schema.json")
    assert json.loads(beside.read_text("utf-8")) == json_schema(), (
        "write it again: interview bank schema > question_banks/bank.schema.json"
    )
    modeline = f"# yaml-language-server: $schema=./{beside.name}\n"
    assert all(path.read_text("utf-8").startswith(modeline) for path in SHIPPED)
