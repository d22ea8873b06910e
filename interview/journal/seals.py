"""Seals: what is signed is a manifest, made of commitments and never of content.

`docs/journal-format.md` shows one. SQL stands here only for the tables `seal` and `attestation`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import Protocol

from interview import __version__
from interview.frozen import frozen, replace
from interview.journal.journal_chain import add_link, journal_head
from interview.journal.journal_head import JournalHead

_NONE = "none"
_FIRST_LINE = "# interview seal 1"


class Signer(Protocol):
    """Signs manifests; the journal need not know how."""

    @property
    def fingerprint(self) -> str:
        """The key's, as `ssh-keygen -l` prints it."""

    def sign(self, message: bytes) -> str:
        """The armoured signature of a manifest."""


@frozen
class Seal:
    """What a writer signed of a stream."""

    stream: str
    events: int
    """The number of the last event that it covers."""
    preamble: str
    """The manifest up to its first line on an event."""
    signature: str
    """The armoured SSH signature of the manifest."""

    def manifest(self, commitments: Iterable[bytes]) -> bytes:
        """The text that was signed, from the commitments of the stream's events, in order."""
        lines = (
            f"{each.hex()}  events/{seq:05}\n"
            for seq, each in enumerate(islice(commitments, self.events), start=1)
        )
        return (self.preamble + "".join(lines)).encode()

    def value(self, name: str) -> str:
        """What the manifest says behind `# NAME: `; empty where it has no such line."""
        return _values(self.preamble).get(name, "")

    @property
    def journal_head(self) -> JournalHead | None:
        """Where the chain of its journal was before it; `None` where that cannot be read."""
        links = self.value("journal-links")
        if not links.isdecimal():
            return None
        return JournalHead(self.value("journal"), int(links), self.value("journal-head"))


@lru_cache(maxsize=64)  # a seal that is checked is asked for all of its values
def _values(preamble: str) -> Mapping[str, str]:
    """What stands behind each `# NAME: `; the first one where a name comes twice."""
    lines = (line[2:].partition(": ") for line in preamble.splitlines() if line.startswith("# "))
    values: dict[str, str] = {}
    for name, colon, value in lines:
        if colon:
            values.setdefault(name, value)
    return values


@frozen
class KeptSeal:
    """A seal of which somebody kept the manifest."""

    stream: str
    events: int
    journal: str
    """The id of the journal in which it was made."""
    manifest: str
    """The SHA-256 of the manifest, in hexadecimal."""


def kept_seal(manifest: str) -> KeptSeal | None:
    """What a manifest says that somebody kept; `None` where a text is none."""
    text = manifest.replace("\r\n", "\n")
    seal = Seal("", 0, text, "")
    events = seal.value("events")
    if not text.startswith(f"{_FIRST_LINE}\n") or not events.isdecimal():
        return None
    digest = sha256(text.encode()).hexdigest()
    return KeptSeal(seal.value("stream"), int(events), seal.value("journal"), digest)


@frozen
class Attestation:
    """What somebody other than the writer says of a seal."""

    stream: str
    events: int
    kind: str
    """`receipt`, `timestamp`, or what a later version adds."""
    data: bytes


def add_seal(
    connection: sqlite3.Connection,
    stream: str,
    events: int,
    banks: Iterable[str],
    signer: Signer,
    at: str,
) -> None:
    """Seal a stream up to the event numbered `events`, which is in the journal. In a transaction.

    `banks` are the digests of the banks it was run with, in order. Raises what the signer raises.
    """
    rows = connection.execute(
        "SELECT commitment, head FROM event WHERE stream = ? AND seq <= ? ORDER BY seq",
        (stream, events),
    ).fetchall()
    commitments = [commitment for commitment, _head in rows]
    sealed = read_seals(connection, stream)
    before = sha256(sealed[-1].manifest(commitments)).hexdigest() if sealed else _NONE
    said = (
        _FIRST_LINE,
        f"# stream: {stream}",
        f"# events: {events}",
        f"# head: {rows[-1][1].hex()}",
        f"# before: {before}",
        *(f"# {line}" for line in journal_head(connection).lines().splitlines()),
        f"# key: {signer.fingerprint}",
        f"# program: {__version__}",
        *(f"{bank}  banks/{bank}.yaml" for bank in dict.fromkeys(banks)),
    )
    unsigned = Seal(stream, events, "".join(f"{line}\n" for line in said), "")
    signature = signer.sign(unsigned.manifest(commitments))
    keep_seal(connection, replace(unsigned, signature=signature), commitments, at)


def keep_seal(
    connection: sqlite3.Connection, seal: Seal, commitments: Iterable[bytes], at: str | None
) -> None:
    """Keep a seal of a stream that has these commitments, and link it. In a transaction.

    It is linked already where no time is given.
    """
    link = {
        "manifest": sha256(seal.manifest(commitments)).hexdigest(),
        "signature": sha256(seal.signature.encode()).hexdigest(),
    }
    row = (seal.stream, seal.events, seal.preamble, seal.signature)
    _keep(connection, "seal", row, "seal", link, at)


def keep_attestation(connection: sqlite3.Connection, said: Attestation, at: str | None) -> None:
    """Keep what somebody says of a seal, and link it. In a transaction.

    It is linked already where no time is given.
    """
    link = {"kind": said.kind, "data": sha256(said.data).hexdigest()}
    row = (said.stream, said.events, said.kind, said.data)
    _keep(connection, "attestation", row, "attest", link, at)


def _keep(
    connection: sqlite3.Connection,
    table: str,
    row: tuple[str, int, str, str | bytes],
    what: str,
    link: dict[str, str],
    at: str | None,
) -> None:
    """Insert a row, and add a link that says `what` of its stream and event, unless it is there."""
    connection.execute(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", row)
    if at is not None:
        add_link(connection, what, stream=row[0], events=row[1], **link, at=at)


def read_seals(connection: sqlite3.Connection, stream: str) -> tuple[Seal, ...]:
    """The seals of a stream, the first one first."""
    rows = connection.execute(
        "SELECT stream, events, preamble, signature FROM seal WHERE stream = ? ORDER BY events",
        (stream,),
    )
    return tuple(Seal(*row) for row in rows)


def read_attestations(connection: sqlite3.Connection, stream: str) -> Iterator[Attestation]:
    """What others say of the seals of a stream."""
    rows = connection.execute(
        "SELECT stream, events, kind, data FROM attestation WHERE stream = ? ORDER BY rowid",
        (stream,),
    )
    yield from (Attestation(*row) for row in rows)
