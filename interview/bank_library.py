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
    """The file of a bank that is called by its name, such as `social-media`, or by its path.

    The user's own bank of a name comes before one that is shipped. Raises `NotFound`, with the
    nearest name there is.
    """
    found = _find_by_name(paths, name) if re.fullmatch(r"[\w-]+", name) else None
    if found:
        return found
    if _is_there(Path(name)):
        return Path(name)
    raise NotFound(_no_bank(paths, name))


def bank_name(paths: Paths, path: Path) -> str:
    """The name, else the absolute path, that leads `bank_path` to a file from any folder."""
    found = _find_by_name(paths, path.stem)
    return path.stem if found and found.samefile(path) else str(path.absolute())


def _find_by_name(paths: Paths, name: str) -> Path | None:
    """The file of a bank among the user's own and those that are shipped."""
    files = (folder / f"{name}.yaml" for folder in (paths.banks, shipped_banks()))
    return next(filter(_is_there, files), None)


def _is_there(path: Path) -> bool:
    """Whether there is a file; one that cannot be read counts, as the reader says why it cannot."""
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
