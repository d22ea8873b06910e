"""What the interviewer says of the whole interview in their own words, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping

from interview.i18n import _


def conclusion_names() -> Mapping[str, str]:
    """The parts of `ConclusionWritten`, each with what it is called in the language in use."""
    return {
        "strengths": _("Strengths"),
        "concerns": _("Concerns"),
        "feedback": _("Feedback for the candidate"),
    }
