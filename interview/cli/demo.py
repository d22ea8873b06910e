"""`interview demo`: a journal to look around in, thrown away afterwards unless it is to be kept."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shlex import quote
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

from interview.cli.open_tui import early_keys, need_a_terminal, open_tui
from interview.cli.output import say
from interview.errors import UsageError
from interview.file_lock import FileLock, is_locked
from interview.i18n import _
from interview.paths import HOME_VARIABLE, Paths
from interview.settings import Settings
from interview.system_errors import cannot_write

_PREFIX = "interview-demo-"
_IN_USE = "in-use.lock"
"""What a demonstration locks in its folder while it is shown."""


def demo(arguments: Namespace, _paths: Paths, settings: Settings) -> int:
    """Open the program on a temporary folder that holds the demonstration; `--keep` makes one."""
    if arguments.keep is not None:
        return _keep(Path(arguments.keep))
    need_a_terminal()
    with (
        early_keys(),
        TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder,
        FileLock(Path(folder) / _IN_USE),
    ):
        paths = Paths(Path(folder))
        _fill(paths)
        code = open_tui(paths, settings)
    _delete_left_behind()
    say(_("That was the demonstration: nothing you did in it is kept."))
    say(_("To try the commands on it: interview demo --keep FOLDER"))
    return code


def _delete_left_behind() -> None:
    """Delete the user's demonstrations that were killed, which could not delete themselves."""
    with suppress(OSError), os.scandir(gettempdir()) as entries:
        for each in entries:
            is_ours = each.name.startswith(_PREFIX) and each.is_dir(follow_symlinks=False)
            if is_ours and hasattr(os, "getuid"):
                is_ours = each.stat(follow_symlinks=False).st_uid == os.getuid()
            in_use = Path(each.path) / _IN_USE
            if is_ours and in_use.is_file() and not is_locked(in_use):
                rmtree(each.path, ignore_errors=True)


def _keep(folder: Path) -> int:
    """Write the demonstration into a new folder, and print commands to try on it."""
    try:
        is_new = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        if is_new:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(cannot_write(folder, error)) from error
    if not is_new:
        raise UsageError(
            _("{path} is not empty: name a new folder for the demonstration.").format(path=folder)
        )
    paths = Paths(folder.absolute())
    commands = _commands(paths, _fill(paths))
    say(_("The demonstration is in {path}. Try the commands on it:").format(path=folder))
    say("\n" + "\n".join(f"  {each}" for each in commands) + "\n")
    say(_("All of it is made up. When you have seen enough, delete the folder."))
    return 0


def _fill(paths: Paths) -> Mapping[str, str]:
    from interview.cli.demo_journal import fill_demo_journal

    return fill_demo_journal(paths)


def _commands(paths: Paths, interviews: Mapping[str, str]) -> list[str]:
    """Commands for a shell, which show what there is in the demonstration."""
    first, decided = interviews["lindqvist-okafor"], interviews["obrien"]
    tried = [
        "interview",
        "interview list",
        f"interview show {first}",
        f"interview report {first}",
        f"interview report {first} --audience candidate -o maya.md",
        "interview report --all --signed -o reports",
        "interview compare --bank social-media",
        "interview compare --bank social-media --blind -o blind.xlsx",
        "interview panel Lindqvist",
        "interview insights",
        "interview bank print social-media -o kit.html",
        f"interview decide {first}",
        f"interview history {decided}",
        "interview verify",
    ]
    return [f"export {HOME_VARIABLE}={quote(str(paths.home))}", *tried]
