"""All that a journal's file holds of interviews, in memory: what is merged into another journal."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from interview.errors import JournalDamaged
from interview.i18n import _
from interview.journal.database import APPLICATION_ID, SCHEMA_VERSION, explained_failures
from interview.journal.seals import Attestation, Seal

EventRow = tuple[bytes | None, bytes, bytes]
"""Content (nothing where it was erased), commitment and head of an event."""


@dataclass
class JournalContents:
    """Rows as they were read; nothing is checked but where it says so."""

    events: dict[str, dict[int, EventRow]] = field(default_factory=dict)
    """By stream and number. Content has the digest that is its commitment."""
    banks: dict[str, bytes] = field(default_factory=dict)
    """By digest, which they have."""
    seals: dict[tuple[str, int], Seal] = field(default_factory=dict)
    attestations: list[Attestation] = field(default_factory=list)
    links: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    """Body and hash of each link of the chain, by number."""
    cursors: list[tuple[object, ...]] = field(default_factory=list)
    written_files: list[tuple[object, ...]] = field(default_factory=list)
    draft_logs: dict[str, bytes] = field(default_factory=dict)
    """By the name of the file; only a backup has them."""

    def add_event(
        self, stream: str, seq: int, content: bytes | None, commitment: bytes, head: bytes
    ) -> bool:
        """Take an event, unless its content is not what was recorded; whether it was taken."""
        if content is not None and sha256(content).digest() != commitment:
            return False
        self.events.setdefault(stream, {})[seq] = (content, commitment, head)
        return True

    def add_bank(self, digest: str, text: bytes) -> None:
        """Take a bank, unless it is damaged."""
        if sha256(text).hexdigest() == digest:
            self.banks[digest] = text

    @property
    def erased(self) -> frozenset[str]:
        """The streams that were erased: by their links, or as only commitments are left."""
        named = {str(body.get("stream")) for body in self._bodies() if body.get("link") == "erase"}
        emptied = {
            stream
            for stream, rows in self.events.items()
            if all(content is None for content, _commitment, _head in rows.values())
        }
        return frozenset(named | emptied)

    @property
    def linked(self) -> frozenset[str]:
        """The streams that the links name."""
        named = {str(body["stream"]) for body in self._bodies() if "stream" in body}
        for body in self._bodies():
            if isinstance(streams := body.get("streams"), list):
                named |= {
                    str(each[0] if isinstance(each, list) else each) for each in streams if each
                }
        return frozenset(named)

    @property
    def journal(self) -> str:
        """The journal's id; zeros where that was lost."""
        found = next((body for body in self._bodies() if body.get("link") == "journal"), {})
        return str(found.get("id", "0" * 32))

    def _bodies(self) -> list[dict[str, object]]:
        bodies = []
        for _number, (body, _hash) in sorted(self.links.items()):
            try:
                value = json.loads(body)
            except ValueError:
                continue
            if isinstance(value, dict):
                bodies.append(value)
        return bodies


def read_contents(path: Path) -> JournalContents:
    """What a journal or a backup that is whole holds; its file is only read.

    Raises `JournalDamaged`, which says how to salvage, and `JournalError`.
    """
    if not path.is_file():
        raise JournalDamaged(_("There is no file {path}.").format(path=path))
    with explained_failures(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            headers = [
                connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version")
            ]
            if headers != [APPLICATION_ID, SCHEMA_VERSION]:
                raise JournalDamaged(
                    _("{path} is not a backup of a journal that this version reads.").format(
                        path=path
                    )
                )
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise _damaged(path)
            return read_rows(connection, path)
        finally:
            connection.close()


def read_rows(connection: sqlite3.Connection, path: Path) -> JournalContents:
    """What is in the tables. Raises `JournalDamaged` at an event that is not what was recorded."""
    found = JournalContents()
    for row in connection.execute("SELECT stream, seq, content, commitment, head FROM event"):
        if not found.add_event(*row):
            raise _damaged(path)
    for digest, text in connection.execute("SELECT sha256, text FROM bank"):
        found.add_bank(digest, text)
    for row in connection.execute("SELECT stream, events, preamble, signature FROM seal"):
        found.seals[row[0], row[1]] = Seal(*row)
    found.attestations += [
        Attestation(*row)
        for row in connection.execute(
            "SELECT stream, events, kind, data FROM attestation ORDER BY rowid"
        )
    ]
    rows = connection.execute("SELECT number, body, hash FROM link")
    found.links = {number: (body, digest) for number, body, digest in rows}
    found.cursors = connection.execute("SELECT * FROM cursor").fetchall()
    found.written_files = connection.execute("SELECT * FROM written_file").fetchall()
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'draft_log'").fetchone():
        found.draft_logs = dict(connection.execute("SELECT name, data FROM draft_log"))
    return found


def _damaged(path: Path) -> JournalDamaged:
    return JournalDamaged(
        _("{path} is damaged. What can be read of it comes out with: interview salvage").format(
            path=path
        )
    )
