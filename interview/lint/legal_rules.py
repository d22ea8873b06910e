"""Advice on subjects that are better not asked about, by the law of the bank's jurisdictions.

The subjects and the law stand in `interview/law`, how they are asked about in each language in
`subjects.yaml` of `interview/languages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from interview.bank.model import Stage
from interview.i18n import _
from interview.languages import of_each_language
from interview.languages.language_files import AskedSubjects
from interview.languages.patterns import begins_sentence, compiled, expression, pieces_of
from interview.law import jurisdictions, subjects
from interview.lint.findings import Findings, Rule, TextRange
from interview.lint.law_by_place import strengths
from interview.lint.passages import AskedSentence, Passage
from interview.reader.place import NodePath

_WORD = re.compile(r"\w+")
_GENERAL = ("^{asked}", "^{personal}")
"""With one of these begins a pattern that knows a subject by its words, in a personal question."""
_FINDING = "({find}[^?.]{0,90}|{said}[^?.]{0,25})"
"""With this begins a pattern for notes that have the interviewer find something out."""
_OPENINGS = {_FINDING: "{find}|{said}", **{each: each for each in _GENERAL}}
"""What is found wherever such a pattern is. It is long, and many patterns share it."""
_FILES = of_each_language(AskedSubjects)
_KEEPS_AWAY = compiled("|".join(each.keeps_away for each in _FILES.values() if each.keeps_away), {})
"""In a note, what tells the interviewer to keep away from a subject, in any language."""


RULE_BY_SUBJECT: Mapping[str, Rule] = {
    key: Rule(each.code, each.title, each.reason, "", each.bad, each.better, subject=key)
    for key, each in subjects().items()
}
"""The rule on each subject, by the subject's key, in the order of their codes."""
LEGAL = tuple(RULE_BY_SUBJECT.values())
"""The rules of this module."""


@dataclass(eq=False, slots=True)
class Clue:
    """A way to ask about a subject. Each is itself alone: one is looked up for many a sentence, and
    to compare their texts would take longer than to look for them."""

    subject: str
    """The subject's key."""
    code: str
    """That of the rule on it."""
    pattern: str
    """What asks about it, where `opening` is found."""
    opening: str
    """What the sentence has besides; empty if nothing."""
    rank: int
    """0 where it knows the whole wording; more, the more general it is: it is asked if none did."""


def check_subjects(every: Iterable[Passage], findings: Findings) -> set[NodePath]:
    """Advise on what asks about a subject that the law protects; where it is asked."""
    asked: set[NodePath] = set()
    law = jurisdictions()
    wanted = [code for code in law if code in (findings.bank.jurisdictions or law)]
    for passage in every:
        if passage.language not in _FILES:
            continue
        for key, span in _asked(passage):
            places = [code for code in wanted if key in law[code].subjects]
            if not places:
                continue
            asked.add(passage.path)
            findings.within(
                RULE_BY_SUBJECT[key],
                _("this asks about {subject} ({strengths})").format(
                    subject=_(subjects()[key].name), strengths=strengths(key, places)
                ),
                passage,
                span,
                _(subjects()[key].instead),
            )
    return asked


def _asked(passage: Passage) -> Iterable[tuple[str, TextRange]]:
    """The subjects that a passage asks about, each once, with the words that do."""
    if passage.key == "columns":
        heading = passage.folded.strip(" :?")
        return [(k, (0, len(passage.text))) for k in subjects() if heading in _headings(k)]
    is_note = passage.key == "note"
    is_researched = passage.stage is not Stage.LIVE or is_note
    return _asked_in(passage.sentences, passage.language, is_note, is_researched)


@lru_cache(maxsize=4_096)
def _asked_in(
    sentences: tuple[AskedSentence, ...], language: str, is_note: bool, is_researched: bool
) -> tuple[tuple[str, TextRange], ...]:
    """The same for a text that is no heading, given as its sentences.

    Remembered: a bank is checked again at every save, and has the same probes in many places.
    """
    triggers = _triggers(language)
    readings: dict[Clue, list[_Reading]] = {}
    for sentence in sentences:
        known = [triggers[word] for word in _WORD.findall(sentence.text) if word in triggers]
        if not known:
            continue
        clues = dict.fromkeys(chain.from_iterable(known))
        wanted = {clue.opening for clue in clues}
        for reading in _readings(sentence, language, is_note, is_researched):
            found_openings = {each for each in wanted if not each or reading.search(each)}
            for clue in clues:
                if clue.opening in found_openings:
                    readings.setdefault(clue, []).append(reading)
    found: dict[str, TextRange] = {}
    for clue in sorted(readings, key=attrgetter("rank", "code")):
        if clue.subject in found or (found and clue.rank):
            continue
        for reading in readings[clue]:
            match = reading.search(clue.pattern)
            if match:
                end = match.start() + len(match.group().rstrip(" ?.!"))
                found[clue.subject] = reading.in_passage(match.start()), reading.in_passage(end)
                break
    return tuple(found.items())


class _Reading(NamedTuple):
    """A sentence that may ask something, as one can read it."""

    text: str
    language: str
    start: int
    """Where the sentence begins in its passage."""
    in_third_person: bool
    added: int = 0
    """Letters at the head of `text` that the sentence leaves out."""

    def in_passage(self, place: int) -> int:
        """Where a place of the text stands in the passage."""
        return self.start + max(0, place - self.added)

    def search(self, pattern: str) -> re.Match[str] | None:
        """Look for a pattern."""
        return _searcher(self.language, pattern, self.in_third_person)(self.text)


def _readings(
    sentence: AskedSentence, language: str, is_note: bool, is_researched: bool
) -> Iterator[_Reading]:
    """The ways to read a sentence that may ask something; one that leaves out a verb also with it.

    None if it cannot.
    """
    file, text = _FILES[language], sentence.text
    if is_note and _KEEPS_AWAY.search(text):
        return
    if not sentence.is_question and _says(text, file.not_to_ask, language):
        return
    if _says(text, file.about_work, language):
        return
    in_third_person = is_researched or _says(text, file.to_interviewer, language)
    inverted = _inverted(text, language, in_third_person)
    yield _Reading(inverted, language, sentence.start, in_third_person)
    for verb in file.left_out if sentence.is_question else ():
        if _says(text, verb.begins, language):
            added = f"{verb.means} "
            yield _Reading(added + text, language, sentence.start, in_third_person, len(added))


def _says(text: str, pattern: str, language: str) -> bool:
    """Whether a pattern of the language's file, which may have none, is found."""
    return bool(pattern and _searcher(language, pattern, True)(text))


def _inverted(text: str, language: str, in_third_person: bool) -> str:
    """A sentence in which “vous avez” reads “avez-vous”, in as many letters: both ask the same."""
    file = _FILES[language]
    pattern = file.inverted_of_them if in_third_person else file.inverted
    if not pattern:
        return text

    def turned(words: re.Match[str]) -> str:
        return file.inverted_as.replace("{verb}", words["verb"]).replace("{who}", words["who"])

    return _compiled(language, pattern, in_third_person).sub(turned, text)


@cache
def _headings(key: str) -> frozenset[str]:
    """The headings of columns that ask for a subject, in any language."""
    return frozenset(heading for each in _FILES.values() for heading in each.headings.get(key, ()))


@cache
def _triggers(language: str) -> Mapping[str, list[Clue]]:
    """The words without which nothing is asked about, and what to look for where they stand."""
    table: dict[str, list[Clue]] = {}
    for key, askings in _FILES[language].asked.items():
        for asking in askings:
            clue = _clue(key, asking.pattern)
            for word in asking.words:
                table.setdefault(word, []).append(clue)
    return table


def _clue(key: str, pattern: str) -> Clue:
    begins = next((each for each in _OPENINGS if pattern.startswith(each)), "")
    rank = _GENERAL.index(begins) + 1 if begins in _GENERAL else 0
    looked_for = "^" + pattern.removeprefix(begins) if rank else pattern
    return Clue(key, RULE_BY_SUBJECT[key].code, looked_for, _OPENINGS.get(begins, ""), rank)


@cache
def _searcher(
    language: str, pattern: str, in_third_person: bool
) -> Callable[[str], re.Match[str] | None]:
    """What looks for a pattern in a sentence: at its beginning alone, where it is found only there,
    which is ten times as quick."""
    found = _compiled(language, pattern, in_third_person)
    pieces = pieces_of(_FILES[language], in_third_person=in_third_person)
    return found.match if begins_sentence(expression(pattern, pieces)) else found.search


@cache
def _compiled(language: str, pattern: str, in_third_person: bool) -> re.Pattern[str]:
    file = _FILES[language]
    pieces = pieces_of(file, in_third_person=in_third_person)
    return compiled(r"\b(" + pattern + ")", pieces)
