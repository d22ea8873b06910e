"""The journal's files, which are private from the moment they are made."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from interview.errors import JournalUnavailable
from interview.i18n import _
from interview.private_files import close_to_others, create_private, private_folder
from interview.system_errors import reason_of


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can enter. Raises `JournalUnavailable`."""
    try:
        private_folder(path)
        close_to_others(path)
    except OSError as error:
        raise unusable(path, error) from error


def make_file(path: Path, *, durable: bool = True) -> None:
    """Make an empty file that only its owner can read, unless it is there.

    Without `durable` a power cut may lose it. Raises `JournalUnavailable`, also for a symbolic
    link.
    """
    if path.is_symlink():
        raise JournalUnavailable(
            _("{path} is a link to another place; a journal must be a file of its own.").format(
                path=path
            )
        )
    try:
        if not path.exists():
            with suppress(FileExistsError):  # another program was quicker
                create_private(path, b"", durable=durable)
        close_to_others(path)
    except OSError as error:
        raise unusable(path, error) from error


def how_to_recover() -> str:
    """What to do when the journal's place cannot be used."""
    return _(
        "Nothing already recorded was changed. Free some space or correct the permissions, or set "
        "INTERVIEW_HOME to a folder you can write to."
    )


def unusable(path: Path, error: OSError) -> JournalUnavailable:
    """What the system refused, with what to do about it."""
    sentence = _("{path} cannot be used: {reason}.").format(path=path, reason=reason_of(error))
    return JournalUnavailable(f"{sentence} {how_to_recover()}")
