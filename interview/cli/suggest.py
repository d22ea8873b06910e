"""`interview suggest`: notes from the standard input, held against a question's rubric."""

from __future__ import annotations

import re
from argparse import Namespace
from dataclasses import fields
from datetime import date
from typing import Any

from interview.bank import AnswerKind, Bank, Question, load
from interview.bank_library import bank_path
from interview.cli.bank_check import choose_language
from interview.cli.output import say, say_json
from interview.cli.stdin import given, read_as_notes
from interview.errors import BankError, NotFound
from interview.i18n import _, labelled
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reader import read_record, render_all
from interview.rubric import HeardSignal, Span, Suggestion, compile_rubric
from interview.session.check_record import check_answer
from interview.session.events_from_file import answer_value
from interview.session.interview_file import RecordedAnswer
from interview.settings import Settings, did_you_mean

_KEYS = "|".join(each.name for each in fields(RecordedAnswer))
_BLOCK = re.compile(rf"(\s|#.*\n|---)*(\{{|({_KEYS})\s*:(\s|$))".encode())
"""How an answer begins that has keys of its own, and is not just notes."""


def suggest(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print the level the notes speak for, the signals heard, and why."""
    bank = load(bank_path(paths, arguments.bank)).require()
    question = find_question(bank, arguments.question)
    language = choose_language(bank, arguments.lang)
    answer = _understood(given(), question, bank)
    suggestion = (
        compile_rubric(bank)
        .question(question.id, language)
        .suggest(
            answer.notes,
            answer_value(answer, question),
            today=date.today(),
            ticked=frozenset(answer.ticked),
            unticked=frozenset(answer.unticked),
        )
    )
    if arguments.json:
        say_json(as_json(suggestion))
    else:
        say(as_text(suggestion, bank, language))
    return 0


def as_json(suggestion: Suggestion) -> dict[str, Any]:
    """`{"level", "confidence", "signals": [{"id", "because", "suggests", "evidence": [{"start",
    "end", "text"}]}], "why"}`; offsets count characters of the notes as they were given."""
    return {
        "level": suggestion.level,
        "confidence": None if suggestion.confidence is None else str(suggestion.confidence),
        "signals": [_signal(signal) for signal in suggestion.signals],
        "why": suggestion.why,
        "next_step": suggestion.next_step,
    }


def as_text(suggestion: Suggestion, bank: Bank, language: str) -> str:
    """The same for people."""
    lines = [suggestion.why or _("Nothing is heard that speaks for a level.")]
    if suggestion.level is not None:
        name = bank.level_name(suggestion.level, language)
        sure = _("clear") if suggestion.confidence == "clear" else _("possible")
        lines.insert(0, f"{suggestion.level} · {name} ({sure})")
    lines += map(_heard, suggestion.signals)
    return "\n".join([*lines, suggestion.next_step]).rstrip()


def _heard(signal: HeardSignal) -> str:
    """A signal, and the words it was heard in."""
    sign = "!" if signal.red_flag else "✓"
    words = ", ".join(map(_quoted, signal.evidence))
    return f"  {sign} {labelled(signal.because, words) if words else signal.because}"


def _quoted(span: Span) -> str:
    """The words of the notes, and what a mistyped one of them was read as."""
    words = _("“{text}”").format(text=one_line(span.text))
    if not span.repaired:
        return words
    return _("{words} (read as “{word}”)").format(words=words, word=span.repaired)


def _signal(signal: HeardSignal) -> dict[str, Any]:
    return {
        "id": signal.id,
        "because": signal.because,
        "suggests": signal.suggests,
        "red_flag": signal.red_flag,
        "confidence": str(signal.confidence),
        "evidence": [
            {"start": span.start, "end": span.end, "text": span.text}
            | ({"read_as": span.repaired} if span.repaired else {})
            for span in signal.evidence
        ],
    }


def _understood(data: bytes, question: Question, bank: Bank) -> RecordedAnswer:
    """The input as notes, or as an answer that `record` would read, where it is written as one."""
    if question.answer is not AnswerKind.NOTES and _BLOCK.match(data):
        loaded = read_record(RecordedAnswer, data, _("standard input"))
        answer = loaded.require()
        found = check_answer(answer, question, bank, loaded.source)
        if found:
            raise BankError(render_all(found, loaded.source))
        return answer
    return RecordedAnswer(notes=read_as_notes(data))


def find_question(bank: Bank, name: str) -> Question:
    """The question with that id. Raises `NotFound`, with the nearest there is."""
    ids = [question.id for question in bank.questions]
    if name not in ids:
        problem = _("The bank has no question “{name}”.").format(name=name)
        raise NotFound(f"{problem} {did_you_mean(name, ids)}")
    return bank.question(name)
