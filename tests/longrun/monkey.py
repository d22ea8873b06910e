"""Sends random bytes to the program in a pseudo-terminal, and looks whether it bears them.

    python -m tests.longrun.monkey [RUNS [SEED]]

Letters, halves of letters, halves of escape sequences, mouse reports, pastes that never end, keys,
and windows from 1 by 1 to 500 by 200. There may be no traceback and no hang; the program has to end
when it is asked to, and what was recorded has to be readable by `show` and `verify`.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.terminal import KEYS, Terminal

START = ["start", "social-media", "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper"]
BURSTS = 12
SIZES = ((1, 1), (200, 500), (24, 80), (18, 60), (3, 200), (60, 4), (40, 140))
LEAVES = {"ctrl+q", "ctrl+c", "ctrl+s"}
"""Keys that end the program, or that a terminal may take for itself."""

SAID = "What title do they give themselves"


class Monkey:
    """One interview, and all that is done to it."""

    def __init__(self, home: Path, rolled: random.Random) -> None:
        self._environment = {
            "INTERVIEW_HOME": str(home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }
        self._home = home
        self._rolled = rolled
        self.sent = 0

    def run(self) -> str:
        """Play, with the keys of one preset or another; what went wrong, empty for nothing."""
        if preset := self._rolled.choice(["", "vim", "emacs"]):
            self._home.mkdir(mode=0o700)
            self._home.joinpath("settings.toml").write_text(f'key_preset = "{preset}"\n')
        with Terminal(START, self._environment) as terminal:
            terminal.wait_for(SAID)
            try:
                for _ in range(BURSTS):
                    self._burst(terminal)
                code = self._leave(terminal)
            except (AssertionError, OSError) as error:
                return f"{error}"
            if code != 0 or b"Traceback" in terminal.raw:
                return f"exit code {code}\n{terminal.text}"
        if [*self._home.glob("crashes/*")]:
            return "\n".join(each.read_text() for each in self._home.glob("crashes/*"))
        return self._read_back()

    def _burst(self, terminal: Terminal) -> None:
        if self._rolled.random() < 0.3:
            terminal.resize(*self._rolled.choice(SIZES))
        data = b"".join(self._piece() for _ in range(self._rolled.randint(1, 12)))
        data = data.translate(
            None, b"\x03\x11\x13\x1a"
        )  # ends, or stops, the program or its output
        self.sent += len(data)
        for start in range(0, len(data), 512):
            terminal.send(data[start : start + 512])
            terminal.read(0.02)
        terminal.read(self._rolled.choice([0.0, 0.05, 0.3]))

    def _piece(self) -> bytes:
        rolled = self._rolled
        match rolled.randint(0, 9):
            case 0:
                return rolled.randbytes(rolled.randint(1, 40))
            case 1:
                return rolled.choice([b"\xe9", b"\xc3", b"\xf0\x9f", b"\xff\xfe", b"\xe2\x80"])
            case 2:
                half = [b"\x1b[", b"\x1b]52;c;", b"\x1b[?", b"\x1b[1;", b"\x1bP", b"\x1bO", b"\x1b"]
                return rolled.choice(half)
            case 3:
                x, y, button = rolled.randint(0, 600), rolled.randint(0, 300), rolled.randint(0, 99)
                report = f"\x1b[<{button};{x};{y}{rolled.choice('Mm')}"
                return report[: rolled.randint(3, len(report))].encode()
            case 4:
                paste = b"\x1b[200~" + rolled.randbytes(rolled.randint(0, 300))
                return paste + rolled.choice([b"", b"\x1b[201~", b"\x1b[20"])
            case 5:
                keys = [code for name, code in KEYS.items() if name not in LEAVES]
                return "".join(rolled.choices(keys, k=rolled.randint(1, 6))).encode()
            case 6:
                return "🙂é\u0301שלום\u202e\u200b可".encode()[: rolled.randint(1, 25)]
            case 7:
                return b"\x1b[M" + rolled.randbytes(3)
            case 8:
                return b"words that are typed "
            case _:
                return b"\x1b" + rolled.choice(b"xshgqizltrv<>").to_bytes()

    def _leave(self, terminal: Terminal) -> int:
        """End what is half sent, and quit as one would: by the key, again if it was swallowed."""
        terminal.resize(24, 80)
        for _ in range(40):
            os.write(terminal._file, b"\x1b[201~\x1b\\")
            terminal.read(0.3)
            os.write(terminal._file, KEYS["ctrl+q"].encode())
            try:
                return terminal.wait_for_exit(1.5)
            except AssertionError:
                continue
        raise AssertionError(f"it does not end; the screen is:\n{terminal.text}")

    def _read_back(self) -> str:
        for command in (["verify"], ["list"], ["show", self._interview()]):
            done = subprocess.run(
                [sys.executable, "-m", "interview", *command],
                env=os.environ | self._environment,
                capture_output=True,
            )
            if done.returncode or b"Traceback" in done.stderr:
                return f"{command}: {done.stdout.decode()}{done.stderr.decode()}"
        return ""

    def _interview(self) -> str:
        from interview.journal import list_interviews

        return list_interviews(self._home / "journal.db")[0].id.interview


def play(runs: int, number: int) -> tuple[int, list[str]]:
    """So many interviews, each from a seed of its own; bytes sent, and what went wrong."""
    sent, wrong = 0, []
    for run in range(number, number + runs):
        with tempfile.TemporaryDirectory() as folder:
            monkey = Monkey(Path(folder) / "home", random.Random(run))
            found = monkey.run()
            sent += monkey.sent
        if found:
            wrong.append(f"seed {run}: {found}")
            print(wrong[-1], file=sys.stderr, flush=True)
        print(f"{run - number + 1} runs, {sent} bytes, {len(wrong)} wrong", flush=True)
    return sent, wrong


def main() -> int:
    """Play, and print what came out."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    _sent, wrong = play(runs, number)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
