"""From key to paint, as ratios to a bare Textual text area, interleaved in one run.

    python benchmarks/key_to_paint.py [--sync] [KEYS [CHECKOUT]]

Four programs run at the same time, each in a pseudo-terminal of 24 by 80: two bare text areas, the
live screen, and the live screen with every commit and sync slowed by 20 ms. Each begins with the
same answer pasted, in which the rubric hears signals. One key at a time goes to one of them, so
that each is typed in as a person types: pauses of 0.15 to 1 s, in which the rubric listens and the
journal commits. Timed is the way from the write of a character to the read of the frame that shows
it; no other character on the screen is the same. The ratio of the two bare programs is the noise.
With `--sync`, a fifth is the live screen on a machine that exchanges with a team's hub all the
time, one sync behind the other (`sync_load.py`). With another checkout of this program, its live
screens are typed in too, to compare before and after.
Promises: p50 at most 1.1 x, p99 at most 1.3 x, or within the noise.
"""

from __future__ import annotations

import os
import random
import select
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from live_screen_speed import Session, compile_all, percentile

HERE = Path(__file__).resolve().parent
KEYS = 2_000
WARM_UP = 30
KEYBOARD = [
    chr(code)
    for code in (*range(0xC0, 0x250), *range(0x370, 0x588))
    if unicodedata.category(chr(code)) in ("Ll", "Lu")
]
"""The keys: letters outside ASCII, which no escape sequence holds, more than a screen shows."""

ANSWER = (
    "First asks what the goal is: awareness, sales or loyalty. Then per campaign a baseline, "
    "conversion rate and cost per lead, a review after six weeks. Stopped one because the figures "
    "said so. Likes are not a measure, she says."
)

APART = 0.06
"""Seconds at least between two keys, whichever programs they go to."""

LIVE = ["start", "social-media", "--candidate", "Ada", "--interviewer", "G"]

SLOW = """
import os, runpy, sys, time
from interview.journal import database
def slowed(call):
    def slow(*arguments):
        time.sleep(0.02)
        return call(*arguments)
    return slow
os.fsync, os.fdatasync = slowed(os.fsync), slowed(os.fdatasync)
from contextlib import contextmanager
transaction = database.transaction
@contextmanager
def slow_transaction(*arguments):
    with transaction(*arguments):
        yield
        time.sleep(0.02)
database.transaction = slow_transaction
sys.argv = ["interview", *sys.argv[1:]]
runpy.run_module("interview", run_name="__main__")
"""
"""The program, with each commit and each sync taking 20 ms more."""


class Typist:
    """Somebody who types in one program, with pauses."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        shown: bytes,
        rolled: random.Random,
        checkout: Path = HERE.parent,
        *,
        home: Path | None = None,
        answer: str = ANSWER,
    ) -> None:
        """`answer` is pasted first; `home` is where the program keeps its data, else afresh."""
        self.name = name
        self.times: list[float] = []
        self._rolled = rolled
        self._folder = tempfile.TemporaryDirectory()
        os.chdir(checkout)  # where Python looks for the package first
        self._session = Session(command, str(home or self._folder.name))
        self._session.until(shown)
        self._session.drain(2.0)
        if answer:
            self._session.write(b"\x1b[200~" + answer.encode() + b"\x1b[201~")
            self._session.drain(2.0)
        self._count = 0
        self.due = time.perf_counter() + rolled.uniform(0.15, 1.0)

    @property
    def file(self) -> int:
        """What the program paints to."""
        return self._session.file

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._session.pid

    def press(self) -> None:
        """Press the next key, and time it; now and then begin a new line."""
        self._count += 1
        if self._count % 50 == 0:
            os.write(self.file, b"\r")
        else:
            key = KEYBOARD[self._count % len(KEYBOARD)].encode()
            os.write(self.file, key)
            took = self._session.until(key)
            if self._count > WARM_UP:
                self.times.append(took)
        self.due = time.perf_counter() + self._rolled.uniform(0.15, 1.0)

    def end(self) -> None:
        """Kill the program."""
        self._session.end()
        self._folder.cleanup()


def main() -> None:
    """Measure, and print the ratios."""
    words = [word for word in sys.argv[1:] if word != "--sync"]
    keys = int(words[0]) if words else KEYS
    python, rolled = sys.executable, random.Random(1)
    compile_all(python)
    bare = [python, str(HERE / "bare_app.py")]
    live = [python, "-m", "interview", *LIVE]
    slow = [python, "-c", SLOW, *LIVE]
    typists = [
        Typist("bare", bare, b"eady", rolled),
        Typist("bare again", bare, b"eady", rolled),
        Typist("live screen", live, b"00:00", rolled),
        Typist("live screen, commits + 20 ms", slow, b"00:00", rolled),
    ]
    load = SyncLoad() if "--sync" in sys.argv else None
    if load:
        typists.append(Typist("live screen, syncing", live, b"00:00", rolled, home=Path(load.home)))
    for checkout in map(Path, words[1:]):
        typists += [
            Typist(f"{checkout.name} live screen", live, b"00:00", rolled, checkout),
            Typist(f"{checkout.name}, commits + 20 ms", slow, b"00:00", rolled, checkout),
        ]
    type_in_turn(typists, keys)
    for typist in typists:
        typist.end()
    if load:
        load.end()


def type_in_turn(typists: Sequence[Typist], keys: int) -> None:
    """Time so many keys in each program, and print them as ratios to those of the first."""
    while min(len(each.times) for each in typists) < keys:
        typist = min(typists, key=lambda each: each.due)
        rest(typists, max(APART, typist.due - time.perf_counter()))
        typist.press()
    first = typists[0]
    for typist in typists:
        times, theirs = sorted(typist.times), sorted(first.times)
        figures = [
            f"{name} {1e3 * percentile(times, share):5.1f} ms = "
            f"{percentile(times, share) / percentile(theirs, share):.2f} x"
            for name, share in (("p50", 0.5), ("p99", 0.99))
        ]
        print(f"{typist.name:30} {len(times)} keys   {'   '.join(figures)}")


class SyncLoad:
    """A machine that syncs with a hub all the time."""

    def __init__(self) -> None:
        """Begin, and wait until the first sync is done."""
        command = [sys.executable, str(HERE / "sync_load.py")]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        self.home = self._process.stdout.readline().strip()

    def end(self) -> None:
        """End it, and print how often it synced."""
        print(self._process.communicate("end\n")[0].strip())


def rest(typists: Sequence[Typist], seconds: float) -> None:
    """Wait, and read meanwhile what the programs paint."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        for file in select.select([each.file for each in typists], [], [], left)[0]:
            os.read(file, 65536)


if __name__ == "__main__":
    main()
