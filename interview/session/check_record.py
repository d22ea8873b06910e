"""Checks an interview written down in a file against its bank: all that it names must be there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from interview.bank import AnswerKind, Bank, Question, Text
from interview.bank.model import FORMAT_BEGAN
from interview.dates_in_lists import read_timestamp, timestamp
from interview.i18n import _
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted, typed_name
from interview.reader import Diagnostic, Source
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.place import NodePath
from interview.session.interview_file import RecordedAnswer, RecordedInterview

_KEYS = {
    "pick": (AnswerKind.PICK_ONE, AnswerKind.PICK_MANY),
    "number": (AnswerKind.NUMBER,),
    "rows": (AnswerKind.TABLE,),
}
"""The keys of a structured answer, and the kinds of question that have them."""

_EXAMPLE = datetime(2026, 3, 2, 14, 30)
"""What a time in a message is written like."""
_YEARS = range(1970, 2101)
"""Years that are one. A mistyped digit leads far out of them."""


def check_record(
    record: RecordedInterview, bank: Bank, source: Source, now: datetime
) -> tuple[Diagnostic, ...]:
    """The mistakes of a record, each at its line: what its bank does not know or allow, and a date
    that cannot be right. `now` is an aware time."""
    check = _RecordCheck(bank, source)
    check.check_time(record, now)
    check.check_interview(record)
    return check.findings()


def check_answer(
    answer: RecordedAnswer, question: Question, bank: Bank, source: Source
) -> tuple[Diagnostic, ...]:
    """The mistakes of one answer that stands alone in a file."""
    check = _RecordCheck(bank, source)
    check.check_answer(answer, question, ())
    return check.findings()


def unknown_bank(record: RecordedInterview, source: Source, known: Iterable[str]) -> Diagnostic:
    """The mistake of a record whose bank is not among those that are known."""
    collector = DiagnosticCollector(source.lines)
    message = _("there is no bank {name}").format(name=quoted(record.bank))
    collector.error("R009", message, source.place(("bank",)), _hint(record.bank, known))
    return collector.findings()[0]


def read_time(text: str) -> datetime | None:
    """A date, or a date and a time, as an aware time; `None` if it is neither.

    `2026-03-02 14:30` is in the local zone, `2026-03-02T14:30+01:00` in its own. A date may also be
    written as the language in use writes it: `02/03/2026` in French.
    """
    try:
        time = read_timestamp(text)
        return time if time.year in _YEARS else None
    except ValueError:
        return None


def claimed_time(text: str) -> str:
    """The time of a record in ISO 8601: a day, or a time with its zone; empty for none."""
    at = read_time(text)
    if at is None:
        return ""
    has_time = ":" in text or "T" in text.upper()
    return at.isoformat(timespec="minutes") if has_time else at.date().isoformat()


def in_every_language(text: Text) -> tuple[str, ...]:
    """A text of the bank in each of its languages, the main one first."""
    return (text.main, *text.others.values())


def _hint_on_time(text: str) -> str:
    """How to write a time, and what a date may mean whose first two numbers may both be months."""
    example = _("write it as in “{example}”").format(example=timestamp(_EXAMPLE))
    if found := re.match(r"(\d\d?)[./-](\d\d?)[./-](\d{4})(?!\d)", text.strip(), re.ASCII):
        one, two, year = (int(each) for each in found.groups())
        if 1 <= one <= 12 and 1 <= two <= 12 and one != two and year in _YEARS:
            days = (datetime(year, two, one), datetime(year, one, two))
            first, second = (timestamp(each, has_time_of_day=False) for each in days)
            either = _("it may mean {first} or {second}").format(first=first, second=second)
            return f"{either}; {example}"
    return example


class _RecordCheck:
    """Collects the mistakes of one file."""

    def __init__(self, bank: Bank, source: Source) -> None:
        self._bank = bank
        self._source = source
        self._collector = DiagnosticCollector(source.lines)

    def findings(self) -> tuple[Diagnostic, ...]:
        """The mistakes found, in the order of the file."""
        return self._collector.findings()

    def check_time(self, record: RecordedInterview, now: datetime) -> None:
        """When a record says that the interview was held, and how long that took."""
        if not record.started:
            return
        began = read_time(record.started)
        if began is None:
            self._error(
                "R002",
                _("{text} is not a time").format(text=quoted(record.started)),
                ("started",),
                _hint_on_time(record.started),
            )
            return
        took = timedelta(minutes=sum(each.minutes or 0 for each in record.answers.values()))
        if began > now:
            self._error(
                "R010",
                _("{text} is in the future").format(text=quoted(record.started)),
                ("started",),
                _("it is {now} now; correct the date, or the clock of this machine").format(
                    now=timestamp(now)
                ),
            )
        elif ":" in record.started and began + took > now:
            self._error(
                "R010",
                _("with the minutes of its answers, it would end in the future"),
                ("started",),
                _("it is {now} now; correct the time, or the minutes").format(now=timestamp(now)),
            )
        elif began.date() < FORMAT_BEGAN:
            self._error(
                "R010",
                _("{text} is before there were question banks of this format").format(
                    text=quoted(record.started)
                ),
                ("started",),
                _("they began on {day}: no interview was held with this bank before").format(
                    day=timestamp(datetime.combine(FORMAT_BEGAN, time())).split()[0]
                ),
            )

    def check_interview(self, record: RecordedInterview) -> None:
        """The head of a record, and each of its answers."""
        for key, name in (("candidate", record.candidate), ("interviewer", record.interviewer)):
            if not typed_name(name):
                message = _("nothing of this name can be seen")
                self._error("R010", message, (key,), _("write the name"))
        if record.language and record.language not in self._bank.languages:
            message = _("the bank is not in {name}").format(name=quoted(record.language))
            self._unknown("R003", message, record.language, self._bank.languages, ("language",))
        known = {question.id: question for question in self._bank.questions}
        for name, answer in record.answers.items():
            if name in known:
                self.check_answer(answer, known[name], ("answers", name))
            else:
                message = _("the bank has no question {name}").format(name=quoted(name))
                self._unknown("R001", message, name, known, ("answers", name), key=True)

    def check_answer(self, answer: RecordedAnswer, question: Question, path: NodePath) -> None:
        """An answer that stands at `path` in the file."""
        self._check_level(answer, question, path)
        self._check_value(answer, question, path)
        self._check_signals(answer, question, path)
        for place, quote in enumerate(answer.quotes):
            if not quote.strip() or quote not in answer.notes:
                message = _("the notes do not have these words")
                hint = _("write the quote letter by letter as it stands in the notes")
                self._error("R011", message, (*path, "quotes", place), hint)
        for place, probe in enumerate(answer.probes):
            if not 1 <= probe <= len(question.probes):
                message = _("the question has no follow-up {number}").format(number=probe)
                hint = _("it has {number}").format(number=len(question.probes))
                self._error("R012", message, (*path, "probes", place), hint)

    def _check_level(self, answer: RecordedAnswer, question: Question, path: NodePath) -> None:
        if answer.level is None:
            if answer.reason:
                message = _("a reason is given, but no rating")
                self._error("R004", message, (*path, "reason"), _("add a line “level:”"))
            return
        top = len(self._bank.scale)
        if not question.is_rated:
            self._error(
                "R004", _("this question is not rated"), (*path, "level"), _("delete this line")
            )
        elif not 1 <= answer.level <= top:
            self._error(
                "R004",
                _("the scale has no level {level}").format(level=answer.level),
                (*path, "level"),
                _("it goes from 1 to {top}").format(top=top),
            )
        elif answer.skipped:
            self._error(
                "R004",
                _("a question that was not asked has no rating"),
                (*path, "level"),
                _("delete this line, or “skipped”"),
            )

    def _check_value(self, answer: RecordedAnswer, question: Question, path: NodePath) -> None:
        """The structured answer: of the question's kind, and with its options and columns."""
        for key, kinds in _KEYS.items():
            value = getattr(answer, key)
            if value not in (None, ()) and question.answer not in kinds:
                fitting = [name for name, fits in _KEYS.items() if question.answer in fits]
                self._error(
                    "R005",
                    _("the answer to this question has no “{key}”").format(key=key),
                    (*path, key),
                    _("it has {keys}").format(keys=listed(["notes", *fitting])),
                )
        if question.options:
            options = [name for each in question.options for name in in_every_language(each)]
            for place, option in enumerate(answer.pick):
                if option not in options:
                    message = _("the question has no option {name}").format(name=quoted(option))
                    self._unknown("R006", message, option, options, (*path, "pick", place))
            if question.answer is AnswerKind.PICK_ONE and len(answer.pick) > 1:
                self._error("R005", _("only one option can be picked here"), (*path, "pick"))
        if question.columns:
            columns = [name for each in question.columns for name in in_every_language(each.name)]
            for place, row in enumerate(answer.rows):
                for name in row:
                    if name not in columns:
                        message = _("the table has no column {name}").format(name=quoted(name))
                        at = (*path, "rows", place, name)
                        self._unknown("R007", message, name, columns, at, key=True)

    def _check_signals(self, answer: RecordedAnswer, question: Question, path: NodePath) -> None:
        known = [signal.id for signal in question.signals]
        for key, names in (("ticked", answer.ticked), ("unticked", answer.unticked)):
            for place, name in enumerate(names):
                if name not in known:
                    message = _("the question has no signal {name}").format(name=quoted(name))
                    self._unknown("R008", message, name, known, (*path, key, place))
        for place, name in enumerate(answer.unticked):
            if name in answer.ticked:
                message = _("{name} is ticked and unticked").format(name=quoted(name))
                self._error("R008", message, (*path, "unticked", place), _("keep one of the two"))

    def _unknown(
        self,
        code: str,
        message: str,
        name: str,
        known: Iterable[str],
        path: NodePath,
        *,
        key: bool = False,
    ) -> None:
        self._error(code, message, path, _hint(name, known), key=key)

    def _error(
        self, code: str, message: str, path: NodePath, hint: str = "", *, key: bool = False
    ) -> None:
        place = self._source.key_place(path) if key else self._source.place(path)
        self._collector.error(code, message, place, hint)


def _hint(name: str, known: Iterable[str]) -> str:
    return nearest_name_hint(name, known) or _("there are: {names}").format(names=listed(known))
