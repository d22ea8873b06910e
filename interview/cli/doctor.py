"""`interview doctor`: what is installed, where things live, what is wrong, and what to do."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from interview import __version__
from interview.bank import load
from interview.bank_library import bank_names, bank_path
from interview.cli.check_keys import check_keys
from interview.cli.output import say, table
from interview.errors import JournalError, UsageError
from interview.i18n import _, current
from interview.journal import Journal
from interview.paths import Paths
from interview.settings import Settings, read_settings

_PACKAGES = (
    "textual",
    "PyYAML",
    "Jinja2",
    "platformdirs",
    "rapidfuzz",
    "snowballstemmer",
)

_OLDEST_SQLITE = (3, 37, 0)
"""The first with strict tables, which the journal is made of."""

_ROOM = 50 * 1024 * 1024
"""Bytes that should be free where the journal is."""

_SMALLEST = (80, 24)
"""Columns and rows that the screens are made for."""


def doctor(_arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Print the facts, then the findings; the exit code is 1 when there are any."""
    say(table([*_facts(paths, settings)]))
    findings = [*_findings(paths)]
    say()
    for finding in findings:
        say(f"▲ {finding}")
    if not findings:
        say(_("✓ Nothing is wrong."))
    return 1 if findings else 0


def _facts(paths: Paths, settings: Settings) -> Iterator[tuple[str, str]]:
    yield "interview", __version__
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield "SQLite", sqlite3.sqlite_version
    for package in _PACKAGES:
        yield package, _version(package) or "–"
    yield _("system"), platform.platform()
    yield _("terminal"), " ".join(filter(None, map(os.environ.get, ("TERM", "COLORTERM")))) or "–"
    yield _("encoding"), sys.stdout.encoding
    yield _("language"), current()
    yield _("theme"), settings.theme
    yield _("journal"), str(paths.journal)
    yield _("reports"), str(paths.reports)
    yield _("own banks"), str(paths.banks)
    yield _("own templates"), str(paths.templates)
    yield _("settings"), str(paths.settings)


def _findings(paths: Paths) -> Iterator[str]:
    yield from _wrong_with_packages()
    yield from _wrong_with_settings(paths)
    yield from _wrong_with_disk(paths)
    yield from _wrong_with_permissions(paths)
    yield from _wrong_with_journal(paths)
    yield from _wrong_with_banks(paths)
    yield from _wrong_with_terminal()


def _wrong_with_packages() -> Iterator[str]:
    missing = [package for package in _PACKAGES if not _version(package)]
    if missing:
        yield _("Not installed: {packages}. Install the program again.").format(
            packages=", ".join(missing)
        )
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        yield _(
            "SQLite {version} is too old: the journal needs {oldest} or newer. "
            "Install a newer Python."
        ).format(version=sqlite3.sqlite_version, oldest=".".join(map(str, _OLDEST_SQLITE)))


def _wrong_with_settings(paths: Paths) -> Iterator[str]:
    try:
        check_keys(paths, read_settings(paths))
    except UsageError as error:
        yield str(error)


def _wrong_with_disk(paths: Paths) -> Iterator[str]:
    folder = _nearest(paths.home)
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        yield _(
            "{path} cannot be written: correct its permissions, or set INTERVIEW_HOME to a folder "
            "you can write to."
        ).format(path=folder)
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        yield _("Only {room} MB are free where the journal is: make room.").format(
            room=free // (1024 * 1024)
        )


def _wrong_with_permissions(paths: Paths) -> Iterator[str]:
    if os.name != "posix":
        return
    for path in (paths.home, paths.journal, paths.reports):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield _("Others can read {path}: run “chmod go= {path}”.").format(path=path)


def _wrong_with_journal(paths: Paths) -> Iterator[str]:
    if not paths.journal.exists():
        return
    try:
        with Journal.open(paths.journal) as journal:
            for summary in journal.summaries():
                try:
                    journal.verify(summary.id)
                except JournalError as error:
                    yield str(error)
    except JournalError as error:
        yield str(error)


def _wrong_with_banks(paths: Paths) -> Iterator[str]:
    for name in bank_names(paths):
        path = bank_path(paths, name)
        if load(path).record is None:
            yield _("The bank {path} cannot be used: run “interview bank check {name}”.").format(
                path=path, name=name
            )


def _wrong_with_terminal() -> Iterator[str]:
    if "utf" not in (sys.stdout.encoding or "").lower():
        yield _("The terminal does not speak UTF-8: accents are shown as “?”. Set LANG=C.UTF-8.")
    if not sys.stdout.isatty():
        return
    if os.environ.get("TERM", "dumb") == "dumb":
        yield _("The terminal cannot place text: set TERM to its kind, such as “xterm-256color”.")
    columns, rows = shutil.get_terminal_size()
    if columns < _SMALLEST[0] or rows < _SMALLEST[1]:
        yield _(
            "The terminal has {columns} columns and {rows} rows: enlarge it to 80 by 24 or more."
        ).format(columns=columns, rows=rows)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _nearest(path: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return next(each for each in (path, *path.parents) if each.exists())
