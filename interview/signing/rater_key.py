"""The key that the user of this machine signs with: made at the first signature, kept private."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import SigningError
from interview.files import close_to_others, create_private, private_folder, replace_file
from interview.frozen import frozen
from interview.i18n import _
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


def rater_key(journal: Path, name: str) -> RaterKey:
    """The key of whoever keeps a journal; where there is none, it is made, and known as `name`'s.

    Raises `SigningError` where it can be neither read nor made.
    """
    path = rater_key_file(journal)
    try:
        if not path.exists():
            _make(path)
        close_to_others(path)
        key = _read(path)
    except OSError as error:
        raise SigningError(
            _("The key {path}, which signs for you, cannot be used: {reason}.").format(
                path=path, reason=reason_of(error)
            )
        ) from error
    add_known_rater(journal, name, key.public)
    return key


def _make(path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    made = Ed25519PrivateKey.generate()
    data = made.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    private_folder(path.parent)
    close_to_others(path.parent)
    try:
        create_private(path, data)
    except FileExistsError:
        return  # another program was quicker
    public = f"{public_key_of(made).line}\n".encode()
    replace_file(path.with_name("rater.pub"), public, private=True)


def _read(path: Path) -> RaterKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    try:
        key = load_ssh_private_key(path.read_bytes(), None)
    except TypeError as error:
        raise SigningError(
            _(
                "The key {path}, which signs for you, has a passphrase, which this version cannot "
                "ask for. Take it off: ssh-keygen -p -N '' -f {path}"
            ).format(path=path)
        ) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise SigningError(
            _(
                "The file {path} is not a key that can sign. Put it back from a copy; or move it "
                "away, and the next signature makes a new one."
            ).format(path=path)
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningError(
            _("The key {path}, which signs for you, must be of the kind Ed25519.").format(path=path)
        )
    return RaterKey(key)
