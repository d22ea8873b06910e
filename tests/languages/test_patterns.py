"""Which patterns of a language need be tried at the beginning of a sentence alone."""

from __future__ import annotations

import pytest

from interview.languages.patterns import begins_sentence


@pytest.mark.parametrize(
    ("expression", "is_so"),
    [
        ("^how (?:old|young)", True),
        (r"^how [^|(]\||^(?:what|which) age", True),
        ("^how old|what age", False),
        ("what age|^how old", False),
        ("(?:^how old|^what age)", False),
    ],
)
def test_a_pattern_begins_a_sentence_where_every_alternative_of_it_does(
    expression: str, is_so: bool
) -> None:
    assert begins_sentence(expression) is is_so
