"""Which question banks there are, by name: the user's own, and those that are shipped."""

from __future__ import annotations

import re
from pathlib import Path

from interview.errors import NotFound
from interview.i18n import _
from interview.nearest_name import nearest_name
from interview.paths import Paths
from interview.shipped_files import shipped_banks


def bank_names(paths: Paths) -> list[str]:
    """The names of the banks at hand: the user's own first, then those that are shipped."""
    folders = (paths.banks, shipped_banks())
    names = [path.stem for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return list(dict.fromkeys(names))


def bank_path(paths: Paths, name: str) -> Path:
    """The file of a bank that is called by its name or by its path.

    Raises `NotFound`, with the nearest name there is.
    """
    shelved = _on_a_shelf(paths, name) if re.fullmatch(r"[\w-]+", name) else None
    if shelved:
        return shelved
    if _may_be_there(Path(name)):
        return Path(name)
    raise NotFound(_no_bank(paths, name))


def bank_name(paths: Paths, path: Path) -> str:
    """What `bank_path` finds a bank's file by from any folder: its name, else its whole path."""
    shelved = _on_a_shelf(paths, path.stem)
    return path.stem if shelved and shelved.samefile(path) else str(path.absolute())


def _on_a_shelf(paths: Paths, name: str) -> Path | None:
    """The file of a bank among the user's own and those that are shipped."""
    files = (folder / f"{name}.yaml" for folder in (paths.banks, shipped_banks()))
    return next(filter(_may_be_there, files), None)


def _may_be_there(path: Path) -> bool:
    """Whether a file answers to that name; why one cannot be read is left to the reader to say."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:  # a name too long for any file
        return False


def _no_bank(paths: Paths, name: str) -> str:
    names = bank_names(paths)
    sentence = _("There is no question bank “{name}”.").format(name=name)
    near = nearest_name(name.removesuffix(".yaml"), names)
    if near:
        return sentence + " " + _("Did you mean “{near}”?").format(near=near)
    return (
        sentence
        + " "
        + _("There are: {names}; or give the path of a YAML file.").format(names=", ".join(names))
    )
