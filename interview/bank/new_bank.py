"""A new bank, from a few answers, with default texts for everything that was not asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from interview.bank.ids import unique_ids
from interview.bank.model import Bank, Competency, Decision, Question, Section, Signal
from interview.frozen import frozen
from interview.i18n import catalogue, mark
from interview.reader.multilingual_text import Text

_SCALE = (mark("Weak"), mark("Partial"), mark("Good"), mark("Excellent"))
_ANCHORS = (
    mark("Gives no example, or only says what one ought to do."),
    mark("Tells of one case, but not what they did in it themselves."),
    mark("Tells step by step what they did, and what the result was."),
    mark("Also says what they learnt from it, and what they have done differently since."),
)
_PROBES = (
    mark("What did you do yourself?"),
    mark("What was the result?"),
    mark("What would you do differently today?"),
)
_SIGNALS = (
    (mark("Speaks in general, without a case of their own"), 1),
    (mark("Tells of a case, but not of their own part in it"), 2),
    (mark("Says what the result was"), 3),
    (mark("Says what they have changed since"), 4),
)
_MINUTES_TO_CLOSE = 5
"""Left for the candidate's own questions."""
_MOST_MINUTES = 10
"""For one question."""


def in_languages(message: str, languages: tuple[str, ...], **texts: Text) -> Text:
    """A catalogue message in every language of a bank, the main one first; `texts` fill it in."""
    translated = {
        code: catalogue(code)
        .gettext(message)
        .format(**{name: text.to(code) for name, text in texts.items()})
        for code in languages
    }
    main = translated.pop(languages[0])
    return Text(main, MappingProxyType(translated))


@frozen
class TemplateCompetency:
    """A competency, and what is asked about it first."""

    name: Text
    weight: float = 1
    ask: Text | None = None
    """The first question; one that fits any competency if there is none."""

    def first_question(self, languages: tuple[str, ...]) -> Text:
        """What is asked, in every language."""
        return self.ask or default_question(self.name, languages)


@frozen
class BankTemplate:
    """What somebody who begins a bank is asked."""

    languages: tuple[str, ...]
    """Of those the program has a catalogue for, the main one first."""
    title: Text
    minutes: float
    """The length of the call."""
    wanted: tuple[TemplateCompetency, ...]
    """What the bank is to measure."""
    ignore: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Advice that the answers go against on purpose: its code, and why."""

    def bank(self) -> Bank:
        """The bank: nothing is missing, and nothing but the answers themselves earns advice."""
        names = unique_ids((each.name.main for each in self.wanted), "competency")
        competencies = dict(zip(names, self.wanted, strict=True))
        return Bank(
            format=1,
            title=self.title,
            languages=self.languages,
            minutes=self.minutes,
            scale=tuple(self._text(name) for name in _SCALE),
            ignore=self.ignore,
            decision=Decision(hire=75, discuss=60, coverage=70),
            opening=self._text(
                mark(
                    "Thank you for making the time. I ask everyone the same questions, in the same "
                    "order. If you agree, I take notes. A program compares them with words listed "
                    "beforehand, and only proposes: people decide. Take all the time you need to "
                    "think."
                )
            ),
            closing=self._text(
                mark("That was my last question. What would you like to know about us?")
            ),
            competencies=MappingProxyType(
                {name: Competency(each.name, each.weight) for name, each in competencies.items()}
            ),
            sections=(
                Section(
                    self._text(mark("Interview")),
                    tuple(self._question(name, each) for name, each in competencies.items()),
                ),
            ),
        )

    def _text(self, message: str, **texts: Text) -> Text:
        return in_languages(message, self.languages, **texts)

    def _question(self, name: str, wanted: TemplateCompetency) -> Question:
        # Whole minutes; 0, which is not written, where the call is too short.
        share = (self.minutes - _MINUTES_TO_CLOSE) // len(self.wanted)
        return Question(
            id=name,
            title=wanted.name,
            competency=name,
            minutes=max(0, min(_MOST_MINUTES, int(share))),
            ask=wanted.first_question(self.languages),
            why=self._text(
                mark(
                    "What someone has done says more about this competency than what they claim: "
                    "{name}."
                ),
                name=wanted.name,
            ),
            probes=tuple(self._text(probe) for probe in _PROBES),
            levels=MappingProxyType(
                {level: self._text(anchor) for level, anchor in enumerate(_ANCHORS, start=1)}
            ),
            signals=tuple(
                Signal(self._text(because), level, str(place))
                for place, (because, level) in enumerate(_SIGNALS, start=1)
            ),
        )


def default_question(name: Text, languages: tuple[str, ...]) -> Text:
    """A question about behaviour, to ask about any competency."""
    message = mark("Tell me about a situation at work that called for this: {name}.")
    return in_languages(message, languages, name=name)


_NAMES = (mark("Job knowledge"), mark("Continuous learning"), mark("Teamwork"))


def default_template(languages: tuple[str, ...]) -> BankTemplate:
    """Answers to begin with; the texts are in every language, the main one first."""
    return BankTemplate(
        languages=languages,
        title=in_languages(mark("Our interview"), languages),
        minutes=45,
        wanted=tuple(TemplateCompetency(in_languages(name, languages)) for name in _NAMES),
    )
