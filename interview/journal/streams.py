"""How streams are named, and what is read of each."""

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
"""Without the letters and digits that are mistaken for one another, such as l and 1."""

_ID_LENGTH = 10


@frozen
class StreamId:
    """Names one interview by one rater."""

    interview: str
    rater: str

    def __str__(self) -> str:
        return f"{self.interview}/{self.rater}"


@frozen
class Draft:
    """Notes being typed, before the typing pauses; the cursor is row and column, from 0."""

    question: str
    text: str
    cursor: tuple[int, int]
    at: datetime


@frozen
class Stream:
    """Everything that the journal holds of one interview by one rater."""

    id: StreamId
    history: tuple[Recorded, ...]
    draft: Draft | None
    head: str
    """The hash of the last event, in hexadecimal."""


@frozen
class InterviewSummary:
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


def parse_stream_id(text: str) -> StreamId:
    """The stream id that `str` wrote: `ab3d…/grace-hopper`."""
    interview, _slash, rater = text.partition("/")
    return StreamId(interview, rater)


def parse_time(text: str) -> datetime:
    """The time of an event, with its zone. Raises `JournalDamaged` if it is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise JournalDamaged(_("An entry of the journal has no readable time.")) from error
    if at.tzinfo is None:
        raise JournalDamaged(_("An entry of the journal has no readable time."))
    return at


def new_interview_id() -> str:
    """Ten random characters that are easy to read aloud."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))


def rater_id(interviewer: str) -> str:
    """A short id from a person's name: “Grace Hopper” is `grace-hopper`."""
    return re.sub(r"[^a-z0-9]+", "-", search_form(interviewer)).strip("-")[:40] or "rater"


def search_form(text: str) -> str:
    """`text` as it is searched: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
