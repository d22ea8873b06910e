"""export, import, and verify of a file: a record that leaves the journal."""

from __future__ import annotations

import re
import shlex
import shutil
import stat
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

import pytest

from interview.journal import Journal
from interview.session import InterviewSigned
from tests.cli.conftest import PAPER, Shell


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    """The archive of an interview."""
    path = tmp_path / "ada's record.zip"
    assert shell("export", shell.record(), "-o", str(path)).code == 0
    return path


def elsewhere(shell: Shell) -> None:
    """Go to a machine that has nothing."""
    shell.home.rename(shell.home.with_name("home of Grace"))


class TestExport:
    def test_it_is_private_and_prints_where_it_is(self, shell: Shell) -> None:
        name = shell.record()
        told = shell("export", name[:4])
        file = shell.home / "reports" / f"interview-{name}.zip"
        assert (told.code, told.out) == (0, f"{file}\n")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert shell("export", name).out == f"{file.with_stem(f'{file.stem}-2')}\n"

    def test_it_overwrites_only_what_it_is_told_to(self, shell: Shell, tmp_path: Path) -> None:
        name, file, link = shell.record(), tmp_path / "x.zip", tmp_path / "link.zip"
        file.write_bytes(b"mine")
        link.symlink_to(file)
        assert "--force" in shell("export", name, "-o", str(file)).err
        assert shell("export", name, "-o", str(link), "--force").code == 1
        assert shell("export", name, "-o", "-").code == 2
        assert file.read_bytes() == b"mine"
        assert shell("export", name, "-o", str(file), "--force").code == 0
        assert shell("verify", str(file)).code == 0

    def test_erasing_the_interview_takes_it(self, shell: Shell, file: Path) -> None:
        (listed,) = shell("list", "--json").json
        assert shell("erase", listed["id"], "--yes").code == 0
        assert not file.exists()
        assert shell("export", listed["id"]).code == 1

    def test_one_that_is_not_signed_says_so(self, shell: Shell) -> None:
        told = shell("export", shell.record(PAPER.replace("signed_by: Grace Hopper", "")))
        assert told.code == 2
        assert "--name" in told.err
        name = shell("list", "--json").json[0]["id"]
        told = shell("export", name, "--name", "Grace Hopper")
        assert told.code == 0
        assert "is not signed" in told.err
        assert "not signed" in shell("verify", told.out.strip()).out


class TestVerifyFile:
    def test_it_needs_no_journal_and_makes_none(self, shell: Shell, file: Path) -> None:
        known = shell.home / "known_raters"
        assert "signed by Grace Hopper" in shell("verify", str(file)).out
        text = known.read_text(encoding="utf-8")
        elsewhere(shell)
        told = shell("verify", str(file))
        assert told.code == 0
        assert told.out.count("with a key that is not known here (SHA256:") == 2
        assert not shell.home.exists()
        shell.home.mkdir()
        known.write_text(text, encoding="utf-8")
        lines = shell("verify", str(file)).out.splitlines()
        assert lines[0].endswith(": whole: nothing in it contradicts")
        assert lines[1].startswith("signed by Grace Hopper (SHA256:")
        assert lines[-1].startswith("exported by Grace Hopper (SHA256:")

    def test_a_changed_byte_is_named_by_its_file(self, shell: Shell, file: Path) -> None:
        data = file.read_bytes()
        file.write_bytes(data.replace(b"Old Spice", b"New Spice", 1))
        told = shell("verify", str(file))
        assert (told.code, told.out) == (1, "")
        assert "report.html was damaged or changed" in told.err

    def test_the_journal_is_held_against_it(self, shell: Shell, file: Path, tmp_path: Path) -> None:
        assert shell("verify", "--against", str(file)).code == 0
        journal = shell.home / "journal.db"
        kept = journal.read_bytes()
        shell.record(PAPER.replace("Ada Lovelace", "Bea Person"))
        later = tmp_path / "later.zip"
        name = next(
            each["id"] for each in shell("list", "--json").json if each["candidate"] == "Bea Person"
        )
        shell("export", name, "-o", str(later))
        journal.write_bytes(kept)
        assert shell("verify", "--against", str(file)).code == 0
        told = shell("verify", "--against", str(later))
        assert told.code == 1
        assert "put back to an earlier state" in told.err

    def test_what_a_witness_exports_again_holds_the_journal_of_who_signed(
        self, shell: Shell, file: Path, tmp_path: Path
    ) -> None:
        (held,) = shell("list", "--json").json
        journal, name = (shell.home / "journal.db").read_bytes(), held["id"]
        witnessed = tmp_path / "witnessed.zip"
        elsewhere(shell)
        assert shell("import", str(file)).code == 0
        assert shell("countersign", name, "--name", "Mary Somerville").code == 0
        assert shell("export", name, "-o", str(witnessed)).code == 0
        shell("export", name)
        shutil.rmtree(shell.home)
        shell.home.with_name("home of Grace").rename(shell.home)
        assert (shell.home / "journal.db").read_bytes() == journal
        told = shell("verify", "--against", str(witnessed))
        assert (told.code, told.err) == (0, "")
        shutil.rmtree(shell.home)
        shell.record()
        told = shell("verify", "--against", str(witnessed))
        assert told.code == 1
        assert "kept of another journal" in told.err

    def test_a_journal_put_back_to_right_before_a_signature_is_noticed(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        name = shell.record(PAPER.replace("signed_by: Grace Hopper", ""))
        path, manifest = shell.home / "journal.db", tmp_path / "manifest"
        before = path.read_bytes()
        with Journal.open(path) as journal:
            stream = journal.find(name)
            found = journal.read(stream)
            now = datetime.now(UTC)
            journal.append(stream, len(found.history), [(now, InterviewSigned("Grace Hopper"))])
            found = journal.read(stream)
        manifest.write_bytes(found.seals[0].manifest(row[2] for row in found.rows))
        assert shell("verify", "--against", str(manifest)).code == 0
        path.write_bytes(before)
        told = shell("verify", "--against", str(manifest))
        assert told.code == 1
        assert "that was kept is not in the chain of the journal" in told.err

    def test_bytes_that_are_in_no_member_are_told(
        self, shell: Shell, file: Path, tmp_path: Path
    ) -> None:
        spoilt = tmp_path / "spoilt.zip"
        spoilt.write_bytes(file.read_bytes() + b"hidden")
        told = shell("verify", str(spoilt))
        assert told.code == 1
        assert f"from byte {file.stat().st_size} on, behind its end" in told.err
        assert "signed by Grace Hopper" in told.out

    @pytest.mark.parametrize("option", ["--against", "--head"])
    def test_options_for_the_journal_are_refused(
        self, shell: Shell, file: Path, tmp_path: Path, option: str
    ) -> None:
        told = shell("verify", str(file), option, str(tmp_path / "x"))
        assert told.code == 2

    def test_one_that_is_not_there_is_said(self, shell: Shell) -> None:
        told = shell("verify", "no.zip")
        assert told.code == 1
        assert told.err == "interview: no.zip cannot be read: No such file or directory.\n"


class TestImport:
    def test_it_comes_into_another_journal_and_can_be_read(self, shell: Shell, file: Path) -> None:
        elsewhere(shell)
        told = shell("import", str(file))
        assert told.code == 0
        assert "not known here (SHA256:" in told.err
        name = told.out.strip()
        assert "Old Spice" in shell("show", name).out
        assert shell("report", name).code == 0
        assert shell("verify").code == 0
        again = shell("import", str(file))
        assert (again.code, again.out) == (0, f"{name}\n")
        assert "nothing was changed" in again.err

    def test_what_was_erased_never_comes_back(
        self, shell: Shell, file: Path, tmp_path: Path
    ) -> None:
        copy = tmp_path / "copy.zip"
        copy.write_bytes(file.read_bytes())
        (listed,) = shell("list", "--json").json
        shell("erase", listed["id"], "--yes")
        told = shell("import", str(copy))
        assert (told.code, told.out) == (1, "")
        assert "was erased" in told.err
        assert shell("list", "--json").json == []


@pytest.mark.skipif(
    not all(map(which, ("unzip", "sha256sum", "ssh-keygen"))),
    reason="needs unzip, sha256sum and OpenSSH's ssh-keygen",
)
class TestStranger:
    """Somebody without this program does what the page in the archive says, with the real tools."""

    def commands(self, file: Path) -> list[str]:
        page = subprocess.run(
            ["unzip", "-p", file, "README.txt"], capture_output=True, check=True
        ).stdout.decode()
        text = page.replace("\\\n", " ")
        lines = [line.strip() for line in text.splitlines()]
        tools = ("unzip ", "cd ", "sha256sum ", "ssh-keygen ")
        return [line for line in lines if line.startswith(tools)]

    def does(self, commands: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        script = "\n".join(("set -e", *commands))
        return subprocess.run(
            ["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False
        )

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_every_command_on_the_page_works(
        self, shell: Shell, tmp_path: Path, language: str
    ) -> None:
        file = tmp_path / "ada's record.zip"
        shell("export", shell.record(), "-o", str(file), "--lang", language)
        commands = self.commands(file)
        assert len(commands) == 8
        told = self.does(commands, tmp_path)
        assert told.returncode == 0, told.stderr
        assert told.stdout.count("Good ") == 2
        assert "FAILED" not in told.stdout
        page = (tmp_path / "interview-export" / "README.txt").read_text(encoding="utf-8")
        (fingerprint,) = set(re.findall(r"SHA256:\S+", page))
        assert told.stdout.count(fingerprint) == 2
        assert len(page.splitlines()) <= 60
        assert max(map(len, page.splitlines())) <= 79

    def test_a_receipt_has_its_commands_too(self, shell: Shell, tmp_path: Path) -> None:
        name, file = shell.record(), tmp_path / "ada.zip"
        (shell.home / "keys").rename(tmp_path / "keys of Grace")
        shell("countersign", name, "--name", "Mary Somerville")
        shell("export", name, "-o", str(file))
        told = self.does(self.commands(file), tmp_path)
        assert told.returncode == 0, told.stderr
        assert told.stdout.count("signature for Grace Hopper") == 1
        assert told.stdout.count("signature for Mary Somerville") == 2

    def test_a_changed_note_is_seen(self, tmp_path: Path, file: Path) -> None:
        unpack, enter, check, whole, go, sealed, signed, leave = self.commands(file)
        assert self.does([unpack], tmp_path).returncode == 0
        (event,) = (
            path
            for path in (tmp_path / "interview-export").rglob("events/*")
            if b"Old Spice" in path.read_bytes()
        )
        event.write_bytes(event.read_bytes().replace(b"Old Spice", b"New Spice"))
        told = self.does([enter, check], tmp_path)
        assert told.returncode == 1
        assert f"events/{event.name}: FAILED" in told.stdout
        assert self.does([enter, go, sealed], tmp_path).returncode == 1
        assert self.does([enter, whole, go, signed, leave], tmp_path).returncode == 0
        manifest = event.parents[1] / shlex.split(sealed)[-1]
        manifest.write_bytes(manifest.read_bytes().replace(b"# events", b"# Events"))
        assert self.does([enter, go, signed], tmp_path).returncode != 0
