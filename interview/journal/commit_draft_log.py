"""Commits what a program that was killed left in the draft log of an interview."""

from __future__ import annotations

from interview.journal.draft_log_names import draft_log_path, put_aside
from interview.journal.store import Journal
from interview.journal.streams import Stream


def commit_draft_log(journal: Journal, found: Stream) -> None:
    """Commit to the journal what is in a stream's draft log alone, as it was read with the stream.

    Only for whoever holds the interview's lock. A log that does not belong to this history is put
    aside under another name. Raises as `Journal.append` does.
    """
    if found.has_foreign_log:
        put_aside(draft_log_path(journal.path, found.id))
    if found.committed < len(found.history):
        pending = found.history[found.committed :]
        events = [(each.at, each.event) for each in pending]
        journal.append(found.id, found.committed, events, found.bank_texts)
