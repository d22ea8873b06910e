"""The command line as a whole: help, languages, exit codes, pipes, and what is never shown."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.cli import bank_list
from interview.cli.parser import build_parser
from interview.journal import Journal
from interview.session import DetailsCorrected
from tests.cli.conftest import PAPER, Shell

COMMANDS = (
    ("demo",),
    ("start",),
    ("resume",),
    ("serve",),
    ("practice",),
    ("list",),
    ("agenda",),
    ("sync",),
    ("hub", "init"),
    ("hub", "migrate"),
    ("hub", "invite"),
    ("hub", "remove"),
    ("show",),
    ("completion",),
    ("report",),
    ("record",),
    ("suggest",),
    ("bank", "list"),
    ("bank", "show"),
    ("bank", "new"),
    ("bank", "edit"),
    ("bank", "preview"),
    ("bank", "try"),
    ("bank", "check"),
    ("bank", "learn"),
    ("bank", "diff"),
    ("bank", "import"),
    ("bank", "export"),
    ("bank", "print"),
    ("bank", "rules"),
    ("bank", "schema"),
    ("verify",),
    ("decide",),
    ("compare",),
    ("insights",),
    ("panel",),
    ("export",),
    ("sync",),
    ("hub", "init"),
    ("hub", "migrate"),
    ("hub", "invite"),
    ("hub", "remove"),
    ("import",),
    ("countersign",),
    ("timestamp",),
    ("erase",),
    ("purge",),
    ("access",),
    ("history",),
    ("backup",),
    ("restore",),
    ("salvage",),
    ("keys",),
    ("doctor",),
)


def run(
    words: Sequence[str | bytes], home: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The real command, in a process of its own."""
    command = [sys.executable, "-m", "interview", *words]
    seen = {**os.environ, "INTERVIEW_HOME": str(home), "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(command, capture_output=True, env=seen, timeout=60, check=False)


class TestHelp:
    def test_it_names_every_command_by_what_one_wants_to_do(self, shell: Shell) -> None:
        shown = shell("--help")
        assert (shown.code, shown.err) == (0, "")
        places = [
            shown.out.index(f"\n{title}\n")
            for title in ("Run", "Share", "Team", "Banks", "Maintenance")
        ]
        assert places == sorted(places)
        for words in COMMANDS:
            assert f"\n  {' '.join(words)}" in shown.out

    def test_it_fits_a_terminal_of_80_columns(self, shell: Shell) -> None:
        for language in ("en", "fr"):
            assert max(map(len, shell("--lang", language, "--help").out.splitlines())) <= 80

    @pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
    def test_every_command_has_its_own(self, shell: Shell, words: tuple[str, ...]) -> None:
        shown = shell(*words, "--help")
        assert shown.code == 0
        assert shown.out.startswith(f"usage: interview {' '.join(words)} ")

    def test_it_speaks_french(self, shell: Shell) -> None:
        shown = shell("report", "--lang", "fr", "--help").out
        assert shown.startswith("usage\u202f: interview report")
        assert "Écrire les rapports d’entretiens." in shown

    def test_the_version_is_one_line(self, shell: Shell) -> None:
        from interview import __version__

        assert shell("--version").out == f"interview {__version__}\n"

    def test_it_works_while_the_settings_are_wrong(self, shell: Shell) -> None:
        shell.home.mkdir()
        (shell.home / "settings.toml").write_text("oops = 1\n", encoding="utf-8")
        assert shell("--help").code == 0
        assert shell("--version").code == 0


class TestBadUsage:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["lisst"], "Did you mean “list”?"),
            (["bank", "chek"], "Did you mean “check”?"),
            (["report", "x", "--format", "docx"], "There are: html, pdf, xlsx, md, json."),
            (["list", "--lang", "de"], "There are: en, fr."),
            (["--lang", "de", "list"], "There are: en, fr."),
            (["show"], "ID"),
            (["bank"], "COMMAND"),
            (["list", "--jso"], "--jso"),
            (["--bogus"], "unrecognized arguments: --bogus"),
            (["--lang", "en", "--lang", "en"], "which command?"),
            (["start", "social-media"], "--candidate"),
            (["start", "social-media", "--candidate", "  "], "--candidate NAME"),
        ],
    )
    def test_it_is_explained_in_a_sentence(self, shell: Shell, words: list[str], said: str) -> None:
        refused = shell(*words)
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.startswith("interview: ")
        assert said in refused.err

    def test_it_is_explained_in_french(self, shell: Shell) -> None:
        assert "il manque\u202f: --url" in shell("timestamp", "x", "--lang=fr").err

    def test_a_wrong_setting_stops_a_command_before_it_does_anything(self, shell: Shell) -> None:
        shell.home.mkdir()
        (shell.home / "settings.toml").write_text("oops = 1\n", encoding="utf-8")
        refused = shell("list")
        assert (refused.code, refused.out) == (2, "")
        assert "there is no setting “oops”" in refused.err
        assert not (shell.home / "journal.db").exists()

    def test_the_program_needs_a_terminal(self, shell: Shell) -> None:
        for words in ([], ["resume"], ["start", "social-media", "--candidate", "Ada"]):
            refused = shell(*words)
            assert refused.code == 2
            assert "needs a terminal" in refused.err

    def test_a_word_that_is_no_text_is_refused(self, tmp_path: Path) -> None:
        done = run(["list", "--search", b"caf\xe9"], tmp_path)
        assert done.returncode == 2
        assert "is not text in the encoding of this terminal" in done.stderr.decode()


class TestLanguage:
    def test_an_option_wins_over_the_settings(self, shell: Shell) -> None:
        shell.home.mkdir()
        (shell.home / "settings.toml").write_text('language = "fr"\n', encoding="utf-8")
        assert "Aucun entretien pour l’instant" in shell("list").out
        assert "No interview yet" in shell("list", "--lang", "en").out
        assert "No interview yet" in shell("--lang=en", "list").out

    def test_the_settings_win_over_the_system(
        self, shell: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
        assert "Aucun entretien pour l’instant" in shell("list").out
        shell.home.mkdir(exist_ok=True)
        (shell.home / "settings.toml").write_text('language = "en"\n', encoding="utf-8")
        assert "No interview yet" in shell("list").out


class TestOutput:
    @pytest.mark.parametrize("words", [["bank", "schema"], ["bank", "list"], ["--help"]])
    def test_a_reader_that_leaves_early_hears_no_complaint(
        self, tmp_path: Path, words: list[str]
    ) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, "-m", "interview", *words]
        seen = {**os.environ, "INTERVIEW_HOME": str(tmp_path)}
        done = subprocess.run(
            command, stdout=writer, stderr=subprocess.PIPE, env=seen, timeout=60, check=False
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have it")
    def test_a_full_disk_behind_the_output_is_said(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "interview", "bank", "list"]
        seen = {**os.environ, "INTERVIEW_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, env=seen, timeout=60, check=False
            )
        assert done.returncode == 1
        assert done.stderr.decode().startswith("interview: What was to be printed")
        assert len(done.stderr.splitlines()) == 1

    @pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["--help"], ["doctor"]])
    def test_a_closed_output_is_no_mistake(self, tmp_path: Path, words: list[str]) -> None:
        closing = 'exec "$@" >&-'
        command = ["sh", "-c", closing, "sh", sys.executable, "-m", "interview", *words]
        seen = {**os.environ, "INTERVIEW_HOME": str(tmp_path)}
        done = subprocess.run(command, capture_output=True, env=seen, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize(
        "words", [["record", "-"], ["suggest", "social-media", "impact"], ["resume"]]
    )
    def test_a_closed_input_is_said(self, tmp_path: Path, words: list[str]) -> None:
        closing = 'exec "$@" <&-'
        command = ["sh", "-c", closing, "sh", sys.executable, "-m", "interview", *words]
        seen = {**os.environ, "INTERVIEW_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, capture_output=True, env=seen, timeout=60, check=False)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1

    def test_a_narrow_terminal_shows_what_it_can(self, tmp_path: Path) -> None:
        narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        done = run(["--lang", "fr", "bank", "list"], tmp_path, **narrow)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"social-media" in done.stdout
        assert done.stdout.isascii()

    def test_json_loses_nothing_on_a_narrow_terminal(self, shell: Shell) -> None:
        import json

        shell.record(PAPER.replace("Ada Lovelace", "Zoé 山田"))
        narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        done = run(["list", "--json"], shell.home, **narrow)
        assert done.stdout.isascii()
        assert json.loads(done.stdout)[0]["candidate"] == "Zoé 山田"

    def test_json_holds_no_control_that_a_terminal_obeys(self, shell: Shell) -> None:
        name, hostile = shell.record(), "Ada\u202e\x9b31m\x1b[2J"
        with Journal.open(shell.home / "journal.db") as journal:
            stream = journal.find(name)
            renamed = DetailsCorrected(hostile, "", "Grace")
            last = len(journal.read(stream).history)
            journal.append(stream, last, [(datetime.now(UTC), renamed)])
        shown = shell("show", name, "--json")
        assert not {"\u202e", "\u009b", "\x1b"} & {*shown.out}
        assert shown.json["candidate"] == hostile

    def test_a_complaint_that_quotes_a_hostile_word_is_harmless(self, shell: Shell) -> None:
        refused = shell("show", "\x1b[31mred\x9b")
        assert refused.code == 1
        assert not {"\x1b", "\x9b"} & {*refused.err}


class TestTrouble:
    def test_a_mistake_of_ours_is_a_sentence_and_a_private_file(
        self, shell: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:

        def fail(*_: object) -> int:
            raise RuntimeError("a secret of the candidate")

        monkeypatch.setattr(bank_list, "list_banks", fail)
        failed = shell("bank", "list")
        assert (failed.code, failed.out) == (1, "")
        assert "Traceback" not in failed.err
        assert "secret" not in failed.err
        assert "interview resume" not in failed.err
        (kept,) = (shell.home / "crashes").iterdir()
        assert str(kept) in failed.err
        assert "a secret of the candidate" in kept.read_text(encoding="utf-8")
        assert kept.stat().st_mode & 0o777 == 0o600
        assert kept.parent.stat().st_mode & 0o777 == 0o700

    def test_the_file_of_a_mistake_can_fail_too(
        self, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:

        def fail(*_: object) -> int:
            raise RuntimeError

        monkeypatch.setattr(bank_list, "list_banks", fail)
        (tmp_path / "home").write_text("a file, not a folder", encoding="utf-8")
        failed = shell("bank", "list")
        assert failed.code == 1
        assert "RuntimeError" in failed.err
        assert "Traceback" not in failed.err

    def test_ctrl_c_ends_quietly(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:

        def interrupt(*_: object) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr(bank_list, "list_banks", interrupt)
        stopped = shell("bank", "list")
        assert (stopped.code, stopped.out, stopped.err) == (130, "", "")


class TestSpeed:
    @pytest.mark.parametrize(
        ("words", "never"),
        [
            (
                ["--version"],
                {"textual", "yaml", "jinja2", "sqlite3", "interview.rubric.bank_rubric"},
            ),
            (["--help"], {"textual", "yaml", "jinja2", "sqlite3", "interview.rubric.bank_rubric"}),
            (["bank", "schema"], {"textual", "jinja2", "sqlite3", "snowballstemmer"}),
            (["bank", "show", "social-media"], {"textual", "jinja2", "sqlite3"}),
            (["list"], {"textual", "yaml", "jinja2", "snowballstemmer"}),
        ],
        ids=lambda value: value[0] if isinstance(value, list) else "",
    )
    def test_a_command_loads_only_what_it_needs(
        self, tmp_path: Path, words: list[str], never: set[str]
    ) -> None:
        code = (
            "import sys; from interview.cli import main; main(sys.argv[1:]);"
            "print('loaded:', *sys.modules, file=sys.stderr)"
        )
        seen = {**os.environ, "INTERVIEW_HOME": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, env=seen, check=True
        )
        loaded = set(done.stderr.decode().split("loaded:")[1].split())
        assert not never & loaded


def test_every_command_is_tried_here() -> None:
    """What the help lists is what these tests know."""
    listed = {
        line.split("  ")[1]
        for line in (build_parser().description or "").splitlines()
        if line[:2] == "  "
    }
    known = {" ".join(words) for words in COMMANDS}
    assert {next(name for name in known if line.startswith(name)) for line in listed} == known


def test_every_command_is_run_by_a_module_of_its_own_that_is_named_after_it() -> None:
    """Python, or another word of ours, takes a few of the names; then it is the nearest one. Those
    on the hub are a few lines each, in one."""
    instead = {"list": "list_interviews", "import": "import_interview", "timestamp": "time_stamp"}
    instead |= {"_".join(words): "hub" for words in COMMANDS if words[0] == "hub"}
    for words in COMMANDS:
        name = "_".join(words)
        assert _function_of(words).partition(":")[0] == instead.get(
            name, "hub" if words[0] == "hub" else name
        )


def _function_of(words: tuple[str, ...]) -> str:
    """What runs a command, as `module:function`."""
    parser: ArgumentParser = build_parser()
    for word in words:
        (commands,) = (each for each in parser._actions if isinstance(each, _SubParsersAction))
        parser = commands.choices[word]
    return str(parser.get_default("function"))
