"""Privacy (F12): hides what is for the interviewer alone while the screen is shared, and says so.

Hidden on a question's screen are the notes, the answer's own fields, the signals, the rating, the
suggestion, the anchors, the hint, why we ask, why it was left out, and the ratings in the agenda;
each widget is told to leave its part out. The debrief is hidden as a whole. What the candidate
hears, the names, the clock and whether all is saved stay on screen, and notes can be typed blind.
"""

from __future__ import annotations

from enum import Enum

from interview.i18n import _, mark


class HiddenPart(Enum):
    """What a key would show, and what is said instead."""

    NOTES = mark("The notes are hidden: show them first.")
    ANSWER_FIELDS = mark("The answer's fields are hidden: show them first.")
    REPORT = mark("The report is hidden: show the debrief first.")
    DEBRIEF = mark("The debrief is hidden: show it first.")
    SIGNING = mark("The debrief is hidden: show it before you sign.")


class Privacy:
    """Whether it is on, and its words; the screens of one interview share it."""

    def __init__(self) -> None:
        self.is_on = False

    def toggle(self) -> None:
        """Hide what is for the interviewer alone, or show it again."""
        self.is_on = not self.is_on

    def refusal(self, part: HiddenPart) -> str:
        """Why a key does not show this part; empty where it may."""
        return _(part.value) if self.is_on else ""

    def notice(self, key: str) -> str:
        """What the bar at the top says; empty where nothing is hidden. `key` shows it again."""
        return _("hidden, {key} shows").format(key=key) if self.is_on else ""

    def change(self, described: str) -> str:
        """What was undone, or done again: as described, or only that it is hidden."""
        return _("hidden") if self.is_on else described


def debrief_is_hidden() -> str:
    """What stands in place of the score."""
    return _("The debrief is hidden while the screen is shared.")
