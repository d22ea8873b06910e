"""The recommendation in words: the sentence that gave it, and the rule that is everybody's."""

from __future__ import annotations

from interview.bank import Bank
from interview.i18n import _
from interview.reporting.model import Verdict
from interview.reporting.words import percentage, recommendation_word
from interview.scoring import Recommendation, Scorecard


def verdict(card: Scorecard, bank: Bank) -> Verdict:
    """What the bank's rule says of a scorecard, and why."""
    return Verdict(
        key=str(card.recommendation),
        word=recommendation_word(card.recommendation),
        percent=card.percent,
        mean=card.mean,
        coverage=card.coverage,
        because=_because(card, bank),
        rule=_rule(bank),
    )


def _because(card: Scorecard, bank: Bank) -> str:
    rule = bank.decision
    if any(finding.signal.is_knockout and finding.confirmed for finding in card.red_flags):
        return _("A knock-out was confirmed: it decides by itself, whatever the score.")
    if card.percent is None:
        return _("Nothing was rated.")
    if card.recommendation is Recommendation.NONE:
        return _(
            "Only {coverage} of the weights were rated, and the rule asks for {needed}: "
            "too little to recommend anything."
        ).format(coverage=percentage(card.coverage), needed=percentage(rule.coverage))
    score = percentage(card.percent)
    if card.recommendation is Recommendation.HIRE:
        return _(
            "{score} of the points, and no red flag: at {hire} or more the rule says hire."
        ).format(score=score, hire=percentage(rule.hire))
    if card.recommendation is Recommendation.DECLINE:
        return _("{score} of the points: under {discuss} the rule says decline.").format(
            score=score, discuss=percentage(rule.discuss)
        )
    if card.percent >= rule.hire - 1e-9:
        return _(
            "{score} of the points would be enough to hire, but a red flag is discussed first."
        ).format(score=score)
    return _("{score} of the points: from {discuss} to {hire} the rule says discuss.").format(
        score=score, discuss=percentage(rule.discuss), hire=percentage(rule.hire)
    )


def _rule(bank: Bank) -> tuple[str, ...]:
    rule = bank.decision
    return (
        _("Each answer is rated on its own, from 1 to {levels}.").format(levels=len(bank.scale)),
        _(
            "Ratings are averaged by weight within each competency, then over the competencies; "
            "the score is the average level as a share of {levels}. What was not rated is left "
            "out, never counted as zero."
        ).format(levels=len(bank.scale)),
        _(
            "At {hire} or more: hire. At {discuss} or more: discuss. Below: decline. With less "
            "than {coverage} of the weights rated: no recommendation."
        ).format(
            hire=percentage(rule.hire),
            discuss=percentage(rule.discuss),
            coverage=percentage(rule.coverage),
        ),
        _(
            "A red flag is discussed before anyone is hired. A knock-out that the interviewer "
            "confirmed declines."
        ),
    )
