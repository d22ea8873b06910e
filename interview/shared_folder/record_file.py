"""The files of a shared folder: one for each journal, to which only that journal adds.

`docs/journal-format.md` shows one. A file is told by how it begins and never by its name, so that
the copies which a sync client makes of a conflict are read like any other. What the line before an
entry says of it is a hint, to find what is lacking without reading everything; only the entry
counts.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from interview.frozen import frozen, replace
from interview.journal.codec import canonical_json
from interview.journal.compare_journals import StreamOffer
from interview.journal.streams import StreamId, parse_stream_id
from interview.journal.tombstones import Tombstone
from interview.private_files import create_file, replace_file

ENDING = ".interview"
_MAGIC = b"interview records "
_VERSION = b"1"
_LONGEST_LINE = 1 << 20
"""Bytes of the line before an entry."""


class FileState(Enum):
    """How far a file can be read."""

    WHOLE = "whole"
    CUT = "cut"
    """It ends within an entry: not all of it has arrived yet, or writing it was cut short."""
    DAMAGED = "damaged"
    """From somewhere on it is not what was written."""
    NEWER = "newer"
    """A later version of the program wrote it, in another format."""
    UNREADABLE = "unreadable"
    """The system does not let it be read just now."""
    FOREIGN = "foreign"
    """It is no such file, though it is called like one."""


@frozen
class Entry:
    """One entry of a file: a record, or a tombstone."""

    path: Path
    start: int
    """Where its line begins, in bytes."""
    body: int
    """Where its body begins."""
    size: int
    """Bytes of the body."""
    digest: str
    """SHA-256 of the body, in hexadecimal."""
    stream: StreamId | None
    """Whose record it is said to be; `None` for a tombstone, and for what a later version adds."""
    offer: StreamOffer
    """What it is said to hold of that stream."""
    erased: str = ""
    """The interview that it is said to be the tombstone of; empty for a record."""

    @property
    def end(self) -> int:
        """Where the next entry begins: a line feed stands behind the body."""
        return self.body + self.size + 1

    @property
    def interview(self) -> str:
        """The interview that it is about; empty where this program does not know what it is."""
        return self.stream.interview if self.stream else self.erased

    def read(self) -> bytes | None:
        """The body; `None` where it is not there, or not as it was written. Raises `OSError`."""
        with _open(self.path) as opened:
            opened.seek(self.body)
            data = opened.read(self.size)
        return data if sha256(data).hexdigest() == self.digest else None


@frozen
class RecordFile:
    """A file of records, as far as it could be read."""

    path: Path
    state: FileState
    journal: str = ""
    """The id of the journal that writes it."""
    entries: tuple[Entry, ...] = ()
    whole: int = 0
    """Bytes up to the end of its last whole entry."""
    cut: Entry | None = None
    """The entry that is not whole, where its line is there."""


def own_file(folder: Path, journal: str) -> Path:
    """The file that a journal writes."""
    return folder / f"records-{journal[:12]}{ENDING}"


def read_folder(folder: Path) -> tuple[list[RecordFile], list[Path]]:
    """The files of records in a folder, and files that are something else. Raises `OSError`.

    Hidden files and folders are passed over: sync clients keep their own there.
    """
    found, others = [], []
    for path in sorted(folder.iterdir()):
        try:
            if path.name.startswith((".", "~")) or not stat.S_ISREG(path.lstat().st_mode):
                continue
            file = read_file(path)
        except FileNotFoundError:
            continue  # a sync client has just taken it away
        except OSError:
            file = RecordFile(path, FileState.UNREADABLE)
        if file.state is FileState.FOREIGN and ENDING not in path.name:
            others.append(path)
        else:
            found.append(file)
    return found, others


def read_file(path: Path, *, checks: bool = False) -> RecordFile:
    """Read what a file says of its entries, up to the first that is not whole. Raises `OSError`.

    `checks`: read the entries too, and leave out those that are not as they were written.
    """
    with _open(path) as opened:
        size = os.fstat(opened.fileno()).st_size
        first = opened.readline(_LONGEST_LINE)
        if not first.startswith(_MAGIC):
            is_cut = _MAGIC.startswith(first) or not first.strip(b"\0")
            return RecordFile(path, FileState.CUT if is_cut else FileState.FOREIGN)
        if not first.endswith(b"\n"):
            return RecordFile(path, FileState.CUT)
        if first != _MAGIC + _VERSION + b"\n":
            return RecordFile(path, FileState.NEWER)
        second = opened.readline(_LONGEST_LINE)
        if not second.endswith(b"\n"):
            return RecordFile(path, FileState.CUT)
        name, _colon, journal = second.decode("utf-8", "replace").strip().partition(": ")
        if name != "journal":
            return RecordFile(path, FileState.DAMAGED)
        entries: list[Entry] = []
        cut = None
        state, place = FileState.WHOLE, opened.tell()
        while line := opened.readline(_LONGEST_LINE):
            entry = _entry(path, place, line)
            if entry is None or entry.end > size:
                is_cut = entry is not None or not line.endswith(b"\n") or not line.strip(b"\0")
                state, cut = FileState.CUT if is_cut else FileState.DAMAGED, entry
                break
            if not checks or entry.read() is not None:
                entries.append(entry)
            place = opened.seek(entry.end)
    return RecordFile(path, state, journal, tuple(entries), place, cut)


def record_entry(stream: StreamId, offer: StreamOffer, archive: bytes) -> bytes:
    """The bytes of an entry that holds a record."""
    said = {
        "stream": str(stream),
        "events": offer.events,
        "head": offer.head.hex(),
        "seals": sorted(offer.seals),
        "attested": sorted(map(list, offer.attested)),
    }
    return _entry_bytes(said, archive)


def tombstone_entry(tombstone: Tombstone) -> bytes:
    """The bytes of an entry that says that an interview was erased."""
    body = {"words": tombstone.words, "signature": tombstone.signature}
    return _entry_bytes({"erased": tombstone.interview}, canonical_json(body).encode())


def read_tombstone_entry(entry: Entry) -> Tombstone | None:
    """The tombstone in an entry; `None` where none can be read. Raises `OSError`."""
    body = _json(entry.read() or b"")
    words, signature = body.get("words"), body.get("signature")
    if not isinstance(words, str) or not isinstance(signature, str):
        return None
    return Tombstone(entry.erased, words, signature)


def append_entries(file: RecordFile, journal: str, entries: Iterable[bytes]) -> RecordFile:
    """Add entries behind the last whole one of a journal's own file, which is made if need be.

    What stands there of an entry that was cut short is overwritten. Raises `OSError`; what was
    added before that is there, and the next time goes on behind it.
    """
    if not file.journal:
        head = _MAGIC + _VERSION + f"\njournal: {journal}\n".encode()
        if os.path.lexists(file.path):
            replace_file(file.path, head)
        else:
            create_file(file.path, head)
        file = replace(file, state=FileState.WHOLE, journal=journal, whole=len(head))
    with _open(file.path, os.O_RDWR) as opened:
        opened.truncate(file.whole)
        opened.seek(file.whole)
        for entry in entries:
            opened.write(entry)
        opened.flush()
        os.fsync(opened.fileno())
    return read_file(file.path)


def rewrite_without(path: Path, interviews: Collection[str]) -> set[str]:
    """Write a file anew without the records of some interviews; those that were in it.

    What there is of a record that was cut short goes too. Tombstones stay, and so does what cannot
    be read. Raises `OSError`.
    """
    file = read_file(path)
    gone = [*file.entries, *([file.cut] if file.cut else [])]
    gone = [each for each in gone if each.stream and each.interview in interviews]
    if gone:
        data = path.read_bytes()
        for each in reversed(gone):
            data = data[: each.start] + data[each.end :]
        replace_file(path, data)
    return {each.interview for each in gone}


def _open(path: Path, how: int = os.O_RDONLY) -> IO[bytes]:
    """Open a file, and neither a link nor a pipe that somebody put in its place."""
    flags = how | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    opened = os.fdopen(
        os.open(path, flags | getattr(os, "O_BINARY", 0)), "r+b" if how == os.O_RDWR else "rb"
    )
    if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
        opened.close()
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return opened


def _entry_bytes(said: Mapping[str, Any], body: bytes) -> bytes:
    line = canonical_json({**said, "bytes": len(body), "sha256": sha256(body).hexdigest()})
    return f"entry {line}\n".encode() + body + b"\n"


def _entry(path: Path, start: int, line: bytes) -> Entry | None:
    """What the line before an entry says; `None` where it is none, or cut."""
    if not line.startswith(b"entry ") or not line.endswith(b"\n"):
        return None
    said = _json(line[6:])
    size, digest = said.get("bytes"), said.get("sha256")
    if type(size) is not int or size < 0 or not isinstance(digest, str):
        return None
    entry = Entry(path, start, start + len(line), size, digest, None, StreamOffer(0, b""))
    try:
        if "erased" in said:
            return replace(entry, erased=str(said["erased"]))
        if "stream" in said:
            offer = StreamOffer(
                int(said["events"]),
                bytes.fromhex(said["head"]),
                frozenset(map(int, said["seals"])),
                frozenset(
                    (int(events), str(kind), str(digest))
                    for events, kind, digest in said["attested"]
                ),
            )
            return replace(entry, stream=parse_stream_id(str(said["stream"])), offer=offer)
    except (KeyError, TypeError, ValueError):
        return None
    return entry  # of a later version: it is carried


def _json(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
