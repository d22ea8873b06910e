"""Signatures, held against OpenSSH's own tools in both directions."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from interview.errors import SigningError
from interview.signing.known_raters import (
    add_known_rater,
    known_raters_file,
    principal,
    read_known_raters,
    whose,
)
from interview.signing.rater_key import RaterKey, rater_key, rater_key_file
from interview.signing.ssh_signature import (
    RECEIPT,
    SEAL,
    SignatureRefused,
    check_signature,
)

MESSAGE = "# a text\nof two lines, é\n".encode()

pytestmark = pytest.mark.skipif(which("ssh-keygen") is None, reason="needs OpenSSH's ssh-keygen")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal.db"


@pytest.fixture
def key(journal: Path) -> RaterKey:
    return rater_key(journal, "Zoé Müller")


def ssh_keygen(*words: str | Path, message: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["ssh-keygen", *words], input=message, capture_output=True, check=False)


def verify(
    journal: Path, tmp_path: Path, signature: str, message: bytes, name: str, namespace: str
) -> bool:
    """Whether OpenSSH takes it as that person's signature of the message."""
    file = tmp_path / "signature"
    file.write_text(signature, encoding="ascii")
    known = known_raters_file(journal)
    words = ("-Y", "verify", "-f", known, "-I", name, "-n", namespace, "-s", file)
    return ssh_keygen(*words, message=message).returncode == 0


def test_openssh_knows_the_person_the_text_and_the_namespace(
    journal: Path, key: RaterKey, tmp_path: Path
) -> None:
    signature = key.sign(MESSAGE, SEAL)
    assert verify(journal, tmp_path, signature, MESSAGE, "Zoe Muller", SEAL)
    assert not verify(journal, tmp_path, signature, MESSAGE + b" ", "Zoe Muller", SEAL)
    assert not verify(journal, tmp_path, signature, MESSAGE, "Ada", SEAL)
    assert not verify(journal, tmp_path, signature, MESSAGE, "Zoe Muller", RECEIPT)


def test_it_is_byte_for_byte_what_openssh_writes(
    journal: Path, key: RaterKey, tmp_path: Path
) -> None:
    (tmp_path / "text").write_bytes(MESSAGE)
    words = ("-Y", "sign", "-f", rater_key_file(journal), "-n", SEAL, tmp_path / "text")
    assert ssh_keygen(*words).returncode == 0
    assert (tmp_path / "text.sig").read_text(encoding="ascii") == key.sign(MESSAGE, SEAL)


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_what_openssh_signed_with_a_key_of_its_own_is_taken(tmp_path: Path, algorithm: str) -> None:
    other = tmp_path / "other"
    ssh_keygen("-q", "-t", "ed25519", "-N", "", "-f", other)
    (tmp_path / "text").write_bytes(MESSAGE)
    options = ("-O", f"hashalg={algorithm}")
    ssh_keygen("-Y", "sign", *options, "-f", other, "-n", RECEIPT, tmp_path / "text")
    signature = (tmp_path / "text.sig").read_text(encoding="ascii")
    found = check_signature(signature, MESSAGE, RECEIPT)
    assert found.line == " ".join(other.with_suffix(".pub").read_text().split()[:2])
    printed = ssh_keygen("-l", "-f", other.with_suffix(".pub")).stdout.decode().split()[1]
    assert found.fingerprint == printed


def test_every_changed_character_of_a_signature_is_noticed(key: RaterKey) -> None:
    signature = key.sign(MESSAGE, SEAL)
    body = signature.index("\n") + 1, signature.rindex("\n---")
    for place in range(*body):
        changed = "B" if signature[place] == "A" else "A"
        if signature[place] == "\n":
            continue
        with pytest.raises(SignatureRefused):
            check_signature(signature[:place] + changed + signature[place + 1 :], MESSAGE, SEAL)


@pytest.mark.parametrize("text", ["", "\n", "-----BEGIN SSH SIGNATURE-----\n", "é"])
def test_what_is_no_signature_is_refused(text: str) -> None:
    with pytest.raises(SignatureRefused):
        check_signature(text, MESSAGE, SEAL)


def test_a_signature_by_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    ssh_keygen("-q", "-t", "ecdsa", "-N", "", "-f", other)
    (tmp_path / "text").write_bytes(MESSAGE)
    ssh_keygen("-Y", "sign", "-f", other, "-n", SEAL, tmp_path / "text")
    with pytest.raises(SignatureRefused):
        check_signature((tmp_path / "text.sig").read_text(), MESSAGE, SEAL)


def test_the_key_is_made_once_and_is_for_its_owner_alone(journal: Path, key: RaterKey) -> None:
    file = rater_key_file(journal)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert rater_key(journal, "Somebody Else").public == key.public
    assert [each.name for each in read_known_raters(journal)] == ["Zoe Muller"]


def test_a_key_that_others_could_read_is_closed_to_them(journal: Path, key: RaterKey) -> None:
    rater_key_file(journal).chmod(0o644)
    assert rater_key(journal, "Zoé Müller").public == key.public
    assert stat.S_IMODE(rater_key_file(journal).stat().st_mode) == 0o600


def test_a_key_that_cannot_sign_is_said_and_left_alone(journal: Path, key: RaterKey) -> None:
    file = rater_key_file(journal)
    file.write_bytes(b"no key")
    with pytest.raises(SigningError, match="not a key"):
        rater_key(journal, "Zoé Müller")
    assert file.read_bytes() == b"no key"


def test_a_key_with_a_passphrase_is_said(journal: Path, key: RaterKey) -> None:
    ssh_keygen("-q", "-p", "-P", "", "-N", "secret", "-f", rater_key_file(journal))
    with pytest.raises(SigningError, match="passphrase"):
        rater_key(journal, "Zoé Müller")


def test_a_key_of_another_kind_is_said(journal: Path) -> None:
    rater_key_file(journal).parent.mkdir(parents=True)
    ssh_keygen("-q", "-t", "ecdsa", "-N", "", "-f", rater_key_file(journal))
    with pytest.raises(SigningError, match="Ed25519"):
        rater_key(journal, "Zoé Müller")


def test_only_who_may_sign_that_is_known(journal: Path, key: RaterKey) -> None:
    file = known_raters_file(journal)
    line = key.public.line
    file.write_text(
        f"# those we know\n\nada@example.org,grace {line} a comment\n"
        f'"Zoe Muller" namespaces="{RECEIPT}",valid-after="20260101" {line}\n'
        "Bob ssh-rsa AAAA\n",
        encoding="utf-8",
    )
    known = read_known_raters(journal)
    assert [each.name for each in known] == ["ada@example.org,grace", "Zoe Muller"]
    assert whose(key.public, known[1:], RECEIPT) == "Zoe Muller"
    assert whose(key.public, known[1:], SEAL) == ""


def test_a_line_that_cannot_be_read_is_said(journal: Path, key: RaterKey) -> None:
    file = known_raters_file(journal)
    file.write_text(file.read_text() + "Ada Lovelace\n", encoding="utf-8")
    with pytest.raises(SigningError, match="Line 2"):
        read_known_raters(journal)


def test_a_person_is_added_behind_the_others(journal: Path, key: RaterKey, tmp_path: Path) -> None:
    other = rater_key(tmp_path / "elsewhere" / "journal.db", "x").public
    add_known_rater(journal, 'Ada "King", *!\n', other)
    add_known_rater(journal, "Ada", other)
    assert [each.name for each in read_known_raters(journal)] == ["Zoe Muller", "Ada King"]


@pytest.mark.parametrize(
    ("name", "known_as"), [("李小龍", "rater"), ("Anne-Zoé d'Ô", "Anne-Zoe d'O")]
)
def test_a_name_is_written_in_ascii(name: str, known_as: str) -> None:
    assert principal(name) == known_as


def test_nothing_of_it_is_loaded_before_a_signature() -> None:
    script = (
        "import sys; import interview.journal.store, interview.journal.recorder, interview.tui.app;"
        "print('cryptography' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert told.stdout == "False\n"
