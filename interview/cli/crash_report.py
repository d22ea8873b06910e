"""The last resort: a mistake of ours becomes a sentence and a private file, never a traceback."""

from __future__ import annotations

import os
import traceback
from datetime import datetime

from interview.cli.output import complain
from interview.i18n import _


def report_crash(error: Exception) -> None:
    """Say that the program failed, that nothing is lost, and where its details are."""
    complain(
        _(
            "The program made a mistake it did not expect ({kind}). What was recorded is safe: "
            "“interview resume” goes on where you were."
        ).format(kind=type(error).__name__)
    )
    path = _kept("".join(traceback.format_exception(error)))
    if path:
        complain(_("The details are in {path}: please send us that file.").format(path=path))


def _kept(details: str) -> str:
    from interview.paths import find_paths

    folder = find_paths().home / "crashes"
    path = folder / f"{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(file, "w", encoding="utf-8") as opened:
            opened.write(details)
    except OSError:
        return ""
    return str(path)
