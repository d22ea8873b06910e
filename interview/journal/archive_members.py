"""An exported record as the members of its archive, and back. `docs/journal-format.md` shows them.

What anybody can check by hand has a file of its own; a folder for each stream holds what its
manifests name, under the names that they give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from interview.frozen import frozen
from interview.journal.journal_head import JournalHead, heads_in
from interview.journal.seals import Attestation, Seal
from interview.journal.streams import StreamId

RECORD, SUMS, SUMS_SIGNATURE = "record.txt", "SHA256SUMS", "SHA256SUMS.sig"
README, KNOWN_RATERS = "README.txt", "known_raters"
REPORT, PDF_REPORT = "report.html", "report.pdf"

_INTERVIEW = re.compile(r"^interview: ([a-z0-9]{1,40})\n", re.MULTILINE)
_SUM = re.compile(r"([0-9a-f]{64})  (\S+)")
_EVENT_LINE = re.compile(r"^[0-9a-f]{64}  events/", re.MULTILINE)
_MEMBER = re.compile(
    r"""
    (?P<writer>[a-z0-9]{1,40}) /
    (?: events/(?P<event>\d{5,9})
    |   banks/(?P<bank>[0-9a-f]{64})\.yaml
    |   seal-(?P<seal>\d{5,9})
        (?P<ending> | \.sig | \.(?P<kind>[a-z][a-z0-9_-]*)-(?P<place>\d{1,6}) )
    )
    """,
    re.VERBOSE,
)


@frozen
class ExportedStream:
    """One stream with all that is needed to check it."""

    id: StreamId
    contents: tuple[bytes, ...]
    """Of each event its random bytes and its payload, in order."""
    banks: Mapping[str, bytes]
    """The bytes of each bank, by the SHA-256 under which it is named."""
    seals: tuple[Seal, ...]
    attestations: tuple[Attestation, ...]

    @property
    def commitments(self) -> list[bytes]:
        """Of each event, in order."""
        return [sha256(content).digest() for content in self.contents]

    def members(self) -> Iterator[tuple[str, bytes]]:
        """The files of its folder, with their paths in the archive."""
        folder, commitments = self.id.writer, self.commitments
        for seal in self.seals:
            name = f"{folder}/seal-{seal.events:05}"
            yield name, seal.manifest(commitments)
            yield f"{name}.sig", seal.signature.encode()
            said = (each for each in self.attestations if each.events == seal.events)
            for place, each in enumerate(said, start=1):
                yield f"{name}.{each.kind}-{place}", each.data
        for digest, text in self.banks.items():
            yield f"{folder}/banks/{digest}.yaml", text
        for seq, content in enumerate(self.contents, start=1):
            yield f"{folder}/events/{seq:05}", content


@frozen
class ExportedRecord:
    """One interview with all its streams, as it is exported."""

    interview: str
    head: JournalHead
    """Where the journal that it comes from was."""
    streams: tuple[ExportedStream, ...]

    def members(self) -> Iterator[tuple[str, bytes]]:
        """The files of the record, without what is made for its readers."""
        text = f"interview export 1\ninterview: {self.interview}\n{self.head.lines()}"
        yield RECORD, text.encode()
        for stream in self.streams:
            yield from stream.members()


def checksums(members: Mapping[str, bytes]) -> bytes:
    """What `sha256sum -c` reads: a line for each member but the checksums and their signature."""
    names = (name for name in members if name not in (SUMS, SUMS_SIGNATURE))
    return "".join(f"{sha256(members[name]).hexdigest()}  {name}\n" for name in names).encode()


def read_checksums(text: bytes) -> dict[str, str]:
    """The digest of each name in such lines. Comments, and lines that are none, are passed over."""
    found = map(_SUM.fullmatch, text.decode("utf-8", "replace").splitlines())
    return {each[2]: each[1] for each in found if each}


def read_record(members: Mapping[str, bytes]) -> ExportedRecord | None:
    """The record in the members of an archive; `None` where they are of no record.

    A stream is read up to the first event that is missing.
    """
    said = members.get(RECORD, b"").decode("utf-8", "replace")
    named, heads = _INTERVIEW.search(said), heads_in(said)
    if named is None or len(heads) != 1:
        return None
    found = [(data, place) for name, data in members.items() if (place := _MEMBER.fullmatch(name))]
    streams = []
    for writer in sorted({place["writer"] for _data, place in found}):
        own = [(data, place) for data, place in found if place["writer"] == writer]
        streams.append(_read_stream(StreamId(named[1], writer), own))
    return ExportedRecord(named[1], heads[0], tuple(streams))


def _read_stream(stream: StreamId, own: list[tuple[bytes, re.Match[str]]]) -> ExportedStream:
    events = {int(place["event"]): data for data, place in own if place["event"]}
    contents: list[bytes] = []
    while content := events.get(len(contents) + 1):
        contents.append(content)
    signatures = {int(place["seal"]): data for data, place in own if place["ending"] == ".sig"}
    seals = []
    attestations = []
    for data, place in own:
        if place["seal"] and not place["ending"]:
            number = int(place["seal"])
            text = data.decode("utf-8", "replace")
            begins = _EVENT_LINE.search(text)
            preamble = text[: begins.start()] if begins else text
            signature = signatures.get(number, b"").decode("utf-8", "replace")
            seals.append(Seal(str(stream), number, preamble, signature))
        elif place["kind"]:
            said = Attestation(str(stream), int(place["seal"]), place["kind"], data)
            attestations.append((said.events, int(place["place"]), said))
    return ExportedStream(
        stream,
        tuple(contents),
        {place["bank"]: data for data, place in own if place["bank"]},
        tuple(sorted(seals, key=lambda each: each.events)),
        tuple(said for *_order, said in sorted(attestations, key=lambda each: each[:2])),
    )
