"""Takes one interview out of the journal, as an archive that a stranger can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from interview import i18n
from interview.errors import ExportError
from interview.i18n import _
from interview.journal.archive_members import (
    KNOWN_RATERS,
    PDF_REPORT,
    README,
    SUMS,
    SUMS_SIGNATURE,
    ExportedRecord,
    ExportedStream,
    checksums,
)
from interview.journal.database import connect, explained_failures, snapshot
from interview.journal.exchange_streams import read_exported_stream
from interview.journal.export_readme import ExportSignature, export_readme
from interview.journal.journal_chain import journal_head
from interview.journal.store import Journal
from interview.journal.verify_journal import JournalVerification
from interview.journal.zip_archive import write_archive
from interview.signing.known_raters import KnownRater, known_line, read_known_raters, whose
from interview.signing.rater_key import RaterKey, rater_key
from interview.signing.ssh_signature import (
    EXPORT,
    RECEIPT,
    SEAL,
    PublicKey,
    SignatureRefused,
    check_signature,
)


def read_for_export(journal: Path, prefix: str) -> ExportedRecord:
    """The interview whose id begins with `prefix`, checked, with all its streams.

    Raises `ExportError` where something contradicts, or was typed that is not recorded yet;
    otherwise as `Journal.find` does.
    """
    with Journal.open(journal) as opened:
        interview = opened.find(prefix).interview
        streams = sorted(opened.streams_of(interview), key=str)
    with JournalVerification(journal) as verification:
        findings = [verification.check(stream) for stream in streams]
    if any(not each.is_whole or each.is_erased for each in findings):
        raise ExportError(
            _(
                "Interview {id} is not whole, so that nobody could check it. See: interview verify "
                "{id}"
            ).format(id=interview)
        )
    if any(each.is_unfinished for each in findings):
        raise ExportError(
            _(
                "Interview {id} is open, or was cut short: not all of it is in the record yet. Go "
                "on with it and close it, and then export it: interview resume {id}"
            ).format(id=interview)
        )
    with closing(connect(journal)) as connection, explained_failures(journal):  # noqa: SIM117
        with snapshot(connection):
            return ExportedRecord(
                interview,
                journal_head(connection),
                tuple(read_exported_stream(connection, stream) for stream in streams),
            )


def export_archive(
    journal: Path,
    record: ExportedRecord,
    reports: Mapping[str, bytes],
    name: str,
    language: str,
    file: str,
) -> bytes:
    """The archive of a record with its reports, signed with the key of whoever keeps the journal.

    The key is made for `name` if there is none. `file` is the archive's name, which its README
    tells in `language`; `reports` are for reading, by the names of their files. The same input
    makes the same bytes. Raises `SigningError`.
    """
    key = rater_key(journal, name)
    known = read_known_raters(journal)
    keys: dict[PublicKey, str] = {key.public: whose(key.public, known, EXPORT)}
    made = [ExportSignature("", SUMS, SUMS_SIGNATURE, EXPORT, key.public, keys[key.public])]
    for stream in record.streams:
        for each in _signatures(stream, known):
            keys[each.key] = keys.get(each.key) or each.name
            made.append(each)
    with i18n.speaking(language):
        readme = export_readme(record, made, file, has_pdf=PDF_REPORT in reports)
    members = {
        README: readme.encode(),
        **reports,
        KNOWN_RATERS: "".join(known_line(name, key) for key, name in keys.items() if name).encode(),
        **dict(record.members()),
    }
    return sign_archive(key, members)


def sign_archive(key: RaterKey, members: Mapping[str, bytes]) -> bytes:
    """An archive of these members, whose checksums a key signed."""
    sums = checksums(members)
    signature = key.sign(sums, EXPORT).encode()
    first = {README: members[README]} if README in members else {}
    return write_archive({**first, SUMS: sums, SUMS_SIGNATURE: signature, **members})


def _signatures(stream: ExportedStream, known: tuple[KnownRater, ...]) -> Iterator[ExportSignature]:
    """What was signed of a stream with a key, by the rater and by those who received it."""
    members = dict(stream.members())
    for seal in stream.seals:
        manifest = f"seal-{seal.events:05}"
        text = members[f"{stream.id.writer}/{manifest}"]
        files = {f"{manifest}.sig": SEAL}
        start = f"{stream.id.writer}/{manifest}.receipt-"
        files |= {name.partition("/")[2]: RECEIPT for name in members if name.startswith(start)}
        for file, namespace in files.items():
            armoured = members[f"{stream.id.writer}/{file}"].decode("ascii", "replace")
            try:
                key = check_signature(armoured, text, namespace)
            except SignatureRefused:
                continue  # a receipt of something else is carried, and not shown as one
            name = whose(key, known, namespace)
            yield ExportSignature(stream.id.writer, manifest, file, namespace, key, name)
