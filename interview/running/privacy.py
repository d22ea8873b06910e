"""Privacy (F12): hides what is for the interviewer alone while the screen is shared, and says so.

Hidden are the notes, the answer's own fields, the signals, the rating with what is suggested and
why, the anchors but for the levels' names, the hint, why we ask, why a question was left out, what
interrupted, the ratings in the agenda, the debrief and the report. Everything else stays on screen:
what the candidate hears, the names, the clock, whether all is saved. Notes can be typed blind.
"""

from __future__ import annotations

from enum import StrEnum

from interview.i18n import _, mark


class HiddenPart(StrEnum):
    """What a key would show while it is hidden; its value is what is said instead."""

    NOTES = mark("The notes are hidden: show them first.")
    ANSWER_FIELDS = mark("The answer's fields are hidden: show them first.")
    SIGNALS = mark("The signals are hidden: show them first.")
    INTERRUPTION = mark("What interrupted is hidden: show it first.")
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
        return _(part) if self.is_on else ""

    def notice(self, key: str) -> str:
        """What the bar at the top says; empty where nothing is hidden. `key` shows it again."""
        return _("hidden, {key} shows").format(key=key) if self.is_on else ""

    def change(self, described: str) -> str:
        """What was undone, or done again: as described, or only that it is hidden."""
        return _("hidden") if self.is_on else described
