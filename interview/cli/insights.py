"""`interview insights`: what many interviews say of their questions, and of those who rate."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from interview.bank_cache import bank_of
from interview.cli.interview_filters import query_of
from interview.cli.output import (
    fit_cells,
    mention_left_out,
    progress,
    say,
    say_document,
)
from interview.cli.write_document import asked_format, write_document
from interview.comparison.insights import insights as insights_of
from interview.errors import NotFound
from interview.i18n import _, current
from interview.journal import Journal
from interview.journal.interviews_for_insights import collect_figures
from interview.journal.read_interview import RecordLoader
from interview.paths import Paths
from interview.reporting.insights.compose_insights import compose_insights
from interview.reporting.insights.insights_model import InsightsPage
from interview.reporting.insights.insights_text import draw_insights
from interview.settings import Settings

_WIDE = 120
"""Columns of a text that is not printed on a terminal, and the most that are used."""


def insights(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print the figures as text; as a page or as data, write them and print where they are."""
    form = asked_format(arguments, ("text", "html", "json"))
    with Journal.open(paths.journal) as journal:
        loader = RecordLoader(journal, partial(bank_of, paths.cache))
        found = collect_figures(
            journal,
            loader,
            query_of(arguments),
            lambda each: progress(each, _("Reading interviews")),
        )
    mention_left_out(unsigned=found.unsigned, unreadable=found.unreadable)
    if not found.chosen:
        raise NotFound(_("There is no signed interview like that. See: interview list"))
    language, with_raters = arguments.lang or current(), not arguments.no_raters
    banks = insights_of(found.chosen, found.everybody, found.banks)
    if form == "json":
        from interview.reporting.insights.render_insights import insights_json

        _write(arguments, paths, form, insights_json(banks, language, with_raters=with_raters))
        return 0
    now = datetime.now(UTC)
    page = compose_insights(banks, language, now=now, with_raters=with_raters)
    if form == "html":
        from interview.reporting.insights.render_insights import insights_html

        _write(arguments, paths, form, insights_html(page, paths.templates))
    elif arguments.output in (None, "-"):
        say("\n".join(_lines(page)))
    else:
        _write(arguments, paths, form, "\n".join(_lines(page)) + "\n")
    return 0


def _lines(page: InsightsPage) -> Sequence[str]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDE
    return [line.text for line in draw_insights(page, min(width, _WIDE), fit_cells)]


def _write(arguments: Namespace, paths: Paths, form: str, text: str) -> None:
    """Write a document where it was asked for, and print where it is; or print it itself.

    It holds nothing of one interview alone, so that erasing one has nothing to find here.
    """
    data = text.encode("utf-8", "replace")
    if arguments.output == "-" or (arguments.output is None and form == "json"):
        say_document(data)
    else:
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        write_document(arguments, paths, data, f"insights-{day}", f".{form}", ())
