"""When a bank's file changes while an interview runs: says so, and takes corrections up.

A signed interview is told nothing and takes up nothing, until it is amended.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual.content import Content

from interview.editing.diff import Revision, render_changes, summary_line
from interview.errors import InterviewError, NotFound
from interview.i18n import _, current, ngettext
from interview.tui.base_screen import BaseScreen

if TYPE_CHECKING:
    from interview.running.open_interview import OpenInterview

_WIDTH = 68
"""Columns that a dialog has for its text."""


def notice(interview: OpenInterview) -> str:
    """What whoever comes back to an interview should know of its bank's file; mostly nothing."""
    if interview.live.state.is_signed:
        return ""
    try:
        revision = interview.revision()
    except InterviewError:
        return ""
    if revision is None:
        return ""
    if revision.may_be_taken_up:
        return ngettext(
            "In the bank's file, {number} text was corrected since. To have it here: ^P, “Take up "
            "corrections”.",
            "In the bank's file, {number} texts were corrected since. To have them here: ^P, “Take "
            "up corrections”.",
            revision.corrections,
        ).format(number=revision.corrections)
    return _(
        "The bank's file was changed since, so this interview keeps its own. To see the changes: "
        "^P, “Take up corrections”."
    )


def apply_corrections(
    screen: BaseScreen[Any], interview: OpenInterview, then: Callable[[], Awaitable[None] | None]
) -> None:
    """Go on with the corrected bank, and do `then`; or say why not."""
    if not screen.may_change(interview.live):
        return
    try:
        revision = interview.revision()
    except NotFound:
        screen.say(_("The bank's file was moved or deleted. The interview has its own copy."))
        return
    except InterviewError as error:
        screen.show_error(error)
        return
    if revision is None:
        screen.say(_("The bank's file has nothing new for this interview."))
    elif revision.may_be_taken_up:
        revision.apply_to(interview.live)
        screen.call_next(then)
        words = ngettext(
            "{number} corrected text taken up.",
            "{number} corrected texts taken up.",
            revision.corrections,
        )
        screen.say(words.format(number=revision.corrections))
    else:
        screen.show_text(_("This interview keeps its own bank"), Content(_explained(revision)))


def _explained(revision: Revision) -> str:
    rule = _(
        "More than typing errors changed in the bank's file. An interview that has begun goes "
        "on with the questions and the rubric it was begun with; the next one takes the file as "
        "it is."
    )
    comparison = revision.comparison
    return "\n".join(
        [rule, "", summary_line(comparison), "", *render_changes(comparison, current(), _WIDTH)]
    )
