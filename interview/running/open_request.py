"""What the command line can ask the program to open, and who interviews unless told otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from interview.frozen import frozen
from interview.journal.interview_list import last_begun_here
from interview.paths import Paths
from interview.plain_text import typed_name
from interview.settings import Settings, user_name

RunCommand = Callable[[Sequence[str]], int]
"""Runs one of the program's commands, such as `bank edit`, in the terminal; gives its exit code."""


@frozen
class StartRequest:
    """A new interview, as it was asked for on the command line or in the form."""

    bank: Path
    candidate: str
    role: str
    interviewer: str
    language: str
    """The language of the interview; empty for the interface's, where the bank speaks it."""
    requisition: str = ""
    """What the opening is called, such as its number."""
    panel: tuple[str, ...] = ()
    """Who else interviews the same candidate, by name."""
    left_to: Mapping[str, str] = field(default_factory=dict)
    """Questions, by their ids, that others ask: each with their names."""


@frozen
class ResumeRequest:
    """An interview to go on with."""

    id: str = ""
    """The beginning of its id; empty for the last that is not signed."""


@frozen
class TourRequest:
    """The tour of the first start, before the list of interviews."""


@frozen
class PreviewRequest:
    """A bank to see as the interviewer will."""

    bank: Path
    question: str = ""
    """The question to begin at; empty for the first."""
    language: str = ""
    """One of the bank's; empty for the interface's, where the bank speaks it."""


def default_interviewer(paths: Paths, settings: Settings) -> str:
    """Who interviews, where nobody says: as the settings name them, else the last interview that
    began here.

    Else the user's name in the system; empty where that is none. Raises `JournalError`.
    """
    if settings.interviewer:
        return typed_name(settings.interviewer)
    last = last_begun_here(paths.journal)
    return last.interviewer if last else user_name()
