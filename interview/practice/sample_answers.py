"""What a bank's calibrated sample answers are once they are read from their file.

The reader and the JSON Schema are driven by these fields; the docstring under a field is what an
editor shows on hover.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from interview.bank import Text
from interview.frozen import frozen
from interview.reader.limits import Range


@frozen
class SampleAnswer:
    """An answer as somebody noted it, and the level that its anchor gives it."""

    level: int
    """The calibrated level, settled from the anchors (1 is the worst)."""
    note: Text
    """The note, as it was taken down in a call."""
    because: Text
    """Which words of the anchor decide, and which are not met."""
    candidate: str = ""
    """Who answered: answers to other questions under the same name are the same invented person's.
    A letter does, and says nothing of anybody."""
    near: int | None = None
    """The level the answer is easily taken for; left out where the case is clear."""


@frozen
class SampleAnswers:
    """The calibrated sample answers to a bank's questions."""

    format: Annotated[int, Range(1, 1)]
    """The version of this format: 1."""
    answers: Mapping[str, tuple[SampleAnswer, ...]]
    """The answers to each question, by the question's id."""

    def placed(self) -> Iterator[PlacedAnswer]:
        """Every answer with the question it answers, in the file's order."""
        for question, answers in self.answers.items():
            for place, answer in enumerate(answers, start=1):
                name = answer.candidate or f"#{place}"
                yield PlacedAnswer(f"{question}/{name}", question, answer)


@frozen
class PlacedAnswer:
    """A sample answer, and what it is called."""

    id: str
    """`question/candidate`; where no candidate is named, `question/#3` for the third."""
    question: str
    """The id of the question."""
    sample: SampleAnswer
