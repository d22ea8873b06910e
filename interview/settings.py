"""What the user has set: language, looks, name, keys, and how long interviews are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.errors import UsageError
from interview.frozen import frozen
from interview.i18n import LANGUAGES, _
from interview.nearest_name import did_you_mean
from interview.paths import Paths
from interview.plain_text import plain
from interview.system_errors import reason_of

THEMES = (
    *("dark", "light", "contrast", "contrast-light", "textual-dark", "textual-light"),
    *("atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte"),
    *("catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai"),
    *("nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark"),
    *("solarized-light", "tokyo-night"),
)
"""The program's own themes, then Textual's that are not made of the terminal's own colours."""

_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"language": LANGUAGES, "theme": THEMES, "key_preset": ("vim", "emacs")}
)


_LONGEST_SHORTHAND = 40
"""Characters."""

_LONGEST_KEPT = 36_500
"""Days: a hundred years."""


_LONGEST_INTERVAL = 1_440
"""Minutes: a day."""


@frozen
class TeamSettings:
    """Where records are exchanged while the program runs; nowhere if `sync` is empty."""

    sync: str = ""
    """The hub's address, or the team's folder: a whole path, or one that begins with `~`."""
    every_minutes: int = 10
    """Minutes from the end of one sync to the next: 1 to 1440."""
    part: str = ""
    """In a folder: `rater` or `hr`, as `--as` says."""


@frozen
class Settings:
    """What the user may set; everything has a default."""

    language: str = ""
    """One of the program's languages, such as `fr`; the system's if left out."""
    theme: str = "dark"
    """`dark`, `light`, `contrast`, `contrast-light`, or one of Textual's, such as `nord`."""
    interviewer: str = ""
    """The name a new interview starts with."""
    hide_suggestions: bool = False
    """`true` to see what the rubric suggests only after rating."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Keys by the name of what they do, such as `next = "f2"`; F1 lists the names. Several keys for
    one action are separated by commas."""
    key_passphrase: bool = False
    """`true` to have the key that signs for you made with a passphrase, asked for once in each run
    of the program that signs. To give one to a key that is there: ssh-keygen -p -f keys/rater."""
    keep_days: int = 0
    """Days after its last change from which an interview is due to be erased; 0: never. Nothing is
    erased by itself."""
    keep_days_by_bank: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The same by the name of the bank, where it is another, such as `social-media = 90`."""
    report_logo: str = ""
    """The image at the head of reports: its path, from the folder of templates if it is not a whole
    one."""
    report_color: str = ""
    """The colour of reports, written like `#1f4e79`."""
    shorthand: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Words that are written out as you type: below `[shorthand]`, lines such as
    `cust = "customer"` or `"w/" = "with"`."""
    key_preset: str = ""
    """`vim` or `emacs`: keys like theirs, before those below `[keys]`; the program's own if left
    out."""
    plain: bool = False
    """`true` to have interviews line by line instead of on screens, as `--plain` does."""
    reports_folder: str = ""
    """Where reports are written: a whole path, or one that begins with `~`; if left out, `reports`
    beside the journal."""
    banks_folder: str = ""
    """Where your own banks are, in the same way; if left out, `banks` beside the journal."""
    team: TeamSettings = TeamSettings()
    """Below `[team]`, where to sync while the program runs, such as `sync = "~/Nextcloud/team"`,
    and how often, such as `every_minutes = 10`."""


def read_settings(paths: Paths) -> Settings:
    """The settings file, or the defaults where there is none.

    Raises `UsageError` for a file that cannot be read, and for a name or a value it doesn't know.
    """
    text = settings_text(paths)
    if not text:
        return Settings()
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(paths, error) from error
    return settings_from(paths, values)


def settings_text(paths: Paths) -> str:
    """The text of the settings file, empty where there is none. Raises `UsageError`."""
    try:
        return paths.settings.read_bytes().decode("utf-8-sig")  # with the line ends that it has
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(paths, error) from error


def with_folders(paths: Paths, settings: Settings) -> Paths:
    """The user's files and folders, with those that the settings put elsewhere."""
    return Paths(
        paths.home,
        reports_folder=_folder(settings.reports_folder),
        banks_folder=_folder(settings.banks_folder),
    )


def _folder(named: str) -> Path | None:
    return Path(named).expanduser() if named else None


def folder_problem(named: str) -> str:
    """What is wrong with a folder as it is named in the settings; empty if nothing is."""
    if not named:
        return ""
    try:
        folder = Path(named).expanduser()
        if not folder.is_absolute():
            return _("“{folder}” must be a whole path, such as {example}.").format(
                folder=named, example="~/Documents/interviews"
            )
        if folder.exists() and not folder.is_dir():
            return _("“{folder}” is no folder.").format(folder=named)
    except RuntimeError:
        return _("“{folder}” begins with a user who does not exist.").format(folder=named)
    except (OSError, ValueError) as error:  # nobody may look, a NUL
        return _("“{folder}” cannot be used: {reason}.").format(
            folder=named, reason=reason_of(error)
        )
    return ""


def why_unwritable(folder: Path) -> str:
    """Why nothing can be written in a folder, which may not be there yet; empty if it can."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not there.is_dir():
        return _("“{folder}” cannot be made: {path} is no folder.").format(
            folder=folder, path=there
        )
    if not os.access(there, os.W_OK | os.X_OK):
        return _(
            "“{folder}” cannot be written: correct the permissions of {path}, or choose another "
            "folder."
        ).format(folder=folder, path=there)
    return ""


def settings_from(paths: Paths, values: Mapping[str, object]) -> Settings:
    """Settings from what their file says. Raises `UsageError` for a wrong name or value."""
    return Settings(**{name: _checked(paths, name, value) for name, value in values.items()})


def wrong_setting(paths: Paths, name: str, problem: str, table: str = "") -> UsageError:
    """The error to raise for a setting, or a key below `[keys]`: it names the file and the line."""
    sentence = _("In the settings file {path}, line {line}: {problem}")
    line = setting_line(paths, name, table)
    return UsageError(sentence.format(path=paths.settings, line=line, problem=problem))


def _checked(paths: Paths, name: str, value: object) -> Any:
    """The value of a setting, as `Settings` has it. Raises `UsageError` for a wrong one."""
    known = [each.name for each in fields(Settings)]
    if name not in known:
        problem = _("there is no setting “{name}”.").format(name=name)
        raise wrong_setting(paths, name, f"{problem} {did_you_mean(name, known)}")

    if name == "keys":
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value.values()):
            example = 'next = "f2"'
            problem = _("below [keys], write lines such as {example}").format(example=example)
            raise wrong_setting(paths, name, problem)
        # As Textual writes keys: small letters, a comma and no space between two.
        return MappingProxyType(
            {
                action: ",".join(key.strip().lower() for key in keys.split(",") if key.strip())
                for action, keys in value.items()
            }
        )

    if name == "shorthand":
        if not isinstance(value, dict) or not all(map(_is_shorthand, value.items())):
            example = 'cust = "customer"'
            problem = _(
                "below [shorthand], write lines such as {example}: a word without a space, and "
                "what it stands for"
            ).format(example=example)
            raise wrong_setting(paths, name, problem)
        return MappingProxyType({short: plain(full) for short, full in value.items()})

    if name == "keep_days_by_bank":
        if not isinstance(value, dict) or not all(map(_is_days, value.values())):
            example = "social-media = 90"
            problem = _("below [{name}], write lines such as {example}").format(
                name=name, example=example
            )
            raise wrong_setting(paths, name, problem)
        return MappingProxyType(dict(value))

    if name == "team":
        if not isinstance(value, dict):
            example = 'sync = "~/Nextcloud/team"'
            problem = _("below [{name}], write lines such as {example}").format(
                name=name, example=example
            )
            raise wrong_setting(paths, name, problem)
        for key, given in value.items():
            if problem := _team_problem(key, given):
                raise wrong_setting(paths, key, problem, table=name)
        return TeamSettings(**value)

    if name == "keep_days":
        if not _is_days(value):
            problem = _("“{name}” must be a number of days.").format(name=name)
            raise wrong_setting(paths, name, problem)
        return value

    if name in ("hide_suggestions", "key_passphrase", "plain"):
        if not isinstance(value, bool):
            problem = _("“{name}” must be true or false.").format(name=name)
            raise wrong_setting(paths, name, problem)
        return value

    if not isinstance(value, str):
        problem = _("“{name}” must be a text in quotes.").format(name=name)
        raise wrong_setting(paths, name, problem)
    if name == "report_color" and value and not re.fullmatch("#[0-9a-fA-F]{6}", value):
        problem = _("“{name}” must be a colour such as #1f4e79.").format(name=name)
        raise wrong_setting(paths, name, problem)
    if name in ("reports_folder", "banks_folder") and (problem := folder_problem(value)):
        raise wrong_setting(paths, name, problem)
    choices = _CHOICES.get(name, ())
    if value and choices and value not in choices:
        problem = _("“{name}” must be one of: {choices}.").format(
            name=name, choices=", ".join(choices)
        )
        raise wrong_setting(paths, name, problem)
    return value


def _team_problem(name: str, value: object) -> str:
    """What is wrong with a line below `[team]`; empty if nothing is."""
    known = [each.name for each in fields(TeamSettings)]
    if name not in known:
        problem = _("there is no setting “{name}”.").format(name=name)
        return f"{problem} {did_you_mean(name, known)}"
    if name == "every_minutes":
        if type(value) is int and 1 <= value <= _LONGEST_INTERVAL:
            return ""
        return _("“{name}” must be a number of minutes, from 1 to {most}.").format(
            name=name, most=_LONGEST_INTERVAL
        )
    if not isinstance(value, str):
        return _("“{name}” must be a text in quotes.").format(name=name)
    if name == "part":
        if value in ("", "rater", "hr"):
            return ""
        return _("“{name}” must be one of: {choices}.").format(name=name, choices="rater, hr")
    if "://" not in value:
        return folder_problem(value)
    # Not even for the moment in which it is refused may psycopg be loaded: settings are read first.
    if re.search(r"://[^/@?]*:[^/@?]*@|[?&](ssl)?password=", value):
        return _("a hub’s address holds no password here: put that into the file ~/.pgpass.")
    return ""


def _is_shorthand(entry: tuple[str, object]) -> bool:
    short, full = entry
    is_word = bool(short) and len(short) <= _LONGEST_SHORTHAND and not re.search(r"\s", short)
    return is_word and isinstance(full, str) and bool(full.strip())


def _is_days(value: object) -> bool:
    return type(value) is int and 0 <= value <= _LONGEST_KEPT


def setting_line(paths: Paths, name: str, table: str = "") -> int:
    """The line on which a setting, or a table of that name, is written; 1 if it is nowhere.

    With `table`, the line of that name below the table's heading.
    """
    written = re.compile(rf"\s*[\[\"']*{re.escape(name)}[\"'\]]*\s*(=|\.|$|#)")
    lines = settings_text(paths).splitlines()
    heading = re.compile(rf"\s*\[\s*[\"']?{re.escape(table)}[\"']?\s*\]")
    below = next((at for at, line in enumerate(lines) if table and heading.match(line)), 0)
    found = (at for at, line in enumerate(lines[below:], below + 1) if written.match(line))
    return next(found, 1)


def _unreadable(paths: Paths, error: Exception) -> UsageError:
    reason = reason_of(error)
    return UsageError(
        _("The settings file {path} cannot be read: {reason}.").format(
            path=paths.settings, reason=reason
        )
    )


def user_name() -> str:
    """What the system calls the user; empty where it does not know."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError):
        return ""
