"""A home of its own for each test, and a command line to type into."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from interview import i18n
from interview.cli import main

PAPER = """\
candidate: Ada Lovelace
interviewer: Grace Hopper
role: Community manager
bank: social-media
started: 2026-03-02 14:30
answers:
  campaigns:
    notes: Old Spice, and nothing else came.
    level: 1
  impact:
    notes: |
      Asked for our objectives first.
      Would compare with last year.
    level: 4
  learning:
    skipped: no time left
signed_by: Grace Hopper
"""
"""An interview on paper: two ratings, one question left out, signed."""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def id(self) -> str:
        """What `record` prints, when it went well."""
        assert (self.code, self.err) == (0, "")
        return self.out.strip()


class Shell:
    """Types commands, and records interviews for the tests that need one."""

    def __init__(
        self,
        home: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.home = home
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, given: str | bytes = "") -> Outcome:
        data = given.encode() if isinstance(given, str) else given
        typed = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
        self._monkeypatch.setattr(sys, "stdin", typed)
        code = main(words)
        printed = self._capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    def record(self, text: str = PAPER) -> str:
        """Have Grace Hopper enter an interview, as often as the test likes, and return its id."""
        return self("record", "-", "--by", "Grace Hopper", "--again", given=text).id

    def notes(self, name: str) -> str:
        """The notes on the question `impact` in an interview."""
        return str(self("show", name, "--json").json["answers"]["impact"]["notes"])


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    home = tmp_path / "home"
    monkeypatch.setenv("INTERVIEW_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(i18n, "_language", "en")
    monkeypatch.setattr(i18n, "_current", i18n.catalogue("en"))
    return Shell(home, capsys, monkeypatch)
