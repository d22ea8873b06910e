"""Watches the file of a bank, and reads it again whenever it is saved, in a thread of its own."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from interview.bank import Bank, load
from interview.frozen import frozen
from interview.reader import Loaded
from interview.reader.read import garbage_collector_paused
from interview.rubric import BankRubric, compile_rubric
from interview.session.agenda import agenda

_EVERY = 0.05
"""Seconds between two looks at the file; a look takes a ten-thousandth."""

_SOON = 0.01
"""The same while it is not yet told what was read."""

_STILL = 0.04
"""Seconds that a file with mistakes must stay as it is: it may be half written."""

_GONE = 1.0
"""Seconds that a file may be missing, as long as some editors and network drives take to save."""

_Glance = tuple[int, int, int] | None


@frozen
class Reading:
    """A bank as it was saved last."""

    loaded: Loaded[Bank]
    file: Path
    at: datetime
    """When it was read."""
    rubric: BankRubric | None
    """Ready to listen to the question that was on screen; none where the bank does not load."""


class Watch:
    """Tells of every saved version of a bank, from its own thread.

    A version that loads is told at once; mistakes only once the file stays as it is.
    """

    def __init__(self, find: Callable[[], Path]) -> None:
        self.tell: Callable[[Reading], None] = _ignore
        """Called with each reading."""
        self.question = ""
        """The question on screen, whose rubric is made ready with each reading."""
        self.latest: Reading | None = None
        """What was told last."""
        self._find = find
        self._file = Path()
        self._seen: tuple[Path, _Glance] | None = None
        self._since = 0.0
        self._doubtful: Reading | None = None
        self._stopped = Event()

    def start(self) -> None:
        """Begin to watch. The thread ends with the program: a network drive may never answer."""
        Thread(target=self._run, name="bank watch", daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()

    def _run(self) -> None:
        self._look()
        while not self._stopped.wait(_SOON if self._doubtful else _EVERY):
            self._look()

    def _look(self) -> None:
        glance = self._glance()
        if (self._file, glance) != self._seen:
            self._seen, self._since = (self._file, glance), monotonic()
            self._take(self._read())
        elif self._doubtful and monotonic() - self._since >= (_STILL if glance else _GONE):
            self._give(self._doubtful)

    def _glance(self) -> _Glance:
        """What changes when the file does; `None` while there is no file."""
        try:
            self._file = self._find()
            status = self._file.stat()
        except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _read(self) -> Reading:
        with garbage_collector_paused():
            loaded = load(self._file)
            rubric = self._rubric(loaded.record) if loaded.record else None
            gc.collect(0)  # what the reading left behind
            gc.freeze()  # to look through all that is new, again and again, would stop the keys
        return Reading(loaded, self._file, datetime.now(), rubric)

    def _rubric(self, bank: Bank) -> BankRubric:
        rubric = compile_rubric(bank)
        ids = [item.question.id for item in agenda(bank)]
        question = self.question if self.question in ids else ids[0]
        rubric.question(question, bank.main_language)
        return rubric

    def _take(self, reading: Reading) -> None:
        if reading.rubric is None:
            self._doubtful = reading
        else:
            self._give(reading)

    def _give(self, reading: Reading) -> None:
        self._doubtful = None
        self.latest = reading
        if not self._stopped.is_set():
            self.tell(reading)


def _ignore(reading: Reading) -> None:
    """Nobody looks yet."""
