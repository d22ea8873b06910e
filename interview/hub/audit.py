"""What an auditor checks of a hub: chains and seals, which hold no content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from interview.hub.connect import call
from interview.i18n import _
from interview.journal.codec import first_head, next_head
from interview.journal.journal_chain import next_hash
from interview.journal.seals import Seal
from interview.signing.ssh_signature import SEAL, SignatureRefused, check_signature

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass
class Audit:
    """What was found."""

    journals: int = 0
    links: int = 0
    streams: int = 0
    events: int = 0
    erased: int = 0
    """Streams whose content is gone."""
    seals: int = 0
    problems: list[str] = field(default_factory=list)
    """What contradicts, in sentences."""


def audit_hub(connection: Connection[Any]) -> Audit:
    """Hold the chains on a hub against themselves, and the seals against the chains."""
    found = Audit()
    found.problems += _check_links(connection, found)
    heads: dict[str, dict[int, bytes]] = {}
    commitments: dict[str, list[bytes]] = {}
    found.problems += _check_events(connection, found, heads, commitments)
    for row in call(connection, "audit_seals"):
        seal = Seal(*row)
        found.seals += 1
        if not _holds(seal, heads.get(seal.stream, {}), commitments.get(seal.stream, [])):
            found.problems.append(
                _("The seal of {stream} up to entry {number} does not hold.").format(
                    stream=seal.stream, number=seal.events
                )
            )
    return found


def _check_links(connection: Connection[Any], found: Audit) -> Iterator[str]:
    before, last = bytes(32), ("", 0)
    for journal, login, number, body, digest in call(connection, "audit_links"):
        if journal != last[0]:
            before, last = bytes(32), (journal, 0)
            found.journals += 1
        before = next_hash(before, body)
        found.links += 1
        if number != last[1] + 1 or before != digest:
            yield _("The chain of the journal of {name} breaks at link {number}.").format(
                name=login, number=number
            )
            before = digest
        last = (journal, number)


def _check_events(
    connection: Connection[Any],
    found: Audit,
    heads: dict[str, dict[int, bytes]],
    commitments: dict[str, list[bytes]],
) -> Iterator[str]:
    for stream, login, seq, commitment, head, is_erased in call(connection, "audit_events"):
        if stream not in heads:
            heads[stream], commitments[stream] = {0: first_head(stream)}, []
            found.streams += 1
            found.erased += is_erased
        expected = next_head(heads[stream].get(seq - 1, b""), commitment)
        heads[stream][seq] = head
        commitments[stream].append(commitment)
        found.events += 1
        if expected != head or len(commitments[stream]) != seq:
            yield _("The record {stream} of {name} breaks at entry {number}.").format(
                stream=stream, name=login, number=seq
            )


def _holds(seal: Seal, heads: dict[int, bytes], commitments: list[bytes]) -> bool:
    """Whether a seal is of these events, and signed by the key that it names."""
    if seal.value("head") != heads.get(seal.events, b"").hex():
        return False
    try:
        key = check_signature(seal.signature, seal.manifest(commitments), SEAL)
    except SignatureRefused:
        return False
    return key.fingerprint == seal.value("key")
