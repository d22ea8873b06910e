"""What the command line can ask the program to open."""

from __future__ import annotations

from pathlib import Path

from interview.frozen import frozen


@frozen
class StartRequest:
    """A new interview, as it was asked for on the command line or in the form."""

    bank: Path
    candidate: str
    role: str
    interviewer: str
    language: str
    """The language of the interview; empty for the interface's, where the bank speaks it."""


@frozen
class PreviewRequest:
    """A bank to see as the interviewer will."""

    bank: Path
    question: str = ""
    """The question to begin at; empty for the first."""
    language: str = ""
    """One of the bank's; empty for the interface's, where the bank speaks it."""
