"""The whole interview line by line: for a screen reader, a dumb terminal, a slow line."""

from __future__ import annotations

import sys
from contextlib import suppress

from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.plain.begin import choose_interview
from interview.plain.conversation import Conversation, Left
from interview.plain.lines import typed_lines
from interview.plain.walk import Walk
from interview.plain_text import one_line, plain
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest
from interview.running.resume_interview import resume_interview
from interview.settings import Settings

__all__ = ["converse", "run_plain"]


def run_plain(
    paths: Paths, settings: Settings, *, start: StartRequest | None, resume: str | None
) -> None:
    """Hold an interview on the standard input and output, until it is left.

    `start` begins one, `resume` takes up the one with that id (or, when it is an empty string, the
    last one that is open); with neither, it is asked which. Raises `InterviewError` where the
    interview cannot be opened, and `UsageError` where there is nothing to read from.
    """
    if sys.stdin is None:
        raise UsageError(_("The standard input is closed: there is nothing to read answers from."))
    with typed_lines(_write) as lines:
        converse(Conversation(lines, _write), paths, settings, start=start, resume=resume)


def converse(
    talk: Conversation,
    paths: Paths,
    settings: Settings,
    *,
    start: StartRequest | None,
    resume: str | None,
) -> None:
    """Hold an interview in a conversation, until it is left."""
    try:
        interview = _opened(talk, paths, settings, start, resume)
    except Left:
        talk.say(_("Nothing was begun."))
        return
    try:
        talk.say(
            _("Interview with {candidate}, {id}.").format(
                candidate=one_line(interview.live.state.candidate), id=interview.id
            )
        )
        Walk(talk, interview, settings).run()
    except Left:
        pass
    finally:
        problem = interview.leave()
        if problem:
            _write(f"{plain(problem)}\n")
    if not interview.live.state.is_signed:
        talk.say(
            _("Left, not signed. “interview resume {id}” goes on here.").format(id=interview.id)
        )


def _opened(
    talk: Conversation,
    paths: Paths,
    settings: Settings,
    start: StartRequest | None,
    resume: str | None,
) -> OpenInterview:
    if start is not None:
        return OpenInterview.begin(paths, start)
    if resume is not None:
        return resume_interview(paths, resume)
    return choose_interview(talk, paths, settings)


def _write(text: str) -> None:
    """Put a text out at once. Where nobody reads any more, the end of the input will tell."""
    with suppress(OSError):
        sys.stdout.write(text)
        sys.stdout.flush()
