"""The journal's chain of beginnings, seals, imports and erasures: it shows what was taken away."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from interview.errors import JournalDamaged
from interview.frozen import frozen
from interview.i18n import _
from interview.journal.codec import canonical_json
from interview.journal.journal_head import JournalHead

_BEFORE_THE_FIRST = bytes(32)

TIMED_LINKS = frozenset(("seal", "attest", "import", "rescue", "erase"))
"""The kinds of links that say when they were made, in `at`."""


@frozen
class JournalLink:
    """One link of the chain."""

    number: int
    body: dict[str, Any]
    hash: str
    """In hexadecimal."""

    @property
    def kind(self) -> str:
        """What it is, such as `seal`; a kind that this version does not know is carried."""
        return str(self.body.get("link", ""))


@dataclass(repr=False, eq=False)
class NamedInChain:
    """What the links of a chain name. A key that is missing from a body raises `KeyError`."""

    journal: str = ""
    """The journal's id."""
    begun: dict[str, str] = field(default_factory=dict)
    """Each stream that begins in a link, with the commitment of its first event."""
    rescued: set[str] = field(default_factory=set)
    """Streams that came damaged out of a salvage, and of which no link names a beginning."""
    sealed: dict[str, dict[int, JournalLink]] = field(default_factory=dict)
    """By stream, and the number of the last event sealed."""
    attested: set[tuple[str, int, str]] = field(default_factory=set)
    """Stream, number, and digest of what was said."""
    erased: dict[str, JournalLink] = field(default_factory=dict)

    def take(self, link: JournalLink) -> None:
        """Take what one more link names."""
        body = link.body
        match link.kind:
            case "journal":
                self.journal = body["id"]
            case "start":
                self._begin({body["stream"]: body["commitment"]})
            case "import":
                self._begin(dict(body["streams"]))
            case "rescue":
                self.rescued |= set(body["streams"]) - set(self.begun)
            case "seal":
                self.sealed.setdefault(body["stream"], {})[body["events"]] = link
            case "attest":
                self.attested.add((body["stream"], body["events"], body["data"]))
            case "erase":
                self.erased[body["stream"]] = link

    def _begin(self, streams: dict[str, str]) -> None:
        self.begun |= streams
        self.rescued -= set(streams)


def begin_chain(connection: sqlite3.Connection) -> None:
    """Write the first link, which names the journal. Inside a transaction."""
    add_link(connection, "journal", id=secrets.token_hex(16))


def add_link(connection: sqlite3.Connection, link: str, **body: Any) -> None:
    """Add a link behind the last. Inside a transaction."""
    number, before = connection.execute(
        "SELECT number, hash FROM link ORDER BY number DESC LIMIT 1"
    ).fetchone() or (0, _BEFORE_THE_FIRST)
    text = canonical_json({"link": link, **body})
    connection.execute(
        "INSERT INTO link VALUES (?, ?, ?)", (number + 1, text, next_hash(before, text))
    )


def journal_head(connection: sqlite3.Connection) -> JournalHead:
    """Where the chain has got to. Raises `JournalDamaged` where it has no beginning."""
    first = connection.execute("SELECT body FROM link WHERE number = 1").fetchone()
    last = connection.execute(
        "SELECT number, hash FROM link ORDER BY number DESC LIMIT 1"
    ).fetchone()
    try:
        return JournalHead(str(json.loads(first[0])["id"]), last[0], last[1].hex())
    except (TypeError, ValueError, KeyError) as error:
        raise broken_chain(1) from error


def read_links(connection: sqlite3.Connection) -> Iterator[JournalLink]:
    """Every link in order, checked. Raises `JournalDamaged` at the first that does not fit."""
    before = _BEFORE_THE_FIRST
    rows = connection.execute("SELECT number, body, hash FROM link ORDER BY number")
    for place, (number, text, recorded) in enumerate(rows, start=1):
        before = next_hash(before, text)
        try:
            body = json.loads(text)
        except ValueError as error:
            raise broken_chain(place) from error
        is_first = isinstance(body, dict) and body.get("link") == "journal"
        if number != place or recorded != before or is_first is not (place == 1):
            raise broken_chain(place)
        yield JournalLink(number, body, before.hex())


def broken_chain(number: int) -> JournalDamaged:
    """What to say of a chain that breaks at a link."""
    return JournalDamaged(
        _(
            "The chain of the journal breaks at link {number}: the journal was damaged or changed "
            "outside this program. Restore it from a backup."
        ).format(number=number)
    )


def next_hash(before: bytes, body: str) -> bytes:
    """The hash of a link, from that of the link before it (32 zero bytes for the first)."""
    return sha256(before + body.encode()).digest()
