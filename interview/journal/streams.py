"""How streams are named, what is kept of each, and how an interview is found by part of its id."""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from interview.errors import JournalDamaged
from interview.frozen import frozen
from interview.i18n import _

if TYPE_CHECKING:
    from interview.session import Recorded

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the letters and digits that are mistaken for one another."""

_LENGTH = 10


@frozen
class StreamId:
    """One interview by one rater."""

    interview: str
    rater: str

    def __str__(self) -> str:
        return f"{self.interview}/{self.rater}"


@frozen
class Draft:
    """The notes as they stand, before the typing pauses; the cursor is row and column from 0."""

    question: str
    text: str
    cursor: tuple[int, int]
    at: datetime


@frozen
class Stream:
    """All that is kept of one stream."""

    id: StreamId
    history: tuple[Recorded, ...]
    draft: Draft | None
    head: str
    """The hash of the last entry."""


@frozen
class Summary:
    """One line of the list of interviews."""

    id: StreamId
    candidate: str
    role: str
    interviewer: str
    bank_name: str
    started_at: datetime
    changed_at: datetime
    signed: bool
    events: int


def stream_id(text: str) -> StreamId:
    """The stream that `str` wrote."""
    interview, _slash, rater = text.partition("/")
    return StreamId(interview, rater)


def parse_time(text: str) -> datetime:
    """The time of an entry; `JournalDamaged` if it is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise JournalDamaged(_("An entry of the journal has no readable time.")) from error
    if at.tzinfo is None:
        raise JournalDamaged(_("An entry of the journal has no readable time."))
    return at


def new_interview_id() -> str:
    """Ten random characters that are easy to read aloud."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def rater_id(interviewer: str) -> str:
    """A short id from a person's name."""
    return re.sub(r"[^a-z0-9]+", "-", folded(interviewer)).strip("-")[:40] or "rater"


def folded(text: str) -> str:
    """`text` without case and accents, to search in."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
