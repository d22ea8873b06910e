"""From an answer to a suggested level, with its evidence."""

from interview.rubric.suggestion import (
    SILENCE,
    AnswerValue,
    Confidence,
    HeardSignal,
    Span,
    Suggestion,
)

__all__ = ["SILENCE", "AnswerValue", "Confidence", "HeardSignal", "Span", "Suggestion"]
