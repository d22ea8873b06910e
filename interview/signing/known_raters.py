"""Whose keys are known: a file in the format of OpenSSH's `allowed_signers`."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from interview.errors import SigningError
from interview.frozen import frozen
from interview.i18n import _
from interview.private_files import private_folder, replace_file
from interview.signing.ssh_signature import (
    ERASURE,
    EXPORT,
    RECEIPT,
    SEAL,
    PublicKey,
    SignatureRefused,
    read_public_key,
)
from interview.system_errors import reason_of

_LINE = re.compile(
    r"""
    (?: "(?P<quoted>[^"]+)" | (?P<bare>[^\s"]+) ) \s+
    (?: (?P<options>(?: [^\s"] | "[^"]*" )+) \s+ )?
    (?P<kind>(?:ssh|ecdsa|sk)-[\w@.-]+) \s+ (?P<key>[A-Za-z0-9+/=]+)
    """,
    re.VERBOSE,
)
_NAMESPACES = re.compile(r'(?:^|,)namespaces="([^"]*)"', re.IGNORECASE)


@frozen
class KnownRater:
    """A person whose key is known."""

    name: str
    """As `ssh-keygen -Y verify -I` wants it: ASCII."""
    key: PublicKey
    namespaces: tuple[str, ...] = ()
    """What the key may sign; empty for anything."""


def known_raters_file(journal: Path) -> Path:
    """Where those who are known to a journal stand."""
    return journal.with_name("known_raters")


def read_known_raters(journal: Path) -> tuple[KnownRater, ...]:
    """Everybody in the file; nobody where there is none.

    Lines of other kinds of keys are passed over. Raises `SigningError` for a line that cannot be
    read: whoever is in it would be unknown for no reason that anybody sees.
    """
    path = known_raters_file(journal)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SigningError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
        ) from error
    known = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.match(line.strip())
        try:
            if found is None:
                raise SignatureRefused
            if found["kind"] != "ssh-ed25519":
                continue
            key = read_public_key(found["kind"], found["key"])
        except SignatureRefused as error:
            raise SigningError(
                _(
                    "Line {number} of {path} cannot be read. It should be a name in quotes, "
                    "“ssh-ed25519” and the key."
                ).format(number=number, path=path)
            ) from error
        allowed = _NAMESPACES.search(found["options"] or "")
        namespaces = tuple(allowed[1].split(",")) if allowed else ()
        known.append(KnownRater(found["quoted"] or found["bare"], key, namespaces))
    return tuple(known)


def whose(key: PublicKey, known: tuple[KnownRater, ...], namespace: str) -> str:
    """The name of the person whose key it is; empty if nobody known may sign that with it."""
    for each in known:
        if each.key == key and (not each.namespaces or namespace in each.namespaces):
            return each.name
    return ""


def add_known_rater(journal: Path, name: str, key: PublicKey) -> None:
    """Add a person to the file, unless the key is in it. Raises `SigningError`."""
    if any(each.key == key for each in read_known_raters(journal)):
        return
    path = known_raters_file(journal)
    line = known_line(name, key)
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        if before and not before.endswith("\n"):
            before += "\n"
        private_folder(path.parent)
        replace_file(path, (before + line).encode(), private=True)
    except OSError as error:
        raise SigningError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason_of(error))
        ) from error


def known_line(name: str, key: PublicKey) -> str:
    """The line of such a file that says whose key it is, and what it may sign."""
    return f'"{principal(name)}" namespaces="{SEAL},{RECEIPT},{EXPORT},{ERASURE}" {key.line}\n'


def principal(name: str) -> str:
    """A person's name as OpenSSH takes it: ASCII, and no sign that means something in a pattern."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z0-9 .'@_-]", " ", bare).split()) or "rater"
