"""What a panel agrees on, from a YAML file or from the answers of a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import partial
from pathlib import Path
from types import MappingProxyType

from interview.bank import Bank
from interview.cli.prompts import AnswerRefused, Prompter
from interview.cli.stdin import read_stdin
from interview.comparison.panel import (
    PanelQuestion,
    RecordedConsensus,
    panel_questions,
    to_talk_about,
    why_not_agreed,
)
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _, current, labelled
from interview.journal import StreamId
from interview.nearest_name import nearest_name_hint
from interview.plain_text import one_line, quoted
from interview.reader import Diagnostic, Source, read_record, render_all
from interview.reader.diagnostics import DiagnosticCollector
from interview.scoring import score
from interview.session import ConsensusReached
from interview.session.interview_record import InterviewRecord
from interview.system_errors import reason_of


@frozen
class AgreedAnswer:
    """What was agreed on for one question."""

    level: int
    """The level: one of the bank's scale, 1 is the worst."""
    reason: str = ""
    """Why that one. It may be left out where all ratings were within one level."""


@frozen
class AgreedAnswers:
    """A whole consensus as somebody writes it down in a file."""

    agreed: Mapping[str, AgreedAnswer] = field(default_factory=lambda: MappingProxyType({}))
    """What was agreed on, by the question's id."""


def agreed_levels(
    source: str,
    records: Sequence[InterviewRecord],
    streams: Sequence[StreamId],
    consensus: Mapping[str, RecordedConsensus],
) -> list[ConsensusReached]:
    """The consensus in a file; or, for `""`, what a person answers about each open question.

    `-` is the standard input. Raises `BankError` with every mistake of a file at its line.
    """
    bank, states = records[0].bank, [record.state for record in records]
    known = {name: each.reached for name, each in consensus.items()}
    flags = [score(state, bank).red_flags for state in states]
    questions = panel_questions(states, flags, bank, known)
    if source:
        answers = _read_file(source, questions, bank)
    else:
        names = [one_line(state.interviewer) or "–" for state in states]
        answers = _ask(questions, bank, names)
    ratings = {
        each.id: tuple(
            (str(stream), level)
            for stream, level in zip(streams, each.levels, strict=True)
            if level is not None
        )
        for each in questions
    }
    return [
        ConsensusReached(name, each.level, one_line(each.reason), ratings[name])
        for name, each in answers.items()
    ]


def _read_file(
    source: str, questions: Sequence[PanelQuestion], bank: Bank
) -> Mapping[str, AgreedAnswer]:
    name = _("standard input") if source == "-" else source
    try:
        data = read_stdin() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise BankError(
            _("{path} cannot be read: {reason}.").format(path=source, reason=reason_of(error))
        ) from error
    loaded = read_record(AgreedAnswers, data, name)
    errors = tuple(each for each in loaded.diagnostics if each.is_error)
    if not errors:
        errors = _mistakes(loaded.require(), questions, bank, loaded.source)
    if errors:
        head = _("Nothing was recorded, because of mistakes in {name}:").format(name=one_line(name))
        raise BankError(f"{head}\n\n{render_all(errors, loaded.source)}")
    return loaded.require().agreed


def _mistakes(
    answers: AgreedAnswers, questions: Sequence[PanelQuestion], bank: Bank, source: Source
) -> tuple[Diagnostic, ...]:
    known = {each.id: each for each in questions}
    collector = DiagnosticCollector(source.lines)
    for name, answer in answers.agreed.items():
        path = ("agreed", name)
        if name not in known:
            message = _("the bank has no question {name}").format(name=quoted(name))
            hint = nearest_name_hint(name, known) or ""
            collector.error("R001", message, source.key_place(path), hint)
        elif problem := why_not_agreed(answer.level, answer.reason, known[name], bank):
            collector.error("R011", problem, source.place(path))
    return collector.findings()


def _ask(
    questions: Sequence[PanelQuestion], bank: Bank, names: Sequence[str]
) -> Mapping[str, AgreedAnswer]:
    """What the panel says to each question that it has to talk about."""
    prompter, found = Prompter(), dict[str, AgreedAnswer]()
    for each in to_talk_about(questions):
        if not each.rated:
            continue
        question = bank.question(each.id)
        prompter.tell("\n" + one_line(question.name(current())))
        for level, anchor in sorted(question.levels.items()):
            prompter.tell(f"  {level} {one_line(anchor.to(current()))}")
        ratings = ", ".join(
            labelled(name, "–" if level is None else str(level))
            for name, level in zip(names, each.levels, strict=True)
        )
        asked = _("{ratings}. The level you agree on (Enter: not yet)").format(ratings=ratings)
        level = prompter.ask(asked, "", partial(_read_level, bank=bank))
        if level:
            read_reason = partial(_read_reason, level=level, question=each, bank=bank)
            found[each.id] = AgreedAnswer(
                level, prompter.ask(_("Why that level?"), "", read_reason)
            )
    return found


def _read_level(typed: str, bank: Bank) -> int:
    """The level that was typed; 0 for none yet."""
    if not typed:
        return 0
    if not typed.isdecimal() or not 1 <= int(typed) <= len(bank.scale):
        raise AnswerRefused(_("Type a level from 1 to {top}.").format(top=len(bank.scale)))
    return int(typed)


def _read_reason(typed: str, level: int, question: PanelQuestion, bank: Bank) -> str:
    if problem := why_not_agreed(level, typed, question, bank):
        raise AnswerRefused(problem)
    return typed
