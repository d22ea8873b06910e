"""From an answer to a suggested level, with its evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from interview.rubric.suggestion import (
    SILENCE,
    AnswerValue,
    Confidence,
    HeardSignal,
    Span,
    Suggestion,
)

if TYPE_CHECKING:
    from interview.rubric.advice import (
        Remark,
        ambiguous_aliases,
        dead_signals,
        deaf_phrases,
        deafness,
        stem_collisions,
    )
    from interview.rubric.engine import BankRubric, QuestionRubric, compile_rubric
    from interview.rubric.trial import Mismatch, heard_in, try_examples

__all__ = [
    "SILENCE",
    "AnswerValue",
    "BankRubric",
    "Confidence",
    "HeardSignal",
    "Mismatch",
    "QuestionRubric",
    "Remark",
    "Span",
    "Suggestion",
    "ambiguous_aliases",
    "compile_rubric",
    "dead_signals",
    "deaf_phrases",
    "deafness",
    "heard_in",
    "stem_collisions",
    "try_examples",
]

_WHERE = {
    "BankRubric": "engine",
    "Mismatch": "trial",
    "QuestionRubric": "engine",
    "Remark": "advice",
    "ambiguous_aliases": "advice",
    "compile_rubric": "engine",
    "dead_signals": "advice",
    "deaf_phrases": "advice",
    "deafness": "advice",
    "heard_in": "trial",
    "stem_collisions": "advice",
    "try_examples": "trial",
}


def __getattr__(name: str) -> object:
    """The engine loads when it is first asked for: the first frame does not need it."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
