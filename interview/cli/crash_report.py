"""The last resort: a mistake of ours becomes a sentence and a private file, never a traceback."""

from __future__ import annotations

import traceback
from datetime import datetime

from interview.cli.output import complain
from interview.errors import CrashDuringInterview
from interview.i18n import _
from interview.paths import find_paths
from interview.private_files import create_private, private_folder


def report_crash(error: Exception) -> None:
    """Say that the program failed, that nothing is lost, and where its details are."""
    cause = error.__cause__ if isinstance(error, CrashDuringInterview) else error
    kind = type(cause).__name__
    complain(
        _("An unexpected error occurred ({kind}). What was recorded is safe.").format(kind=kind)
    )
    if isinstance(error, CrashDuringInterview):
        complain(_("“interview resume {id}” goes on where you were.").format(id=error.interview))
    details = "".join(traceback.format_exception(error)).encode("utf-8", "replace")
    path = find_paths().crashes / f"{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        private_folder(path.parent)
        create_private(path, details)
    except OSError:
        return
    complain(_("The details are in {path}: please send us that file.").format(path=path))
