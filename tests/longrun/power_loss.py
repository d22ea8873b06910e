"""Cuts the power at every write of an interview, in simulation, and looks what is left.

    python -m tests.longrun.power_loss [POINTS [SEED]]

An interview is recorded under `strace`, which notes every write, sync, rename and deletion below
its folder. Then the disk is built again as a power cut could have left it after each of these: what
was synced is there; of what was not, nothing, all, or any 512-byte sectors. Files that were
created, renamed or deleted since their folder was synced are so in any beginning of that order.
Each time the journal is opened as after a restart. What had been said to be saved must be there,
and what was handed in later may be there, but nothing else.
"""

from __future__ import annotations

import ast
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from interview.journal import Journal, StreamId
from interview.session import fold

SECTOR = 512
CALLS = (
    "open,openat,write,pwrite64,fsync,fdatasync,ftruncate,"
    "link,linkat,unlink,unlinkat,rename,renameat"
)
LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)

View = tuple[int, str, int, str]
"""Events, notes, level, and the question on screen."""


@dataclass
class File:
    """A file: what the disk surely has, and what was done to it since."""

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Writes at a place, and truncations to a size."""
    size: int = 0

    def write(self, place: int, data: bytes) -> None:
        """Note a write."""
        self.pending.append((place, data))
        self.size = max(self.size, place + len(data))

    def truncate(self, size: int) -> None:
        """Note a truncation."""
        self.pending.append((size, None))
        self.size = size

    def sync(self) -> None:
        """The disk has it all."""
        self.durable, self.pending = self.as_left(lambda: True), []

    def as_left(self, reached: object) -> bytes:
        """What the disk has where `reached` says of each sector, and each truncation, if it did."""
        assert callable(reached)
        content = bytearray(self.durable)
        for place, data in self.pending:
            if data is None:
                if reached():
                    del content[place:]
                    content.extend(bytes(place - len(content)))
                continue
            at = 0
            while at < len(data):
                end = min(len(data), (place + at) // SECTOR * SECTOR + SECTOR - place)
                if reached():
                    content.extend(bytes(max(0, place + end - len(content))))
                    content[place + at : place + end] = data[at:end]
                at = end
        return bytes(content)


@dataclass
class Disk:
    """The files below a folder, by name, as they are and as a power cut would leave them."""

    names: dict[str, File] = field(default_factory=dict)
    durable_names: dict[str, File] = field(default_factory=dict)
    pending: list[tuple[str, str, File | None]] = field(default_factory=list)
    """Names that were given (old name, new name, file) since the folders were synced."""

    def create(self, name: str) -> None:
        """A new file."""
        self.names[name] = File()
        self.pending.append(("", name, self.names[name]))

    def link(self, old: str, new: str) -> None:
        """A second name for a file."""
        self.names[new] = self.names[old]
        self.pending.append(("", new, self.names[new]))

    def rename(self, old: str, new: str) -> None:
        """One name for another; an empty new one deletes."""
        file = self.names.pop(old)
        if new:
            self.names[new] = file
        self.pending.append((old, new, file if new else None))

    def sync_folder(self, folder: str) -> None:
        """What happened to the names in a folder is on the disk; of other folders, nothing more."""
        there = [each for each in self.pending if _folder(each[1] or each[0]) == folder]
        self.pending, others = there, [each for each in self.pending if each not in there]
        self.durable_names = self.names_after(len(there))
        self.pending = others

    def names_after(self, changes: int) -> dict[str, File]:
        """The names once so many of the pending changes reached the disk."""
        names = dict(self.durable_names)
        for old, new, file in self.pending[:changes]:
            names.pop(old, None)
            if file is not None:
                names[new] = file
        return names

    def left(self, kind: str, rolled: random.Random) -> dict[str, bytes]:
        """The files after a power cut: of what was not synced `nothing`, `all`, or `some`."""
        if kind == "nothing":
            return {name: file.durable for name, file in self.durable_names.items()}
        if kind == "all":
            return {name: file.as_left(lambda: True) for name, file in self.names.items()}
        names = self.names_after(rolled.randint(0, len(self.pending)))
        share = rolled.choice([0.2, 0.5, 0.8])
        return {name: f.as_left(lambda: rolled.random() < share) for name, f in names.items()}


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def calls(trace: Path) -> Iterator[tuple[str, str]]:
    """Each call that succeeded, and its arguments, in the order in which they ended."""
    begun: dict[str, str] = {}
    with trace.open(encoding="latin-1") as lines:
        for line in lines:
            process = line.split(" ", 1)[0]
            if "<unfinished ...>" in line:
                begun[process] = line.split("<unfinished ...>")[0].rstrip()
                continue
            if "resumed>" in line:
                line = begun.pop(process, "") + line.split("resumed>", 1)[1]
            match = LINE.match(line)
            if match and int(match[4]) >= 0:
                yield match[2], match[3]


def points(
    trace: Path, home: str, rolled: random.Random
) -> Iterator[tuple[int, int, dict[str, bytes]]]:
    """After each call: how many states were handed in, which was saved, and files left."""
    disk, handed_in, saved = Disk(), 0, -1
    for name, arguments in calls(trace):
        paths = [
            ast.literal_eval(f"b'{raw}'").decode()
            for raw in re.findall(r"<((?:[^<>])*)>", arguments)
        ]
        inside = [each.removeprefix(home + "/") for each in paths if each.startswith(home + "/")]
        if name in ("open", "openat"):
            quoted = _quoted(arguments)
            path = quoted[-1].decode()
            if path.startswith(home + "/") and "O_CREAT" in arguments:
                relative = path.removeprefix(home + "/")
                if relative not in disk.names:
                    disk.create(relative)
                if "O_TRUNC" in arguments:
                    disk.names[relative].truncate(0)
        elif name == "write" and paths and paths[0].endswith("/marks"):
            mark = json.loads(_quoted(arguments)[0])
            handed_in, saved = mark["handed_in"], mark["saved"]
            continue
        elif name == "write" and inside:
            file = disk.names[inside[0]]
            file.write(file.size, _quoted(arguments)[0])
        elif name == "pwrite64" and inside:
            disk.names[inside[0]].write(int(arguments.rsplit(", ", 1)[1]), _quoted(arguments)[0])
        elif name == "ftruncate" and inside:
            disk.names[inside[0]].truncate(int(arguments.rsplit(", ", 1)[1]))
        elif name in ("fsync", "fdatasync") and paths:
            if inside and inside[0] in disk.names:
                disk.names[inside[0]].sync()
            elif paths[0].startswith(home):
                disk.sync_folder(paths[0].removeprefix(home).lstrip("/"))
            else:
                continue
        elif name in ("link", "linkat"):
            old, new = (each.decode().removeprefix(home + "/") for each in _quoted(arguments))
            if old not in disk.names:
                continue
            disk.link(old, new)
        elif name in ("unlink", "unlinkat", "rename", "renameat"):
            named = [each.decode().removeprefix(home + "/") for each in _quoted(arguments)]
            if named[0] not in disk.names:
                continue
            disk.rename(named[0], named[1] if name.startswith("rename") else "")
        else:
            continue
        for kind in ("nothing", "all", "some"):
            yield handed_in, saved, disk.left(kind, rolled)


def _quoted(arguments: str) -> list[bytes]:
    return [ast.literal_eval(f"b{raw}") for raw in re.findall(r'"(?:[^"\\]|\\.)*"', arguments)]


def view_of(journal: Path, stream: StreamId) -> View:
    """What an interview that goes on after the power cut would show."""
    with Journal.open(journal) as opened:
        found = opened.read(stream)
    state = fold(found.history)
    answer = state.answer("impact")
    draft = found.draft
    typed = draft.text if draft and not draft.is_recorded else answer.notes
    return len(found.history), typed, answer.rating.level if answer.rating else 0, state.question


def check(folder: Path, wanted: int, seed: int) -> tuple[int, list[str]]:
    """Record an interview below `folder`, cut the power at so many points; what was lost."""
    home = folder / "home"
    command = [
        sys.executable,
        "-m",
        "tests.longrun.recorded_walk",
        str(home),
        str(wanted),
        str(seed),
    ]
    trace = folder / "trace"
    strace = [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "10000000",
        "-e",
        f"trace={CALLS}",
        "-o",
        str(trace),
    ]
    subprocess.run([*strace, *command], check=True)
    marks = json.loads((folder / "views").read_text(encoding="utf-8"))
    views: list[View] = [
        (n, notes, level, question) for n, notes, level, question in marks["views"]
    ]
    stream = StreamId(*marks["stream"])
    lost, looked = [], 0
    for handed_in, saved, files in points(trace, str(home), random.Random(seed)):
        if looked == wanted:
            break
        if saved < 0:
            continue
        looked += 1
        with tempfile.TemporaryDirectory(dir=_fast_folder()) as left:
            for name, content in files.items():
                path = Path(left) / name
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                path.write_bytes(content)
            try:
                found = view_of(Path(left) / "journal.db", stream)
            except Exception as error:
                lost.append(f"point {looked}: {type(error).__name__}: {error}")
                continue
        if found not in views[saved : handed_in + 1]:
            lost.append(
                f"point {looked}: found {found}, saved {views[saved]}, last {views[handed_in]}"
            )
    return looked, lost


def _fast_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def main() -> int:
    """Cut the power, and print what came out."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        looked, lost = check(Path(folder), wanted, seed)
    for each in lost[:50]:
        print("LOST", each)
    print(f"power cut at {looked} points, {len(lost)} lost")
    return 1 if lost or looked < wanted else 0


if __name__ == "__main__":
    sys.exit(main())
