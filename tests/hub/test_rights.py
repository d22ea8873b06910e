"""What each role gets of a hub by SQL written by hand: nothing that is not its own to see."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from hashlib import sha256
from itertools import count
from shutil import rmtree

import psycopg
import pytest

from interview.hub.content_key import content_key, masked, xored
from interview.journal import Journal, StreamId
from interview.journal.codec import content_of, encode
from interview.journal.exchange_streams import read_stream
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    DecisionTaken,
    Event,
    InterviewSigned,
    InterviewStarted,
    NotesEdited,
    QuestionSkipped,
    RatingCleared,
    StreamOpened,
    Undone,
)
from tests.hub.server import Server
from tests.hub.team import BANK, NOON, QUESTIONS, SECRET, Person, Team

OPEN_TO_MEMBERS = {
    "audit_events", "audit_links", "audit_seals", "audit_tombstones", "banks_here", "begin_listing",
    "begin_stream", "changed_streams", "end_listing", "erase", "erase_unsent", "give_key", "hub",
    "my_chain_end", "my_links", "my_streams", "open_pad", "put_attestation", "put_bank",
    "put_events", "put_links", "put_seal", "read_attestations", "read_bank", "read_events",
    "read_keys", "read_seals", "readable_of", "readable_streams", "require_questions",
    "required_banks", "tombstone_events", "tombstone_seals", "tombstones",
}  # fmt: skip


_numbers = count(1)


@pytest.fixture(scope="module")
def team(new_team: Callable[[], Team]) -> Iterator[Team]:
    """One hub for all of these tests: what they try changes nothing that another sees."""
    made = new_team()
    yield made
    made.drop()


@pytest.fixture(scope="module")
def hr(team: Team) -> Person:
    made = team.invite("hr", "hr")
    made.sync()  # says what a complete record rates
    return made


@pytest.fixture(scope="module")
def ada(team: Team, hr: Person) -> Person:
    return team.invite(f"ada{next(_numbers)}", is_known=False)


@pytest.fixture(scope="module")
def hidden(ada: Person) -> StreamId:
    """What Ada recorded and nobody but HR may see."""
    stream = ada.interview("Joan Clarke")
    ada.sync()
    return stream


@pytest.fixture
def joan() -> str:
    """The candidate in it."""
    return "Joan Clarke"


@pytest.fixture
def further(ada: Person) -> StreamId:
    """Another record of Ada's, which a test may change."""
    stream = ada.interview("Mary Somerville")
    ada.sync()
    return stream


@pytest.fixture
def eve(team: Team, hidden: StreamId) -> Person:
    """A rater who is after what Ada recorded."""
    return team.invite(f"eve{next(_numbers)}", is_known=False)


def refused(person: Person, statement: str, *values: object) -> str:
    """The code of the error that a statement ends in; what it says besides tells nothing more."""
    with pytest.raises(psycopg.Error) as caught:
        person.sql(statement, *values)
    return str(caught.value.sqlstate)


def seen(person: Person, stream: StreamId) -> list[object]:
    """Everything that a role gets to read of a stream, by any function."""
    name = str(stream)
    return [
        *person.sql("SELECT * FROM interview_hub.read_events(%s, %s, 900)", [name], [0]),
        *person.sql("SELECT * FROM interview_hub.read_keys(%s)", [name]),
        *person.sql("SELECT * FROM interview_hub.read_seals(%s)", [name]),
        *person.sql("SELECT * FROM interview_hub.read_attestations(%s, true)", [name]),
        *person.sql("SELECT * FROM interview_hub.readable_streams() WHERE name = %s", name),
        *person.sql("SELECT * FROM interview_hub.readable_of(%s)", [name]),
        *person.sql("SELECT * FROM interview_hub.changed_streams('0') WHERE name = %s", name),
    ]


def forge(person: Person, events: Sequence[Event], *, name: str, seal_at: int = 0) -> bytes:
    """Send events by hand, past the program, and a seal that nobody signed; the key of them."""
    contents = [content_of(encode(person.now, event)) for event in events]
    commitments = [sha256(content).digest() for content in contents]
    key = content_key(name, contents[0] if contents else os.urandom(32))
    hub = "interview_hub"
    with psycopg.connect(person.url, autocommit=True) as link, link.transaction():
        pad = link.execute(f"SELECT {hub}.open_pad()".encode()).fetchone()
        assert pad
        link.execute(f"SELECT {hub}.begin_stream(%s, %s)".encode(), (name, xored(key, pad[0])))
        sent = [masked(*each) for each in zip(contents, [key] * 99, commitments, strict=False)]
        link.execute(f"SELECT {hub}.put_events(%s, 0, %s, %s)".encode(), (name, sent, commitments))
        if seal_at:
            head = link.execute(
                f"SELECT head FROM {hub}.readable_of(%s)".encode(), ([name],)
            ).fetchone()
            assert head
            preamble = (
                f"# interview seal 1\n# stream: {name}\n# events: {seal_at}\n"
                f"# head: {head[0].hex()}\n# before: none\n"
            )
            armour = "-----BEGIN SSH SIGNATURE-----\nforged\n-----END SSH SIGNATURE-----\n"
            link.execute(
                f"SELECT {hub}.put_seal(%s, %s, %s, %s)".encode(), (name, seal_at, preamble, armour)
            )
    return key


class TestTables:
    @pytest.mark.parametrize("part", ["rater", "hr", "auditor"])
    def test_no_role_reads_or_writes_one(self, team: Team, server: Server, part: str) -> None:
        person = team.invite(f"p{next(_numbers)}", part, is_known=False)
        with server.connect(database=team.database) as boss:
            rows = boss.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r'"
                " AND relnamespace = 'interview_hub'::regnamespace"
            ).fetchall()
        assert len(rows) > 12
        with psycopg.connect(person.url, autocommit=True) as link:
            for (table,) in rows:
                name = f"interview_hub.{table}"
                for statement in (
                    f"SELECT 1 FROM {name}", f"INSERT INTO {name} DEFAULT VALUES",
                    f"DELETE FROM {name}", f"TRUNCATE {name}", f"COPY {name} TO STDOUT",
                    f"EXPLAIN SELECT 1 FROM {name}",
                    f"CREATE TRIGGER t AFTER INSERT ON {name} EXECUTE FUNCTION "
                    "interview_hub.refuse_change()",
                ):  # fmt: skip
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        link.execute(statement.encode())
        assert person.sql("SELECT * FROM pg_stats WHERE schemaname = 'interview_hub'") == []

    def test_only_these_functions_are_open(self, team: Team) -> None:
        person = team.invite(f"p{next(_numbers)}", is_known=False)
        rows = person.sql(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'interview_hub'::regnamespace"
            " AND has_function_privilege(oid, 'EXECUTE')"
        )
        assert {name for (name,) in rows} == OPEN_TO_MEMBERS

    def test_every_open_function_looks_for_names_in_the_hub_first(self, team: Team) -> None:
        """Else whoever calls it could put tables and operators of their own in its way."""
        rows = team.invite(f"p{next(_numbers)}", is_known=False).sql(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'interview_hub'::regnamespace"
            " AND prosecdef AND NOT proconfig @> '{\"search_path=interview_hub, pg_temp\"}'"
        )
        assert rows == []

    def test_no_role_becomes_another(self, team: Team, ada: Person) -> None:
        eve = team.invite(f"eve{next(_numbers)}", is_known=False)
        stem = "interview_pattern"
        for role in (ada.login, "boss", f"{stem}_owner", f"{stem}_door"):
            assert refused(eve, f'SET ROLE "{role}"') == "42501"
            assert refused(eve, f'SET SESSION AUTHORIZATION "{role}"') == "42501"
        for statement in (
            "CREATE TABLE interview_hub.t (a int)",
            f'ALTER ROLE "{eve.login}" BYPASSRLS',
            f'GRANT "{stem}_owner" TO "{eve.login}"',
            "SET session_replication_role = replica",
            "SELECT pg_read_file('pg_hba.conf')",
        ):
            assert refused(eve, statement) == "42501", statement
        member = f'SET ROLE "{stem}_member"'
        with psycopg.connect(eve.url, autocommit=True) as link:
            link.execute(member.encode())
            assert link.execute("SELECT * FROM interview_hub.readable_streams()").fetchall() == []


class TestRaterOfNothing:
    @pytest.mark.parametrize(
        ("rated", "more"),
        [
            pytest.param((), (), id="rated nothing"),
            pytest.param(("one", "two"), (), id="left one open"),
            pytest.param(
                (), tuple(QuestionSkipped(each, "no time") for each in QUESTIONS), id="left all out"
            ),
            pytest.param(("one", "two"), (QuestionSkipped("three", "  "),), id="without a reason"),
            pytest.param(("four", "five", "six"), (), id="questions of another bank"),
        ],
    )
    def test_who_signs_an_incomplete_record_sees_nothing(
        self, eve: Person, hidden: StreamId, joan: str, rated: Sequence[str], more: Sequence[Event]
    ) -> None:
        eve.interview(joan, *more, rated=rated)
        result = eve.sync()
        assert (len(result.incomplete), result.received) == (1, set())
        assert seen(eve, hidden) == []

    def test_nor_who_takes_the_ratings_back_before_signing(
        self, eve: Person, hidden: StreamId, joan: str
    ) -> None:
        stream = eve.interview(joan, is_signed=False)
        eve.add(stream, RatingCleared("one"), Undone(4), InterviewSigned("eve"))
        assert not eve.sync().received
        assert seen(eve, hidden) == []

    def test_nor_who_is_complete_by_a_bank_of_their_own(
        self, eve: Person, hidden: StreamId, joan: str
    ) -> None:
        bank = BANK.replace(b"three]", b"one]")
        stream = eve.interview(joan, bank=bank + b"# mine\n")
        result = eve.sync()
        assert result.unknown_banks == {stream.interview}
        statement = "SELECT interview_hub.require_questions(%s, %s)"
        assert refused(eve, statement, sha256(bank).digest(), ["one"]) == "IH001"
        assert seen(eve, hidden) == []

    def test_nor_who_rated_another_candidate(
        self, eve: Person, hidden: StreamId, joan: str
    ) -> None:
        eve.interview(f"{joan}s")
        assert not eve.sync().received
        assert seen(eve, hidden) == []

    def test_nor_who_rated_a_namesake_for_another_opening(self, ada: Person, eve: Person) -> None:
        theirs = ada.interview("Ana Silva", requisition="R-1")
        ada.sync()
        eve.interview("Ana Silva", requisition="R-2")
        assert not eve.sync().received
        assert seen(eve, theirs) == []
        eve.interview("Ana Silva", requisition="r 1")
        assert eve.sync().received == {theirs.interview}

    def test_nor_who_sends_events_that_are_not_what_was_committed_to(
        self, eve: Person, hidden: StreamId, joan: str
    ) -> None:
        started = InterviewStarted(joan, "", "eve", "en", sha256(BANK).hexdigest(), "x")
        name = f"forged/{eve.login.replace('_', '')}"
        key = forge(eve, [started], name=name)
        put = "SELECT interview_hub.put_events(%s, 1, %s, %s)"
        rated, commitment = content_of(encode(NOON, AnswerRated("one", 2))), os.urandom(32)
        sent = [masked(rated, key, commitment)]
        assert refused(eve, put, name, sent, [commitment]) == "IH006"
        assert refused(eve, put, name, [os.urandom(90)], [os.urandom(32)]) == "IH006"
        seal = "SELECT interview_hub.put_seal(%s, 1, '# interview seal 1', '-----')"
        assert refused(eve, seal, name) == "IH006"
        assert seen(eve, hidden) == []

    def test_a_seal_that_nobody_signed_opens_nothing_for_ratings_that_are_not_there(
        self, eve: Person, hidden: StreamId, joan: str
    ) -> None:
        started = InterviewStarted(joan, "", "eve", "en", sha256(BANK).hexdigest(), "x")
        forge(
            eve,
            [started, InterviewSigned("eve")],
            name=f"forged/{eve.login.replace('_', '')}",
            seal_at=2,
        )
        assert seen(eve, hidden) == []


class TestHiddenRows:
    def test_nothing_tells_a_hidden_stream_from_none(self, eve: Person, hidden: StreamId) -> None:
        """The same answer, word by word, for what is there and for what is not."""
        answers = []
        for name in (str(hidden), "abcdefghjk/abcdefghjk"):
            interview = name.partition("/")[0]
            told: list[object] = []
            for statement, values in (
                ("put_events(%s, 0, %s, %s)", (name, [b"x"], [b"y"])),
                ("put_seal(%s, 4, 'a', 'b')", (name,)),
                ("put_attestation(%s, 4, 'receipt', 'x')", (name,)),
                ("erase(%s, %s, 's')", (interview, f"\ninterview: {interview}\n")),
                ("tombstones(%s)", ([interview],)),
                ("tombstone_events(%s)", ([name],)),
                ("tombstone_seals(%s)", ([name],)),
                ("my_links(%s, 0)", (name,)),
                ("read_bank(sha256('nothing'))", ()),
            ):
                try:
                    told.append(eve.sql(f"SELECT * FROM interview_hub.{statement}", *values))
                except psycopg.Error as error:
                    told.append(str(error).replace(name, "NAME"))
            with psycopg.connect(eve.url, autocommit=True) as link, link.transaction():
                link.execute("SELECT interview_hub.open_pad()")
                link.execute("SELECT interview_hub.give_key(%s, %s)", (name, os.urandom(32)))
            plan = eve.sql(
                "EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off, VERBOSE)"
                " SELECT * FROM interview_hub.read_events(%s, %s, 9)", [name], [0],
            )  # fmt: skip
            told += [str(row).replace(name, "NAME") for row in plan]
            assert seen(eve, StreamId(*name.split("/"))) == []
            answers.append(told)
        assert answers[0] == answers[1]

    def test_a_second_record_in_an_interview_that_is_hidden_is_taken_in_silence(
        self, eve: Person, hr: Person, hidden: StreamId, joan: str
    ) -> None:
        """It conflicts with what is there, says nothing of it, and nobody else ever sees it."""
        started = InterviewStarted(joan, "", "eve", "en", sha256(BANK).hexdigest(), "x")
        rated = [AnswerRated(each, 2) for each in QUESTIONS]
        name = f"{hidden.interview}/eve"
        forge(eve, [started, *rated, InterviewSigned("eve")], name=name, seal_at=5)
        assert seen(eve, hidden) == []
        hr.sync()
        assert hidden.interview in hr.has()
        assert seen(hr, StreamId(hidden.interview, "eve")) == []

    def test_a_decision_by_a_rater_is_no_decision(
        self, team: Team, eve: Person, hr: Person, hidden: StreamId
    ) -> None:
        opened, taken = StreamOpened("hr", "The boss"), DecisionTaken("hire", "forged")
        name = f"{hidden.interview}/forged"
        forge(eve, [opened, taken, InterviewSigned("The boss")], name=name, seal_at=3)
        hr.sync()
        assert [str(each) for each in _streams(hr, hidden.interview)] == [str(hidden)]

    def test_a_server_that_explains_itself_tells_nothing(
        self, eve: Person, hidden: StreamId
    ) -> None:
        """A function of one's own in the query, plans as messages, statistics, other sessions."""
        told: list[str] = []
        with psycopg.connect(eve.url, autocommit=True) as link:
            link.add_notice_handler(lambda note: told.append(f"{note.message_primary}"))
            link.add_notice_handler(lambda note: told.append(f"{note.message_detail}"))
            link.execute(
                "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean COST 0.000001 LANGUAGE plpgsql"
                " AS $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
            )
            link.execute("SET client_min_messages = debug5")
            link.execute("SET debug_print_plan = on")
            for statement in (
                "SELECT * FROM interview_hub.readable_streams() WHERE pg_temp.leak(name)",
                "SELECT stream FROM interview_hub.read_keys('{}') WHERE pg_temp.leak(stream)",
                "SELECT most_common_vals, histogram_bounds FROM pg_stats",
                "SELECT query FROM pg_stat_activity",
            ):
                told += map(repr, link.execute(statement).fetchall())
        assert told
        for secret in (str(hidden), hidden.interview, "Joan Clarke", SECRET):
            assert not any(secret in each for each in told)

    def test_what_a_query_goes_through_tells_of_no_hidden_row(
        self, ada: Person, eve: Person, hidden: StreamId
    ) -> None:
        """The server counts for everybody how many rows it read for them. Were they those behind a
        name that one chooses, the names of hidden streams could be found letter by letter."""

        def read() -> tuple[object, ...]:
            with psycopg.connect(eve.url, autocommit=True) as link, link.transaction():
                for way in ("seqscan", "hashjoin", "mergejoin"):
                    link.execute(f"SET LOCAL enable_{way} = off".encode())
                for statement in ("readable_streams()", "changed_streams('0')", "my_streams()"):
                    link.execute(f"SELECT * FROM interview_hub.{statement}".encode())
                row = link.execute(
                    "SELECT array_agg((pg_stat_get_xact_tuples_returned(oid),"
                    " pg_stat_get_xact_tuples_fetched(oid))::text ORDER BY relname) FROM pg_class"
                    " WHERE relnamespace = 'interview_hub'::regnamespace AND relname ~ %s",
                    ("stream|event|seal|change|candidate|content_key",),
                ).fetchone()
                assert row
                return tuple(row[0])

        before = read()
        ada.interview("Joan Clarke")
        ada.sync()
        assert read() == before

    def test_tables_of_ones_own_are_not_in_the_way(self, eve: Person, hidden: StreamId) -> None:
        with psycopg.connect(eve.url, autocommit=True) as link:
            link.execute("CREATE TEMP TABLE person (login name, part text)")
            link.execute("INSERT INTO person VALUES (session_user, 'hr')")
            link.execute("CREATE FUNCTION pg_temp.my_part() RETURNS text LANGUAGE sql"
                         " AS $$ SELECT 'hr' $$")  # fmt: skip
            link.execute("SET search_path = pg_temp, interview_hub")
            assert link.execute("SELECT * FROM readable_streams()").fetchall() == []


class TestHr:
    def test_it_sees_no_record_that_is_not_signed(self, ada: Person, hr: Person) -> None:
        stream = ada.interview("Grace Hopper", is_signed=False)
        ada.sync()
        assert seen(hr, stream) == []

    def test_it_sees_no_amendment_that_is_not_signed(
        self, ada: Person, hr: Person, further: StreamId
    ) -> None:
        ada.add(further, AmendmentOpened("a slip"), NotesEdited("one", "not yet"))
        ada.sync()
        rows = hr.sql("SELECT seq FROM interview_hub.read_events(%s, %s, 9)", [str(further)], [0])
        assert [seq for (seq,) in rows] == [1, 2, 3, 4, 5, 6]

    def test_it_writes_in_nobodys_stream(self, hr: Person, hidden: StreamId) -> None:
        put = "SELECT interview_hub.put_events(%s, 6, %s, %s)"
        assert refused(hr, put, str(hidden), [b"x"], [b"y"]) == "IH002"


class TestWriter:
    @pytest.mark.parametrize("event", [NotesEdited("one", "late"), AnswerRated("one", 3)])
    def test_nothing_but_an_amendment_stands_behind_a_signature(
        self, ada: Person, hidden: StreamId, event: Event
    ) -> None:
        whole = read_stream(ada.journal, hidden)
        content = content_of(encode(NOON + timedelta(days=1), event))
        commitment = sha256(content).digest()
        sent = masked(content, content_key(str(hidden), whole.contents[0]), commitment)
        put = "SELECT interview_hub.put_events(%s, 6, %s, %s)"
        assert refused(ada, put, str(hidden), [sent], [commitment]) == "IH007"

    def test_an_event_that_is_there_is_never_another(self, ada: Person, hidden: StreamId) -> None:
        put = "SELECT interview_hub.put_events(%s, 2, %s, %s)"
        assert refused(ada, put, str(hidden), [os.urandom(99)], [os.urandom(32)]) == "IH004"
        assert refused(ada, put.replace("2", "9"), str(hidden), [b""], [b""]) == "IH003"


class TestAuditor:
    def test_one_sees_chains_and_seals_and_no_content(
        self, team: Team, ada: Person, hidden: StreamId
    ) -> None:
        auditor = team.invite(f"aud{next(_numbers)}", "auditor", is_known=False)
        assert seen(auditor, hidden) == []
        audited = {
            what: auditor.sql(f"SELECT * FROM interview_hub.audit_{what}()")
            for what in ("links", "events", "seals", "tombstones")
        }
        ours = [row for row in audited["events"] if row[0] == str(hidden)]
        assert [row[3] for row in ours] == read_stream(ada.journal, hidden).commitments
        for word in (SECRET, "Joan", "AnswerRated"):
            assert word not in str(audited)

    def test_one_writes_nothing_and_others_do_not_audit(self, team: Team, eve: Person) -> None:
        auditor = team.invite(f"aud{next(_numbers)}", "auditor", is_known=False)
        for statement in ("open_pad()", "put_bank('x')", "erase('x', 'x', 'x')", "required_banks()",
                          "put_links('x', 0, '{}')", "tombstones('{}')"):  # fmt: skip
            assert refused(auditor, f"SELECT interview_hub.{statement}") == "IH001"
        for what in ("links", "events", "seals", "tombstones"):
            assert refused(eve, f"SELECT * FROM interview_hub.audit_{what}()") == "IH001"
        for person in (auditor, eve):
            for what in ("begin_listing", "end_listing"):
                assert refused(person, f"SELECT interview_hub.{what}('', '')") == "IH001"


class TestErasing:
    def test_a_rater_erases_nobody_elses(self, eve: Person, hr: Person, hidden: StreamId) -> None:
        eve.interview("Somebody else")
        eve.sync()
        words = f"interview erasure 1\ninterview: {hidden.interview}\nat: now\n"
        eve.sql("SELECT interview_hub.erase(%s, %s, 's')", hidden.interview, words)
        hr.sync()
        assert hidden.interview in hr.has()

    def test_nor_by_a_stream_of_ones_own_in_the_same_interview(
        self, eve: Person, hr: Person, hidden: StreamId
    ) -> None:
        """Begun and left empty, or a whole record that is not the interview's own."""
        started = InterviewStarted("Joan Clarke", "", "eve", "en", sha256(BANK).hexdigest(), "x")
        tried: list[list[Event]] = [[], [started, InterviewSigned("eve")]]
        for number, events in enumerate(tried):
            forge(eve, events, name=f"{hidden.interview}/intruder{number}", seal_at=len(events))
        words = f"interview erasure 1\ninterview: {hidden.interview}\nat: now\n"
        unsent = "SELECT interview_hub.erase_unsent(%s, %s, '{}', '{}', '{}', %s, 's')"
        for name in (f"{hidden.interview}/intruder2", str(hidden)):
            eve.sql(unsent, name, [bytes(32)] * 9, words)  # in silence, as for what is not there
        eve.sql("SELECT interview_hub.erase(%s, %s, 's')", hidden.interview, words)
        assert len(seen(hr, hidden)) > 6
        assert eve.sql("SELECT * FROM interview_hub.tombstones(%s)", [hidden.interview]) == []

    def test_what_was_erased_is_not_taken_again(self, ada: Person, further: StreamId) -> None:
        words = f"interview erasure 1\ninterview: {further.interview}\nat: now\n"
        ada.sql("SELECT interview_hub.erase(%s, %s, 's')", further.interview, words)
        whole = read_stream(ada.journal, further)
        key = content_key(str(further), whole.contents[0])
        with psycopg.connect(ada.url, autocommit=True) as link, link.transaction():
            pad = link.execute("SELECT interview_hub.open_pad()").fetchone()
            assert pad
            give = "SELECT interview_hub.give_key(%s, %s)"
            link.execute(give, (str(further), xored(key, pad[0])))
        keys = ada.sql("SELECT * FROM interview_hub.read_keys(%s)", [str(further)])
        rows = ada.sql(
            "SELECT content FROM interview_hub.read_events(%s, %s, 9)", [str(further)], [0]
        )
        assert (keys, {content for (content,) in rows}) == ([], {None})
        put = "SELECT interview_hub.put_events(%s, 0, %s, %s)"
        assert refused(ada, put, str(further), [b"x"], [b"y"]) == "IH005"

    def test_a_transaction_that_looks_back_brings_no_key_behind_an_erasure(
        self, ada: Person, further: StreamId
    ) -> None:
        key = content_key(str(further), read_stream(ada.journal, further).contents[0])
        words = f"interview erasure 1\ninterview: {further.interview}\nat: now\n"
        with psycopg.connect(ada.url, autocommit=True) as link:
            pad = link.execute("SELECT interview_hub.open_pad()").fetchone()
            assert pad
            link.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            link.execute("SELECT * FROM interview_hub.my_streams()")
            ada.sql("SELECT interview_hub.erase(%s, %s, 's')", further.interview, words)
            give = "SELECT interview_hub.give_key(%s, %s)"
            with pytest.raises(psycopg.Error, match="READ COMMITTED"):
                link.execute(give, (str(further), xored(key, pad[0])))
        assert ada.sql("SELECT * FROM interview_hub.read_keys(%s)", [str(further)]) == []

    def test_a_sync_works_whatever_the_database_sets_by_default(
        self, server: Server, team: Team, ada: Person
    ) -> None:
        change = f"ALTER DATABASE {team.database} SET default_transaction_isolation"
        with server.connect() as boss:
            boss.execute(f"{change} = 'serializable'".encode())
            try:
                ada.interview("Anybody")
                assert ada.sync().sent == 6
            finally:
                boss.execute(f"{change} = 'read committed'".encode())


def _streams(person: Person, interview: str) -> list[StreamId]:
    with Journal.open(person.journal) as journal:
        return journal.streams_of(interview)


class TestLogs:
    def test_no_log_and_no_base_backup_has_a_key_or_a_word(
        self, server: Server, ada: Person, hidden: StreamId
    ) -> None:
        """Neither write-ahead log nor log of statements, and of a backup none of its files."""
        first = read_stream(ada.journal, hidden).contents[0]
        key = content_key(str(hidden), first)
        with server.connect() as boss:
            boss.execute("SELECT pg_switch_wal()")
        backup = server.base_backup("backup")
        logs = [server.log, *(server.data / "pg_wal").glob("0*")]
        copied = [path for path in backup.rglob("*") if path.is_file()]
        all_data = [b"".join(path.read_bytes() for path in files) for files in (logs, copied)]
        rmtree(backup)  # while it is in memory still
        for data in all_data:
            assert str(hidden).encode() in data  # what may be there is there
            for secret in (key, first[:32], SECRET.encode(), b"Joan Clarke"):
                assert secret not in data
                assert secret.hex().encode() not in data
