"""The program as a person sees it. Textual loads only when it runs."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from interview.frozen import frozen

if TYPE_CHECKING:
    from interview.paths import Paths
    from interview.settings import Settings
    from interview.tui.open_interview import OpenInterview


_LAST_WRITE = 3.0
"""Seconds to wait for the disk after a mistake of ours."""


@frozen
class StartRequest:
    """A new interview, as it was asked for on the command line."""

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


def run(
    paths: Paths,
    settings: Settings,
    *,
    start: StartRequest | None = None,
    resume: str | None = None,
    preview: PreviewRequest | None = None,
) -> str:
    """Run the program until it is quit, and return a last sentence to print (mostly none).

    `start` begins an interview, `resume` takes up the one with that id (or, when it is an empty
    string, the last one that is open), `preview` shows a bank; with none of them, the home screen
    is shown.
    Raises `InterviewError` when the interview cannot be opened; nothing is changed then.
    """
    gc.disable()  # nothing that is loaded to start goes away again; the first frame turns it on
    from interview.tui.app import InterviewApp

    app = InterviewApp(paths, settings, _seat(paths, start, resume), preview)
    words = app.run() or ""
    if app.mistake is not None:
        app.settle(_LAST_WRITE)
        raise app.mistake
    return words


def _seat(paths: Paths, start: StartRequest | None, resume: str | None) -> OpenInterview | None:
    if start is None and resume is None:
        return None
    from interview.tui.open_interview import OpenInterview

    if start is not None:
        return OpenInterview.begin(paths, start)
    return OpenInterview.resume(paths, resume or "")
