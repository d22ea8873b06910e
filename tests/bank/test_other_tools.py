"""What editors and linters for YAML say of the banks that ship: nothing.

Both tools are left out of what the suite installs: `npm install --no-save yaml-language-server`
in the checkout, and `pip install yamllint`, have these tests run.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from interview.bank.schema import json_schema
from tests.bank.language_server import INSTALL, NODE, SCRIPT, LanguageServer
from tests.bank.samples import BAKER
from tests.source import ROOT

SHIPPED = sorted((ROOT / "question_banks").glob("*.yaml"))

needs_server = pytest.mark.skipif(not (NODE and SCRIPT.is_file()), reason=INSTALL)


@needs_server
def test_the_language_server_finds_nothing_in_the_banks_that_ship(tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text(json.dumps(json_schema()))
    named = f"# yaml-language-server: $schema={schema.as_uri()}\n"
    with LanguageServer() as server:
        for path in SHIPPED:
            assert server.complaints(path.as_uri(), path.read_text("utf-8")) == [], path.name
        bad = named + BAKER.replace("format: 1", "format: 2")
        assert server.complaints("file:///bad.yaml", bad) == ["2: Value must be 1."]


@needs_server
def test_the_language_server_proposes_what_can_stand_there(tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text(json.dumps(json_schema()))
    named = f"# yaml-language-server: $schema={schema.as_uri()}\n"
    with LanguageServer() as server:
        top = server.proposals("file:///top.yaml", named, 1, 0)
        assert top["format"] == "format: 1"
        for key in ("competency: ", "of: "):
            begun = named + BAKER.replace("names: {of: flours,", "names:\n" + " " * 20 + "of: ")
            before = "\n".join(begun.split(key, 1)[0].splitlines()[:-1])
            line = begun.split(key, 1)[0].splitlines()[-1] + key
            text = f"{before}\n{line}"
            place = (text.count("\n"), len(line))
            proposed = server.proposals(f"file:///{key[0]}.yaml", text, *place)
            assert not {"true", "false"} & proposed.keys()


@pytest.mark.skipif(not shutil.which("yamllint"), reason="needs yamllint: pip install yamllint")
def test_yamllint_finds_nothing_in_what_ships() -> None:
    found = subprocess.run(
        ["yamllint", "--strict", "--format", "parsable", "question_banks"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.stdout, found.returncode) == ("", 0)
