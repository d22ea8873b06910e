"""A text for people, in every language that its file has it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from interview.frozen import frozen


@frozen
class Text:
    """The same words in every language of the file.

    `Text("Weak", {"fr": "Faible"}).to("fr")` is `"Faible"`, `.to("de")` is `"Weak"`.
    """

    main: str
    """The words in the file's main language."""
    others: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The words in the other languages, by the language's code; untranslated ones are left out."""

    def to(self, language: str) -> str:
        """The words in `language` (`"fr"`), or in the main language where they are missing."""
        return self.others.get(language) or self.main
