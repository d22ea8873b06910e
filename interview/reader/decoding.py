"""From a file to its text, or to one diagnostic that says why it has none."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from itertools import islice
from pathlib import Path

from interview.i18n import _
from interview.reader.diagnostic_collector import MAX_DIAGNOSTICS, DiagnosticCollector
from interview.reader.diagnostics import Diagnostic, Severity
from interview.reader.limits import MAX_BYTES
from interview.reader.place import START, Place

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # changes of writing direction
    "\u2028\u2029\ufeff\ufffe\uffff]"  # odd line ends, marks of byte order, no characters at all
)
"""Characters that cannot be seen and have no place in a file."""
_ODD_INDENTATION = re.compile("^ *([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]+)", re.MULTILINE)


def read_bytes(path: Path) -> bytes | Diagnostic:
    """The bytes of a file, or why there are none."""
    try:
        if path.is_dir():
            return _trouble("B001", _("this is a folder, not a file"), _("name a file inside it"))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        hint = _("check the name, or see “interview bank list”")
        return _trouble("B001", _("there is no such file"), hint)
    except PermissionError:
        return _trouble("B001", _("you are not allowed to read this file"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _trouble("B001", _("this file cannot be read: {reason}").format(reason=reason))


def decode(data: bytes) -> tuple[str, Diagnostic | None]:
    """The text of a file, its line ends all `\\n`, and why it cannot be used if it cannot."""
    if len(data) > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        message = _("the file is larger than {limit} MB").format(limit=megabytes)
        return "", _trouble("B002", message, _("split it into several banks"))
    if _is_utf16(data):
        message = _("the file is saved as UTF-16 (“Unicode”), not as UTF-8")
        return "", _trouble("B003", message, _save_as_utf8())
    data = data.removeprefix(BOM_UTF8)
    try:
        return _with_plain_ends(data.decode("utf-8")), None
    except UnicodeDecodeError as error:
        return _with_plain_ends(data.decode("utf-8", "replace")), _not_utf8(data, error.start)


def report_hidden(text: str, report: DiagnosticCollector) -> str:
    """Report characters that cannot be seen, and put a space in the place of each."""
    if not (HIDDEN.search(text) or _ODD_INDENTATION.search(text)):
        return text
    for number, line in enumerate(report.lines, start=1):
        for found in islice(HIDDEN.finditer(line), MAX_DIAGNOSTICS):
            _report_one(report, found[0], Place(number, found.start() + 1, found.end() + 1))
        odd = _ODD_INDENTATION.match(line)
        if odd:
            _report_odd(report, Place(number, odd.start(1) + 1, odd.end(1) + 1))
        if report.is_full:
            break
    text = _ODD_INDENTATION.sub(lambda found: " " * len(found[0]), text)
    return HIDDEN.sub(" ", text)


def _report_odd(report: DiagnosticCollector, place: Place) -> None:
    report.error(
        "B007",
        _("this line begins with an unbreakable space, or another that is none to YAML"),
        place,
        _("write ordinary spaces"),
    )


def _report_one(report: DiagnosticCollector, character: str, place: Place) -> None:
    import unicodedata

    name = unicodedata.name(character, "") or _("control character")
    report.error(
        "B004",
        _("an invisible character is hidden here: {code} ({name})").format(
            code=f"U+{ord(character):04X}", name=name.lower()
        ),
        place,
        _("delete it and type the space or line again"),
    )


def _trouble(code: str, message: str, hint: str = "", place: Place = START) -> Diagnostic:
    return Diagnostic(
        code, Severity.ERROR, message, place.line, place.column, place.end_column, hint
    )


def _is_utf16(data: bytes) -> bool:
    return data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or (
        len(data) >= 4 and data[:64:2].count(0) + data[1:64:2].count(0) > len(data[:64]) // 3
    )


def _not_utf8(data: bytes, at: int) -> Diagnostic:
    before = _with_plain_ends(data[:at].decode("utf-8"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    guess = data[at : at + 1].decode("cp1252", "replace")
    message = _("byte {byte} in line {line} is not UTF-8; it was probably meant as “{guess}”")
    return _trouble(
        "B003",
        message.format(byte=f"0x{data[at]:02X}", line=line, guess=guess),
        _save_as_utf8(),
        Place(line, column, column + 1),
    )


def _save_as_utf8() -> str:
    return _("save it again with the encoding “UTF-8”")


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
