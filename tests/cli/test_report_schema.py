"""The published schema of the JSON, and that `record` reads the JSON back."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from interview.demo import demo_interview
from interview.reporting import render_json
from interview.reporting.report_schema import json_schema, schema_text
from tests.cli.conftest import PAPER, Shell
from tests.reporting.samples import HEAD, demo, recorded, report_of
from tests.source import ROOT

MAKE = "interview report --schema > reports/report.schema.json"


def test_the_published_schema_is_that_of_the_program(shell: Shell) -> None:
    assert (ROOT / "reports" / "report.schema.json").read_text(encoding="utf-8") == (
        schema_text()
    ), MAKE
    assert shell("report", "--schema").out == schema_text()


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_is_what_it_says(tmp_path: Path, language: str) -> None:
    data = json.loads(render_json(report_of(demo(tmp_path), language)))
    jsonschema.validate(data, json_schema())
    assert data["seconds"] == 60 * 40
    for moment in (data["instants"]["started"], data["history"][0]["entries"][0]["at"]):
        assert datetime.fromisoformat(moment).utcoffset() is not None
        assert moment.endswith("+00:00")


def test_an_empty_interview_is_what_it_says_too(tmp_path: Path) -> None:
    jsonschema.validate(json.loads(render_json(report_of(recorded(tmp_path, HEAD)))), json_schema())


def test_every_field_is_explained_or_speaks_for_itself() -> None:
    schema = json_schema()
    for name in ("seconds", "planned_seconds", "record", "head"):
        assert schema["properties"][name]["description"]


MORE = (
    "requisition: COM-7\npanel: [Inès Okoye]\nstrengths: rare judgement\n"
    "concerns: talks over people\nfeedback: |\n  Thank you.\n  Your plan was clear.\n"
)


@pytest.mark.parametrize(
    "yaml", [PAPER, PAPER + MORE, demo_interview().read_text(encoding="utf-8")]
)
def test_record_reads_back_what_a_report_holds(
    shell: Shell,
    tmp_path: Path,
    yaml: str,
) -> None:
    first = shell.record(yaml)
    file = tmp_path / "ada.json"
    assert shell("report", first, "-o", str(file)).code == 0
    second = shell("record", str(file), "--by", "Hugo HR").id
    assert second != first
    one, other = (shell("show", each, "--json").json for each in (first, second))
    assert other["entered"]["file"] == "ada.json"
    assert other["entered"]["by"] == "Hugo HR"
    same = ("candidate", "role", "interviewer", "language", "answers", "scorecard", "started")
    same += ("role", "requisition", "panel", "conclusions")
    assert {key: one[key] for key in same} == {key: other[key] for key in same}


def test_a_mistake_in_it_is_shown_at_its_line(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "ada.json"
    shell("report", shell.record(), "-o", str(file))
    text = file.read_text(encoding="utf-8")
    data = json.loads(text)
    data["record"]["answers"]["campaigns"]["level"] = 9
    text = json.dumps(data, ensure_ascii=False, indent=2)
    file.write_text(text, encoding="utf-8")
    refused = shell("record", str(file))
    assert (refused.code, refused.out) == (1, "")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if '"level": 9' in each)
    assert f"ada.json:{line}:" in refused.err


def test_what_nobody_can_see_in_notes_does_not_keep_it_from_being_read(
    shell: Shell,
    tmp_path: Path,
) -> None:
    name = shell.record(PAPER.replace("no time left", '"a: \\"b\\" # {c} \\\\ d ’ 😀"'))
    file = tmp_path / "ada.json"
    shell("report", name, "-o", str(file))
    again = shell("record", str(file), "--by", "Hugo").id
    shown = shell("show", again, "--json").json
    assert shown["answers"]["learning"]["skipped"] == 'a: "b" # {c} \\ d ’ 😀'
