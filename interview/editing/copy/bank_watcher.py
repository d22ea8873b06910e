"""Watches the file of a bank and reads it again whenever it is saved, in a thread of its own."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from interview.bank import Bank, load
from interview.frozen import frozen
from interview.garbage_collector import garbage_collector_paused
from interview.reader import Loaded
from interview.rubric import BankRubric, compile_rubric
from interview.session.agenda import agenda

_INTERVAL = 0.05
"""Seconds between two looks at the file; a look takes about 0.0001 s."""

_SHORT_INTERVAL = 0.01
"""The same while a version with mistakes is held back."""

_SETTLED = 0.04
"""Seconds that a file with mistakes must stay unchanged: it may be half written."""

_MISSING = 1.0
"""Seconds that a file may be missing: some editors and network drives take that long to save."""


@frozen
class SavedVersion:
    """A bank as it was saved last."""

    loaded: Loaded[Bank]
    file: Path
    at: datetime
    """When it was read, in local time."""
    rubric: BankRubric | None
    """Ready for the question that was on screen; `None` where the bank does not load."""


class BankWatcher:
    """Reports every saved version of a bank, from its own thread.

    A version that loads is reported at once, one with mistakes only when the file stays as it is.
    """

    def __init__(self, find: Callable[[], Path]) -> None:
        """`find` returns the file to watch; it is called before every look."""
        self.on_save: Callable[[SavedVersion], None] = lambda _version: None
        """Called with each version, in the watcher's thread."""
        self.question = ""
        """The id of the question on screen, whose rubric is compiled with each version."""
        self.latest: SavedVersion | None = None
        """The version that was reported last."""
        self._find = find
        self._file = Path()
        self._stopped = Event()

    def start(self) -> None:
        """Start watching. The thread is a daemon, as a network drive may never answer."""
        Thread(target=self._run, name="bank watcher", daemon=True).start()

    def stop(self) -> None:
        """Stop watching."""
        self._stopped.set()

    def _run(self) -> None:
        """Read the file whenever it changed, and report what is due, until stopped."""
        seen: tuple[Path, tuple[int, int, int] | None] | None = None
        seen_at = 0.0
        held_back: SavedVersion | None = None
        is_stopped = False
        while not is_stopped:
            due = None
            status = self._file_status()
            if (self._file, status) != seen:
                seen, seen_at = (self._file, status), monotonic()
                held_back = self._read()
                if held_back.rubric is not None:
                    due = held_back
            elif held_back is not None:
                enough = _SETTLED if status else _MISSING
                if monotonic() - seen_at >= enough:
                    due = held_back
            if due is not None:
                held_back = None
                self.latest = due
                if not self._stopped.is_set():
                    self.on_save(due)
            is_stopped = self._stopped.wait(_SHORT_INTERVAL if held_back else _INTERVAL)

    def _file_status(self) -> tuple[int, int, int] | None:
        """What changes when the file does; `None` while there is no file."""
        try:
            self._file = self._find()
            status = self._file.stat()
        except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _read(self) -> SavedVersion:
        rubric = None
        with garbage_collector_paused():
            loaded = load(self._file)
            bank = loaded.record
            if bank is not None:
                rubric = compile_rubric(bank)
                ids = [item.question.id for item in agenda(bank)]
                question = self.question if self.question in ids else ids[0]
                rubric.question(question, bank.main_language)
            gc.collect(0)  # the garbage of this reading
            gc.freeze()  # else later collections go through all the new objects, and keys wait
        return SavedVersion(loaded, self._file, datetime.now(), rubric)
