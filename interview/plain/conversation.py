"""Says lines and asks for lines: the whole of how this face speaks with a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interview.i18n import LANGUAGES, _, catalogue, mark
from interview.plain.typed_lines import UNREADABLE, LeaveAsked, Lines
from interview.plain_text import one_line, slug


class ConversationEnded(Exception):
    """The person leaves, or the input has ended. Nothing that was entered is lost."""


class CommandTyped(Exception):
    """In the place of an answer, a command was typed."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


class Conversation:
    """Each thing said is one line, and begins with what matters; each answer is one too."""

    def __init__(self, lines: Lines, write: Callable[[str], None]) -> None:
        """`write` puts a text out at once; the line's end is in it."""
        self._lines, self._write = lines, write
        self._told_unreadable = False

    def say(self, *sentences: str) -> None:
        """Say each as one line; empty ones are passed over."""
        for sentence in sentences:
            if line := one_line(sentence):
                self._write(f"{line}\n")

    def line(self, keep: Callable[[str], None] = lambda _typed: None) -> str:
        """The next line. Raises `ConversationEnded` at the end of the input, and `LeaveAsked`."""
        line = self._lines.read(keep)
        if line is None:
            raise ConversationEnded
        if UNREADABLE in line and not self._told_unreadable:
            self._told_unreadable = True
            self.say(_("What is not text in this terminal’s encoding stands as “\ufffd”."))
        return line

    def ask(self, question: str, default: str = "", *, takes_commands: bool = True) -> str:
        """What is answered to a question; `default` by Enter alone.

        Raises `CommandTyped` where a command is typed instead, unless an answer may begin with a
        dot, and `ConversationEnded`.
        """
        while True:
            if default:
                self.say(
                    _("{question} Enter: {default}").format(question=question, default=default)
                )
            else:
                self.say(question)
            try:
                answer = self.line().strip()
            except LeaveAsked:
                self.confirm_leaving()
                continue
            if takes_commands and is_command(answer):
                raise CommandTyped(answer)
            return _without_dot(answer) if takes_commands and answer else answer or default

    def ask_number(self, question: str, highest: int, default: int = 0) -> int:
        """A number from 1 to `highest`; `default` by Enter alone, 0 where there is none."""
        while True:
            answer = self.ask(question, str(default) if default else "")
            if not answer:
                return 0
            if number := number_in(answer, highest):
                return number
            self.say(_("Type a number from 1 to {highest}.").format(highest=highest))

    def ask_secret(self, question: str) -> str:
        """A line that is not shown, as it is typed. Raises `ConversationEnded`."""
        while True:
            self.say(question)
            try:
                line = self._lines.read(lambda _typed: None, is_secret=True)
            except LeaveAsked:
                self.confirm_leaving()
                continue
            if line is None:
                raise ConversationEnded
            return line

    def agreed(self, question: str) -> bool:
        """Whether a person types yes; Enter alone and all else is no.

        Raises `ConversationEnded`.
        """
        self.say(question)
        return self.line().strip().casefold() in ("yes", "y", _("yes"), _("yes")[:1])

    def confirm_leaving(self) -> None:
        """Ask whether to leave; raises `ConversationEnded` at yes, and where Ctrl+C comes again."""
        try:
            if self.agreed(
                _("Leave? All that you entered is kept. Type “yes” to leave, Enter to stay.")
            ):
                raise ConversationEnded
        except LeaveAsked:
            raise ConversationEnded from None
        self.say(_("Going on."))


def is_command(line: str) -> bool:
    """Whether a line is a command: it begins with a dot, and with one only."""
    return line.startswith(".") and not line.startswith("..")


def _without_dot(line: str) -> str:
    """A line as it is meant: two dots at its beginning stand for one."""
    return line[1:] if line.startswith("..") else line


def note_in(line: str) -> str:
    """What a line is as a note: a command is none, two dots at its beginning stand for one."""
    return "" if is_command(line) else _without_dot(line)


def number_in(text: str, highest: int) -> int:
    """The number from 1 to `highest` that a text is; 0 for anything else."""
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if is_number and 1 <= int(text) <= highest else 0


def spoken(items: Sequence[str]) -> str:
    """Things with their numbers, in one line: `1 Yes. 2 No.`"""
    numbered = enumerate(items, start=1)
    return " ".join(f"{number} {one_line(item).rstrip('.')}." for number, item in numbered)


COMMANDS: dict[str, tuple[str, str]] = {
    "next": (mark(".next"), mark("Next question; after the last, debrief")),
    "back": (mark(".back"), mark("The question before; in the debrief, back to the questions")),
    "go": (mark(".go"), mark("Go to any question by its number, or to a step by its name")),
    "question": (mark(".question"), mark("Read the question again")),
    "questions": (mark(".questions"), mark("Every question, and how it stands")),
    "notes": (mark(".notes"), mark("Read the notes of this question")),
    "answer": (mark(".answer"), mark("Fill in the answer's own fields: a number, or it asks")),
    "followup": (
        mark(".follow-up"),
        mark("A follow-up was asked, by its number; again: it was not"),
    ),
    "why": (mark(".why"), mark("Why we ask")),
    "scale": (mark(".scale"), mark("Every level, and what earns it")),
    "signals": (mark(".signals"), mark("What to listen for, and what was heard")),
    "tick": (mark(".tick"), mark("A signal was heard, by its number; again: it was not")),
    "suggest": (mark(".suggest"), mark("What is suggested, and why")),
    "accept": (mark(".accept"), mark("Rate as the rubric suggests")),
    "rate": (mark(".rate"), mark("Rate the answer: the level behind it")),
    "clear": (mark(".clear"), mark("Take the rating back")),
    "reason": (mark(".reason"), mark("Say why a rating is not as suggested")),
    "skip": (mark(".skip"), mark("Leave the question out, with a reason; again: it is asked")),
    "undo": (mark(".undo"), mark("Undo the last thing done, wherever it was")),
    "redo": (mark(".redo"), mark("Do again what was undone")),
    "quote": (
        mark(".quote"),
        mark("The last sentence, or the words behind it, are the candidate's own"),
    ),
    "interrupt": (
        mark(".interrupt"),
        mark("Something broke in: stops the clock and is recorded; again: it goes on"),
    ),
    "explain": (mark(".explain"), mark("Say in a few words what the last interruption was")),
    "clock": (mark(".clock"), mark("Stop the clock for a break, or let it run again")),
    "time": (mark(".time"), mark("The clocks, and whether the call is on pace")),
    "hide": (
        mark(".hide"),
        mark("Say nothing that is for the interviewer alone, while others see; again: say it"),
    ),
    "names": (mark(".names"), mark("Correct the candidate's name, the role or the interviewer")),
    "saved": (mark(".saved"), mark("How safe is what was entered")),
    "find": (
        mark(".find"),
        mark("Where words stand in notes, reasons and answers, and go there"),
    ),
    "teach": (
        mark(".teach"),
        mark("Teach the bank a phrase: the words behind it, or the last ones noted"),
    ),
    "debrief": (mark(".debrief"), mark("See what is missing, and sign")),
    "score": (mark(".score"), mark("In the debrief: the score and its rule")),
    "strengths": (mark(".strengths"), mark("In the debrief: strengths, in your own words")),
    "concerns": (mark(".concerns"), mark("In the debrief: concerns, in your own words")),
    "feedback": (mark(".feedback"), mark("In the debrief: what the candidate may be told")),
    "sign": (mark(".sign"), mark("In the debrief: seal the interview with your name")),
    "report": (mark(".report"), mark("In the debrief: write the report, and say where it is")),
    "amend": (mark(".amend"), mark("Change a signed interview, with a reason")),
    "help": (mark(".help"), mark("Name every command, or say what one does")),
    "quit": (mark(".quit"), mark("Quit; resume takes you back right here")),
}
"""Every command: its word, and what it does. The words are those of the screens' keys."""


def word(command: str) -> str:
    """How a command is typed in the language in use."""
    return _(COMMANDS[command][0])


def command_typed(typed: str) -> str:
    """The command that a word means in the language in use or in English; empty for none.

    Accents and capitals do not matter, and its beginning is enough where no other begins so.
    """
    found = commands_beginning(typed)
    return found[0] if len(found) == 1 else ""


def commands_beginning(typed: str) -> list[str]:
    """The commands that a word or its beginning may mean, in the order of the help; the one that is
    spelt so, where one is."""
    asked = _bare(typed)
    english = catalogue(LANGUAGES[0])
    known = {_bare(english.gettext(COMMANDS[each][0])): each for each in COMMANDS}
    known |= {_bare(word(each)): each for each in COMMANDS}
    if asked in known:
        return [known[asked]]
    found = {known[each] for each in known if asked and each.startswith(asked)}
    return [each for each in COMMANDS if each in found]


def _bare(typed: str) -> str:
    """A word without its accents, capitals, dot and hyphens."""
    return slug(typed).replace("-", "")
