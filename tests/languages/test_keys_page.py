"""The pages for linguists and lawyers name every key of their files."""

from __future__ import annotations

import pytest

from docs import language_keys_page
from interview.languages import of_each_language
from interview.languages.language_files import AskedSubjects, QuestionGrammar
from tests.source import ROOT

DOCS = ROOT / "docs"


def test_the_committed_page_is_what_the_records_say() -> None:
    assert (DOCS / "language-keys.md").read_text("utf-8") == language_keys_page.page(), (
        "write it again: python docs/language_keys_page.py > docs/language-keys.md"
    )


@pytest.mark.parametrize("kind", [AskedSubjects, QuestionGrammar])
def test_every_piece_that_patterns_share_is_explained(
    kind: type[AskedSubjects] | type[QuestionGrammar],
) -> None:
    told = (DOCS / "adding-a-language.md").read_text("utf-8")
    pieces = {piece for file in of_each_language(kind).values() for piece in file.pieces}
    assert not sorted(piece for piece in pieces if f"`{piece}`" not in told)
