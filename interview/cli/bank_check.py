"""`interview bank`: list, show, check, and the schema for editors."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from interview.bank import Bank, Question, json_schema, load, stage_name
from interview.bank_library import bank_names, bank_path
from interview.cli.output import say, say_json, table
from interview.errors import NotFound
from interview.i18n import _, current, ngettext
from interview.lint import to_json, to_sarif
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reader import Loaded, render_all
from interview.session.agenda import agenda
from interview.settings import Settings


def show_list(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print the banks at hand."""
    found = [(name, load(bank_path(paths, name))) for name in bank_names(paths)]
    if arguments.json:
        say_json([_as_json(name, loaded) for name, loaded in found])
    else:
        say(table([_line(name, loaded) for name, loaded in found]))
    return 0


def show(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print a bank in the order it is asked."""
    bank = load(bank_path(paths, arguments.bank)).require()
    language = choose_language(bank, arguments.lang)
    say("\n".join(_shown(bank, language)))
    return 0


def choose_language(bank: Bank, asked: str) -> str:
    """The language asked for, else the program's where the bank has it, else the bank's own.

    Raises `NotFound` for a language that was asked for and that the bank has not.
    """
    if asked and asked not in bank.languages:
        raise NotFound(
            _("The bank “{bank}” is not in “{language}”. There are: {languages}.").format(
                bank=one_line(bank.title.to(current())),
                language=one_line(asked),
                languages=", ".join(bank.languages),
            )
        )
    return bank.language_for(asked, current())


def check(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print everything that is wrong; the exit code is 1 when there are errors."""
    from interview.lint.check_bank import check_bank

    names = arguments.banks or bank_names(paths)
    found = [check_bank(_named(paths, name)) for name in names]
    pairs = [(loaded.source, loaded.diagnostics) for loaded in found]
    if arguments.format == "json":
        say(to_json(pairs))
    elif arguments.format == "sarif":
        say(to_sarif(pairs))
    else:
        say("\n\n".join(_verdict(loaded) for loaded in found))
    counts = (d.is_error or arguments.strict for loaded in found for d in loaded.diagnostics)
    return 1 if any(counts) else 0


def rules(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Print every piece of advice on a line, or all there is to say about one."""
    from interview import lint

    if arguments.code:
        say(lint.explain(arguments.code))
    else:
        say(table([(rule.code, _(rule.title)) for rule in lint.rules()]))
    return 0


def schema(_arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Print the JSON Schema of a bank."""

    say(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0


def _named(paths: Paths, name: str) -> Path:
    """A bank's file; a path that leads nowhere is left to the reader to explain."""
    return Path(name) if "/" in name or name.endswith(".yaml") else bank_path(paths, name)


def _verdict(loaded: Loaded[Bank]) -> str:
    if not loaded.diagnostics:
        return judgement(loaded)
    return f"{render_all(loaded.diagnostics, loaded.source)}\n\n{judgement(loaded)}"


def judgement(loaded: Loaded[Bank]) -> str:
    """How many errors and pieces of advice there are, in a line."""
    errors = sum(found.is_error for found in loaded.diagnostics)
    advice = len(loaded.diagnostics) - errors
    name = one_line(loaded.source.name)
    if not loaded.diagnostics:
        return f"✓ {name}"
    counts = (
        ngettext("{number} error", "{number} errors", errors).format(number=errors),
        ngettext("{number} piece of advice", "{number} pieces of advice", advice).format(
            number=advice
        ),
    )
    counted = ", ".join(words for words, many in zip(counts, (errors, advice), strict=True) if many)
    return f"{'✗' if errors else '·'} {name}: {counted}"


def _line(name: str, loaded: Loaded[Bank]) -> tuple[str, ...]:
    bank = loaded.record
    if bank is None:
        problem = _("cannot be used: see “interview bank check {name}”").format(name=name)
        return name, "", "", problem
    questions = len(bank.questions)
    return (
        name,
        " ".join(bank.languages),
        ngettext("{number} question", "{number} questions", questions).format(number=questions),
        one_line(bank.title.to(current())),
    )


def _as_json(name: str, loaded: Loaded[Bank]) -> dict[str, object]:
    bank = loaded.record
    return {
        "name": name,
        "path": loaded.source.name,
        "title": bank.title.main if bank else None,
        "languages": list(bank.languages) if bank else [],
        "questions": [question.id for question in bank.questions] if bank else [],
        "sha256": loaded.source.sha256,
        "errors": sum(found.is_error for found in loaded.diagnostics),
    }


def _shown(bank: Bank, language: str) -> Iterator[str]:
    minutes = _("{minutes} minutes live").format(minutes=f"{bank.minutes:g}")
    yield f"{bank.title.to(language)} · {minutes}"
    stage = None
    for item in agenda(bank):
        if item.stage is not stage:
            stage = item.stage
            yield from ("", stage_name(stage).upper())
        yield from ("", *_question(bank, item.number, item.question, language))


def _question(bank: Bank, number: int, question: Question, language: str) -> Iterator[str]:
    facts = [question.id]
    if question.competency:
        facts.append(bank.competencies[question.competency].name.to(language))
    if question.minutes:
        facts.append(_("{minutes} min").format(minutes=f"{question.minutes:g}"))
    yield f"{number}. {question.name(language)}  [{' · '.join(facts)}]"
    yield f"   {question.ask.to(language)}"
    for probe in question.probes:
        yield f"   › {probe.to(language)}"
    for level, anchor in sorted(question.levels.items()):
        yield f"   {level} {bank.level_name(level, language)}: {anchor.to(language)}"
    for signal in question.signals:
        sign = "!" if signal.is_red_flag else "·"
        yield f"   {sign} {signal.because.to(language)} → {signal.suggests}"
