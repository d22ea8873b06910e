"""How the call stands against its slot, in words."""

from __future__ import annotations

from interview.bank import Bank
from interview.i18n import _
from interview.plain_text import one_line
from interview.session.pace import Pace


def pace_in_short(pace: Pace) -> str:
    """In a word or two."""
    if not pace.minutes_behind:
        return _("on pace")
    return _("{minutes} min behind").format(minutes=pace.minutes_behind)


def pace_sentence(pace: Pace, bank: Bank, language: str) -> str:
    """What to do about it; empty on pace."""
    if not pace.minutes_behind:
        return ""
    if not pace.leave_out:
        return _("{minutes} min behind: none of the questions to come can be spared").format(
            minutes=pace.minutes_behind
        )
    name = one_line(bank.question(pace.leave_out).name(language))
    return _("{minutes} min behind: “{question}” is the one to leave out").format(
        minutes=pace.minutes_behind, question=name
    )
