"""Kills the program right after it painted something, again and again, and looks what is left.

    python -m tests.longrun.kills [KILLS [SEED]]

The program runs in a real pseudo-terminal. A random walk types, pastes, undoes, redoes, switches
questions and rates; then the program is killed (SIGKILL), mostly at the very frame that shows the
last of these, else a few milliseconds after the key. What the screen showed is then held against
what the files say: whatever was painted has to be there, and what an undo took back must be gone.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from interview.journal import list_interviews, load_record
from tests.e2e.terminal import KEYS, Terminal

BANK = "social-media"
START = ["start", BANK, "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper"]
SIZE = {"rows": 36, "columns": 100}
KILLS_AN_INTERVIEW = 25
"""After so many kills a new interview begins, so that the notes fit the screen."""

FIRST, LAST = 4, 9
"""The questions it walks through: all those of the call, between its opening and its closing."""

LONGEST = 240
"""Characters of notes on one question beyond which the next question is typed in."""


@dataclass(frozen=True)
class View:
    """What can be seen of an interview: the question on screen, its notes and its rating."""

    place: int
    notes: str
    level: int


@dataclass
class Tally:
    """What came out of all kills."""

    kills: int = 0
    painted: int = 0
    """Kills before which the last action could be seen."""
    checks: int = 0
    actions: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)


def seen(terminal: Terminal) -> View | None:
    """What the last complete frame shows; `None` while it shows no whole question."""
    lines = terminal.frame.split("\n")
    place = next((m for line in lines if (m := re.search(r"^ ?(\d+)/\d+ ", line))), None)
    heads = {name: n for n, line in enumerate(lines) for name in HEADS if name in line}
    if place is None or HEADS[0] not in heads or HEADS[2] not in heads:
        return None
    after = heads.get(HEADS[1], heads[HEADS[2]])
    notes = "\n".join(line.strip() for line in lines[heads[HEADS[0]] + 1 : after])
    chosen = re.search(r"◉ (\d) ", "\n".join(lines[heads[HEADS[2]] :]))
    return View(int(place[1]), _bare(notes), int(chosen[1]) if chosen else 0)


HEADS = ("─ Notes ─", "─ Listen for ─", "─ Rating ─")


def on_disk(journal: Path, interview: str) -> dict[int, View]:
    """The view of each question by its place; that of the question on screen under 0 too."""
    record = load_record(journal, interview)
    state = record.state
    views = {}
    for place, question in enumerate(record.bank.questions, start=1):
        answer = state.answer(question.id)
        level = answer.rating.level if answer.rating else 0
        views[place] = View(place, _bare(answer.notes), level)
        if question.id == state.question:
            views[0] = views[place]
    return views


def _bare(notes: str) -> str:
    """Notes without the spaces that a screen cannot show or that its wrapping adds."""
    return re.sub(r"\s+", "", notes)


class Walk:
    """One interview, killed and gone on with."""

    def __init__(self, home: Path, rolled: random.Random, tally: Tally) -> None:
        self._environment = {
            "INTERVIEW_HOME": str(home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }
        self._journal = home / "journal.db"
        self._rolled = rolled
        self._tally = tally
        self._counter = 0
        self._undoable = self._redoable = 0
        self._typed = ""
        """What was typed last: before the next key, all of it has to be on screen and in the files,
        which agree on the way there as well."""

    def run(self, kills: int) -> None:
        """Kill it that many times."""
        command = START
        for _ in range(kills):
            with Terminal(command, self._environment, **SIZE) as terminal:
                self._until(terminal, lambda view: view is not None)
                if command is START:
                    terminal.send(KEYS["f2"].encode() * FIRST)  # past the opening
                    self._until(terminal, lambda view: view is not None and view.place == FIRST)
                (summary,) = list_interviews(self._journal)
                self._interview = summary.id.interview
                self._until(terminal, lambda view: view == self._files()[0])
                self._undoable = self._redoable = 0
                self._typed = ""
                for _ in range(self._rolled.randint(0, 2)):
                    self._act(terminal, kill=False)
                self._act(terminal, kill=True)
            command = ["resume", self._interview]

    def _act(self, terminal: Terminal, *, kill: bool) -> None:
        before = self._settled(terminal)
        name, keys = self._choose(before[0])
        self._typed = _bare(keys.decode()) if name == "type" else ""
        self._tally.actions[name] += 1
        terminal.send(keys)
        waits = not kill or self._rolled.random() < 0.7
        if waits:
            changed = self._until(terminal, lambda view: view not in (None, before[0]), 2.0)
            if not kill and changed:
                terminal.read(self._rolled.choice([0.0, 0.05, 0.2, 0.5, 1.1]))
        else:
            terminal.read(self._rolled.uniform(0, 0.06))
        if kill:
            terminal.kill()
            terminal.read(0.05)  # what it painted before it died
            self._tally.kills += 1
        shown = seen(terminal)
        after = self._files()
        if shown is None:
            return
        self._tally.checks += 1
        self._tally.painted += kill and shown != before[0]
        if not _holds(shown, before, after):
            lost = (
                f"{name} ({'killed' if kill else 'going on'}): shown {shown}, "
                f"before {before[0]}, left {after[0]}"
            )
            self._tally.lost.append(lost)
            print(f"{lost}\n{terminal.text}", file=sys.stderr, flush=True)

    def _choose(self, view: View) -> tuple[str, bytes]:
        """Something to do, and the keys that do it."""
        self._counter += 1
        long = len(view.notes) > LONGEST
        actions = ["rate", *([] if long else ["type"] * 4 + ["paste"] * 2)]
        actions += ["next"] if view.place < LAST else ["back"]
        actions += ["back"] if view.place > FIRST else []
        actions += ["undo"] * 3 if self._undoable else []
        actions += ["redo"] * 2 if self._redoable else []
        name = self._rolled.choice(actions)
        if name in ("type", "paste", "rate"):
            self._undoable, self._redoable = self._undoable + 1, 0
        match name:
            case "type":
                return name, f" w{self._counter}{self._rolled.choice(['', 'é', 'xyz'])}".encode()
            case "paste":
                text = f" p{self._counter} pasted at once"
                return name, b"\x1b[200~" + text.encode() + b"\x1b[201~"
            case "undo":
                self._undoable, self._redoable = self._undoable - 1, self._redoable + 1
                return name, KEYS["ctrl+z"].encode()
            case "redo":
                self._undoable, self._redoable = self._undoable + 1, self._redoable - 1
                return name, KEYS["ctrl+y"].encode()
            case "rate":
                level = self._rolled.choice([each for each in (1, 2, 3, 4) if each != view.level])
                return name, KEYS[f"f{4 + level}"].encode()
            case _:
                return name, KEYS["f2" if name == "next" else "f3"].encode()

    def _settled(self, terminal: Terminal) -> dict[int, View]:
        """What the files say, once the screen shows the same and all that was typed."""
        while True:
            self._until(
                terminal, lambda view: view is not None and view.notes.endswith(self._typed)
            )
            files = self._files()
            if self._until(terminal, files[0].__eq__, 2.0):
                return files

    def _files(self) -> dict[int, View]:
        return on_disk(self._journal, self._interview)

    def _until(self, terminal: Terminal, wanted: object, seconds: float = 15.0) -> bool:
        """Read until the screen shows what is wanted; whether it did in time."""
        assert callable(wanted)
        for _ in range(int(seconds / 0.01)):
            if wanted(seen(terminal)):
                return True
            terminal.read_once(0.01)
        if seconds > 10:
            raise AssertionError(f"the screen never came: {seen(terminal)}\n{terminal.text}")
        return False


def _holds(shown: View, before: dict[int, View], after: dict[int, View]) -> bool:
    """Whether all that is shown was there before, or is in the files now."""
    if shown.place not in (before[0].place, after[0].place):
        return False
    then = before[shown.place]
    now = after[shown.place] if shown.place == after[0].place else then
    on_the_way = shown.notes.startswith(then.notes) and now.notes.startswith(shown.notes)
    return (on_the_way or shown.notes in (then.notes, now.notes)) and (
        shown.level in (then.level, now.level)
    )


def kill_again_and_again(kills: int, seed: int) -> Tally:
    """Kill the program that many times."""
    tally, rolled = Tally(), random.Random(seed)
    while tally.kills < kills:
        with tempfile.TemporaryDirectory() as folder:
            left = min(KILLS_AN_INTERVIEW, kills - tally.kills)
            Walk(Path(folder) / "home", rolled, tally).run(left)
        print(f"{tally.kills} kills, {len(tally.lost)} lost", file=sys.stderr, flush=True)
    return tally


def main() -> int:
    """Kill, and print what came out."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tally = kill_again_and_again(kills, seed)
    for each in tally.lost:
        print("LOST", each)
    print(
        f"{tally.kills} kills, {tally.painted} of them at a frame that showed the last action, "
        f"{tally.checks} screens held against the files, {len(tally.lost)} lost; "
        + ", ".join(f"{number} {name}" for name, number in sorted(tally.actions.items()))
    )
    return 1 if tally.lost else 0


if __name__ == "__main__":
    sys.exit(main())
