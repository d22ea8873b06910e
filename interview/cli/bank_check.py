"""`interview bank check`: every mistake in banks, and all advice on them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from interview.bank import Bank, load
from interview.bank.shared_and_own_sets import hears_notes
from interview.bank_library import bank_names, bank_path
from interview.cli.bank_fix import fixed
from interview.cli.output import say
from interview.editing.learn.heard_share import HeardShare, hearing_of, together
from interview.errors import InterviewError, UsageError
from interview.garbage_collector import garbage_collector_paused
from interview.i18n import _, current, labelled, ngettext
from interview.languages import language_name
from interview.lint import to_json, to_sarif
from interview.lint.check_bank import with_advice
from interview.lint.law_by_place import about_the_advice_in_short
from interview.paths import Paths
from interview.plain_text import one_line
from interview.practice.load_answers import answers_path, load_answers
from interview.practice.sample_answers import SampleAnswers
from interview.reader import Loaded, render_all
from interview.rubric import TriedExample, try_examples
from interview.scoring import percentage
from interview.settings import Settings

if TYPE_CHECKING:
    from interview.editing.learn.heard_and_rated import TriedAnswer

_PAST = 100
"""Past interviews whose notes are tried, the newest."""
_DEAFEST = 3
"""Questions named that hear least."""


@garbage_collector_paused()
def check(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print everything that is wrong.

    The exit code is 1 when there are errors, and with `--strict` also when there is advice. With
    `--fix`, what can be mended without a doubt is mended first.
    """
    if arguments.fix and arguments.format != "text":
        raise UsageError(_("--fix shows what it changes as text: leave --format away."))
    found: list[Loaded[Any]] = []
    hearing: dict[int, list[str]] = {}
    for name in arguments.banks or bank_names(paths):
        # A path that leads nowhere is left to the reader, which explains it as a mistake.
        is_path = "/" in name or name.endswith(".yaml")
        path = Path(name) if is_path else bank_path(paths, name)
        loaded = load(path)
        tried = try_examples(loaded.record, today=date.today()) if loaded.record else []
        loaded = with_advice(loaded, tried)
        if arguments.fix:
            loaded = fixed(loaded, is_agreed=arguments.yes)
            tried = try_examples(loaded.record, today=date.today()) if loaded.record else []
        found.append(loaded)
        if loaded.record is not None and arguments.format == "text":
            hearing[len(found) - 1] = [*_hearing_lines(loaded.record, path, tried, paths)]
        found += _sample_answers(path, loaded.record)
    pairs = [(loaded.source, loaded.diagnostics) for loaded in found]
    if arguments.format == "json":
        say(to_json(pairs))
    elif arguments.format == "sarif":
        say(to_sarif(pairs))
    else:
        texts: list[str] = []
        for place, checked in enumerate(found):
            if checked.diagnostics:
                texts.append(render_all(checked.diagnostics, checked.source))
            texts.append("\n".join([count_line(checked), *hearing.get(place, [])]))
        if any(
            isinstance(loaded.record, Bank) for loaded in found
        ):  # of what cannot be read, nothing is advised
            about = about_the_advice_in_short(_places_of(found))
            texts.append(fill(about, 80, break_on_hyphens=False))
        say("\n\n".join(texts))
    counts = (d.is_error or arguments.strict for loaded in found for d in loaded.diagnostics)
    return 1 if any(counts) else 0


def _hearing_lines(
    bank: Bank, path: Path, examples: Sequence[TriedExample], paths: Paths
) -> Iterator[str]:
    """How much the bank hears of its examples and of past notes, and where it hears least."""
    found = hearing_of(bank, examples, _past(bank, path, paths))
    in_examples = together(each.examples for each in found)
    in_past = together(each.past for each in found)
    counts: list[str] = []
    if in_examples.notes:
        words = _("{lit} of {notes} examples ({share})")
        counts.append(_share(words, in_examples))
    if in_past.notes:
        words = _("{lit} of {notes} past notes ({share})")
        counts.append(_share(words, in_past))
    if not found:
        return
    if not hears_notes(bank):
        unheard = _("notes in {language} are not heard")
        name = language_name(bank.main_language)
        yield "  " + labelled(_("Hears"), unheard.format(language=name))
        return
    if not counts:
        yield "  " + labelled(_("Hears"), _("not known: it has no examples and no past notes"))
        return
    yield "  " + labelled(_("Hears"), ", ".join(counts))
    deaf = sorted((each for each in found if each.both.share < 1), key=lambda it: it.both.share)
    if deaf:
        names = [
            _("{question} ({lit} of {notes})").format(
                question=one_line(bank.question(each.question).name(current())),
                lit=each.both.lit,
                notes=each.both.notes,
            )
            for each in deaf[:_DEAFEST]
        ]
        yield "  " + labelled(_("Hears least of"), ", ".join(names))


def _share(words: str, share: HeardShare) -> str:
    return words.format(lit=share.lit, notes=share.notes, share=percentage(100 * share.share))


def _past(bank: Bank, path: Path, paths: Paths) -> list[TriedAnswer]:
    """What the bank hears of the newest signed interviews; nothing where they cannot be read."""
    if not paths.journal.exists():
        return []
    from interview.editing.learn.heard_and_rated import try_answers
    from interview.editing.learn.past_answers import read_past_answers
    from interview.journal import Journal

    with suppress(InterviewError), Journal.open(paths.journal) as journal:
        past = read_past_answers(journal, paths, bank, path, at_most=_PAST)
        return try_answers(bank, past.answers)
    return []


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
