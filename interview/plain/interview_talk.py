"""What the walk through an interview and its debrief share: whom they talk to, and of what."""

from __future__ import annotations

from interview.i18n import _
from interview.plain.conversation import Conversation, word
from interview.running.open_interview import OpenInterview
from interview.settings import Settings


class InterviewTalk:
    """A conversation about one open interview."""

    def __init__(self, talk: Conversation, interview: OpenInterview, settings: Settings) -> None:
        self._talk, self._interview, self._settings = talk, interview, settings
        self._live = interview.live

    @property
    def _is_hidden(self) -> bool:
        """Whether what is for the interviewer alone is not said now; then it is told why."""
        is_hidden = self._interview.privacy.is_on
        if is_hidden:
            self._talk.say(_("Hidden: {hide} says it again.").format(hide=word("hide")))
        return is_hidden
