"""A copy of the program whose data files a test may change, run as a person runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import Outcome
from tests.source import PACKAGE, ROOT


@dataclass(frozen=True)
class Program:
    """A folder that holds the package and, beside it, whatever a test writes."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """A file with this text; folders are made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def change(self, name: str, before: str, after: str) -> None:
        """Replace the first `before` in a file."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert before in text
        self.write(name, text.replace(before, after, 1))

    def line_of(self, name: str, words: str) -> int:
        """The line of a file on which some words begin, counted from 1."""
        text = (self.folder / name).read_text(encoding="utf-8")
        return text[: text.index(words) + len(words) - len(words.lstrip())].count("\n") + 1

    def run(self, *arguments: str, given: str = "", module: str = "interview") -> Outcome:
        """Run a module of the copy, from its folder."""
        ended = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env=os.environ
            | {
                "PYTHONPATH": str(self.folder),
                "PYTHONUTF8": "1",
                "INTERVIEW_HOME": str(self.folder / "home"),
            },
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Outcome(ended.returncode, ended.stdout, ended.stderr)


def copy_of_the_program(folder: Path) -> Program:
    """The package and its banks as they stand in the checkout, in a folder of their own."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "question_banks", folder / "question_banks")
    shutil.copytree(PACKAGE, folder / "interview", ignore=ignored)
    return Program(folder)
