"""A second reader of a journal, written from `docs/journal-format.md` alone.

It shares no code with the program: if the page says less than the program does, or something else,
this cannot read what the program wrote.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import zipfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any


class Contradiction(Exception):
    """What the journal says is not what it should be."""


def check(condition: object, what: str) -> None:
    """Raise `Contradiction` unless it holds."""
    if not condition:
        raise Contradiction(what)


def sha256(data: bytes) -> bytes:
    """The digest."""
    return hashlib.sha256(data).digest()


class SecondReader:
    """A journal, read and checked as the page says."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path)
        self.streams: dict[str, list[dict[str, Any] | None]] = {}
        """The payloads of each stream; `None` for those that were erased."""
        self.commitments: dict[str, list[bytes]] = defaultdict(list)
        self.heads: dict[str, list[bytes]] = defaultdict(list)
        self.manifests: dict[tuple[str, int], bytes] = {}
        self.links: list[dict[str, Any]] = []
        self.hashes: list[bytes] = []
        check(self.pragma("application_id") == 0x494E5456, "no journal")
        check(self.pragma("user_version") == 3, "another version")
        check(self.pragma("integrity_check") == "ok", "damaged")
        self.read_chain()
        self.begun = {link["stream"]: link["commitment"] for link in self.linked("start")}
        for link in self.linked("import"):
            self.begun |= dict(link["streams"])
        self.rescued = {stream for link in self.linked("rescue") for stream in link["streams"]}
        self.rescued -= set(self.begun)
        self.read_streams()
        self.check_streams()
        self.check_banks()
        self.check_seals()

    def pragma(self, name: str) -> object:
        """One value of SQLite's."""
        return self.database.execute(f"PRAGMA {name}").fetchone()[0]

    def read_chain(self) -> None:
        """Every link, each hashed over the one before."""
        before = bytes(32)
        rows = self.database.execute("SELECT number, body, hash FROM link ORDER BY number")
        for place, (number, body, recorded) in enumerate(rows, start=1):
            before = sha256(before + body.encode())
            check((number, recorded) == (place, before), f"link {place}")
            self.links.append(json.loads(body))
            self.hashes.append(before)
            check((self.links[-1]["link"] == "journal") == (place == 1), f"link {place}")

    def linked(self, kind: str) -> list[dict[str, Any]]:
        """The links of a kind."""
        return [link for link in self.links if link["link"] == kind]

    def read_streams(self) -> None:
        """Every event: its commitment, its place, its payload."""
        rows = self.database.execute(
            "SELECT stream, seq, content, commitment, head FROM event ORDER BY stream, seq"
        )
        for stream, seq, content, commitment, head in rows:
            if stream in self.rescued:
                check(content is None, f"{stream}: came damaged out of a salvage")
                continue
            events = self.streams.setdefault(stream, [])
            check(seq == len(events) + 1, f"{stream}: a gap")
            before = (
                self.heads[stream][-1]
                if events
                else sha256(b"interview stream 1\n" + stream.encode())
            )
            check(head == sha256(before + commitment), f"{stream}: head {seq}")
            if content is None:
                events.append(None)
            else:
                check(sha256(content) == commitment, f"{stream}: commitment {seq}")
                events.append(json.loads(content[32:].decode()))
            self.commitments[stream].append(commitment)
            self.heads[stream].append(head)

    def check_streams(self) -> None:
        """Streams and chain name one another; erased is what the chain says is erased."""
        check(set(self.begun) == set(self.streams), "the chain names other streams")
        erased = {link["stream"]: link for link in self.linked("erase")}
        for stream, events in self.streams.items():
            first = self.commitments[stream][0].hex()
            check(self.begun[stream] == first, f"{stream}: its beginning")
            if stream in erased:
                check(not any(events), f"{stream}: erased, and there")
                said = erased[stream]["events"], erased[stream]["head"]
                check(said == (len(events), self.heads[stream][-1].hex()), f"{stream}: tombstone")
            else:
                check(all(events), f"{stream}: emptied")
                assert events[0] is not None
                check(events[0]["kind"] in ("InterviewStarted", "StreamOpened"), f"{stream}: kind")
                kinds = [each["kind"] for each in events if each]
                behind = {b for a, b in pairwise(kinds) if a == "InterviewSigned"}
                check(behind <= {"AmendmentOpened"}, f"{stream}: goes on behind its signature")

    def check_banks(self) -> None:
        """Every bank that an event names is there."""
        for digest in {bank for stream in self.streams for bank in self.banks_of(stream)}:
            row = self.database.execute("SELECT text FROM bank WHERE sha256 = ?", (digest,))
            (text,) = row.fetchone() or (b"",)
            check(sha256(text).hex() == digest, f"bank {digest}")

    def banks_of(self, stream: str) -> list[str]:
        """The banks of a stream, in the order of use."""
        kinds = ("InterviewStarted", "BankCorrected")
        events = [each for each in self.streams[stream] if each and each["kind"] in kinds]
        return [each["data"]["bank"] for each in events]

    def check_seals(self) -> None:
        """Every seal fits its events, its chain, and the seal before."""
        sealed = {(link["stream"], link["events"]): link for link in self.linked("seal")}
        rows = self.database.execute(
            "SELECT stream, events, preamble, signature FROM seal ORDER BY stream, events"
        ).fetchall()
        check({(row[0], row[1]) for row in rows} == set(sealed), "the chain names other seals")
        before: dict[str, str] = {}
        for stream, events, preamble, signature in rows:
            commitments = self.commitments[stream][:events]
            lines = [f"{c.hex()}  events/{n:05}\n" for n, c in enumerate(commitments, start=1)]
            manifest = (preamble + "".join(lines)).encode()
            link = sealed[stream, events]
            check(link["manifest"] == sha256(manifest).hex(), f"{stream}: manifest")
            check(link["signature"] == sha256(signature.encode()).hex(), f"{stream}: signature")
            said = dict(
                line.removeprefix("# ").split(": ", 1)
                for line in preamble.splitlines()[1:]
                if line.startswith("# ")
            )
            check(said["stream"] == stream, "stream")
            check(said["events"] == str(events), "events")
            check(said["head"] == self.heads[stream][events - 1].hex(), "head")
            check(said["before"] == before.get(stream, "none"), "before")
            before[stream] = sha256(manifest).hex()
            if said["journal"] == self.links[0]["id"]:
                number = int(said["journal-links"])
                check(self.hashes[number - 1].hex() == said["journal-head"], "journal-head")
            if last := self.streams[stream][events - 1]:
                check(last["kind"] == "InterviewSigned", "sealed without a signature")
            self.manifests[stream, events] = manifest

    def signers(self, folder: Path, known_raters: Path, name: str) -> int:
        """How many seals OpenSSH takes as signed by that person."""
        accepted = 0
        rows = self.database.execute("SELECT stream, events, signature FROM seal").fetchall()
        for stream, events, signature in rows:
            file = folder / "second-reader.sig"
            file.write_text(signature, encoding="ascii")
            words = ["-Y", "verify", "-f", known_raters, "-I", name, "-n", "interview-seal"]
            told = subprocess.run(
                ["ssh-keygen", *words, "-s", file],
                input=self.manifests[stream, events],
                capture_output=True,
                check=False,
            )
            accepted += told.returncode == 0
        return accepted


def read_export(file: Path) -> dict[str, list[dict[str, Any]]]:
    """The payloads of each stream of an export, checked as the page says."""
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        check(len(set(map(str.casefold, names))) == len(names), "a name twice")
        members = {name: archive.read(name) for name in names}
    sums = {line[66:]: line[:64] for line in members["SHA256SUMS"].decode().splitlines()}
    check(set(sums) == set(members) - {"SHA256SUMS", "SHA256SUMS.sig"}, "other members")
    check(all(sha256(members[name]).hex() == sums[name] for name in sums), "a member")
    first, interview, *_head = members["record.txt"].decode().splitlines()
    check(first == "interview export 1", "no export")
    streams: dict[str, list[dict[str, Any]]] = {}
    for writer in sorted({name.split("/")[0] for name in names if "/events/" in name}):
        stream = f"{interview.removeprefix('interview: ')}/{writer}"
        contents = [members[n] for n in sorted(names) if n.startswith(f"{writer}/events/")]
        heads = [sha256(b"interview stream 1\n" + stream.encode())]
        for content in contents:
            heads.append(sha256(heads[-1] + sha256(content)))
        before = "none"
        for name in sorted(n for n in names if n.startswith(f"{writer}/seal-") and "." not in n):
            manifest = members[name].decode()
            lines = [line for line in manifest.splitlines() if not line.startswith("#")]
            for digest, path in (line.split("  ") for line in lines):
                check(sha256(members[f"{writer}/{path}"]).hex() == digest, path)
            events = int(name.partition("seal-")[2])
            check(sum("  events/" in line for line in lines) == events, "events")
            for said in (stream, f"{events}", heads[events].hex(), before):
                check(f": {said}\n" in manifest, said)
            before = sha256(manifest.encode()).hex()
        streams[stream] = [json.loads(content[32:]) for content in contents]
    return streams
