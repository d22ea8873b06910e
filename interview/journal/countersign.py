"""A second person signs that they received a sealed record, and so witnesses the signature."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from interview.errors import SigningError
from interview.i18n import _
from interview.journal.database import PATIENCE, connect, explained_failures, transaction
from interview.journal.seals import Attestation, add_attestation, read_seals
from interview.journal.streams import StreamId
from interview.journal.verify_journal import JournalVerification
from interview.signing.rater_key import rater_key
from interview.signing.ssh_signature import RECEIPT


def countersign(journal: Path, stream: StreamId, name: str, now: datetime) -> str:
    """Sign the last seal of a stream with the key of whoever keeps this journal.

    The key is made for `name` if there is none. Returns its fingerprint. Raises `SigningError`
    where the record is not whole or not signed as it stands, and where the same key sealed it: one
    is no witness of oneself.
    """
    with JournalVerification(journal) as verification:
        finding = verification.check(stream)
    if not finding.is_whole or finding.is_erased or finding.seal is None:
        raise SigningError(
            _(
                "Interview {id} is not whole and signed as it stands, so that there is nothing to "
                "witness. See: interview verify {id}"
            ).format(id=stream.interview)
        )
    key = rater_key(journal, name)
    if key.public.fingerprint == finding.seal.fingerprint:
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
        receipt = key.sign(manifest, RECEIPT).encode()
        said = Attestation(str(stream), seal.events, "receipt", receipt)
        with transaction(connection, PATIENCE):
            add_attestation(connection, said, now.isoformat())
    return key.public.fingerprint
