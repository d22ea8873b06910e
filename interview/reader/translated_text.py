"""A text for people, in every language that its file has it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from interview.frozen import frozen


@frozen
class Text:
    """The same words in every language of the bank."""

    main: str
    others: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def to(self, language: str) -> str:
        """The words in `language`, or in the bank's main language where they are missing."""
        return self.others.get(language) or self.main
