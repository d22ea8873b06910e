"""Every rule, in the order of its code."""

from __future__ import annotations

from interview.bank.lint.anchors import ANCHORS
from interview.bank.lint.exemptions import IDLE
from interview.bank.lint.forbidden import SUBJECTS
from interview.bank.lint.listening import LISTENING
from interview.bank.lint.questions import QUESTIONS
from interview.bank.lint.rule import Rule
from interview.bank.lint.translations import TRANSLATIONS
from interview.bank.lint.weights import WEIGHTS
from interview.bank.lint.wording import WORDING

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *LISTENING,
            *WORDING,
            *QUESTIONS,
            *(subject.rule for subject in SUBJECTS),
            *ANCHORS,
            *TRANSLATIONS,
            *WEIGHTS,
            IDLE,
        ),
        key=lambda rule: rule.code,
    )
)
"""All there are."""
