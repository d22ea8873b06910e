"""Which file a new bank is written to, and writing it; `--force` is needed to replace a file."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

from interview.bank_library import bank_names
from interview.errors import BankError
from interview.i18n import _, ngettext
from interview.paths import Paths
from interview.plain_text import one_line, slug
from interview.private_files import create_file, private_folder, replace_file
from interview.system_errors import cannot_write

_LONGEST = 60
"""Characters of a file's name."""


def bank_file(paths: Paths, name: str) -> Path:
    """The file for a name given on the command line: a bare name is one of the user's banks."""
    return paths.banks / f"{name}.yaml" if re.fullmatch(r"[\w-]+", name) else Path(name)


def free_bank_file(paths: Paths, title: str) -> Path:
    """A file among the user's banks that is named after a title, and whose name is not taken."""
    stem, taken = file_stem(title), bank_names(paths)
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return paths.banks / f"{next(name for name in names if name not in taken)}.yaml"


def file_stem(title: str) -> str:
    """The name of a file, without its ending, made from a title."""
    return slug(title)[:_LONGEST].strip("-") or "bank"


def short_name(paths: Paths, path: Path) -> str:
    """The shortest name by which the command line finds a bank."""
    is_own = path.parent == paths.banks and path.suffix == ".yaml"
    return path.stem if is_own and re.fullmatch(r"[\w-]+", path.stem) else str(path)


def hides_a_bank(paths: Paths, path: Path) -> bool:
    """Whether a bank at `path` would hide another bank, which has the same name."""
    return path.parent == paths.banks and path.stem in bank_names(paths)


def mistakes_message(source: Path, count: int, shown: str) -> str:
    """What to say of a file that has mistakes, and so became no bank; `shown` explains each."""
    summary = ngettext(
        "{name} has {count} mistake, and nothing was written.",
        "{name} has {count} mistakes, and nothing was written.",
        count,
    ).format(name=one_line(str(source)), count=count)
    return f"{summary}\n\n{shown}"


def check_new_file(paths: Paths, path: Path) -> None:
    """Raise `BankError` where no new bank can be written, before anybody is asked what to write."""
    if path.exists() or path.is_symlink():
        raise BankError(_("{path} is there already: choose another name.").format(path=path))
    if hides_a_bank(paths, path):
        raise BankError(
            _("There is a bank “{name}” already: choose another name.").format(name=path.stem)
        )
    if path.parent != paths.banks and not path.parent.is_dir():
        raise BankError(_("There is no folder {path}.").format(path=path.parent))
    existing = next(folder for folder in path.absolute().parents if folder.exists())
    if not (existing.is_dir() and os.access(existing, os.W_OK)):
        raise BankError(_("Nothing can be written in {path}.").format(path=existing))


def save_bank(paths: Paths, path: Path, text: str, *, replace: bool = False) -> None:
    """Write a bank's file. Among the user's banks, nobody else can read it, and it begins with the
    line by which editors complete and explain what is typed.

    `replace` allows to replace a file that is there. Raises `BankError`.
    """
    is_own = path.parent == paths.banks
    try:
        if is_own:
            private_folder(paths.banks)
            text = f"{_write_schema(paths.banks)}\n{text}"
    except OSError as error:
        raise BankError(cannot_write(path, error)) from error
    save_file(path, text.encode(), replace=replace, mode=0o600 if is_own else 0o666)


def _write_schema(folder: Path) -> str:
    """Put the JSON Schema of banks beside them; the first line by which editors find it there."""
    import json

    from interview.bank import json_schema

    path = folder / "bank.schema.json"
    data = json.dumps(json_schema(), ensure_ascii=False, indent=2).encode()
    if not path.exists():
        create_file(path, data, 0o600)
    elif path.read_bytes() != data:  # of another version of the program
        replace_file(path, data)
    return f"# yaml-language-server: $schema=./{path.name}"


def save_file(path: Path, data: bytes, *, replace: bool, mode: int = 0o666) -> None:
    """Write a file as a whole or not at all.

    `replace` allows to replace a file that is there; `mode` is for a new one. Raises `BankError`.
    """
    try:
        if replace and path.exists():
            replace_file(path, data)
        else:
            create_file(path, data, mode)
    except OSError as error:
        raise BankError(cannot_write(path, error)) from error
