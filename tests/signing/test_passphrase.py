"""A key that has a passphrase: made so, unlocked once, and OpenSSH's own."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from interview.errors import KeyLocked
from interview.signing.rater_key import (
    PassphraseWanted,
    passphrase_wanted,
    rater_key,
    rater_key_file,
)
from interview.signing.ssh_signature import SEAL, check_signature

pytest.importorskip("bcrypt", reason="needs the extra “passphrase”")
SECRET = "correct  horse é"


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key was unlocked before."""
    monkeypatch.setattr("interview.signing.rater_key._unlocked", {})


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the program was started again."""
    monkeypatch.setattr("interview.signing.rater_key._unlocked", {})


def test_a_key_made_with_one_is_unlocked_by_it_alone_and_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert passphrase_wanted(path, for_new=True) is PassphraseWanted.A_NEW_ONE
    made = rater_key(path, "Grace Hopper", SECRET)
    assert b"BEGIN OPENSSH PRIVATE KEY" in rater_key_file(path).read_bytes()
    forget(monkeypatch)
    assert passphrase_wanted(path, for_new=False) is PassphraseWanted.THAT_OF_THE_KEY
    with pytest.raises(KeyLocked, match="has a passphrase"):
        rater_key(path, "Grace Hopper")
    with pytest.raises(KeyLocked, match="not the passphrase"):
        rater_key(path, "Grace Hopper", "correct horse é")
    assert rater_key(path, "Grace Hopper", SECRET).public == made.public
    assert passphrase_wanted(path, for_new=True) is PassphraseWanted.NO
    signature = rater_key(path, "Grace Hopper").sign(b"text", SEAL)
    assert check_signature(signature, b"text", SEAL) == made.public


def test_a_key_without_one_needs_none(path: Path) -> None:
    assert passphrase_wanted(path, for_new=False) is PassphraseWanted.NO
    rater_key(path, "Grace Hopper")
    assert passphrase_wanted(path, for_new=True) is PassphraseWanted.NO


@pytest.mark.skipif(which("ssh-keygen") is None, reason="needs OpenSSH's ssh-keygen")
def test_openssh_unlocks_what_is_made_here_and_the_other_way_round(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = rater_key(path, "Grace Hopper", SECRET)
    file = str(rater_key_file(path))
    told = subprocess.run(
        ["ssh-keygen", "-y", "-P", SECRET, "-f", file], capture_output=True, text=True, check=False
    )
    assert told.stdout.split()[:2] == made.public.line.split()
    words = ["ssh-keygen", "-q", "-p", "-P", SECRET, "-N", "another", "-f", file]
    subprocess.run(words, check=True, capture_output=True)
    forget(monkeypatch)
    assert rater_key(path, "Grace Hopper", "another").public == made.public
