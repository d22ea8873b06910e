"""Takes an interview up again: which one, with which bank, and what is said where there is none."""

from __future__ import annotations

from interview.bank_cache import bank_of
from interview.errors import NotFound
from interview.i18n import _
from interview.journal import Journal
from interview.journal.withheld import refuse_withheld
from interview.paths import Paths
from interview.running.open_interview import OpenInterview
from interview.session import InterviewStarted, banks_used


def resume_interview(paths: Paths, prefix: str = "") -> OpenInterview:
    """Take up the interview whose id begins with `prefix`, or the last one that is not signed.

    It goes on at its question and cursor, with what a killed program left. Raises `NotFound` where
    there is none, `UsageError` for a prefix of several, and `JournalError`.
    """
    with Journal.open(paths.journal) as opened:
        stream = opened.find(prefix) if prefix else opened.latest_open()
        if stream is None:
            raise NotFound(_("No interview is open. Begin one with: interview start BANK"))
        found = opened.read(stream)
        refuse_withheld(opened, found)
        # The bank the interview was begun with, its slips of the pen corrected since.
        started = found.history[0].event
        assert isinstance(started, InterviewStarted)
        text = opened.bank_text(banks_used(found.history)[-1])
        bank = bank_of(paths.cache, text, started.bank_name)
    interview = OpenInterview(paths, stream, bank)
    interview.live.resume()
    return interview
