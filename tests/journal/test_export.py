"""An exported record: its bytes, what is noticed of changes, and what an import takes."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from interview.errors import ExportError, InterviewErased
from interview.journal import Journal, StreamId
from interview.journal.archive_members import REPORT, SUMS, SUMS_SIGNATURE, checksums
from interview.journal.codec import encode
from interview.journal.erase import ASKED, erase_interviews
from interview.journal.export_record import export_archive, read_for_export
from interview.journal.import_record import ImportResult, import_record
from interview.journal.receipts_and_time_stamps import countersign
from interview.journal.verify_export import verify_export
from interview.journal.verify_journal import JournalVerification
from interview.journal.zip_archive import read_archive, write_archive
from interview.session import (
    AmendmentOpened,
    AnswerRated,
    AnswerRecorded,
    DecisionTaken,
    Event,
    InterviewSigned,
    NotesEdited,
    QuestionOpened,
    StreamOpened,
)
from interview.signing.ssh_signature import EXPORT, sign
from interview.status_words import RecordStatus
from tests.journal.samples import NOON, begin, verified
from tests.journal.second_reader import Contradiction, SecondReader, read_export

LATER = NOON + timedelta(hours=1)


def signed(path: Path) -> StreamId:
    """An interview that its rater signed and HR decided on."""
    stream = begin(path)
    with Journal.open(path) as journal:
        events: list[Event] = [
            NotesEdited("impact", "é “goal” 🎷"),
            InterviewSigned("Grace Hopper"),
        ]
        journal.append(stream, 2, [(NOON, event) for event in events])
        decided = (LATER, DecisionTaken("hire", "the best we saw"))
        closed = (LATER, InterviewSigned("Mary Somerville"))
        opened = StreamOpened("hr", "Mary Somerville")
        journal.open_stream(stream.interview, opened, LATER, decided, closed)
    return stream


def exported(path: Path, stream: StreamId, file: Path) -> Path:
    """Its archive, written to `file`."""
    record = read_for_export(path, stream.interview)
    made = export_archive(path, record, {REPORT: b"<html>"}, "Grace Hopper", "en", "ada.zip")
    file.write_bytes(made)
    return file


def take(path: Path, file: Path) -> ImportResult:
    """Import an archive into a journal."""
    return import_record(path, verify_export(file, path), LATER)


def problems(file: Path, path: Path) -> list[str]:
    """Every sentence on what contradicts in an archive, or on why it is none."""
    try:
        checked = verify_export(file, path)
    except ExportError as error:
        return [str(error)]
    found = [*checked.problems, *(text for each in checked.streams for text in each.problems)]
    assert checked.is_whole is not bool(found)
    return found


def is_sound(path: Path) -> bool:
    """Whether nothing contradicts in a journal, by the program and by the second reader."""
    SecondReader(path)
    with JournalVerification(path) as verification:
        verification.check_file()
        found = [verification.check(stream) for stream in verification.streams()]
        return not verification.problems and all(each.is_whole for each in found)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another person's journal."""
    return tmp_path / "other" / "journal.db"


@pytest.fixture
def file(path: Path, tmp_path: Path) -> Path:
    """The archive of an interview."""
    return exported(path, signed(path), tmp_path / "ada.zip")


class TestArchive:
    def test_the_same_input_makes_the_same_bytes(self, path: Path, tmp_path: Path) -> None:
        stream = signed(path)
        one = exported(path, stream, tmp_path / "one.zip")
        assert one.read_bytes() == exported(path, stream, tmp_path / "two.zip").read_bytes()

    def test_what_is_whole_is_claimed_as_of_a_journal(self, path: Path, file: Path) -> None:
        checked = verify_export(file, path)
        assert checked.is_whole
        assert checked.exporter == "Grace Hopper"
        assert len(checked.streams) == 2
        for finding in checked.streams:
            assert finding == verified(path, finding.stream)

    def test_a_receipt_goes_along(self, path: Path, tmp_path: Path) -> None:
        stream = signed(path)
        (path.parent / "keys").rename(tmp_path / "keys of Grace")
        countersign(path, stream, "Bea Person", LATER)
        checked = verify_export(exported(path, stream, tmp_path / "ada.zip"), path)
        (seal,) = (each.seal for each in checked.streams if each.stream == stream)
        assert seal is not None
        assert seal.witnesses == ("Bea Person",)
        assert checked.exporter == "Bea Person"

    def test_a_flipped_byte_is_found_in_every_member(
        self, path: Path, file: Path, tmp_path: Path
    ) -> None:
        data = file.read_bytes()
        spoilt = tmp_path / "spoilt.zip"
        for name, content in read_archive(file).members.items():
            place = data.index(content)
            for offset in {0, len(content) // 2, len(content) - 1}:
                changed = bytearray(data)
                changed[place + offset] ^= 0x20
                spoilt.write_bytes(changed)
                assert any(name in problem for problem in problems(spoilt, path)), (name, offset)

    def test_a_byte_changed_by_who_packs_anew_is_found_in_every_member(
        self, path: Path, file: Path, tmp_path: Path
    ) -> None:
        members = dict(read_archive(file).members)
        spoilt = tmp_path / "spoilt.zip"
        for name, content in members.items():
            changed = content[:-2] + bytes([content[-2] ^ 1]) + content[-1:]
            spoilt.write_bytes(write_archive(members | {name: changed}))
            named = name.removesuffix(".sig")
            assert any(named in problem for problem in problems(spoilt, path)), name

    @pytest.mark.parametrize("seed", range(3))
    def test_a_bit_flipped_anywhere_is_noticed_or_changed_no_member(
        self, path: Path, file: Path, tmp_path: Path, seed: int
    ) -> None:
        data, spoilt, members = file.read_bytes(), tmp_path / "spoilt.zip", read_archive(file)
        random = Random(seed)
        for _ in range(100):
            changed = bytearray(data)
            changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
            spoilt.write_bytes(changed)
            if not problems(spoilt, path):  # then it is in what is around the members
                assert "from byte" in verify_export(spoilt, path).repacked
                assert read_archive(spoilt).members == members.members

    def test_what_is_missing_or_put_in_is_named(
        self, path: Path, file: Path, tmp_path: Path
    ) -> None:
        members = dict(read_archive(file).members)
        spoilt = tmp_path / "spoilt.zip"
        for name in members:
            if name in ("record.txt", SUMS, SUMS_SIGNATURE):
                continue
            spoilt.write_bytes(write_archive({n: d for n, d in members.items() if n != name}))
            assert f"{name} is missing." in verify_export(spoilt, path).problems
        spoilt.write_bytes(write_archive(members | {"letter.txt": b"hire me"}))
        (problem,) = verify_export(spoilt, path).problems
        assert problem.startswith("letter.txt is not in SHA256SUMS")

    def test_a_forger_with_a_key_of_their_own_is_caught_by_the_seal(
        self, path: Path, file: Path, tmp_path: Path
    ) -> None:
        members = dict(read_archive(file).members)
        (name,) = (name for name, data in members.items() if "“goal”".encode() in data)
        members[name] = members[name].replace("“goal”".encode(), "“gold”".encode())
        members[SUMS] = checksums(members)
        key = Ed25519PrivateKey.generate()
        members[SUMS_SIGNATURE] = sign(key, members[SUMS], EXPORT).encode()
        spoilt = tmp_path / "spoilt.zip"
        spoilt.write_bytes(write_archive(members))
        checked = verify_export(spoilt, path)
        assert checked.exporter == ""
        assert checked.problems == ()
        (found,) = (each for each in checked.streams if not each.is_whole)
        assert found.problems == (f"{name} is not what was signed: it was changed.",)

    def test_a_signature_that_was_taken_away_is_missed(
        self, path: Path, file: Path, tmp_path: Path
    ) -> None:
        members = {n: d for n, d in read_archive(file).members.items() if "/seal-" not in n}
        members[SUMS] = checksums(members)
        key = Ed25519PrivateKey.generate()
        members[SUMS_SIGNATURE] = sign(key, members[SUMS], EXPORT).encode()
        spoilt = tmp_path / "spoilt.zip"
        spoilt.write_bytes(write_archive(members))
        found = problems(spoilt, path)
        assert len(found) == 2
        assert all("A signature of interview" in problem for problem in found)

    @pytest.mark.parametrize(
        "payload",
        [
            b"{}",
            b"[" * 100_000,
            b"\xff",
            b'{"at":"2026-03-02T12:00:00","data":{"question":"x"},"kind":"QuestionOpened","version":1}',
            encode(NOON, QuestionOpened(7)).encode(),  # type: ignore[arg-type]
            encode(NOON, AnswerRated("impact", True)).encode(),
            encode(NOON, AnswerRated("impact", 3, evidence=(("a", 0),))).encode(),  # type: ignore[arg-type]
            encode(NOON, AnswerRecorded("impact", (("a", 7),))).encode(),  # type: ignore[arg-type]
        ],
        ids=["no event", "deep", "no text", "no zone", "number", "boolean", "pair", "cell"],
    )
    def test_entries_that_are_none_are_refused_and_crash_nothing(
        self, path: Path, other: Path, tmp_path: Path, payload: bytes
    ) -> None:
        stream = begin(path)
        record = read_for_export(path, stream.interview)
        (own,) = record.streams
        contents = (*own.contents, bytes(32) + payload)
        record = replace(record, streams=(replace(own, contents=contents),))
        file = tmp_path / "x.zip"
        file.write_bytes(export_archive(path, record, {REPORT: b""}, "Grace Hopper", "en", "x.zip"))
        (problem,) = problems(file, path)
        assert problem.endswith("are not those of an interview.")
        with pytest.raises(ExportError):
            take(other, file)

    def test_one_that_is_packed_anew_by_another_program_is_whole(
        self, path: Path, file: Path, tmp_path: Path
    ) -> None:
        again = tmp_path / "again.zip"
        with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("events/", b"")
            for name, data in read_archive(file).members.items():
                archive.writestr(name, data)
        checked = verify_export(again, path)
        assert checked.is_whole
        assert "Another program packed it anew" in checked.repacked

    @pytest.mark.parametrize(
        ("edit", "place"),
        [
            (lambda data: data + b"hidden", "behind its end"),
            (lambda data: data[:-2] + b"\x06\0hidden", "in its table of contents"),
            (lambda data: data[:10] + b"\x01" + data[11:], "in the header of README.txt"),
        ],
        ids=["appended", "comment", "time"],
    )
    def test_a_byte_that_is_in_no_member_is_told_with_its_place(
        self,
        path: Path,
        file: Path,
        tmp_path: Path,
        edit: Callable[[bytes], bytes],
        place: str,
    ) -> None:
        assert verify_export(file, path).repacked == ""
        spoilt = tmp_path / "spoilt.zip"
        spoilt.write_bytes(edit(file.read_bytes()))
        assert place in verify_export(spoilt, path).repacked


def _hostile(fill: Callable[[zipfile.ZipFile], None]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
    return target.getvalue()


def _link(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("README.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "/etc/passwd")


def _twice(archive: zipfile.ZipFile) -> None:
    archive.writestr("README.txt", "one")
    archive.writestr("readme.TXT", "another")


def _bomb(archive: zipfile.ZipFile) -> None:
    with archive.open("README.txt", "w", force_zip64=True) as opened:
        for _ in range(300):
            opened.write(bytes(1 << 20))


class TestHostileArchives:
    @pytest.mark.parametrize(
        "name",
        [
            "../x",
            "/etc/x",
            "a/../../x",
            "C:/x",
            "a\\..\\x",
            "./x",
            "a//b",
            "-rf",
            "x\ny",
            "x\u202e",
        ],
    )
    def test_a_path_that_leads_elsewhere_is_refused(
        self, path: Path, tmp_path: Path, name: str
    ) -> None:
        file = tmp_path / "x.zip"
        file.write_bytes(_hostile(lambda archive: archive.writestr(name, b"x")))
        with pytest.raises(ExportError, match="outside its folder"):
            verify_export(file, path)

    @pytest.mark.parametrize(
        ("fill", "said"),
        [(_link, "is a link"), (_twice, "twice"), (_bomb, "larger than any interview")],
        ids=["link", "twice", "bomb"],
    )
    def test_what_deceives_is_refused(
        self, path: Path, tmp_path: Path, fill: Callable[[zipfile.ZipFile], None], said: str
    ) -> None:
        file = tmp_path / "x.zip"
        file.write_bytes(_hostile(fill))
        with pytest.raises(ExportError, match=said):
            verify_export(file, path)

    def test_a_size_that_lies_is_no_way_around_the_bound(self, path: Path, tmp_path: Path) -> None:
        data = bytearray(_hostile(_bomb))
        central = data.rindex(b"PK\x01\x02")
        data[central + 24 : central + 28] = (100).to_bytes(4, "little")
        file = tmp_path / "x.zip"
        file.write_bytes(data)
        with pytest.raises(ExportError):
            verify_export(file, path)

    @pytest.mark.parametrize(
        "data",
        [b"", b"PK", b"PK\x03\x04", b"x" * 5000, bytes(n * n % 251 for n in range(5000))],
        ids=["empty", "two letters", "a beginning", "text", "noise"],
    )
    def test_what_is_no_archive_is_said_to_be_none(
        self, path: Path, tmp_path: Path, data: bytes
    ) -> None:
        file = tmp_path / "x.zip"
        file.write_bytes(data)
        with pytest.raises(ExportError, match="not an archive"):
            verify_export(file, path)

    def test_an_archive_cut_short_anywhere_is_refused(
        self, path: Path, file: Path, tmp_path: Path
    ) -> None:
        data, cut = file.read_bytes(), tmp_path / "cut.zip"
        for length in range(0, len(data), len(data) // 50):
            cut.write_bytes(data[:length])
            with pytest.raises(ExportError):
                verify_export(cut, path)


class TestImport:
    def test_a_record_comes_into_another_journal_once(
        self, path: Path, other: Path, file: Path
    ) -> None:
        begin(other, "Bea Person")
        result = take(other, file)
        assert len(result.added) == 2
        with Journal.open(path) as source, Journal.open(other) as target:
            for stream in result.added:
                assert target.read(stream).history == source.read(stream).history
            before = target.head()
            (listed,) = target.summaries("lovelace")
            assert listed.status is RecordStatus.SIGNED
        with JournalVerification(other) as verification:
            assert all(verification.check(each).is_whole for each in verification.streams())
            assert verification.mended == 0, "the line in the list was right at once"
        assert is_sound(other)
        assert take(other, file).is_empty
        with Journal.open(other) as target:
            assert target.head() == before

    def test_the_chain_names_the_head_of_the_other_journal(
        self, path: Path, other: Path, file: Path
    ) -> None:
        take(other, file)
        (link,) = SecondReader(other).linked("import")
        with Journal.open(path) as source:
            head = source.head()
        assert (link["journal"], link["links"], link["head"]) == (
            head.journal,
            head.links,
            head.hash,
        )

    def test_what_was_erased_never_comes_back(self, other: Path, file: Path) -> None:
        stream = take(other, file).added[0]
        erase_interviews(other, [stream.interview], ASKED, LATER)
        with pytest.raises(InterviewErased):
            take(other, file)
        assert is_sound(other)
        assert b"goal" not in other.read_bytes()

    def test_an_amendment_goes_on_where_the_record_ended(
        self, path: Path, other: Path, tmp_path: Path
    ) -> None:
        stream = signed(path)
        earlier = exported(path, stream, tmp_path / "earlier.zip")
        take(other, earlier)
        with Journal.open(path) as journal:
            again: list[Event] = [AmendmentOpened("a slip"), InterviewSigned("Grace Hopper")]
            journal.append(stream, 4, [(LATER, event) for event in again])
        later = exported(path, stream, tmp_path / "later.zip")
        assert take(other, later).added == (stream,)
        assert is_sound(other)
        assert len(verified(other, stream).seals) == 2
        assert take(other, earlier).is_empty
        assert verified(other, stream).events == 6

    def test_another_record_of_the_same_interview_overwrites_nothing(
        self, path: Path, other: Path, file: Path, tmp_path: Path
    ) -> None:
        stream = take(other, file).added[0]
        for journal_path, reason in ((path, "a slip"), (other, "another slip")):
            with Journal.open(journal_path) as journal:
                last = len(journal.read(stream).history)
                events: list[Event] = [AmendmentOpened(reason), InterviewSigned("Grace Hopper")]
                journal.append(stream, last, [(LATER, event) for event in events])
        before = other.read_bytes()
        with pytest.raises(ExportError, match="its record is another one"):
            take(other, exported(path, stream, tmp_path / "later.zip"))
        assert other.read_bytes() == before

    def test_a_receipt_comes_back_to_the_rater(
        self, path: Path, other: Path, tmp_path: Path
    ) -> None:
        stream = signed(path)
        take(other, exported(path, stream, tmp_path / "ada.zip"))
        countersign(other, stream, "Bea Person", LATER)
        result = take(path, exported(other, stream, tmp_path / "received.zip"))
        assert (result.added, result.attested) == ((), 1)
        assert is_sound(path)
        (seal,) = verified(path, stream).seals
        assert len(seal.others) == 1

    def test_what_is_not_signed_stays_out(self, path: Path, other: Path, tmp_path: Path) -> None:
        stream = begin(path)
        file = exported(path, stream, tmp_path / "ada.zip")
        with pytest.raises(ExportError, match="not signed"):
            take(other, file)
        with Journal.open(path) as journal:
            journal.append(stream, 2, [(NOON, InterviewSigned("Grace Hopper"))])
            journal.open_stream(stream.interview, StreamOpened("hr", "Mary Somerville"), LATER)
        result = take(other, exported(path, stream, tmp_path / "signed.zip"))
        assert result.added == (stream,)
        assert len(result.left_out) == 1

    def test_a_journal_that_was_put_back_does_not_take_what_it_signed(
        self, path: Path, tmp_path: Path
    ) -> None:
        begin(path)
        earlier = path.read_bytes()
        file = exported(path, signed(path), tmp_path / "ada.zip")
        path.write_bytes(earlier)
        with pytest.raises(ExportError, match="put back to an earlier state"):
            take(path, file)
        assert path.read_bytes() == earlier

    def test_what_contradicts_itself_stays_out(
        self, other: Path, file: Path, tmp_path: Path
    ) -> None:
        members = dict(read_archive(file).members)
        spoilt = tmp_path / "spoilt.zip"
        spoilt.write_bytes(write_archive(members | {"report.html": b"hire"}))
        with pytest.raises(ExportError, match="contradicts itself"):
            take(other, spoilt)
        assert not other.exists()


def test_a_second_reader_reads_it_by_the_page_alone(path: Path, tmp_path: Path) -> None:
    stream = signed(path)
    with Journal.open(path) as journal:
        again: list[Event] = [AmendmentOpened("a slip"), InterviewSigned("Grace Hopper")]
        journal.append(stream, 4, [(LATER, event) for event in again])
        expected = {
            str(each): [json.loads(encode(one.at, one.event)) for one in journal.read(each).history]
            for each in journal.streams_of(stream.interview)
        }
    file = exported(path, stream, tmp_path / "ada.zip")
    assert read_export(file) == expected
    members = dict(read_archive(file).members)
    name = f"{stream.writer}/events/00003"
    file.write_bytes(write_archive(members | {name: members[name] + b" "}))
    with pytest.raises(Contradiction):
        read_export(file)
