"""What every test stands on, so that it says the same on every machine and day."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hatch_build import compile_catalogues
from interview import i18n

# The same examples in every run, however slow the machine is. To look for new ones:
# pytest --hypothesis-profile=default
settings.register_profile(
    "interview",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("interview")


def pytest_configure() -> None:
    """Leave the user's own zone, language and settings outside; the programs started inherit it.

    A checkout that was never installed has no compiled catalogue yet, or an older one.
    """
    for name in [*os.environ]:
        if name.startswith(("LC_", "XDG_", "INTERVIEW_", "TEXTUAL")) or name in _OF_THE_USER:
            del os.environ[name]
    os.environ |= {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
    if os.name != "nt":
        time.tzset()
    compile_catalogues(Path(__file__).parent.parent)


_OF_THE_USER = {"LANG", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"}
_OF_THE_USER |= {"EDITOR", "VISUAL", "PAGER", "BROWSER"}


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts the program into the time zone of a POSIX `TZ`, in which `-1` is an hour before UTC."""

    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def english() -> None:
    """The program speaks English, whatever it spoke in the test before."""
    i18n.use("en")
