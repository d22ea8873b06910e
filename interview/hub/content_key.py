"""How what is recorded is encrypted on a hub: with a key that is destroyed when it is erased.

The key of a stream is made from the random bytes in its first event, which stand in the content of
that event and nowhere else. So whoever holds the interview can make the key, it needs no file of
its own, and erasing the interview destroys it. `docs/journal-format.md` shows every byte.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from hashlib import sha256

from interview.journal.codec import RANDOM_BYTES

_LABEL = b"interview hub content 1"
_BLOCK = 64


def content_key(stream: str, first_content: bytes) -> bytes:
    """The key of a stream, from the content of its first event: 32 bytes."""
    seed = first_content[:RANDOM_BYTES]
    return sha256(b"interview hub key 1\n" + stream.encode() + b"\n" + seed).digest()


def masked(data: bytes, key: bytes, commitment: bytes) -> bytes:
    """The content of an event under its key, or back: the exclusive or with a key stream.

    The key stream depends on the commitment, which is that of this content alone: no two contents
    have the same, and the same content is the same bytes each time it is sent.
    """
    stream = b"".join(_key_stream(key, commitment, len(data)))[: len(data)]
    return xored(data, stream)


def xored(one: bytes, other: bytes) -> bytes:
    """The exclusive or of as many bytes as the first has; the second has as many or more."""
    size = len(one)
    value = int.from_bytes(one, "big") ^ int.from_bytes(other[:size], "big")
    return value.to_bytes(size, "big")


def _key_stream(key: bytes, commitment: bytes, length: int) -> Iterator[bytes]:
    """The KDF in counter mode of NIST SP 800-108 with HMAC-SHA-512."""
    fixed = _LABEL + b"\0" + commitment + (length * 8).to_bytes(4, "big")
    for number in range(1, (length + _BLOCK - 1) // _BLOCK + 1):
        yield hmac.digest(key, number.to_bytes(4, "big") + fixed, "sha512")
