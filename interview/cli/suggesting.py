"""`interview suggest`: notes from the standard input, held against a question's rubric."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import Any

from interview.bank import AnswerKind, Bank, Question, load, read_record, render_all
from interview.cli.banks import choose_language
from interview.cli.say import say, say_json
from interview.errors import BankError, NotFound
from interview.i18n import _
from interview.plain import one_line
from interview.rubric import AnswerValue, HeardSignal, Suggestion, compile_rubric
from interview.session.record_checks import check_answer
from interview.session.recorded import RecordedAnswer
from interview.session.recording import answer_value
from interview.settings import Places, Settings, bank_path


def suggest(arguments: Namespace, places: Places, _settings: Settings) -> int:
    """Print the level the notes speak for, the signals heard, and why."""
    bank = load(bank_path(places, arguments.bank)).require()
    question = _question(bank, arguments.question)
    language = choose_language(bank, arguments.lang)
    data = sys.stdin.buffer.read()
    notes, value = _understood(data, question, bank)
    rubric = compile_rubric(bank).question(question.id, language)
    suggestion = rubric.suggest(notes, value, today=date.today())
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
    words = ", ".join(_("“{text}”").format(text=one_line(span.text)) for span in signal.evidence)
    return f"  {sign} {signal.because}{_(':')} {words}" if words else f"  {sign} {signal.because}"


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


def _understood(data: bytes, question: Question, bank: Bank) -> tuple[str, AnswerValue]:
    """The notes, and the structured answer where the input is one as `record` reads it."""
    if question.answer is not AnswerKind.NOTES and _is_a_block(data):
        loaded = read_record(RecordedAnswer, data, _("standard input"))
        answer = loaded.require()
        found = check_answer(answer, question, bank, loaded.source)
        if found:
            raise BankError(render_all(found, loaded.source))
        return answer.notes, answer_value(answer, question)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        raise BankError(_("The notes are not UTF-8: save them again as UTF-8.")) from error


def _is_a_block(data: bytes) -> bool:
    """Whether the input is an answer with keys of its own, and not just notes."""
    import re

    return bool(re.match(rb"\s*(\{|(notes|pick|number|rows)\s*:)", data))


def _question(bank: Bank, name: str) -> Question:
    try:
        return bank.question(name)
    except KeyError as error:
        ids = ", ".join(question.id for question in bank.questions)
        raise NotFound(
            _("The bank has no question “{name}”. There are: {ids}.").format(name=name, ids=ids)
        ) from error
