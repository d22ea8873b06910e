"""What undo took back, in words."""

from __future__ import annotations

from interview.bank import Bank
from interview.i18n import _
from interview.plain_text import changed_range, one_line
from interview.session import (
    Answer,
    AnswerRated,
    AnswerRecorded,
    ConclusionWritten,
    DetailsCorrected,
    Event,
    NotesEdited,
    QuestionSkipped,
    RatingCleared,
    ReasonGiven,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
)
from interview.session.conclusions import conclusion_names


def describe_change(event: Event, before: Answer, after: Answer, bank: Bank, language: str) -> str:
    """What an event did, in a few words, such as “rating 3” or the words it wrote.

    `before` and `after` are the answer of its question before and after it was undone or redone.
    """
    match event:
        case NotesEdited():
            start, end_before, end_after = changed_range(before.notes, after.notes)
            gone = one_line(before.notes[start:end_before])
            come = one_line(after.notes[start:end_after])
            if gone and come:
                return _("“{old}” is “{new}” again").format(old=gone, new=come)
            if gone:
                return _("“{text}” taken out").format(text=gone)
            return _("“{text}” put back").format(text=come)
        case AnswerRated(level=level):
            return _("rating {level}").format(level=level)
        case RatingCleared():
            return _("clearing the rating")
        case AnswerRecorded():
            return _("a change in the answer's fields")
        case SignalTicked(question=question, signal=signal):
            because = _because(bank, question, signal, language)
            return _("ticking “{signal}”").format(signal=because)
        case SignalUnticked(question=question, signal=signal):
            because = _because(bank, question, signal, language)
            return _("unticking “{signal}”").format(signal=because)
        case QuestionSkipped():
            return _("leaving the question out")
        case SkipWithdrawn():
            return _("asking the question after all")
        case ReasonGiven():
            return _("the reason for the rating")
        case ConclusionWritten(part=part):
            return conclusion_names().get(part, one_line(part))
        case DetailsCorrected():
            return _("correcting the names")
        case _:
            return ""


def _because(bank: Bank, question: str, signal: str, language: str) -> str:
    for each in bank.question(question).signals:
        if each.id == signal:
            return one_line(each.because.to(language))
    return signal
