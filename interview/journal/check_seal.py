"""Checks a seal, and what others say of it, against the events that it seals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from interview.frozen import frozen, replace
from interview.i18n import _
from interview.journal.damage_messages import unlike_the_seal
from interview.journal.seals import Attestation, Seal
from interview.journal.streams import EventRows, StreamId, parse_stream_id
from interview.session import InterviewSigned, Recorded
from interview.signing.known_raters import KnownRater, whose
from interview.signing.ssh_signature import (
    RECEIPT,
    SEAL,
    SignatureRefused,
    check_signature,
)
from interview.signing.time_stamp import KnownAuthority, TimeStampRefused, check_time_stamp
from interview.status_words import SealingKey


@frozen
class CheckedSeal:
    """A seal that fits what it seals."""

    events: int
    """How many events it covers."""
    name: str
    """The name that was typed when it was signed; empty where that was erased."""
    key: SealingKey
    """The key that signed, and whose it is as far as is known here."""
    manifest: str
    """The SHA-256 of what was signed, in hexadecimal."""
    witnesses: tuple[str, ...] = ()
    """Known persons who signed that they received it, and known authorities with their time."""
    others: tuple[str, ...] = ()
    """The fingerprints, or the names and times, of those who are not known and say the same."""


def check_seal(
    seal: Seal,
    earlier: Sequence[Seal],
    rows: EventRows,
    history: Sequence[Recorded],
    known: tuple[KnownRater, ...],
) -> CheckedSeal:
    """Hold a seal against the events of its stream, and the seals before it.

    `history` is empty where the stream was erased. Raises `SignatureRefused`, with a sentence.
    """
    stream = parse_stream_id(seal.stream)
    commitments = [commitment for _seq, _content, commitment, _head in rows]
    if not 0 < seal.events <= len(rows):
        raise SignatureRefused(unlike_the_seal(stream))
    manifest = seal.manifest(commitments)
    before = sha256(earlier[-1].manifest(commitments)).hexdigest() if earlier else "none"
    if (
        seal.value("stream") != seal.stream
        or seal.value("events") != str(seal.events)
        or seal.value("head") != rows[seal.events - 1][3].hex()
        or seal.value("before") != before
    ):
        raise SignatureRefused(unlike_the_seal(stream))
    try:
        key = check_signature(seal.signature, manifest, SEAL)
    except SignatureRefused as error:
        raise SignatureRefused(unlike_the_seal(stream)) from error
    if key.fingerprint != seal.value("key"):
        raise SignatureRefused(unlike_the_seal(stream))
    signed = history[seal.events - 1].event if history else None
    if history and not isinstance(signed, InterviewSigned):
        raise SignatureRefused(unlike_the_seal(stream))
    typed = signed.name if isinstance(signed, InterviewSigned) else ""
    sealing_key = SealingKey(whose(key, known, SEAL), key.fingerprint)
    return CheckedSeal(seal.events, typed, sealing_key, sha256(manifest).hexdigest())


def check_seals(
    seals: Sequence[Seal],
    rows: EventRows,
    history: Sequence[Recorded],
    known: tuple[KnownRater, ...],
) -> tuple[list[CheckedSeal], list[str]]:
    """The seals of a stream that hold, and a sentence on each that does not."""
    checked, refused = [], []
    for place, seal in enumerate(seals):
        try:
            checked.append(check_seal(seal, seals[:place], rows, history, known))
        except SignatureRefused as error:
            refused.append(str(error))
    return checked, refused


def missing_seals(
    stream: StreamId, history: Sequence[Recorded], sealed: Iterable[int], there: Iterable[Seal]
) -> Iterator[str]:
    """A sentence if a seal is missing: for a signature in `history`, or after one of so many events
    as `sealed` says."""
    signed = {each.seq for each in history if isinstance(each.event, InterviewSigned)}
    if not signed.union(sealed) <= {seal.events for seal in there}:
        yield _("A signature of interview {id} is missing: it was taken away.").format(
            id=stream.interview
        )


def with_witnesses(
    found: CheckedSeal,
    seal: Seal,
    said: Sequence[Attestation],
    rows: EventRows,
    known_raters: tuple[KnownRater, ...],
    authorities: tuple[KnownAuthority, ...],
) -> CheckedSeal:
    """A seal with those who attest it. What does not fit the seal does not count."""
    if not said:
        return found
    manifest = seal.manifest(commitment for _seq, _content, commitment, _head in rows)
    known: list[str] = []
    others: list[str] = []
    for each in said:
        if each.kind == "receipt":
            try:
                key = check_signature(each.data.decode("ascii", "replace"), manifest, RECEIPT)
            except SignatureRefused:
                continue
            if key.fingerprint != found.key.fingerprint:
                name = whose(key, known_raters, RECEIPT)
                (known if name else others).append(name or key.fingerprint)
        elif each.kind == "timestamp":
            try:
                stamp = check_time_stamp(each.data, seal.signature.encode(), authorities)
            except TimeStampRefused:
                continue
            text = f"{stamp.authority} ({stamp.at.isoformat()})"
            (known if stamp.is_known else others).append(text)
    return replace(found, witnesses=tuple(known), others=tuple(others))
