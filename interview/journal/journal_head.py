"""The head of a journal: three lines by which it can be told later what is missing from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.frozen import frozen
from interview.i18n import _

_HEAD_LINES = (
    r"(?m)^(?:# )?journal: (?P<journal>[0-9a-f]{32})\r?\n"
    r"(?:# )?journal-links: (?P<links>\d{1,15})\r?\n"
    r"(?:# )?journal-head: (?P<head>[0-9a-f]{64})\r?$"
)


@frozen
class JournalHead:
    """Where a journal's chain has got to: whoever keeps it can later tell what is missing."""

    journal: str
    """The journal's id."""
    links: int
    """How many links the chain has."""
    hash: str
    """The hash of the last, in hexadecimal."""

    def lines(self) -> str:
        """The three lines that say it, in a file of its own or in a manifest."""
        return f"journal: {self.journal}\njournal-links: {self.links}\njournal-head: {self.hash}\n"

    def is_on(self, hashes: Sequence[str]) -> bool:
        """Whether a chain goes through it; `hashes` are those of its links, in order."""
        return 0 < self.links <= len(hashes) and hashes[self.links - 1] == self.hash

    def unlike(self, journal: str, hashes: Sequence[str]) -> str:
        """What contradicts between a head that somebody kept and the chain of a journal.

        A sentence; empty where the journal still contains all that was there then.
        """
        if self.journal != journal:
            return _("What it is held against was kept of another journal, {journal}.").format(
                journal=self.journal
            )
        if self.links > len(hashes):
            return _(
                "The journal had {before} links when that was kept, and has {now}: "
                "interviews were taken away, or it was put back to an earlier state."
            ).format(before=self.links, now=len(hashes))
        if not self.is_on(hashes):
            return _(
                "Link {number} of the journal is not what it was when that was kept: its "
                "chain was written anew."
            ).format(number=self.links)
        return ""


def heads_in(text: str) -> tuple[JournalHead, ...]:
    """The heads of journals that a text holds: a file of one, a manifest, or several of them."""
    return tuple(
        JournalHead(found["journal"], int(found["links"]), found["head"])
        for found in re.finditer(_HEAD_LINES, text)
    )
