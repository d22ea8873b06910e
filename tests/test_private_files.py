"""Private files: for their owner alone, whole or not at all, never through a symbolic link."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interview import private_files
from interview.private_files import (
    close_to_others,
    create_file,
    create_numbered,
    create_private,
    private_folder,
    replace_file,
)

resource = pytest.importorskip("resource")

LONG = b"x" * 100_000


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def generous_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@contextmanager
def a_disk_with_little_room() -> Iterator[None]:
    """No file can grow beyond some bytes: the rest of a write fails, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class TestCreating:
    def test_a_new_file_is_its_owners_alone(self, tmp_path: Path) -> None:
        create_private(tmp_path / "new", b"secret")
        assert (tmp_path / "new").read_bytes() == b"secret"
        assert mode(tmp_path / "new") == 0o600

    def test_a_file_for_everybody_obeys_the_umask(self, tmp_path: Path) -> None:
        os.umask(0o027)
        create_file(tmp_path / "new", b"public")
        assert mode(tmp_path / "new") == 0o640

    def test_a_file_that_is_there_stays_as_it_was(self, tmp_path: Path) -> None:
        (tmp_path / "old").write_bytes(b"old")
        with pytest.raises(FileExistsError):
            create_private(tmp_path / "old", b"new")
        assert (tmp_path / "old").read_bytes() == b"old"
        assert [*tmp_path.iterdir()] == [tmp_path / "old"]

    @pytest.mark.parametrize("target", ["there", "not there"])
    def test_a_symbolic_link_is_taken_for_a_file_that_is_there(
        self, tmp_path: Path, target: str
    ) -> None:
        (tmp_path / "there").write_bytes(b"old")
        (tmp_path / "link").symlink_to(tmp_path / target)
        with pytest.raises(FileExistsError):
            create_private(tmp_path / "link", b"new")
        assert (tmp_path / "there").read_bytes() == b"old"
        assert not (tmp_path / "not there").exists()

    def test_a_write_that_fails_leaves_nothing(self, tmp_path: Path) -> None:
        with a_disk_with_little_room(), pytest.raises(OSError, match="new") as failed:
            create_private(tmp_path / "new", LONG)
        assert failed.value.errno == errno.EFBIG
        assert failed.value.filename == str(tmp_path / "new")
        assert not [*tmp_path.iterdir()]

    def test_a_file_system_without_hard_links_will_do(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(errno.EPERM, "no hard links here")

        monkeypatch.setattr(os, "link", refuse)
        create_private(tmp_path / "new", b"secret")
        with pytest.raises(FileExistsError):
            create_private(tmp_path / "new", b"another")
        assert (tmp_path / "new").read_bytes() == b"secret"
        assert mode(tmp_path / "new") == 0o600
        assert [*tmp_path.iterdir()] == [tmp_path / "new"]

    def test_names_that_are_taken_get_a_number(self, tmp_path: Path) -> None:
        made = [create_numbered(tmp_path, "notes", ".txt", b"secret") for _again in range(3)]
        assert [path.name for path in made] == ["notes.txt", "notes-2.txt", "notes-3.txt"]
        assert {mode(path) for path in made} == {0o600}

    def test_folders_that_are_missing_are_their_owners_alone(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o755)
        private_folder(tmp_path / "one" / "two")
        assert [mode(tmp_path / "one"), mode(tmp_path / "one" / "two")] == [0o700, 0o700]
        assert mode(tmp_path) == 0o755

    def test_what_others_could_read_can_be_closed_to_them(self, tmp_path: Path) -> None:
        (tmp_path / "old").touch(0o664)
        close_to_others(tmp_path / "old")
        assert mode(tmp_path / "old") == 0o600


class TestReplacing:
    def test_the_new_file_has_the_old_ones_permissions(self, tmp_path: Path) -> None:
        path = tmp_path / "old"
        path.touch(0o640)
        replace_file(path, b"new")
        assert path.read_bytes() == b"new"
        assert mode(path) == 0o640

    def test_it_can_be_made_private(self, tmp_path: Path) -> None:
        path = tmp_path / "old"
        path.touch(0o644)
        replace_file(path, b"new", private=True)
        assert mode(path) == 0o600

    def test_where_there_was_none_it_is_private(self, tmp_path: Path) -> None:
        replace_file(tmp_path / "new", b"new")
        assert (tmp_path / "new").read_bytes() == b"new"
        assert mode(tmp_path / "new") == 0o600

    @pytest.mark.parametrize("private", [True, False])
    def test_a_write_that_fails_leaves_the_old_file(self, tmp_path: Path, private: bool) -> None:
        path = tmp_path / "old"
        path.write_bytes(b"old")
        with a_disk_with_little_room(), pytest.raises(OSError, match="old"):
            replace_file(path, LONG, private=private)
        assert path.read_bytes() == b"old"
        assert [*tmp_path.iterdir()] == [path]

    def test_a_program_killed_while_it_writes_leaves_the_old_file(self, tmp_path: Path) -> None:
        path = tmp_path / "old"
        path.write_bytes(b"old")
        killed = subprocess.run(
            [sys.executable, "-c", KILLED_WHILE_WRITING, str(path)],
            check=False,
            cwd=Path(private_files.__file__).parents[1],
        )
        assert killed.returncode < 0
        assert path.read_bytes() == b"old"

    def test_a_symbolic_link_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "there").write_bytes(b"old")
        (tmp_path / "link").symlink_to(tmp_path / "there")
        with pytest.raises(OSError, match="symbolic link"):
            replace_file(tmp_path / "link", b"new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "there").read_bytes() == b"old"

    def test_what_is_no_file_is_refused(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "folder").mkdir()
        for name in ("pipe", "folder"):
            with pytest.raises(OSError, match="not a file"):
                replace_file(tmp_path / name, b"new")
        assert (tmp_path / "pipe").is_fifo()


KILLED_WHILE_WRITING = """
import resource, signal, sys
from pathlib import Path
from interview.private_files import replace_file
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
replace_file(Path(sys.argv[1]), b"x" * 100_000)
"""
"""The system ends a program that writes more than it may, in the middle of the write."""
