"""`interview bank check`: every mistake in banks, and all advice on them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill
from typing import Any

from interview.bank import Bank
from interview.bank_library import bank_names, bank_path
from interview.cli.bank_fix import fixed
from interview.cli.output import say
from interview.errors import UsageError
from interview.i18n import _, labelled, ngettext
from interview.lint import to_json, to_sarif
from interview.lint.check_bank import check_bank
from interview.lint.told_law import about_the_advice_in_short
from interview.paths import Paths
from interview.plain_text import one_line
from interview.practice.load_answers import answers_path, load_answers
from interview.practice.sample_answers import SampleAnswers
from interview.reader import Loaded, render_all
from interview.settings import Settings


def check(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print everything that is wrong.

    The exit code is 1 when there are errors, and with `--strict` also when there is advice. With
    `--fix`, what can be mended without a doubt is mended first.
    """
    if arguments.fix and arguments.format != "text":
        raise UsageError(_("--fix shows what it changes as text: leave --format away."))
    found: list[Loaded[Any]] = []
    for name in arguments.banks or bank_names(paths):
        # A path that leads nowhere is left to the reader, which explains it as a mistake.
        is_path = "/" in name or name.endswith(".yaml")
        path = Path(name) if is_path else bank_path(paths, name)
        bank = check_bank(path)
        found.append(fixed(bank, is_agreed=arguments.yes) if arguments.fix else bank)
        found += _sample_answers(path, found[-1].record)
    pairs = [(loaded.source, loaded.diagnostics) for loaded in found]
    if arguments.format == "json":
        say(to_json(pairs))
    elif arguments.format == "sarif":
        say(to_sarif(pairs))
    else:
        texts: list[str] = []
        for loaded in found:
            if loaded.diagnostics:
                texts.append(render_all(loaded.diagnostics, loaded.source))
            texts.append(count_line(loaded))
        if any(
            isinstance(loaded.record, Bank) for loaded in found
        ):  # of what cannot be read, nothing is advised
            about = about_the_advice_in_short(_places_of(found))
            texts.append(fill(about, 80, break_on_hyphens=False))
        say("\n\n".join(texts))
    counts = (d.is_error or arguments.strict for loaded in found for d in loaded.diagnostics)
    return 1 if any(counts) else 0


def _sample_answers(path: Path, bank: Bank | None) -> list[Loaded[SampleAnswers]]:
    """The answers to practise on that stand beside a bank, where something is wrong with them."""
    answers = answers_path(path)
    if bank is None or not answers.exists():
        return []
    loaded = load_answers(answers, bank)
    return [loaded] if loaded.diagnostics else []


def _places_of(checked: Iterable[Loaded[Any]]) -> set[str]:
    """The places whose law these banks follow; empty if one of them follows that of all."""
    banks = [loaded.record for loaded in checked if isinstance(loaded.record, Bank)]
    named = [bank.jurisdictions for bank in banks]
    return {code for codes in named for code in codes} if all(named) else set()


def count_line(loaded: Loaded[Any]) -> str:
    """How many errors and pieces of advice there are, such as `✗ mine.yaml: 2 errors`."""
    errors = sum(found.is_error for found in loaded.diagnostics)
    advice = len(loaded.diagnostics) - errors
    name = one_line(loaded.source.name)
    if not loaded.diagnostics:
        return f"✓ {name}"
    counts: list[str] = []
    if errors:
        counts.append(ngettext("{number} error", "{number} errors", errors).format(number=errors))
    if advice:
        pieces = ngettext("{number} piece of advice", "{number} pieces of advice", advice)
        counts.append(pieces.format(number=advice))
    return labelled(f"{'✗' if errors else '·'} {name}", ", ".join(counts))
