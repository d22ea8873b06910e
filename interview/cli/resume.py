"""`interview resume`: goes on with an interview that was left."""

from __future__ import annotations

from argparse import Namespace

from interview.cli.open_tui import open_tui, wants_plain
from interview.cli.passphrase import unlock_key
from interview.journal import Journal
from interview.paths import Paths
from interview.running.open_request import ResumeRequest
from interview.session import InterviewSigned
from interview.settings import Settings


def resume(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Open the interview whose id begins so; without one, the last that is not signed.

    Where the program was killed between signature and seal, it is sealed now, and the passphrase of
    the key asked for.
    """
    if arguments.id and _waits_for_its_seal(paths, arguments.id):
        unlock_key(paths, settings, settings.interviewer)
    if wants_plain(settings, is_asked=arguments.plain):
        from interview.cli.open_plain import open_plain

        return open_plain(paths, settings, ResumeRequest(arguments.id))
    return open_tui(paths, settings, ResumeRequest(arguments.id))


def _waits_for_its_seal(paths: Paths, prefix: str) -> bool:
    """Whether an interview was signed, and only its draft log knows of it."""
    with Journal.open(paths.journal) as journal:
        found = journal.read(journal.find(prefix))
    pending = found.history[found.committed :]
    return any(isinstance(each.event, InterviewSigned) for each in pending)
