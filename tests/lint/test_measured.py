"""Questions about what the law protects are found, and innocent ones are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.measure import FILES, measure

PRECISION = {"blind": 0.96, "development": 0.95}
RECALL = {"blind": 0.84, "development": 0.85}
"""The aim is a precision of 0.97 and a recall of 0.85 on sentences by strangers to the patterns;
what theirs first measured stands at the head of each `blind_*.yaml`.
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_subjects_are_told_apart(path: Path) -> None:
    measured = measure(path)
    assert measured.precision >= PRECISION[measured.kind], measured.wrong
    assert measured.recall >= RECALL[measured.kind], measured.missed


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_language_is_measured_on_sentences_by_strangers(language: str) -> None:
    assert any(
        path.stem.startswith("blind_") and path.stem.endswith(f"_{language}") for path in FILES
    )
