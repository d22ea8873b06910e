"""The page in an export that tells a stranger how to check it without this program."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from textwrap import fill

from interview.frozen import frozen
from interview.i18n import _, labelled
from interview.journal.archive_members import KNOWN_RATERS, SUMS, ExportedRecord
from interview.signing.known_raters import principal
from interview.signing.ssh_signature import EXPORT, RECEIPT, PublicKey

_WIDEST = 79
_FOLDER = "interview-export"


@frozen
class ExportSignature:
    """A signature in an export that OpenSSH can check."""

    folder: str
    """Of the stream; empty for the export as a whole."""
    signed: str
    """The file that was signed, in that folder."""
    file: str
    """The signature's own."""
    namespace: str
    key: PublicKey
    name: str
    """Whose key it is, as far as the exporter knows; else empty."""


def export_readme(
    record: ExportedRecord,
    signatures: Sequence[ExportSignature],
    archive: str,
    *,
    has_pdf: bool = False,
) -> str:
    """The text, in the language in use; `archive` is the name of the file it is in."""
    parts = [
        _("The record of interview {id}").format(id=record.interview),
        _(
            "report.html is for reading. It was made from the record when it was exported; what "
            "counts is the record: each entry is a file in a folder “events”, 32 random bytes and "
            "then its text."
        ),
        *([_("report.pdf is the same report, on pages.")] if has_pdf else []),
        _("1. Unpack it, and see whether every file is as it was exported:"),
        _commands(
            f"unzip {shlex.quote(archive)} -d {_FOLDER}",
            f"cd {_FOLDER}",
            f"sha256sum -c {SUMS}",
        ),
        _("2. See who signed. OpenSSH says “Good” and the fingerprint of the key:"),
        *_signature_parts(signatures),
        _(
            "3. Compare each fingerprint with its owner: by telephone, face to face, or from paper "
            "that you have had for longer. Do not take it from this file: whoever makes another "
            "record can make another page and another key with it."
        ),
        "\n".join(_fingerprints(signatures)),
        _(
            "What a signature shows: the holder of that key signed these entries in this order, "
            "and nothing was changed since. What it does not show: that the entries are true, "
            "when it was signed, or that nobody else used the key. A receipt of a second person or "
            "a time stamp shows more; a time stamp is checked with: openssl ts -verify."
        ),
    ]
    filled = (  # what has commands in it stays as it is
        part if "\n" in part or part.startswith(" ") else fill(part, _WIDEST) for part in parts
    )
    return "\n\n".join(filled) + "\n"


def _signature_parts(signatures: Sequence[ExportSignature]) -> Iterator[str]:
    for each in signatures:
        up = "../" if each.folder else ""
        if each.namespace == EXPORT:
            what = _("the export as a whole, the report included")
        elif each.namespace == RECEIPT:
            what = _("a receipt: a second person held the signed record")
        else:
            what = _("the record, as it was signed")
        lines = []
        if each.folder:
            lines += [f"cd {each.folder}", f"sha256sum -c {each.signed}"]
        way = "check-novalidate"
        if each.name:
            way = f"verify -f {up}{KNOWN_RATERS} -I {shlex.quote(principal(each.name))}"
        lines += [
            f"ssh-keygen -Y {way} \\",
            f"    -n {each.namespace} -s {each.file} < {each.signed}",
        ]
        if each.folder:
            lines.append("cd ..")
        yield f"{labelled(what, '').rstrip()}\n{_commands(*lines)}"


def _fingerprints(signatures: Sequence[ExportSignature]) -> Iterator[str]:
    for key, name in dict.fromkeys((each.key, each.name) for each in signatures):
        shown = principal(name) if name else _("nobody that the exporter knows")
        yield f"    {key.fingerprint}\n        {shown}"


def _commands(*lines: str) -> str:
    return "\n".join(f"    {line}" for line in lines)
