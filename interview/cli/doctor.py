"""`interview doctor`: what is installed, where things live, and what is wrong."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from interview import __version__
from interview.bank import load
from interview.cli.say import say, table
from interview.errors import JournalError
from interview.i18n import _, current
from interview.journal import Journal
from interview.settings import Places, Settings, bank_names, bank_path

_PACKAGES = ("textual", "PyYAML", "Jinja2", "rapidfuzz", "snowballstemmer")

_ROOM = 50 * 1024 * 1024
"""Bytes that should be free where the journal is."""


def doctor(_arguments: Namespace, places: Places, settings: Settings) -> int:
    """Print the facts, then the findings; the exit code is 1 when there are any."""
    say(table([*_facts(places, settings)]))
    findings = [*_findings(places)]
    say()
    for finding in findings:
        say(f"▲ {finding}")
    if not findings:
        say(_("✓ Nothing is wrong."))
    return 1 if findings else 0


def _facts(places: Places, settings: Settings) -> Iterator[tuple[str, str]]:
    yield "interview", __version__
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield "SQLite", sqlite3.sqlite_version
    for package in _PACKAGES:
        yield package, version(package)
    yield _("system"), platform.platform()
    yield _("terminal"), " ".join(filter(None, map(os.environ.get, ("TERM", "COLORTERM")))) or "–"
    yield _("encoding"), sys.stdout.encoding
    yield _("language"), current()
    yield _("theme"), settings.theme
    yield _("journal"), str(places.journal)
    yield _("reports"), str(places.reports)
    yield _("own banks"), str(places.banks)
    yield _("own templates"), str(places.templates)
    yield _("settings"), str(places.settings)


def _findings(places: Places) -> Iterator[str]:
    yield from _wrong_with_disk(places)
    yield from _wrong_with_journal(places)
    yield from _wrong_with_banks(places)
    if "utf" not in sys.stdout.encoding.lower():
        yield _("The terminal does not speak UTF-8: accents are shown as “?”. Set LANG=C.UTF-8.")


def _wrong_with_disk(places: Places) -> Iterator[str]:
    folder = _nearest(places.home)
    if not os.access(folder, os.W_OK):
        yield _(
            "{path} cannot be written: correct its permissions, or set INTERVIEW_HOME to a folder "
            "you can write to."
        ).format(path=folder)
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        yield _("Only {room} MB are free where the journal is: make room.").format(
            room=free // (1024 * 1024)
        )
    if os.name == "posix" and places.home.exists():
        for path in (places.home, places.journal, places.reports):
            if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
                yield _("Others can read {path}: run “chmod go= {path}”.").format(path=path)


def _wrong_with_journal(places: Places) -> Iterator[str]:
    if not places.journal.exists():
        return
    try:
        with Journal.open(places.journal) as journal:
            for summary in journal.summaries():
                journal.verify(summary.id)
    except JournalError as error:
        yield str(error)


def _wrong_with_banks(places: Places) -> Iterator[str]:
    for name in bank_names(places):
        path = bank_path(places, name)
        if load(path).record is None:
            yield _("The bank {path} cannot be used: run “interview bank check {name}”.").format(
                path=path, name=name
            )


def _nearest(path: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return next(each for each in (path, *path.parents) if each.exists())
