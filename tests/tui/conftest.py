"""The languages that screens are looked at in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from interview import i18n


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """English, then French."""
    with i18n.speaking(request.param):
        yield request.param


@pytest.fixture
def french() -> Iterator[None]:
    """The program speaks French."""
    with i18n.speaking("fr"):
        yield
