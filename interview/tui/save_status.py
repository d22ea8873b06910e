"""What the screen says of saving: the mark in the bar at the top, and the answer to the key."""

from __future__ import annotations

from textual.content import Content

from interview.i18n import _, labelled
from interview.journal import Durability, SaveStatus
from interview.tui.widgets.line_widget import click


def save_mark(status: SaveStatus, *, is_signed: bool) -> Content:
    """The mark in the bar: saved, saving, signed, or what is in the way; a click explains it."""
    saved = Content.styled("● " + _("saved"), "$good")
    if status.durability is Durability.FAILING:
        return Content.styled("▲ " + labelled(_("NOT SAVED"), status.reason), "bold $alarm")
    if status.durability is Durability.WAITING:
        return saved + Content.styled(f" ▲ {status.reason}", "bold $warn")
    if is_signed:
        return Content.styled("■ " + _("signed"), "$good")
    if status.durability is Durability.SAVING:
        saved = Content.styled("○ " + _("saving"), "$quiet")
    return saved.stylize(click("screen.saved"))


def save_answer(status: SaveStatus) -> str:
    """What is answered to the key that saves elsewhere: what is in the way, or that nothing is."""
    return status.reason or _(
        "There is nothing to save. What you see survives a crash; once “saved” stands "
        "above, a power cut too."
    )
