"""From a file to its text, or to one diagnostic that says why it has none."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from interview.i18n import _
from interview.reader.diagnostics import (
    Cure,
    Diagnostic,
    DiagnosticCollector,
    Edit,
    Severity,
)
from interview.reader.limits import MAX_BYTES
from interview.reader.place import START, Place
from interview.system_errors import reason_of

_ODD_LINE_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_FENCE = re.compile(r"^(`{3,}|~{3,})[ \w.-]*$", re.MULTILINE)
"""What surrounds a piece of code in Markdown, and so in the answer of a chat."""


def read_bytes(path: Path, not_found_hint: str = "") -> bytes | Diagnostic:
    """The bytes of a file, or why there are none.

    `not_found_hint` says what to do where no file has that name. A file that is too large for
    `decode` is read only far enough for it to notice.
    """
    try:
        if path.is_dir():
            return _failure("B001", _("this is a folder, not a file"), _("name a file inside it"))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _failure("B001", _("there is no such file"), not_found_hint)
    except PermissionError:
        return _failure("B001", _("you are not allowed to read this file"))
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        return _failure("B001", _("this file cannot be read: {reason}").format(reason=reason))


def decode(data: bytes) -> tuple[str, Diagnostic | None]:
    """The text of a file, its line ends all `\\n`, and why it cannot be used if it cannot.

    It must be UTF-8 and of at most `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        message = _("the file is larger than {limit} MB").format(limit=megabytes)
        return "", _failure("B002", message, _("split it into several files"))
    save_as_utf8 = _("save it again with the encoding “UTF-8”")
    # Every other byte of most text in UTF-16 is zero, which no text in UTF-8 has.
    zeros = data[:64:2].count(0) + data[1:64:2].count(0)
    has_mark = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    if has_mark or (len(data) >= 4 and zeros > len(data[:64]) // 3):
        message = _("the file is saved as UTF-16 (“Unicode”), not as UTF-8")
        return "", _failure("B003", message, save_as_utf8)
    data = data.removeprefix(BOM_UTF8)
    try:
        return _with_plain_ends(data.decode("utf-8")), None
    except UnicodeDecodeError as error:
        before = _with_plain_ends(data[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = _("byte {byte} in line {line} is not UTF-8; it was probably meant as “{guess}”")
        message = message.format(
            byte=f"0x{data[error.start]:02X}",
            line=line,
            guess=data[error.start : error.start + 1].decode("cp1252", "replace"),
        )
        text = _with_plain_ends(data.decode("utf-8", "replace"))
        return text, _failure("B003", message, save_as_utf8, Place(line, column, column + 1))


def report_fences(text: str, report: DiagnosticCollector) -> str:
    """Report lines such as “```yaml” at the margin, and make comments of them."""
    if "\n```" not in text and "\n~~~" not in text and not text.startswith(("```", "~~~")):
        return text
    number, counted = 1, 0
    for found in _FENCE.finditer(text):
        number += text.count("\n", counted, found.start())
        counted = found.start()
        report.error(
            "B043",
            _("this line belongs to a message or a page, not to the file"),
            Place(number, 1, len(found[0]) + 1),
            _("take the line away"),
            cure=Cure((Edit(number, 1, number + 1, 1, ""),)),
        )
    return _FENCE.sub(lambda found: "#" * len(found[0]), text)


def _failure(code: str, message: str, hint: str = "", place: Place = START) -> Diagnostic:
    return Diagnostic(
        code, Severity.ERROR, message, place.line, place.column, place.end_column, hint
    )


def _with_plain_ends(text: str) -> str:
    """`text` with `\\n` at the end of every line.

    What some word processors put for a new line in the middle of one begins a line that is indented
    as the one it was in, so that it stays in the block.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if not _ODD_LINE_END.search(text):
        return text
    lines = []
    for line in text.split("\n"):
        indentation = line[: len(line) - len(line.lstrip(" "))]
        lines.append(_ODD_LINE_END.sub("\n" + indentation, line))
    return "\n".join(lines)
