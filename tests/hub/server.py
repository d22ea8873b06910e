"""A real PostgreSQL that a test starts for itself, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

_OTHERS = "nobody"
"""PostgreSQL refuses to run as root: then it runs as this one."""


class Server:
    """A server on a Unix socket, or with TLS on loopback."""

    def __init__(
        self,
        programs: Path,
        *settings: str,
        files: Mapping[str, bytes] | None = None,
        place: Path | None = None,
    ) -> None:
        """`programs` is the folder of its programs; `settings` are lines of its configuration;
        `files` are written into its folder, such as `pg_hba.conf`; `place` is where that is made.
        """
        self._programs = programs
        # A path short enough for a Unix socket.
        self.folder = Path(tempfile.mkdtemp(prefix="hub-", dir=place or "/tmp"))
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.data.mkdir()
        self.data.chmod(0o700)
        if os.geteuid() == 0:
            import pwd

            own = pwd.getpwnam(_OTHERS)
            self.folder.chmod(0o755)
            if place:
                place.chmod(0o755)
            for path in (self.folder, self.data):
                os.chown(path, own.pw_uid, own.pw_gid)
        self._run("initdb", "-D", str(self.data), "-U", "boss", "-A", "trust", "-N", "-E", "UTF8",
                  "--no-locale")  # fmt: skip
        lines = (
            "listen_addresses = ''",
            f"unix_socket_directories = '{self.folder}'",
            "fsync = off",
            "max_wal_size = 128MB",
            "shared_buffers = 16MB",
            "autovacuum = off",
            "log_statement = 'all'",
            *settings,
        )
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as opened:
            opened.write("".join(f"{line}\n" for line in lines))
        for name, data in (files or {}).items():
            path = self.data / name
            path.write_bytes(data)
            path.chmod(0o600)
            if os.geteuid() == 0:
                os.chown(path, self.data.stat().st_uid, self.data.stat().st_gid)
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.log), "-w", "start")

    def kill(self) -> None:
        """End it and all its processes at once, as a power cut does to their memory."""
        pid = int((self.data / "postmaster.pid").read_text(encoding="ascii").split()[0])
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
        )
        for each in [str(pid), *children.stdout.split()]:
            with suppress(ProcessLookupError):
                os.kill(int(each), signal.SIGKILL)
        while any(Path(f"/proc/{each}/exe").exists() for each in children.stdout.split()):
            time.sleep(0.01)  # they hold the shared memory, without which none starts
        for path in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL*")):
            path.unlink(missing_ok=True)

    def stop(self) -> None:
        """End it as an administrator does."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop")

    def base_backup(self, to: str) -> Path:
        """A base backup, as an administrator makes one, into a folder of this name."""
        folder = self.folder / to
        self._run("pg_basebackup", "-h", str(self.folder), "-U", "boss", "-D", str(folder),
                  "-c", "fast", "-X", "none", "--no-sync", "--no-manifest")  # fmt: skip
        return folder

    def remove(self) -> None:
        """Stop it, and delete all of it."""
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, login: str = "boss", database: str = "postgres") -> str:
        """The address for one role."""
        return f"postgresql://{login}@/{database}?host={self.folder}"

    def connect(self, login: str = "boss", database: str = "postgres") -> psycopg.Connection[Any]:
        """A connection by hand."""
        return psycopg.connect(self.url(login, database), autocommit=True)

    def _run(self, program: str, *arguments: str) -> None:
        user = _OTHERS if os.geteuid() == 0 else None
        with (self.folder / "output").open("ab") as output:
            done = subprocess.run(
                [str(self._programs / program), *arguments],
                stdout=output, stderr=output, stdin=subprocess.DEVNULL,
                user=user, cwd="/", env={"LC_ALL": "C", "PATH": os.environ["PATH"]}, check=False,
            )  # fmt: skip
        assert done.returncode == 0, (self.folder / "output").read_text(errors="replace")
