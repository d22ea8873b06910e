"""Reads the times that events carry."""

from __future__ import annotations

from datetime import datetime

from interview.errors import JournalDamaged
from interview.i18n import _


def parse_time(text: str) -> datetime:
    """The time of an event, with its zone. Raises `JournalDamaged` if it is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise JournalDamaged(_("An entry of the journal has no readable time.")) from error
    if at.tzinfo is None:
        raise JournalDamaged(_("An entry of the journal has no readable time."))
    return at


def is_time(value: object) -> bool:
    """Whether a value of the journal is a time with its zone."""
    try:
        parse_time(str(value))
    except JournalDamaged:
        return False
    return True
