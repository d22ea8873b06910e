"""`interview access`: all that is held on one person, to read or as data."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from interview.cli.history import history
from interview.cli.output import complain, say, say_json
from interview.cli.show import as_json, show
from interview.dates_in_lists import timestamp
from interview.errors import JournalError, RecordWithheld
from interview.i18n import _, labelled
from interview.journal import InterviewSummary, Journal, StreamId, load_record
from interview.journal.codec import encode
from interview.journal.search import search_form
from interview.journal.written_files import written_files
from interview.paths import Paths
from interview.plain_text import one_line
from interview.session import Recorded, StreamOpened
from interview.settings import Settings
from interview.status_words import RecordStatus

_BROKEN = (RecordStatus.RESCUED, RecordStatus.DAMAGED)
"""How an interview stands that can be shown by its entries only."""


def access(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Print every interview of one person, and where else the name stands.

    A person is found by the words of the name, whatever their case, accents and characters that
    nobody sees, as a candidate, or by the id of an interview; the ids of other interviews in which
    the whole name stands follow, and of rescued ones that do not say whose they are. The exit code
    is 1 where another rater's record is withheld until one's own is signed.
    """
    words = search_form(arguments.name).split()
    with Journal.open(paths.journal) as journal:
        listed = journal.summaries()
        own = [each for each in listed if words and _is_meant(each, words)]
        others = _naming(journal, listed, own, " ".join(words))
        nameless = [
            each.id.interview
            for each in listed
            if each not in own and each.status in _BROKEN and not each.candidate
        ]
        if arguments.json:
            found = [_as_data(paths, journal, each) for each in own]
            say_json(
                {
                    "name": arguments.name,
                    "interviews": found,
                    "named_in": others,
                    "nameless": nameless,
                }
            )
            return int(any("withheld" in each for each in found))
        exit_code = 0
        if not own:
            say(_("No interview has a candidate of that name."))
        for place, each in enumerate(own):
            if place:
                say()
            try:
                _say_all(paths, settings, journal, each)
            except RecordWithheld as error:
                complain(str(error))
                exit_code = 1
    if others or nameless:
        say()
    if others:
        say(_("The name also stands in: {ids}").format(ids=", ".join(others)))
    if nameless:
        sentence = _(
            "These came out of a damaged file and do not say whose they are: {ids}. Look at each "
            "with: interview access ID"
        )
        say(sentence.format(ids=", ".join(nameless)))
    return exit_code


def _say_all(paths: Paths, settings: Settings, journal: Journal, listed: InterviewSummary) -> None:
    """Print all that is held of one interview."""
    name = listed.id.interview
    if listed.status in _BROKEN:
        say(labelled(name, listed.status.word))
        say("\n".join(_lines(journal.readable(listed.id))))
    else:
        show(Namespace(id=name, json=False), paths, settings)
        say()
        history(Namespace(id=name), paths, settings)
    for _stream, events in _other_streams(journal, listed.id):
        say()
        say("\n".join(_lines(events)))
    for path in written_files(paths.journal, name):
        say(_("in this file too: {path}").format(path=path))


def _is_meant(listed: InterviewSummary, words: list[str]) -> bool:
    """Whether an interview has this id, or a candidate with all these words in the name.

    Where the words are not told apart by what can be seen, all of them together count.
    """
    name = search_form(listed.candidate)
    is_written_together = len(words) > 1 and "".join(words) in "".join(name.split())
    return set(words) <= set(name.split()) or is_written_together or words == [listed.id.interview]


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
            events = "\n".join(encode(one.at, one.event) for one in _events(journal, stream))
            if name in " ".join(search_form(events).split()):
                naming.append(each.id.interview)
                break
    return naming


def _events(journal: Journal, stream: StreamId) -> tuple[Recorded, ...]:
    """The events of a stream; of a damaged one, those that can be read: `verify` says of it."""
    try:
        return journal.read(stream).history
    except JournalError:
        return journal.readable(stream)


def _other_streams(
    journal: Journal, listed: StreamId
) -> Iterator[tuple[StreamId, tuple[Recorded, ...]]]:
    """What others recorded of the same interview, such as HR."""
    for stream in sorted(journal.streams_of(listed.interview), key=str):
        if stream != listed:
            yield stream, _events(journal, stream)


def _lines(events: Iterable[Recorded]) -> Iterator[str]:
    """Events as they are: number, time, kind and fields."""
    for each in events:
        body = json.loads(encode(each.at, each.event))
        if isinstance(each.event, StreamOpened):
            yield labelled(one_line(each.event.role), one_line(each.event.person))
        data = json.dumps(body["data"], ensure_ascii=False)
        yield f"{each.seq:>4}  {timestamp(each.at)}  {body['kind']}  {one_line(data)}"


def _as_data(paths: Paths, journal: Journal, listed: InterviewSummary) -> dict[str, Any]:
    name = listed.id.interview
    if listed.status in _BROKEN:
        found: dict[str, Any] = {"id": name, "status": listed.status.name.lower()}
        events = journal.readable(listed.id)
    else:
        try:
            record = load_record(paths.journal, name)
        except RecordWithheld as error:
            return {"id": name, "withheld": str(error)}
        found, events = as_json(record), record.history
    others = [
        {"stream": str(stream), "history": _events_as_data(recorded)}
        for stream, recorded in _other_streams(journal, listed.id)
    ]
    files = [str(path) for path in written_files(paths.journal, name)]
    return found | {"history": _events_as_data(events), "others": others, "files": files}


def _events_as_data(events: Iterable[Recorded]) -> list[dict[str, Any]]:
    return [{"seq": each.seq, **json.loads(encode(each.at, each.event))} for each in events]
