"""Files with content of interviews that the program wrote outside the journal.

Which they are, whether one is really of an interview, and deleting it or taking the interview out.
The journal remembers their paths twice: from its own folder where they are below it, so that they
are found when the folder was moved, and as they were.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from html import escape
from pathlib import Path

from interview.frozen import frozen
from interview.journal.database import (
    APPLICATION_ID,
    PATIENCE,
    connect,
    explained_failures,
    transaction,
)
from interview.journal.journal_files import unusable
from interview.journal.new_ids import is_id
from interview.private_files import create_private, shred

_PDF_MAKER = b"Typst"
"""What stands in every PDF that this program makes."""


@frozen
class WrittenFile:
    """A file that was written, wherever it is now."""

    places: tuple[Path, ...]
    """Where it is: all places at which it was looked for and something is."""
    expected: Path
    """Where it should be."""
    size: int
    modified: int
    """Nanoseconds, as the system gives them."""

    def is_there(self, path: Path) -> bool:
        """Whether what is at a place is as it was written."""
        status = path.lstat()
        return (status.st_size, status.st_mtime_ns) == (self.size, self.modified)


def remember_files(journal: Path, written: Iterable[tuple[str, Path]]) -> None:
    """Remember files that hold content of interviews, so that erasing deletes them.

    Each stands there with an interview's id, and once for each where it holds several. What was
    remembered of a file that stood there before is forgotten. Raises `JournalError`; the files are
    there all the same.
    """
    rows, paths = [], set()
    for interview, path in written:
        status = path.stat()
        for name in _names(journal, path):
            rows.append((interview, name, status.st_size, status.st_mtime_ns))
            paths.add(name)
    with closing(connect(journal)) as connection, explained_failures(journal):  # noqa: SIM117
        with transaction(connection, PATIENCE):
            connection.executemany(
                "DELETE FROM written_file WHERE path = ?", [(path,) for path in paths]
            )
            connection.executemany("INSERT INTO written_file VALUES (?, ?, ?, ?)", rows)


def written_files(journal: Path, interview: str) -> list[Path]:
    """The files that the program wrote of an interview and that are still there."""
    with closing(connect(journal)) as connection, explained_failures(journal):
        found = read_written_files(connection, journal, interview)
    return sorted({place for each in found for place in each.places})


def read_written_files(
    connection: sqlite3.Connection, journal: Path, interview: str
) -> list[WrittenFile]:
    """What was written of an interview, each once."""
    rows = connection.execute(
        "SELECT path, size, modified FROM written_file WHERE interview = ? ORDER BY path",
        (interview,),
    ).fetchall()
    absolute = [row for row in rows if Path(row[0]).is_absolute()]
    found = []
    for name, size, modified in rows:
        if Path(name).is_absolute() or ".." in Path(name).parts:
            continue
        here = _home(journal) / name
        twins = [row for row in absolute if Path(row[0]).as_posix().endswith(f"/{name}")]
        absolute = [row for row in absolute if row not in twins]
        places = [here, *(Path(row[0]) for row in twins)]
        found.append(WrittenFile(_existing(places), here, size, modified))
    for name, size, modified in absolute:
        path = Path(name)
        written = WrittenFile(_existing([path]), path, size, modified)
        if not written.places:  # one that was in a folder of this name before that was moved
            moved = _existing([_home(journal).joinpath(*path.parts[-2:])])
            moved = tuple(each for each in moved if written.is_there(each))
            written = WrittenFile(moved, path, size, modified)
        found.append(written)
    return found


def forget_files(connection: sqlite3.Connection, journal: Path, paths: Iterable[Path]) -> None:
    """Forget files that are gone, whatever interviews were in them. In a transaction."""
    names = [(name,) for path in paths for name in _names(journal, path)]
    connection.executemany("DELETE FROM written_file WHERE path = ?", names)


def is_journal(path: Path) -> bool:
    """Whether a file is a journal, as `salvage` writes one."""
    try:
        with path.open("rb") as opened:
            header = opened.read(72)
    except OSError:
        return False
    return header.startswith(b"SQLite format 3\0") and header[68:] == APPLICATION_ID.to_bytes(4)


def is_written_of(
    path: Path, interview: str, written: WrittenFile, telling: Sequence[bytes], journal: Path
) -> bool:
    """Whether a file that the journal names was made of an interview, as can be seen in the file.

    The journal alone is not believed: whoever changes it could have any file deleted. `telling` is
    what such a file may be told by besides the id of the interview (`forms_in_files`).
    """
    if not path.is_symlink() and is_journal(path):
        return True  # an interview is taken out of a journal, and nothing else
    if is_id(interview) and holds(path, [interview.encode()]):
        return True
    if not os.path.lexists(path) or not written.is_there(path):
        return False
    # A blind comparison names nobody: in the program's own folder it is known by its place.
    if path.resolve().is_relative_to(journal.parent.resolve() / "reports"):
        return True
    is_named_so = is_id(interview) and interview in path.name
    # The text of a PDF is compressed, glyph by glyph: only what made it can be seen.
    return is_named_so or holds(path, telling) or holds(path, [_PDF_MAKER], b"%PDF-")


def forms_in_files(telling: Iterable[str]) -> list[bytes]:
    """Texts as they may stand in a file: as they are, in HTML, in JSON, in UTF-16."""
    needles = []
    for text in telling:
        for form in (text, escape(text), json.dumps(text)[1:-1]):
            needles.append(form.encode("utf-8", "replace"))
        needles.append(text.encode("utf-16-le", "replace"))
    return needles


def holds(path: Path, needles: Iterable[bytes], beginning: bytes = b"") -> bool:
    """Whether one of these stands in a file, or in a file of the archive that it is."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    if not data.startswith(beginning):
        return False
    texts = [data]
    if data.startswith(b"PK"):
        from interview.journal.zip_archive import readable_members

        texts += readable_members(data)
    return any(needle in text for text in texts for needle in needles)


def take_lines_out(path: Path, interview: str) -> bool:
    """Take the lines of an interview out of a file of events that holds others too.

    Whether it is such a file, and others are left in it. Raises `JournalError`.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        streams = [str(json.loads(line)["stream"]) for line in lines]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    kept = [
        line
        for line, stream in zip(lines, streams, strict=True)
        if stream.partition("/")[0] != interview
    ]
    if not kept:
        return False
    new = path.with_name(f"{path.name}.new")
    try:
        with suppress(FileNotFoundError):
            new.unlink()
        create_private(new, "".join(kept).encode())
        shred(path)
        new.replace(path)
    except OSError as error:
        raise unusable(path, error) from error
    return True


def shred_file(path: Path) -> None:
    """Overwrite and delete a file. Raises `JournalError`."""
    try:
        shred(path)
    except OSError as error:
        raise unusable(path, error) from error


def _home(journal: Path) -> Path:
    return journal.parent.absolute()


def _names(journal: Path, path: Path) -> list[str]:
    """How a path is remembered: from the journal's folder where it is below it, and in full."""
    full, home = path.absolute(), _home(journal)
    if not full.is_relative_to(home):
        place, home = full.resolve(), home.resolve()
        if not place.is_relative_to(home):
            return [str(full)]
    else:
        place = full
    return [place.relative_to(home).as_posix(), str(full)]


def _existing(places: Iterable[Path]) -> tuple[Path, ...]:
    """Those of some places at which something is, each once."""
    found: dict[Path, Path] = {}
    for place in places:
        if os.path.lexists(place):
            found.setdefault(place.parent.resolve() / place.name, place)
    return tuple(found.values())
