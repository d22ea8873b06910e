"""Records a random interview, and marks what it handed in and what was said to be saved.

    python -m tests.longrun.recorded_walk HOME POINTS SEED

The marks go to a file beside HOME, where `power_loss` finds them among the writes.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

from interview.journal import Durability, Journal, Recorder
from interview.journal.commit_draft_log import commit_draft_log
from interview.session import (
    AnswerRated,
    Event,
    InterviewLeft,
    InterviewResumed,
    NotesEdited,
    QuestionOpened,
    Recorded,
    Redone,
    Undone,
    fold,
)
from interview.session.undo import next_redo, next_undo
from tests.journal.samples import NOON, begin

CALLS_A_STEP = 6
"""Writes, syncs and the like that a step causes at least: how long the walk has to be."""


class RecordedWalk:
    """An interview that goes on at random."""

    def __init__(self, home: Path, seed: int) -> None:
        self._journal = home / "journal.db"
        self._rolled = random.Random(seed)
        self._stream = begin(self._journal)
        self._marks = os.open(home.parent / "marks", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self._views: list[tuple[int, str, int, str]] = []
        self._draft: str | None = None
        self._history: list[Recorded] = []
        self._counter = 0
        self._open()

    def run(self, steps: int) -> None:
        """Take so many steps."""
        for step in range(steps):
            self._step()
            if self._rolled.random() < 0.35:
                self._wait_until_saved()
            if step % 40 == 39:
                self._reopen()
        self._recorder.close(10)

    def write_views(self, path: Path) -> None:
        """Leave what was to be seen at each step, for whoever checks."""
        stream = [self._stream.interview, self._stream.writer]
        path.write_text(json.dumps({"stream": stream, "views": self._views}), encoding="utf-8")

    def _open(self) -> None:
        with Journal.open(self._journal) as journal:
            found = journal.read(self._stream)
            commit_draft_log(journal, found)
        self._history = list(found.history)
        self._recorder = Recorder(
            self._journal, self._stream, len(found.history), lambda: None, found.draft
        )
        self._draft = found.draft.text if found.draft and not found.draft.is_recorded else None
        self._mark_handed_in()

    def _reopen(self) -> None:
        """Close the interview and open it again; or leave it as a kill would, and open it."""
        if self._rolled.random() < 0.5:
            self._fold()
            self._emit(InterviewLeft())
            self._recorder.close(10)
            self._open()
            self._emit(InterviewResumed())
        else:
            self._recorder.flush(10)  # its thread rests from here on
            self._open()

    def _step(self) -> None:
        match self._rolled.choice(["type"] * 8 + ["move", "fold", "rate", "undo", "redo", "visit"]):
            case "type":
                self._type()
            case "move":
                self._recorder.type_notes(
                    "impact", self._notes, (0, 0), NOON, is_recorded=self._draft is None
                )
            case "fold":
                self._fold()
            case "rate":
                self._fold()
                self._emit(AnswerRated("impact", self._rolled.randint(1, 4)))
            case "undo":
                self._fold()
                if undone := next_undo(self._history):
                    self._emit(Undone(undone.seq))
            case "redo":
                self._fold()
                if redone := next_redo(self._history):
                    self._emit(Redone(redone.seq))
            case "visit":
                self._fold()
                self._emit(QuestionOpened("campaigns"))
                self._emit(QuestionOpened("impact"))

    @property
    def _notes(self) -> str:
        return self._recorded if self._draft is None else self._draft

    @property
    def _recorded(self) -> str:
        return fold(self._history).answer("impact").notes

    def _type(self) -> None:
        self._counter += 1
        notes, place = self._notes, self._rolled.randint(0, len(self._notes))
        if len(notes) > 1_500:
            notes, place = "", 0
        pasted = " pasted" * 40 if self._rolled.random() < 0.1 else ""
        text = f"{notes[:place]}<{self._counter}{pasted}>{notes[place:]}"
        if self._rolled.random() < 0.1:
            text = self._recorded  # typed and deleted again
        self._draft = None if text == self._recorded else text
        self._views.append(self._view())
        self._mark()
        self._recorder.type_notes(
            "impact", text, (0, place), NOON, is_recorded=text == self._recorded
        )

    def _fold(self) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            self._emit(NotesEdited("impact", draft))

    def _emit(self, event: Event) -> None:
        self._history.append(Recorded(len(self._history) + 1, NOON, event))
        self._views.append(self._view())
        self._mark()
        self._recorder.emit(event, NOON)

    def _view(self) -> tuple[int, str, int, str]:
        state = fold(self._history)
        answer = state.answer("impact")
        level = answer.rating.level if answer.rating else 0
        return len(self._history), self._notes, level, state.question

    def _mark_handed_in(self) -> None:
        self._views.append(self._view())
        self._saved = len(self._views) - 1
        self._mark()

    def _wait_until_saved(self) -> None:
        while self._recorder.status.durability is not Durability.SAVED:
            time.sleep(0.005)
        self._saved = len(self._views) - 1
        self._mark()

    def _mark(self) -> None:
        mark = {"handed_in": len(self._views) - 1, "saved": self._saved}
        os.write(self._marks, json.dumps(mark).encode())


def main() -> None:
    """Walk, and leave the views."""
    home, points, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    walk = RecordedWalk(home, seed)
    walk.run(points // (3 * CALLS_A_STEP) + 20)
    walk.write_views(home.parent / "views")


if __name__ == "__main__":
    main()
