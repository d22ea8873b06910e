"""The whole interview line by line: for a screen reader, a dumb terminal, a slow line."""

from __future__ import annotations

import sys
from contextlib import suppress

from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.plain.begin import choose_interview
from interview.plain.conversation import Conversation, ConversationEnded
from interview.plain.typed_lines import typed_lines
from interview.plain.walk import Walk
from interview.plain_text import one_line, plain
from interview.running.open_interview import OpenInterview
from interview.running.open_request import ResumeRequest, StartRequest
from interview.running.resume_interview import resume_interview
from interview.settings import Settings

__all__ = ["converse", "run_plain"]


def run_plain(
    paths: Paths, settings: Settings, request: StartRequest | ResumeRequest | None
) -> None:
    """Hold an interview on the standard input and output, until it is left.

    Without a request, it is asked which. Raises `InterviewError` where the interview cannot be
    opened, and `UsageError` where there is nothing to read from.
    """
    if sys.stdin is None:
        raise UsageError(_("The standard input is closed: there is nothing to read answers from."))
    with typed_lines(_write) as lines:
        converse(Conversation(lines, _write), paths, settings, request)


def converse(
    talk: Conversation,
    paths: Paths,
    settings: Settings,
    request: StartRequest | ResumeRequest | None,
) -> None:
    """Hold an interview in a conversation, until it is left."""
    try:
        match request:
            case StartRequest():
                interview = OpenInterview.begin(paths, request)
            case ResumeRequest():
                interview = resume_interview(paths, request.id)
            case None:
                interview = choose_interview(talk, paths, settings)
    except ConversationEnded:
        talk.say(_("Nothing was begun."))
        return
    try:
        talk.say(
            _("Interview with {candidate}, {id}.").format(
                candidate=one_line(interview.live.state.candidate), id=interview.id
            )
        )
        Walk(talk, interview, settings).run()
    except ConversationEnded:
        pass
    finally:
        problem = interview.leave()
        if problem:
            _write(f"{plain(problem)}\n")
    if not interview.live.state.is_signed:
        talk.say(
            _("Left, not signed. “interview resume {id}” goes on here.").format(id=interview.id)
        )


def _write(text: str) -> None:
    """Put a text out at once. Where nobody reads any more, the end of the input will tell."""
    with suppress(OSError):
        sys.stdout.write(text)
        sys.stdout.flush()
