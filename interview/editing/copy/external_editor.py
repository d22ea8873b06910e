"""The user's own editor: which it is, and how it opens a file at a line and waits for the end."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from interview.errors import UsageError
from interview.frozen import frozen
from interview.i18n import _


@frozen
class Editor:
    """Editors that are called alike."""

    names: tuple[str, ...]
    """Their programs, without `.exe`."""
    at_line: str
    """The arguments that open `{file}` at `{line}`."""
    wait: tuple[str, ...] = ()
    """Different spellings of the argument that keeps it from returning before the file is closed;
    the first is used."""


EDITORS = (
    Editor(("vi", "vim", "nvim", "vis", "elvis"), "+{line} {file}"),
    Editor(("nano", "pico", "micro", "joe", "ne", "mcedit"), "+{line} {file}"),
    Editor(("emacs", "emacsclient", "mg", "kak"), "+{line} {file}"),
    Editor(("hx", "helix"), "{file}:{line}"),
    Editor(("gvim", "mvim"), "+{line} {file}", ("--nofork", "-f")),
    Editor(("gedit",), "+{line} {file}", ("--wait", "-w")),
    Editor(("kate",), "--line {line} {file}", ("--block", "-b")),
    Editor(
        ("code", "code-insiders", "codium", "cursor", "windsurf"),
        "--goto {file}:{line}",
        ("--wait", "-w"),
    ),
    Editor(("subl", "sublime_text", "zed", "zeditor"), "{file}:{line}", ("--wait", "-w")),
    Editor(("bbedit",), "+{line} {file}", ("--wait", "-w")),
    Editor(("mate",), "--line {line} {file}", ("--wait", "-w")),
    Editor(("notepad++",), "-n{line} {file}", ("-multiInst",)),
    Editor(("notepad", "ed"), "{file}"),
)
"""Every editor whose ways are known; any other gets only the file."""

_FALLBACK = ("nano", "micro", "vim", "vi", "notepad")
"""What is looked for where the user has set no editor: the easiest to leave comes first."""


def users_editor(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The command of the user's editor, split as a shell does; its program has its whole path.

    It is `$VISUAL`, else `$EDITOR`, else an editor that is installed. Raises `UsageError` where
    it cannot be understood or found.
    """
    for variable in ("VISUAL", "EDITOR"):
        if environment.get(variable, "").strip():
            return _found(variable, environment[variable])
    installed = next(filter(None, map(shutil.which, _FALLBACK)), None)
    if installed is None:
        raise UsageError(
            _("No editor was found. Say which one is yours: set EDITOR, as in EDITOR=nano")
        )
    return (installed,)


def known(command: Sequence[str]) -> Editor | None:
    """The editor that a command starts, if its ways are known; `editor` may be a link to one."""
    program = Path(command[0])
    names = (program.stem.lower(), program.resolve().stem.lower())
    return next((each for name in names for each in EDITORS if name in each.names), None)


def opening(command: Sequence[str], file: Path, line: int) -> list[str]:
    """The words that open `file`, at `line` where it is 1 or more and the editor can."""
    editor = known(command)
    if editor is None:
        return [*command, str(file)]
    waits = editor.wait[:1] if not set(editor.wait) & set(command) else ()
    pattern = editor.at_line if line else "{file}"
    arguments = (word.format(file=file, line=line) for word in pattern.split())
    return [*command, *waits, *arguments]


def _found(variable: str, value: str) -> tuple[str, ...]:
    words = _split(variable, value)
    program = shutil.which(words[0])
    if program is None:
        raise UsageError(
            _("Your editor, “{name}”, was not found. Set {variable} to the one you use.").format(
                name=words[0], variable=variable
            )
        )
    return (program, *words[1:])


def _split(variable: str, value: str) -> list[str]:
    if shutil.which(value):  # a path with spaces that nobody quoted
        return [value]
    try:
        return _split_for_windows(value) if os.name == "nt" else shlex.split(value)
    except ValueError as error:
        raise UsageError(
            _("{variable} cannot be understood: a quote is not closed in “{value}”.").format(
                variable=variable, value=value
            )
        ) from error


def _split_for_windows(value: str) -> list[str]:
    """There, a backslash belongs to a path."""
    return [word.strip('"') for word in shlex.split(value, posix=False)]
