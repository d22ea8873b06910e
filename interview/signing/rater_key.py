"""The key that the user of this machine signs with: made at the first signature, kept private."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import KeyLocked, SigningError
from interview.frozen import frozen
from interview.i18n import _
from interview.private_files import close_to_others, create_private, private_folder, replace_file
from interview.signing.known_raters import add_known_rater
from interview.signing.ssh_signature import PublicKey, public_key_of, sign
from interview.system_errors import reason_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@frozen
class RaterKey:
    """A key that can sign."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        """Its public half."""
        return public_key_of(self.private)

    def sign(self, message: bytes, namespace: str) -> str:
        """The armoured SSH signature of a message."""
        return sign(self.private, message, namespace)


def rater_key_file(journal: Path) -> Path:
    """Where the key of whoever keeps a journal is."""
    return journal.with_name("keys") / "rater"


_unlocked: dict[bytes, RaterKey] = {}
"""Keys with a passphrase that was given in this program, by the bytes of their files."""


class PassphraseWanted(Enum):
    """Whether a passphrase has to be asked for before something is signed."""

    NO = "no"
    """The key has none, or it was given before."""
    THAT_OF_THE_KEY = "that of the key"
    A_NEW_ONE = "a new one"
    """There is no key, and the one to be made is to have a passphrase."""


def passphrase_wanted(journal: Path, *, for_new: bool) -> PassphraseWanted:
    """What to ask for before `rater_key`. `for_new`: a key that is made is to have a passphrase.

    Raises `SigningError` where the key can be neither read nor used.
    """
    if not rater_key_file(journal).exists():
        return PassphraseWanted.A_NEW_ONE if for_new else PassphraseWanted.NO
    try:
        rater_key(journal, "")
    except KeyLocked:
        return PassphraseWanted.THAT_OF_THE_KEY
    return PassphraseWanted.NO


def rater_key(journal: Path, name: str, passphrase: str = "") -> RaterKey:
    """The key of whoever keeps a journal; where there is none, it is made, and known as `name`'s.

    `passphrase` unlocks a key that has one, for as long as the program runs; a key that is made
    gets it. Raises `KeyLocked` where it is wrong or missing, and `SigningError` where the key can
    be neither read nor made.
    """
    path = rater_key_file(journal)
    try:
        if not path.exists():
            _make(path, passphrase)
        close_to_others(path)
        key = _read(path, passphrase)
    except OSError as error:
        raise SigningError(
            _("The key {path}, which signs for you, cannot be used: {reason}.").format(
                path=path, reason=reason_of(error)
            )
        ) from error
    if name:
        add_known_rater(journal, name, key.public)
    return key


def _make(path: Path, passphrase: str) -> None:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        KeySerializationEncryption,
        NoEncryption,
        PrivateFormat,
    )

    made = Ed25519PrivateKey.generate()
    way: KeySerializationEncryption = NoEncryption()
    if passphrase:
        way = BestAvailableEncryption(passphrase.encode())
    try:
        data = made.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, way)
    except UnsupportedAlgorithm as error:
        raise _needs_bcrypt() from error
    private_folder(path.parent)
    close_to_others(path.parent)
    try:
        create_private(path, data)
    except FileExistsError:
        return  # another program was quicker
    public = f"{public_key_of(made).line}\n".encode()
    replace_file(path.with_name("rater.pub"), public, private=True)


def _read(path: Path, passphrase: str) -> RaterKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    data = path.read_bytes()
    if data in _unlocked:
        return _unlocked[data]
    is_locked = False
    try:
        try:
            key = load_ssh_private_key(data, None)
        except TypeError:
            is_locked = True
            if not passphrase:
                raise KeyLocked(
                    _("The key {path}, which signs for you, has a passphrase.").format(path=path)
                ) from None
            key = load_ssh_private_key(data, passphrase.encode())
    except UnsupportedAlgorithm as error:
        raise _needs_bcrypt() if is_locked else _no_key(path) from error
    except ValueError as error:
        if is_locked:
            raise KeyLocked(
                _("That is not the passphrase of the key {path}.").format(path=path)
            ) from error
        raise _no_key(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningError(
            _("The key {path}, which signs for you, must be of the kind Ed25519.").format(path=path)
        )
    found = RaterKey(key)
    if is_locked:
        _unlocked[data] = found
    return found


def _no_key(path: Path) -> SigningError:
    return SigningError(
        _(
            "The file {path} is not a key that can sign. Put it back from a copy; or move it "
            "away, and the next signature makes a new one."
        ).format(path=path)
    )


def _needs_bcrypt() -> SigningError:
    return SigningError(
        _(
            "A key with a passphrase needs a library that is not installed. Install it with: "
            "pip install 'interview[passphrase]'"
        )
    )
