"""What every test in a terminal begins with."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own, in English, where the tour was shown."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "tour-seen").touch()
    return {"INTERVIEW_HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
