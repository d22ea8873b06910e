"""Fills a journal with the demonstration: interviews that were held, one from paper, a decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from interview.demo import DECIDED, DEMO_INTERVIEWER
from interview.demo.held_interviews import HeldInterview, held_interviews
from interview.i18n import _, current
from interview.journal import Journal, StreamId
from interview.journal.export_record import export_archive, read_for_export
from interview.journal.import_record import import_record
from interview.journal.record_decision import record_decision
from interview.journal.verify_export import verify_export
from interview.paths import Paths
from interview.scoring import DecisionKind, Recommendation
from interview.session import InterviewStarted
from interview.shipped_files import shipped_banks
from interview.signing.known_raters import add_known_rater
from interview.signing.rater_key import rater_key


def fill_demo_journal(paths: Paths) -> Mapping[str, str]:
    """Record the demonstration in a folder that has no journal yet, in the language in use.

    It is signed with keys that are made now, one of each rater. Returns the id of each interview,
    by the name of its file without the ending.
    """
    ids = {}
    rater_key(paths.journal, DEMO_INTERVIEWER)
    for held in held_interviews(current(), datetime.now(UTC)):
        if held.source.key_of == DEMO_INTERVIEWER:
            stream = _start(paths, held)
        else:
            stream = _take_in(paths, held)
        if held.source.file.stem == DECIDED:
            _decide(paths, stream)
        ids[held.source.file.stem] = stream.interview
    return ids


def _start(paths: Paths, held: HeldInterview) -> StreamId:
    first, *others = held.events
    at, started = first
    assert isinstance(started, InterviewStarted)
    bank = (shipped_banks() / f"{held.bank}.yaml").read_bytes()
    with Journal.open(paths.journal) as journal:
        return journal.start(started, bank, at, *others)


def _take_in(paths: Paths, held: HeldInterview) -> StreamId:
    """Have another rater sign an interview in a journal of their own, and import its record."""
    with TemporaryDirectory(dir=paths.home, ignore_cleanup_errors=True) as folder:
        theirs, name = Paths(Path(folder)), held.source.key_of
        key = rater_key(theirs.journal, name)
        stream = _start(theirs, held)
        record = read_for_export(theirs.journal, stream.interview)
        archive = theirs.home / "record.zip"
        archive.write_bytes(
            export_archive(theirs.journal, record, {}, name, current(), archive.name)
        )
        add_known_rater(paths.journal, name, key.public)
        import_record(paths.journal, verify_export(archive, paths.journal), datetime.now(UTC))
    return stream


def _decide(paths: Paths, stream: StreamId) -> None:
    """Record what HR decides on an interview."""
    record_decision(
        paths.journal,
        stream.interview,
        str(DecisionKind.HOLD),
        _(
            "She measures what she does better than anybody we have seen, and has not yet shown us "
            "a conversation. A second talk with the people she would work with, before we choose."
        ),
        str(Recommendation.DISCUSS),
        "Odile Marchetti",
        datetime.now(UTC),
    )
