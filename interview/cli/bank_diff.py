"""`interview bank diff`: what changed between two banks, in the terms of an interview."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from interview.bank import Bank, load
from interview.bank_library import bank_path
from interview.cli.output import say, say_json
from interview.editing.diff import (
    Comparison,
    changed_shares,
    compare,
    legend,
    render_changes,
    summary_line,
)
from interview.i18n import _, current
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reader import Loaded
from interview.settings import Settings

_WIDTH = 79
"""Columns of a line."""


def diff(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print what changed; the exit code is 1 when anything did."""
    old, new = (load(bank_path(paths, name)) for name in (arguments.old, arguments.new))
    comparison = compare(old.require(), new.require())
    if arguments.json:
        say_json(_as_json(old, new, comparison))
    else:
        say("\n".join(_report(arguments, comparison, same=old.source.data == new.source.data)))
    return 1 if comparison.changes else 0


def _report(arguments: Namespace, comparison: Comparison, *, same: bool) -> Iterator[str]:
    """The lines for a person; `same` says whether the two files are equal byte for byte."""
    if not comparison.changes:
        yield summary_line(comparison)
        if not same:
            yield _("The files differ only in their remarks or in their layout.")
        return
    yield f"{one_line(arguments.old)} → {one_line(arguments.new)}"
    yield from change_lines(comparison)
    if comparison.only_corrects:
        yield _("An interview that has begun can take up these corrections.")
    elif comparison.changes_interview:
        yield _("An interview that has begun keeps its own bank.")


def change_lines(comparison: Comparison) -> Iterator[str]:
    """What changed, summed up and line by line, and what its signs mean."""
    yield summary_line(comparison)
    yield ""
    yield from render_changes(comparison, current(), _WIDTH)
    yield ""
    yield from legend(comparison)


def _as_json(old: Loaded[Bank], new: Loaded[Bank], comparison: Comparison) -> dict[str, Any]:
    return {
        "before": {"path": old.source.name, "sha256": old.source.sha256},
        "after": {"path": new.source.name, "sha256": new.source.sha256},
        "corrects": comparison.only_corrects,
        "shares": {
            name: {"before": round(was, 1), "after": round(now, 1)}
            for name, (was, now) in changed_shares(old.require(), new.require()).items()
        },
        "changes": [
            {
                "about": str(change.part),
                "id": change.id,
                "path": list(change.path),
                "happened": str(change.kind),
                "nature": str(change.severity),
                "language": change.language,
                "before": change.before,
                "after": change.after,
            }
            for change in comparison.changes
        ],
    }
