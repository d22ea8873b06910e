"""How fast the program starts and paints a key, as ratios to a bare Textual app in the same run.

    python benchmarks/live_screen_speed.py [runs]

Both programs run in a pseudo-terminal of 24 by 80, in turn. Start: from the spawn to the first
frame that shows its text. Key: from the write of a character to the read of the frame that
shows it, notes of the default bank with journal, signals and suggestion on. Promises: start at
most 1.25 x, key p50 at most 1.2 x, key p99 at most 1.3 x.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PATIENCE = 20.0
KEYS = 600
TYPED = "é part dé l'objéctif, pùis mésùré lés véntés; réfèrèncé dé départ, bilan à six sémainés. "
"""Notes of a French call; the accented letters are the keys that are timed, as no escape
sequence holds one."""

REST = 0.11
"""Seconds between keys: about nine a second, a fast typist."""

Program = tuple[list[str], bytes]


class Session:
    """A program in a pseudo-terminal."""

    def __init__(self, command: Sequence[str], home: str) -> None:
        self.began = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="en_US.UTF-8", INTERVIEW_HOME=home)
            os.execv(command[0], list(command))
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def until(self, wanted: bytes) -> float:
        """Seconds from now until the program painted `wanted`."""
        began, seen = time.perf_counter(), b""
        while wanted not in seen:
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError(f"{wanted!r} never came: {seen[-400:]!r}")
            if select.select([self.file], [], [], 1.0)[0]:
                seen += os.read(self.file, 65536)
        return time.perf_counter() - began

    def write(self, keys: bytes) -> None:
        """Send more than a terminal takes at once, and read what is painted meanwhile."""
        while keys:
            can_read, can_write, _ = select.select([self.file], [self.file], [])
            if can_read:
                os.read(self.file, 65536)
            elif can_write:
                keys = keys[os.write(self.file, keys[:1024]) :]

    def drain(self, seconds: float) -> None:
        """Read what is painted meanwhile."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.file], [], [], left)[0]:
                os.read(self.file, 65536)

    def end(self) -> None:
        """Kill it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)


def start_time(program: Program, home: str) -> float:
    """Seconds from spawn to the first frame with its text."""
    session = Session(program[0], home)
    session.until(program[1])
    took = time.perf_counter() - session.began
    session.end()
    return took


def key_times(program: Program, home: str) -> list[float]:
    """Seconds from key to paint, sorted, the first tenth left out as warm-up."""
    session = Session(program[0], home)
    session.until(program[1])
    session.drain(1.5)
    times = []
    for character in (TYPED * 10)[:KEYS]:
        key = character.encode()
        os.write(session.file, key)
        if not character.isascii():
            times.append(session.until(key))
        session.drain(REST)
    session.end()
    return sorted(times[len(times) // 10 :])


def percentile(times: Sequence[float], share: float) -> float:
    """The value that `share` of the times stay under."""
    return times[min(len(times) - 1, int(share * len(times)))]


def main() -> None:
    """Measure, and print the ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    python = sys.executable
    bare: Program = ([python, str(HERE / "bare_app.py")], b"eady")
    with tempfile.TemporaryDirectory() as home:
        live = [
            "-m",
            "interview",
            "start",
            "social-media",
            "--candidate",
            "Ada",
            "--interviewer",
            "G",
        ]
        ours: dict[str, Program] = {
            "home screen": ([python, "-m", "interview"], b"No interview yet"),
            "live screen": ([python, *live], b"00:00"),
        }
        compile_all(python)
        for name, program in ours.items():
            with tempfile.TemporaryDirectory() as fresh:
                report_start(name, program, bare, fresh, runs)
        theirs, own = key_times(bare, home), key_times(ours["live screen"], home)
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        a, b = percentile(own, share), percentile(theirs, share)
        print(f"key to paint {name}: {1e3 * a:.1f} ms against {1e3 * b:.1f} ms = {a / b:.2f} x")


def report_start(name: str, program: Program, bare: Program, home: str, runs: int) -> None:
    """Start both in turn, and print the median of the ratios pair by pair."""
    pairs = [(start_time(program, home), start_time(bare, home)) for _ in range(runs + 1)][1:]
    ratio = statistics.median(a / b for a, b in pairs)
    own, theirs = (1e3 * statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"start to {name}: {own:.0f} ms against {theirs:.0f} ms = {ratio:.2f} x")


def compile_all(python: str) -> None:
    """Byte-compile the package, as an installer does."""
    package = HERE.parent / "interview"
    subprocess.run([python, "-m", "compileall", "-q", str(package)], check=False)


if __name__ == "__main__":
    main()
