"""`interview access`: all that is held on one person, to read or as data."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from interview.cli.history import history
from interview.cli.output import say, say_json
from interview.cli.show import as_json, show
from interview.errors import JournalError
from interview.i18n import _
from interview.journal import InterviewSummary, Journal, load_record
from interview.journal.codec import encode
from interview.journal.erase import written_files
from interview.journal.search import search_form
from interview.paths import Paths
from interview.settings import Settings


def access(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Print every interview of one person, and where else the name stands.

    A person is found by the words of the name, whatever their case and accents, as a candidate; the
    ids of other interviews in which the whole name stands follow.
    """
    words = set(search_form(arguments.name).split())
    with Journal.open(paths.journal) as journal:
        listed = journal.summaries()
        own = [
            each for each in listed if words and words <= set(search_form(each.candidate).split())
        ]
        others = _naming(journal, listed, own, search_form(arguments.name).strip())
    if arguments.json:
        say_json({"name": arguments.name, "interviews": _as_data(paths, own), "named_in": others})
        return 0
    if not own:
        say(_("No interview has a candidate of that name."))
    for place, each in enumerate(own):
        if place:
            say()
        name = each.id.interview
        show(Namespace(id=name, json=False), paths, settings)
        say()
        history(Namespace(id=name), paths, settings)
        for path in written_files(paths.journal, name):
            say(_("in this file too: {path}").format(path=path))
    if others:
        say()
        say(_("The name also stands in: {ids}").format(ids=", ".join(others)))
    return 0


def _naming(
    journal: Journal, listed: list[InterviewSummary], own: list[InterviewSummary], name: str
) -> list[str]:
    """The ids of the other interviews in whose events the name stands."""
    known = {each.id.interview for each in own}
    naming = []
    for each in listed:
        if each.id.interview in known or not name:
            continue
        for stream in journal.streams_of(each.id.interview):
            try:
                events = [encode(one.at, one.event) for one in journal.read(stream).history]
            except JournalError:
                continue  # `verify` says what is wrong
            if name in search_form("\n".join(events)):
                naming.append(each.id.interview)
                break
    return naming


def _as_data(paths: Paths, own: list[InterviewSummary]) -> list[dict[str, Any]]:
    found = []
    for each in own:
        record = load_record(paths.journal, each.id.interview)
        events = [
            {"seq": event.seq, **json.loads(encode(event.at, event.event))}
            for event in record.history
        ]
        files = [str(path) for path in written_files(paths.journal, each.id.interview)]
        found.append(as_json(record) | {"history": events, "files": files})
    return found
