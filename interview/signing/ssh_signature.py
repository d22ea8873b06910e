"""Signatures in OpenSSH's format, as `ssh-keygen -Y sign` makes them, with Ed25519 keys.

The format is SSHSIG version 1 (PROTOCOL.sshsig in OpenSSH). `cryptography` is loaded when a
signature is made or checked, not before.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from hashlib import sha256, sha512
from typing import TYPE_CHECKING

from interview.frozen import frozen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEAL = "interview-seal"
"""The namespace of a writer's signature under a manifest."""
RECEIPT = "interview-receipt"
"""The namespace of a second person's, who received the sealed record."""
EXPORT = "interview-export"
"""The namespace of the exporter's, under the checksums of all files of an export."""
ERASURE = "interview-erasure"
"""The namespace of whoever erased, under the tombstone that others are told by."""

_MAGIC = b"SSHSIG"
_VERSION = (1).to_bytes(4, "big")
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_COLUMNS = 70
_KIND = b"ssh-ed25519"
_HASHES = {b"sha512": sha512, b"sha256": sha256}


class SignatureRefused(ValueError):
    """A signature that is not one, or not of what it is said to be of."""


@frozen
class PublicKey:
    """An Ed25519 key, as OpenSSH writes it."""

    blob: bytes
    """The key in OpenSSH's wire format."""

    @classmethod
    def of(cls, raw: bytes) -> PublicKey:
        """The key whose 32 bytes are `raw`."""
        return cls(_string(_KIND) + _string(raw))

    @property
    def fingerprint(self) -> str:
        """What `ssh-keygen -l` prints of it: `SHA256:…`."""
        digest = b64encode(sha256(self.blob).digest()).decode().rstrip("=")
        return f"SHA256:{digest}"

    @property
    def line(self) -> str:
        """It as in a `.pub` file: its type and its base64."""
        return f"{_KIND.decode()} {b64encode(self.blob).decode()}"


def sign(key: Ed25519PrivateKey, message: bytes, namespace: str) -> str:
    """The armoured signature of a message, byte for byte what `ssh-keygen -Y sign` writes."""
    signature = _string(_KIND) + _string(key.sign(_signed(message, namespace, b"sha512")))
    blob = b"".join(
        (
            _MAGIC,
            _VERSION,
            _string(public_key_of(key).blob),
            _string(namespace.encode()),
            _string(b""),
            _string(b"sha512"),
            _string(signature),
        )
    )
    text = b64encode(blob).decode()
    lines = [text[place : place + _COLUMNS] for place in range(0, len(text), _COLUMNS)]
    return "\n".join((_BEGIN, *lines, _END, ""))


def check_signature(armoured: str, message: bytes, namespace: str) -> PublicKey:
    """The key that signed a message in a namespace. Whose it is is another question.

    Raises `SignatureRefused`.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    blob = _dearmoured(armoured)
    if not blob.startswith(_MAGIC + _VERSION):
        raise SignatureRefused("not an SSH signature of version 1")
    key, named, _reserved, algorithm, signature = _strings(blob[len(_MAGIC + _VERSION) :], 5)
    if named != namespace.encode():
        raise SignatureRefused("another namespace")
    if algorithm not in _HASHES:
        raise SignatureRefused("an unknown hash")
    kind, raw = _strings(key, 2)
    signed_kind, signed = _strings(signature, 2)
    if kind != _KIND or signed_kind != _KIND:
        raise SignatureRefused("not an Ed25519 key")
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(
            signed, _signed(message, namespace, algorithm)
        )
    except (InvalidSignature, ValueError) as error:
        raise SignatureRefused("not of this text by this key") from error
    return PublicKey(key)


def public_key_of(key: Ed25519PrivateKey) -> PublicKey:
    """The public half of a key."""
    return PublicKey.of(key.public_key().public_bytes_raw())


def read_public_key(kind: str, text: str) -> PublicKey:
    """A key as its type and its base64 stand in a line. Raises `SignatureRefused`."""
    try:
        blob = b64decode(text, validate=True)
    except binascii.Error as error:
        raise SignatureRefused("not base64") from error
    if kind != _KIND.decode() or _strings(blob, 2)[0] != _KIND:
        raise SignatureRefused("not an Ed25519 key")
    return PublicKey(blob)


def _signed(message: bytes, namespace: str, algorithm: bytes) -> bytes:
    digest = _HASHES[algorithm](message).digest()
    parts = (namespace.encode(), b"", algorithm, digest)
    return _MAGIC + b"".join(map(_string, parts))


def _dearmoured(text: str) -> bytes:
    lines = text.strip().split("\n")
    if lines[0].strip() != _BEGIN or lines[-1].strip() != _END:
        raise SignatureRefused("no armour")
    text = "".join(line.strip() for line in lines[1:-1])
    try:
        blob = b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SignatureRefused("not base64") from error
    if b64encode(blob).decode() != text:
        raise SignatureRefused("bits that say nothing were changed")
    return blob


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _strings(data: bytes, count: int) -> list[bytes]:
    """So many strings with nothing behind them."""
    found = []
    for _place in range(count):
        length = int.from_bytes(data[:4], "big")
        if len(data) < 4 + length:
            raise SignatureRefused("cut short")
        found.append(data[4 : 4 + length])
        data = data[4 + length :]
    if data:
        raise SignatureRefused("too long")
    return found
