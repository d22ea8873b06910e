"""The insights as a web page, and as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interview.comparison.estimates import Estimate
from interview.comparison.insights import BankInsight, QuestionInsight, RaterInsight
from interview.i18n import speaking
from interview.reporting.formatting import iso_time
from interview.reporting.insights.compose_insights import personal_data_warning
from interview.reporting.insights.insights_model import InsightsPage
from interview.reporting.render_report import fill_page, page_footer

FORMAT = 1
"""The version of the JSON: within one, keys are only ever added."""


def insights_html(page: InsightsPage, templates: Path | None = None) -> str:
    """The page, in one file. Raises `ReportError` for a template that is broken."""
    return fill_page(
        "insights.html.j2",
        ("report.css", "comparison.css", "insights.css"),
        page.language,
        templates,
        page_footer(page.title, *(bank.title for bank in page.banks[:1]), page.day),
        page=page,
    )


def insights_json(banks: Sequence[BankInsight], language: str, *, with_raters: bool = True) -> str:
    """The figures themselves; `docs/insights.md` explains the keys."""
    data: dict[str, Any] = {"format": FORMAT}
    if with_raters:
        with speaking(language):
            data["warning"] = personal_data_warning()
    data["banks"] = [_bank(bank, language, with_raters) for bank in banks]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _bank(bank: BankInsight, language: str, with_raters: bool) -> dict[str, Any]:
    it = bank.structure
    data: dict[str, Any] = {
        "bank": bank.name,
        "title": bank.bank.title.to(language),
        "scale": [name.to(language) for name in bank.bank.scale],
        "versions": bank.versions,
        "interviews": bank.interviews,
        "raters": bank.raters,
        "first": iso_time(bank.first),
        "last": iso_time(bank.last),
        "small": bank.is_small,
        "structure": {
            "questions": it.questions,
            "rated": it.rated,
            "skipped": it.skipped,
            "left": it.left,
            "live": it.live,
            "in_order": it.in_order,
            "unsupported": it.unsupported,
            "with_follow_ups": it.with_follow_ups,
            "not_followed_up": it.not_followed_up,
            "marking_follow_ups": it.marking,
            "main_rater": it.main_rater,
        },
        "questions": [_question(each, language) for each in bank.questions],
    }
    if with_raters:
        data["compared_raters"] = [_rater(each) for each in bank.compared_raters]
    return data


def _question(each: QuestionInsight, language: str) -> dict[str, Any]:
    suggestions, time = each.suggestions, each.time
    return {
        "id": each.id,
        "name": each.question.name(language),
        "changed": each.is_changed,
        "interviews": each.interviews,
        "rated": each.rated,
        "levels": list(each.levels),
        "mean": each.mean,
        "discrimination": each.discrimination,
        "verdict": str(each.verdict),
        "suggested": suggestions.suggested,
        "followed": suggestions.followed,
        "lower": suggestions.lower,
        "higher": suggestions.higher,
        "far_off": suggestions.far_off,
        "seconds": {
            "planned": time.planned,
            "interviews": time.interviews,
            "lower": time.lower,
            "median": time.median,
            "upper": time.upper,
        }
        if time
        else None,
        "skipped": each.skipped,
        "left": each.left,
        "out_of_turn": each.out_of_turn,
        "unsupported": each.unsupported,
        "not_followed_up": each.not_followed_up,
    }


def _rater(each: RaterInsight) -> dict[str, Any]:
    return {
        "rater": each.id,
        "name": each.name,
        "interviews": each.interviews,
        "others": each.others,
        "small": each.is_small,
        "difference": _estimate(each.difference),
        "verdict": str(each.verdict),
    }


def _estimate(estimate: Estimate | None) -> dict[str, float] | None:
    if estimate is None:
        return None
    return {"value": estimate.value, "low": estimate.low, "high": estimate.high}
