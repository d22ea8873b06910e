"""Finds which things of a vocabulary an answer names, each counted once whatever it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from interview.frozen import frozen
from interview.rubric.answer_facts import AnswerFacts
from interview.rubric.find_phrases import CellPosition, PhraseMatch
from interview.rubric.lexicon.folding import fold
from interview.rubric.polarity import Polarity


@frozen
class VocabularyIndex:
    """The things of a vocabulary (its terms), found by any of their names and by their phrases."""

    aliases: Mapping[str, tuple[str, ...]]
    """The other names of each term."""
    terms_by_phrase: Mapping[int, Sequence[str]]

    def term(self, name: str) -> str:
        """The term that goes by this name; the name itself if none does."""
        wanted = fold(name)
        for term, aliases in self.aliases.items():
            if wanted in (fold(term), *map(fold, aliases)):
                return term
        return name

    def knows(self, name: str) -> bool:
        """Whether a term goes by this name."""
        return self.term(name) in self.aliases

    def phrases(self, name: str) -> frozenset[int]:
        """The numbers of the phrases for the term that goes by this name."""
        term = self.term(name)
        return frozenset(p for p, terms in self.terms_by_phrase.items() if term in terms)

    def named(
        self, facts: AnswerFacts, polarities: tuple[Polarity, ...]
    ) -> dict[str, list[PhraseMatch]]:
        """The terms that an answer names with one of these polarities, and where.

        A name that stands inside a longer one of something else (“Google” in “Google Plus”) does
        not count.
        """
        said: list[tuple[str, PhraseMatch]] = []
        for phrase, matches in facts.matches.items():
            for term in self.terms_by_phrase.get(phrase, ()):
                said += [(term, match) for match in matches]
        found: dict[str, list[PhraseMatch]] = {}
        cell, start, end, longest = None, -1, -1, ""
        for term, match in sorted(said, key=_longest_first):
            if match.cell != cell:
                cell, end = match.cell, -1
            is_outermost = match.end > end or (match.start, match.end) == (start, end)
            if (is_outermost or term == longest) and match.polarity in polarities:
                found.setdefault(term, []).append(match)
            if is_outermost:
                start, end, longest = match.start, match.end, term
        return found


def index_vocabulary(
    aliases: Mapping[str, tuple[str, ...]], number: Callable[[str], int]
) -> VocabularyIndex:
    """The index of a vocabulary: `aliases` of each term; `number` numbers its phrases."""
    terms_by_phrase: dict[int, list[str]] = {}
    for term, others in aliases.items():
        for phrase in {number(name) for name in (term, *others)}:
            terms_by_phrase.setdefault(phrase, []).append(term)
    return VocabularyIndex(aliases, terms_by_phrase)


def _longest_first(said: tuple[str, PhraseMatch]) -> tuple[CellPosition, int, int]:
    """By place; of those that begin at the same place, the longest comes first."""
    match = said[1]
    return match.cell or (-1, -1), match.start, -match.end
