"""What a machine of HR listed of a hub last, so that its next sync asks only for what is new.

Only time is saved by it: where it is lost, or does not fit the journal or the hub any more, because
either was put back to an earlier state, everything is listed once.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from interview.frozen import frozen
from interview.journal.exchange_streams import read_chain
from interview.journal.streams import StreamId, parse_stream_id
from interview.private_files import replace_file


@frozen
class HubListing:
    """A listing of which everything was taken in, but for what waits."""

    word: str
    """By which the hub knows it."""
    links: int
    """How many links the journal's chain had after that."""
    head: str
    """The hash of the last of them, in hexadecimal: the journal has to contain it still."""
    compared: int
    """The last link whose receipts and time stamps were held against the hub's."""
    waiting: frozenset[StreamId]
    """Streams of which something was not taken in: they are asked for again."""


def read_listing(journal: Path) -> HubListing | None:
    """The listing that was kept beside a journal, if the journal contains all that it had then.

    One that does not fit is deleted: what the chain of a journal lost comes back from the hub, and
    then fits again, while what others recorded is missing still. Raises `OSError` where it cannot
    be deleted, and `JournalError`.
    """
    listing = None
    with suppress(OSError, ValueError, TypeError, LookupError):
        values = json.loads(_file(journal).read_bytes())
        waiting = frozenset(map(parse_stream_id, values.pop("waiting")))
        listing = HubListing(**values, waiting=waiting)
        if not (isinstance(listing.links, int) and isinstance(listing.compared, int)):
            listing = None
    if listing and listing.links > 0:
        here = read_chain(journal, listing.links - 1)
        if here and here[0][2].hex() == listing.head:
            return listing
    _file(journal).unlink(missing_ok=True)
    return None


def keep_listing(journal: Path, listing: HubListing) -> None:
    """Keep a listing; where it cannot be written, the next sync lists everything."""
    values = {
        "word": listing.word,
        "links": listing.links,
        "head": listing.head,
        "compared": listing.compared,
        "waiting": sorted(map(str, listing.waiting)),
    }
    with suppress(OSError):
        replace_file(_file(journal), json.dumps(values).encode(), private=True)


def attested_since(journal: Path, number: int) -> frozenset[StreamId]:
    """The streams that got a receipt or a time stamp behind a link of the journal's chain."""
    bodies = (json.loads(body) for _number, body, _hash in read_chain(journal, number))
    return frozenset(
        parse_stream_id(body["stream"]) for body in bodies if body.get("link") == "attest"
    )


def _file(journal: Path) -> Path:
    return journal.with_name("hub-listing.json")
