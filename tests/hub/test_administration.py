"""Making a hub and running it, by the commands; and what people are told who use it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from interview.cli import main
from interview.hub.schema_version import migrations, newest_version
from interview.journal.erase import ASKED, erase_interviews
from interview.signing.known_raters import known_raters_file
from tests.hub.server import Server
from tests.hub.team import BANK, NOON, Person, Team
from tests.source import ROOT

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Types a command on somebody's machine: its code, what it says, and what it says besides."""

    def typed(*words: str, on: Person | None = None) -> tuple[int, str, str]:
        home = on.paths.home if on else tmp_path / "home"
        monkeypatch.setenv("INTERVIEW_HOME", str(home))
        code = main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return typed


@pytest.fixture
def database(server: Server) -> str:
    """A database with nothing in it, and an administrator of it who is no superuser."""
    with server.connect() as boss:
        boss.execute("DROP DATABASE IF EXISTS interviews")
        boss.execute("CREATE DATABASE interviews TEMPLATE template0 STRATEGY file_copy")
        if not boss.execute("SELECT 1 FROM pg_roles WHERE rolname = 'admin'").fetchone():
            boss.execute("CREATE ROLE admin LOGIN CREATEROLE")
        boss.execute("GRANT CREATE ON DATABASE interviews TO admin")
    return "interviews"


def test_from_an_empty_database_to_leaving_it(
    run: Run, server: Server, database: str, tmp_path: Path
) -> None:
    """By an administrator who is no superuser, as the page says."""
    admin = server.url("admin", database)
    code, out, _err = run("hub", "init", admin)
    assert (code, "interview hub invite" in out) == (0, True)
    code, out, err = run("hub", "init", admin)
    assert (code, out, "already: nothing was changed" in err) == (1, "", True)
    code, out, _err = run("hub", "migrate", admin)
    assert (code, out) == (0, f"The hub is up to date (version {newest_version()}).\n")

    code, out, err = run("hub", "invite", admin, "grace", "--as", "rater")
    assert (code, len(out.strip()) > 20) == (0, True)
    (typed,) = re.findall(r"grace runs: (interview sync .+)", err)
    settings = tmp_path / "home" / "settings.toml"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("key_passphrase = true\n", encoding="utf-8")  # nobody can be asked for it
    assert run(*shlex.split(typed)[1:]) == (0, "Nothing new on either side.\n", "")
    settings.unlink()
    code, out, err = run(*shlex.split(typed)[1:])
    first, told, line = out.splitlines()
    assert (code, first, err) == (0, "Nothing new on either side.", "")
    # Who joins has to send a key round before anything is signed with it.
    assert (
        "Your key is new, with the fingerprint SHA256:" in told,
        " ssh-ed25519 AAAA" in line,
    ) == (True, True)
    assert run(*shlex.split(typed)[1:]) == (0, "Nothing new on either side.\n", "")
    code, changed, _err = run("hub", "invite", admin, "grace", "--as", "hr", "--without-password")
    assert (code, changed) == (0, "")
    code, _out, err = run("hub", "invite", admin, "boss", "--as", "hr")
    assert (code, "not of this hub" in err) == (1, True)
    code, _out, err = run("hub", "invite", admin, "Zoé", "--as", "hr")
    assert (code, "grace.hopper" in err) == (2, True)

    code, out, _err = run("hub", "remove", admin, "grace")
    assert code == 0
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        server.connect("grace", database)
    code, _out, err = run("hub", "invite", admin, "grace", "--as", "rater")  # who comes back
    assert (code, run(*shlex.split(typed)[1:])[0]) == (0, 0), err
    page = (ROOT / "docs" / "hub-administration.md").read_text(encoding="utf-8")
    leave = page.partition("## Leave")[2].partition("```sql\n")[2].partition("```")[0]
    with server.connect("admin", database) as connection:
        connection.execute(leave.encode())
        connection.execute("DROP ROLE grace")
        left = connection.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^interview_i'")
        assert left.fetchall() == []


def test_who_is_no_member_or_names_no_hub_is_told(run: Run, server: Server, database: str) -> None:
    url = server.url("boss", database)
    for words in (
        ("sync", url),
        ("hub", "migrate", url),
        ("hub", "invite", url, "a", "--as", "hr"),
    ):
        code, _out, err = run(*words)
        assert (code, "no hub in" in err) == (1, True), err
    code, _out, err = run("sync", server.url("boss", "nowhere"))
    assert (code, "There is no such database" in err) == (1, True)
    code, _out, err = run("sync", server.url("stranger", database))
    assert (code, "There is no such role" in err) == (1, True)
    code, _out, err = run("sync", "postgresql://x:secret@db/interviews")
    assert (code, "secret" in err) == (2, False)


def test_a_hub_of_another_version_is_left_alone(run: Run, team: Team) -> None:
    ada = team.invite("ada")
    ada.interview()
    with team.server.connect(database=team.database) as boss:
        for version, said in ((99, "update the program"), (3, "interview hub migrate")):
            boss.execute("UPDATE interview_hub.about SET version = %s", (version,))
            code, out, err = run("sync", ada.url, on=ada)
            assert (code, out, said in err, "Nothing was touched" in err) == (1, "", True, True)
        boss.execute("UPDATE interview_hub.about SET version = 99")
        code, _out, err = run("hub", "migrate", team.url())
        assert (code, "newer version" in err) == (1, True)
    assert team.counts() == (0, 0, 0)


def test_an_older_hub_is_brought_up_to_date_with_all_that_is_in_it(run: Run, team: Team) -> None:
    """One of version 4, of which the later steps were not taken yet."""
    hr, ada = team.invite("hr", "hr"), team.invite("ada")
    stream = ada.interview()
    ada.sync()
    last, first = newest_version(), 5
    steps = [each for each in migrations() if each.version >= first]
    with team.server.connect(database=team.database) as boss:
        ((door,),) = boss.execute("SELECT door FROM interview_hub.about")
        for each in steps:
            made = re.findall(
                r"^CREATE (?:UNLOGGED )?(FUNCTION|TABLE) (\w+)", each.statements, re.MULTILINE
            )
            for kind, name in made:
                boss.execute(f"DROP {kind} interview_hub.{name} CASCADE".encode())
            gone = re.findall(r"^DROP FUNCTION (\w+\(.*\));", each.statements, re.MULTILINE)
            for name in gone:
                older = f"FUNCTION interview_hub.{name}"
                boss.execute(f"CREATE {older} RETURNS void LANGUAGE sql AS ''".encode())
                boss.execute(f"ALTER {older} OWNER TO {door}".encode())
        boss.execute("UPDATE interview_hub.about SET version = %s", (first - 1,))
    code, _out, err = run("sync", ada.url, on=ada)
    assert (code, "interview hub migrate" in err) == (1, True)
    code, out, _err = run("hub", "migrate", team.url())
    assert (code, out) == (0, f"The hub was brought from version {first - 1} to {last}.\n")
    assert hr.sync().received == {stream.interview}


def test_a_stranger_to_the_hub_is_told_so(run: Run, team: Team) -> None:
    with team.server.connect() as boss:
        boss.execute(f"CREATE ROLE stranger_{team.database} LOGIN".encode())
    code, _out, err = run("sync", team.url(f"stranger_{team.database}"))
    assert (code, "invite you" in err) == (1, True)


def test_each_is_told_what_came_and_what_waits(run: Run, team: Team) -> None:
    hr, ada = team.invite("hr", "hr"), team.invite("ada")
    auditor = team.invite("aud", "auditor")
    bank = BANK + b"# of the firm\n"
    (hr.paths.home / "banks").mkdir(parents=True)
    (hr.paths.home / "banks" / "ours.yaml").write_bytes(bank)
    done = ada.interview("Joan Clarke", bank=bank)
    code, out, _err = run("sync", ada.url, on=ada)
    assert (code, "6 entries were sent." in out, "bank that HR does not have" in out) == (
        0, True, True,
    )  # fmt: skip
    code, out, _err = run("sync", hr.url, on=hr)
    assert (code, f"Received (1): {done.interview}" in out) == (0, True)
    partial = ada.interview("Mary Somerville", bank=bank, rated=["one"])
    code, out, _err = run("sync", ada.url, on=ada)
    assert "not complete: each question wants a rating or a reason for leaving it out" in out
    assert partial.interview in out
    assert done.interview not in out
    code, out, _err = run("--lang", "fr", "sync", ada.url, on=ada)
    assert "incomplet" in out
    code, out, _err = run("sync", auditor.url, on=auditor)
    assert (code, "Nothing contradicts" in out) == (0, True)

    erase_interviews(hr.journal, [done.interview], ASKED, NOON)
    code, out, _err = run("sync", hr.url, on=hr)
    assert (code, f"as you erased it (1): {done.interview}" in out) == (0, True)
    known_raters_file(ada.journal).unlink()  # Ada does not know HR's key
    code, out, _err = run("sync", ada.url, on=ada)
    assert (code, f"interview erase {done.interview}" in out) == (1, True)
    assert done.interview in ada.has()


def test_an_auditor_is_told_where_a_chain_was_changed(run: Run, team: Team) -> None:
    ada, auditor = team.invite("ada"), team.invite("aud", "auditor")
    stream = ada.interview()
    ada.sync()
    with team.server.connect(database=team.database) as boss:
        boss.execute("ALTER TABLE interview_hub.link DISABLE TRIGGER link_is_never_changed")
        boss.execute("UPDATE interview_hub.link SET body = body || ' ' WHERE number = 2")
        boss.execute("DELETE FROM interview_hub.event WHERE seq = 3")
    code, out, _err = run("sync", auditor.url, on=auditor)
    assert (code, "breaks at link 2" in out) == (1, True)
    assert f"{stream} of {ada.login} breaks at entry 4" in out
    assert f"seal of {stream} up to entry 6 does not hold" in out
