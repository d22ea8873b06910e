"""A team on a hub: persons with a machine each, and what they record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg

from interview.hub.administer import init_hub, invite
from interview.hub.connect import connect, explained_hub_failures, read_address
from interview.hub.schema_version import check_version
from interview.hub.sync import HubSync, SyncResult
from interview.journal import Journal, StreamId
from interview.journal.exchange_streams import read_offer
from interview.journal.verify_journal import JournalVerification
from interview.paths import Paths
from interview.session import AnswerRated, Event, InterviewSigned, InterviewStarted, NotesEdited
from interview.signing.known_raters import add_known_rater
from interview.signing.rater_key import rater_key
from tests.hub.server import Server

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BANK = b"""\
format: 1
title: A bank of three
languages: [en]
minutes: 30
scale: [Poor, Fair, Good]
competencies:
  craft: {name: Craft}
sections:
  - title: Talk
    questions:
      - {id: one, competency: craft, minutes: 5, ask: Tell me about your first work., levels: {1: Nothing., 2: Something., 3: Much.}}
      - {id: two, competency: craft, minutes: 5, ask: Tell me about your second work., levels: {1: Nothing., 2: Something., 3: Much.}}
      - {id: three, competency: craft, minutes: 5, ask: Tell me about your third work., levels: {1: Nothing., 2: Something., 3: Much.}}
"""  # noqa: E501
QUESTIONS = ("one", "two", "three")
SECRET = "never worked with money before"
"""What stands in notes, and in nothing else."""


def nothing_told(_what: str, _done: int, _total: int) -> None:
    """No progress is shown."""


@dataclass
class Person:
    """One person with a machine of their own."""

    login: str
    part: str
    url: str
    paths: Paths
    requires: dict[bytes, Sequence[str]] = field(default_factory=dict)
    """What a complete record rates, by the banks of this person: HR says it."""
    hours: float = 0
    """How far the clock of the machine is ahead."""

    @property
    def journal(self) -> Path:
        return self.paths.journal

    @property
    def now(self) -> datetime:
        return NOON + timedelta(hours=self.hours)

    def interview(
        self, candidate: str = "Ada Lovelace", *more: Event, rated: Sequence[str] = QUESTIONS,
        is_signed: bool = True, requisition: str = "", bank: bytes = BANK,
    ) -> StreamId:  # fmt: skip
        """Hold an interview: rate these questions, and sign."""
        digest = sha256(bank).hexdigest()
        started = InterviewStarted(
            candidate, "Baker", self.login, "en", digest, "three", requisition=requisition
        )
        events: list[Event] = [NotesEdited("one", f"{candidate}: {SECRET}"), *more]
        events += [AnswerRated(question, 2) for question in rated]
        if is_signed:
            events.append(InterviewSigned(self.login))
        with Journal.open(self.journal) as journal:
            return journal.start(started, bank, self.now, *((self.now, each) for each in events))

    def add(self, stream: StreamId, *events: Event) -> None:
        """Go on with an interview."""
        with Journal.open(self.journal) as journal:
            after = read_offer(self.journal).streams[stream].events
            journal.append(stream, after, [(self.now, each) for each in events])

    def sync(self, url: str = "") -> SyncResult:
        """Exchange with the hub."""
        address = read_address(url or self.url)
        with connect(address, lambda _role: "") as connection, explained_hub_failures(address):
            part = check_version(connection, address.words)
            run = HubSync(self.journal, connection, part, self.now, nothing_told)
            return run.run(lambda _known: self.requires.items())

    def has(self) -> set[str]:
        """The interviews whose content is on this machine."""
        return {stream.interview for stream in read_offer(self.journal).streams}

    def problems(self) -> list[str]:
        """What contradicts in the journal."""
        with JournalVerification(self.journal) as verification:
            verification.check_file()
            found = [*verification.problems]
            for stream in verification.streams():
                found += verification.check(stream).problems
            return found

    def sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What this person's role gets for a statement by hand."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []


@dataclass
class Team:
    """Everybody on one hub."""

    server: Server
    database: str
    folder: Path
    people: list[Person] = field(default_factory=list)

    def url(self, login: str = "boss") -> str:
        """The address of the hub for a role."""
        return self.server.url(login, self.database)

    def drop(self) -> None:
        """Delete the hub with its database."""
        with self.server.connect() as boss:
            boss.execute(f"DROP DATABASE {self.database} WITH (FORCE)".encode())

    def begin(self) -> None:
        """Make the hub."""
        address = read_address(self.url())
        with connect(address, lambda _role: "") as connection:
            init_hub(connection, address.words, {})

    def invite(self, name: str, part: str = "rater", *, is_known: bool = True) -> Person:
        """Let a person in, whose key all others know, and who knows theirs. HR has the bank."""
        login = f"{name}_{self.database}"
        address = read_address(self.url())
        with connect(address, lambda _role: "") as connection:
            invite(connection, address.words, login, part, with_password=False)
        person = self.machine(login, part, name)
        if part == "hr":
            person.requires[sha256(BANK).digest()] = QUESTIONS
        if not is_known:
            return person
        key = rater_key(person.journal, login)
        for other in self.people:
            add_known_rater(person.journal, other.login, rater_key(other.journal, "").public)
            add_known_rater(other.journal, login, key.public)
        self.people.append(person)
        return person

    def machine(self, login: str, part: str, name: str) -> Person:
        """A machine for a role."""
        return Person(login, part, self.url(login), Paths(self.folder / name))

    def counts(self) -> tuple[int, ...]:
        """How many streams, events and seals the hub has."""
        with self.server.connect(database=self.database) as boss:
            rows = [
                boss.execute(f"SELECT count(*) FROM interview_hub.{table}".encode()).fetchone()
                for table in ("stream", "event", "seal")
            ]
        return tuple(row[0] for row in rows if row)
