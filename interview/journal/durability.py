"""What a kill or a power cut would take of a running interview, and how soon it is safe.

The thread of `recorder` syncs to the disk; the times below say when.
"""

from __future__ import annotations

from enum import StrEnum

from interview.frozen import frozen

SYNC_AFTER_PAUSE = 0.1
"""Seconds without a key after which what was typed is synced: the frame is painted by then."""

SYNC_AT_LATEST = 1.0
"""Seconds after which it is synced even while somebody types on."""


class Durability(StrEnum):
    """What would be left of all that was typed and done."""

    SAVED = "saved"
    """All of it survives a power cut, and the journal takes it in."""
    SAVING = "saving"
    """All of it survives a kill of this program; the disk has not said that it has the last."""
    WAITING = "waiting"
    """All of it survives a power cut, but the journal cannot take it in, or the disk is full."""
    FAILING = "failing"
    """Some of it is only in this program's memory."""


@frozen
class SaveStatus:
    """How safe is what was typed, and what is in the way."""

    durability: Durability = Durability.SAVED
    reason: str = ""
    """What is in the way, in words; empty unless waiting or failing."""
