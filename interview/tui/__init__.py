"""The program as a person sees it. Textual loads only when it runs."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from interview.errors import CrashDuringInterview, InterviewError
from interview.running.open_request import (
    PreviewRequest,
    ResumeRequest,
    RunCommand,
    StartRequest,
    TourRequest,
)

if TYPE_CHECKING:
    from interview.paths import Paths
    from interview.running.sync_state import TeamSync
    from interview.settings import Settings
    from interview.tui.open_practice import OpenPractice

    OpenAt = StartRequest | ResumeRequest | PreviewRequest | OpenPractice | TourRequest | None

__all__ = ["run"]

_LAST_WRITE = 3.0
"""Seconds to wait for the disk after a mistake of ours."""


def run(
    paths: Paths,
    settings: Settings,
    request: OpenAt = None,
    run_command: RunCommand | None = None,
    team_sync: TeamSync | None = None,
) -> str:
    """Run the program until it is quit, and return a last sentence to print (mostly none).

    It opens at what is requested. Without a request it shows the home screen, and the tour before
    it where nothing was ever done with the program.
    `run_command` runs one of the program's commands in the terminal while the screens stand aside,
    and returns its exit code. `team_sync` exchanges with the team meanwhile.
    Raises `InterviewError` when the interview cannot be opened; nothing is changed then. Raises
    `CrashDuringInterview` for a mistake of ours while an interview was open.
    """
    gc.disable()  # nothing that is loaded to start goes away again; the first frame turns it on
    from interview.tui.app import InterviewApp

    interview = None
    if isinstance(request, StartRequest):
        from interview.running.open_interview import OpenInterview

        interview, request = OpenInterview.begin(paths, request), None
    elif isinstance(request, ResumeRequest):
        from interview.running.resume_interview import resume_interview

        interview, request = resume_interview(paths, request.id), None
    elif request is None and not paths.tour_seen.exists():
        from interview.tui.tour import is_first_start

        request = TourRequest() if is_first_start(paths) else None
    app = InterviewApp(paths, settings, interview, request, run_command, team_sync)
    words = app.run() or ""
    if app.failure is not None:
        app.settle(_LAST_WRITE)
    if team_sync is not None:
        team_sync.end()
    if app.failure is not None:
        if app.interview is not None and not isinstance(app.failure, InterviewError):
            raise CrashDuringInterview(app.interview.id) from app.failure
        raise app.failure
    return words
