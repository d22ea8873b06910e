"""Where things live, and what the user has set: language, looks, name, keys."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.errors import NotFound, UsageError
from interview.i18n import LANGUAGES, _
from interview.shipped import shipped_banks

HOME_VARIABLE = "INTERVIEW_HOME"

_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"language": LANGUAGES, "theme": ("dark", "light")}
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the program keeps what is the user's."""

    home: Path

    @property
    def journal(self) -> Path:
        """The record of every interview."""
        return self.home / "journal.db"

    @property
    def reports(self) -> Path:
        """Reports that were written."""
        return self.home / "reports"

    @property
    def banks(self) -> Path:
        """The user's own banks."""
        return self.home / "banks"

    @property
    def templates(self) -> Path:
        """The user's own report templates."""
        return self.home / "templates"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.home / "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may set; everything has a default."""

    language: str = ""
    """`en` or `fr`; the system's language if left out."""
    theme: str = "dark"
    """`dark` or `light`."""
    interviewer: str = ""
    """The name a new interview starts with."""
    hide_suggestions: bool = False
    """`true` to see what the rubric suggests only after rating."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Keys by the name of what they do, such as `next = "f2"`; F1 lists the names."""


def find_places() -> Places:
    """The folder that `INTERVIEW_HOME` names, else the system's place for a program's data."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Places(Path(named).expanduser().absolute())
    from platformdirs import user_data_path

    return Places(user_data_path("interview", appauthor=False))


def read_settings(places: Places) -> Settings:
    """The settings file, or the defaults where there is none.

    Raises `UsageError` for a file that cannot be read, and for a name or a value it doesn't know.
    """
    if not places.settings.exists():
        return Settings()
    import tomllib

    try:
        values = tomllib.loads(places.settings.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            _("The settings file {path} cannot be read: {reason}.").format(
                path=places.settings, reason=error
            )
        ) from error
    kinds = {each.name: each for each in fields(Settings)}
    return Settings(**{name: _checked(places, kinds, name, values[name]) for name in values})


def bank_names(places: Places) -> list[str]:
    """The names of the banks at hand: the user's own first, then those that are shipped."""
    folders = (places.banks, shipped_banks())
    names = [path.stem for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return list(dict.fromkeys(names))


def bank_path(places: Places, name: str) -> Path:
    """The file of a bank that is called by its name or by its path.

    Raises `NotFound`, with the nearest name there is.
    """
    if re.fullmatch(r"[\w-]+", name):
        for folder in (places.banks, shipped_banks()):
            if (folder / f"{name}.yaml").is_file():
                return folder / f"{name}.yaml"
    if Path(name).exists():
        return Path(name)
    raise NotFound(_no_bank(places, name))


def _no_bank(places: Places, name: str) -> str:
    from difflib import get_close_matches

    names = bank_names(places)
    sentence = _("There is no question bank “{name}”.").format(name=name)
    stem = name.removesuffix(".yaml")
    near = [each for each in names if stem and each.startswith(stem)]
    near = near or get_close_matches(stem, names, n=1)
    if near:
        return sentence + " " + _("Did you mean “{near}”?").format(near=near[0])
    return (
        sentence
        + " "
        + _("There are: {names}; or give the path of a YAML file.").format(names=", ".join(names))
    )


def _checked(places: Places, known: Mapping[str, Any], name: str, value: object) -> Any:
    if name not in known:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        hint = _("Did you mean “{near}”?").format(near=near[0]) if near else ""
        names = _("There are: {names}.").format(names=", ".join(known))
        problem = _("there is no setting “{name}”.").format(name=name)
        raise _wrong(places, f"{problem} {hint or names}")
    if name == "keys":
        return _checked_keys(places, value)
    if name == "hide_suggestions":
        if not isinstance(value, bool):
            raise _wrong(places, _("“{name}” must be true or false.").format(name=name))
        return value
    if not isinstance(value, str):
        raise _wrong(places, _("“{name}” must be a text in quotes.").format(name=name))
    if value and value not in _CHOICES.get(name, (value,)):
        choices = ", ".join(_CHOICES[name])
        raise _wrong(
            places, _("“{name}” must be one of: {choices}.").format(name=name, choices=choices)
        )
    return value


def _checked_keys(places: Places, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value.values()):
        raise _wrong(
            places, _("below [keys], write lines such as {example}").format(example='next = "f2"')
        )
    return MappingProxyType(value)


def _wrong(places: Places, problem: str) -> UsageError:
    return UsageError(
        _("In the settings file {path}: {problem}").format(path=places.settings, problem=problem)
    )
