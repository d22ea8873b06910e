"""The recommendation in words: why this interview has it, and the rule that holds for all."""

from __future__ import annotations

from interview.bank import Bank
from interview.i18n import _
from interview.reporting.report_model import RecommendationPart
from interview.scoring import Recommendation, Scorecard, percentage, reaches, recommendation_word


def recommendation_part(card: Scorecard, bank: Bank, *, is_signed: bool) -> RecommendationPart:
    """What the bank's rule makes of a scorecard, and why, in the language in use.

    Until the interview is signed, it is the recommendation so far.
    """
    rule, levels = bank.decision, len(bank.scale)
    return RecommendationPart(
        key=str(card.recommendation),
        title=_("Recommendation") if is_signed else _("Recommendation so far"),
        word=recommendation_word(card.recommendation),
        percent=card.percent,
        mean=card.mean,
        coverage=card.coverage,
        hire=rule.hire,
        discuss=rule.discuss,
        needed=rule.coverage,
        lowest=100 / levels,
        because=recommended_because(card, bank),
        rule=rule_sentences(bank),
    )


def rule_sentences(bank: Bank) -> tuple[str, ...]:
    """The bank's rule, sentence by sentence, the same for every candidate."""
    rule, levels = bank.decision, len(bank.scale)
    return (
        _("Each answer is rated on its own, from 1 to {levels}.").format(levels=levels),
        _(
            "Ratings are averaged by weight within each competency, then over the "
            "competencies; the score is the average level as a share of {levels}. What was not "
            "rated is left out, never counted as zero."
        ).format(levels=levels),
        _("All figures are rounded down, so that none seems to reach a threshold that it misses."),
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
            "confirmed means decline."
        ),
    )


def recommended_because(card: Scorecard, bank: Bank) -> str:
    """The step of the rule that decided, with its figures, in the words of screen and report."""
    if any(finding.signal.is_knockout and finding.confirmed for finding in card.red_flags):
        return _("A knock-out was confirmed: it decides by itself, whatever the score.")
    if card.percent is None:
        return _("Nothing was rated.")
    covered, needed = percentage(card.coverage), percentage(bank.decision.coverage)
    if card.recommendation is Recommendation.NONE:
        return _(
            "The questions rated carry only {coverage} of the total weight, and the rule asks for "
            "{needed}: too little to recommend anything."
        ).format(coverage=covered, needed=needed)
    if card.recommendation is Recommendation.HIRE:
        step = _("{score} of the points, and no red flag: from {hire} on the rule says hire.")
    elif card.recommendation is Recommendation.DECLINE:
        step = _("{score} of the points: under {discuss} the rule says decline.")
    elif reaches(card.percent, bank.decision.hire):
        step = _(
            "{score} of the points: from {hire} on the rule says hire, but a red flag is to be "
            "discussed first."
        )
    else:
        step = _("{score} of the points: from {discuss} to {hire} the rule says discuss.")
    reached = step.format(
        score=percentage(card.percent),
        hire=percentage(bank.decision.hire),
        discuss=percentage(bank.decision.discuss),
    )
    rated = _(
        "The questions rated carry {coverage} of the total weight; the rule asks for {needed}."
    )
    return f"{reached} {rated.format(coverage=covered, needed=needed)}"
