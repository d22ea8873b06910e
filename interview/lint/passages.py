"""The texts of a bank that are read aloud, shown or filled in, each with its language and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from interview.bank.model import Bank, Question, Stage
from interview.frozen import frozen
from interview.reader.multilingual_text import Text
from interview.reader.place import NodePath


@dataclass(frozen=True)
class Passage:
    """One text in one language."""

    text: str
    language: str
    is_main: bool
    """Whether it stands in the bank's main language, in place."""
    block: NodePath
    """The block that has the text, or that has the language's block with it."""
    key: str
    """The key that leads to it from there: `ask`, `probes`, …"""
    steps: NodePath = ()
    """What follows the key: a place in a list, a level."""
    stage: Stage = Stage.LIVE
    question: Question | None = None

    @property
    def path(self) -> NodePath:
        """Where it stands in the file."""
        language = () if self.is_main else (self.language,)
        return (*self.block, *language, self.key, *self.steps)

    @cached_property
    def folded(self) -> str:
        """Its letters in lower case and without accents, each in its old place."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[AskedSentence, ...]:
        """Its sentences, in order."""
        read = self.folded[:_MOST_READ]
        if any(mark in read for mark in _QUOTES):
            read = _QUOTED.sub(lambda quote: " " * len(quote.group()), read)
        places = _SENTENCE.finditer(read)
        return tuple([AskedSentence(found.group(), found.start()) for found in places])


@frozen
class Placed:
    """A question with the way to it."""

    question: Question
    path: NodePath
    stage: Stage


def placed_questions(bank: Bank) -> list[Placed]:
    """Every question, in order."""
    return [
        Placed(question, ("sections", s, "questions", q), section.stage)
        for s, section in enumerate(bank.sections)
        for q, question in enumerate(section.questions)
    ]


def passages(bank: Bank) -> list[Passage]:
    """What is read aloud, looked at or filled in: openings, questions, probes, notes, columns."""
    found: list[Passage] = []
    for key, text in (
        ("opening", bank.opening),
        ("consent", bank.consent),
        ("closing", bank.closing),
    ):
        for language, words in in_each_language(text, bank):
            found.append(Passage(words, language, language == bank.main_language, (), key))
    for placed in placed_questions(bank):
        question = placed.question
        texts: list[tuple[str, NodePath, Text]] = [
            ("ask", (), question.ask),
            ("note", (), question.note),
            *(("probes", (n,), probe) for n, probe in enumerate(question.probes)),
            *(("columns", (n, "name"), each.name) for n, each in enumerate(question.columns)),
        ]
        for key, steps, text in texts:
            for language, words in in_each_language(text, bank):
                is_main = language == bank.main_language
                # Another language repeats a column's name alone, without the key.
                steps_there = steps if is_main else steps[:1]
                found.append(
                    Passage(
                        words,
                        language,
                        is_main,
                        placed.path,
                        key,
                        steps_there,
                        placed.stage,
                        question,
                    )
                )
    return found


def in_each_language(text: Text, bank: Bank) -> Iterator[tuple[str, str]]:
    """A text in each language that has it, the main one first."""
    if text.main:
        yield bank.main_language, text.main
        yield from text.others.items()


_PLAIN = {
    accented: base
    for base, every in {
        "a": "àáâãäå",
        "c": "ç",
        "e": "èéêë",
        "i": "ìíîï",
        "n": "ñ",
        "o": "òóôõö",
        "u": "úûü",
        "y": "ýÿ",
        "'": "’ʼ",
        " ": "\u00a0\u202f\n\t",
    }.items()
    for accented in every
}
"""Letters without their accents; not “ù”, which tells the French “où” from “ou”."""
_NOT_PLAIN = re.compile(f"[{''.join(_PLAIN)}]")


def fold(text: str) -> str:
    """`text` in lower case and without accents; every letter keeps its place."""
    lower = text.lower()
    # Few letters have an accent: to look for them takes a quarter of what `translate` does.
    return _NOT_PLAIN.sub(_plain, lower if len(lower) == len(text) else text)


def _plain(found: re.Match[str]) -> str:
    return _PLAIN[found[0]]


_ENDS = "[.!?…]"
_SENTENCE = re.compile(
    # Dots at its very beginning end nothing, and no others do that a letter or a digit follows.
    # Nothing is ever tried twice, which is three times as quick as a lazy “.*?”.
    rf"\S(?:(?<={_ENDS}){_ENDS}++)?"
    rf"(?:[^.!?…]++|{_ENDS}++(?![)\]”»\"']*+(?:\s|$)))*+"
    rf"(?:{_ENDS}++[)\]”»\"']*+)?"
)
_QUOTES = '“«"'
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_MOST_READ = 2000
"""Characters; nobody reads more to a candidate, and a hostile file gets no further."""


class AskedSentence(NamedTuple):
    """One sentence of a passage, folded; what it quotes is blank."""

    text: str
    start: int
    """Where it begins in the passage."""

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return self.text.rstrip(" )]”»\"'").endswith("?")

    def span_in_passage(self, found: re.Match[str], group: str | int) -> tuple[int, int]:
        """Where a group of something found in the sentence stands in its passage."""
        return self.start + found.start(group), self.start + found.end(group)
