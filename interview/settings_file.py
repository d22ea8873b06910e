"""Changes lines of the settings file, and leaves every other line as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from types import MappingProxyType

from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.private_files import private_folder, replace_file
from interview.settings import read_settings, settings_from, settings_text

Value = str | bool | int


def write_settings(
    paths: Paths,
    changes: Mapping[str, Value],
    keys: Mapping[str, str | None] = MappingProxyType({}),
) -> None:
    """Write settings that stand in no table; comments, order and all other lines stay.

    `keys` are written below `[keys]`; for `None`, the line of that action is taken out.

    Raises `UsageError` for a value that cannot be, and where the file cannot be read, or written,
    or has a line that only a person can change; the file is then as it was.
    """
    read_settings(paths)
    text = settings_text(paths)
    before = tomllib.loads(text)
    wanted = {**before, **changes}
    for name, value in changes.items():
        if before.get(name) != value:
            text = _with_line(text, name, value)
    set_before = before.get("keys", {})
    for name, own in keys.items():
        if set_before.get(name) != own:
            text = _with_line(text, name, own, "keys")
            others = {n: each for n, each in wanted.get("keys", {}).items() if n != name}
            wanted["keys"] = others if own is None else {**others, name: own}
    try:
        after = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        after = {}
    if after != wanted:
        raise UsageError(
            _("The settings file {path} is written in a way that only you can change.").format(
                path=paths.settings
            )
        )
    settings_from(paths, after)
    try:
        private_folder(paths.home)
        # Where it is kept with other settings, a link leads to the file: that is the one to change.
        replace_file(paths.settings.resolve(), text.encode())
    except OSError as error:
        raise UsageError(
            _("The settings file {path} cannot be written: {reason}.").format(
                path=paths.settings, reason=error.strerror or error
            )
        ) from error


def _with_line(text: str, name: str, value: Value | None, table: str = "") -> str:
    """The text with a setting in its line, or in a new one behind the last of its table.

    Without `table`, before the first one; a table that is not there is begun at the end. For
    `None`, only the comment of the line is left.
    """
    lines = [line for line in re.split(r"(?<=\n)", text) if line]
    end = "\r\n" if "\r\n" in text else "\n"
    heading = re.compile(rf"\s*\[\s*([\"']?){table}\1\s*\]\s*(#.*)?$")
    begins = next((at for at, line in enumerate(lines) if table and heading.match(line)), -1)
    if table and begins < 0:
        if value is None:
            return text
        lines = [*_ended(lines, end), *([end] if lines else []), f"[{table}]{end}"]
        begins = len(lines) - 1
    first = begins + 1
    last = next(
        (at for at in range(first, len(lines)) if lines[at].lstrip().startswith("[")), len(lines)
    )
    written = [] if value is None else [f"{name} = {_as_toml(value)}"]
    its_own = re.compile(rf"\s*([\"']?){re.escape(name)}\1\s*=")
    at = next((at for at in range(first, last) if its_own.match(lines[at])), -1)
    if at >= 0:
        before = lines[at].rstrip("\r\n")
        comment, its_end = _comment(before), lines[at][len(before) :] or end
        new = "".join([*written, comment if written else comment.lstrip()])
        return "".join([*lines[:at], new + its_end if new else "", *lines[at + 1 :]])
    settings = [at for at in range(first, last) if re.match(r"\s*[\w\"'.-]+\s*=", lines[at])]
    at = settings[-1] + 1 if settings else first
    return "".join([*_ended(lines[:at], end), *(line + end for line in written), *lines[at:]])


def _ended(lines: list[str], end: str) -> list[str]:
    """Some lines, of which the last one has its end."""
    return [*lines[:-1], lines[-1] + end] if lines and not lines[-1].endswith("\n") else lines


def _comment(line: str) -> str:
    """The comment behind a setting, with the space before it; a `#` in quotes begins none."""
    for begin in (found.start() for found in re.finditer(r"\s*#", line)):
        try:
            tomllib.loads(line[:begin])
        except tomllib.TOMLDecodeError:
            continue
        return line[begin:]
    return ""


def _as_toml(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    signs = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(signs.get(sign, sign) for sign in value if sign.isprintable()) + '"'
