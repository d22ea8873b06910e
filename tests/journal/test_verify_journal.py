"""What a forger does to a journal, and what is found of it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from interview.journal import Journal, StreamId
from interview.journal.codec import canonical_json
from interview.journal.journal_head import JournalHead, heads_in
from interview.journal.seals import Attestation, keep_attestation
from interview.journal.verify_journal import JournalVerification, StreamFinding
from interview.session import AmendmentOpened, AnswerRated, InterviewSigned, NotesEdited
from interview.signing.known_raters import add_known_rater, known_raters_file
from interview.signing.rater_key import rater_key
from interview.signing.ssh_signature import RECEIPT
from interview.status_words import RecordStatus
from tests.journal.samples import NOON, begin, change, verified

LATER = NOON + timedelta(hours=1)


def sign(path: Path, stream: StreamId, level: int = 2, name: str = "Grace Hopper") -> None:
    """Rate the question of an interview that `begin` began, and sign it."""
    with Journal.open(path) as journal:
        events = [NotesEdited("impact", "asks for the goal"), AnswerRated("impact", level)]
        journal.append(stream, 2, [(NOON, each) for each in [*events, InterviewSigned(name)]])


def signed(path: Path, candidate: str = "Ada Lovelace") -> StreamId:
    stream = begin(path, candidate)
    sign(path, stream)
    return stream


def found(path: Path, *against: JournalHead) -> tuple[list[str], dict[StreamId, StreamFinding]]:
    """Every problem of a journal, and what was found of each stream."""
    with JournalVerification(path) as verification:
        verification.check_file()
        verification.check_against(against)
        findings = {each: verification.check(each) for each in verification.streams()}
        own = [problem for each in findings.values() for problem in each.problems]
        return [*verification.problems, *own], findings


def rewrite(path: Path, edit: Callable[[dict[str, object]], None], kind: str) -> None:
    """What a forger does who knows the format: change the events of a kind, and make commitments,
    heads and the chain anew."""
    change(path)
    link = sqlite3.connect(path)
    (streams,) = zip(*link.execute("SELECT DISTINCT stream FROM event"), strict=True)
    first: dict[str, str] = {}
    for stream in streams:
        head = sha256(b"interview stream 1\n" + stream.encode()).digest()
        rows = link.execute(
            "SELECT seq, content FROM event WHERE stream = ? ORDER BY seq", (stream,)
        ).fetchall()
        for seq, content in rows:
            payload = json.loads(content[32:])
            if payload["kind"] == kind:
                edit(payload["data"])
            content = os.urandom(32) + canonical_json(payload).encode()
            commitment = sha256(content).digest()
            head = sha256(head + commitment).digest()
            first.setdefault(stream, commitment.hex())
            link.execute(
                "UPDATE event SET content = ?, commitment = ?, head = ?"
                " WHERE stream = ? AND seq = ?",
                (content, commitment, head, stream, seq),
            )
    for number, body in link.execute("SELECT number, body FROM link ORDER BY number").fetchall():
        said = json.loads(body)
        if said["link"] == "start":
            said["commitment"] = first[said["stream"]]
        link.execute("UPDATE link SET body = ? WHERE number = ?", (canonical_json(said), number))
    link.commit()
    link.close()
    chain_anew(path)


def chain_anew(path: Path) -> None:
    """Number and hash the links anew, as they stand."""
    link = sqlite3.connect(path)
    bodies = [body for (body,) in link.execute("SELECT body FROM link ORDER BY number")]
    link.execute("DELETE FROM link")
    before = bytes(32)
    for number, body in enumerate(bodies, start=1):
        before = sha256(before + body.encode()).digest()
        link.execute("INSERT INTO link VALUES (?, ?, ?)", (number, body, before))
    link.commit()
    link.close()


def delete(path: Path, stream: StreamId) -> None:
    """Take an interview away whole, with its links, and chain what is left anew."""
    change(
        path,
        f"DELETE FROM event WHERE stream = '{stream}'",
        f"DELETE FROM summary WHERE stream = '{stream}'",
        f"DELETE FROM seal WHERE stream = '{stream}'",
        f"DELETE FROM link WHERE body LIKE '%{stream}%'",
    )
    chain_anew(path)


def raise_level(data: dict[str, object]) -> None:
    data["level"] = 4


def test_what_nobody_touched_is_whole_and_signed_by_whose_key_it_is(path: Path) -> None:
    stream, other = signed(path), begin(path, "Zoé Müller")
    problems, findings = found(path)
    assert not problems
    seal = findings[stream].seal
    assert seal is not None
    assert (seal.name, seal.key.person, seal.events) == ("Grace Hopper", "Grace Hopper", 5)
    assert seal.key.fingerprint == rater_key(path, "x").public.fingerprint
    assert findings[other].seal is None


def test_ratings_rewritten_with_the_chain_computed_anew_are_found_once_signed(path: Path) -> None:
    stream = signed(path)
    rewrite(path, raise_level, "AnswerRated")
    problems, _findings = found(path)
    assert problems == [
        f"Interview {stream.interview} is not what was signed: the record, the seal or the "
        "signature was changed since."
    ]


def test_a_signature_that_was_taken_away_for_it_is_missed(path: Path) -> None:
    stream = signed(path)
    rewrite(path, raise_level, "AnswerRated")
    change(path, "DELETE FROM seal", "DELETE FROM link WHERE body LIKE '%\"seal\"%'")
    chain_anew(path)
    assert found(path)[0] == [
        f"A signature of interview {stream.interview} is missing: it was taken away."
    ]


def test_an_unsigned_interview_that_was_rewritten_whole_shows_by_what_was_kept(path: Path) -> None:
    begin(path)
    kept = _head(path)
    rewrite(path, lambda data: data.update(candidate="Somebody Else"), "InterviewStarted")
    assert not found(path)[0]
    assert found(path, kept)[0] == [
        "Link 2 of the journal is not what it was when that was kept: its chain was written anew."
    ]


def test_an_interview_that_was_taken_away_is_missed(path: Path) -> None:
    stream = begin(path)
    change(path, f"DELETE FROM event WHERE stream = '{stream}'", "DELETE FROM summary")
    assert found(path)[0] == [
        f"Interview {stream.interview} is missing: the chain of the journal says that it was begun,"
        " and nothing of it is there."
    ]


def test_an_interview_that_was_taken_away_with_its_links_shows_by_any_later_seal(
    path: Path,
) -> None:
    gone, later = begin(path), signed(path)
    delete(path, gone)
    assert found(path)[0] == [
        f"The chain of the journal is not the one that was there when interview {later.interview} "
        "was signed: it was written anew, or put back to an earlier state."
    ]


def test_a_journal_put_back_to_an_earlier_state_shows_by_what_was_kept(path: Path) -> None:
    begin(path)
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    signed(path)
    kept = _head(path)
    assert not found(path, kept)[0]
    copy.replace(path)
    assert found(path, kept)[0] == [
        "The journal had 4 links when that was kept, and has 2: interviews were taken away, or it "
        "was put back to an earlier state."
    ]


def test_a_head_of_another_journal_vouches_for_nothing(path: Path, tmp_path: Path) -> None:
    begin(path)
    begin(tmp_path / "other" / "journal.db")
    (problem,) = found(path, _head(tmp_path / "other" / "journal.db"))[0]
    assert "another journal" in problem


def test_every_manifest_holds_a_head_to_compare_with(path: Path) -> None:
    stream = signed(path)
    with Journal.open(path) as journal:
        (seal,) = journal.seals(stream)
    (kept,) = heads_in(seal.preamble)
    assert (kept.links, kept) == (2, seal.journal_head)
    assert not found(path, kept)[0]


def test_a_list_that_names_somebody_else_is_written_anew(path: Path) -> None:
    stream = signed(path)
    change(path, "UPDATE summary SET candidate = 'Somebody Else', words = 'somebody else'")
    with JournalVerification(path) as verification:
        assert verification.check(stream).is_whole
        assert verification.mended == 1
    with Journal.open(path) as journal:
        (line,) = journal.summaries("lovelace")
        assert line.candidate == "Ada Lovelace"


@pytest.mark.parametrize("damage", ["DELETE FROM summary", "UPDATE summary SET signed = 0"])
def test_a_list_that_lacks_something_is_written_anew(path: Path, damage: str) -> None:
    signed(path)
    change(path, damage)
    assert not found(path)[0]
    with Journal.open(path) as journal:
        assert journal.summaries()[0].status is RecordStatus.SIGNED


def test_a_line_of_the_list_that_is_made_up_is_said_and_stays_for_whoever_looks(path: Path) -> None:
    begin(path)
    change(path, "UPDATE summary SET stream = 'zzzzzzzzzz/aaaaaaaaaa', interview = 'zzzzzzzzzz'")
    (problem,) = found(path)[0]
    assert problem.startswith("The list has interview zzzzzzzzzz")


def test_the_last_entries_cut_off_show_by_the_list(path: Path) -> None:
    stream = begin(path)
    with Journal.open(path) as journal:
        journal.append(stream, 2, [(NOON, AnswerRated("impact", 1))])
    change(path, "DELETE FROM event WHERE seq = 3")
    for _again in range(2):
        assert found(path)[0] == [
            f"The list counts 3 entries of interview {stream.interview}, and 2 are there: the last "
            "ones were cut off."
        ]


def test_an_interview_that_was_put_in_is_found(path: Path, tmp_path: Path) -> None:
    begin(path)
    stream = begin(tmp_path / "other" / "journal.db")
    change(
        path,
        f"ATTACH '{tmp_path / 'other' / 'journal.db'}' AS other",
        "INSERT INTO event SELECT * FROM other.event",
    )
    (problem,) = found(path)[0]
    assert problem == (
        f"The chain of the journal knows nothing of interview {stream.interview}: it was put in "
        "outside this program."
    )


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("UPDATE link SET hash = zeroblob(32) WHERE number = 2", "breaks at link 2"),
        ("UPDATE link SET number = 9 WHERE number = 3", "breaks at link 3"),
        ("UPDATE link SET body = '{' WHERE number = 2", "breaks at link 2"),
        ("DELETE FROM link", "interview"),
        ("UPDATE event SET content = NULL", "knows of no erasure"),
        ("UPDATE bank SET text = x'00'", "question bank"),
        ("UPDATE seal SET signature = replace(signature, 'A', 'B')", "not what was signed"),
        ("UPDATE seal SET preamble = replace(preamble, '# key: S', '# key: T')", "not what was"),
        ("DELETE FROM seal", "signature of interview"),
        ("UPDATE event SET seq = seq + 10", "not what was recorded"),
    ],
)
def test_any_other_change_is_found(path: Path, damage: str, says: str) -> None:
    signed(path)
    change(path, damage)
    problems, _findings = found(path)
    assert problems
    assert says in problems[0]


def test_a_damaged_file_is_said_in_the_words_of_sqlite(path: Path) -> None:
    signed(path)
    change(
        path,
        "PRAGMA writable_schema = ON",
        "DELETE FROM sqlite_schema WHERE name LIKE 'summary\\_%' ESCAPE '\\'",
    )
    (problem, *_others) = found(path)[0]
    assert problem.startswith("SQLite finds the file of the journal damaged:")


def test_an_amendment_is_not_signed_until_it_is_signed_in_turn(path: Path) -> None:
    stream = signed(path)
    with Journal.open(path) as journal:
        journal.append(stream, 5, [(LATER, AmendmentOpened("a slip"))])
        assert verified(path, stream).seal is None
        journal.append(stream, 6, [(LATER, InterviewSigned("Grace Hopper"))])
        first, second = journal.seals(stream)
    finding = verified(path, stream)
    assert [seal.events for seal in finding.seals] == [5, 7]
    commitments = _commitments(path, stream)
    assert second.value("before") == sha256(first.manifest(commitments)).hexdigest()
    change(path, "DELETE FROM seal WHERE events = 5")
    assert found(path)[0]


def test_a_key_that_is_not_known_vouches_for_nobody(path: Path) -> None:
    stream = signed(path)
    known_raters_file(path).unlink()
    seal = verified(path, stream).seal
    assert seal is not None
    assert (seal.name, seal.key.person) == ("Grace Hopper", "")


def test_whoever_signs_as_somebody_else_is_named_by_the_key(path: Path) -> None:
    signed(path)
    stream = begin(path)
    sign(path, stream, name="Ada Lovelace")
    seal = verified(path, stream).seal
    assert seal is not None
    assert (seal.name, seal.key.person) == ("Ada Lovelace", "Grace Hopper")


def test_a_list_of_known_raters_that_cannot_be_read_is_said(path: Path) -> None:
    signed(path)
    known_raters_file(path).write_text("nobody\n", encoding="utf-8")
    (problem,) = found(path)[0]
    assert "Line 1" in problem


def receive(path: Path, stream: StreamId, other: Path, manifest: bytes | None = None) -> None:
    """Sign on receipt, with the key of another place."""
    link = sqlite3.connect(path)
    with Journal.open(path) as journal:
        (seal,) = journal.seals(stream)
    text = manifest or seal.manifest(_commitments(path, stream))
    receipt = rater_key(other, "Mary Somerville").sign(text, RECEIPT).encode()
    said = Attestation(str(stream), seal.events, "receipt", receipt)
    keep_attestation(link, said, NOON.isoformat())
    link.commit()
    link.close()


def test_a_receipt_by_somebody_else_is_a_witness_once_the_key_is_known(
    path: Path, tmp_path: Path
) -> None:
    stream, other = signed(path), tmp_path / "other" / "journal.db"
    receive(path, stream, other)
    seal = verified(path, stream).seal
    key = rater_key(other, "x").public
    assert seal is not None
    assert (seal.witnesses, seal.others) == ((), (key.fingerprint,))
    add_known_rater(path, "Mary Somerville", key)
    seal = verified(path, stream).seal
    assert seal is not None
    assert (seal.witnesses, seal.others) == (("Mary Somerville",), ())


def test_one_is_no_witness_of_oneself(path: Path) -> None:
    stream = signed(path)
    receive(path, stream, path)
    seal = verified(path, stream).seal
    assert seal is not None
    assert (seal.witnesses, seal.others) == ((), ())


def test_a_receipt_of_another_text_is_none(path: Path, tmp_path: Path) -> None:
    stream = signed(path)
    receive(path, stream, tmp_path / "other" / "journal.db", b"another text")
    seal = verified(path, stream).seal
    assert seal is not None
    assert (seal.witnesses, seal.others) == ((), ())


def test_a_receipt_that_was_put_in_is_found(path: Path, tmp_path: Path) -> None:
    stream = signed(path)
    change(path, f"INSERT INTO attestation VALUES ('{stream}', 5, 'receipt', x'00')")
    assert found(path)[0]


def test_what_was_signed_contains_no_name_and_no_content(path: Path) -> None:
    stream = signed(path)
    link = sqlite3.connect(path)
    outside = [
        *(str(row) for row in link.execute("SELECT body FROM link")),
        *(str(row) for row in link.execute("SELECT stream, preamble FROM seal")),
    ]
    for word in ("Ada", "Grace", "grace", "Analyst", "goal", "impact"):
        assert not [text for text in outside if word in text]
    assert _commitments(path, stream)[0] != sha256(b"").digest()


def _head(path: Path) -> JournalHead:
    with JournalVerification(path) as verification:
        (kept,) = heads_in(verification.head.lines())
        return kept


def _commitments(path: Path, stream: StreamId) -> list[bytes]:
    rows = sqlite3.connect(path).execute(
        "SELECT commitment FROM event WHERE stream = ? ORDER BY seq", (str(stream),)
    )
    return [commitment for (commitment,) in rows]


def test_an_unsigned_interview_written_anew_from_its_first_entry_shows(path: Path) -> None:
    stream = begin(path)
    kept = links(path)
    rewrite(path, lambda data: data.update(candidate="Somebody Else"), "InterviewStarted")
    link = sqlite3.connect(path)
    link.execute("DELETE FROM link")
    link.executemany("INSERT INTO link VALUES (?, ?, ?)", kept)
    link.commit()
    link.close()
    _problems, findings = found(path)
    (problem,) = findings[stream].problems
    assert "does not begin as the chain of the journal says" in problem


def links(path: Path) -> list[tuple[int, str, bytes]]:
    link = sqlite3.connect(path)
    rows = link.execute("SELECT number, body, hash FROM link").fetchall()
    link.close()
    return rows
