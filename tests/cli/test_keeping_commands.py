"""erase, purge, access, countersign: what becomes of a record once it was made."""

from __future__ import annotations

import os
import pty
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which

import pytest

from interview.dates_in_lists import timestamp
from interview.journal import Journal
from interview.journal.erase import erased_at
from interview.plain_text import INVISIBLE, compiled, one_line
from interview.session import AmendmentOpened, DecisionTaken, DetailsCorrected, Event, StreamOpened
from tests.cli.conftest import PAPER, Shell
from tests.journal.test_verify_journal import chain_anew
from tests.signing.time_stamp_authority import Authority, served
from tests.source import ROOT

NAME = "Ada Lovelace"
NOTES = ("Old Spice, and nothing else came.", "Would compare with last year.")


def dated(days: int, name: str = NAME, bank: str = "social-media") -> str:
    """The interview on paper, as it was held and signed so many days ago."""
    day = datetime.now(UTC) - timedelta(days=days)
    text = PAPER.replace("2026-03-02 14:30", f"{day:%Y-%m-%d} 12:00")
    return text.replace(NAME, name).replace("bank: social-media", f"bank: {bank}")


def files_that_hold(folder: Path, *texts: str) -> list[Path]:
    needles = [form for text in texts for form in (text.encode(), text.encode("utf-16-le"))]
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each for each in files if any(needle in each.read_bytes() for needle in needles)]


class TestErase:
    def test_it_leaves_nothing_below_the_home_and_no_report_elsewhere(self, shell: Shell) -> None:
        name, other = shell.record(), shell.record(dated(1, "Bea Person"))
        for form in ("html", "md", "json"):
            assert shell("report", name, "--format", form).code == 0
        elsewhere = shell.home.parent / "ada.html"
        assert shell("report", name, "-o", str(elsewhere)).code == 0
        assert shell("show", name).code == 0
        erased = shell("erase", name, "--yes")
        assert erased.code == 0
        assert erased.out.startswith("1 interview was erased.")
        assert erased.out.count("deleted: ") == 4
        assert not elsewhere.exists()
        assert [p for p in files_that_hold(shell.home, NAME) if p.name != "journal.db"] == []
        assert shell("erase", other, "--yes").code == 0
        assert files_that_hold(shell.home, NAME, "Bea Person", *NOTES) == []

    def test_what_is_left_is_verified_and_said(self, shell: Shell) -> None:
        name = shell.record()
        shell.record(dated(1))
        shell("erase", name, "--yes")
        assert shell("verify").out.splitlines() == [
            "1 interview is whole: nothing in it contradicts.",
            "signed by Grace Hopper: 1",
            "erased: 1",
        ]
        lines = shell("verify", name).out.splitlines()
        assert lines[0] == f"{name}: erased; what is left of it is whole"
        for command in ("show", "report", "history"):
            told = shell(command, name)
            assert told.code == 1
            assert f"{name} was erased" in told.err
        assert name not in shell("list").out

    def test_it_can_be_erased_again(self, shell: Shell) -> None:
        name = shell.record()
        assert shell("erase", name, "--yes").code == 0
        with Journal.open(shell.home / "journal.db") as journal:
            head = journal.head()
        again = shell("erase", name[:6])
        assert (again.code, again.err.count("elsewhere")) == (0, 1)
        at = erased_at(shell.home / "journal.db", name)
        assert at is not None
        assert f"Interview {name} was erased already, on {timestamp(at)}" in again.out
        assert "1 interview was erased" not in again.out
        with Journal.open(shell.home / "journal.db") as journal:
            assert journal.head() == head
        assert shell("verify").code == 0

    def test_content_that_was_taken_out_otherwise_is_not_said_to_be_erased(
        self, shell: Shell
    ) -> None:
        name = shell.record()
        _sql(shell, "UPDATE event SET content = NULL", "DELETE FROM summary")
        told = shell("erase", name, "--yes")
        assert (told.code, told.out) == (1, "")
        assert "no erasure of it is recorded" in told.err
        assert "knows of no erasure" in shell("verify").err

    def test_an_erasure_without_a_time_is_refused(self, shell: Shell) -> None:
        name = shell.record()
        shell("erase", name, "--yes")
        change = "UPDATE link SET body = json_set(body, '$.at', 'yesterday')"
        _sql(shell, f"{change} WHERE body LIKE '%\"erase\"%'")
        chain_anew(shell.home / "journal.db")
        told = shell("verify")
        assert told.code == 1
        assert "has no readable time" in told.err
        again = shell("erase", name)
        assert (again.code, again.out) == (1, "")

    def test_nobody_is_asked_where_nobody_can_answer(self, shell: Shell) -> None:
        name = shell.record()
        told = shell("erase", name, given=f"{name}\n")
        assert told.code == 2
        assert "--yes" in told.err
        assert shell("show", name).code == 0

    def test_a_report_that_was_changed_is_for_a_person_to_look_at(self, shell: Shell) -> None:
        name = shell.record()
        elsewhere = shell.home.parent / "ada.md"
        shell("report", name, "--format", "md", "-o", str(elsewhere))
        elsewhere.write_text("mine", encoding="utf-8")
        told = shell("erase", name, "--yes")
        assert told.code == 1
        assert str(elsewhere) in told.err
        assert elsewhere.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize(("typed", "is_erased"), [("", False), ("no", False), ("{id}", True)])
    def test_a_person_types_the_id(self, shell: Shell, typed: str, is_erased: bool) -> None:
        name = shell.record()
        told = _in_terminal(shell.home, ["erase", name], typed.format(id=name))
        assert NAME in told
        assert ("1 interview was erased" in told) is is_erased
        assert ("Nothing was erased" in told) is not is_erased
        assert bool(files_that_hold(shell.home, NAME)) is not is_erased

    def test_a_home_that_was_moved_has_its_reports_erased(self, shell: Shell) -> None:
        name = shell.record()
        assert shell("report", name).code == 0
        elsewhere = shell.home.parent / "ada.html"
        shell("report", name, "-o", str(elsewhere))
        shell.move(shell.home.parent / "another place" / "home")
        (report,) = (shell.home / "reports").iterdir()
        told = shell("erase", name, "--yes")
        assert told.code == 0
        assert f"deleted: {report}" in told.out
        assert not report.exists()
        assert not elsewhere.exists()
        assert files_that_hold(elsewhere.parent, NAME) == []

    def test_a_report_that_was_taken_elsewhere_is_said(self, shell: Shell) -> None:
        name = shell.record()
        report = Path(shell("report", name).out.strip())
        report.rename(shell.home.parent / "on the desk.html")
        told = shell("erase", name, "--yes")
        assert f"{report} was written by this program, and is not there any more" in told.err

    def test_what_was_salvaged_is_erased_too_and_others_in_it_stay(self, shell: Shell) -> None:
        bea = dated(1, "Bea Person").replace(NOTES[0], "Lego.").replace(NOTES[1], "Of sales.")
        bea = bea.replace("Asked for our objectives first.", "Begins with aims.")
        name, other = shell.record(), shell.record(bea)
        path = shell.home / "journal.db"
        broken, salvaged = shell.home.parent / "broken.db", shell.home / "salvaged.db"
        data = path.read_bytes()
        broken.write_bytes(data.replace(b"Old Spice, and nothing", b"Old Spice, xnd nothing", 1))
        assert shell("salvage", str(broken), "-o", str(salvaged)).code == 1
        broken.unlink()
        lines = Path(f"{salvaged}.jsonl")
        assert files_that_hold(shell.home.parent, NAME, "Bea Person") != [path]
        told = shell("erase", name, "--yes")
        assert told.code == 0
        assert f"taken out of: {salvaged}" in told.out
        assert [p for p in files_that_hold(shell.home.parent, NAME) if p != path] == []
        shell("erase", other, "--yes")
        assert files_that_hold(shell.home.parent, NAME, "Bea Person") == []
        assert not lines.exists()


class TestPurge:
    def test_only_what_is_older_goes(self, shell: Shell) -> None:
        old, new = shell.record(dated(200)), shell.record(dated(100, "Bea Person"))
        listed = shell("purge", "--older-than", "180d", "--dry-run")
        assert listed.code == 0
        assert listed.out.startswith(old)
        assert new not in listed.out
        assert shell("show", old).code == 0
        assert shell("purge", "--older-than", "180d", "--yes").code == 0
        assert shell("show", old).code == 1
        assert shell("show", new).code == 0
        again = shell("purge", "--older-than", "180d", "--yes")
        assert (again.code, again.out) == (0, "No interview is that old.\n")
        assert files_that_hold(shell.home, NAME) == []

    def test_a_change_begins_the_period_anew(self, shell: Shell) -> None:
        name = shell.record(dated(200))
        with Journal.open(shell.home / "journal.db") as journal:
            stream = journal.find(name)
            last = len(journal.read(stream).history)
            journal.append(stream, last, [(datetime.now(UTC), AmendmentOpened("a slip"))])
        assert shell("purge", "--older-than", "180d", "--dry-run").out == (
            "No interview is that old.\n"
        )

    @pytest.mark.parametrize("period", ["", "0", "0d", "-1", "180 days", "d", "x"])
    def test_what_is_no_period_is_refused(self, shell: Shell, period: str) -> None:
        name = shell.record(dated(200))
        assert shell("purge", f"--older-than={period}", "--yes").code == 2
        assert shell("show", name).code == 0

    def test_the_settings_say_how_long_and_for_which_bank(self, shell: Shell) -> None:
        media = shell.record(dated(100))
        (shell.home / "banks").mkdir(exist_ok=True)
        own = (ROOT / "question_banks" / "social-media.yaml").read_bytes()
        (shell.home / "banks" / "mine.yaml").write_bytes(own)
        mine = shell.record(dated(100, "Bea Person", "mine"))
        settings = shell.home / "settings.toml"
        assert shell("list", "--due").out == "No interview is due to be erased.\n"
        settings.write_text("keep_days = 90\n[keep_days_by_bank]\nmine = 365\n", encoding="utf-8")
        assert shell("list", "--due").out.split()[0] == media
        assert [each["id"] for each in shell("list", "--due", "--json").json] == [media]
        assert shell("purge", "--yes").code == 0
        assert shell("show", mine).code == 0
        assert shell("show", media).code == 1


class TestAccess:
    def test_everything_on_a_person_is_given_and_nothing_on_others(self, shell: Shell) -> None:
        name = shell.record()
        shell.record(dated(1, "Bea Person"))
        report = shell.home.parent / "ada.html"
        shell("report", name, "-o", str(report))
        told = shell("access", "ADA lovelace")
        assert told.code == 0
        for text in (NAME, *NOTES, name, "Signed by Grace Hopper", str(report)):
            assert text in told.out
        assert "Bea Person" not in told.out

    def test_it_is_given_as_data_too(self, shell: Shell) -> None:
        name = shell.record()
        told = shell("access", NAME, "--json").json
        (held,) = told["interviews"]
        assert (held["id"], held["candidate"]) == (name, NAME)
        assert held["answers"]["campaigns"]["notes"] == NOTES[0]
        kinds = [each["kind"] for each in held["history"]]
        assert (kinds[0], kinds[-1]) == ("InterviewStarted", "InterviewSigned")
        assert held["history"][0]["data"]["candidate"] == NAME

    def test_other_interviews_that_name_the_person_are_named(self, shell: Shell) -> None:
        naming = shell.record(
            dated(1, "Bea Person").replace("Old Spice, and", "Ada Lovelace knows her, and")
        )
        told = shell("access", NAME)
        assert told.out.splitlines() == [
            "No interview has a candidate of that name.",
            "",
            f"The name also stands in: {naming}",
        ]
        assert shell("access", NAME, "--json").json == {
            "name": NAME,
            "interviews": [],
            "named_in": [naming],
            "nameless": [],
        }

    @pytest.mark.parametrize(
        "name",
        [
            "Ada\u200b Lovelace",
            "Ada\u2060 Love\u00adlace",
            "\U000e0041Ada Lovelace\U000e007f",
            "\uff21da Lovelace",
            "Ada\u200bLovelace",
            "A\u034fda Lovelace\u2800",
        ],
    )
    def test_characters_that_nobody_sees_hide_no_person(self, shell: Shell, name: str) -> None:
        held = shell.record(PAPER.replace("candidate: Ada", f'candidate: "{name}" #'))
        assert [each["id"] for each in shell("access", NAME, "--json").json["interviews"]] == [held]
        recorded = shell("show", held, "--json").json["candidate"]
        assert recorded == one_line(compiled(INVISIBLE).sub("", name))
        # … nor where they came in by another way.
        with Journal.open(shell.home / "journal.db") as journal:
            stream = journal.find(held)
            last = len(journal.read(stream).history)
            again: list[Event] = [AmendmentOpened("a slip"), DetailsCorrected(name, "", "Grace")]
            journal.append(stream, last, [(datetime.now(UTC), each) for each in again])
        assert [each["id"] for each in shell("access", NAME, "--json").json["interviews"]] == [held]

    def test_a_name_of_which_nothing_can_be_seen_is_refused(self, shell: Shell) -> None:
        given = PAPER.replace("candidate: Ada Lovelace", 'candidate: "\u3164\u200b"')
        told = shell("record", "-", given=given)
        assert told.code == 1
        assert "nothing of this name can be seen" in told.err

    def test_what_others_recorded_of_the_same_interview_is_given_too(self, shell: Shell) -> None:
        held = shell.record()
        with Journal.open(shell.home / "journal.db") as journal:
            now = datetime.now(UTC)
            decided = (now, DecisionTaken("decline", "too far from what we need"))
            journal.open_stream(held, StreamOpened("hr", "Mary Somerville"), now, decided)
        assert "too far from what we need" in shell("access", NAME).out
        (found,) = shell("access", NAME, "--json").json["interviews"]
        assert found["others"][0]["history"][1]["data"]["decision"] == "decline"

    @pytest.mark.parametrize("name", ["Ad", "Lovelace Ada Byron", "", "  "])
    def test_a_part_of_a_name_is_nobodys(self, shell: Shell, name: str) -> None:
        shell.record()
        assert "No interview has a candidate of that name." in shell("access", name).out


def _sql(shell: Shell, *statements: str) -> None:
    """Change the journal as somebody does who has the file."""
    with closing(sqlite3.connect(shell.home / "journal.db")) as journal:
        triggers = journal.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            journal.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            journal.execute(statement)
        journal.commit()


def _in_terminal(home: Path, words: list[str], typed: str) -> str:
    """What a command prints in a terminal in which a person types a line."""
    leader, follower = pty.openpty()
    environment = os.environ | {"INTERVIEW_HOME": str(home), "TERM": "dumb"}
    program = subprocess.Popen(
        [sys.executable, "-m", "interview", *words],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment,
        cwd=ROOT,
    )
    os.close(follower)
    os.write(leader, f"{typed}\n".encode())
    told = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:
            break
        if not part:
            break
        told += part
    program.wait()
    os.close(leader)
    return told.decode()


class TestCountersign:
    def test_a_second_person_witnesses_with_a_key_of_their_own(self, shell: Shell) -> None:
        name = shell.record()
        (shell.home / "keys").rename(shell.home.parent / "keys of Grace")
        told = shell("countersign", name[:5], "--name", "Mary Somerville")
        assert told.code == 0
        verified = shell("verify", name)
        assert verified.code == 0
        assert verified.out.splitlines()[-1] == "witnessed by Mary Somerville"
        assert "witnessed: 1" in shell("verify").out.splitlines()

    def test_one_is_no_witness_of_oneself(self, shell: Shell) -> None:
        name = shell.record()
        told = shell("countersign", name)
        assert told.code == 1
        assert "somebody else" in told.err
        assert "witnessed" not in shell("verify").out

    def test_there_must_be_something_to_witness(self, shell: Shell) -> None:
        name = shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
        told = shell("countersign", name, "--name", "Mary Somerville")
        assert told.code == 1
        assert "nothing to witness" in told.err
        assert not (shell.home / "keys").exists()

    def test_whose_key_is_made_must_be_said(self, shell: Shell) -> None:
        name = shell.record()
        (shell.home / "keys").rename(shell.home.parent / "keys of Grace")
        assert shell("countersign", name).code == 2
        assert not (shell.home / "keys").exists()


@pytest.mark.skipif(which("openssl") is None, reason="needs openssl")
class TestTimestamp:
    def test_an_authority_that_is_known_is_a_witness(self, shell: Shell, tmp_path: Path) -> None:
        name, authority = shell.record(), Authority(tmp_path / "tsa")
        with served(authority) as url:
            told = shell("timestamp", name, "--url", url)
        assert told.code == 0
        assert told.out.startswith("Test Stamper saw the signature at ")
        assert "not known here" in told.err
        assert "stamped by others who are not known here: Test Stamper" in shell("verify", name).out
        ca = authority.folder / "ca.pem"
        (shell.home / "known_authorities.pem").write_bytes(ca.read_bytes())
        assert "witnessed by Test Stamper (20" in shell("verify", name).out
        assert "witnessed: 1" in shell("verify").out.splitlines()

    def test_what_is_kept_is_checked_by_openssl(self, shell: Shell, tmp_path: Path) -> None:
        name, authority = shell.record(), Authority(tmp_path / "tsa")
        with served(authority) as url:
            shell("timestamp", name, "--url", url)
        with closing(sqlite3.connect(shell.home / "journal.db")) as link:
            ((signature,),) = link.execute("SELECT signature FROM seal").fetchall()
            ((answer,),) = link.execute("SELECT data FROM attestation").fetchall()
        assert authority.accepts(answer, signature.encode())
        assert not authority.accepts(answer, signature.encode() + b" ")

    @pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x", "x"])
    def test_what_is_no_address_is_refused(self, shell: Shell, url: str) -> None:
        assert shell("timestamp", shell.record(), "--url", url).code == 2

    def test_an_authority_that_is_not_there_is_said(self, shell: Shell) -> None:
        told = shell("timestamp", shell.record(), "--url", "http://127.0.0.1:9/")
        assert told.code == 1
        assert "cannot be asked for a time stamp" in told.err

    def test_only_what_is_signed_can_be_stamped(self, shell: Shell) -> None:
        name = shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
        told = shell("timestamp", name, "--url", "http://127.0.0.1:9/")
        assert told.code == 1
        assert "nothing to witness" in told.err
