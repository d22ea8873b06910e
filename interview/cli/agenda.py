"""`interview agenda`: who interviews whom, and what is missing before the panel meets."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from interview.cli.output import say, say_json, table
from interview.i18n import _
from interview.paths import Paths
from interview.plain_text import isolated, one_line
from interview.planning.agenda_entries import (
    AgendaEntry,
    in_order,
    missing_before_panel,
    read_agenda,
)
from interview.planning.planned_words import day_words, place_words, state_words, time_words
from interview.settings import Settings


def agenda(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Print what is planned, today's first. The exit code is 1 where a file has mistakes."""
    from interview.running.open_request import default_interviewer

    entries, wrong = read_agenda(paths, default_interviewer(paths, settings))
    today = datetime.now().astimezone().date()
    entries = in_order(entries, today)
    if arguments.json:
        say_json([_as_json(each, entries) for each in entries])
    elif entries:
        for line in _lines(entries, today):
            say(line)
    elif not wrong:
        say(
            _("Nothing is planned. Write it into {path}; docs/team.md shows how.").format(
                path=paths.agenda
            )
        )
    if wrong:
        from interview.reader import render_all

        for each in wrong:
            say(render_all(each.diagnostics, each.source))
    return int(bool(wrong))


def _lines(entries: list[AgendaEntry], today: date) -> Iterator[str]:
    """A heading for each day, a line for each interview, and what is missing before panels."""
    groups = groupby(entries, lambda each: day_words(each, today))
    for place, (heading, members) in enumerate(groups):
        own = list(members)
        if place:
            yield ""
        yield heading
        rows = [
            (
                f"  {time_words(each) or '  –  '}",
                isolated(one_line(each.planned.candidate)),
                isolated(one_line(each.rater.name)) + (" " + _("(you)") if each.is_mine else ""),
                place_words(each),
                state_words(each),
            )
            for each in own
        ]
        yield table(rows)
        for each in {id(every.planned): every for every in own}.values():
            missing = missing_before_panel(entries, each)
            if missing:
                yield "  " + _("Before the panel on {name} meets, still to sign: {names}").format(
                    name=isolated(one_line(each.planned.candidate)),
                    names=", ".join(isolated(one_line(every)) for every in missing),
                )


def _as_json(each: AgendaEntry, entries: list[AgendaEntry]) -> dict[str, object]:
    return {
        "candidate": each.planned.candidate,
        "role": each.planned.role,
        "requisition": each.planned.requisition,
        "bank": each.planned.bank,
        "rater": each.rater.name,
        "mine": each.is_mine,
        "asks": list(each.rater.asks),
        "when": each.begins.isoformat() if each.begins else None,
        "id": each.held.id.interview if each.held else None,
        "signed": each.is_signed,
        "missing_before_panel": missing_before_panel(entries, each),
    }
