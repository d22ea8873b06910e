"""A bank without mistakes or advice, and an editor of few words."""

from __future__ import annotations

import sys
from pathlib import Path

BANK = """\
format: 1
title: Mine
scale: [Bad, Good]
competencies: {care: {name: Care}}
sections:
  - title: Talk
    questions:
      - id: habits
        ask: How do you check your own work?
        why: Whoever checks it finds more.
        competency: care
        probes: [What did you find last time?]
        levels: {1: Does not check it., 2: Names a check and what it found.}
        signals:
          - because: Names a list
            suggests: 2
            when: {mentions: [checklist]}
      - id: errors
        ask: Which mistake of yours taught you most?
        why: Whoever learns can say what.
        competency: care
        probes: [What do you do since?]
        levels: {1: Names none., 2: Names one and what changed since.}
"""

_EDITOR = f"""\
#!{sys.executable}
import pathlib, sys
print("EDITOR", *sys.argv[1:-1], flush=True)
file = pathlib.Path(sys.argv[-1])
while (line := input(": ")) not in ("q", "cq"):
    old, _arrow, new = line.partition("=>")
    file.write_text(file.read_text().replace(old, new))
sys.exit(line == "cq")
"""


def bank_file(folder: Path, text: str = BANK, name: str = "mine") -> Path:
    """A bank's file in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def editor(folder: Path, name: str = "vim") -> Path:
    """A program to edit with: `old=>new` replaces, `q` leaves, `cq` leaves with an error."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(_EDITOR, encoding="utf-8")
    path.chmod(0o755)
    return path
