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

KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(events.Event)}


def encode(event: Event) -> str:
    """The event as JSON: sorted keys, no spaces, the same text for the same event everywhere."""
    values = {field.name: getattr(event, field.name) for field in fields(event)}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(kind: str, payload: str) -> Event:
    """The event that `encode` wrote.

    Raises `JournalDamaged` for a kind or a field that this version does not know.
    """
    known = KINDS.get(kind)
    if known is None:
        raise JournalDamaged(
            _("The journal holds an entry of a kind this version does not know: {kind}.").format(
                kind=ascii(kind)
            )
        )
    try:
        values = json.loads(payload)
        names = [field.name for field in fields(known)]
        return known(**{name: _restored(values[name]) for name in names})
    except (ValueError, KeyError, TypeError) as error:
        raise JournalDamaged(_("An entry of the journal cannot be read.")) from error


def chain(before: str, stream: str, recorded: Recorded, payload: str) -> str:
    """The hash of an entry: SHA-256 over the hash before it, its place, its time and itself."""
    parts = (
        before,
        stream,
        str(recorded.seq),
        recorded.at.isoformat(),
        type(recorded.event).__name__,
        payload,
    )
    return sha256("\n".join(parts).encode()).hexdigest()


def genesis(stream: str) -> str:
    """What stands in for the hash before a stream's first entry."""
    return sha256(f"interview stream {stream}".encode()).hexdigest()


def _restored(value: Any) -> Any:
    """JSON's lists as the tuples they were."""
    return tuple(_restored(part) for part in value) if isinstance(value, list) else value
