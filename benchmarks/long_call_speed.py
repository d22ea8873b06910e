"""A call of two hours with a bank of 500 questions and 50 kB of notes: memory, keys, sleep.

    python benchmarks/long_call_speed.py [KEYS]

The call is simulated: the program's clock is moved on by a second 7,200 times, and it does each
time what it does each second. Every minute a sentence is typed, one is pasted, the answer is rated,
and the next question is opened. Printed are the memory of the process, what Python holds of it (in
a second run, as counting slows), and the processor time of a key in the first and the last quarter
of an hour, both after ten minutes of warm-up.

Then the interview is taken up again in a pseudo-terminal of 24 by 80. Timed is the way from key to
paint as in `key_to_paint.py`, against a bare text area and an interview that has just begun; then
the same with 50 kB in one text of 120 lines. At last nobody types for a minute: how often a
thread of each program woke, and what that cost.
Promises: memory grows by less than 4 MB in the last hour and a half, and a key costs at most 1.2
times what it did at first; from key to paint p50 at most 1.1 x, p99 at most 1.3 x; at rest no more
wake-ups than the bare one.
"""

from __future__ import annotations

import asyncio
import datetime as clock
import gc
import os
import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from bank_check_speed import HEAD, numbered_question
from key_to_paint import LIVE, Typist, rest, type_in_turn
from live_screen_speed import compile_all

HERE = Path(__file__).resolve().parent
QUESTIONS = 500
MINUTES = 120
WARM_UP, QUARTER = 10, 15
KEYS = 300
AT_REST = 60.0
NOTES = 50_000

_FRAME = 1 / 60
"""Seconds until a change is painted, at most."""

TYPED = "asks for the goal before a tool. "
PASTED = (
    "First asks when it began and whom else it concerns. "
    "Reproduces the fault on a second account before anything is changed, writes down what was "
    "tried and in which order, and looks for what was different on the day it last worked. Tells "
    "the customer when to expect an answer, and keeps to it. Would not forward the ticket: who "
    "opened it should close it. Checks a week later that the cure holds. "
)


class _MovedClock(clock.datetime):
    """A clock that the call moves on."""

    moved = clock.timedelta()

    @classmethod
    def now(cls, tz: clock.tzinfo | None = None) -> _MovedClock:
        return super().now(tz) + cls.moved


async def hold_call(home: Path, bank: Path, *, counts: bool) -> None:
    """Hold the call, and print what it cost; `counts` has Python count its memory."""
    clock.datetime = _MovedClock  # type: ignore[misc]  # before anything imports it
    from textual.events import Key, Paste
    from textual.keys import _character_to_key

    from interview.paths import Paths
    from interview.running.open_interview import OpenInterview
    from interview.running.open_request import StartRequest
    from interview.settings import Settings
    from interview.tui.app import InterviewApp
    from interview.tui.live_screen import LiveScreen

    _MovedClock.moved = -clock.timedelta(minutes=MINUTES)
    paths = Paths(home)
    interview = OpenInterview.begin(paths, StartRequest(bank, "Ada", "", "Grace", "en"))
    app = InterviewApp(paths, Settings(), interview)
    costs: list[float] = []
    if counts:
        tracemalloc.start()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, LiveScreen)
        await pilot.pause(2)
        for minute in range(MINUTES + 1):
            if minute in (0, WARM_UP, 30, 60, 90, MINUTES):
                interview.settle(60)
                gc.collect()
                held = f", Python holds {tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB"
                print(f"{minute:3} min   {resident():6.1f} MB{held if counts else ''}", flush=True)
            if minute == MINUTES:
                break
            began = time.thread_time()
            for letter in TYPED:
                app.post_message(Key(_character_to_key(letter), letter))
                await asyncio.sleep(_FRAME)
            costs.append((time.thread_time() - began) / len(TYPED))
            app.post_message(Paste(PASTED))
            await pilot.pause()
            for second in range(60):
                _MovedClock.moved += clock.timedelta(seconds=1)
                screen._tick()
                if second % 4 == 0:
                    await asyncio.sleep(_FRAME)
            await pilot.press("escape", str(minute % 4 + 1), "f2")
            await pilot.pause()
        state = interview.live.state
        written = sum(len(answer.notes) for answer in state.answers.values())
        rated = sum(1 for answer in state.answers.values() if answer.rating)
        print(f"notes of {written / 1e3:.0f} kB, {rated} answers rated")
        interview.leave()
    first, last = costs[WARM_UP : WARM_UP + QUARTER], costs[-QUARTER:]
    if not counts:
        before, after = (1e3 * sorted(each)[len(each) // 2] for each in (first, last))
        print(f"a key at first {before:.2f} ms, at last {after:.2f} ms = {after / before:.2f} x")


def resident() -> float:
    """MB that the process takes of the machine's memory; Linux only."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def woken(pid: int) -> tuple[int, float]:
    """How often the threads of a process have woken so far, and ms of processor time."""
    wakes, spent = 0, 0.0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        status = (thread / "status").read_text().splitlines()
        wakes += next(int(line.split()[1]) for line in status if line.startswith("voluntary"))
        spent += int((thread / "schedstat").read_text().split()[0]) / 1e6
    return wakes, spent


def at_rest(typists: Sequence[Typist]) -> None:
    """Type nothing, and print what the programs do all the same."""
    rest(typists, 5.0)
    before = [woken(typist.pid) for typist in typists]
    rest(typists, AT_REST)
    for typist, (wakes, spent) in zip(typists, before, strict=True):
        more, longer = woken(typist.pid)
        print(
            f"{typist.name:30} at rest: {(more - wakes) / AT_REST:.1f} wake-ups and "
            f"{(longer - spent) / AT_REST:.1f} ms of processor time a second"
        )


def main() -> None:
    """Hold the call in processes of its own, then measure what it left."""
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder) / "five-hundred.yaml"
        bank.write_text(HEAD + "".join(map(numbered_question, range(QUESTIONS))), encoding="utf-8")
        home, counted = Path(folder) / "home", Path(folder) / "counted"
        for where, counts in ((home, ""), (counted, "counts")):
            subprocess.run([sys.executable, __file__, "call", where, bank, counts], check=True)
        compile_all(sys.executable)
        measure_painting(home, bank, keys)


def measure_painting(home: Path, bank: Path, keys: int) -> None:
    """Time keys in the interview as the call left it, and in one with all its notes in one text."""
    python, rolled = sys.executable, random.Random(1)
    bare = [python, str(HERE / "bare_app.py")]
    program = [python, "-m", "interview"]
    five_hundred = [*program, "start", str(bank), *LIVE[2:]]
    typists = [
        Typist("bare", bare, b"eady", rolled),
        Typist("an interview just begun", [*program, *LIVE], b"00:00", rolled),
        Typist("after the call", [*program, "resume"], b"saved", rolled, home=home),
    ]
    type_in_turn(typists, keys)
    at_rest(typists)
    for typist in typists:
        typist.end()
    text = (f"{PASTED}\n" * (NOTES // len(PASTED) + 1))[:NOTES]
    typists = [
        Typist("bare, 50 kB", bare, b"eady", rolled, answer=text),
        Typist("500 questions, 50 kB", five_hundred, b"00:00", rolled, answer=text),
    ]
    type_in_turn(typists, keys)
    for typist in typists:
        typist.end()


if __name__ == "__main__":
    if sys.argv[1:2] == ["call"]:
        asyncio.run(hold_call(Path(sys.argv[2]), Path(sys.argv[3]), counts=bool(sys.argv[4])))
    else:
        main()
