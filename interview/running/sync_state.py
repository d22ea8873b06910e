"""How the last sync with the team went: kept beside the journal, and said in a word or two."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Protocol

from interview.dates_in_lists import timestamp
from interview.frozen import frozen, replace
from interview.i18n import _
from interview.paths import Paths
from interview.plain_text import one_line
from interview.private_files import private_folder, replace_file


@frozen
class SyncState:
    """How things stand with the team's hub or folder."""

    target: str
    """The hub's address or the folder, as the settings name it."""
    synced: str = ""
    """When a sync last came to its end, as ISO 8601 with a zone; empty for never."""
    failing: str = ""
    """Since when none has come to its end; empty where the last one has."""
    is_offline: bool = False
    """Whether the last one failed because the hub or the folder could not be reached."""
    wanted: tuple[str, ...] = ()
    """What a person has to do, and what the last one failed of, a sentence each."""
    ended: str = ""
    """When the last one ended, however it did."""

    def after_sync(self, now: datetime, wanted: tuple[str, ...]) -> SyncState:
        """The state after a sync that came to its end."""
        time = now.isoformat()
        return SyncState(self.target, time, wanted=wanted, ended=time)

    def after_failure(self, now: datetime, sentence: str, *, is_offline: bool) -> SyncState:
        """The state after a sync that failed, for a reason that a sentence says."""
        time = now.isoformat()
        return replace(
            self,
            failing=self.failing or time,
            is_offline=is_offline,
            wanted=(sentence,),
            ended=time,
        )


class TeamSync(Protocol):
    """Exchanges with the team while the program runs, without being waited for."""

    def begin(self, tell: Callable[[SyncState], None], settle: Callable[[float], object]) -> None:
        """Sync now, and from time to time. `tell`, called in another thread, is given how things
        stand; `settle` waits there up to so many seconds until the journal holds all."""

    def soon(self) -> None:
        """Sync now: something was signed."""

    def end(self) -> None:
        """Begin no other sync but one that is due, and wait for none."""


def read_sync_state(paths: Paths, target: str) -> SyncState:
    """The state as it was written last; one of which nothing is known where that was another
    target's, or cannot be read: the next sync writes it again."""
    with suppress(OSError, ValueError, TypeError, LookupError):
        values = json.loads(paths.last_sync.read_bytes())
        state = SyncState(**{**values, "wanted": tuple(map(one_line, values["wanted"]))})
        for time in filter(None, (state.synced, state.failing)):
            if datetime.fromisoformat(time).tzinfo is None:
                raise ValueError(time)
        if state.target == target:
            return state
    return SyncState(target)


def write_sync_state(paths: Paths, state: SyncState) -> None:
    """Keep the state; where it cannot be written, the one before stays: it is told, never used."""
    with suppress(OSError):
        private_folder(paths.home)
        replace_file(paths.last_sync, json.dumps(asdict(state)).encode(), private=True)


def sync_words(state: SyncState) -> str:
    """The state in a word or two, such as “synced 14:02”."""
    if state.failing:
        words = _("offline since {time}") if state.is_offline else _("no sync since {time}")
        return words.format(time=_time(state.failing))
    if state.synced:
        return _("synced {time}").format(time=_time(state.synced))
    return _("not synced yet")


def _time(written: str) -> str:
    """The time of today, or another day."""
    at = datetime.fromisoformat(written).astimezone()
    is_today = at.date() == datetime.now(UTC).astimezone().date()
    return f"{at:%H:%M}" if is_today else timestamp(at, has_time_of_day=False)
