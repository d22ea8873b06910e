"""The program as a person sees it. Textual loads only when it runs."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from interview.errors import InterviewError, InterviewInterrupted
from interview.running.open_request import PreviewRequest, RunCommand, StartRequest

if TYPE_CHECKING:
    from interview.paths import Paths
    from interview.running.sync_state import TeamSync
    from interview.settings import Settings
    from interview.tui.open_practice import OpenPractice

__all__ = ["PreviewRequest", "StartRequest", "run"]

_LAST_WRITE = 3.0
"""Seconds to wait for the disk after a mistake of ours."""


def run(
    paths: Paths,
    settings: Settings,
    *,
    start: StartRequest | None = None,
    resume: str | None = None,
    preview: PreviewRequest | None = None,
    practice: OpenPractice | None = None,
    tour: bool = False,
    run_command: RunCommand | None = None,
    team_sync: TeamSync | None = None,
) -> str:
    """Run the program until it is quit, and return a last sentence to print (mostly none).

    `start` begins an interview, `resume` takes up the one with that id (or, when it is an empty
    string, the last one that is open), `preview` shows a bank, `practice` has sample answers rated;
    with none of them, the home screen is shown, and `tour` or the first start has the tour before.
    `run_command` runs one of the program's commands in the terminal while the screens stand aside,
    and returns its exit code. `team_sync` exchanges with the team meanwhile.
    Raises `InterviewError` when the interview cannot be opened; nothing is changed then. Raises
    `InterviewInterrupted` for a mistake of ours while an interview was open.
    """
    gc.disable()  # nothing that is loaded to start goes away again; the first frame turns it on
    from interview.tui.app import InterviewApp

    interview = None
    if start is not None:
        from interview.running.open_interview import OpenInterview

        interview = OpenInterview.begin(paths, start)
    elif resume is not None:
        from interview.running.resume_interview import resume_interview

        interview = resume_interview(paths, resume)
    elif preview is None and practice is None and not tour and not paths.tour_seen.exists():
        from interview.tui.tour import is_first_start

        tour = is_first_start(paths)
    app = InterviewApp(
        paths, settings, interview, preview, practice, run_command, team_sync, tour=tour
    )
    words = app.run() or ""
    if team_sync is not None:
        team_sync.end()
    if app.failure is not None:
        app.settle(_LAST_WRITE)
        if app.interview is not None and not isinstance(app.failure, InterviewError):
            raise InterviewInterrupted(app.interview.id) from app.failure
        raise app.failure
    return words
