"""`interview bank show`: a bank in the order it is asked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from interview.bank import Bank, Question, load, stage_name
from interview.bank_library import bank_path
from interview.cli.language_option import choose_language
from interview.cli.output import say
from interview.i18n import _
from interview.paths import Paths
from interview.session.agenda import agenda
from interview.settings import Settings


def show(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print every question of a bank with its probes, levels and signals."""
    bank = load(bank_path(paths, arguments.bank)).require()
    language = choose_language(bank, arguments.lang)
    minutes = _("{minutes} minutes live").format(minutes=f"{bank.minutes:g}")
    lines = [f"{bank.title.to(language)} · {minutes}"]
    stage = None
    for item in agenda(bank):
        if item.stage is not stage:
            stage = item.stage
            lines += ["", stage_name(stage).upper()]
        lines += ["", *_question_lines(bank, item.number, item.question, language)]
    say("\n".join(lines))
    return 0


def _question_lines(bank: Bank, number: int, question: Question, language: str) -> Iterator[str]:
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
        mark = "!" if signal.is_red_flag else "·"
        yield f"   {mark} {signal.because.to(language)} → {signal.suggests}"
