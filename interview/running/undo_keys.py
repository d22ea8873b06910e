"""The keys for undo and redo: what is next, doing it, and saying in words what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interview.bank import AnswerKind, Bank, Question
from interview.frozen import frozen
from interview.i18n import _, mark
from interview.plain_text import changed_range, one_line
from interview.rubric import AnswerValue
from interview.running.privacy import Privacy
from interview.session import (
    Answer,
    AnswerRated,
    AnswerRecorded,
    ConclusionWritten,
    ConsentRecorded,
    DetailsCorrected,
    Event,
    InterruptionEnded,
    InterruptionExplained,
    InterviewInterrupted,
    NotesEdited,
    ProbeUsed,
    ProbeWithdrawn,
    QuestionSkipped,
    QuoteMarked,
    QuoteUnmarked,
    RatingCleared,
    ReasonGiven,
    Recorded,
    SignalTicked,
    SignalUnticked,
    SkipWithdrawn,
)
from interview.session.answer_change import cell_change, number_typed
from interview.session.conclusions import conclusion_names
from interview.session.live_interview import LiveInterview
from interview.session.shorthand import shorthand_change
from interview.session.undo import question_of


@frozen
class UndoKey:
    """The key for undo, or the one for redo, and what is said when it is pressed."""

    action: str
    """The id of its action, by which `keymap` knows the key."""
    next_event: Callable[[LiveInterview], Recorded | None]
    """What it would undo or do again, if anything."""
    act: Callable[[LiveInterview], Event | None]
    nothing: str
    elsewhere: str
    in_step: str
    """The same of a step of the call, which has no number."""
    done: str
    done_in: str
    """The same from a screen that shows no question."""


UNDO = UndoKey(
    "undo",
    LiveInterview.next_undo,
    LiveInterview.undo,
    nothing=mark("Nothing to undo."),
    elsewhere=mark("The last thing done is in question {number}. {key} again undoes it there."),
    in_step=mark("The last thing done is in “{step}”. {key} again undoes it there."),
    done=mark("Undone: {what}"),
    done_in=mark("Undone in “{question}”: {what}"),
)
REDO = UndoKey(
    "redo",
    LiveInterview.next_redo,
    LiveInterview.redo,
    nothing=mark("Nothing to do again."),
    elsewhere=mark("What was undone is in question {number}. {key} again does it there."),
    in_step=mark("What was undone is in “{step}”. {key} again does it there."),
    done=mark("Done again: {what}"),
    done_in=mark("Done again in “{question}”: {what}"),
)


@frozen
class UndoneChange:
    """What was undone, or done again."""

    question: str
    """The id of its question; empty where it belongs to none."""
    what: str
    """In a few words, such as “rating 3”, or that it is hidden."""
    cursor: tuple[int, int]
    """The line and the column where the change ends in the notes, or where typing went on behind a
    word of shorthand: in those of its question, or of the question on screen."""
    cell: tuple[int, int] | None
    """The row and the column of the answer's fields to go on in; `None` for any other change."""


def press(
    key: UndoKey,
    live: LiveInterview,
    event: Event,
    privacy: Privacy,
    shorthand: Mapping[str, str],
) -> UndoneChange:
    """Undo `event`, which is the key's next, or do it again, and say what that did.

    `shorthand` are the words that the settings have written out.
    """
    question = question_of(event)
    shown = question or live.state.question
    before = live.state.answer(shown)
    key.act(live)
    after = live.state.answer(shown)
    word = shorthand_change(before.notes, after.notes, shorthand)
    if word is not None:
        what, end = _replaced(word.gone, word.come), word.behind
    else:
        what = _describe(event, before, after, live.bank, live.language)
        _start, _old_end, end = changed_range(before.notes, after.notes)
    lines = after.notes[:end].split("\n")
    cell = (0, 0) if isinstance(event, ConsentRecorded) else None
    if isinstance(event, AnswerRecorded):
        change = cell_change(before.value, after.value)
        cell = (change.row, change.column) if change else (0, 0)
    return UndoneChange(question, privacy.change(what), (len(lines) - 1, len(lines[-1])), cell)


def _describe(event: Event, before: Answer, after: Answer, bank: Bank, language: str) -> str:
    """What an event did, in a few words, such as “rating 3” or the words it wrote.

    `before` and `after` are the answer of its question before and after it was undone or redone.
    """
    match event:
        case NotesEdited():
            start, end_before, end_after = changed_range(before.notes, after.notes)
            return _replaced(before.notes[start:end_before], after.notes[start:end_after])
        case AnswerRated(level=level):
            return _("rating {level}").format(level=level)
        case RatingCleared():
            return _("clearing the rating")
        case AnswerRecorded(question=question):
            return _fields_changed(before.value, after.value, bank.question(question), language)
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
        case ConsentRecorded():
            return _("the answer on consent to notes")
        case InterviewInterrupted():
            return _("the interruption")
        case InterruptionEnded():
            return _("the end of the interruption")
        case InterruptionExplained(reason=reason):
            return _("“{text}”, what the interruption was").format(text=one_line(reason))
        case ProbeUsed(probe=probe):
            return _("follow-up {number} asked").format(number=probe)
        case ProbeWithdrawn(probe=probe):
            return _("follow-up {number} not asked after all").format(number=probe)
        case QuoteMarked(text=text):
            return _("marking “{text}” as the candidate's words").format(text=one_line(text))
        case QuoteUnmarked(text=text):
            return _("no longer marking “{text}”").format(text=one_line(text))
        case _:
            return ""


def _replaced(gone: str, come: str) -> str:
    gone, come = one_line(gone), one_line(come)
    if gone and come:
        return _("“{old}” is “{new}” again").format(old=gone, new=come)
    if gone:
        return _("“{text}” taken out").format(text=gone)
    if come:
        return _("“{text}” put back").format(text=come)
    return _("spaces or line breaks")


def _fields_changed(
    before: AnswerValue, after: AnswerValue, question: Question, language: str
) -> str:
    """What is otherwise in the fields of an answer: in which cell, which option, which number."""
    change = cell_change(before, after)
    if change is not None and question.columns:
        start, old_end, new_end = changed_range(change.before, change.after)
        what = _replaced(change.before[start:old_end], change.after[start:new_end])
        column = one_line(question.columns[change.column].name.to(language))
        words = _("{what} in row {row}, “{column}”")
        return words.format(what=what, row=change.row + 1, column=column)
    if question.answer is AnswerKind.NUMBER:
        return _replaced(number_typed(before), number_typed(after))
    if question.columns:
        return _rows_changed(before, after)
    gone, come = (
        "".join(option.to(language) for option in question.options if option.main in here)
        for here in (_picked(before) - _picked(after), _picked(after) - _picked(before))
    )
    return _replaced(gone, come)


def _rows_changed(before: AnswerValue, after: AnswerValue) -> str:
    """A row that is there or not, as far as it is one row."""
    old, new = (value if isinstance(value, tuple) else () for value in (before, after))
    longer, shorter = (old, new) if len(old) > len(new) else (new, old)
    for place, texts in enumerate(longer):
        if longer[:place] + longer[place + 1 :] == shorter and isinstance(texts, tuple):
            words = " · ".join(filter(None, texts))
            what = _replaced(words, "") if longer is old else _replaced("", words)
            return _("{what} in row {row}").format(what=what, row=place + 1)
    return _("a change in the answer's fields")


def _picked(value: AnswerValue) -> set[str]:
    """The options that are picked, in the bank's main language."""
    if isinstance(value, str):
        return {value}
    return {each for each in value if isinstance(each, str)} if isinstance(value, tuple) else set()


def _because(bank: Bank, question: str, signal: str, language: str) -> str:
    for each in bank.question(question).signals:
        if each.id == signal:
            return one_line(each.because.to(language))
    return signal
