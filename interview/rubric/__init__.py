"""From an answer to a suggested level, with its evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from interview.rubric.suggestion_model import (
    SILENCE,
    AnswerValue,
    Confidence,
    HeardSignal,
    Span,
    Suggestion,
)

if TYPE_CHECKING:
    from interview.rubric.bank_rubric import BankRubric, QuestionRubric, compile_rubric
    from interview.rubric.tried_examples import (
        TriedExample,
        heard_in,
        mismatches,
        try_examples,
    )

__all__ = [
    "SILENCE",
    "AnswerValue",
    "BankRubric",
    "Confidence",
    "HeardSignal",
    "QuestionRubric",
    "Span",
    "Suggestion",
    "TriedExample",
    "compile_rubric",
    "heard_in",
    "mismatches",
    "try_examples",
]

_MODULES = {
    "BankRubric": "bank_rubric",
    "TriedExample": "tried_examples",
    "mismatches": "tried_examples",
    "QuestionRubric": "bank_rubric",
    "compile_rubric": "bank_rubric",
    "heard_in": "tried_examples",
    "try_examples": "tried_examples",
}


def __getattr__(name: str) -> object:
    """The engine loads when it is first asked for: the first frame does not need it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
