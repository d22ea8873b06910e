"""Reads what can be read of a journal whose file is damaged, without the help of SQLite.

Every event has a commitment, so that it can be told from damage wherever it stands. Rows are found
by what they look like, not by the pages that lead to them: a page that nothing leads to any more,
or whose own header is damaged, is read as any other. Only what is damaged itself is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from interview.errors import JournalUnavailable
from interview.frozen import replace
from interview.i18n import _
from interview.journal.codec import first_head, next_head
from interview.journal.journal_contents import EventRow, JournalContents
from interview.journal.seals import Attestation, Seal
from interview.system_errors import reason_of

_PAGE_SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)
"""The journal's own first: it is taken where the file's header does not say a possible one."""

_VARINT = rb"[\x80-\xff]{0,8}[\x00-\x7f]"
_STREAM = rb"[a-z2-9]{10}/[a-z2-9]{10}"
_NAME = re.compile(_STREAM.decode())
# The header of a record says its own length, then the type of each column.
_EVENT = re.compile(
    rb"(?=[\x06-\x10]\x37[\x01-\x06\x08\x09]" + _VARINT + rb"\x4c\x4c" + _STREAM + rb")"
)
_BANK = re.compile(rb"(?=[\x04-\x0c]\x81\x0d" + _VARINT + rb"[0-9a-f]{64})")
_SEAL = re.compile(
    rb"(?=[\x05-\x18]\x37[\x01-\x06\x08\x09]"
    + _VARINT
    + _VARINT
    + _STREAM
    + rb".{0,6}# interview)",
    re.DOTALL,
)
_ATTESTATION = re.compile(
    rb"(?=[\x05-\x18]\x37[\x01-\x06\x08\x09]"
    + _VARINT
    + _VARINT
    + _STREAM
    + rb".{0,6}(?:receipt|timestamp))",
    re.DOTALL,
)
_LINK = re.compile(rb"(?=[\x04-\x0c]\x00" + _VARINT + rb"\x4c\{\")")

_HIT_CHARACTERS = 2
"""How many characters of a stream's name may be other ones, for it to be the same stream."""

_Value = int | bytes | None
_Place = tuple[str, int]
"""A stream and a number in it."""
_Candidates = dict[_Place, set[EventRow]]


def salvage(path: Path) -> JournalContents:
    """All that can be read of a damaged journal. Raises `JournalUnavailable`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise JournalUnavailable(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        ) from error
    said = int.from_bytes(data[16:18], "big")
    sizes = [65536 if said == 1 else said, _PAGE_SIZES[0]]
    found = [
        _DamagedFile(data, size).contents() for size in dict.fromkeys(sizes) if size in _PAGE_SIZES
    ]
    return max(found, key=lambda each: sum(map(len, each.events.values())))


class _DamagedFile:
    """The bytes of a file of SQLite, in pages of a size."""

    def __init__(self, data: bytes, page_size: int) -> None:
        self._data = data
        self._size = page_size

    def contents(self) -> JournalContents:
        """Every row that stands for itself."""
        found = JournalContents()
        candidates: _Candidates = {}
        for values in self._records(_EVENT, is_index=True):
            match values:
                case [
                    bytes(stream),
                    int(seq),
                    bytes() | None as content,
                    bytes(digest),
                    bytes(head),
                ]:
                    trial = JournalContents()
                    if trial.add_event(stream.decode(), seq, content, digest, head):
                        key = stream.decode(), seq
                        candidates.setdefault(key, set()).add((content, digest, head))
        for values in self._records(_BANK, is_index=True):
            match values:
                case [bytes(digest), bytes(text)]:
                    found.add_bank(digest.decode("ascii", "replace"), text)
        for values in self._records(_SEAL, is_index=True):
            match values:
                case [bytes(stream), int(events), bytes(preamble), bytes(signature)]:
                    seal = Seal(
                        stream.decode(),
                        events,
                        preamble.decode("utf-8", "replace"),
                        signature.decode("utf-8", "replace"),
                    )
                    name, count = seal.value("stream"), seal.value("events")
                    if _NAME.fullmatch(name) and count.isdecimal():
                        seal = replace(seal, stream=name, events=int(count))
                    found.seals[seal.stream, seal.events] = seal
        for values in self._records(_ATTESTATION, is_index=False):
            match values:
                case [bytes(stream), int(events), bytes(kind), bytes(said)]:
                    attestation = Attestation(stream.decode(), events, kind.decode(), said)
                    if attestation not in found.attestations:
                        found.attestations.append(attestation)
        for number, values in self._links():
            match values:
                case [None, bytes(body), bytes(digest)]:
                    found.links[number] = (body.decode("utf-8", "replace"), digest)
        names = {seal.stream for seal in found.seals.values()} | found.linked
        for (place, seq), row in _placed(candidates, names).items():
            found.add_event(place, seq, *row)
        return found

    def _records(self, pattern: re.Pattern[bytes], *, is_index: bool) -> Iterator[list[_Value]]:
        for place in pattern.finditer(self._data):
            values = self._record(place.start(), is_index=is_index)
            if values is not None:
                yield values

    def _links(self) -> Iterator[tuple[int, list[_Value]]]:
        """Links of the chain with their numbers, which stand before the record."""
        for place in _LINK.finditer(self._data):
            values = self._record(place.start(), is_index=False)
            for length in range(1, 6):
                start = place.start() - length
                number, end = _varint(self._data, max(0, start))
                is_alone = start > 0 and not self._data[start - 1] & 0x80
                if values is not None and end == place.start() and is_alone:
                    yield number, values
                    break

    def _record(self, start: int, *, is_index: bool) -> list[_Value] | None:
        """The columns of the record whose header begins at `start`; `None` where it is none."""
        length, at = _varint(self._data, start)
        types = []
        while at < start + length:
            kind, at = _varint(self._data, at)
            types.append(kind)
        if at != start + length:
            return None
        sizes = [_size_of(kind) for kind in types]
        if None in sizes:
            return None
        total = length + sum(size or 0 for size in sizes)
        if total > len(self._data):
            return None
        payload = self._payload(start, total, is_index=is_index)
        if payload is None or len(payload) < total:
            return None
        values: list[_Value] = []
        at = length
        for kind, size in zip(types, sizes, strict=True):
            part = payload[at : at + (size or 0)]
            at += size or 0
            if kind == 0:
                values.append(None)
            elif kind in (8, 9):
                values.append(kind - 8)
            elif kind <= 6:
                values.append(int.from_bytes(part, "big", signed=True))
            else:
                values.append(part)
        return values

    def _payload(self, start: int, total: int, *, is_index: bool) -> bytes | None:
        """The bytes of a record, the rest of a long one from its overflow pages."""
        usable = self._size
        least = (usable - 12) * 32 // 255 - 23
        most = (usable - 12) * 64 // 255 - 23 if is_index else usable - 35
        if total <= most:
            return self._data[start : start + total]
        local = least + (total - least) % (usable - 4)
        local = local if local <= most else least
        payload = self._data[start : start + local]
        page = int.from_bytes(self._data[start + local : start + local + 4], "big")
        seen = set()
        while len(payload) < total:
            offset = (page - 1) * self._size
            if page in seen or page < 2 or offset >= len(self._data):
                return None
            seen.add(page)
            payload += self._data[offset + 4 : offset + self._size]
            page = int.from_bytes(self._data[offset : offset + 4], "big")
        return payload[:total]


def _placed(candidates: _Candidates, names: Collection[str]) -> dict[_Place, EventRow]:
    """The rows that stand in their place, where heads do not contradict it.

    A row's stream, number or head may be damaged while its content is not. Heads tell where it
    belongs, and what its head was. `names` are those of streams that links and seals name.
    """
    begun = (
        stream
        for (stream, seq), rows in candidates.items()
        if seq == 1 and any(_begins(stream, row) for row in rows)
    )
    names = {*names, *begun}
    placed: dict[_Place, EventRow] = {}
    left: list[tuple[_Place, EventRow]] = []
    for place, rows in sorted(candidates.items()):
        for row in rows:
            if _fits(candidates, place, row):
                placed[place] = row
            else:
                left.append((place, row))
    is_found = True
    while is_found:  # whatever finds its place may show another one its own
        behind, before = list(_gaps(placed)), list(_fronts(placed))
        homes = [_home(behind, before, row) for _place, row in left]
        is_found = any(homes)
        for home, (_place, row) in zip(homes, left, strict=True):
            if home is not None:
                placed.setdefault(home, row)
        left = [each for home, each in zip(homes, left, strict=True) if home is None]
    for (stream, seq), row in left:
        head_before = _head_before(placed, stream, seq)
        if (stream, seq) in placed:
            continue
        after = candidates.get((stream, seq + 1), set())
        if head_before is not None:
            head = next_head(head_before, row[1])
            if any(next_head(head, digest) == recorded for _c, digest, recorded in after):
                placed[stream, seq] = (row[0], row[1], head)
        elif not after:
            placed[stream, seq] = row  # between two that are lost: nothing contradicts it
    return _under_true_names(placed, names)


def _home(
    behind: Iterable[tuple[_Place, bytes]],
    before: Iterable[tuple[_Place, bytes, bytes]],
    row: EventRow,
) -> _Place | None:
    """Where a row belongs by its head: right behind a row that is placed, or right before one."""
    for place, head in behind:
        if next_head(head, row[1]) == row[2]:
            return place
    for place, commitment, head in before:
        if next_head(row[2], commitment) == head:
            return place
    return None


def _fronts(placed: dict[_Place, EventRow]) -> Iterator[tuple[_Place, bytes, bytes]]:
    """The places that are empty before a row, with that row's commitment and head."""
    for (stream, seq), (_content, commitment, head) in placed.items():
        if seq > 1 and (stream, seq - 1) not in placed:
            yield (stream, seq - 1), commitment, head


def _under_true_names(
    placed: dict[_Place, EventRow], names: Collection[str]
) -> dict[_Place, EventRow]:
    """The rows, those that stand under a name that damage made under the one it was.

    Names are random: one that differs from another in a character or two was that one, if the rows
    have room there.
    """
    numbers: dict[str, set[int]] = {}
    for stream, seq in placed:
        numbers.setdefault(stream, set()).add(seq)
    true: dict[str, str] = {}
    known = set(names)
    # A name that nothing else tells of is taken to be true before one with fewer rows.
    for stream in sorted(numbers.keys() - known, key=lambda name: (-len(numbers[name]), name)):
        alike = [
            name
            for name in known
            if sum(a != b for a, b in zip(name, stream, strict=False)) <= _HIT_CHARACTERS
        ]
        first = placed.get((stream, 1))
        proved = [name for name in alike if first and _begins(name, first)]
        # Links and seals may be hit too: most rows are under the name that it was.
        alike.sort(key=lambda name: (name not in proved, -len(numbers.get(name, ())), name))
        is_likelier = alike and len(numbers.get(alike[0], ())) >= len(numbers[stream])
        if not proved and not is_likelier:
            known.add(stream)
        elif numbers[stream].isdisjoint(numbers.get(alike[0], ())):
            true[stream] = alike[0]
            numbers.setdefault(alike[0], set()).update(numbers[stream])
    return {(true.get(stream, stream), seq): row for (stream, seq), row in placed.items()}


def _begins(stream: str, row: EventRow) -> bool:
    """Whether a row is the first of a stream: its head tells the name."""
    return next_head(first_head(stream), row[1]) == row[2]


def _fits(candidates: _Candidates, place: _Place, row: EventRow) -> bool:
    """Whether the head of a row fits the row before it, or the one behind."""
    stream, seq = place
    before = {first_head(stream)} if seq == 1 else set()
    before |= {head for _content, _digest, head in candidates.get((stream, seq - 1), ())}
    after = candidates.get((stream, seq + 1), set())
    return any(next_head(head, row[1]) == row[2] for head in before) or any(
        next_head(row[2], digest) == head for _content, digest, head in after
    )


def _gaps(placed: dict[_Place, EventRow]) -> Iterator[tuple[_Place, bytes]]:
    """The places that are empty behind a row, or at the beginning, and the head before each."""
    for stream in {name for name, _seq in placed}:
        if (stream, 1) not in placed:
            yield (stream, 1), first_head(stream)
    for (stream, seq), (_content, _digest, head) in placed.items():
        if (stream, seq + 1) not in placed:
            yield (stream, seq + 1), head


def _head_before(placed: dict[_Place, EventRow], stream: str, seq: int) -> bytes | None:
    if seq == 1:
        return first_head(stream)
    return placed[stream, seq - 1][2] if (stream, seq - 1) in placed else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number as SQLite writes it, and where the next byte is."""
    value = 0
    for step in range(9):
        byte = data[at + step] if at + step < len(data) else 0
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at + step + 1
    return value, at + 9


def _size_of(kind: int) -> int | None:
    """How many bytes a column of this type has; `None` for a type that there is none of."""
    if kind >= 12:
        return (kind - 12) // 2
    return {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}.get(kind)
