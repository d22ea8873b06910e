"""The interview that `interview demo` shows."""

from __future__ import annotations

from pathlib import Path

DEMO_INTERVIEWER = "Sam Okafor"
"""Who holds it, and enters it."""


def demo_interview(language: str = "en") -> Path:
    """The file of a whole interview, as `interview record` reads it; English, if no other."""
    folder = Path(__file__).parent
    own = folder / f"interview_{language}.yaml"
    return own if own.is_file() else folder / "interview.yaml"
