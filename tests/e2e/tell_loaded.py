"""Runs the program until its first frame is painted, and writes down what is loaded by then."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from interview.cli import main
from interview.tui.app import InterviewApp


def tell_loaded(_app: InterviewApp) -> None:
    """End the program, with the names of its modules in the file that `LOADED` names."""
    Path(os.environ["LOADED"]).write_text("\n".join(sys.modules), encoding="utf-8")
    os._exit(0)


# Textual calls it when the first frame is on the screen.
InterviewApp.on_ready = tell_loaded  # type: ignore[attr-defined]
main()
