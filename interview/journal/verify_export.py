"""Checks an exported record against itself, for whoever does not have the journal it came from.

What is claimed of each stream is what is claimed of one in a journal: whole, signed by, witnessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from interview.errors import ExportError, JournalError
from interview.frozen import frozen
from interview.i18n import _
from interview.journal.archive_members import (
    README,
    RECORD,
    SUMS,
    SUMS_SIGNATURE,
    ExportedRecord,
    ExportedStream,
    read_checksums,
    read_record,
)
from interview.journal.check_event_types import has_right_types
from interview.journal.check_seal import check_seals, missing_seals, with_witnesses
from interview.journal.codec import commitment_of, first_head, next_head
from interview.journal.damage_messages import added_behind, lost_bank, unlike_the_seal
from interview.journal.store import checked_history
from interview.journal.stream_title import is_interview, stream_title
from interview.journal.streams import EventRows
from interview.journal.verify_journal import BEGINNINGS, StreamFinding
from interview.journal.zip_archive import Archive, difference, read_archive
from interview.session import UnknownEvent, banks_used
from interview.session.decide_status import goes_on_unamended, record_status
from interview.signing.known_raters import KnownRater, read_known_raters, whose
from interview.signing.ssh_signature import EXPORT, PublicKey, SignatureRefused, check_signature
from interview.signing.time_stamp import KnownAuthority, read_known_authorities


@frozen
class CheckedExport:
    """What was found of an export."""

    record: ExportedRecord
    problems: tuple[str, ...]
    """What contradicts in the export as a whole, in sentences, each with the file it is in."""
    streams: tuple[StreamFinding, ...]
    exporter: str
    """The known person whose key signed the export; empty where nobody is known by that key."""
    fingerprint: str
    """The exporter's key; empty where its signature does not hold."""
    repacked: str = ""
    """A sentence where the archive is not byte for byte as it was exported, though every file in it
    is; the record in it is none the worse."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing contradicts."""
        return not self.problems and all(each.is_whole for each in self.streams)


def verify_export(file: Path, journal: Path) -> CheckedExport:
    """Check every file of an export.

    Those who are known are the ones who are known to `journal`, which need not be there. Raises
    `ExportError` where the file is no export, or is not to be trusted with being read, and
    `SigningError` where the list of known raters cannot be read.
    """
    return check_archive(read_archive(file), file, journal)


def check_archive(archive: Archive, file: Path, journal: Path) -> CheckedExport:
    """As `verify_export`, of an archive that was read already; `file` is where it stood."""
    known, authorities = read_known_raters(journal), read_known_authorities(journal)
    record = read_record(archive.members)
    if record is None:
        raise ExportError(
            _("{path} is not an export of an interview, or {file} in it was changed.").format(
                path=file, file=RECORD
            )
        )
    key, changed = _check_members(archive)
    named = set(changed)
    findings = []
    for stream in record.streams:
        located = dict(_unlike_the_manifests(stream, archive))
        own = tuple(text for name, text in located.items() if name not in named)
        is_spoilt = bool(located) or any(
            name.startswith(f"{stream.id.writer}/") for name in changed
        )
        if is_spoilt:
            findings.append(StreamFinding(stream.id, own or (unlike_the_seal(stream.id),)))
        else:
            findings.append(check_stream(stream, known, authorities))
    problems = list(changed.values())
    if not record.streams:
        problems.append(_("There is no entry of an interview in it."))
    return CheckedExport(
        record,
        tuple(problems),
        tuple(findings),
        whose(key, known, EXPORT) if key else "",
        key.fingerprint if key else "",
        "" if changed else _around_the_members(archive),
    )


def _check_members(archive: Archive) -> tuple[PublicKey | None, dict[str, str]]:
    """The key under the checksums, and a sentence on each file that is not what they say."""
    members = archive.members
    changed = {
        name: _("{file} was damaged or changed: it cannot be read as it was written.").format(
            file=name
        )
        for name in archive.damaged
    }
    sums = members.get(SUMS, b"")
    key: PublicKey | None = None
    try:
        signature = members.get(SUMS_SIGNATURE, b"").decode("ascii", "replace")
        key = check_signature(signature, sums, EXPORT)
    except SignatureRefused:
        if not {SUMS, SUMS_SIGNATURE} & set(changed):
            changed[SUMS] = _(
                "{file} and its signature do not fit: one of them was changed after the export."
            ).format(file=SUMS)
    if SUMS not in archive.damaged:
        digests = read_checksums(sums)
        for name in sorted((set(digests) | set(members)) - {SUMS, SUMS_SIGNATURE} - set(changed)):
            if name not in members:
                changed[name] = _("{file} is missing.").format(file=name)
            elif name not in digests:
                changed[name] = _("{file} is not in {sums}: it was put in later.").format(
                    file=name, sums=SUMS
                )
            elif sha256(members[name]).hexdigest() != digests[name]:
                changed[name] = _("{file} is not what {sums} says: it was changed.").format(
                    file=name, sums=SUMS
                )
    return key, changed


def _around_the_members(archive: Archive) -> str:
    """What is changed in a file of which every member is as it was exported; empty for nothing."""
    names = [*read_checksums(archive.members[SUMS])]
    first = [name for name in (README, SUMS, SUMS_SIGNATURE) if name in archive.members]
    found = difference(archive, [*first, *(name for name in names if name not in first)])
    if found is None:
        return ""
    if found.is_behind:
        where = _("behind its end")
    elif found.member:
        where = _("in the header of {file}").format(file=found.member)
    else:
        where = _("in its table of contents")
    return _(
        "Every file in it is as it was exported, but the archive itself is not: from byte {place} "
        "on, {where}. Another program packed it anew, or something was put in between."
    ).format(place=found.place, where=where)


def _unlike_the_manifests(stream: ExportedStream, archive: Archive) -> Iterator[tuple[str, str]]:
    """Each file that a manifest of a stream names and that is not what was signed."""
    folder = stream.id.writer
    for seal in stream.seals:
        manifest = archive.members[f"{folder}/seal-{seal.events:05}"]
        for name, digest in read_checksums(manifest).items():
            path = f"{folder}/{name}"
            data = archive.members.get(path)
            if data is None and path not in archive.damaged:
                yield path, _("{file} is missing, and it was signed.").format(file=path)
            elif data is not None and sha256(data).hexdigest() != digest:
                yield path, _("{file} is not what was signed: it was changed.").format(file=path)


def check_stream(
    stream: ExportedStream,
    known: tuple[KnownRater, ...],
    authorities: tuple[KnownAuthority, ...],
) -> StreamFinding:
    """Hold a stream that was handed on against itself, its seals and what others say of them."""
    rows = event_rows(stream)
    try:
        history, _head = checked_history(stream.id, rows)
    except JournalError:
        return StreamFinding(stream.id, (_unreadable(stream),))
    are_right = all(has_right_types(each.event) for each in history)
    if not are_right or not isinstance(history[0].event, BEGINNINGS):
        return StreamFinding(stream.id, (_unreadable(stream),))
    problems: list[str] = []
    for digest in dict.fromkeys(banks_used(history)):
        if sha256(stream.banks.get(digest, b"")).hexdigest() != digest:
            problems.append(lost_bank(digest))
    holding, refused = check_seals(stream.seals, rows, history, known)
    problems += refused
    seals = {seal.events: seal for seal in stream.seals}
    checked = [
        with_witnesses(
            found,
            seals[found.events],
            [each for each in stream.attestations if each.events == found.events],
            rows,
            known,
            authorities,
        )
        for found in holding
    ]
    if goes_on_unamended(history):
        problems.append(added_behind(stream.id))
    problems += missing_seals(stream.id, history, (), stream.seals)
    return StreamFinding(
        stream.id,
        tuple(dict.fromkeys(problems)),
        tuple(checked),
        len(rows),
        not_understood=sum(isinstance(each.event, UnknownEvent) for each in history),
        status=record_status(history, [each.events for each in checked]),
        title=stream_title(history),
        is_of_interviewer=is_interview(history),
    )


def event_rows(stream: ExportedStream) -> EventRows:
    """The events of an exported stream as a journal holds them."""
    head = first_head(str(stream.id))
    rows = []
    for seq, content in enumerate(stream.contents, start=1):
        commitment = commitment_of(content)
        head = next_head(head, commitment)
        rows.append((seq, content, commitment, head))
    return rows


def _unreadable(stream: ExportedStream) -> str:
    return _("The entries in {folder} are not those of an interview.").format(
        folder=f"{stream.id.writer}/events"
    )
