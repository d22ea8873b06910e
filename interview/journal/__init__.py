"""Events on disk: durable before the screen says so, never changed, sealed by commitments."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.journal.draft_log_names import draft_log_files, draft_log_path
    from interview.journal.durability import Durability, SaveStatus
    from interview.journal.interview_list import list_interviews
    from interview.journal.interview_lock import lock_interview
    from interview.journal.read_interview import load_record
    from interview.journal.recorder import Recorder
    from interview.journal.store import Journal
    from interview.journal.streams import Draft, InterviewSummary, LineFor, Stream, StreamId

__all__ = [
    "Draft",
    "Durability",
    "InterviewSummary",
    "Journal",
    "LineFor",
    "Recorder",
    "SaveStatus",
    "Stream",
    "StreamId",
    "draft_log_files",
    "draft_log_path",
    "list_interviews",
    "load_record",
    "lock_interview",
]

_MODULES = {
    "Draft": "streams",
    "Durability": "durability",
    "InterviewSummary": "streams",
    "Journal": "store",
    "LineFor": "streams",
    "Recorder": "recorder",
    "SaveStatus": "durability",
    "Stream": "streams",
    "StreamId": "streams",
    "draft_log_files": "draft_log_names",
    "draft_log_path": "draft_log_names",
    "list_interviews": "interview_list",
    "load_record": "read_interview",
    "lock_interview": "interview_lock",
}


def __getattr__(name: str) -> object:
    """Each part loads when it is first asked for: the home screen only needs the list."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
