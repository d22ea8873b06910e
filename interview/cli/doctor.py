"""`interview doctor`: what is installed, where files are, what is wrong, and what to do."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version

from interview import __version__
from interview.bank import load
from interview.bank_library import bank_names, bank_path
from interview.cli.output import say, table
from interview.errors import JournalError, UsageError
from interview.i18n import _, current
from interview.paths import Paths
from interview.settings import Settings, read_settings, why_unwritable, wrong_setting
from interview.tui.check_keys import check_keys

_OLDEST_SQLITE = (3, 37, 0)
"""The first with strict tables, which the journal is made of."""

_ROOM = 50 * 1024 * 1024
"""Bytes that should be free where the journal is."""

_SMALLEST = (80, 24)
"""Columns and rows that the screens are made for."""


def doctor(_arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Print the facts, then what is wrong; the exit code is 1 when anything is."""
    packages = _packages()
    encoding = sys.stdout.encoding or "–"
    terminal = " ".join(filter(None, map(os.environ.get, ("TERM", "COLORTERM"))))
    say(
        table(
            [
                ("interview", __version__),
                ("Python", f"{platform.python_version()} ({sys.executable})"),
                ("SQLite", sqlite3.sqlite_version),
                *((name, version or "–") for name, version in packages.items()),
                (_("system"), platform.platform()),
                (_("terminal"), terminal or "–"),
                (_("encoding"), encoding),
                (_("language"), current()),
                (
                    _("theme"),
                    {"dark": _("dark"), "light": _("light")}.get(look := settings.theme, look),
                ),
                (_("journal"), str(paths.journal)),
                (_("reports"), str(paths.reports)),
                (_("your banks"), str(paths.banks)),
                (_("your templates"), str(paths.templates)),
                (_("settings"), str(paths.settings)),
            ]
        )
    )
    findings = [*_findings_on_program(packages, encoding), *_findings_on_files(paths)]
    say()
    for finding in findings:
        say(f"▲ {finding}")
    if not findings:
        say(_("✓ Nothing is wrong."))
    return 1 if findings else 0


def _packages() -> dict[str, str]:
    """The packages that the program cannot do without, and their versions; empty if not installed.

    They are those that the program's own metadata names, such as `textual<9,>=8.2`. What is needed
    for an extra or on some systems only has a condition behind a semicolon, and is left out.
    """
    try:
        requirements = requires("interview") or []
    except PackageNotFoundError:  # run from its source, without an installation
        return {}
    packages: dict[str, str] = {}
    for requirement in requirements:
        name = re.match(r"[\w.-]+", requirement)
        if name and ";" not in requirement:
            try:
                packages[name[0]] = version(name[0])
            except PackageNotFoundError:
                packages[name[0]] = ""
    return packages


def _findings_on_program(packages: Mapping[str, str], encoding: str) -> Iterator[str]:
    """What is wrong with what the program runs on: packages, SQLite, the terminal."""
    missing = [name for name, installed in packages.items() if not installed]
    if missing:
        yield _("Not installed: {packages}. Install the program again.").format(
            packages=", ".join(missing)
        )
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        yield _(
            "SQLite {version} is too old: the journal needs {oldest} or newer. "
            "Install a newer Python."
        ).format(version=sqlite3.sqlite_version, oldest=".".join(map(str, _OLDEST_SQLITE)))
    if "utf" not in encoding.lower():
        yield _("The terminal is not set to UTF-8: accents are shown as “?”. Set LANG=C.UTF-8.")
    if not sys.stdout.isatty():
        return
    if os.environ.get("TERM", "dumb") == "dumb":
        yield _("The terminal cannot place text: set TERM to its kind, such as “xterm-256color”.")
    columns, rows = shutil.get_terminal_size()
    if columns < _SMALLEST[0] or rows < _SMALLEST[1]:
        yield _(
            "The terminal has {columns} columns and {rows} rows: enlarge it to 80 by 24 or more."
        ).format(columns=columns, rows=rows)


def _findings_on_files(paths: Paths) -> Iterator[str]:
    """What is wrong with the user's own: settings, disk, permissions, the journal, banks."""
    try:
        settings = read_settings(paths)
        check_keys(paths, settings)
        yield from _keys_that_seldom_arrive(paths, settings)
    except UsageError as error:
        yield str(error)

    folder = next(each for each in (paths.home, *paths.home.parents) if each.exists())
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        yield _(
            "{path} cannot be written: correct its permissions, or set INTERVIEW_HOME to a folder "
            "you can write to."
        ).format(path=folder)
    elif paths.reports_folder and (problem := why_unwritable(paths.reports_folder)):
        yield problem
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        yield _("Only {room} MB are free where the journal is: make room.").format(
            room=free // (1024 * 1024)
        )

    if os.name == "posix":
        own = [paths.home, paths.journal]
        if paths.reports_folder is None:  # one that was chosen may be shared on purpose
            own.append(paths.reports)
        for path in own:
            if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
                yield _("Others can read {path}: run “chmod go= {path}”.").format(path=path)

    if paths.journal.exists():
        try:
            from interview.journal.verify_journal import JournalVerification

            with JournalVerification(paths.journal, mends=False) as verification:
                for stream in verification.streams():
                    yield from verification.check(stream).problems
                yield from verification.problems
        except JournalError as error:
            yield str(error)

    for name in bank_names(paths):
        path = bank_path(paths, name)
        if load(path).record is None:
            yield _("The bank {path} cannot be used: run “interview bank check {name}”.").format(
                path=path, name=name
            )


def _keys_that_seldom_arrive(paths: Paths, settings: Settings) -> Iterator[str]:
    """Keys of the user's own that most terminals send as another one."""
    from interview.tui.portable_keys import what_may_hinder

    for name, keys in settings.keys.items():
        for key in keys.split(","):
            if "ctrl+shift+" in key:
                problem = _("“{key}” for “{name}”: {hindrance}. Choose another key.").format(
                    key=key, name=name, hindrance=what_may_hinder(key)
                )
                yield str(wrong_setting(paths, name, problem, "keys"))
