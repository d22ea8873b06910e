"""Fills in the fields of an answer, by numbers and line by line."""

from __future__ import annotations

import re

from interview.bank import AnswerKind, Question
from interview.i18n import _, labelled
from interview.plain.conversation import Conversation, number_in
from interview.plain.question_words import fields_line, recorded_words
from interview.plain_text import one_line
from interview.rubric import AnswerValue
from interview.session.answer_change import number_value
from interview.session.live_interview import LiveInterview

_EMPTY = "-"
"""What empties a cell, or takes an answer back."""


def fill_in(talk: Conversation, live: LiveInterview, typed: str) -> None:
    """Fill in the fields of the question on screen from what stands behind the command.

    Where nothing does, it is asked for. Raises `CommandTyped` where a command is typed instead.
    """
    question = live.question
    if question.answer is AnswerKind.NOTES:
        talk.say(_("This question is answered in the notes alone."))
        return
    if question.answer is AnswerKind.TABLE:
        _fill_table(talk, live, question, typed)
        return
    while True:
        if not typed:
            typed = talk.ask(fields_line(question, live, live.language))
        if not typed:
            return
        value, problem = _value(question, typed)
        if not problem:
            break
        talk.say(problem)
        typed = ""
    live.record_answer(question.id, value)
    talk.say(recorded_words(question, live) or _("The answer is empty."))


def _value(question: Question, typed: str) -> tuple[AnswerValue, str]:
    """What was typed as an answer; a sentence where it is none."""
    if question.answer is AnswerKind.NUMBER:
        return (None if typed == _EMPTY else number_value(typed)), ""
    highest = len(question.options)
    if typed == _EMPTY:
        return (() if question.answer is AnswerKind.PICK_MANY else None), ""
    numbers = [number_in(each, highest) for each in re.split(r"[\s,;]+", typed.strip(" ,;"))]
    if not all(numbers):
        return None, _("Type a number from 1 to {highest}.").format(highest=highest)
    if question.answer is AnswerKind.PICK_MANY:
        return tuple(question.options[each - 1].main for each in sorted(set(numbers))), ""
    if len(numbers) > 1:
        return None, _("Only one can be picked.")
    return question.options[numbers[0] - 1].main, ""


def _fill_table(talk: Conversation, live: LiveInterview, question: Question, typed: str) -> None:
    """Add rows, or change the row with the number that was typed. Each cell is kept at once."""
    rows = _rows(live, len(question.columns))
    if typed:
        number = number_in(typed, len(rows))
        if not number:
            talk.say(_("There is no row {number}.").format(number=one_line(typed)))
            return
        _fill_row(talk, live, question, number - 1)
    else:
        for number, row in enumerate(rows, start=1):
            talk.say(labelled(_("Row {number}").format(number=number), ", ".join(row)))
        at = len(rows)
        while _fill_row(talk, live, question, at):
            at += 1
    talk.say(recorded_words(question, live) or _("The answer is empty."))


def _fill_row(talk: Conversation, live: LiveInterview, question: Question, at: int) -> bool:
    """Ask for every cell of a row; whether there is such a row then."""
    rows = _rows(live, len(question.columns))
    is_new = at == len(rows)
    row = [""] * len(question.columns) if is_new else list(rows[at])
    for place, column in enumerate(question.columns):
        name = one_line(column.name.to(live.language))
        words = labelled(_("Row {number}").format(number=at + 1), name)
        if is_new and place == 0:
            words = _("{words} (Enter alone ends the table)").format(words=words)
        cell = talk.ask(f"{words}.", row[place])
        if is_new and place == 0 and not cell:
            return False
        row[place] = "" if cell == _EMPTY else one_line(cell)
        filled = [*rows[:at], tuple(row), *rows[at + 1 :]]
        live.record_answer(question.id, tuple(each for each in filled if any(each)))
    return any(row)


def _rows(live: LiveInterview, width: int) -> list[tuple[str, ...]]:
    value = live.value if isinstance(live.value, tuple) else ()
    return [(*map(str, each), *("",) * width)[:width] for each in value if isinstance(each, tuple)]
