"""Changes lines of the settings file, and leaves every other line as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from interview.errors import UsageError
from interview.files import private_folder, replace_file
from interview.i18n import _
from interview.paths import Paths
from interview.settings import read_settings, settings_from, settings_text

Value = str | bool | int


def write_settings(paths: Paths, changes: Mapping[str, Value]) -> None:
    """Write settings that stand in no table; comments, order and all other lines stay.

    Raises `UsageError` for a value that cannot be, and where the file cannot be read, or written,
    or has a line that only a person can change; the file is then as it was.
    """
    read_settings(paths)
    text = settings_text(paths)
    before = tomllib.loads(text)
    changed = {name: value for name, value in changes.items() if before.get(name) != value}
    for name, value in changed.items():
        text = _with_line(text, name, value)
    try:
        after = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        after = {}
    if after != {**before, **changed}:
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


def _with_line(text: str, name: str, value: Value) -> str:
    """The text with a setting in its line, or in a new one before the first table."""
    lines = text.splitlines(keepends=True)
    tables = [at for at, line in enumerate(lines) if line.lstrip().startswith("[")]
    head = lines[: min(tables, default=len(lines))]
    written = f"{name} = {_as_toml(value)}"
    end = "\r\n" if "\r\n" in text else "\n"
    for at, line in enumerate(head):
        if re.match(rf"\s*{name}\s*=", line):
            comment = re.search(r"\s*#[^\"']*$", line.rstrip("\r\n"))
            lines[at] = written + (comment[0] if comment else "") + end
            return "".join(lines)
    settings = [at for at, line in enumerate(head) if re.match(r"\s*\w+\s*=", line)]
    at = settings[-1] + 1 if settings else 0
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    return "".join([*lines[:at], written + end, *lines[at:]])


def _as_toml(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    signs = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(signs.get(sign, sign) for sign in value if sign.isprintable()) + '"'
