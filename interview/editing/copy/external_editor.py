"""The user's own editor: which it is, and the command that opens a file at a line and waits."""

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
    """Editors that take the same arguments."""

    names: tuple[str, ...]
    """The names of their programs, without `.exe`."""
    at_line: str
    """The arguments that open `{file}` at `{line}`."""
    wait: tuple[str, ...] = ()
    """The spellings of the argument that keeps the program from returning before the file is
    closed. The first one is used, unless the user's command has one of them already."""


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
"""Every editor whose arguments are known; any other is given only the file."""

_FALLBACK = ("nano", "micro", "vim", "vi", "notepad")
"""What is looked for where the user has set no editor, the easiest to leave first."""


def users_editor(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The command of the user's editor, split into words as a shell does.

    It is `$VISUAL`, else `$EDITOR`, else an editor that is installed. Its first word is the whole
    path of the program. Raises `UsageError` where the command cannot be understood or found.
    """
    for variable in ("VISUAL", "EDITOR"):
        value = environment.get(variable, "")
        if value.strip():
            return _command(variable, value)
    installed = next(filter(None, map(shutil.which, _FALLBACK)), None)
    if installed is None:
        raise UsageError(
            _("No editor was found. Say which one is yours: set EDITOR, as in EDITOR=nano")
        )
    return (installed,)


def _command(variable: str, value: str) -> tuple[str, ...]:
    if shutil.which(value):  # a path with spaces that nobody quoted
        words = [value]
    else:
        try:
            # On Windows a backslash belongs to a path, so quotes are taken off by hand.
            words = shlex.split(value, posix=os.name != "nt")
        except ValueError as error:
            raise UsageError(
                _("{variable} cannot be understood: a quote is not closed in “{value}”.").format(
                    variable=variable, value=value
                )
            ) from error
        if os.name == "nt":
            words = [word.strip('"') for word in words]
    program = shutil.which(words[0])
    if program is None:
        raise UsageError(
            _("Your editor, “{name}”, was not found. Set {variable} to the one you use.").format(
                name=words[0], variable=variable
            )
        )
    return (program, *words[1:])


def known_editor(command: Sequence[str]) -> Editor | None:
    """The entry of `EDITORS` for the program of a command, also through a link to it."""
    program = Path(command[0])
    names = (program.stem.lower(), program.resolve().stem.lower())
    return next((each for name in names for each in EDITORS if name in each.names), None)


def command_to_open(command: Sequence[str], file: Path, line: int) -> list[str]:
    """The command that opens a file and returns when it is closed, as far as the editor can.

    It opens it at `line`, counted from 1; 0 leaves the line to the editor.
    """
    editor = known_editor(command)
    if editor is None:
        return [*command, str(file)]
    waits = editor.wait[:1] if not set(editor.wait) & set(command) else ()
    pattern = editor.at_line if line else "{file}"
    arguments = (word.format(file=file, line=line) for word in pattern.split())
    return [*command, *waits, *arguments]
