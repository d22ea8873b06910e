"""The archive of an exported record: a zip, the same bytes for the same members, read with care.

An archive comes from anywhere. Nothing of it is ever unpacked to a disk, what is read of it is
bounded, and one whose members could deceive another program is refused.
"""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from interview.errors import ExportError
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import quoted
from interview.system_errors import reason_of

_LARGEST = 256 << 20
"""Bytes of the largest archive, and of all that is in one."""
_MOST_MEMBERS = 100_000
_START = b"PK\x03\x04"
_SAFE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_ENCRYPTED = 0x1
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can hold; the record itself says when what happened."""


@frozen
class Archive:
    """What could be read of an archive."""

    members: Mapping[str, bytes]
    damaged: tuple[str, ...]
    """The names of members that are there and cannot be read as they were written."""
    data: bytes = b""
    """The whole file."""


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members, in this order: the same bytes for the same members.

    They are stored as they are, so that one flipped bit costs one member.
    """
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, data in members.items():
            entry = ZipInfo(name, _DAY)
            entry.create_system = 3  # Unix, whose permissions follow
            entry.external_attr = (stat.S_IFREG | 0o600) << 16
            archive.writestr(entry, data)
    return target.getvalue()


def is_archive(path: Path) -> bool:
    """Whether a file begins as a zip does; not where it cannot be read."""
    try:
        with path.open("rb") as opened:
            return opened.read(len(_START)) == _START
    except OSError:
        return False


def read_archive(path: Path) -> Archive:
    """Everything in a zip. Raises `ExportError` for one that is none, is too large, or deceives."""
    try:
        with path.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError as error:
        raise ExportError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        ) from error
    return parse_archive(data, path)


def parse_archive(data: bytes, path: Path) -> Archive:
    """As `read_archive`, of bytes that were read already; `path` is the file that they stood in."""
    if len(data) > _LARGEST:
        raise _too_large(path)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if not data.startswith(_START) or not entries:
                raise BadZipFile
            _refuse_deceit(path, entries)
            members: dict[str, bytes] = {}
            damaged = []
            for entry in entries:
                if entry.filename.endswith("/"):
                    continue
                try:
                    members[entry.filename] = archive.read(entry)
                except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
                    damaged.append(entry.filename)
            return Archive(members, tuple(damaged), data)
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise ExportError(
            _(
                "{path} is not an archive of an interview, or its table of contents was damaged: "
                "get it again from whoever made it."
            ).format(path=path)
        ) from error


def readable_members(data: bytes) -> Iterator[bytes]:
    """The names and the beginnings of what is in any zip, such as a workbook, as far as it can be
    read; nothing where it is none."""
    left = _LARGEST
    with (
        suppress(BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError),
        ZipFile(BytesIO(data)) as archive,
    ):
        for entry in archive.infolist():
            yield entry.filename.encode("utf-8", "replace")
            with archive.open(entry) as opened:
                text = opened.read(left)
            left -= len(text)
            yield text


@frozen
class ArchiveDifference:
    """Where an archive is not byte for byte what this program writes of the same members."""

    place: int
    """The first byte that differs, counted from 0."""
    member: str
    """The member whose entry it is in; empty behind the last one."""
    is_behind: bool
    """Whether it stands behind the end of the archive."""


def difference(archive: Archive, order: Sequence[str]) -> ArchiveDifference | None:
    """Where an archive differs from what `write_archive` writes; `None` where it does not.

    What no member holds counts too: headers, comments, and bytes between and behind the entries.
    `order` is that of the members.
    """
    wanted = write_archive({name: archive.members[name] for name in order})
    if archive.data == wanted:
        return None
    pairs = zip(archive.data, wanted, strict=False)
    shorter = min(len(archive.data), len(wanted))
    place = next((at for at, (one, other) in enumerate(pairs) if one != other), shorter)
    begun = ""
    with ZipFile(BytesIO(wanted)) as written:
        for entry in written.infolist():
            if entry.header_offset <= place < written.start_dir:
                begun = entry.filename
    return ArchiveDifference(place, begun, place >= len(wanted))


def _refuse_deceit(path: Path, entries: list[ZipInfo]) -> None:
    """Raise `ExportError` where another program might unpack something else than is checked."""
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > _LARGEST:
        raise _too_large(path)
    seen: set[str] = set()
    for entry in entries:
        name, mode = entry.filename, entry.external_attr >> 16
        if _SAFE_NAME.fullmatch(name.removesuffix("/")) is None:
            raise ExportError(
                _(
                    "{path} is refused: it holds {name}, which could be written outside its folder."
                ).format(path=path, name=quoted(name))
            )
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise ExportError(
                _("{path} is refused: {name} in it is a link or a device, and no file.").format(
                    path=path, name=quoted(name)
                )
            )
        if name.casefold() in seen:
            raise ExportError(
                _("{path} is refused: it holds {name} twice.").format(path=path, name=quoted(name))
            )
        seen.add(name.casefold())
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ExportError(
                _("{path} is refused: {name} in it is encrypted, or packed in another way.").format(
                    path=path, name=quoted(name)
                )
            )


def _too_large(path: Path) -> ExportError:
    return ExportError(
        _("{path} is refused: what is in it is larger than any interview.").format(path=path)
    )
