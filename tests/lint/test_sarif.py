"""Diagnostics as other programs read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from interview.bank import load
from interview.lint.sarif import to_json, to_sarif
from interview.reader import Loaded
from tests.bank.samples import BAKER, read

TWO_MISTAKES = BAKER.replace("minutes: 30", "minuts: 30").replace(
    "      - id: places", "      - id: bread"
)


def sarif(loaded: Loaded[Any]) -> Any:
    (run,) = json.loads(to_sarif([(loaded.source, loaded.diagnostics)]))["runs"]
    return run


def test_json_says_what_where_and_what_instead() -> None:
    loaded = read(TWO_MISTAKES)

    (file,) = json.loads(to_json([(loaded.source, loaded.diagnostics)]))["files"]

    assert file["file"] == "baker.yaml"
    assert file["diagnostics"][0] == {
        "code": "B012",
        "severity": "error",
        "message": "unknown key “minuts”",
        "hint": "did you mean “minutes”?",
        "line": 4,
        "column": 1,
        "end_column": 7,
        "related": [],
    }
    assert file["diagnostics"][1]["related"][0]["note"] == "first used here"


def test_a_file_without_findings_is_listed_too() -> None:
    loaded = read(BAKER)

    assert json.loads(to_json([(loaded.source, loaded.diagnostics)])) == {
        "files": [{"file": "baker.yaml", "diagnostics": []}]
    }


def test_sarif_names_its_rules_and_points_at_the_words() -> None:
    run = sarif(read(TWO_MISTAKES))
    rules = run["tool"]["driver"]["rules"]
    first, second = run["results"]

    assert [rule["id"] for rule in rules] == ["B012", "B030"]
    assert rules[0]["shortDescription"]["text"] == "The key does not exist"
    assert run["columnKind"] == "unicodeCodePoints"
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("B012", 0, "error")
    assert first["message"]["text"] == "unknown key “minuts”: did you mean “minutes”?"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "baker.yaml"},
        "region": {"startLine": 4, "startColumn": 1, "endColumn": 7},
    }
    assert second["relatedLocations"][0]["message"]["text"] == "first used here"


def test_advice_is_a_warning() -> None:
    run = sarif(read(BAKER.replace("How do you bake bread?", "“How?”")))

    assert [result["level"] for result in run["results"]] == ["warning"]


def test_other_codes_bring_their_own_titles() -> None:
    loaded = read(TWO_MISTAKES)

    log = json.loads(to_sarif([(loaded.source, loaded.diagnostics)], {"B012": "Mine"}))

    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert rules[0]["shortDescription"]["text"] == "Mine"


def test_a_path_becomes_a_reference_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "été 1.yaml"
    path.write_text("format: 2\n", "utf-8")

    uri = sarif(load(path))["results"][0]["locations"][0]["physicalLocation"]

    assert uri["artifactLocation"]["uri"] == path.as_uri()


def test_a_missing_file_still_has_a_place(tmp_path: Path) -> None:
    (result,) = sarif(load(tmp_path / "none.yaml"))["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (1, 1)
