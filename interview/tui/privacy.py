"""Privacy (F12): hides what is for the interviewer alone while the screen is shared, and says so.

`HiddenPart` lists all that is hidden. Everything else stays on screen: what the candidate hears,
the names, the clock, whether all is saved. Notes can be typed blind.
"""

from __future__ import annotations

from enum import StrEnum

from interview.i18n import _, mark


class HiddenPart(StrEnum):
    """A part of a screen that privacy hides."""

    NOTES = "notes"
    ANSWER_FIELDS = "answer fields"
    SIGNALS = "signals"
    RATING = "rating"
    """The rating, what is suggested and why, and the anchors; only the levels' names are left."""
    HINTS = "hints"
    """The hint, why we ask, and why the question was left out."""
    AGENDA_RATINGS = "ratings in the agenda"
    DEBRIEF = "debrief"
    """The debrief as a whole."""
    REPORT = "report"
    SIGNING = "signing"


_REFUSALS = {
    HiddenPart.NOTES: mark("The notes are hidden: show them first."),
    HiddenPart.SIGNALS: mark("The signals are hidden: show them first."),
    HiddenPart.ANSWER_FIELDS: mark("The answer's fields are hidden: show them first."),
    HiddenPart.REPORT: mark("The report is hidden: show the debrief first."),
    HiddenPart.DEBRIEF: mark("The debrief is hidden: show it first."),
    HiddenPart.SIGNING: mark("The debrief is hidden: show it before you sign."),
}
"""What is said in place of a part that a key would show."""


class Privacy:
    """Whether it is on, and its words; the screens of one interview share it."""

    def __init__(self) -> None:
        self.is_on = False

    def toggle(self) -> None:
        """Hide what is for the interviewer alone, or show it again."""
        self.is_on = not self.is_on

    def hides(self, _part: HiddenPart) -> bool:
        """Whether this part is hidden now: while privacy is on, all that are listed are."""
        return self.is_on

    def refusal(self, part: HiddenPart) -> str:
        """Why a key does not show this part; empty where it may."""
        return _(_REFUSALS[part]) if self.hides(part) else ""

    def notice(self, key: str) -> str:
        """What the bar at the top says; empty where nothing is hidden. `key` shows it again."""
        return _("hidden, {key} shows").format(key=key) if self.is_on else ""

    def change(self, described: str) -> str:
        """What was undone, or done again: as described, or only that it is hidden."""
        return _("hidden") if self.is_on else described


def debrief_is_hidden() -> str:
    """What stands in place of the score."""
    return _("The debrief is hidden while the screen is shared.")
