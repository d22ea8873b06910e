"""The program behind a page, when what it is connected to goes away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from interview.file_lock import is_locked
from interview.journal import list_interviews, load_record
from interview.web.served_program import DRIVER

START = ("start", "social-media", "--candidate", "Ada Lovelace", "--interviewer", "Grace Hopper")


def test_when_the_server_is_gone_the_program_takes_in_what_was_typed_and_ends(
    tmp_path: Path,
) -> None:
    typed = "says she is a guru"
    environment = os.environ | {
        "INTERVIEW_HOME": str(tmp_path),
        "TEXTUAL_DRIVER": DRIVER,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "interview", *START],
        env=environment,
        input=b"D" + len(typed).to_bytes(4, "big") + typed.encode(),  # and then no more
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == b""
    journal = tmp_path / "journal.db"
    (summary,) = list_interviews(journal)
    assert load_record(journal, summary.id.interview).state.answer("self-title").notes == typed
    assert not any(is_locked(file) for file in tmp_path.rglob("*.lock"))
