"""Runs `interview` on a disk whose commits take `COMMIT_MS` milliseconds longer."""

import os
import sqlite3
import sys
import time

from interview.cli import main

PAUSE = int(os.environ.get("COMMIT_MS", "0")) / 1000


class SlowConnection(sqlite3.Connection):
    """A connection to a slow disk."""

    def commit(self) -> None:
        time.sleep(PAUSE)
        super().commit()

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        if sql.strip().upper().startswith(("COMMIT", "END")):
            time.sleep(PAUSE)
        return super().execute(sql, *parameters)  # type: ignore[arg-type]


def connect(*arguments: object, **options: object) -> sqlite3.Connection:
    return original(*arguments, factory=SlowConnection, **options)  # type: ignore[call-overload, no-any-return]


original = sqlite3.connect
sqlite3.connect = connect  # type: ignore[assignment]
sys.exit(main())
