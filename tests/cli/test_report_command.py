"""report: where it is written, what is never overwritten, and who may read it."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PAPER, Shell
from tests.source import ROOT


@pytest.mark.parametrize(("form", "first"), [("html", "<!doctype html>"), ("md", "# Ada Lovelace")])
def test_a_report_is_written_where_reports_are_and_its_place_is_printed(
    shell: Shell, form: str, first: str
) -> None:
    written = shell("report", shell.record(), "--format", form)
    assert (written.code, written.err) == (0, "")
    path = Path(written.out.strip())
    assert path.parent == shell.home / "reports"
    assert path.suffix == f".{form}"
    assert path.read_text(encoding="utf-8").lower().startswith(first.lower())


def test_a_report_is_for_the_users_eyes_only(shell: Shell, tmp_path: Path) -> None:
    name = shell.record()
    own = tmp_path / "mine.html"
    kept = Path(shell("report", name).out.strip())
    shell("report", name, "-o", str(own))
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, own)] == [0o600, 0o600]


def test_a_second_report_leaves_the_first_alone(shell: Shell) -> None:
    name = shell.record()
    first, second = (shell("report", name).out.strip() for _again in range(2))
    assert first != second
    assert Path(first).exists()


def test_a_file_that_is_there_is_replaced_only_when_it_is_asked_for(
    shell: Shell, tmp_path: Path
) -> None:
    name, path = shell.record(), tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    words = ("report", name, "--format", "md", "-o", str(path))
    refused = shell(*words)
    assert (refused.code, refused.out) == (1, "")
    assert "--force" in refused.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert shell(*words, "--force").out == f"{path}\n"
    assert path.read_text(encoding="utf-8").startswith("# Ada Lovelace")


def test_a_file_that_is_replaced_becomes_the_owners_alone(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("mine", encoding="utf-8")
    path.chmod(0o644)
    assert shell("report", shell.record(), "-o", str(path), "--force").code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_symbolic_link_is_neither_followed_nor_replaced(shell: Shell, tmp_path: Path) -> None:
    name, target, link = shell.record(), tmp_path / "target", tmp_path / "link.html"
    target.write_text("somebody else's", encoding="utf-8")
    link.symlink_to(target)
    for words in ([], ["--force"]):
        refused = shell("report", name, "-o", str(link), *words)
        assert (refused.code, refused.out) == (1, "")
    assert "link.html cannot be written: it is a symbolic link to another place." in refused.err
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "somebody else's"


@pytest.mark.parametrize("ending", ["killed", "refused"])
def test_a_report_cut_off_while_it_is_written_leaves_the_file_that_was_there(
    shell: Shell, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / "report.html"
    path.write_text("the earlier report", encoding="utf-8")
    cut_off = subprocess.run(
        [sys.executable, "-c", CUT_OFF, ending, "report", shell.record(), "-o", path, "--force"],
        check=False,
        capture_output=True,
        cwd=ROOT,
    )
    assert cut_off.returncode == (1 if ending == "refused" else -signal.SIGXFSZ)
    assert path.read_text(encoding="utf-8") == "the earlier report"


CUT_OFF = """
import resource, signal, sys
from interview.cli import main
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
if sys.argv[1] == "killed":
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
sys.exit(main(sys.argv[2:]))
"""
"""Runs a command that may write some bytes of a file only: what follows is refused, or ends it."""


def test_a_report_can_be_printed(shell: Shell) -> None:
    printed = shell("report", shell.record(), "--format", "json", "-o", "-")
    assert printed.json["candidate"] == "Ada Lovelace"
    assert not (shell.home / "reports").exists()


def test_the_language_of_a_report_can_be_named(shell: Shell) -> None:
    printed = shell("report", shell.record(), "--format", "md", "-o", "-", "--lang", "fr")
    assert "Mesurer l’impact" in printed.out
    assert "Recommendation" not in printed.out


def test_a_name_never_leads_out_of_the_folder_of_reports(shell: Shell) -> None:
    name = shell.record(PAPER.replace("Ada Lovelace", '"../../etc/x y"'))
    path = Path(shell("report", name).out.strip())
    assert path.parent == shell.home / "reports"
    assert " " not in path.name


def test_a_place_that_cannot_be_written_is_a_sentence(shell: Shell, tmp_path: Path) -> None:
    refused = shell("report", shell.record(), "-o", str(tmp_path / "none" / "report.html"))
    assert (refused.code, refused.out) == (1, "")
    assert "cannot be written" in refused.err


def test_an_interview_that_is_not_there_has_no_report(shell: Shell) -> None:
    refused = shell("report", "!none")
    assert (refused.code, refused.out) == (1, "")
    assert not (shell.home / "reports").exists()


def test_a_template_of_ones_own_that_is_broken_is_named(shell: Shell) -> None:
    name = shell.record()
    templates = shell.home / "templates"
    templates.mkdir()
    (templates / "report.md.j2").write_text("{% for %}", encoding="utf-8")
    refused = shell("report", name, "--format", "md", "-o", "-")
    assert (refused.code, refused.out) == (1, "")
    assert "report.md.j2" in refused.err


def test_notes_are_text_in_every_form(shell: Shell) -> None:
    name = shell.record(PAPER.replace("no time left", '"<script>alert(1)</script> {{ 7*7 }}"'))
    page = shell("report", name, "-o", "-").out
    assert "<script" not in page
    assert "{{ 7*7 }}" in page
    data = shell("report", name, "--format", "json", "-o", "-").out
    assert "<script>alert(1)</script> {{ 7*7 }}" in data
