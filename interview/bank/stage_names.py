"""What parts of every bank are called, for a person."""

from __future__ import annotations

from interview.bank.model import Stage
from interview.i18n import _


def stage_name(stage: Stage) -> str:
    """The stage in words."""
    match stage:
        case Stage.BEFORE:
            return _("Before the call")
        case Stage.LIVE:
            return _("Live")
        case Stage.AFTER:
            return _("After the call")
