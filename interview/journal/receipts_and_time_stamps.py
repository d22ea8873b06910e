"""Adds what others attest of a sealed record: that a second person received it, and when."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from interview.errors import SigningError
from interview.i18n import _
from interview.journal.check_seal import CheckedSeal
from interview.journal.database import PATIENCE, connect, explained_failures, transaction
from interview.journal.seals import Attestation, keep_attestation, read_seals
from interview.journal.streams import StreamId
from interview.journal.verify_journal import JournalVerification
from interview.signing.rater_key import rater_key
from interview.signing.ssh_signature import RECEIPT
from interview.signing.time_stamp import (
    TimeStamp,
    TimeStampRefused,
    check_time_stamp,
    read_known_authorities,
    time_stamp_request,
)


def countersign(journal: Path, stream: StreamId, name: str, now: datetime) -> str:
    """Sign the last seal of a stream with the key of whoever keeps this journal.

    The key is made for `name` if there is none. Returns its fingerprint. Raises `SigningError`
    where the record is not whole or not signed as it stands, and where the same key sealed it: one
    is no witness of oneself.
    """
    sealed = _sealed(journal, stream)
    key = rater_key(journal, name)
    if key.public.fingerprint == sealed.key.fingerprint:
        raise SigningError(
            _(
                "Your own key signed interview {id}. A witness is somebody else: have them import "
                "the record, and sign for it with their key."
            ).format(id=stream.interview)
        )
    with closing(connect(journal)) as connection, explained_failures(journal):
        seal = read_seals(connection, str(stream))[-1]
        rows = connection.execute(
            "SELECT commitment FROM event WHERE stream = ? ORDER BY seq", (str(stream),)
        )
        manifest = seal.manifest([commitment for (commitment,) in rows])
        said = key.sign(manifest, RECEIPT).encode()
        with transaction(connection, PATIENCE):
            receipt = Attestation(str(stream), seal.events, "receipt", said)
            keep_attestation(connection, receipt, now.isoformat())
    return key.public.fingerprint


def add_time_stamp(
    journal: Path, stream: StreamId, ask: Callable[[bytes], bytes], now: datetime
) -> TimeStamp:
    """Have an authority stamp the last signature of a stream, and keep what it said.

    `ask` sends a request, and returns the answer. Raises `SigningError` where the record is not
    whole or not signed as it stands, and where the answer is no time stamp of that signature.
    """
    _sealed(journal, stream)
    known = read_known_authorities(journal)
    with closing(connect(journal)) as connection, explained_failures(journal):
        seal = read_seals(connection, str(stream))[-1]
        request = time_stamp_request(seal.signature.encode())
        answer = ask(request)
        try:
            stamp = check_time_stamp(answer, seal.signature.encode(), known, request)
        except TimeStampRefused as error:
            raise SigningError(
                _(
                    "What the authority answered is no time stamp of this signature: {reason}"
                ).format(reason=error)
            ) from error
        with transaction(connection, PATIENCE):
            kept = Attestation(str(stream), seal.events, "timestamp", answer)
            keep_attestation(connection, kept, now.isoformat())
    return stamp


def _sealed(journal: Path, stream: StreamId) -> CheckedSeal:
    """The seal of a stream that is whole and signed as it stands. Raises `SigningError`."""
    with JournalVerification(journal) as verification:
        finding = verification.check(stream)
    if not finding.is_whole or finding.is_erased or finding.seal is None:
        raise SigningError(
            _(
                "Interview {id} is not whole and signed as it stands, so that there is nothing to "
                "witness. See: interview verify {id}"
            ).format(id=stream.interview)
        )
    return finding.seal
