"""Damage done to a journal's file, and what must come back of it all the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from interview.cli.record import record_file
from interview.demo import demo_interview
from interview.journal.journal_contents import JournalContents, read_contents
from interview.journal.salvage import salvage
from interview.paths import Paths

Key = tuple[str, int]


def journal_of(home: Path, interviews: int) -> Path:
    """A journal that holds the demonstration several times."""
    paths = Paths(home)
    for _again in range(interviews):
        record_file(paths, demo_interview(), by="Grace Hopper")
    with closing(sqlite3.connect(paths.journal)) as journal:
        journal.execute("VACUUM")  # no older copies of rows, so that each has one place
    return paths.journal


def bit_flips(data: bytes, count: int, random: Random) -> Iterator[tuple[int, bytes]]:
    """The file with one bit flipped, and where, so many times."""
    for _again in range(count):
        damaged = bytearray(data)
        place = random.randrange(len(data))
        damaged[place] ^= 1 << random.randrange(8)
        yield place, bytes(damaged)


def lost_after(path: Path, data: bytes, whole: JournalContents) -> set[Key]:
    """The events that do not come back of a damaged file; all that comes back must be true."""
    path.write_bytes(data)
    found = salvage(path)
    for stream, rows in found.events.items():
        for seq, row in rows.items():
            assert whole.events[stream][seq] == row, (stream, seq)
    assert set(found.banks.items()) <= set(whole.banks.items())
    return keys_of(whole) - keys_of(found)


def keys_of(contents: JournalContents) -> set[Key]:
    return {(stream, seq) for stream, rows in contents.events.items() for seq in rows}


def spans_of(data: bytes, whole: JournalContents) -> dict[Key, tuple[int, int]]:
    """Where each event stands that is in one piece: the first byte of its row, and the one behind.

    Before the content stand the stream, the number and the record's header: 40 bytes at most.
    """
    spans: dict[Key, tuple[int, int]] = {}
    for stream, rows in whole.events.items():
        for seq, (content, commitment, head) in rows.items():
            at = data.find((content or b"") + commitment + head)
            if at >= 0:
                spans[stream, seq] = (at - 40, at + len(content or b"") + 64)
    return spans


__all__ = ["bit_flips", "journal_of", "keys_of", "lost_after", "read_contents", "spans_of"]
