"""Time stamps, held against openssl's own authority and its own check."""

from __future__ import annotations

from pathlib import Path
from shutil import which

import pytest

from interview.signing.time_stamp import (
    TimeStampRefused,
    check_time_stamp,
    known_authorities_file,
    read_known_authorities,
    time_stamp_request,
)
from tests.signing.time_stamp_authority import Authority

MESSAGE = b"a signature"

pytestmark = pytest.mark.skipif(which("openssl") is None, reason="needs openssl")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "tsa")


@pytest.mark.parametrize(("known", "is_known"), [("ca.pem", True), ("tsa.pem", True), ("", False)])
def test_an_answer_is_of_the_message_and_of_the_authority(
    authority: Authority, tmp_path: Path, known: str, is_known: bool
) -> None:
    journal = tmp_path / "journal.db"
    if known:
        known_authorities_file(journal).write_bytes((authority.folder / known).read_bytes())
    request = time_stamp_request(MESSAGE)
    answer = authority.answer(request)
    assert authority.accepts(answer, MESSAGE)
    stamp = check_time_stamp(answer, MESSAGE, read_known_authorities(journal), request)
    assert (stamp.authority, stamp.is_known) == ("Test Stamper", is_known)
    assert stamp.at.tzinfo is not None


def test_an_answer_to_another_request_or_on_another_message_is_refused(
    authority: Authority,
) -> None:
    request = time_stamp_request(MESSAGE)
    answer = authority.answer(request)
    with pytest.raises(TimeStampRefused, match="something else"):
        check_time_stamp(answer, MESSAGE + b" ", ())
    with pytest.raises(TimeStampRefused, match="another request"):
        check_time_stamp(answer, MESSAGE, (), time_stamp_request(MESSAGE))


def test_a_changed_byte_is_never_taken_for_another_time(authority: Authority) -> None:
    """Some bytes are nobody's concern, such as those of certificates that are not needed."""
    answer = authority.answer(time_stamp_request(MESSAGE))
    whole = check_time_stamp(answer, MESSAGE, ())
    for place in range(0, len(answer), 7):
        changed = bytearray(answer)
        changed[place] ^= 0x20
        try:
            stamp = check_time_stamp(bytes(changed), MESSAGE, ())
        except TimeStampRefused:
            continue
        assert stamp.at == whole.at


@pytest.mark.parametrize("answer", [b"", b"\x30", b"\x30\x84\xff\xff\xff\xff", b"\x30\x00" * 9])
def test_what_is_no_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(TimeStampRefused):
        check_time_stamp(answer, MESSAGE, ())
