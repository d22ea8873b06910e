"""Where the tests of an interview record its events."""

from __future__ import annotations

import pytest

from tests.session.sinks import MemorySink


@pytest.fixture
def sink() -> MemorySink:
    """Nothing is recorded yet."""
    return MemorySink()
