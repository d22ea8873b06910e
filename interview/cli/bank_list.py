"""`interview bank list`: the banks at hand, a line each."""

from __future__ import annotations

from argparse import Namespace

from interview.bank import load
from interview.bank_library import bank_names, bank_path
from interview.cli.output import say, say_json, table
from interview.i18n import _, current, ngettext
from interview.paths import Paths
from interview.plain_text import one_line
from interview.settings import Settings


def list_banks(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print the banks at hand; `docs/command-line.md` explains the keys of `--json`."""
    found = [(name, load(bank_path(paths, name))) for name in bank_names(paths)]
    if arguments.json:
        say_json(
            [
                {
                    "name": name,
                    "path": loaded.source.name,
                    "title": bank.title.main if bank else None,
                    "languages": list(bank.languages) if bank else [],
                    "questions": [question.id for question in bank.questions] if bank else [],
                    "sha256": loaded.source.sha256,
                    "errors": sum(each.is_error for each in loaded.diagnostics),
                }
                for name, loaded in found
                for bank in [loaded.record]
            ]
        )
        return 0
    rows: list[tuple[str, ...]] = []
    for name, loaded in found:
        bank = loaded.record
        if bank is None:
            problem = _("cannot be used: see “interview bank check {name}”").format(name=name)
            rows.append((name, "", "", problem))
            continue
        questions = ngettext("{number} question", "{number} questions", len(bank.questions))
        rows.append(
            (
                name,
                " ".join(bank.languages),
                questions.format(number=len(bank.questions)),
                one_line(bank.title.to(current())),
            )
        )
    say(table(rows))
    return 0
