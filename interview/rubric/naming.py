"""Things of a vocabulary named in an answer, each once, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interview.rubric.answers import Answer, Hearing
from interview.rubric.lexicon.folding import fold
from interview.rubric.polarity import Polarity

AFFIRMED = frozenset({Polarity.AFFIRMED, Polarity.HEDGED})


def accepted(past: bool) -> frozenset[Polarity]:
    """How a sentence may stand to what it names for it to count."""
    return AFFIRMED | {Polarity.PAST} if past else AFFIRMED


@dataclass(frozen=True, slots=True)
class Naming:
    """A vocabulary made ready: the phrases of each of its things, by number."""

    aliases: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, frozenset[int]]

    def term(self, name: str) -> str:
        """The thing that goes by this name; the name itself if none does."""
        wanted = fold(name)
        for term, aliases in self.aliases.items():
            if wanted in (fold(term), *map(fold, aliases)):
                return term
        return name

    def knows(self, name: str) -> bool:
        """Whether one of its things goes by this name."""
        return self.term(name) in self.aliases

    def named(self, answer: Answer, polarities: frozenset[Polarity]) -> dict[str, list[Hearing]]:
        """The things named, with where; a name inside a longer one (Google Plus) is not meant."""
        said = list(self._said(answer))
        found: dict[str, list[Hearing]] = {}
        for term, hearing in said:
            inside = any(other != term and _holds(longer, hearing) for other, longer in said)
            if hearing.heard.polarity in polarities and not inside:
                found.setdefault(term, []).append(hearing)
        return found

    def _said(self, answer: Answer) -> Iterator[tuple[str, Hearing]]:
        for term, numbers in self.phrases.items():
            for hearing in answer.where(numbers & answer.heard.keys()):
                yield term, hearing


def _holds(longer: Hearing, shorter: Hearing) -> bool:
    return (
        longer.place == shorter.place
        and longer.start <= shorter.start
        and shorter.end <= longer.end
        and longer.end - longer.start > shorter.end - shorter.start
    )
