"""Things of a vocabulary named in an answer, each once, whatever they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from interview.frozen import frozen
from interview.rubric.answer_facts import Answer
from interview.rubric.lexicon.folding import fold
from interview.rubric.matching import Hearing, Place
from interview.rubric.polarity import AFFIRMED, HEDGED, PAST, Polarity

SAID: tuple[Polarity, ...] = (AFFIRMED, HEDGED)


def accepted(past: bool) -> tuple[Polarity, ...]:
    """How a sentence may stand to what it names for it to count."""
    return (*SAID, PAST) if past else SAID


@frozen
class Naming:
    """A vocabulary made ready: its things, by what they are called and by their phrases."""

    aliases: Mapping[str, tuple[str, ...]]
    terms_by_phrase: Mapping[int, Sequence[str]]

    def term(self, name: str) -> str:
        """The thing that goes by this name; the name itself if none does."""
        wanted = fold(name)
        for term, aliases in self.aliases.items():
            if wanted in (fold(term), *map(fold, aliases)):
                return term
        return name

    def phrases(self, name: str) -> frozenset[int]:
        """The numbers of the phrases for the thing that goes by this name."""
        term = self.term(name)
        return frozenset(p for p, terms in self.terms_by_phrase.items() if term in terms)

    def knows(self, name: str) -> bool:
        """Whether one of its things goes by this name."""
        return self.term(name) in self.aliases

    def named(self, answer: Answer, polarities: tuple[Polarity, ...]) -> dict[str, list[Hearing]]:
        """The things named, with where; a name inside a longer one (Google Plus) is not meant."""
        found: dict[str, list[Hearing]] = {}
        for term, hearing in _outermost(self._said(answer)):
            if hearing.polarity in polarities:
                found.setdefault(term, []).append(hearing)
        return found

    def _said(self, answer: Answer) -> Iterator[tuple[str, Hearing]]:
        for phrase, hearings in answer.heard.items():
            for term in self.terms_by_phrase.get(phrase, ()):
                yield from ((term, hearing) for hearing in hearings)


def naming(aliases: Mapping[str, tuple[str, ...]], number: Callable[[str], int]) -> Naming:
    """A vocabulary made ready; `number` numbers its phrases."""
    terms_by_phrase: dict[int, list[str]] = {}
    for term, others in aliases.items():
        for phrase in {number(name) for name in (term, *others)}:
            terms_by_phrase.setdefault(phrase, []).append(term)
    return Naming(aliases, terms_by_phrase)


def _outermost(said: Iterable[tuple[str, Hearing]]) -> Iterator[tuple[str, Hearing]]:
    """Names that do not stand inside a longer one of something else."""
    place, reached, start, longest = None, -1, -1, ""
    for term, hearing in sorted(said, key=_order):
        if hearing.place != place:
            place, reached = hearing.place, -1
        is_outer = hearing.end > reached or (hearing.start, hearing.end) == (start, reached)
        if is_outer or term == longest:
            yield term, hearing
        if is_outer:
            start, reached, longest = hearing.start, hearing.end, term


def _order(said: tuple[str, Hearing]) -> tuple[Place, int, int]:
    hearing = said[1]
    return hearing.place or (-1, -1), hearing.start, -hearing.end
