"""Searching the list of interviews: all words are wanted, in whatever case and letters."""

from __future__ import annotations

import sqlite3
import unicodedata
from datetime import UTC, datetime
from pathlib import PurePath

from interview.journal.parse_time import parse_time
from interview.journal.streams import InterviewSummary, parse_stream_id
from interview.plain_text import INVISIBLE, LATIN, SIGNS, compiled
from interview.status_words import RecordStatus

_COLUMNS = (
    "stream, candidate, role, interviewer, bank_name, started_at, changed_at, signed, events,"
    " entered_of"
)
DAY_ONLY = ".000000+00:00"
"""How `started_at` ends where only the day is known: it sorts as any other, and nothing else is
written so."""
_STATUSES = frozenset(RecordStatus) - {RecordStatus.DAMAGED}
"""Those that a line can have; any other was written outside this program."""
_LAST = (
    "(SELECT max(seq) FROM event WHERE event.stream = listed.stream),"
    " (SELECT max(seal.events) FROM seal JOIN event ON event.stream = seal.stream"
    " AND event.seq = seal.events AND instr(preamble, '# head: ' || lower(hex(head)))"
    " WHERE seal.stream = listed.stream)"
)
"""The last event that is there, and the last that a seal names; looked up for what is shown."""


def select_summaries(
    connection: sqlite3.Connection,
    search: str,
    limit: int | None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[InterviewSummary]:
    """The summaries in a journal, newest first, that contain every word of `search`.

    A word is looked for in candidate, role, interviewer, bank and id, as `search_form` has it.
    `since` and `until` are aware times: the interview began at the one or later, and
    before the other. What is only in a draft log is not seen, and no event is decoded.
    """
    # Lines that an earlier version wrote have the letters as they were typed, such as ø.
    words = [(search_form(each), _without_accents(each)) for each in search.split()]
    conditions = ["(instr(words, ?) OR instr(words, ?))"] * len(words)
    values: list[str] = [form for pair in words for form in pair]
    for condition, at in (("started_at >= ?", since), ("started_at < ?", until)):
        if at is not None:
            conditions.append(condition)
            values.append(at.astimezone(UTC).isoformat())
    rows = connection.execute(
        f"SELECT *, {_LAST} FROM (SELECT {_COLUMNS} FROM summary"
        f" WHERE {' AND '.join(conditions) or 'TRUE'}"
        " ORDER BY started_at DESC, stream LIMIT ?) AS listed ORDER BY started_at DESC, stream",
        (*values, -1 if limit is None else limit),
    )
    return [
        InterviewSummary(
            parse_stream_id(stream),
            candidate,
            role,
            interviewer,
            bank_name,
            parse_time(started_at),
            parse_time(changed_at),
            RecordStatus(status) if status in _STATUSES else RecordStatus.DAMAGED,
            events,
            entered_of=parse_time(entered_of) if entered_of else None,
            has_time_of_day=not started_at.endswith(DAY_ONLY),
            is_stale=last != events
            or (status == RecordStatus.SIGNED) is not (sealed == events)
            or status not in _STATUSES,
        )
        for (
            stream,
            candidate,
            role,
            interviewer,
            bank_name,
            started_at,
            changed_at,
            status,
            events,
            entered_of,
            last,
            sealed,
        ) in rows
    ]


def words_of(candidate: str, role: str, interviewer: str, bank_name: str, interview: str) -> str:
    """What a search of the list looks at, as it is searched."""
    return search_form(
        " ".join((candidate, role, interviewer, PurePath(bank_name).stem, interview))
    )


def search_form(text: str) -> str:
    """`text` as it is searched: without case, accents, and what nobody sees, in letters a to z.

    So `O’Brien` is found as `o'brien` and `Østergaard` as `ostergaard`, and the other way round.
    """
    if text.isascii():
        return text.lower()
    return _without_accents(text.translate(SIGNS)).translate(LATIN)


def _without_accents(text: str) -> str:
    """`text` without case, accents, and what nobody sees."""
    seen = unicodedata.normalize("NFKD", compiled(INVISIBLE).sub("", text))
    decomposed = unicodedata.normalize("NFKD", seen.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
