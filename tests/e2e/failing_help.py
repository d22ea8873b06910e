"""Runs `interview` with a mistake in it: the help of every screen fails."""

import sys

from interview.cli import main
from interview.tui.base_screen import BaseScreen


def fail(_screen: object) -> None:
    """Fail as no message explains."""
    raise RuntimeError("a mistake of ours")


BaseScreen.action_help = fail  # type: ignore[method-assign, assignment]
sys.exit(main())
