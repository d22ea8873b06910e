"""One interview that is open in this program: its lock, its recorder, and the state it is in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from interview import __version__
from interview.bank import Bank
from interview.bank_cache import read_bank
from interview.bank_library import bank_name, bank_path
from interview.frozen import frozen, replace
from interview.i18n import _, current
from interview.journal import (
    Draft,
    Durability,
    Journal,
    LineFor,
    Recorder,
    SaveStatus,
    StreamId,
    lock_interview,
)
from interview.paths import Paths
from interview.running.privacy import Privacy
from interview.session import (
    Event,
    InterviewStarted,
    QuestionOpened,
    QuestionSkipped,
    Recorded,
)
from interview.session.consent_and_closing import STEPS, call_agenda
from interview.session.live_interview import LiveInterview

if TYPE_CHECKING:
    from interview.editing.diff import Revision
    from interview.rubric import BankRubric
    from interview.running.open_request import StartRequest
    from interview.session import CalibrationStated
    from interview.signing.rater_key import PassphraseWanted

_LAST_WRITE = 3.0
"""Seconds to wait for the disk when the interview is closed."""


@frozen
class TypedLine:
    """A line of a dialog, as far as it is typed."""

    purpose: LineFor
    question: str
    """The id of the question it is typed at; empty where the debrief asks for it for none."""
    text: str


class OpenInterview:
    """One interview that is open in this program, and in no other."""

    def __init__(self, paths: Paths, stream: StreamId, bank: Bank) -> None:
        journal = paths.journal
        self._lock = lock_interview(journal, stream)
        with Journal.open(journal) as opened:
            recorded = opened.read(stream)
            if recorded.was_left_by_a_kill:
                from interview.journal.commit_draft_log import commit_draft_log

                commit_draft_log(opened, recorded)
        self.paths = paths
        self._stream = stream
        self.on_save_status: Callable[[SaveStatus], None] = lambda _status: None
        """Called with `save_status` whenever it changes, in the recorder's thread too."""
        self._recorder = Recorder(
            journal,
            stream,
            len(recorded.history),
            lambda: self.on_save_status(self.save_status),
            recorded.draft,
        )
        self.live = LiveInterview(bank, recorded.history, self, utc_now)
        self._last_cursor: tuple[str, tuple[int, int]] = ("", (0, 0))
        """The question whose notes were touched last, and where the cursor is in them."""
        self.typed_line: TypedLine | None = None
        """The line of a dialog that is being typed, if one is."""
        self.conclusion: tuple[str, str] | None = None
        """A part of the conclusion, as far as it is typed."""
        self.privacy = Privacy()
        self._restore_draft(recorded.draft)

    @classmethod
    def begin(cls, paths: Paths, request: StartRequest) -> Self:
        """Begin a new interview."""
        bank, data = read_bank(paths.cache, request.bank)
        started = InterviewStarted(
            candidate=request.candidate,
            role=request.role,
            interviewer=request.interviewer,
            language=bank.language_for(request.language, current()),
            bank=sha256(data).hexdigest(),
            bank_name=bank_name(paths, request.bank),
            program=__version__,
            requisition=request.requisition,
            panel=request.panel,
        )
        now = utc_now()
        left_out = [
            (now, QuestionSkipped(question, _("asked by {names}").format(names=names)))
            for question, names in request.left_to.items()
        ]
        asked = [each.question.id for each in call_agenda(bank, started.language)]
        own = [question for question in asked if question not in request.left_to]
        first = QuestionOpened((own or asked)[0])
        with Journal.open(paths.journal) as opened:
            stream = opened.start(started, data, now, *left_out, (now, first))
        return cls(paths, stream, bank)

    @property
    def id(self) -> str:
        """The id of the interview."""
        return self._stream.interview

    @property
    def save_status(self) -> SaveStatus:
        """How safe is what was typed and done, and what is in the way."""
        return self._recorder.status

    @property
    def seconds_at_rest(self) -> float:
        """Seconds since something was typed or done."""
        return self._recorder.seconds_at_rest

    def emit(self, event: Event, at: datetime, bank_text: bytes = b"") -> Recorded:
        """Hand an event to the journal's writer."""
        return self._recorder.emit(event, at, bank_text)

    def keep_draft(self, question: str, text: str, cursor: tuple[int, int], at: datetime) -> None:
        """Hand the notes as they stand to the journal's writer."""
        self._last_cursor = (question, cursor)
        is_recorded = text == self.live.state.answer(question).notes
        self._recorder.type_notes(question, text, cursor, at, is_recorded=is_recorded)

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Where the cursor stands in the notes, or stood when the interview was left, as line and
        column from 0; `None` where nobody was in the notes of the question that is open."""
        question, cursor = self._last_cursor
        return cursor if question == self.live.state.question else None

    def typed_text(self, asked: TypedLine) -> str | None:
        """How far such a line was typed when the interview was left; `None` where none was."""
        typed = self.typed_line
        return typed.text if typed and replace(typed, text=asked.text) == asked else None

    def keep_line(self, line: TypedLine) -> None:
        """Hand on a line of a dialog, as far as it is typed."""
        self.typed_line = line
        self._recorder.type_line(line.purpose, line.question, line.text, self.live.now())

    def keep_conclusion(self, part: str, text: str) -> None:
        """Hand on a part of the conclusion, as far as it is typed."""
        self.conclusion = (part, text)
        self._recorder.type_conclusion(part, text, self.live.now())

    def drop_line(self) -> None:
        """A line or conclusion that was being typed is given, or given up: only the notes' cursor
        is kept."""
        if self.typed_line is None and self.conclusion is None:
            return
        self.typed_line = self.conclusion = None
        live, lines = self.live, self.live.notes.split("\n")
        question, cursor = self._last_cursor
        if question != live.state.question:
            cursor = (len(lines) - 1, len(lines[-1]))
        self.keep_draft(live.state.question, live.notes, cursor, live.now())

    def settle(self, seconds: float) -> bool:
        """Wait until the journal holds all that was handed in; whether it does."""
        return self._recorder.flush(seconds)

    def make_key(self, name: str, passphrase: str = "") -> None:
        """Make sure that there is a key to sign with; a new one is made for `name`.

        The journal signs when it takes the signature in, after the screen has said that it is
        signed: what keeps it from that must be known before. Raises `KeyLocked` where the key has
        another passphrase, and `SigningError`.
        """
        from interview.signing.rater_key import rater_key

        rater_key(self.paths.journal, name, passphrase)

    def passphrase_wanted(self, *, for_new: bool) -> PassphraseWanted:
        """What to ask for before `make_key`; `for_new`: whether a new key is to have a passphrase.

        Raises `SigningError`.
        """
        from interview.signing.rater_key import passphrase_wanted

        return passphrase_wanted(self.paths.journal, for_new=for_new)

    def calibration(self, name: str) -> CalibrationStated | None:
        """What whoever signs under this name reached in practice on the bank; `None` for nothing.

        Practice never keeps an interview from being signed: a file of it that cannot be read says
        nothing.
        """
        from interview.practice.quoted_calibration import calibration_of
        from interview.practice_log import PracticeError, read_practice
        from interview.session import CalibrationStated

        try:
            sessions, _unreadable = read_practice(self.paths.practice)
        except PracticeError:
            return None
        found = calibration_of(sessions, name, self.live.bank.title.main)
        if found is None:
            return None
        return CalibrationStated(
            found.at.isoformat(), round(found.alpha, 4), found.answers, found.seen
        )

    def make_rubric(self) -> BankRubric:
        """The bank's rubric, with the question on screen ready; takes some tens of ms."""
        from interview.rubric import compile_rubric

        rubric = compile_rubric(self.live.bank)
        if self.live.state.question not in STEPS:
            rubric.question(self.live.state.question, self.live.language)
        return rubric

    def make_ready(self, rubric: BankRubric) -> None:
        """Make every question ready, so that the way to the next one waits for nothing."""
        for question in self.live.bank.questions:
            rubric.question(question.id, self.live.language)

    def revision(self) -> Revision | None:
        """How the bank's file differs from the bank in force; `None` where nothing matters.

        Raises `NotFound` when it is no longer where it was, `BankError` when it cannot be used.
        """
        state = self.live.state
        path = bank_path(self.paths, state.bank_name)
        try:
            if sha256(path.read_bytes()).hexdigest() == state.bank:
                return None  # known by its digest, it need not be read again
        except OSError:
            pass  # `load` says why it cannot be read
        from interview.bank import load
        from interview.editing.diff import ChangeSeverity, Revision, compare

        loaded = load(path)
        comparison = compare(self.live.bank, loaded.require())
        if all(change.severity is ChangeSeverity.EDITORS_ONLY for change in comparison.changes):
            return None
        return Revision(loaded.source.data, loaded.source.sha256, comparison)

    def leave(self) -> str:
        """Close the interview. Where the disk refused: a sentence on where the notes are now."""
        self.live.leave()
        status = self._recorder.close(_LAST_WRITE)
        self._lock.release()
        if status.durability is Durability.SAVED:
            return ""
        reason = _("The journal could not be written: {reason}").format(reason=status.reason)
        if status.durability is Durability.WAITING:
            kept = _(
                "Nothing is lost: it is on the disk beside the journal, which takes it in when the "
                "interview is opened again."
            )
            return f"{reason}\n{kept}"
        from interview.running.rescue_notes import rescue_notes

        return f"{reason}\n{rescue_notes(self.id, self._recorder.unsaved())}"

    def _restore_draft(self, draft: Draft | None) -> None:
        if draft is None:
            return
        if draft.line_for is not None:
            self.typed_line = TypedLine(draft.line_for, draft.question, draft.text)
            return
        if draft.conclusion:
            self.conclusion = (draft.conclusion, draft.text)
            return
        self._last_cursor = (draft.question, draft.cursor)
        if not draft.is_recorded:
            self.live.restore_draft(draft.question, draft.text, draft.at)


def utc_now() -> datetime:
    """The time, as events carry it."""
    return datetime.now(UTC)
