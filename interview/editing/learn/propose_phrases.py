"""Proposes phrases: words that stand in the notes rated at one level, and hardly in the others.

A phrase is tried on every past answer in which it is heard, as if the bank had it already. It is
also tried on answers that it was not found in: each candidate is left out in turn, and where the
phrase would be proposed from the others alone, what it does to the answers left out counts as a
test. Nothing here writes a bank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import comb

from interview.bank import Bank, Question, Signal
from interview.bank.shared_and_own_sets import shared_parts
from interview.editing.learn.heard_and_rated import TriedAnswer
from interview.editing.learn.note_phrases import NotePhrases, Stems
from interview.editing.teach.phrase_edit import phrase_fault, with_phrase
from interview.editing.teach.phrase_lists import PhraseList, default_list
from interview.frozen import frozen
from interview.rubric.bank_rubric import CompiledQuestion, QuestionRubric
from interview.rubric.find_phrases import PhraseMatcher
from interview.rubric.polarity import ASSERTED

FEWEST_CANDIDATES = 2
"""Candidates in whose answers of the level a phrase stands, at least. What a single person said
never goes into a bank: it could be recognised there."""
FEWEST_FOR_ONE_WORD = 3
"""The same for a single word, which means more things than a phrase does."""
LEAST_SHARE = 0.75
"""Of the answers in which a phrase is heard, how many have the level, at least."""
MOST_CHANCE = 0.1
"""How likely such a contrast may be by chance, at most."""
_MOST_TRIED = 12
"""Phrases of a level that are tried on the past answers, those with the clearest contrast first."""
MOST_OF_A_LEVEL = 3
"""Phrases proposed for one level of a question."""


@frozen
class Sighting:
    """A past answer in which a proposed phrase is heard."""

    tried: TriedAnswer
    start: int
    end: int
    """Where the notes say it, in characters."""
    after: int | None
    """The level suggested with the phrase; `None` where none is."""

    @property
    def before(self) -> int | None:
        """The level suggested without it."""
        return self.tried.heard.level

    @property
    def rating(self) -> int | None:
        """The level that was given."""
        return self.tried.answer.rating

    @property
    def gains(self) -> bool:
        """Whether the suggestion agrees with the rating only with the phrase."""
        return self.before != self.after == self.rating

    @property
    def loses(self) -> bool:
        """Whether the suggestion agrees with the rating only without the phrase."""
        return self.after != self.before == self.rating


@frozen
class Contrast:
    """In how many answers a phrase is heard: those rated at its level, and the others."""

    of_level: int
    rated_so: int
    """How many answers have the level."""
    of_others: int
    rated_otherwise: int

    @property
    def chance(self) -> float:
        """How likely a contrast as clear as this is where the phrase says nothing of the level.

        One-sided, by Fisher's exact test.
        """
        return _chance(self.of_level, self.rated_so, self.of_others, self.rated_otherwise)

    @property
    def share(self) -> float:
        """Of the answers in which it is heard, how many have the level; from 0 to 1."""
        return self.of_level / ((self.of_level + self.of_others) or 1)


@frozen
class PhraseProposal:
    """A phrase that a signal could listen for, with what speaks for it."""

    question: str
    """The question's id."""
    level: int
    signals: tuple[str, ...]
    """The ids of the signals that can take it. What it changes is measured with the first."""
    phrase: str
    contrast: Contrast
    candidates: int
    """Candidates in whose answers of the level it is heard; 2 or more."""
    sightings: tuple[Sighting, ...]
    """Every rated answer in which it is heard."""
    tested_gains: int
    """Answers that were left out and would have been heard rightly only with the phrase."""
    tested_losses: int
    """Answers that were left out and would have been heard rightly only without it."""

    @property
    def gained(self) -> int:
        """Past suggestions that agree with the rating only with the phrase."""
        return sum(each.gains for each in self.sightings)

    @property
    def lost(self) -> int:
        """Past suggestions that agree with the rating only without it."""
        return sum(each.loses for each in self.sightings)


@frozen
class Proposals:
    """The phrases that are proposed, the most convincing first."""

    proposals: tuple[PhraseProposal, ...]
    compared: int
    """How many phrases two or more candidates used, of which these were chosen."""


def propose_phrases(bank: Bank, tried: Iterable[TriedAnswer], names: frozenset[str]) -> Proposals:
    """The phrases that the past answers speak for. `names` are words of people's names, folded."""
    rated = [each for each in tried if each.answer.rating is not None]
    finder = NotePhrases((each.answer for each in rated), names)
    found: list[PhraseProposal] = []
    compared = 0
    for question in bank.questions:
        answers = [each for each in rated if each.answer.question == question.id]
        search = _QuestionSearch(bank, question, answers, finder)
        compared += len(search.phrases)
        for level in sorted(question.levels):
            found += search.proposals(level)
    found.sort(key=_rank)
    return Proposals(tuple(found), compared)


def _rank(proposal: PhraseProposal) -> tuple[float, ...]:
    tested = proposal.tested_gains - proposal.tested_losses
    return -tested, proposal.lost - proposal.gained, proposal.contrast.chance


class _QuestionSearch:
    """The phrases in the answers to one question, and where each is heard."""

    def __init__(
        self,
        bank: Bank,
        question: Question,
        answers: Sequence[TriedAnswer],
        finder: NotePhrases,
    ) -> None:
        self._bank = bank
        self._question = question
        self._answers = answers
        words: dict[Stems, int] = {}
        written: dict[Stems, Counter[str]] = {}
        people: dict[Stems, set[str]] = {}
        for each in answers:
            for phrase in finder.of(each.answer.notes, each.answer.language):
                words[phrase.stems] = phrase.words
                written.setdefault(phrase.stems, Counter())[phrase.written] += 1
                people.setdefault(phrase.stems, set()).add(each.answer.candidate)
        by_phrase = {
            # The wording used most; of several, the same one every time.
            min(forms, key=lambda form: (-forms[form], len(form), form)): words[stems]
            for stems, forms in written.items()
            if len(people[stems]) >= FEWEST_CANDIDATES
        }
        self.phrases: tuple[str, ...] = tuple(by_phrase)
        """Those that two or more candidates used."""
        self._words = by_phrase
        self._places = self._heard()
        self._ratings = [each.answer.rating for each in answers]
        self._rated = Counter(self._ratings)

    def _heard(self) -> dict[str, dict[int, tuple[int, int]]]:
        """For each phrase, the answers that it is heard in, and where it is first.

        The rubric's own ears decide: what is denied, given up or said of others does not count.
        """
        matcher = PhraseMatcher(self.phrases)
        found: dict[str, dict[int, tuple[int, int]]] = {each: {} for each in self.phrases}
        for number, each in enumerate(self._answers):
            for match in matcher.find(each.answer.notes):
                if match.polarity in ASSERTED:
                    place = (match.start, match.end)
                    found[self.phrases[match.phrase]].setdefault(number, place)
        return found

    def proposals(self, level: int) -> Iterator[PhraseProposal]:
        """The phrases that are proposed for a level, the most convincing first."""
        known: set[int] = set()
        """Answers that a phrase proposed before would have heard rightly."""
        yielded = 0
        tried = filter(None, (self._try(each, level) for each in self._shortlist(level)))
        for proposal in sorted(tried, key=_rank):
            gains = {id(each.tried) for each in proposal.sightings if each.gains}
            if gains <= known:
                continue
            known |= gains
            yield proposal
            yielded += 1
            if yielded == MOST_OF_A_LEVEL:
                return

    def _shortlist(self, level: int) -> list[str]:
        """The phrases with the clearest contrast; of those heard in the same answers, one."""
        best: dict[frozenset[int], str] = {}
        for phrase in self.phrases:
            heard = frozenset(self._places[phrase])
            if not self._is_convincing(phrase, level, heard):
                continue
            rival = best.get(heard)
            if rival is None or self._plainness(phrase) < self._plainness(rival):
                best[heard] = phrase
        every = {heard: self._contrast(level, heard, ()) for heard in best}
        order = sorted(best, key=lambda heard: (every[heard].chance, self._plainness(best[heard])))
        return [best[heard] for heard in order[:_MOST_TRIED]]

    def _plainness(self, phrase: str) -> tuple[int, bool, int, str]:
        """Two words say enough and are still heard in other notes; then the shortest."""
        return abs(self._words[phrase] - 2), "…" in phrase, len(phrase), phrase

    def _contrast(self, level: int, heard: Iterable[int], left_out: Iterable[int]) -> Contrast:
        out = set(left_out)
        of_level = others = 0
        for number in heard:
            if number not in out:
                is_so = self._ratings[number] == level
                of_level, others = of_level + is_so, others + (not is_so)
        out_so = sum(self._ratings[number] == level for number in out)
        rated_so = self._rated[level] - out_so
        otherwise = len(self._answers) - self._rated[level] - (len(out) - out_so)
        return Contrast(of_level, rated_so, others, otherwise)

    def _people(self, level: int, heard: Iterable[int]) -> set[str]:
        return {
            self._answers[number].answer.candidate
            for number in heard
            if self._answers[number].answer.rating == level
        }

    def _is_convincing(
        self, phrase: str, level: int, heard: Iterable[int], left_out: Iterable[int] = ()
    ) -> bool:
        out = set(left_out)
        counted = [number for number in heard if number not in out]
        fewest = FEWEST_FOR_ONE_WORD if self._words[phrase] == 1 else FEWEST_CANDIDATES
        if len(self._people(level, counted)) < fewest:
            return False
        contrast = self._contrast(level, counted, out)
        return contrast.share >= LEAST_SHARE and contrast.chance <= MOST_CHANCE

    def _try(self, phrase: str, level: int) -> PhraseProposal | None:
        """The proposal of a phrase, if it makes more suggestions right than wrong."""
        places = self._places[phrase]
        targets = self._targets(level, phrase)
        if not targets:
            return None
        where = targets[0][1]
        changed = with_phrase(self._bank, where, phrase)
        compiled = CompiledQuestion(changed.question(self._question.id), shared_parts(changed))
        sightings: dict[int, Sighting] = {}
        for number, (start, end) in places.items():
            tried = self._answers[number]
            rubric = QuestionRubric(changed, compiled, tried.answer.language)
            answer = tried.answer
            after = rubric.suggest(answer.notes, answer.value, today=answer.held).level
            sightings[number] = Sighting(tried, start, end, after)
        if not _helps(sightings.values()):
            return None
        gains, losses = self._test(phrase, level, sightings)
        if losses and losses >= gains:
            return None
        return PhraseProposal(
            self._question.id,
            level,
            tuple(signal.id for signal, _where in targets),
            phrase,
            self._contrast(level, places, ()),
            len(self._people(level, places)),
            tuple(sightings.values()),
            gains,
            losses,
        )

    def _test(self, phrase: str, level: int, sightings: dict[int, Sighting]) -> tuple[int, int]:
        """Gains and losses in answers that the phrase was not found in: one candidate left out at
        a time, with all interviews of that candidate, as two raters note the same words."""
        gains = losses = 0
        for person in {self._answers[number].answer.candidate for number in sightings}:
            out = {
                number
                for number, each in enumerate(self._answers)
                if each.answer.candidate == person
            }
            others = [each for number, each in sightings.items() if number not in out]
            if not (self._is_convincing(phrase, level, sightings, out) and _helps(others)):
                continue
            gains += sum(sightings[number].gains for number in out & sightings.keys())
            losses += sum(sightings[number].loses for number in out & sightings.keys())
        return gains, losses

    def _targets(self, level: int, phrase: str) -> list[tuple[Signal, PhraseList]]:
        """The signals of the level that can take the phrase; first those that interviewers ticked
        by hand where it is heard. A red flag is among them only if they did for two candidates."""
        heard = [self._answers[number].answer for number in self._places[phrase]]
        ticked = {
            signal.id: {each.candidate for each in heard if signal.id in each.ticked}
            for signal in self._question.signals
        }
        found = []
        for signal in self._question.signals:
            if signal.suggests != level:
                continue
            if signal.is_red_flag and len(ticked[signal.id]) < FEWEST_CANDIDATES:
                continue
            where = default_list(self._bank, self._question, signal)
            if where is None or where.vocabulary or phrase_fault(phrase, where):
                continue
            found.append((signal, where))
        return sorted(found, key=lambda each: -len(ticked[each[0].id]))


def _helps(sightings: Iterable[Sighting]) -> bool:
    every = list(sightings)
    return sum(each.gains for each in every) > sum(each.loses for each in every)


@lru_cache(maxsize=20_000)
def _chance(of_level: int, rated_so: int, of_others: int, rated_otherwise: int) -> float:
    heard, every = of_level + of_others, rated_so + rated_otherwise
    ways = sum(
        comb(rated_so, hits) * comb(rated_otherwise, heard - hits)
        for hits in range(of_level, min(heard, rated_so) + 1)
    )
    return ways / comb(every, heard)
