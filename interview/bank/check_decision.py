"""Checks a bank's decision rule: its thresholds must leave room for what they decide."""

from __future__ import annotations

from interview.bank.check_context import CheckContext
from interview.i18n import _
from interview.plain_text import quoted


def check_decision(context: CheckContext) -> None:
    """Report shares where percentages belong, and discussing above hiring."""
    rule = context.bank.decision
    has_share = False
    for key in ("hire", "discuss", "coverage"):
        share = getattr(rule, key)
        if 0 < share <= 1 and context.is_sound("decision", key):
            context.error(
                "B017",
                _("{key} is a percentage: {share} of 100 is next to nothing").format(
                    key=quoted(key), share=f"{share:g}"
                ),
                ("decision", key),
                _("write {percentage}").format(percentage=f"{share * 100:g}"),
                text=f"{share * 100:g}" if share < 1 else "",
            )
            has_share = True
    if rule.discuss > rule.hire and not has_share and context.is_sound("decision"):
        context.error(
            "B037",
            _("“discuss” ({discuss}) must not be above “hire” ({hire})").format(
                discuss=f"{rule.discuss:g}", hire=f"{rule.hire:g}"
            ),
            ("decision", "discuss"),
            _("from “discuss” on: to be discussed; from “hire” on: hire"),
        )
