"""A team whose machines meet in a folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from interview.journal import Journal
from interview.paths import Paths
from interview.shared_folder.record_file import own_file
from interview.shared_folder.sync import FolderSync, FolderSyncResult
from interview.signing.known_raters import add_known_rater
from interview.signing.rater_key import rater_key
from tests.hub.team import Person, nothing_told


@dataclass
class Machine(Person):
    """One person's machine, which has the folder."""

    folder: Path = Path()

    def share(self) -> FolderSyncResult:
        """Exchange with the folder."""
        return FolderSync(
            self.journal,
            self.folder,
            is_hr=self.part == "hr",
            name=self.login,
            now=self.now,
            tell=nothing_told,
        ).run()

    @property
    def file(self) -> Path:
        """The file that this machine writes."""
        with Journal.open(self.journal) as journal:
            return own_file(self.folder, journal.head().journal)

    def back_up(self) -> Path:
        """A copy of everything on this machine."""
        return Path(shutil.copytree(self.journal.parent, self.journal.parent.with_suffix(".old")))

    def put_back(self, backup: Path) -> None:
        """Put this machine back to a copy."""
        shutil.rmtree(self.journal.parent)
        shutil.copytree(backup, self.journal.parent)


@dataclass
class Circle:
    """Everybody who has the folder."""

    home: Path
    folder: Path
    machines: list[Machine] = field(default_factory=list)

    def join(self, name: str, part: str = "rater", *, is_known: bool = True) -> Machine:
        """A machine for a person, whose key the others know, and who knows theirs."""
        place = Paths(self.home / f"{name}-{len(self.machines)}")
        machine = Machine(name, part, "", place, folder=self.folder)
        key = rater_key(machine.journal, name)
        for other in self.machines:
            add_known_rater(machine.journal, other.login, rater_key(other.journal, "").public)
            if is_known:
                add_known_rater(other.journal, name, key.public)
        self.machines.append(machine)
        return machine


@pytest.fixture
def circle(tmp_path: Path) -> Circle:
    folder = tmp_path / "shared"
    folder.mkdir()
    return Circle(tmp_path, folder)


@pytest.fixture
def grace(circle: Circle) -> Machine:
    return circle.join("Grace")


@pytest.fixture
def mary(circle: Circle, grace: Machine) -> Machine:
    return circle.join("Mary")


@pytest.fixture
def hr(circle: Circle, grace: Machine, mary: Machine) -> Machine:
    return circle.join("HR", "hr")
