"""Advice on subjects that are better not asked about, by the law of the bank's jurisdictions.

The subjects and the law stand in `interview/law`, how they are asked about in each language in
`subjects.yaml` of `interview/languages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from interview.bank.model import Stage
from interview.frozen import frozen
from interview.i18n import _
from interview.languages import of_each_language
from interview.languages.language_files import AskedSubjects
from interview.languages.patterns import compiled, pieces_of
from interview.law import jurisdictions, subjects
from interview.lint.findings import Findings, Rule, Span
from interview.lint.passages import Passage, sentences
from interview.lint.told_law import strengths
from interview.reader.place import NodePath

_WORD = re.compile(r"\w+")
_GENERAL = ("^{asked}", "^{personal}")
"""With one of these begins a pattern that knows a subject by its words, in a personal question."""
_FINDING = "({find}[^?.]{0,90}|{said}[^?.]{0,25})"
"""With this begins a pattern for notes that have the interviewer find something out."""
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

Clue = tuple[str, str]
"""A subject's key, and a pattern that asks about it."""


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


def _asked(passage: Passage) -> Iterator[tuple[str, Span]]:
    """The subjects that a passage asks about, each once, with the words that do."""
    if passage.key == "columns":
        heading = passage.folded.strip(" :?")
        for key in subjects():
            if heading in _headings(key):
                yield key, (0, len(passage.text))
        return
    triggers = _triggers(passage.language)
    words = dict.fromkeys(_WORD.findall(passage.folded))
    clues = [clue for word in words if word in triggers for clue in triggers[word]]
    if not clues:
        return
    found: set[str] = set()
    asking = list(_asking(passage))
    for key, pattern in sorted(clues, key=_by_precision):
        if key in found or (found and pattern.startswith(_GENERAL)):
            continue
        for read in asking:
            match = _search(read.text, pattern, passage.language, read.in_third_person)
            if match:
                found.add(key)
                end = match.start() + len(match.group().rstrip(" ?.!"))
                yield key, (read.in_passage(match.start()), read.in_passage(end))
                break


@frozen
class _Reading:
    """A sentence that may ask something, as one can read it."""

    text: str
    start: int
    """Where the sentence begins in its passage."""
    in_third_person: bool
    added: int = 0
    """Letters at the head of `text` that the sentence leaves out."""

    def in_passage(self, place: int) -> int:
        """Where a place of the text stands in the passage."""
        return self.start + max(0, place - self.added)


def _asking(passage: Passage) -> Iterator[_Reading]:
    """The sentences that may ask something; those that leave out a verb also with it."""
    file, language = _FILES[passage.language], passage.language
    is_note = passage.key == "note"
    is_researched = passage.stage is not Stage.LIVE or is_note
    for sentence in sentences(passage):
        text = sentence.text
        if is_note and _KEEPS_AWAY.search(text):
            continue
        if not sentence.is_question and _says(text, file.not_to_ask, language):
            continue
        if _says(text, file.about_work, language):
            continue
        in_third_person = is_researched or _says(text, file.to_interviewer, language)
        yield _Reading(_inverted(text, language, in_third_person), sentence.start, in_third_person)
        for verb in file.left_out if sentence.is_question else ():
            if _says(text, verb.begins, language):
                added = f"{verb.means} "
                yield _Reading(added + text, sentence.start, in_third_person, len(added))


def _search(text: str, pattern: str, language: str, in_third_person: bool) -> re.Match[str] | None:
    """Look for a pattern. The long openings that many share are looked for once in a sentence."""
    finding = "{find}|{said}"
    if pattern.startswith(_FINDING) and not _opens(text, finding, language, in_third_person):
        return None
    for opening in _GENERAL:
        if pattern.startswith(opening):
            if not _opens(text, opening, language, in_third_person):
                return None
            pattern = "^" + pattern.removeprefix(opening)
    return _compiled(language, pattern, in_third_person).search(text)


@lru_cache(maxsize=64)
def _opens(text: str, opening: str, language: str, in_third_person: bool) -> bool:
    """Whether an opening is found; the few sentences of the passage at hand are remembered."""
    return _compiled(language, opening, in_third_person).search(text) is not None


def _by_precision(clue: Clue) -> tuple[int, str]:
    """Patterns that know the whole wording come first; those by its words are asked if none did."""
    key, pattern = clue
    general = [pattern.startswith(opening) for opening in _GENERAL]
    return (general.index(True) + 1 if any(general) else 0), RULE_BY_SUBJECT[key].code


def _says(text: str, pattern: str, language: str) -> bool:
    """Whether a pattern of the language's file, which may have none, is found."""
    return bool(pattern and _compiled(language, pattern, True).search(text))


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
            for word in asking.words:
                table.setdefault(word, []).append((key, asking.pattern))
    return table


@cache
def _compiled(language: str, pattern: str, in_third_person: bool) -> re.Pattern[str]:
    file = _FILES[language]
    pieces = pieces_of(file, in_third_person=in_third_person)
    return compiled(r"\b(" + pattern + ")", pieces)
