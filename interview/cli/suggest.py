"""`interview suggest`: the level that notes from the standard input speak for."""

from __future__ import annotations

import re
from argparse import Namespace
from dataclasses import fields
from datetime import date
from typing import Any

from interview.bank import AnswerKind, Bank, Question, load
from interview.bank_library import bank_path
from interview.cli.language_option import choose_language
from interview.cli.output import say, say_json
from interview.cli.stdin import decode_notes, read_stdin
from interview.errors import BankError, NotFound
from interview.i18n import _, labelled
from interview.nearest_name import did_you_mean
from interview.paths import Paths
from interview.plain_text import one_line
from interview.reader import read_record, render_all
from interview.rubric import Suggestion, compile_rubric
from interview.session.check_record import check_answer
from interview.session.events_from_file import answer_value
from interview.session.interview_file import RecordedAnswer
from interview.settings import Settings

_KEYS = "|".join(each.name for each in fields(RecordedAnswer))
_HAS_KEYS = re.compile(rf"(\s|#.*\n|---)*(\{{|({_KEYS})\s*:(\s|$))".encode())
"""How an answer begins that has keys, as in a file for `record`, and is not just notes."""


def suggest(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print the level that the notes speak for, why, and the signals heard in them."""
    bank = load(bank_path(paths, arguments.bank)).require()
    question = find_question(bank, arguments.question)
    language = choose_language(bank, arguments.lang)
    data = read_stdin()
    if question.answer is not AnswerKind.NOTES and _HAS_KEYS.match(data):
        loaded = read_record(RecordedAnswer, data, _("standard input"))
        answer = loaded.require()
        found = check_answer(answer, question, bank, loaded.source)
        if found:
            raise BankError(render_all(found, loaded.source))
    else:
        answer = RecordedAnswer(notes=decode_notes(data))
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
    "end", "text"}]}], "why"}`; offsets count characters of the notes as they were typed."""
    signals: list[dict[str, Any]] = []
    for signal in suggestion.signals:
        evidence: list[dict[str, Any]] = []
        for span in signal.evidence:
            words: dict[str, Any] = {"start": span.start, "end": span.end, "text": span.text}
            if span.repaired:
                words["read_as"] = span.repaired
            evidence.append(words)
        signals.append(
            {
                "id": signal.id,
                "because": signal.because,
                "suggests": signal.suggests,
                "red_flag": signal.red_flag,
                "confidence": str(signal.confidence),
                "evidence": evidence,
            }
        )
    return {
        "level": suggestion.level,
        "confidence": None if suggestion.confidence is None else str(suggestion.confidence),
        "signals": signals,
        "why": suggestion.why,
        "next_step": suggestion.next_step,
    }


def as_text(suggestion: Suggestion, bank: Bank, language: str) -> str:
    """A suggestion in lines: the level, why, the signals with the words that light them."""
    lines = [suggestion.why or _("Nothing is heard that speaks for a level.")]
    if suggestion.level is not None:
        name = bank.level_name(suggestion.level, language)
        sure = _("clear") if suggestion.confidence == "clear" else _("possible")
        lines.insert(0, f"{suggestion.level} · {name} ({sure})")
    for signal in suggestion.signals:
        mark = "!" if signal.red_flag else "✓"
        quotes: list[str] = []
        for span in signal.evidence:
            words = _("“{text}”").format(text=one_line(span.text))
            if span.repaired:  # a mistyped word, and what it was read as
                words = _("{words} (read as “{word}”)").format(words=words, word=span.repaired)
            quotes.append(words)
        because = labelled(signal.because, ", ".join(quotes)) if quotes else signal.because
        lines.append(f"  {mark} {because}")
    return "\n".join([*lines, suggestion.next_step]).rstrip()


def find_question(bank: Bank, name: str) -> Question:
    """The question with that id. Raises `NotFound`, with the nearest there is."""
    ids = [question.id for question in bank.questions]
    if name not in ids:
        problem = _("The bank has no question “{name}”.").format(name=name)
        raise NotFound(f"{problem} {did_you_mean(name, ids)}")
    return bank.question(name)
