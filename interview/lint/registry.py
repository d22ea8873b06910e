"""Every rule, in the order of its code."""

from __future__ import annotations

from interview.lint.anchor_rules import ANCHORS
from interview.lint.exemptions import IDLE
from interview.lint.legal_rules import LEGAL
from interview.lint.question_rules import QUESTIONS
from interview.lint.rule import Rule
from interview.lint.signal_rules import LISTENING
from interview.lint.translation_rules import TRANSLATIONS
from interview.lint.weight_rules import WEIGHTS
from interview.lint.wording_rules import WORDING

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *LISTENING,
            *WORDING,
            *QUESTIONS,
            *LEGAL,
            *ANCHORS,
            *TRANSLATIONS,
            *WEIGHTS,
            IDLE,
        ),
        key=lambda rule: rule.code,
    )
)
"""All there are."""
