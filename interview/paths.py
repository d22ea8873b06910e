"""The files and folders of the user's own data."""

from __future__ import annotations

import os
from pathlib import Path

from interview.errors import UsageError
from interview.frozen import frozen
from interview.i18n import _

HOME_VARIABLE = "INTERVIEW_HOME"


@frozen
class Paths:
    """The files and folders of the user's own data; none of them needs to exist."""

    home: Path
    """The folder that holds all of them, but for those that stand below."""
    reports_folder: Path | None = None
    """Where reports are written, if it is not in there."""
    banks_folder: Path | None = None
    """Where the user's own banks are, if they are not in there."""

    @property
    def journal(self) -> Path:
        """The SQLite file with the record of every interview."""
        return self.home / "journal.db"

    @property
    def practice(self) -> Path:
        """The file of what raters did in practice; no interview is in it."""
        return self.home / "practice.jsonl"

    @property
    def agenda(self) -> Path:
        """Who interviews whom, as the user wrote it."""
        return self.home / "agenda.yaml"

    @property
    def shared_agenda(self) -> Path:
        """The same as it stands in the team's folder, as of the last sync."""
        return self.home / "agenda-shared.yaml"

    @property
    def last_sync(self) -> Path:
        """How the last sync with the team went."""
        return self.home / "last-sync.json"

    @property
    def sync_lock(self) -> Path:
        """An empty file, locked while a sync runs in the background."""
        return self.home / "sync.lock"

    @property
    def reports(self) -> Path:
        """The folder of reports that are written without a path."""
        return self.reports_folder or self.home / "reports"

    @property
    def banks(self) -> Path:
        """The user's own banks."""
        return self.banks_folder or self.home / "banks"

    @property
    def editing(self) -> Path:
        """Working copies of banks that are being edited."""
        return self.home / "editing"

    @property
    def cache(self) -> Path:
        """What can be deleted at any time: it only saves time."""
        return self.home / "cache"

    @property
    def crashes(self) -> Path:
        """The details of the program's own mistakes, a file for each."""
        return self.home / "crashes"

    @property
    def templates(self) -> Path:
        """The user's own report templates."""
        return self.home / "templates"

    @property
    def tour_seen(self) -> Path:
        """An empty file: it is there once the tour of the first start was shown."""
        return self.home / "tour-seen"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.home / "settings.toml"


def find_paths() -> Paths:
    """The folder that `INTERVIEW_HOME` names, else the system's place for a program's data.

    Raises `UsageError` where `INTERVIEW_HOME` begins with the home of a user who does not exist.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        try:
            return Paths(Path(named).expanduser().absolute())
        except RuntimeError as error:
            raise UsageError(
                _("INTERVIEW_HOME is “{path}”, and there is no such user: correct it.").format(
                    path=named
                )
            ) from error
    from platformdirs import user_data_path

    return Paths(user_data_path("interview", appauthor=False))
