"""Events as canonical JSON, and what the journal computes of it: commitments and heads.

`docs/journal-format.md` says why each is made as it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from hashlib import sha256
from typing import Any

from interview.errors import JournalDamaged
from interview.i18n import _
from interview.journal.parse_time import parse_time
from interview.session import Event, UnknownEvent
from interview.session.events import EVENT_KINDS, VERSIONS, KnownEvent

RANDOM_BYTES = 32
"""How many random bytes stand before a payload, so that nobody can guess it from its commitment."""

_KINDS: dict[str, tuple[type[KnownEvent], int, tuple[str, ...]]] = {
    name: (kind, VERSIONS.get(kind, 1), tuple(field.name for field in fields(kind)))
    for name, kind in EVENT_KINDS.items()
}
"""Of each kind: its class, its newest version, and its fields. Read once, as it is needed often."""


def canonical_json(value: Any) -> str:
    """`value` as the one JSON text that every machine makes of it.

    Keys are sorted, there are no spaces between tokens, and characters outside ASCII stand for
    themselves.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def encode(at: datetime, event: Event) -> str:
    """The payload of an event: its time, its kind and version, and its fields."""
    if isinstance(event, UnknownEvent):
        kind, version, data = event.kind, event.version, json.loads(event.data)
    else:
        kind, version = type(event).__name__, VERSIONS.get(type(event), 1)
        data = {field.name: getattr(event, field.name) for field in fields(event)}
    return canonical_json({"at": at.isoformat(), "data": data, "kind": kind, "version": version})


def decode(payload: str | bytes) -> tuple[datetime, Event]:
    """The time and the event that `encode` wrote.

    An event of a kind or a version that this program does not know is an `UnknownEvent`. In an
    earlier version of a kind, a field that came later has its default. Raises `JournalDamaged`
    where a field is missing that belongs to the version: that is damage, not an empty value.
    """
    try:
        parts = json.loads(payload if isinstance(payload, str) else payload.decode())
        at, kind, version, data = (parts[name] for name in ("at", "kind", "version", "data"))
        if not isinstance(data, dict) or not isinstance(kind, str) or type(version) is not int:
            raise TypeError
        return parse_time(at), _event(kind, version, data)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise JournalDamaged(_("An entry of the journal cannot be read.")) from error


def _event(kind: str, version: int, data: dict[str, Any]) -> Event:
    known = _KINDS.get(kind)
    if known is None or version > known[1]:
        return UnknownEvent(kind, version, canonical_json(data))
    make, newest, names = known
    if version < newest:
        names = tuple(name for name in names if name in data)
    values: dict[str, Any] = {
        name: _as_tuples(value) if type(value := data[name]) is list else value for name in names
    }
    event: KnownEvent = make(**values)
    return event


def content_of(payload: str) -> bytes:
    """What the journal stores of an event: random bytes, and then its payload."""
    return os.urandom(RANDOM_BYTES) + payload.encode()


def payload_of(content: bytes) -> bytes:
    """The payload in what the journal stores of an event."""
    return content[RANDOM_BYTES:]


def commitment_of(content: bytes) -> bytes:
    """SHA-256 of an event's content, which says nothing of the payload to who has not both."""
    return sha256(content).digest()


def first_head(stream: str) -> bytes:
    """The head of a stream before its first event."""
    return sha256(b"interview stream 1\n" + stream.encode()).digest()


def next_head(head: bytes, commitment: bytes) -> bytes:
    """The head of a stream after one more event."""
    return sha256(head + commitment).digest()


def last_head(stream: str, contents: Iterable[bytes]) -> bytes:
    """The head of a stream after events with these contents: `next_head` of each commitment.

    It is written out, as it is reckoned for thousands of interviews at a time.
    """
    head = first_head(stream)
    for content in contents:
        head = sha256(head + sha256(content).digest()).digest()
    return head


def _as_tuples(parts: list[Any]) -> tuple[Any, ...]:
    """A list of JSON, and every list in it, as the tuples that they were before `encode`."""
    return tuple([_as_tuples(each) if type(each) is list else each for each in parts])
