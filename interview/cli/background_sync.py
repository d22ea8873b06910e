"""Syncs with the team while the program runs, in a program of its own that costs no keystroke.

A thread here only waits for that program, so that neither the keys nor the journal do. It belongs
to no terminal: it can ask nothing, and it goes on, or breaks off as any sync may, when this one
ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from interview.file_lock import FileLock, FileLocked
from interview.i18n import _, current
from interview.paths import HOME_VARIABLE, Paths
from interview.private_files import private_folder
from interview.running.sync_state import SyncState, read_sync_state, write_sync_state
from interview.settings import Settings

_LONGEST = 1_800.0
"""Seconds after which a sync in the background is ended, as one that hangs; the next goes on."""
_NICER = 10
"""How much it gives way to other programs."""
_PATIENCE = 60.0
"""Seconds that one waits for another: it began earlier, and may lack what was signed since."""
_COMMIT = 30.0
"""Seconds to wait for the disk to hold a signature that is to be sent."""
_GAVE_UP = 3
"""The exit code of one that was ended because it took too long."""


class BackgroundSync:
    """Exchanges with the team as the settings say, until `end`."""

    def __init__(self, paths: Paths, settings: Settings) -> None:
        self._paths, self._team = paths, settings.team
        self._wanted = threading.Event()
        self._wishes = 0
        """How often `soon` was called."""
        self._granted = 0
        """How many of these calls came before the journal was last settled and a sync begun."""
        self._is_over = False

    def begin(self, tell: Callable[[SyncState], None], settle: Callable[[float], object]) -> None:
        """Sync now, every so many minutes, and whenever `soon` is called.

        `tell` is called in another thread, with how things stand when that may have changed;
        `settle` too: it waits up to so many seconds until the journal holds what was recorded.
        """
        threading.Thread(target=self._run, args=(tell, settle), daemon=True).start()

    def soon(self) -> None:
        """Sync now; once more where one is under way."""
        self._wishes += 1
        self._wanted.set()

    def end(self) -> None:
        """Begin one more sync where one is due, and no other. None is waited for."""
        self._is_over = True
        self._wanted.set()
        if self._granted < self._wishes:
            with suppress(OSError):
                self._start()

    def _run(self, tell: Callable[[SyncState], None], settle: Callable[[float], object]) -> None:
        tell(read_sync_state(self._paths, self._team.sync))
        while not self._is_over:
            wishes = self._wishes  # what is signed from here on may come too late for this sync
            settle(_COMMIT)
            self._sync(wishes)
            if self._is_over:
                break
            tell(read_sync_state(self._paths, self._team.sync))
            self._wanted.wait(self._team.every_minutes * 60)
            self._wanted.clear()

    def _sync(self, wishes: int) -> None:
        before = read_sync_state(self._paths, self._team.sync)
        try:
            running = self._start()
        except OSError:  # no process is left to be had: the next time
            return
        self._granted = wishes
        code = running.wait()
        after = read_sync_state(self._paths, self._team.sync)
        # One that was killed, by whomever, is no mistake: the next goes on where it ended.
        if code > 0 and after.ended == before.ended:
            sentence = _("The sync in the background came to no end. This says why: {command}")
            if code == _GAVE_UP:
                sentence = _("The sync took too long and was ended. Go on with it: {command}")
            sentence = sentence.format(command="interview sync")
            failed = after.after_failure(datetime.now(UTC), sentence, is_offline=False)
            write_sync_state(self._paths, failed)

    def _start(self) -> subprocess.Popen[bytes]:
        """Begin a sync as a program that goes on when this one ends. Raises `OSError`."""
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NO_WINDOW}
        return subprocess.Popen(
            [sys.executable, "-m", "interview", "sync", "--background", "--lang", current()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, HOME_VARIABLE: str(self._paths.home)},
            **apart,
        )


@contextmanager
def give_way(paths: Paths) -> Iterator[bool]:
    """Have this program give way to others, and end where it hangs; whether it may begin."""
    with suppress(OSError, AttributeError):
        os.nice(_NICER)
    watch = threading.Timer(_LONGEST, os._exit, [_GAVE_UP])
    watch.daemon = True
    watch.start()
    private_folder(paths.home)
    try:
        lock = FileLock(paths.sync_lock, _PATIENCE)
    except FileLocked:
        yield False
    else:
        with lock:
            yield True
    finally:
        watch.cancel()
