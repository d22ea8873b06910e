"""Tombstones that travel: an erasure that others are told of, signed by whoever erased.

To erase cannot be taken back, so that it is only done for a key that is known here, or one's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from interview.errors import InterviewBusy
from interview.frozen import frozen
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.store import JournalSigner
from interview.signing.known_raters import read_known_raters, whose
from interview.signing.ssh_signature import (
    ERASURE,
    PublicKey,
    SignatureRefused,
    check_signature,
    read_public_key,
)

_WORDS = re.compile(r"interview erasure 1\ninterview: ([a-z0-9]{1,40})\nat: \S{1,40}\n")


@frozen
class Tombstone:
    """What says that an interview was erased."""

    interview: str
    words: str
    """The text that was signed."""
    signature: str
    """Its armoured SSH signature."""


@dataclass
class TombstonesTaken:
    """What came of tombstones. Interviews are named by their ids."""

    erased: list[str] = field(default_factory=list)
    """That were erased here."""
    busy: list[str] = field(default_factory=list)
    """That are open in another program: they are erased the next time."""
    unknown: dict[str, str] = field(default_factory=dict)
    """That stay, as nobody is known by the key that signed: each with its fingerprint, which is
    empty where the signature does not hold."""


def sign_tombstone(journal: Path, interview: str, now: datetime) -> Tombstone:
    """The tombstone of an interview that was erased here.

    It is signed with the key of whoever keeps the journal, which must be there or may be made
    without a name. Raises `SigningError`.
    """
    words = f"interview erasure 1\ninterview: {interview}\nat: {now.isoformat()}\n"
    signer = JournalSigner(journal, "")
    return Tombstone(interview, words, signer.sign(words.encode(), ERASURE))


def take_tombstones(
    journal: Path, tombstones: Iterable[Tombstone], now: datetime
) -> TombstonesTaken:
    """Erase the interviews of tombstones that a known person signed. Raises `JournalError`."""
    taken = TombstonesTaken()
    tombstones = list(tombstones)
    taken.unknown = unknown_tombstones(journal, tombstones)
    for tombstone in tombstones:
        if tombstone.interview in taken.unknown:
            continue
        try:
            erase_interviews(journal, [tombstone.interview], ASKED, now)
        except InterviewBusy:
            taken.busy.append(tombstone.interview)
        else:
            taken.erased.append(tombstone.interview)
    return taken


def unknown_tombstones(journal: Path, tombstones: Iterable[Tombstone]) -> dict[str, str]:
    """The interviews whose tombstone nobody signed who is known here, as `TombstonesTaken.unknown`.

    Raises `SigningError`.
    """
    known, own = read_known_raters(journal), own_public_key(journal)
    unknown = {}
    for tombstone in tombstones:
        key = _signer_of(tombstone)
        if key is None or not (key == own or whose(key, known, ERASURE)):
            unknown[tombstone.interview] = key.fingerprint if key else ""
    return unknown


def own_public_key(journal: Path) -> PublicKey | None:
    """The key that signs here; `None` where there is none yet."""
    with suppress(OSError, ValueError, SignatureRefused):
        kind, text, *_comment = (
            (journal.with_name("keys") / "rater.pub").read_text(encoding="ascii").split()
        )
        return read_public_key(kind, text)
    return None


def _signer_of(tombstone: Tombstone) -> PublicKey | None:
    found = _WORDS.fullmatch(tombstone.words)
    if found is None or found[1] != tombstone.interview:
        return None
    try:
        return check_signature(tombstone.signature, tombstone.words.encode(), ERASURE)
    except SignatureRefused:
        return None
