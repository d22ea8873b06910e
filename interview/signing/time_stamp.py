"""Time stamps of RFC 3161: an authority signs that it saw a digest, and when.

What is read here is the little of DER, CMS and RFC 3161 that a time stamp needs. `cryptography`
checks the signature, and is loaded for that alone.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256, sha384, sha512
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.errors import SigningError
from interview.frozen import frozen
from interview.i18n import _
from interview.system_errors import reason_of

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_INTEGER, _OCTETS, _OID, _SEQUENCE, _SET, _TIME = 0x02, 0x04, 0x06, 0x30, 0x31, 0x18
_CONTEXT = 0xA0
"""The tag of what stands under a number in brackets, without that number."""

_SHA256 = bytes.fromhex("608648016503040201")
_HASHES = {
    _SHA256: ("SHA256", sha256),
    bytes.fromhex("608648016503040202"): ("SHA384", sha384),
    bytes.fromhex("608648016503040203"): ("SHA512", sha512),
}
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_TIME_STAMP_INFO = bytes.fromhex("2a864886f70d0109100104")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")


class TimeStampRefused(ValueError):
    """A time stamp that is not one, or not of what it is said to be of."""


@frozen
class KnownAuthority:
    """An authority that is trusted to know the time, or to say who is."""

    certificate: Certificate


@frozen
class TimeStamp:
    """What an authority said. Whether it is to be trusted is another question."""

    at: datetime
    """Its time, in UTC."""
    authority: str
    """The name in its certificate."""
    is_known: bool
    """Whether that certificate, or the one that vouches for it, is among the known ones."""


def time_stamp_request(message: bytes) -> bytes:
    """The request for a time stamp of a message, with a number that the answer must repeat."""
    algorithm = _tlv(_SEQUENCE, _tlv(_OID, _SHA256) + b"\x05\x00")
    imprint = _tlv(_SEQUENCE, algorithm + _tlv(_OCTETS, sha256(message).digest()))
    nonce = _tlv(_INTEGER, b"\x01" + secrets.token_bytes(8))
    wants_certificate = b"\x01\x01\xff"
    return _tlv(_SEQUENCE, b"\x02\x01\x01" + imprint + nonce + wants_certificate)


def check_time_stamp(
    response: bytes, message: bytes, known: tuple[KnownAuthority, ...], request: bytes = b""
) -> TimeStamp:
    """What an authority answered, checked: it is of this message, and signed by its certificate.

    With the request, the answer must also repeat its number. Raises `TimeStampRefused`.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import DuplicateExtension, ExtensionNotFound, InvalidVersion

    try:
        return _checked(response, message, known, request)
    except (
        *(ValueError, LookupError, OverflowError, StopIteration),
        *(UnsupportedAlgorithm, DuplicateExtension, ExtensionNotFound, InvalidVersion),
    ) as error:
        raise TimeStampRefused(str(error)) from error


def known_authorities_file(journal: Path) -> Path:
    """Where the certificates of the authorities stand that are known to a journal, as PEM."""
    return journal.with_name("known_authorities.pem")


def read_known_authorities(journal: Path) -> tuple[KnownAuthority, ...]:
    """All of them; none where there is no file. Raises `SigningError`."""
    path = known_authorities_file(journal)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise SigningError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        ) from error
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return tuple(map(KnownAuthority, load_pem_x509_certificates(data)))
    except ValueError as error:
        raise SigningError(_("{path} holds no certificates in PEM.").format(path=path)) from error


def _checked(
    response: bytes, message: bytes, known: tuple[KnownAuthority, ...], request: bytes
) -> TimeStamp:
    _tag, answer, _rest = _read(response)
    status, token = _items(answer)[:2]
    if _items(status[1])[0][1] not in (b"\x00", b"\x01"):
        raise TimeStampRefused("the authority refused")
    kind, wrapped = _items(token[1])
    if kind[1] != _SIGNED_DATA:
        raise TimeStampRefused("not signed data")
    parts = _items(_items(wrapped[1])[0][1])
    content_type, content = _items(parts[2][1])
    info = _items(content[1])[0][1]
    if content_type[1] != _TIME_STAMP_INFO:
        raise TimeStampRefused("not a time stamp")

    said = _items(_read(info)[1])
    algorithm, digest = _items(said[2][1])
    _name, hashed = _HASHES[_items(algorithm[1])[0][1]]
    if digest[1] != hashed(message).digest():
        raise TimeStampRefused("of something else")
    if request:
        nonce = _items(_read(request)[1])[2]
        if nonce not in said:
            raise TimeStampRefused("an answer to another request")
    (time,) = (value for tag, value in said if tag == _TIME)
    # A GeneralizedTime such as `20260302120000.5Z`.
    whole, _dot, _fraction = time.decode("ascii").removesuffix("Z").partition(".")
    at = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)

    certificates = [raw for tag, raw in parts[3:] if tag == _CONTEXT]
    signer = _items(_items(parts[-1][1])[0][1])
    return _signed(at, info, signer, certificates[0] if certificates else b"", known)


def _signed(
    at: datetime,
    info: bytes,
    signer: list[tuple[int, bytes]],
    certificates: bytes,
    known: tuple[KnownAuthority, ...],
) -> TimeStamp:
    from cryptography.x509 import ExtendedKeyUsage, load_der_x509_certificate
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    name, hashed = _HASHES[_items(signer[2][1])[0][1]]
    attributes = next(value for tag, value in signer if tag == _CONTEXT)
    signature = next(value for tag, value in reversed(signer) if tag == _OCTETS)
    digests = [
        _items(values[1])[0][1]
        for kind, values in (_items(each) for _tag, each in _items(attributes))
        if kind[1] == _MESSAGE_DIGEST
    ]
    if digests != [hashed(info).digest()]:
        raise TimeStampRefused("its content was changed")
    signed = _tlv(_SET, attributes)
    theirs = [load_der_x509_certificate(_tlv(tag, raw)) for tag, raw in _items(certificates)]
    for certificate in (*theirs, *(each.certificate for each in known)):
        if not _verifies(certificate, signature, signed, name):
            continue
        usage = certificate.extensions.get_extension_for_class(ExtendedKeyUsage).value
        if ExtendedKeyUsageOID.TIME_STAMPING not in usage:
            raise TimeStampRefused("a certificate that may not stamp")
        if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
            raise TimeStampRefused("a certificate that was not valid then")
        names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        authority = str(names[0].value) if names else certificate.subject.rfc4514_string()
        return TimeStamp(
            at, authority, any(_vouches(each.certificate, certificate) for each in known)
        )
    raise TimeStampRefused("not signed by the certificate that came with it")


def _verifies(certificate: Certificate, signature: bytes, signed: bytes, name: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    algorithm: Any = getattr(hashes, name)()
    key = certificate.public_key()
    try:
        if isinstance(key, RSAPublicKey):
            key.verify(signature, signed, PKCS1v15(), algorithm)
        elif isinstance(key, EllipticCurvePublicKey):
            key.verify(signature, signed, ECDSA(algorithm))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _vouches(known: Certificate, certificate: Certificate) -> bool:
    """Whether a known certificate is that one, or issued it."""
    from cryptography.exceptions import InvalidSignature

    if known == certificate:
        return True
    with suppress(InvalidSignature, ValueError, TypeError):
        certificate.verify_directly_issued_by(known)
        return True
    return False


# DER: a tag, a length, a value


def _tlv(tag: int, value: bytes) -> bytes:
    size = len(value)
    if size < 0x80:
        return bytes((tag, size)) + value
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + value


def _read(data: bytes) -> tuple[int, bytes, bytes]:
    """The tag and the value that stand first, and what follows. Raises `ValueError`."""
    if len(data) < 2:
        raise ValueError("cut short")
    tag, size, start = data[0], data[1], 2
    if size & 0x80:
        start += size & 0x7F
        size = int.from_bytes(data[2:start], "big")
    if len(data) < start + size or start > 6:
        raise ValueError("cut short")
    return tag, data[start : start + size], data[start + size :]


def _items(data: bytes) -> list[tuple[int, bytes]]:
    """The tags and values that stand one behind the other."""
    items = []
    while data:
        tag, value, data = _read(data)
        items.append((tag, value))
    return items
