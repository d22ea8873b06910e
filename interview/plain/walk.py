"""Goes through an interview line by line: a line is a note, one that begins with a dot a command.

All that it changes goes through `LiveInterview`, and so through the recorder and the draft log: a
line is safe once it is entered, and on a terminal each letter of a note as it is typed.
"""

from __future__ import annotations

from collections.abc import Callable

from interview.frozen import replace
from interview.i18n import _, labelled
from interview.journal import Durability, LineFor
from interview.journal.streams import corrected_details
from interview.plain.conversation import (
    COMMANDS,
    CommandTyped,
    Conversation,
    ConversationEnded,
    command_typed,
    commands_beginning,
    is_command,
    note_in,
    number_in,
    word,
)
from interview.plain.debrief import Debrief
from interview.plain.interview_talk import InterviewTalk
from interview.plain.question_words import (
    level_lines,
    question_lines,
    rated_words,
    signal_lines,
    suggestion_lines,
)
from interview.plain.structured_answer import fill_in
from interview.plain.typed_lines import LeaveAsked
from interview.plain_text import one_line, slug, typed_name
from interview.running.debrief_points import is_unrated, question_status
from interview.running.open_interview import OpenInterview, TypedLine
from interview.running.undo_keys import REDO, UNDO, UndoKey, press
from interview.session import DetailsCorrected
from interview.session.agenda import OPENING, Item
from interview.session.consent_and_closing import STEPS, call_agenda
from interview.session.shorthand import expand_line
from interview.session.undo import question_of
from interview.settings import Settings


class Walk(InterviewTalk):
    """One interview, from the question where it stands to its signature, or until it is left."""

    def __init__(self, talk: Conversation, interview: OpenInterview, settings: Settings) -> None:
        super().__init__(talk, interview, settings)
        self._items = call_agenda(self._live.bank, self._live.language)
        self._debrief = Debrief(
            talk, interview, settings, self._ask_reason, lambda question: self._go_to(question)
        )
        self._announced = (0, 0)
        """The event in another question that undo or redo has announced, and how many events there
        were by then."""
        self._told_failure = ""
        self._told_suggestion: tuple[str, ...] = ()
        self._commands: dict[str, Callable[[str], None]] = {
            "next": self._next,
            "back": self._back,
            "go": self._go,
            "question": lambda _typed: self._announce(),
            "questions": self._questions,
            "notes": self._notes,
            "answer": self._answer,
            "followup": self._followup,
            "why": self._why,
            "scale": self._scale,
            "signals": self._signals,
            "tick": self._tick,
            "suggest": self._suggest,
            "accept": self._accept,
            "rate": self._rate,
            "clear": self._clear,
            "reason": self._reason,
            "skip": self._skip,
            "undo": lambda _typed: self._press(UNDO),
            "redo": lambda _typed: self._press(REDO),
            "quote": self._quote,
            "interrupt": self._interrupt,
            "explain": self._explain,
            "clock": self._clock,
            "time": self._time,
            "hide": self._hide,
            "names": self._names,
            "saved": self._saved,
            "find": self._find,
            "teach": self._teach,
            "debrief": lambda _typed: self._open_debrief(),
            "help": self._help,
            "quit": self._quit,
            "amend": self._amend,
            **self._debrief.commands,
        }

    def run(self) -> None:
        """Go on until the person leaves. Raises `ConversationEnded`."""
        live = self._live
        live.use_rubric(self._interview.make_rubric())
        self._talk.say(
            _(
                "A line is a note. A line that begins with a dot is a command; {help} names them, "
                "and two dots begin a note with one."
            ).format(help=word("help"))
        )
        in_debrief = live.state.in_debrief or live.state.is_signed
        self._guarded(self._open_debrief if in_debrief else self._announce)
        self._guarded(self._go_on_with_reason)
        while True:
            self._tell_failure()
            try:
                line = self._talk.line(self._keep)
            except LeaveAsked:
                self._typing = ""  # what was kept of the line stays in the notes
                self._talk.confirm_leaving()
                continue
            self._guarded(lambda typed=line: self._take(typed))  # type: ignore[misc]

    def _guarded(self, act: Callable[[], None]) -> None:
        """Do something; a command that is typed in the place of an answer is done instead."""
        try:
            act()
        except CommandTyped as typed:
            line = typed.line
            self._guarded(lambda: self._take(line))

    # What is typed

    def _keep(self, typed: str) -> None:
        """Keep a note as far as it is typed."""
        if self._in_debrief or self._live.state.is_signed:
            return
        self._type(note_in(typed))

    def _type(self, note: str) -> None:
        """Have the notes of the question on screen end with this line."""
        live, before = self._live, self._before
        between = "" if not before or not note or before.endswith("\n") else "\n"
        text = f"{before}{between}{note}"
        lines = text.split("\n")
        live.type_notes(live.state.question, text, (len(lines) - 1, len(lines[-1])))

    @property
    def _before(self) -> str:
        """The notes as they stood before the line that is being typed."""
        if self._typing != self._live.state.question:
            self._typing, self._base = self._live.state.question, self._live.notes
        return self._base

    _typing = ""
    _base = ""

    def _take(self, line: str) -> None:
        """Do what a line asks for, or take it as a note."""
        if self._in_debrief and not is_command(line):
            self._debrief.take(line)
        elif not is_command(line):
            self._take_note(note_in(line))
        else:
            if not self._in_debrief and not self._live.state.is_signed:
                self._type("")  # what was kept of it as a note, before a dot was put before it
            typed, _space, rest = line[1:].strip().partition(" ")
            self._typing = ""
            command = command_typed(typed)
            if not command and (found := commands_beginning(typed)):
                self._talk.say(
                    _("{typed} may be {commands}: type a little more of it.").format(
                        typed=f".{one_line(typed)}", commands=", ".join(map(word, found))
                    )
                )
            elif not command:
                self._talk.say(
                    _(
                        "There is no command {typed}. {help} names them; two dots begin a note "
                        "with a dot."
                    ).format(typed=f".{one_line(typed)}", help=word("help"))
                )
            elif self._in_debrief and command not in _IN_DEBRIEF:
                self._talk.say(
                    _("{command} is for a question: {back} goes back there.").format(
                        command=word(command), back=word("back")
                    )
                )
            elif not self._in_debrief and command in _ONLY_IN_DEBRIEF:
                self._talk.say(
                    _("{command} is for the debrief: {debrief} opens it.").format(
                        command=word(command), debrief=word("debrief")
                    )
                )
            else:
                self._commands[command](rest.strip())

    def _take_note(self, note: str) -> None:
        if not note.strip():
            return
        if not self._may_change():
            return
        written = expand_line(note, self._settings.shorthand)
        self._type(written)
        self._live.record_draft()
        self._typing = ""
        if written != note:
            self._talk.say(_("Written: {text}").format(text=written))

    def _tell_failure(self) -> None:
        """Say once what keeps the disk from taking in what was entered."""
        status = self._interview.save_status
        failure = status.reason if status.durability is Durability.FAILING else ""
        if failure != self._told_failure:
            self._told_failure = failure
            self._talk.say(labelled(_("NOT SAVED"), failure) if failure else _("Saved again."))

    # Where we are

    @property
    def _in_debrief(self) -> bool:
        return self._debrief.is_open

    @property
    def _place(self) -> int:
        at = self._live.state.question
        return next((n for n, item in enumerate(self._items) if item.question.id == at), 0)

    @property
    def _item(self) -> Item:
        return self._items[self._place]

    @property
    def _is_blind(self) -> bool:
        """Whether what the rubric hears is not said until the answer is rated."""
        return self._settings.hide_suggestions and is_unrated(self._live.state, self._item.question)

    def _may_change(self) -> bool:
        if self._live.state.is_signed:
            words = _("This interview is signed. {key} amends it.")
            self._talk.say(words.format(key=word("amend")))
        return not self._live.state.is_signed

    def _announce(self) -> None:
        """Say the question where the interview stands; ask for consent where it is not known."""
        live, is_private = self._live, self._interview.privacy.is_on
        of = sum(1 for item in self._items if item.number)
        self._talk.say(*question_lines(live, self._item, of, is_private=is_private))
        if live.state.question == OPENING and live.value is None and not is_private:
            if live.state.is_signed:
                return
            highest = len(live.question.options)
            said = self._talk.ask(
                _("The candidate’s answer about notes, by its number; Enter for later.")
            )
            if number_in(said, highest):
                fill_in(self._talk, live, said)
            elif said:
                self._take_note(said)
                words = _("That is a note now. {answer} and a number records the answer.")
                self._talk.say(words.format(answer=word("answer")))

    def _visit(self, item: Item) -> None:
        """Open a question and say it: the one way to another question."""
        self._announced, self._debrief.is_open = (0, 0), False
        self._live.open_question(item.question.id)
        self._announce()

    def _go_to(self, question: str) -> None:
        self._visit(next(each for each in self._items if each.question.id == question))

    def _next(self, _typed: str) -> None:
        if self._place + 1 < len(self._items):
            self._visit(self._items[self._place + 1])
        else:
            self._open_debrief()

    def _back(self, _typed: str) -> None:
        if self._in_debrief:
            self._visit(self._item)
        elif self._place:
            self._visit(self._items[self._place - 1])
        else:
            self._talk.say(_("This is the first question."))

    def _go(self, typed: str) -> None:
        """To a question by its number, or to a step, the debrief or a question by its name."""
        asked = slug(typed)
        for item in self._items:
            is_named = asked and slug(item.question.name(self._live.language)).startswith(asked)
            if (asked and typed == str(item.number)) or is_named:
                self._visit(item)
                return
        if asked and (slug(_("Debrief")).startswith(asked) or command_typed(typed) == "debrief"):
            self._open_debrief()
            return
        self._talk.say(
            _("Type {go} and the number of a question; {questions} names them all.").format(
                go=word("go"), questions=word("questions")
            )
        )

    def _open_debrief(self) -> None:
        self._live.open_debrief()
        self._debrief.open()

    def _questions(self, _typed: str) -> None:
        live, hides = self._live, self._settings.hide_suggestions
        for item in self._items:
            name = one_line(item.question.name(live.language))
            status = question_status(
                live.state, live.bank, item, live.language, hides_suggestions=hides
            )
            name = f"{item.number} {name}" if item.number else name
            how = ", ".join(filter(None, (status.words, status.remark)))
            is_private = self._interview.privacy.is_on
            self._talk.say(name if is_private else labelled(name, how))

    # The answer

    def _notes(self, _typed: str) -> None:
        if not self._is_hidden:
            self._talk.say(*(self._live.notes.splitlines() or [_("nothing noted")]))

    def _answer(self, typed: str) -> None:
        if self._may_change() and not self._is_hidden:
            fill_in(self._talk, self._live, typed)

    def _followup(self, typed: str) -> None:
        if not self._may_change():
            return
        number = number_in(typed, len(self._live.question.probes))
        if not number:
            self._talk.say(_("This question has no follow-up of that number."))
            return
        self._live.toggle_probe(number)
        is_used = number in self._live.answer.probes
        words = (
            _("follow-up {number} asked")
            if is_used
            else _("follow-up {number} not asked after all")
        )
        self._talk.say(_sentence(words.format(number=number)))

    def _why(self, _typed: str) -> None:
        if not self._is_hidden:
            why = self._live.question.why.to(self._live.language)
            self._talk.say(one_line(why) or _("The bank does not say why."))

    def _scale(self, _typed: str) -> None:
        if self._is_rated() and not self._is_hidden:
            self._talk.say(*level_lines(self._live, self._item.question))

    def _is_rated(self) -> bool:
        is_rated = self._item.question.is_rated
        if not is_rated:
            self._talk.say(_("This question is not rated."))
        return is_rated

    def _signals(self, _typed: str) -> None:
        question, answer = self._item.question, self._live.answer
        if self._is_hidden:
            return
        if not question.signals:
            self._talk.say(_("This question has no signals."))
            return
        shown = replace(answer, heard=()) if self._is_blind else answer
        self._talk.say(*signal_lines(question, shown, self._live.language))

    def _tick(self, typed: str) -> None:
        if not self._may_change() or self._is_hidden:
            return
        question = self._item.question
        number = number_in(typed, len(question.signals))
        if not number:
            self._talk.say(
                _("Type {tick} and the number of a signal; {signals} names them.").format(
                    tick=word("tick"), signals=word("signals")
                )
            )
            return
        signal = question.signals[number - 1]
        self._live.toggle_signal(question.id, signal.id, is_blind=self._is_blind)
        is_ticked = signal.id in self._live.answer.signals
        words = _("Ticked: {signal}") if is_ticked else _("No longer ticked: {signal}")
        self._talk.say(words.format(signal=one_line(signal.because.to(self._live.language))))

    def _suggest(self, _typed: str) -> None:
        if self._is_hidden or not self._is_rated():
            return
        if self._is_blind:
            self._talk.say(_("What is suggested is hidden until you have rated."))
            return
        self._told_suggestion = ()  # it is asked for
        self._say_suggestion()

    def _say_suggestion(self) -> None:
        """What is suggested; why, only where that was not said before."""
        lines = tuple(suggestion_lines(self._live.suggestion(), self._live))
        told, self._told_suggestion = self._told_suggestion, lines
        self._talk.say(*(lines[:1] if lines == told else lines))

    def _accept(self, _typed: str) -> None:
        suggestion = self._live.suggestion()
        if self._is_hidden or not self._is_rated():
            return
        if self._is_blind:
            self._talk.say(_("What is suggested is hidden until you have rated."))
        elif suggestion is None or suggestion.level is None:
            self._talk.say(_("Nothing is suggested for this answer yet."))
        else:
            self._rate(str(suggestion.level))

    def _rate(self, typed: str) -> None:
        levels = len(self._live.bank.scale)
        if not self._is_rated() or not self._may_change():
            return
        level = number_in(typed, levels)
        if not level:
            self._talk.say(
                _("Type {rate} and a level from 1 to {levels}; {scale} reads them.").format(
                    rate=word("rate"), levels=levels, scale=word("scale")
                )
            )
            return
        live = self._live
        live.rate(level)
        self._talk.say(rated_words(level, live.bank, live.language))
        rating = live.answer.rating
        if self._interview.privacy.is_on or rating is None:
            return
        if rating.distance:
            self._say_suggestion()
        elif rating.suggested is not None:
            self._talk.say(_("As suggested."))
        if rating.is_far_off:
            self._talk.say(
                _("That is far from the suggestion: {reason} and a few words say why.").format(
                    reason=word("reason")
                )
            )

    def _clear(self, _typed: str) -> None:
        if not self._may_change():
            return
        was_rated = self._live.answer.rating is not None
        self._live.clear_rating()
        self._talk.say(_("The rating is taken back.") if was_rated else _sentence(_("not rated")))

    def _reason(self, typed: str) -> None:
        rating = self._live.answer.rating
        if not self._may_change():
            return
        if rating is None or not rating.distance:
            self._talk.say(_("Your rating does not differ from a suggestion."))
        else:
            self._ask_reason(self._item.question.id, typed)

    def _ask_reason(self, question: str, typed: str = "") -> None:
        """Have a rating's reason given, unless it is typed already."""
        reason = typed or self._talk.ask(_("Why does your rating differ from the suggestion?"))
        if reason.strip():
            self._live.give_reason(question, reason)
            self._interview.drop_line()
            self._talk.say(_("The reason is kept."))
        else:
            self._say_missing("reason", _("No reason is given yet."))

    def _skip(self, typed: str) -> None:
        live = self._live
        if not self._may_change():
            return
        if live.state.question in STEPS:
            self._talk.say(_("This step of the call is no question: just go on."))
        elif live.answer.skipped:
            live.withdraw_skip()
            self._talk.say(_("The question is asked after all."))
        elif reason := typed or self._talk.ask(_("Why is this question left out?")):
            live.skip(reason)
            self._interview.drop_line()
            self._talk.say(_("Left out: {reason}").format(reason=one_line(reason)))
        else:
            self._say_missing("skip", _("The question stays: it is left out only with a reason."))

    def _say_missing(self, command: str, what: str) -> None:
        """Say that nothing was done, as nothing was typed behind a command or at what it asked."""
        words = _("Type {command} and a few words.").format(command=word(command))
        self._talk.say(f"{what} {words}")

    def _press(self, key: UndoKey) -> None:
        """Undo or redo. What is in another question is announced first, and done the second time:
        the interviewer is to know that the question changes."""
        if not self._may_change():
            return
        live, following = self._live, key.next_event(self._live)
        if following is None:
            self._talk.say(_(key.nothing))
            return
        before = live.state.question
        question = question_of(following.event) or before
        announced = (following.seq, len(live.history))
        if question != before and not self._in_debrief and self._announced != announced:
            self._announced = announced
            item = next(each for each in self._items if each.question.id == question)
            words = _(key.elsewhere) if item.number else _(key.in_step)
            name = one_line(item.question.name(live.language))
            self._talk.say(words.format(number=item.number, step=name, key=word(key.action)))
            return
        change = press(
            key, live, following.event, self._interview.privacy, self._settings.shorthand
        )
        self._talk.say(_(key.done).format(what=change.what))
        if live.state.question != before:
            self._announce()

    def _quote(self, typed: str) -> None:
        from interview.session.quotes import quoted_range

        if not self._may_change():
            return
        if self._live.state.question in STEPS:
            self._talk.say(_("This step of the call is no question: just go on."))
            return
        text = self._live.notes
        start, end = quoted_range(text, len(text), len(text))
        if typed:
            quoted = (each.start for each in self._live.quotes if each.text == typed)
            start = next(quoted, text.rfind(typed))
            if start < 0:
                self._talk.say(_("These words are not in the notes: type them first."))
                return
            start, end = quoted_range(text, start, start + len(typed))
        if start == end:
            self._talk.say(_("There is no sentence to quote yet: type it first."))
            return
        is_quote = self._live.toggle_quote(start, end)
        what = self._interview.privacy.change(_("“{text}”").format(text=one_line(text[start:end])))
        words = (
            _("Marked as the candidate's own words: {what}")
            if is_quote
            else _("No longer marked as the candidate's words: {what}")
        )
        self._talk.say(words.format(what=what))

    def _find(self, typed: str) -> None:
        from interview.plain.find import find_place

        if not self._is_hidden:
            self._live.record_draft()
            if question := find_place(self._talk, self._live, self._items, typed):
                self._go_to(question)

    def _teach(self, typed: str) -> None:
        from interview.plain.teach import teach

        if self._is_hidden:
            return
        if self._live.state.question in STEPS:
            self._talk.say(_("This step of the call is no question: just go on."))
        else:
            teach(self._talk, self._interview, typed)

    # The call

    def _interrupt(self, _typed: str) -> None:
        from interview.reporting.formatting import duration

        if not self._may_change():
            return
        before = self._live.state.interruption
        self._live.interrupt()
        if before is None:
            words = _("Interrupted: the clock has stopped. {key} again to go on.")
            self._talk.say(words.format(key=word("interrupt")))
        else:
            seconds = (self._live.now() - before.at).total_seconds()
            lasted = duration(max(1.0, seconds))
            words = _("Going on after {time}. {explain} and a few words say what it was.")
            self._talk.say(words.format(time=lasted, explain=word("explain")))

    def _explain(self, typed: str) -> None:
        if not self._may_change():
            return
        if not self._live.state.interruptions:
            self._talk.say(_("Nothing has interrupted this interview."))
        elif reason := typed or self._talk.ask(_("What was the interruption?")):
            self._live.explain_interruption(reason)
            self._talk.say(_("Kept: {text}").format(text=reason))
        else:
            self._say_missing("explain", _("Nothing is said of the interruption."))

    def _clock(self, _typed: str) -> None:
        if self._may_change():
            self._live.toggle_clock()
            is_paused = self._live.state.paused
            self._talk.say(_("The clock is stopped.") if is_paused else _("The clock runs."))

    def _time(self, _typed: str) -> None:
        from interview.plain.time_words import time_lines

        self._talk.say(*time_lines(self._live, is_private=self._interview.privacy.is_on))

    def _hide(self, _typed: str) -> None:
        privacy = self._interview.privacy
        privacy.toggle()
        self._talk.say(
            _(
                "Hidden: what is for the interviewer alone is not said. {hide} says it again."
            ).format(hide=word("hide"))
            if privacy.is_on
            else _("Nothing is hidden any more.")
        )

    def _names(self, _typed: str) -> None:
        if self._may_change():
            self._ask_names(self._live.state.details)

    def _ask_names(self, details: DetailsCorrected) -> None:
        """Ask for the names, Enter alone for those of `details`."""
        before = self._live.state.details
        labels = (_("Candidate"), _("Role"), _("Interviewer"))
        names = (details.candidate, details.role, details.interviewer)
        candidate, role, interviewer = (
            typed_name(self._talk.ask(f"{label}.", name))
            for label, name in zip(labels, names, strict=True)
        )
        self._live.correct_details(
            replace(
                details,
                candidate=candidate or before.candidate,
                role=role,
                interviewer=interviewer or before.interviewer,
            )
        )
        self._interview.drop_line()
        self._talk.say(_("The names are kept."))

    def _saved(self, _typed: str) -> None:
        self._talk.say(
            self._interview.save_status.reason
            or _("There is nothing to save: every line is kept as soon as it is entered.")
        )

    def _amend(self, typed: str) -> None:
        if not self._live.state.is_signed:
            self._talk.say(_("The interview is not signed: just change it."))
            return
        if reason := typed or self._talk.ask(_("Why is the signed interview changed?")):
            self._live.amend(reason)
            self._interview.drop_line()
            self._talk.say(_("The interview can be changed; sign it again afterwards."))
            if self._in_debrief:
                self._open_debrief()
        else:
            self._say_missing("amend", _("The interview stays signed as it is."))

    def _quit(self, _typed: str) -> None:
        if self._live.state.is_signed:
            raise ConversationEnded
        self._talk.confirm_leaving()

    def _help(self, typed: str) -> None:
        command = command_typed(typed.removeprefix(".")) if typed else ""
        if command:
            self._talk.say(labelled(word(command), _(COMMANDS[command][1])))
            return
        usable = [
            word(each)
            for each in COMMANDS
            if (each in _IN_DEBRIEF if self._in_debrief else each not in _ONLY_IN_DEBRIEF)
        ]
        self._talk.say(
            labelled(_("Commands"), ", ".join(usable)),
            _("{help} and one of them says what it does.").format(help=word("help")),
        )

    def _go_on_with_reason(self) -> None:
        """Have what was half typed on the screen, when it was left, given or typed anew."""
        interview, talk = self._interview, self._talk
        if interview.conclusion is not None:
            part, text = interview.conclusion
            interview.conclusion = None
            self._debrief.conclude(part, talk.ask(_("This was half typed: go on with it?"), text))
            return
        line = interview.typed_line
        if line is None:
            return
        if line.purpose is LineFor.DETAILS:
            self._ask_names(corrected_details(line.text))
        elif line.purpose is not LineFor.SIGNATURE:  # a name is soon typed again
            question = _("This reason was half typed: give it so, or type it anew.")
            self._give(line, talk.ask(question, line.text))
        interview.drop_line()

    def _give(self, line: TypedLine, given: str) -> None:
        match line.purpose:
            case LineFor.RATING:
                self._ask_reason(line.question, given)
            case LineFor.SKIP if not self._live.answer.skipped:
                self._skip(given)
            case LineFor.AMENDMENT:
                self._amend(given)
            case LineFor.INTERRUPTION:
                self._explain(given)


_ONLY_IN_DEBRIEF = frozenset({"score", "strengths", "concerns", "feedback", "sign", "report"})
_IN_DEBRIEF = _ONLY_IN_DEBRIEF | {
    "back", "go", "questions", "undo", "redo", "hide", "names", "saved", "debrief", "amend",
    "help", "quit", "time", "find",
}  # fmt: skip


def _sentence(words: str) -> str:
    """Words as a sentence of their own."""
    return f"{words[:1].upper()}{words[1:]}."
