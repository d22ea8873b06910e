"""The page on the format is enough to read a journal by: a second reader does."""

from __future__ import annotations

import json
import subprocess
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest

from interview.errors import JournalDamaged
from interview.journal import Journal, StreamId
from interview.journal.codec import decode, encode
from interview.journal.panel_streams import record_consensus, record_reveal
from interview.session import (
    AmendmentOpened,
    BankCorrected,
    ConsensusReached,
    DecisionTaken,
    InterviewSigned,
    NotesEdited,
    StreamOpened,
)
from tests.journal.samples import BANK, NOON, begin, change
from tests.journal.second_reader import Contradiction, SecondReader

CORRECTED = BANK + b"# corrected\n"


def signed_twice(path: Path) -> StreamId:
    """An interview that was signed, amended, signed again, and decided on by HR."""
    stream = begin(path)
    with Journal.open(path) as journal:
        correction = BankCorrected(sha256(CORRECTED).hexdigest(), 1)
        events = [
            NotesEdited("impact", "é “goal” 🎷\n"),
            correction,
            InterviewSigned("Grace Hopper"),
        ]
        journal.append(stream, 2, [(NOON, event) for event in events], [CORRECTED])
        later = NOON + timedelta(hours=1)
        again = [AmendmentOpened("a slip"), InterviewSigned("Grace Hopper")]
        journal.append(stream, 5, [(later, event) for event in again])
        decided = (later, DecisionTaken("hire", "the best we saw"))
        opened = StreamOpened("hr", "Mary Somerville")
        signed = (later, InterviewSigned("Mary Somerville"))
        journal.open_stream(stream.interview, opened, later, decided, signed)
    return stream


def test_it_reads_what_was_recorded_and_finds_nothing_that_contradicts(path: Path) -> None:
    stream = signed_twice(path)
    begin(path, "Zoé Müller")
    reader = SecondReader(path)
    with Journal.open(path) as journal:
        for each in (stream, *journal.streams_of(stream.interview)):
            expected = [encode(one.at, one.event) for one in journal.read(each).history]
            found = [_canonical(event) for event in reader.streams[str(each)]]
            assert found == expected
    assert len(reader.streams) == 3
    assert len(reader.manifests) == 3


def test_it_reads_what_a_panel_agreed_on_and_who_had_names_shown(path: Path) -> None:
    first, second = begin(path), begin(path, "Zoé Müller")
    ratings = ((str(first), 4), (str(second), 1))
    reached = [ConsensusReached("impact", 3, "the goal was named", ratings)]
    panel = record_consensus(path, first.interview, reached, "Mary Somerville", NOON)
    shown = {first.interview: "B", second.interview: "A"}
    record_reveal(path, shown, "the shortlist is agreed on", "Mary Somerville", NOON)
    reader = SecondReader(path)
    _opened, agreed, signed = (each or {} for each in reader.streams[str(panel)])
    assert (agreed["kind"], agreed["version"]) == ("ConsensusReached", 2)
    assert agreed["data"]["ratings"] == [[str(first), 4], [str(second), 1]]
    assert signed["kind"] == "InterviewSigned"
    revealed = [
        event["data"]
        for events in reader.streams.values()
        for event in events
        if event and event["kind"] == "NamesRevealed"
    ]
    assert sorted(each["letter"] for each in revealed) == ["A", "B"]
    assert {tuple(each["interviews"]) for each in revealed} == {tuple(sorted(shown))}
    assert len(reader.manifests) == 3


def test_a_consensus_of_an_earlier_version_has_no_ratings(path: Path) -> None:
    event = ConsensusReached("impact", 3, "said so")
    payload = json.loads(encode(NOON, event))
    assert payload["data"].pop("ratings") == []
    payload["version"] = 1
    assert decode(_canonical(payload)) == (NOON, event)
    payload["version"] = 2
    with pytest.raises(JournalDamaged):
        decode(_canonical(payload))


@pytest.mark.skipif(which("ssh-keygen") is None, reason="needs OpenSSH's ssh-keygen")
def test_openssh_takes_every_seal(path: Path, tmp_path: Path) -> None:
    signed_twice(path)
    known = path.with_name("known_raters")
    reader = SecondReader(path)
    assert reader.signers(tmp_path, known, "Grace Hopper") == 3
    assert reader.signers(tmp_path, known, "Mary Somerville") == 0


@pytest.mark.skipif(which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_checks_a_manifest(path: Path, tmp_path: Path) -> None:
    stream = signed_twice(path)
    reader = SecondReader(path)
    rows = reader.database.execute(
        "SELECT seq, content FROM event WHERE stream = ? AND seq <= 5", (str(stream),)
    ).fetchall()
    (tmp_path / "events").mkdir()
    (tmp_path / "banks").mkdir()
    for seq, content in rows:
        (tmp_path / "events" / f"{seq:05}").write_bytes(content)
    for text in (BANK, CORRECTED):
        (tmp_path / "banks" / f"{sha256(text).hexdigest()}.yaml").write_bytes(text)
    command = ["sha256sum", "-c", "--strict", "--quiet"]

    def check() -> subprocess.CompletedProcess[bytes]:
        manifest = reader.manifests[str(stream), 5]
        return subprocess.run(command, input=manifest, cwd=tmp_path, capture_output=True)

    assert check().returncode == 0
    changed = tmp_path / "events" / "00003"
    changed.write_bytes(changed.read_bytes().replace(b"goal", b"coal"))
    told = check()
    assert told.returncode == 1
    assert told.stdout == b"events/00003: FAILED\n"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE event SET content = NULL",
        "DELETE FROM event WHERE seq = 7",
        "DELETE FROM link WHERE number = 3",
        "UPDATE link SET body = replace(body, 'start', 'stare') WHERE number = 2",
        "DELETE FROM seal WHERE events = 5",
        "UPDATE seal SET preamble = replace(preamble, '# program', '# program2') WHERE events = 5",
        "UPDATE bank SET text = x'00'",
    ],
)
def test_it_notices_what_was_changed(path: Path, damage: str) -> None:
    signed_twice(path)
    change(path, damage)
    with pytest.raises(Contradiction):
        SecondReader(path)


def _canonical(event: object) -> str:
    return json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
