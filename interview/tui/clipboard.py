"""What can honestly be said of a text that was handed to the terminal for the clipboard.

A program in a terminal reaches the system's clipboard by the sequence OSC 52, and no terminal
answers whether it took the text.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.i18n import _


def what_became_of_it(environment: Mapping[str, str]) -> str:
    """A sentence on a copy that was just made; `environment` tells of the terminal."""
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return _(
            "Copied for Ctrl+V here. macOS's Terminal keeps its clipboard from programs: to take "
            "text elsewhere, mark it with the mouse and Fn, and press ⌘C."
        )
    if environment.get("TERM") == "linux":
        return _("Copied for Ctrl+V here. This console has no clipboard.")
    if environment.get("TMUX"):
        return _(
            "Copied for Ctrl+V here, and handed to tmux, which passes it on where its option "
            "set-clipboard is “on”. Whether it arrived cannot be known."
        )
    return _(
        "Copied for Ctrl+V here, and handed to the terminal for the system's clipboard. Whether it "
        "took it cannot be known."
    )
