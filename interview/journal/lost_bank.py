"""What to do where the journal's copy of a question bank is damaged: heal it, or go on without.

Notes and ratings stand in events, which name questions by their ids: they can be read all the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from interview.i18n import _
from interview.session import (
    AnswerRated,
    AnswerRecorded,
    InterviewStarted,
    NotesEdited,
    QuestionOpened,
    QuestionSkipped,
    Recorded,
    fold,
)
from interview.session.consent_and_closing import STEPS
from interview.shipped_files import shipped_banks

_NOTHING = "–"


def bank_file(journal: Path, bank_name: str, digest: str) -> bytes | None:
    """The bytes of a bank with that SHA-256 among the files that are there; `None` without one."""
    folders = (journal.parent / "banks", shipped_banks())
    files = (path for folder in folders for path in sorted(folder.glob("*.y*ml")))
    for path in (Path(bank_name), *files):
        with suppress(OSError):
            text = path.read_bytes()
            if sha256(text).hexdigest() == digest:
                return text
    return None


def stand_in_bank(history: Sequence[Recorded]) -> bytes:
    """A bank to read an interview with whose own is lost: its questions by their ids, unrated.

    So every note and level is shown, and nothing is made of the ratings, as weights, anchors and
    the rule are not known.
    """
    started = history[0].event
    assert isinstance(started, InterviewStarted)
    state = fold(history)
    named = (QuestionOpened, NotesEdited, AnswerRecorded, AnswerRated, QuestionSkipped)
    ids = dict.fromkeys(
        each.event.question
        for each in history
        if isinstance(each.event, named) and each.event.question not in STEPS
    )
    levels = [each.event.level for each in history if isinstance(each.event, AnswerRated)]
    questions = [
        {"id": each, "ask": each, **_kind_of(state.answer(each).value)} for each in ids
    ] or [{"id": "none", "ask": _NOTHING}]
    bank = {
        "format": 1,
        "title": _("Question bank that was damaged"),
        "languages": [started.language],
        "scale": [str(level) for level in range(1, max([*levels, 4]) + 1)],
        "competencies": {"unknown": {"name": _NOTHING}},
        "sections": [{"title": _NOTHING, "questions": questions}],
    }
    return json.dumps(bank, ensure_ascii=False).encode()


def _kind_of(value: object) -> dict[str, Any]:
    """The keys of a question that has such an answer."""
    match value:
        case bool() | None:
            return {}
        case int() | float():
            return {"answer": "number"}
        case str():
            return {"answer": "pick_one", "options": [value, _NOTHING]}
        case tuple() if value and all(isinstance(each, str) for each in value):
            return {"answer": "pick_many", "options": [*value, _NOTHING]}
        case tuple() if value:
            columns = range(1, max(len(row) for row in value) + 1)
            return {"answer": "table", "columns": [{"name": str(each)} for each in columns]}
        case _:
            return {}
