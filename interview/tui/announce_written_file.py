"""What follows once a screen wrote a document: erasing finds it, a page opens in the browser."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from interview.errors import InterviewError
from interview.i18n import _
from interview.journal.written_files import remember_files


def announce(app: App[Any], journal: Path, path: Path, interviews: Sequence[str]) -> str:
    """Have erasing find a file with content of these interviews, open it if it is a page in HTML,
    and return what to say: where it is, and where erasing will not find it, why.

    Whoever uses the program in a browser gets the file there: its machine may be another one.
    """
    said = _("Written: {path}").format(path=path)
    try:
        remember_files(journal, [(each, path) for each in interviews])
    except InterviewError as error:
        said = f"{said}\n{error}"
    if app.is_web:
        app.deliver_binary(path)
    elif path.suffix == ".html":
        webbrowser.open(path.as_uri())
    return said
