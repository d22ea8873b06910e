"""Checks a journal against itself: its file, its chain, every stream, seal and line of the list.

It begins with the events and the chain, never with the list. What is claimed of an interview is
what was checked of it, and no more: that it is whole (nothing contradicts), who signed it, and who
witnessed that. The steps are those of `docs/journal-format.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Self

from interview.errors import InterviewErased, JournalDamaged, JournalError, SigningError
from interview.frozen import frozen
from interview.i18n import _
from interview.journal.check_seal import CheckedSeal, check_seal, missing_seals, with_witnesses
from interview.journal.damage_messages import (
    added_behind,
    damaged,
    lost_bank,
    rescued,
    unlike_the_seal,
)
from interview.journal.database import (
    PATIENCE,
    connect,
    explained_failures,
    snapshot,
    transaction,
)
from interview.journal.draft_log import draft_in_force, pending_events, read_draft_log
from interview.journal.draft_log_names import (
    decision_draft,
    draft_log_files,
    draft_log_path,
    logged_streams,
    panel_draft,
)
from interview.journal.erase import unfinished_erasures
from interview.journal.journal_chain import TIMED_LINKS, NamedInChain, read_links
from interview.journal.journal_head import JournalHead
from interview.journal.list_line import ListLine, cut_off_by, list_line, mend_line, sealed_numbers
from interview.journal.parse_time import is_time
from interview.journal.seals import (
    Attestation,
    KeptSeal,
    Seal,
    read_attestations,
    read_seals,
)
from interview.journal.store import checked_history, is_chained, read_rows, stored_bank
from interview.journal.stream_title import is_interview, stream_title
from interview.journal.streams import EventRows, StreamId, parse_stream_id
from interview.session import (
    InterviewStarted,
    Recorded,
    StreamOpened,
    UnknownEvent,
    banks_used,
)
from interview.session.decide_status import goes_on_unamended, record_status
from interview.signing.known_raters import KnownRater, read_known_raters
from interview.signing.ssh_signature import SignatureRefused
from interview.signing.time_stamp import KnownAuthority, read_known_authorities
from interview.status_words import RecordStatus
from interview.system_errors import reason_of

BEGINNINGS = (InterviewStarted, StreamOpened)
"""What the first event of a stream can be."""


@frozen
class StreamFinding:
    """What was found of one stream."""

    stream: StreamId
    problems: tuple[str, ...] = ()
    """What contradicts, in sentences; none where the stream is whole."""
    seals: tuple[CheckedSeal, ...] = ()
    events: int = 0
    is_erased: bool = False
    is_unfinished: bool = False
    """Whether something of it is in the draft log only."""
    foreign_log: Path | None = None
    """A draft log that does not continue the stream."""
    not_understood: int = 0
    """How many events are of a kind that this version does not know."""
    status: RecordStatus = RecordStatus.DAMAGED
    """How it stands, by those of its seals that hold."""
    title: str = ""
    """What the stream is, and whose; empty where that was erased, or cannot be read."""
    is_of_interviewer: bool = False
    """Whether it is the interviewer's record, and not what others recorded beside it."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing contradicts."""
        return not self.problems

    @property
    def seal(self) -> CheckedSeal | None:
        """The seal that covers all of it; `None` where it is not signed as it stands."""
        return self.seals[-1] if self.seals and self.seals[-1].events == self.events else None


class JournalVerification:
    """A journal that is being verified. Nothing but its list is ever written."""

    def __init__(self, path: Path, *, mends: bool = True) -> None:
        """Open a journal, and read its chain. Raises `JournalError`.

        `mends`: write the lines of the list anew that do not say what the events say; without it,
        each is a problem.
        """
        self.problems: list[str] = []
        """What contradicts in the journal as a whole, in sentences."""
        self.mended = 0
        """How many lines of the list did not say what the events say, and now do."""
        self.is_file_damaged = False
        """Whether SQLite cannot read all of the file: then nothing is written to it."""
        self._path = path
        self._mends = mends
        self._connection = connect(path)
        self._whole_banks: set[str] = set()
        """The digests of the banks that were seen to be as they were stored."""
        self._known: tuple[KnownRater, ...] = ()
        self._authorities: tuple[KnownAuthority, ...] = ()
        try:
            self._known = read_known_raters(path)
            self._authorities = read_known_authorities(path)
        except SigningError as error:
            self.problems.append(str(error))
        self._read_chain()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def check_file(self) -> None:
        """Have SQLite check the file, and see whether an erasure was cut short."""
        with self._damage_noted(), explained_failures(self._path):
            rows = self._connection.execute("PRAGMA integrity_check(3)").fetchall()
            if rows != [("ok",)]:
                self.is_file_damaged = True
                reasons = (" ".join(str(text).split()) for (text,) in rows)
                self._say_damage("; ".join(reasons))
        with self._damage_noted(), explained_failures(self._path):
            if unfinished_erasures(self._connection):
                self.problems.append(
                    _("An erasure was cut short: erase the same interview again to finish it.")
                )

    @property
    def head(self) -> JournalHead:
        """Where the chain of the journal has got to."""
        return JournalHead(self._named.journal, len(self._hashes), self._hashes[-1])

    def check_against(
        self, heads: tuple[JournalHead, ...], seals: tuple[KeptSeal, ...] = ()
    ) -> None:
        """Hold the chain against heads of it, and seals, that somebody kept.

        What differs is a problem. Heads of other journals say nothing, unless there is no other: an
        export that a witness made has that of their journal too.
        """
        ours = [kept for kept in heads if kept.journal == self._named.journal]
        told = (kept.unlike(self._named.journal, self._hashes) for kept in ours or heads[:1])
        self.problems += filter(None, told)
        for seal in seals:
            link = self._named.sealed.get(seal.stream, {}).get(seal.events)
            is_there = link is not None and link.body["manifest"] == seal.manifest
            if seal.journal == self._named.journal and not is_there:
                self.problems.append(
                    _(
                        "A signature of interview {id} that was kept is not in the chain of the "
                        "journal: it was taken away, or the journal was put back or written anew."
                    ).format(id=parse_stream_id(seal.stream).interview)
                )

    def streams(self) -> list[StreamId]:
        """Every stream that is there, or should be, by events, chain, seals or list."""
        names = set(self._named.begun) | set(self._named.erased)
        for table in ("event", "seal", "summary"):
            with self._damage_noted(), explained_failures(self._path):
                for (name,) in self._connection.execute(f"SELECT DISTINCT stream FROM {table}"):
                    names.add(str(name))
        names |= set(self._named.sealed) - self._named.rescued
        return [parse_stream_id(name) for name in sorted(names)]

    def check(self, stream: StreamId) -> StreamFinding:
        """Check one stream, and mend its line in the list where it is not what the events say.

        Another program may write meanwhile: where the chain has gone on since it was read, what
        contradicts is looked at again.
        """
        try:
            finding = self._check(stream)
            if finding.problems and not self.is_file_damaged:
                with explained_failures(self._path):
                    (links,) = self._connection.execute("SELECT count(*) FROM link").fetchone()
                if links != len(self._hashes):
                    self._read_chain()
                    finding = self._check(stream)
        except JournalDamaged:
            self.is_file_damaged = True
            sentence = _("Interview {id} cannot be read: the file of the journal is damaged there.")
            return StreamFinding(stream, (sentence.format(id=stream.interview),))
        return finding

    @contextmanager
    def _damage_noted(self) -> Iterator[None]:
        """Make a problem of what SQLite cannot read, so that the rest is checked all the same."""
        try:
            yield
        except JournalDamaged as error:
            self.is_file_damaged = True
            cause = error.__cause__
            self._say_damage(reason_of(cause) if isinstance(cause, Exception) else str(error))

    def _say_damage(self, reason: str) -> None:
        sentence = _("SQLite finds the file of the journal damaged: {reason}").format(reason=reason)
        if sentence not in self.problems:
            self.problems.append(sentence)

    # The chain

    def _read_chain(self) -> None:
        self._named = NamedInChain()
        self._hashes: list[str] = []
        self._is_chain_read = False
        with self._damage_noted(), explained_failures(self._path), snapshot(self._connection):
            try:
                for link in read_links(self._connection):
                    self._hashes.append(link.hash)
                    self._named.take(link)
                    if link.kind in TIMED_LINKS and not is_time(link.body.get("at")):
                        self.problems.append(
                            _("Link {number} of the journal has no readable time.").format(
                                number=link.number
                            )
                        )
            except (JournalError, KeyError, TypeError, ValueError) as error:
                sentence = str(error) if isinstance(error, JournalError) else ""
                number = len(self._hashes)
                self.problems.append(
                    sentence
                    or _("Link {number} of the journal cannot be read.").format(number=number)
                )
            self._is_chain_read = True
        if not self._hashes:
            self._hashes.append("")

    # One stream

    def _check(self, stream: StreamId) -> StreamFinding:
        log = read_draft_log(draft_log_path(self._path, stream), stream)
        name = str(stream)
        with explained_failures(self._path), snapshot(self._connection):
            rows = read_rows(self._connection, stream)
            seals = read_seals(self._connection, name)
            attestations = list(read_attestations(self._connection, name))
            listed = self._connection.execute(
                "SELECT * FROM summary WHERE stream = ?", (name,)
            ).fetchone()
        if not rows:
            return StreamFinding(stream, (self._missing(stream, listed),))
        history: tuple[Recorded, ...] = ()
        is_erased = False
        problems: list[str] = []
        try:
            history, _head = checked_history(stream, rows)
        except InterviewErased:
            is_erased = True
            if self._is_chain_read:
                problems += self._check_tombstone(stream, rows)
            if draft_log_files(self._path, stream):
                problems.append(
                    _(
                        "Interview {id} was erased, and a draft log of it is there still: erase it "
                        "again."
                    ).format(id=stream.interview)
                )
        except JournalError as error:
            if name in self._named.rescued:
                return StreamFinding(stream, (rescued(stream),), status=RecordStatus.RESCUED)
            return StreamFinding(stream, (str(error),))
        if not self._is_chain_read:
            sentence = _(
                "Interview {id} can be read, but cannot be held against the chain of the journal: "
                "the file is damaged there."
            )
            return StreamFinding(stream, (sentence.format(id=stream.interview),))
        problems += self._check_beginning(stream, rows, history, is_erased=is_erased)
        problems += self._check_banks(history)
        checked = []
        for place, seal in enumerate(seals):
            said = [each for each in attestations if each.events == seal.events]
            try:
                checked.append(self._check_seal(seal, seals[:place], said, rows, history))
            except SignatureRefused as error:
                problems.append(str(error))
        if goes_on_unamended(history):
            problems.append(added_behind(stream))
        problems += missing_seals(stream, history, self._named.sealed.get(name, ()), seals)
        problems += self._check_list(stream, listed, history, rows, seals)
        pending = pending_events(history, log) if history else ()
        has_notes = bool(pending) or (
            pending is not None
            and (draft := draft_in_force(history, log.draft)) is not None
            and draft.is_told
        )
        return StreamFinding(
            stream,
            tuple(problems),
            tuple(checked),
            len(rows),
            is_erased,
            is_unfinished=has_notes,
            foreign_log=draft_log_path(self._path, stream) if pending is None else None,
            not_understood=sum(isinstance(each.event, UnknownEvent) for each in history),
            status=record_status(history, [each.events for each in checked]),
            title=stream_title(history),
            is_of_interviewer=is_interview(history),
        )

    def _missing(self, stream: StreamId, listed: object) -> str:
        if str(stream) in self._named.begun:
            return _(
                "Interview {id} is missing: the chain of the journal says that it was begun, and "
                "nothing of it is there."
            ).format(id=stream.interview)
        if listed is not None:
            return _(
                "The list has interview {id}, and nothing of it is there: it was taken away, or "
                "the list was changed outside this program."
            ).format(id=stream.interview)
        return unlike_the_seal(stream)

    def _check_tombstone(self, stream: StreamId, rows: EventRows) -> Iterator[str]:
        link = self._named.erased.get(str(stream))
        if link is None:
            yield _(
                "The content of interview {id} is gone, and the chain of the journal knows of no "
                "erasure."
            ).format(id=stream.interview)
        elif (link.body["events"], link.body["head"]) != (
            rows[-1][0],
            rows[-1][3].hex(),
        ) or not is_chained(stream, rows, may_have_gaps=str(stream) in self._named.rescued):
            yield str(damaged(stream))

    def _check_beginning(
        self,
        stream: StreamId,
        rows: EventRows,
        history: tuple[Recorded, ...],
        *,
        is_erased: bool,
    ) -> Iterator[str]:
        begun = self._named.begun.get(str(stream))
        if is_erased and str(stream) in self._named.rescued:
            return
        if begun is None:
            yield _(
                "The chain of the journal knows nothing of interview {id}: it was put in outside "
                "this program."
            ).format(id=stream.interview)
        elif begun != rows[0][2].hex():
            yield _(
                "Interview {id} does not begin as the chain of the journal says: it was written "
                "anew."
            ).format(id=stream.interview)
        if history and not isinstance(history[0].event, BEGINNINGS):
            yield str(damaged(stream))
        if str(stream) in self._named.erased and not is_erased:
            yield _("Interview {id} was erased, and its content is there again.").format(
                id=stream.interview
            )

    def _check_banks(self, history: tuple[Recorded, ...]) -> Iterator[str]:
        for digest in dict.fromkeys(banks_used(history)):
            if digest in self._whole_banks:
                continue  # most interviews are run with the same few
            with explained_failures(self._path):
                text = stored_bank(self._connection, digest)
            if text is None:
                yield lost_bank(digest)
            else:
                self._whole_banks.add(digest)

    def _check_seal(
        self,
        seal: Seal,
        earlier: tuple[Seal, ...],
        said: Sequence[Attestation],
        rows: EventRows,
        history: tuple[Recorded, ...],
    ) -> CheckedSeal:
        """Hold a seal, and what is said of it, against events and chain.

        Raises `SignatureRefused`, with a sentence.
        """
        stream = parse_stream_id(seal.stream)
        found = check_seal(seal, earlier, rows, history, self._known)
        link = self._named.sealed.get(seal.stream, {}).get(seal.events)
        is_ours = seal.value("journal") == self._named.journal
        if (
            (link is None and is_ours)
            or (link and link.body["manifest"] != found.manifest)
            or (link and link.body["signature"] != sha256(seal.signature.encode()).hexdigest())
        ):
            raise SignatureRefused(unlike_the_seal(stream))
        kept = seal.journal_head
        if is_ours and (kept is None or not kept.is_on(self._hashes)):
            raise SignatureRefused(
                _(
                    "The chain of the journal is not the one that was there when interview {id} "
                    "was signed: it was written anew, or put back to an earlier state."
                ).format(id=stream.interview)
            )
        digests = {(seal.stream, each.events, sha256(each.data).hexdigest()) for each in said}
        if not digests <= self._named.attested:
            raise SignatureRefused(unlike_the_seal(stream))
        return with_witnesses(found, seal, said, rows, self._known, self._authorities)

    # The list

    def _check_list(
        self,
        stream: StreamId,
        listed: ListLine | None,
        history: tuple[Recorded, ...],
        rows: EventRows,
        seals: tuple[Seal, ...],
    ) -> Iterator[str]:
        """Write the interview's line in the list anew where it is not what the events say.

        A line that counts more events than there are is left alone: the last ones may have been
        cut off, and this is what shows it.
        """
        if self.is_file_damaged or listed == list_line(
            stream, history, sealed_numbers(seals, rows)
        ):
            return
        if cut_off := cut_off_by(stream, listed, history):
            yield cut_off
            return
        if not self._mends:
            yield _(
                "The list says otherwise of interview {id} than its record: “interview verify” "
                "writes it anew."
            ).format(id=stream.interview)
            return
        with explained_failures(self._path), transaction(self._connection, PATIENCE):
            self.mended += mend_line(self._connection, stream, history, rows)


def lone_draft_logs(journal: Path, streams: list[StreamId]) -> list[Path]:
    """Draft logs of streams that the journal does not have, nor of a panel or a decision on one."""
    known = {*streams, *(panel_draft(each.interview) for each in streams)}
    known |= {decision_draft(each.interview) for each in streams}
    lone = logged_streams(journal) - known
    return sorted(path for stream in lone for path in draft_log_files(journal, stream))
