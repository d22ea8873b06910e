"""The draft log: what is typed and done in a running interview, on its way into the journal.

Committing to the journal takes milliseconds, too long to wait for at every key. So every change of
the notes, and every event, is first appended to a small file beside the journal, one file for each
interview that is open. Two promises follow from it, and the screen tells them apart:

*Painted survives a kill.* A record is handed to the operating system by one `write`, before the
change can be painted. That takes microseconds and waits for no disk. If the program is killed, the
system still has it.

*Saved survives a power cut.* The recorder's thread syncs the file once the typing pauses; the
screen says “saved” when that is done. The same thread then commits the events to the journal.

The order of the file is the order in which things happened: an undo stands behind what it undoes.
So what was undone stays undone, however the program ends.

The file
--------

`drafts/INTERVIEW-WRITER.log` beside the journal: mode 0600 in a folder of mode 0700, opened for
appending, never through a symbolic link. It begins with the line `interview draft log 2`. Records
follow, each with a head of 16 bytes (little-endian: the length of the body in bytes, the CRC-32 of
number and body, the record's number) and a body of JSON in UTF-8:

- `interview`: the first record of each file; the stream it belongs to.
- `event`: the payload of an event as the journal will hold it, with its number, and the text of a
  bank that it names (base64).
- `notes`: the notes of a question after a change: where characters were replaced (`start`,
  `removed`, in characters), by what (`text`), the cursor after it, and the number of the event it
  follows (`after`). `start` is null where `text` is the whole of the notes.
- `cursor`: only the cursor moved; the notes are as the events say.
- `reason`: a line of a dialog as far as it is typed: what it is for (`for`: the values of
  `LineFor`), the question's id, the whole `text`, and the fields of `notes`.
- `conclusion`: a part of the conclusion as far as it is typed: which (`part`), the whole `text`,
  and the fields of `notes`.

Numbers run on by one. Reading stops at the first record that is cut short, whose checksum is wrong
or whose number is not the next: that is the end of what was written. This is never an error.

What is read is what comes after the journal: events that the journal already holds are passed over,
and notes count only while no later event has taken their place (`Draft.after_event`).

What a panel agrees on in the screen has a log too, `INTERVIEW-panel.log` by the interview of its
first rater: events of no stream yet, until they are signed (`panel_streams.PanelDraft`). So has
what HR is deciding: `INTERVIEW-decision.log` (`decide.DecisionDraft`).

The file is replaced by an empty one when it has grown and the journal holds all of it, and deleted
when the interview is closed and the journal holds all of it. See `docs/durability.md`.
"""

from __future__ import annotations

import errno
import json
import os
import struct
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from interview.errors import JournalDamaged, JournalUnavailable
from interview.frozen import frozen, replace
from interview.i18n import _
from interview.journal.codec import decode, encode
from interview.journal.journal_files import make_folder, unusable
from interview.journal.parse_time import parse_time
from interview.journal.streams import Draft, LineFor, StreamId, parse_stream_id
from interview.plain_text import changed_range
from interview.session import Event, NotesEdited, QuestionOpened, Recorded, Redone, Undone, fold
from interview.session.decide_status import goes_on_unamended

_MAGIC = b"interview draft log 2\n"
_HEAD = struct.Struct("<IIQ")
_NUMBER = struct.Struct("<Q")
_LARGEST = 64 << 20
"""Bytes of the largest body that is read: a length beyond it is damage."""

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


@frozen
class LoggedEvent:
    """An event in a draft log, with the text of the bank that it names, if any."""

    recorded: Recorded
    bank_text: bytes


@frozen
class _NewFile:
    """A log that is written and waits to take the place of the one in use."""

    file: int
    size: int
    number: int
    base: tuple[str, str] | None


@frozen
class DraftLogContents:
    """What a draft log holds."""

    events: tuple[LoggedEvent, ...]
    draft: Draft | None
    """The notes as they were last, or where the cursor was in them."""


# Reading


def read_draft_log(path: Path, stream: StreamId) -> DraftLogContents:
    """What the log at `path` holds of a stream; nothing where there is no such file.

    A tail that is damaged or cut short is passed over. Raises `JournalUnavailable` where the file
    cannot be read at all, or is a symbolic link.
    """
    events: list[LoggedEvent] = []
    draft: Draft | None = None
    base: tuple[str, str] | None = None  # a question, and its notes so far
    for record in _records(_bytes_of(path)):
        try:
            match record["type"]:
                case "interview":
                    if parse_stream_id(record["stream"]) != stream:
                        break
                case "event":
                    at, event = decode(record["payload"])
                    recorded = Recorded(record["seq"], at, event)
                    events.append(LoggedEvent(recorded, b64decode(record.get("bank", ""))))
                    base = _base_after(base, event)
                    draft = draft.after_event(event) if draft else None
                case "notes":
                    base = (record["question"], _spliced(base, record))
                    draft = _draft(record, base[1])
                case "cursor":
                    base = None
                    draft = replace(_draft(record, ""), is_recorded=True)
                case "reason":
                    line_for = LineFor(record.get("for", "rating"))
                    line = replace(_draft(record, str(record["text"])), line_for=line_for)
                    line.as_event()  # refuses what is not written as this kind of line is
                    draft = line
                case "conclusion":
                    part = str(record["part"])
                    draft = replace(_draft(record, str(record["text"])), conclusion=part)
        except (KeyError, IndexError, TypeError, ValueError, JournalDamaged):
            break
    return DraftLogContents(tuple(events), draft)


def _draft(record: Mapping[str, Any], text: str) -> Draft:
    """What all records of drafts say alike."""
    return Draft(
        record["question"],
        text,
        cursor=(record["cursor"][0], record["cursor"][1]),
        at=parse_time(record["at"]),
        after=record["after"],
    )


def _bytes_of(path: Path) -> bytes:
    try:
        file = os.open(path, os.O_RDONLY | _NO_LINK | _BINARY)
    except FileNotFoundError:
        return b""
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise JournalUnavailable(
                _("{path} is a link to another place; a journal must be a file of its own.").format(
                    path=path
                )
            ) from error
        raise unusable(path, error) from error
    try:
        with os.fdopen(file, "rb") as opened:
            return opened.read()
    except OSError as error:
        raise unusable(path, error) from error


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    """The bodies of all records up to the first that is not whole or not the next."""
    if not data.startswith(_MAGIC):
        return
    place, expected = len(_MAGIC), None
    while place + _HEAD.size <= len(data):
        length, checksum, number = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        body = data[place : place + length]
        place += length
        if not 0 < length <= _LARGEST or len(body) < length or number != (expected or number):
            return
        if crc32(body, crc32(_NUMBER.pack(number))) != checksum:
            return
        expected = number + 1
        try:
            record = json.loads(body.decode("utf-8", "surrogatepass"))
        except ValueError:
            return
        if not isinstance(record, dict):
            return
        yield record


def _spliced(base: tuple[str, str] | None, record: dict[str, Any]) -> str:
    start, text = record["start"], str(record["text"])
    if start is None:
        return text
    if base is None or base[0] != record["question"]:
        raise ValueError("nothing to splice into")
    before = base[1]
    return before[:start] + text + before[start + record["removed"] :]


def _base_after(base: tuple[str, str] | None, event: Event) -> tuple[str, str] | None:
    """What the next notes are a change of, after an event. Writer and reader must agree on it."""
    if isinstance(event, NotesEdited):
        return (event.question, event.text)
    return None if isinstance(event, QuestionOpened | Undone | Redone) else base


def _base_after_draft(base: tuple[str, str] | None, draft: Draft) -> tuple[str, str] | None:
    """What the next notes are a change of, after a draft. Writer and reader must agree on it."""
    if not draft.is_notes:
        return base
    return None if draft.is_recorded else (draft.question, draft.text)


def pending_events(
    history: Sequence[Recorded], log: DraftLogContents
) -> tuple[LoggedEvent, ...] | None:
    """The events of a log that come after `history`.

    `None` where the log does not continue this history: it holds other events than the journal,
    follows events that the journal has not, as after a journal was restored from an older copy, or
    goes on behind a signature without an amendment.
    """
    pending: list[LoggedEvent] = []
    for each in log.events:
        number, known = each.recorded.seq, len(history) + len(pending)
        if number == known + 1:
            pending.append(each)
        elif number > known or history[number - 1] != each.recorded:
            return None
    if log.draft is not None and log.draft.after > len(history) + len(pending):
        return None
    if goes_on_unamended([*history[-1:], *(each.recorded for each in pending)]):
        return None
    return tuple(pending)


def draft_in_force(history: Sequence[Recorded], draft: Draft | None) -> Draft | None:
    """What of the notes being typed still counts after the whole of `history`."""
    for recorded in history[draft.after :] if draft else ():
        draft = draft.after_event(recorded.event) if draft else None
    if draft is None or draft.is_recorded:
        return draft
    state = fold(history)
    if state.is_signed != (draft.line_for is LineFor.AMENDMENT):
        return None
    if draft.conclusion:
        is_recorded = state.conclusions.get(draft.conclusion, "") == draft.text
        return None if is_recorded else draft
    answer = state.answer(draft.question)
    match draft.line_for:
        case LineFor.RATING:
            rating = answer.rating
            return None if rating is None or rating.reason == draft.text else draft
        case LineFor.SKIP:
            return None if answer.skipped else draft
        case LineFor.INTERRUPTION:
            last = state.interruptions[-1] if state.interruptions else None
            return None if last is None or last.reason == draft.text else draft
        case LineFor.DETAILS:
            return draft if draft.as_event() != state.details else None
        case LineFor.AMENDMENT | LineFor.SIGNATURE:
            return draft
    is_recorded = answer.notes == draft.text
    return replace(draft, text="", is_recorded=True) if is_recorded else draft


# Writing


class DraftLog:
    """The draft log of an interview that this program has open. Only one thread uses it at a time.

    Nothing that is appended is lost while the program lives: what the system does not take waits in
    memory, in order, and `failure` says why.
    """

    def __init__(
        self,
        path: Path,
        stream: StreamId,
        draft: Draft | None = None,
        events: Iterable[LoggedEvent] = (),
    ) -> None:
        """Begin a new log, which holds `events` and `draft`, in the place of one that is there.

        Raises `JournalUnavailable`.
        """
        self.failure: OSError | None = None
        """Why records wait in memory; `None` while none do."""
        self.make_room: Callable[[], None] | None = None
        """Called when the disk is full, before the second and last attempt."""
        self.size = 0
        """Bytes in the file."""
        self._path = path
        self._new_path = path.with_name(f"{path.name}.new")
        self._stream = stream
        self._file = -1
        self._number = 0
        self._base: tuple[str, str] | None = None
        self._last: Draft | None = None
        self._waiting: list[bytes] = []
        self._folder_is_synced = False
        make_folder(path.parent)
        try:
            self.start_over(self.prepare(events, draft))
        except OSError as error:
            raise unusable(path, error) from error

    def add_event(self, recorded: Recorded, bank_text: bytes = b"") -> None:
        """Append an event, with the text of a bank that it names."""
        self._base = _base_after(self._base, recorded.event)
        self._last = None
        self._append(_event_record(recorded, bank_text))

    def add_draft(self, draft: Draft) -> None:
        """Append a draft as it stands, unless it and the cursor are as they were."""
        if self._last is None or not draft.is_same_as(self._last):
            self._append(_draft_record(draft, self._base))
            self._base = _base_after_draft(self._base, draft)
            self._last = draft

    def retry(self) -> None:
        """Try again to append what waits in memory."""
        try:
            self._write_waiting()
        except OSError as error:
            self.failure = error
        is_full = self.failure is not None and self.failure.errno in (errno.ENOSPC, errno.EDQUOT)
        if is_full and self.make_room is not None:
            self.make_room()
            with suppress(OSError):
                self._write_waiting()

    def forget_waiting(self) -> None:
        """Drop what waits in memory: the journal holds all of it."""
        self._waiting.clear()
        self._base = self._last = self.failure = None

    def sync(self) -> None:
        """Wait until the disk has what was appended. Other threads may append. Raises `OSError`.

        After an error the file can no longer be trusted, as the system may have dropped what it
        could not write: go on in a new one.
        """
        _sync(self._file)
        if not self._folder_is_synced:
            _sync_folder(self._path.parent)
            self._folder_is_synced = True

    def prepare(self, events: Iterable[LoggedEvent], draft: Draft | None) -> _NewFile:
        """A new file with these events and notes in it, on the disk. Raises `OSError`."""
        records = [{"type": "interview", "stream": str(self._stream)}]
        records += [_event_record(each.recorded, each.bank_text) for each in events]
        base = None
        if draft is not None:
            records.append(_draft_record(draft, None))
            base = _base_after_draft(None, draft)
        encoded = [_encoded(record, number) for number, record in enumerate(records, start=1)]
        data = _MAGIC + b"".join(encoded)
        self._new_path.unlink(missing_ok=True)
        file = os.open(
            self._new_path,
            os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | _NO_LINK | _BINARY,
            0o600,
        )
        try:
            _write_all(file, data)
            if len(records) > 1:
                _sync(file)  # what it replaces may have been saved already
        except OSError:
            os.close(file)
            self._new_path.unlink(missing_ok=True)
            raise
        return _NewFile(file, len(data), len(records), base)

    def start_over(self, new: _NewFile) -> None:
        """Go on in a new file, which takes the place and the name of the old. Raises `OSError`."""
        self._new_path.replace(self._path)
        self._close_file()
        self._file, self.size, self._number = new.file, new.size, new.number
        self._base, self._last = new.base, None
        self._waiting.clear()
        self.failure = None
        self._folder_is_synced = False

    def discard(self, new: _NewFile) -> None:
        """Throw away a file that was prepared."""
        os.close(new.file)
        self._new_path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file as it is, for whoever opens the interview next."""
        self._close_file()

    def delete(self) -> None:
        """Close and delete the file: the journal holds all of it."""
        self._close_file()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _close_file(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _append(self, record: dict[str, Any]) -> None:
        self._number += 1
        self._waiting.append(_encoded(record, self._number))
        self.retry()

    def _write_waiting(self) -> None:
        while self._waiting:
            if os.fstat(self._file).st_size != self.size:
                # The last attempt left a record that is cut short: it would hide all that follow.
                os.ftruncate(self._file, self.size)
            _write_all(self._file, self._waiting[0])
            self.size += len(self._waiting[0])
            del self._waiting[0]
        self.failure = None


def _event_record(recorded: Recorded, bank_text: bytes) -> dict[str, Any]:
    record = {
        "type": "event",
        "seq": recorded.seq,
        "payload": encode(recorded.at, recorded.event),
    }
    return record | {"bank": b64encode(bank_text).decode()} if bank_text else record


def _draft_record(draft: Draft, base: tuple[str, str] | None) -> dict[str, Any]:
    """A draft; notes as a change of `base`, a question and its notes before; whole without it."""
    kind = "cursor" if draft.is_recorded else "notes"
    if not draft.is_notes:
        kind = "conclusion" if draft.conclusion else "reason"
    record: dict[str, Any] = {
        "type": kind,
        "question": draft.question,
        "after": draft.after,
        "at": draft.at.isoformat(),
        "cursor": draft.cursor,
    }
    if draft.conclusion:
        return record | {"text": draft.text, "part": draft.conclusion}
    if draft.line_for is not None:
        return record | {"for": draft.line_for.value, "text": draft.text}
    if draft.is_recorded:
        return record
    if base is None or base[0] != draft.question:
        return record | {"start": None, "text": draft.text}
    start, end_before, end = changed_range(base[1], draft.text)
    return record | {
        "start": start,
        "removed": end_before - start,
        "text": draft.text[start:end],
    }


def _encoded(record: dict[str, Any], number: int) -> bytes:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "surrogatepass")
    return _HEAD.pack(len(body), crc32(body, crc32(_NUMBER.pack(number))), number) + body


def _write_all(file: int, data: bytes) -> None:
    written = os.write(file, data)
    while written < len(data):
        written += os.write(file, data[written:])


def _sync(file: int) -> None:
    """Wait until the disk has the file's bytes; on macOS, until they left the drive's cache too."""
    try:
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined]
    except ImportError:
        getattr(os, "fdatasync", os.fsync)(file)
    else:
        fcntl(file, F_FULLFSYNC)


def _sync_folder(folder: Path) -> None:
    """Wait until the disk knows which files the folder has. Windows neither can nor has to."""
    if os.name != "posix":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
