"""Finds words in what was written in an interview, whatever their case and accents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.bank import AnswerKind, Question
from interview.frozen import frozen
from interview.journal.search import search_form
from interview.plain_text import one_line
from interview.rubric import AnswerValue
from interview.session import InterviewState
from interview.session.agenda import Item
from interview.session.answer_change import number_typed


@frozen
class Hit:
    """A place in a text: its line, and the columns from which to which it goes; all from 0."""

    line: int
    start: int
    end: int


def find(words: str, text: str) -> Iterator[Hit]:
    """Every place where `words` stand in a line of `text`, as they are or inside other words."""
    wanted = search_form(" ".join(words.split()))
    if not wanted:
        return
    for number, line in enumerate(text.split("\n")):
        searched = search_form(line)
        start = searched.find(wanted)
        if start < 0:
            continue
        # One letter may be searched as several, or as none: where does each of them stand?
        places = [place for place, sign in enumerate(line) for _letter in search_form(sign)]
        while start >= 0:
            end = start + len(wanted)
            yield Hit(number, places[start], places[end - 1] + 1)
            start = searched.find(wanted, end)


@frozen
class SearchedText:
    """What was written on one question, to be searched."""

    question: str
    """The question's id."""
    number: int
    """Its place in the agenda, from 1; 0 for a step of the call."""
    name: str
    text: str
    is_notes: bool = True
    """Or what stands in the answer's own fields, or a reason: for a rating, or to leave it out."""

    @property
    def title(self) -> str:
        """Its number and name."""
        return f"{self.number or '·'} {self.name}"


def written_texts(
    state: InterviewState, language: str, items: Iterable[Item]
) -> list[SearchedText]:
    """The notes, fields and reasons of all questions, in the order of the agenda."""
    searched = []
    for item in items:
        answer = state.answer(item.question.id)
        titled = (item.question.id, item.number, one_line(item.question.name(language)))
        searched.append(SearchedText(*titled, answer.notes))
        reason = answer.rating.reason if answer.rating else ""
        for text in (_field_text(item.question, answer.value, language), reason, answer.skipped):
            searched.append(SearchedText(*titled, text, is_notes=False))
    return searched


def _field_text(question: Question, value: AnswerValue, language: str) -> str:
    """What stands in the fields of an answer: a line for each row or option."""
    if question.answer is AnswerKind.NUMBER:
        return number_typed(value)
    options = {option.main: one_line(option.to(language)) for option in question.options}
    lines = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    return "\n".join(
        options.get(line, line) if isinstance(line, str) else " · ".join(filter(None, line))
        for line in lines
    )
