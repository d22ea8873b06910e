"""Advice on subjects that must not be asked about, by the law of the bank's jurisdictions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from types import ModuleType

from interview.bank.model import Stage
from interview.i18n import _
from interview.lint import affairs_in_english, asked_in_english, asked_in_french
from interview.lint import forbidden_subjects as subjects
from interview.lint.findings import Findings, Span
from interview.lint.forbidden_subjects import SUBJECTS, Subject
from interview.lint.passages import Passage, Sentence, sentences
from interview.reader.place import NodePath

_NAMES = (
    "AGE",
    "FAMILY",
    "HEALTH",
    "RELIGION",
    "ORIGIN",
    "ORIENTATION",
    "UNION",
    "POLITICS",
    "CRIMINAL",
    "MILITARY",
    "SALARY",
    "CREDIT",
    "APPEARANCE",
    "RESIDENCE",
)
"""What the patterns of each subject are called, as the subject itself is."""
_ASKED: Mapping[str, tuple[ModuleType, ...]] = {
    "en": (asked_in_english, affairs_in_english),
    "fr": (asked_in_french,),
}
_WORD = re.compile(r"\w+")
_FORBIDS = re.compile(
    r"\b(?:not|never|n't|avoid|without|leave (?:aside|out)|no|nothing|anything but"
    r"|ne|n'|pas|jamais|evitez|sans|laissez|aucune?|rien|ni)(?:\b|(?<='))|n't\b"
)
"""In a note, what tells the interviewer to keep away from a subject."""

_INVERTIBLE = re.compile(r"\bvous ([a-z]+ez|etes)\b")
"""“Vous avez… ?” asks what “Avez-vous… ?” does, in as many letters."""

Clue = tuple[Subject, str]
"""A subject, and a pattern that asks about it."""


def check_subjects(every: Iterable[Passage], findings: Findings) -> set[NodePath]:
    """Advise on what asks about a subject that the law protects; where it is asked."""
    told: set[NodePath] = set()
    wanted = findings.bank.jurisdictions or ("us", "uk", "fr")
    for passage in every:
        if passage.language not in _ASKED:
            continue
        for subject, span in _asked(passage):
            places = [place for place in subject.laws if place in wanted]
            if places:
                told.add(passage.path)
                _say(subject, places, passage, span, findings)
    return told


def _say(
    subject: Subject, places: list[str], passage: Passage, span: Span, findings: Findings
) -> None:
    findings.within(
        subject.rule,
        _("this asks about {subject}, which must not decide (law of: {places})").format(
            subject=_(subject.name), places=", ".join(places)
        ),
        passage,
        span,
        _(subject.instead),
    )


def _asked(passage: Passage) -> Iterator[tuple[Subject, Span]]:
    """The subjects that a passage asks about, each once, with the words that do."""
    if passage.key == "columns":
        yield from _headed(passage)
        return
    is_researched = passage.stage is not Stage.LIVE or passage.key == "note"
    triggers = _triggers(passage.language)
    clues = [clue for word in _words(passage) if word in triggers for clue in triggers[word]]
    told: set[str] = set()
    for subject, pattern in sorted(clues, key=lambda clue: clue[0].rule.code) if clues else ():
        if subject.rule.code in told:
            continue
        found = _compiled(passage.language, pattern, is_researched)
        span = next(_spans(passage, found), None)
        if span:
            told.add(subject.rule.code)
            yield subject, span


def _headed(passage: Passage) -> Iterator[tuple[Subject, Span]]:
    for subject in SUBJECTS:
        if passage.folded.strip(" :?") in subject.headings:
            yield subject, (0, len(passage.text))


def _spans(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Span]:
    for sentence in sentences(passage):
        if passage.key == "note" and _FORBIDS.search(sentence.text):
            continue
        found = pattern.search(_INVERTIBLE.sub(r"\1-vous", sentence.text))
        if found:
            yield _inked(sentence, found.span())


def _inked(sentence: Sentence, span: Span) -> Span:
    """A span without the sign that ends it."""
    said = sentence.text[slice(*span)].rstrip(" ?.!")
    return sentence.start + span[0], sentence.start + span[0] + len(said)


def _words(passage: Passage) -> set[str]:
    return set(_WORD.findall(passage.folded))


@cache
def _triggers(language: str) -> dict[str, list[Clue]]:
    """The words without which nothing is asked about, and what to look for where they stand."""
    table: dict[str, list[Clue]] = {}
    for module, name in product(_ASKED[language], _NAMES):
        for words, pattern in getattr(module, name, ()):
            for word in words.split():
                table.setdefault(word, []).append((getattr(subjects, name), pattern))
    return table


@cache
def _compiled(language: str, pattern: str, is_researched: bool) -> re.Pattern[str]:
    asked = _ASKED[language][0]
    you, your = (asked.THEY, asked.THEIR) if is_researched else (asked.YOU, asked.YOUR)
    return re.compile(r"\b" + f"(?:{pattern})".replace("{your}", your).replace("{you}", you))
