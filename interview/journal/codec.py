"""Events as canonical JSON, and the hash that chains each to the one before."""

from __future__ import annotations

import json
from dataclasses import fields
from hashlib import sha256
from typing import Any, get_args

from interview.errors import JournalDamaged
from interview.i18n import _
from interview.session import events
from interview.session.events import Event, Recorded

EVENT_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(events.Event)}


def encode(event: Event) -> str:
    """The event as canonical JSON, the text that is stored and hashed.

    Keys are sorted, there are no spaces between tokens, and characters outside ASCII stand for
    themselves, so that the same event is the same text on every machine.
    """
    values = {field.name: getattr(event, field.name) for field in fields(event)}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(kind: str, payload: str) -> Event:
    """The event that `encode` wrote.

    Raises `JournalDamaged` for a kind that this version does not know, and where a field is
    missing: a missing field is damage, not an empty value. Fields that this version does not know
    are passed over.
    """
    known = EVENT_KINDS.get(kind)
    if known is None:
        raise JournalDamaged(
            _("The journal holds an entry of a kind this version does not know: {kind}.").format(
                kind=ascii(kind)
            )
        )
    try:
        values = json.loads(payload)
        names = [field.name for field in fields(known)]
        return known(**{name: _as_tuples(values[name]) for name in names})
    except (ValueError, KeyError, TypeError) as error:
        raise JournalDamaged(_("An entry of the journal cannot be read.")) from error


def chain_hash(before: str, stream: str, recorded: Recorded, payload: str) -> str:
    """SHA-256, in hexadecimal, of the hash before this event, its place, its time and its text."""
    parts = (
        before,
        stream,
        str(recorded.seq),
        recorded.at.isoformat(),
        type(recorded.event).__name__,
        payload,
    )
    return sha256("\n".join(parts).encode()).hexdigest()


def first_hash(stream: str) -> str:
    """What stands in for the hash before the first event of a stream, in hexadecimal."""
    return sha256(f"interview stream {stream}".encode()).hexdigest()


def _as_tuples(value: Any) -> Any:
    """`value` with every list of JSON as the tuple that it was before `encode`."""
    return tuple(_as_tuples(part) for part in value) if isinstance(value, list) else value
