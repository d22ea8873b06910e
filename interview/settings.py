"""Where things live, and what the user has set: language, looks, name, keys."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.errors import NotFound, UsageError
from interview.frozen import frozen
from interview.i18n import LANGUAGES, _
from interview.shipped import shipped_banks

HOME_VARIABLE = "INTERVIEW_HOME"

_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"language": LANGUAGES, "theme": ("dark", "light")}
)


@frozen
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
    def editing(self) -> Path:
        """Working copies of banks that are being edited."""
        return self.home / "editing"

    @property
    def cache(self) -> Path:
        """What can be thrown away at any time: it is only there to be quick."""
        return self.home / "cache"

    @property
    def templates(self) -> Path:
        """The user's own report templates."""
        return self.home / "templates"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.home / "settings.toml"


@frozen
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
    try:
        text = places.settings.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(places, error) from error
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(places, error) from error
    return Settings(**{name: _checked(places, name, value) for name, value in values.items()})


def wrong_setting(places: Places, name: str, problem: str) -> UsageError:
    """What to raise when a setting, or a key below `[keys]`, cannot be as it is written."""
    sentence = _("In the settings file {path}, line {line}: {problem}")
    line = _line_of(name, places.settings)
    return UsageError(sentence.format(path=places.settings, line=line, problem=problem))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that names what was probably meant, else what there is."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return _("Did you mean “{near}”?").format(near=near[0])
    return _("There are: {names}.").format(names=", ".join(names))


def bank_names(places: Places) -> list[str]:
    """The names of the banks at hand: the user's own first, then those that are shipped."""
    folders = (places.banks, shipped_banks())
    names = [path.stem for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return list(dict.fromkeys(names))


def bank_path(places: Places, name: str) -> Path:
    """The file of a bank that is called by its name or by its path.

    Raises `NotFound`, with the nearest name there is.
    """
    shelved = _on_a_shelf(places, name) if re.fullmatch(r"[\w-]+", name) else None
    if shelved:
        return shelved
    if _may_be_there(Path(name)):
        return Path(name)
    raise NotFound(_no_bank(places, name))


def bank_name(places: Places, path: Path) -> str:
    """What `bank_path` finds a bank's file by from any folder: its name, else its whole path."""
    shelved = _on_a_shelf(places, path.stem)
    return path.stem if shelved and shelved.samefile(path) else str(path.absolute())


def _on_a_shelf(places: Places, name: str) -> Path | None:
    """The file of a bank among the user's own and those that are shipped."""
    files = (folder / f"{name}.yaml" for folder in (places.banks, shipped_banks()))
    return next(filter(_may_be_there, files), None)


def _may_be_there(path: Path) -> bool:
    """Whether a file answers to that name; why one cannot be read is left to the reader to say."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:  # a name too long for any file
        return False


def _no_bank(places: Places, name: str) -> str:
    from difflib import get_close_matches

    names = bank_names(places)
    sentence = _("There is no question bank “{name}”.").format(name=name)
    near = get_close_matches(name.removesuffix(".yaml"), names, n=1)
    if near:
        return sentence + " " + _("Did you mean “{near}”?").format(near=near[0])
    return (
        sentence
        + " "
        + _("There are: {names}; or give the path of a YAML file.").format(names=", ".join(names))
    )


def _checked(places: Places, name: str, value: object) -> Any:
    known = [each.name for each in fields(Settings)]
    if name not in known:
        problem = _("there is no setting “{name}”.").format(name=name)
        raise wrong_setting(places, name, f"{problem} {did_you_mean(name, known)}")
    if name == "keys":
        return _checked_keys(places, value)
    if name == "hide_suggestions":
        if not isinstance(value, bool):
            problem = _("“{name}” must be true or false.").format(name=name)
            raise wrong_setting(places, name, problem)
        return value
    return _checked_text(places, name, value)


def _checked_text(places: Places, name: str, value: object) -> str:
    if not isinstance(value, str):
        problem = _("“{name}” must be a text in quotes.").format(name=name)
        raise wrong_setting(places, name, problem)
    if value and value not in _CHOICES.get(name, (value,)):
        choices = ", ".join(_CHOICES[name])
        problem = _("“{name}” must be one of: {choices}.").format(name=name, choices=choices)
        raise wrong_setting(places, name, problem)
    return value


def _checked_keys(places: Places, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value.values()):
        example = 'next = "f2"'
        problem = _("below [keys], write lines such as {example}").format(example=example)
        raise wrong_setting(places, "keys", problem)
    return MappingProxyType({name: _tidy(keys) for name, keys in value.items()})


def _tidy(keys: str) -> str:
    """Keys as Textual writes them: small letters, a comma and no space between two."""
    return ",".join(key.strip().lower() for key in keys.split(",") if key.strip())


def _line_of(name: str, path: Path) -> int:
    """The line on which a setting, or a table of that name, is written; 1 if it is nowhere."""
    written = re.compile(rf"\s*[\[\"']*{re.escape(name)}[\"'\]]*\s*(=|\.|$|#)")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((at for at, line in enumerate(lines, start=1) if written.match(line)), 1)


def _unreadable(places: Places, error: Exception) -> UsageError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else error
    return UsageError(
        _("The settings file {path} cannot be read: {reason}.").format(
            path=places.settings, reason=reason
        )
    )
