"""What is said of a question: its words, its answer, its levels, its signals."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import AnswerKind, Bank, Question, Stage, stage_name
from interview.i18n import _, labelled, ngettext
from interview.plain.conversation import spoken, word
from interview.plain_text import one_line
from interview.rubric import Confidence, Suggestion
from interview.session import Answer
from interview.session.agenda import OPENING, Item
from interview.session.answer_change import number_typed, why_no_number
from interview.session.consent_and_closing import REFUSED, consent_of
from interview.session.live_interview import LiveInterview


def question_lines(live: LiveInterview, item: Item, of: int, *, is_private: bool) -> Iterator[str]:
    """A question as it comes up: where we are, what to read aloud, what to know, how it stands.

    `is_private` leaves out what is for the interviewer alone.
    """
    question, language = item.question, live.language
    name = one_line(question.name(language))
    if item.number:
        place = _("Question {number} of {of}: {title}.").format(
            number=item.number, of=of, title=name
        )
        yield place if item.stage is Stage.LIVE else f"{place} {stage_name(item.stage)}."
    else:
        yield f"{name}."
    if question.id == OPENING and (opening := one_line(live.bank.opening.to(language))):
        yield _("Say: “{text}”").format(text=opening)
    asked = one_line(question.ask.to(language))
    yield labelled(_("Ask"), asked) if item.stage is Stage.LIVE else labelled(_("Look at"), asked)
    if not is_private and (hint := one_line(question.note.to(language))):
        yield labelled(_("Hint"), hint)
    for place_, probe in enumerate(question.probes, start=1):
        said = labelled(_("Follow-up {number}").format(number=place_), one_line(probe.to(language)))
        is_used = place_ in live.answer.probes and not is_private
        asked_word = _("asked")
        yield f"{said} ({asked_word})" if is_used else said
    if not is_private:
        yield fields_line(question, live, language)
        yield from recorded_lines(live, item)


def fields_line(question: Question, live: LiveInterview, language: str) -> str:
    """How the answer's own fields are filled in; empty where there are none."""
    command = word("answer")
    options = spoken([option.to(language) for option in question.options])
    match question.answer:
        case AnswerKind.PICK_ONE:
            words = _("Pick one, by {command} and its number: {options}")
        case AnswerKind.PICK_MANY:
            words = _("Pick what applies, by {command} and its numbers: {options}")
        case AnswerKind.NUMBER:
            options = one_line(question.unit.to(language)) or _("Number")
            words = _("A number belongs here, by {command}: {options}")
        case AnswerKind.TABLE:
            options = ", ".join(one_line(each.name.to(language)) for each in question.columns)
            words = _("A table belongs here, row by row, by {command}: {options}")
        case _:
            return ""
    return words.format(command=command, options=options)


def recorded_lines(live: LiveInterview, item: Item) -> Iterator[str]:
    """What is recorded of the question already."""
    answer, bank = live.answer, live.bank
    if answer.skipped:
        yield _("Left out: {reason}").format(reason=one_line(answer.skipped))
    if answer.rating is not None:
        yield rated_words(answer.rating.level, bank, live.language)
    yield recorded_words(item.question, live)
    if lines := len(live.notes.splitlines()):
        yield ngettext(
            "One line of notes; {command} reads it.",
            "{number} lines of notes; {command} reads them.",
            lines,
        ).format(number=lines, command=word("notes"))
    if item.stage is Stage.LIVE and consent_of(live.state) == REFUSED:
        yield labelled(_("Notes"), _("refused: note nothing that is said"))


def recorded_words(question: Question, live: LiveInterview) -> str:
    """What stands in the answer's own fields; empty for nothing."""
    value, language = live.value, live.language
    names = {option.main: one_line(option.to(language)) for option in question.options}
    match question.answer, value:
        case _, None | "" | ():
            return ""
        case AnswerKind.NUMBER, _:
            typed = one_line(number_typed(value))
            said = f"{typed} ({why_no_number(typed)})"
            return labelled(_("Answer"), said if isinstance(value, str) else typed)
        case AnswerKind.TABLE, tuple():
            return ngettext("Answer: one row.", "Answer: {number} rows.", len(value)).format(
                number=len(value)
            )
        case _, tuple():
            picked = [str(each) for each in value]
            return labelled(_("Answer"), ", ".join(names.get(each, each) for each in picked))
        case _:
            return labelled(_("Answer"), names.get(str(value), one_line(str(value))))


def rated_words(level: int, bank: Bank, language: str) -> str:
    """That an answer is rated."""
    name = one_line(bank.level_name(level, language))
    return _("Rated {level} of {top}, {name}.").format(level=level, top=len(bank.scale), name=name)


def suggestion_lines(suggestion: Suggestion | None, live: LiveInterview) -> Iterator[str]:
    """What is suggested, why, and what would have to be heard for more."""
    if suggestion is None or (suggestion.level is None and not suggestion.why):
        yield _("Nothing is suggested for this answer yet.")
        return
    if suggestion.level is not None:
        name = one_line(live.bank.level_name(suggestion.level, live.language))
        is_clear = suggestion.confidence is Confidence.CLEAR
        words = _("Suggested: {level}, {name}.") if is_clear else _("Possible: {level}, {name}.")
        yield words.format(level=suggestion.level, name=name)
    yield suggestion.why
    yield suggestion.next_step


def level_lines(live: LiveInterview, question: Question) -> Iterator[str]:
    """Every level with what earns it; which of them was given."""
    rating = live.answer.rating
    for level in range(1, len(live.bank.scale) + 1):
        name = one_line(live.bank.level_name(level, live.language))
        anchor = question.levels.get(level)
        words = (
            labelled(f"{level} {name}", anchor.to(live.language)) if anchor else f"{level} {name}"
        )
        own = _("your rating")
        yield f"{words} ({own})" if rating and rating.level == level else words


def signal_lines(question: Question, answer: Answer, language: str) -> Iterator[str]:
    """Every signal with its number: whether it was heard, and what it speaks for."""
    for number, signal in enumerate(question.signals, start=1):
        if signal.id in answer.unticked:
            how = _("not meant so, you said")
        elif signal.id in answer.ticked:
            how = _("ticked by you")
        else:
            how = _("heard") if signal.id in answer.heard else _("not heard")
        level = (
            _("knock-out")
            if signal.is_knockout
            else _("level {level}").format(level=signal.suggests)
        )
        if signal.is_red_flag and not signal.is_knockout:
            level = ", ".join((level, _("red flag")))
        because = one_line(signal.because.to(language))
        yield labelled(f"{number} {because}", f"{how} ({level})")
