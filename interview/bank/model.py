"""What a question bank is once it is read: immutable, typed, and knowing nothing of YAML.

These records are the one model of a bank. The reader, the JSON Schema and the reference page are
all driven by their fields; the docstring under a field is what an editor shows on hover.
A field's YAML key is its name, without a trailing underscore (`not_` is the key `not`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from interview.bank.ids import IDENTIFIER
from interview.frozen import frozen, replace
from interview.i18n import _, mark
from interview.listening.listening_files import ListeningSet
from interview.reader.limits import (
    LANGUAGE,
    NOT_NEGATIVE,
    Bare,
    Form,
    OneOf,
    Range,
)
from interview.reader.multilingual_text import Text

FORMAT_BEGAN = date(2026, 1, 1)
"""The first day on which an interview can have been held with a bank of format 1."""

MINUTES = Range(0, 1440)
PERCENTAGE = Range(0, 100)

KNOCKOUT = "knockout"
"""What a signal suggests when it decides against the candidate by itself."""


def _time_span() -> Form:
    """How a length of time is written.

    Annotations are worked out when a bank is read from YAML: only then is this called, and are the
    files on languages read.
    """
    from interview.languages import of_each_language
    from interview.languages.language_files import DateWords

    units = [unit for each in of_each_language(DateWords).values() for unit in each.written_out]
    return Form(
        rf"[1-9][0-9]* ({'|'.join(units)})",
        mark("a number of days, weeks, months or years"),
        "6 months",
    )


def _language() -> Form:
    """The code of a language; called as late as the one above."""
    from interview.languages.iso_codes import language_code

    return replace(LANGUAGE, meant=language_code)


def _jurisdictions() -> OneOf:
    """The places whose law is known; called as late as the one above."""
    from interview.law import jurisdictions, uncovered_places

    return OneOf(tuple(jurisdictions()), uncovered_places())


class Stage(StrEnum):
    """When a section's questions are dealt with."""

    BEFORE = "before"
    LIVE = "live"
    AFTER = "after"


def stage_name(stage: Stage) -> str:
    """The stage in words, in the language in use."""
    match stage:
        case Stage.BEFORE:
            return _("Before the call")
        case Stage.LIVE:
            return _("Live")
        case Stage.AFTER:
            return _("After the call")


class AnswerKind(StrEnum):
    """What an answer is made of, beside its notes."""

    NOTES = "notes"
    PICK_ONE = "pick_one"
    PICK_MANY = "pick_many"
    NUMBER = "number"
    TABLE = "table"


class ColumnKind(StrEnum):
    """What the cells of a table's column hold."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


@frozen
class Names:
    """How many different things of a vocabulary are named, each counted once.

    They are looked for in the notes and in the texts of a table. What the notes deny or give up
    does not count, nor does a name that only stands inside a longer one of the same vocabulary.
    """

    of: str
    """The vocabulary to count in: the bank's own, or one that comes with the program."""
    at_least: Annotated[int | None, NOT_NEGATIVE] = None
    """True when this many or more are named. Without any bound, one is enough."""
    at_most: Annotated[int | None, NOT_NEGATIVE] = None
    """True when no more than this many are named, or none at all. But that nothing of the
    vocabulary is named, not even what is left out, lights no signal by itself: something else must
    have been heard or recorded beside it."""
    besides: tuple[str, ...] = ()
    """Things that do not count."""
    only: tuple[str, ...] = ()
    """True when at least one of these is named, and nothing else of the vocabulary."""
    past: bool = False
    """`true` when what was given up (“used to be on Tumblr”) counts too."""


@frozen
class Cell:
    """What one cell of a table's row must be like."""

    any_of: tuple[str, ...] = ()
    """The cell names one of these, or another name that the vocabularies give one of them."""
    none_of: tuple[str, ...] = ()
    """The cell is filled in and names none of these."""
    older_than: Annotated[str | None, _time_span()] = None
    """The date lies further back than this: `1 year`, `6 months`, `30 days`. Dates may be typed as
    `2019`, `2019-03`, `03/2019`, `March 2019` or `2 years ago`; all the days they may mean must
    lie so far back."""
    within: Annotated[str | None, _time_span()] = None
    """The date lies within this time before the interview: `3 months`."""
    at_least: float | None = None
    """The number is this or more."""
    at_most: float | None = None
    """The number is this or less."""


@frozen
class Rows:
    """How many rows of the answer's table meet every condition on their cells.

    Rows that name the same thing count once. A thing of a vocabulary that only the notes name
    counts as a row of which nothing but the name is known.
    """

    where: Mapping[str, Cell] = field(default_factory=lambda: MappingProxyType({}))
    """Conditions by the name of the column."""
    at_least: Annotated[int | None, NOT_NEGATIVE] = None
    """True when this many rows or more do. Without any bound, one is enough."""
    at_most: Annotated[int | None, NOT_NEGATIVE] = None
    """True when no more than this many rows do."""


@frozen
class Condition:
    """What must be heard or recorded for a signal to light up; all that is written must hold."""

    mentions: tuple[str, ...] = ()
    """Any of these words or phrases is heard, in any form of its words, small slips forgiven; not
    where the notes deny it, give it up (“used to”) or put it down to somebody else. `forum*` is
    every word that starts so, `*erait` every word that ends so; `goal|target` is either, and so is
    `(every day|often)`, where an alternative has several words; `…` is any other words of the
    sentence; `on_his_own` is heard only so; `<number>`, `<percent>`, `<money>` and `<year>` are
    figures, `→` is an arrow; a word in capitals of up to four letters is heard only in capitals; a
    phrase with a “not” of its own (“can't be measured”) is heard in any wording of that denial."""
    denies: tuple[str, ...] = ()
    """Any of these words or phrases is heard, but denied or given up: “no baseline”, “never asks
    about the goal”, “ne compte plus les abonnés”. Same writing as in `mentions`."""
    hears: tuple[str, ...] = ()
    """Any of these listening sets is heard, such as `own-mistake` or `moved-figure`: ways to say
    one thing that come with the program, or that the bank has under `listening`."""
    past: bool = False
    """`true` when `mentions` and `hears` may also be heard of the past (“used to count
    followers”)."""
    names: Names | None = None
    """How many different things of a vocabulary are named."""
    picked: tuple[str, ...] = ()
    """Any of these options was picked."""
    picked_only: tuple[str, ...] = ()
    """Something was picked, and nothing but these options."""
    at_least: float | None = None
    """The answer's number is this or more."""
    at_most: float | None = None
    """The answer's number is this or less."""
    rows: Rows | None = None
    """How many rows of the answer's table meet some conditions."""
    all: tuple[Condition, ...] = ()
    """Every one of these conditions holds."""
    any: tuple[Condition, ...] = ()
    """At least one of these conditions holds."""
    not_: Condition | None = None
    """This condition does not hold. What is missing lights up nothing by itself: something said or
    recorded must come with it."""


@frozen
class Signal:
    """Something to listen for in an answer, that suggests a level."""

    because: Text
    """What was heard, in the words the screen and the report show."""
    suggests: Annotated[int | str, OneOf((KNOCKOUT,))]
    """The level it speaks for (1 is the worst), or `knockout`."""
    id: Annotated[str, IDENTIFIER] = ""
    """A short name for other files to use; the signal's place in the list (1, 2, …) if left out."""
    red_flag: bool = False
    """`true` when this must be discussed whatever the score."""
    when: Condition | None = None
    """What makes it light up by itself. Without it, the interviewer ticks it by hand."""

    @property
    def is_knockout(self) -> bool:
        """Whether the signal decides against the candidate by itself."""
        return self.suggests == KNOCKOUT

    @property
    def is_red_flag(self) -> bool:
        """Whether the signal must be discussed; a knock-out always must."""
        return self.red_flag or self.is_knockout


@frozen
class Column:
    """One column of a table answer."""

    name: Text
    """The column's heading."""
    kind: ColumnKind = ColumnKind.TEXT
    """What its cells hold: `text`, `date` or `number`."""


@frozen
class Example:
    """A note as an interviewer would write it, and the level the signals must suggest for it."""

    note: str
    """The note."""
    level: int | None = None
    """The level; leave it out when nothing must be suggested."""


@frozen
class Question:
    """Something asked of everyone, in the same words and the same order."""

    id: Annotated[str, IDENTIFIER]
    """A short name that never changes: small letters, digits and hyphens."""
    ask: Text
    """The words to read aloud (or, before and after the call, what to look at)."""
    title: Text = Text("")
    """Two or three words for the agenda."""
    competency: str = ""
    """The competency it measures. A question without one is not rated."""
    minutes: Annotated[float, MINUTES] = 0
    """How long it should take."""
    weight: Annotated[float, NOT_NEGATIVE] = 1
    """How much it counts among the questions of its competency."""
    weight_because: Text = Text("")
    """Why it counts more or less than the others; the report gives it."""
    why: Text = Text("")
    """Why we ask; one key away from the interviewer."""
    note: Text = Text("")
    """A hint for the interviewer, always in sight."""
    probes: tuple[Text, ...] = ()
    """Follow-ups to use when the answer stays short."""
    answer: AnswerKind = AnswerKind.NOTES
    """What is recorded beside the notes: `notes`, `pick_one`, `pick_many`, `number`, `table`."""
    options: tuple[Text, ...] = ()
    """What can be picked."""
    unit: Text = Text("")
    """What the number counts."""
    columns: tuple[Column, ...] = ()
    """The columns of the table."""
    levels: Mapping[int, Text] = field(default_factory=lambda: MappingProxyType({}))
    """The anchors: for each level of the scale, the behaviour that earns it."""
    signals: tuple[Signal, ...] = ()
    """What to listen for."""
    examples: tuple[Example, ...] = ()
    """Notes that `bank check` tries the signals on."""
    ignore: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Advice switched off for this question alone: its code, and the reason why."""

    @property
    def is_rated(self) -> bool:
        """Whether the question counts in the score."""
        return bool(self.competency)

    def name(self, language: str) -> str:
        """The short name to show: the title, or the id where there is none."""
        return self.title.to(language) or self.id

    def signal(self, signal_id: str) -> Signal | None:
        """The signal with that id."""
        return next((signal for signal in self.signals if signal.id == signal_id), None)


@frozen
class Section:
    """A few questions that belong together."""

    title: Text
    """The heading in the agenda."""
    questions: Annotated[tuple[Question, ...], Range(at_least=1)]
    """The questions, in the order they are asked."""
    stage: Stage = Stage.LIVE
    """`before` the call (research), `live` (the default) or `after` it (debrief)."""


@frozen
class Competency:
    """What questions measure."""

    name: Text
    """Its name on the screen and in the report."""
    weight: Annotated[float, NOT_NEGATIVE] = 1
    """How much it counts in the score, compared to the others."""
    weight_because: Text = Text("")
    """Why it counts more or less than the others; the report gives it."""
    description: Text = Text("")
    """What is meant by it, for the reader of the report."""


@frozen
class Decision:
    """The mechanical rule that turns a score into a recommendation; all figures are percentages."""

    hire: Annotated[float, PERCENTAGE] = 70
    """From this share of the points on: hire (unless a red flag was noted)."""
    discuss: Annotated[float, PERCENTAGE] = 50
    """From this share of the points on: discuss. Below it: decline."""
    coverage: Annotated[float, PERCENTAGE] = 70
    """Under this share of the weights rated, nothing is recommended."""


@frozen
class Vocabulary:
    """Things counted once, whatever they are called."""

    terms: Annotated[Mapping[str, tuple[str, ...]], Bare()]
    """The aliases of each thing."""


@frozen
class Bank:
    """Everything about one kind of interview."""

    format: Annotated[int, Range(1, 1)]
    """The version of this format: 1."""
    title: Text
    """The name of the interview."""
    scale: Annotated[tuple[Text, ...], Range(2, 9)]
    """The names of the levels, from worst to best."""
    competencies: Mapping[str, Competency]
    """What the questions measure, by id."""
    sections: Annotated[tuple[Section, ...], Range(at_least=1)]
    """The interview itself, in order."""
    languages: Annotated[tuple[Annotated[str, _language()], ...], Range(at_least=1)] = ("en",)
    """The languages of the bank; the first is the one its texts stand in."""
    minutes: Annotated[float, MINUTES] = 0
    """The length of the slot for the live stage."""
    decision: Decision = Decision()
    """When to recommend what."""
    opening: Text = Text("")
    """Read aloud at the start of the call."""
    consent: Text = Text("")
    """How the candidate is asked whether notes may be taken, read aloud behind the opening; in the
    program's own words if left out. The answer is recorded."""
    closing: Text = Text("")
    """Read aloud at the end of the call."""
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=lambda: MappingProxyType({}))
    """Things that signals count. Those that come with the program (`networks`, `campaigns`) need
    not be repeated here."""
    listening: Mapping[str, ListeningSet] = field(default_factory=lambda: MappingProxyType({}))
    """What the bank adds to listening sets that come with the program, and sets of its own."""
    jurisdictions: tuple[Annotated[str, _jurisdictions()], ...] = ()
    """Whose law the advice on what not to ask follows: `us`, `uk` (Great Britain), `fr`, `be`. All,
    if left out."""
    ignore: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Advice switched off for this bank: its code, and the reason why."""

    @property
    def main_language(self) -> str:
        """The language the bank's texts stand in."""
        return self.languages[0]

    def language_for(self, *wanted: str) -> str:
        """The first of the wanted languages that the bank has, else its main one."""
        return next((each for each in wanted if each in self.languages), self.main_language)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of every stage, in order."""
        return tuple(question for _section, question in self.placed_questions())

    def placed_questions(self) -> Iterator[tuple[Section, Question]]:
        """Every question with the section it stands in."""
        for section in self.sections:
            for question in section.questions:
                yield section, question

    def question(self, question_id: str) -> Question:
        """The question with that id; `KeyError` if there is none."""
        for _section, question in self.placed_questions():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def stage_of(self, question_id: str) -> Stage:
        """The stage of a question; `KeyError` if there is none of that id."""
        for section, question in self.placed_questions():
            if question.id == question_id:
                return section.stage
        raise KeyError(question_id)

    def level_name(self, level: int, language: str) -> str:
        """The scale's word for a level (1 is the worst)."""
        return self.scale[level - 1].to(language)
