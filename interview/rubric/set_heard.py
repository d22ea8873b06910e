"""Whether a listening set is heard: its phrases, but not inside those that only look alike."""

from __future__ import annotations

from interview.frozen import frozen
from interview.rubric.answer_facts import AnswerFacts
from interview.rubric.condition_result import FAILS, CheckResult
from interview.rubric.confidence import support_of
from interview.rubric.polarity import Polarity


@frozen
class SetCheck:
    """A listening set is heard: any of its phrases, where they mean what they usually mean."""

    phrases: frozenset[int]
    but_not: frozenset[int]
    """Phrases in whose words nothing of the set is heard."""
    accepted: tuple[Polarity, ...]

    def check(self, facts: AnswerFacts) -> CheckResult:
        found = [m for m in facts.matches_of(self.phrases) if m.polarity in self.accepted]
        others = facts.matches_of(self.but_not) if found else []
        evidence = tuple(
            match
            for match in found
            if not any(
                match.cell == o.cell and match.start < o.end and o.start < match.end for o in others
            )
        )
        return CheckResult(True, evidence, True, support_of(evidence)) if evidence else FAILS
