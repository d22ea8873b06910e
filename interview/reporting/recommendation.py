"""The recommendation in words: the sentence that gave it, and the rule that is everybody's."""

from __future__ import annotations

from interview.bank import Bank
from interview.i18n import _
from interview.reporting.report_model import Verdict
from interview.scoring import (
    Recommendation,
    Scorecard,
    percentage,
    reaches,
    recommendation_word,
)


def verdict(card: Scorecard, bank: Bank) -> Verdict:
    """What the bank's rule says of a scorecard, and why."""
    return Verdict(
        key=str(card.recommendation),
        word=recommendation_word(card.recommendation),
        percent=card.percent,
        mean=card.mean,
        coverage=card.coverage,
        hire=bank.decision.hire,
        discuss=bank.decision.discuss,
        needed=bank.decision.coverage,
        because=_because(card, bank),
        rule=_rule(bank),
    )


def _because(card: Scorecard, bank: Bank) -> str:
    if any(finding.signal.is_knockout and finding.confirmed for finding in card.red_flags):
        return _("A knock-out was confirmed: it decides by itself, whatever the score.")
    if card.percent is None:
        return _("Nothing was rated.")
    covered, needed = percentage(card.coverage), percentage(bank.decision.coverage)
    if card.recommendation is Recommendation.NONE:
        return _(
            "Only {coverage} of the weights were rated, and the rule asks for {needed}: "
            "too little to recommend anything."
        ).format(coverage=covered, needed=needed)
    rated = _("{coverage} of the weights were rated; the rule asks for {needed}.")
    return f"{_from_the_score(card, bank)} {rated.format(coverage=covered, needed=needed)}"


def _from_the_score(card: Scorecard, bank: Bank) -> str:
    return _step(card, bank).format(
        score=percentage(card.percent or 0.0),
        hire=percentage(bank.decision.hire),
        discuss=percentage(bank.decision.discuss),
    )


def _step(card: Scorecard, bank: Bank) -> str:
    """The sentence of the step that the score reaches."""
    match card.recommendation:
        case Recommendation.HIRE:
            return _("{score} of the points, and no red flag: from {hire} on the rule says hire.")
        case Recommendation.DECLINE:
            return _("{score} of the points: under {discuss} the rule says decline.")
    if reaches(card.percent or 0.0, bank.decision.hire):
        return _(
            "{score} of the points: from {hire} on the rule says hire, but a red flag is to be "
            "discussed first."
        )
    return _("{score} of the points: from {discuss} to {hire} the rule says discuss.")


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
