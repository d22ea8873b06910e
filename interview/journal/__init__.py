"""Events on disk: durable before the screen says so, never changed, proved by a chain of hashes."""

from interview.journal.kept import load_record
from interview.journal.lock import Hold, hold
from interview.journal.recorder import Recorder
from interview.journal.store import Journal
from interview.journal.streams import Draft, Stream, StreamId, Summary

__all__ = [
    "Draft",
    "Hold",
    "Journal",
    "Recorder",
    "Stream",
    "StreamId",
    "Summary",
    "hold",
    "load_record",
]
