"""The interview that `interview demo` shows."""

from __future__ import annotations

from pathlib import Path

DEMO_INTERVIEWER = "Sam Okafor"
"""Who holds it, and enters it."""


def demo_interview() -> Path:
    """The file of a whole interview, as `interview record` reads it."""
    return Path(__file__).parent / "interview.yaml"
