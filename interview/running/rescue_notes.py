"""Notes that could not be saved: at quitting they are written to a file elsewhere."""

from __future__ import annotations

from pathlib import Path

from interview.i18n import _
from interview.plain_text import plain
from interview.private_files import create_numbered


def rescue_notes(interview: str, unsaved: str) -> str:
    """Write what the journal does not have to a new private temporary file, and say where.

    Where that fails too, what is said holds the notes themselves. `interview` is its id.
    """
    from tempfile import gettempdir

    data = unsaved.encode("utf-8", "replace")
    try:
        path = create_numbered(Path(gettempdir()), f"interview-{interview}", ".txt", data)
    except OSError:
        return _("This was not saved: copy it now.") + "\n\n" + plain(unsaved)
    return _("What was not saved is in {path}: keep that file.").format(path=path)
