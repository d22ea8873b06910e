"""Events on disk: durable before the screen says so, never changed, proved by a chain of hashes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.journal.interview_lock import hold
    from interview.journal.listing import summaries
    from interview.journal.read_interview import load_record
    from interview.journal.recorder import Recorder
    from interview.journal.store import Journal
    from interview.journal.streams import Draft, Stream, StreamId, Summary

__all__ = [
    "Draft",
    "Journal",
    "Recorder",
    "Stream",
    "StreamId",
    "Summary",
    "hold",
    "load_record",
    "summaries",
]

_MODULES = {
    "Draft": "streams",
    "Journal": "store",
    "Recorder": "recorder",
    "Stream": "streams",
    "StreamId": "streams",
    "Summary": "streams",
    "hold": "interview_lock",
    "load_record": "read_interview",
    "summaries": "listing",
}


def __getattr__(name: str) -> object:
    """Each part loads when it is first asked for: the home screen only needs the list."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
