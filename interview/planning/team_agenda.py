"""The file that says who interviews whom: `agenda.yaml`, and every mistake in it at its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from interview.bank import Bank
from interview.errors import InterviewError
from interview.frozen import frozen
from interview.i18n import _
from interview.nearest_name import nearest_name_hint
from interview.plain_text import quoted
from interview.reader.decoding import read_bytes
from interview.reader.diagnostics import Diagnostic, DiagnosticCollector
from interview.reader.place import NodePath
from interview.reader.read_yaml import Loaded, Misspelt, read_record
from interview.reader.source import Source
from interview.session.check_record import read_time

ReadBank = Callable[[str], Bank]
"""The bank of a name. Raises `InterviewError` where there is none, or it cannot be used."""


@frozen
class PlannedRater:
    """One person who is to interview a candidate."""

    name: str
    """As the person signs: the interviewer's name."""
    asks: tuple[str, ...] = ()
    """The ids of the questions that this person asks; all of them if left out."""
    when: str = ""
    """A day, or a day and a time, where it is another than the others'."""


@frozen
class PlannedCandidate:
    """Who interviews a candidate, with which bank."""

    candidate: str
    """The candidate's name."""
    bank: str
    """The bank's name, or its path."""
    raters: tuple[PlannedRater, ...]
    """Who interviews."""
    role: str = ""
    """The job it is about."""
    requisition: str = ""
    """The number or name of the opening."""
    when: str = ""
    """A day such as 2026-03-02, or a day and a time, 2026-03-02 14:30."""

    def begins(self, rater: PlannedRater) -> datetime | None:
        """When a person interviews, as an aware time; `None` where nobody said."""
        text = rater.when or self.when
        return read_time(text) if text else None

    def has_time(self, rater: PlannedRater) -> bool:
        """Whether more than the day is planned."""
        return ":" in (rater.when or self.when)

    def left_to(self, name: str, bank: Bank) -> dict[str, str]:
        """The questions that a person leaves to others, each with the names of who asks it.

        A question that nobody was given is asked by everybody.
        """
        own = next((each.asks for each in self.raters if each.name == name), ())
        if not own:
            return {}
        left = {}
        for question in bank.questions:
            askers = [each.name for each in self.raters if question.id in each.asks]
            if askers and question.id not in own:
                left[question.id] = ", ".join(askers)
        return left


@frozen
class TeamAgenda:
    """Who interviews whom."""

    format: int
    """The version of this format: 1."""
    interviews: tuple[PlannedCandidate, ...]
    """A candidate each."""


def load_agenda(path: Path, read_bank: ReadBank) -> Loaded[TeamAgenda]:
    """The agenda in a file, or everything wrong with it. Never raises."""
    hint = _("docs/team.md says how to write an agenda")
    data = read_bytes(path, hint)
    if isinstance(data, Diagnostic):
        return Loaded(None, (data,), Source(str(path)))
    check = partial(_check, read_bank)
    return read_record(TeamAgenda, data, str(path), check, empty_file_hint=hint)


def _check(
    read_bank: ReadBank,
    agenda: TeamAgenda,
    source: Source,
    report: DiagnosticCollector,
    _misspelt: Misspelt,
) -> TeamAgenda:
    banks: dict[str, Bank | str] = {}
    for place, planned in enumerate(agenda.interviews):
        path: NodePath = ("interviews", place)
        if planned.bank not in banks:
            try:
                banks[planned.bank] = read_bank(planned.bank)
            except InterviewError as error:
                banks[planned.bank] = str(error).partition("\n")[0]
        bank = banks[planned.bank]
        if isinstance(bank, str):
            report.error("R009", bank, source.place((*path, "bank")))
        _check_time(planned.when, (*path, "when"), source, report)
        seen = set()
        for number, rater in enumerate(planned.raters):
            here: NodePath = (*path, "raters", number)
            _check_time(rater.when, (*here, "when"), source, report)
            if rater.name in seen:
                report.error(
                    "B030",
                    _("{name} interviews this candidate twice").format(name=quoted(rater.name)),
                    source.place((*here, "name")),
                )
            seen.add(rater.name)
            if isinstance(bank, Bank):
                _check_questions(rater, bank, (*here, "asks"), source, report)
    return agenda


def _check_questions(
    rater: PlannedRater, bank: Bank, path: NodePath, source: Source, report: DiagnosticCollector
) -> None:
    known = [question.id for question in bank.questions]
    for place, question in enumerate(rater.asks):
        if question not in known:
            report.error(
                "B031",
                _("the bank has no question {name}").format(name=quoted(question)),
                source.place((*path, place)),
                nearest_name_hint(question, known),
            )


def _check_time(text: str, path: NodePath, source: Source, report: DiagnosticCollector) -> None:
    if text and read_time(text) is None:
        report.error(
            "R002",
            _("{text} is not a time").format(text=quoted(text)),
            source.place(path),
            _("write it as in “{example}”").format(example="2026-03-02 14:30"),
        )
