"""Checks a bank's decision rule: its thresholds must leave room for what they decide."""

from __future__ import annotations

from interview.bank.check_context import CheckContext
from interview.i18n import _


def check_decision(context: CheckContext) -> None:
    """Report a threshold for discussing above the one for hiring."""
    rule = context.bank.decision
    if rule.discuss > rule.hire and context.is_sound("decision"):
        context.error(
            "B037",
            _("“discuss” ({discuss}) must not be above “hire” ({hire})").format(
                discuss=f"{rule.discuss:g}", hire=f"{rule.hire:g}"
            ),
            ("decision", "discuss"),
            _("from “discuss” on: to be discussed; from “hire” on: hire"),
        )
