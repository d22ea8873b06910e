"""What is left to deal with before an interview is signed, and how each of its questions stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from interview import scoring
from interview.bank import Bank, Question
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import one_line
from interview.reporting.alerts import confirmation
from interview.session import InterviewState
from interview.session.agenda import OPENING, Item, is_settled
from interview.session.consent_and_closing import call_agenda, consent_of


class PointKind(StrEnum):
    """What has to be done about a point."""

    REASON = "reason"
    """Say why rating and suggestion differ."""
    FLAG = "flag"
    """Say whether a red flag was heard."""
    OPEN = "open"
    """Rate the answer, or leave the question out; in the opening, record the consent to notes."""


@frozen
class Point:
    """One thing to deal with, at one question."""

    kind: PointKind
    question: Question
    words: str
    """What it is, in the language in use."""
    signal: str = ""
    """The id of the red flag; empty for the other kinds."""

    @property
    def id(self) -> str:
        """Its kind, the question's id and, of a red flag, the signal's."""
        return ":".join(filter(None, (self.kind, self.question.id, self.signal)))


def points(
    state: InterviewState, bank: Bank, language: str, *, hides_suggestions: bool
) -> Iterator[Point]:
    """What is left: reasons, red flags that are not confirmed, what is missing.

    `hides_suggestions`: what the rubric hears is not told of an answer that is not rated yet.
    """
    for question in bank.questions:
        rating = state.answer(question.id).rating
        if rating is not None and rating.is_far_off and not rating.reason.strip():
            words = _("suggested {suggested}, rated {level}: say why").format(
                suggested=rating.suggested, level=rating.level
            )
            yield Point(PointKind.REASON, question, words)
    for finding in scoring.score(state, bank).red_flags:
        question = bank.question(finding.question)
        is_blind = hides_suggestions and is_unrated(state, question)
        if not finding.confirmed and not is_blind:
            because = one_line(finding.signal.because.to(language))
            words = f"{because} ({confirmation(finding)})"
            yield Point(PointKind.FLAG, question, words, finding.signal.id)
    for item in call_agenda(bank, language):
        question = item.question
        if question.id == OPENING and state.consent is None:
            yield Point(PointKind.OPEN, question, _("consent not recorded"))
        elif item.number and not is_settled(state, question):
            words = _("not rated") if question.is_rated else _("nothing noted")
            yield Point(PointKind.OPEN, question, words)


def is_unrated(state: InterviewState, question: Question) -> bool:
    """Whether a question wants a rating and has none."""
    return question.is_rated and state.answer(question.id).rating is None


@frozen
class QuestionStatus:
    """The status of a question, in a line of the list."""

    item: Item
    mark: str
    """A sign for it: settled, open, left out, or with a red flag."""
    tone: str
    """The colour of the sign, of the theme."""
    words: str
    """The rating, or what is missing."""
    remark: str
    """What was suggested, where that was another level."""


def question_status(
    state: InterviewState, bank: Bank, item: Item, language: str, *, hides_suggestions: bool
) -> QuestionStatus:
    """The status of one question."""
    question = item.question
    answer = state.answer(question.id)
    rating, remark = answer.rating, ""
    mark, tone = ("✓", "$good") if is_settled(state, question) else ("○", "$warn")
    if answer.skipped:
        mark, tone, words = "–", "$quiet", _("left out")
    elif rating is not None:
        words = f"{rating.level} {one_line(bank.level_name(rating.level, language))}"
        if rating.distance:
            remark = _("suggested {level}").format(level=rating.suggested)
    elif question.is_rated:
        words = _("not rated")
    elif not item.number:
        mark, tone, words = _step_status(state, question)
    else:
        words = _("noted") if answer.is_touched else _("nothing noted")
    is_blind = hides_suggestions and is_unrated(state, question)
    counting = answer.ticked if is_blind else answer.signals
    if any(signal.is_red_flag and signal.id in counting for signal in question.signals):
        mark, tone = "▲", "$alarm"
    return QuestionStatus(item, mark, tone, words, remark)


def _step_status(state: InterviewState, step: Question) -> tuple[str, str, str]:
    """The sign of a step of the call, its colour, and its words."""
    if step.id == OPENING:
        match consent_of(state):
            case "given":
                return "✓", "$good", _("agreed to notes")
            case "refused":
                return "▲", "$warn", _("refused notes")
            case _:
                return "○", "$warn", _("consent not recorded")
    is_noted = state.answer(step.id).is_touched
    return ("✓", "$good", _("noted")) if is_noted else ("·", "$quiet", _("nothing noted"))


def all_alike(state: InterviewState, bank: Bank, language: str) -> str:
    """A remark where every answer was rated the same level; empty for fewer than three."""
    ratings = [state.answer(question.id).rating for question in bank.questions]
    levels = [rating.level for rating in ratings if rating is not None]
    if len(levels) < _FEW or len(set(levels)) > 1:
        return ""
    name = one_line(bank.level_name(levels[0], language))
    return _(
        "All {number} ratings are {level} {name}. Was every answer really alike? Look at each "
        "once more on its own."
    ).format(number=len(levels), level=levels[0], name=name)


_FEW = 3
"""Ratings below which it says nothing that they are alike."""
