"""The folders of the banks and the report templates that come with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped_banks() -> Path:
    """The folder of the banks: inside the package when installed, beside it in a checkout."""
    return _beside_or_inside("question_banks")


def shipped_templates() -> Path:
    """The folder of the report templates: inside the package, or beside it in a checkout."""
    return _beside_or_inside("reports")


def _beside_or_inside(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
