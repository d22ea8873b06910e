"""Advice on a bank's other languages: texts that are missing there, or were left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from interview.bank.model import Question
from interview.frozen import frozen
from interview.i18n import _, mark
from interview.lint.findings import Findings
from interview.lint.passages import Placed, fold
from interview.lint.rule import Rule
from interview.plain_text import quoted
from interview.reader.place import NodePath
from interview.reader.translated_text import Text

MISSING = Rule(
    "B141",
    mark("A translation is missing"),
    mark(
        "The interviewer who runs the interview in that language meets a sentence in another, and "
        "translates it on the spot: each in their own words, so that candidates are no longer "
        "asked the same question. An anchor that is not translated is judged from memory."
    ),
    "International Test Commission, Guidelines for Translating and Adapting Tests (2017); Campion, "
    "Palmer & Campion, Personnel Psychology 50 (1997), on asking everyone the same questions.",
    mark("ask: What came of it?\nwhy: Results tell.\nfr:\n  ask: Qu’en est-il sorti ?"),
    mark(
        "ask: What came of it?\nwhy: Results tell.\nfr:\n  ask: Qu’en est-il sorti ?\n"
        "  why: Les résultats parlent."
    ),
)
UNTRANSLATED = Rule(
    "B142",
    mark("A text was left untranslated"),
    mark(
        "The block of another language repeats the words of the main one: it was copied to be "
        "translated, and was not. To the program it looks done, to the candidate it does not."
    ),
    "International Test Commission, Guidelines for Translating and Adapting Tests (2017).",
    mark("ask: What came of it?\nfr:\n  ask: What came of it?"),
    mark("ask: What came of it?\nfr:\n  ask: Qu’en est-il sorti ?"),
)
TRANSLATIONS = (MISSING, UNTRANSLATED)
"""The rules of this module."""

_FEWEST_WORDS = 3
"""Shorter texts may be a name, or the same word in both languages."""


@frozen
class _Spoken:
    """A text, the block around it, and the way from there."""

    text: Text
    block: NodePath
    way: NodePath


def check_translations(every: list[Placed], findings: Findings) -> None:
    """Advise on every text of the bank, in each language but the main one."""
    others = findings.bank.languages[1:]
    if not others:
        return
    missing: dict[tuple[NodePath, str], list[_Spoken]] = {}
    for spoken in (each for each in _texts(every, findings) if each.text.main):
        for language in others:
            said = spoken.text.others.get(language)
            if not said:
                missing.setdefault((spoken.block, language), []).append(spoken)
            elif len(said) > 8 and _is_copied(spoken.text.main, said):
                _say_untranslated(spoken, language, findings)
    for (block, language), texts in missing.items():
        _say_missing(block, language, texts, findings)


def _texts(every: list[Placed], findings: Findings) -> Iterator[_Spoken]:
    bank = findings.bank
    for key, text in (("title", bank.title), ("opening", bank.opening), ("closing", bank.closing)):
        yield _Spoken(text, (), (key,))
    for n, name in enumerate(bank.scale):
        yield _Spoken(name, (), ("scale", n))
    for key, competency in bank.competencies.items():
        block: NodePath = ("competencies", key)
        yield _Spoken(competency.name, block, ("name",))
        yield _Spoken(competency.description, block, ("description",))
    for s, section in enumerate(bank.sections):
        yield _Spoken(section.title, ("sections", s), ("title",))
    for placed in every:
        yield from (_Spoken(text, placed.path, way) for way, text in _of(placed.question))


def _of(question: Question) -> Iterator[tuple[NodePath, Text]]:
    for key in ("ask", "title", "why", "note", "unit"):
        yield (key,), getattr(question, key)
    for key in ("probes", "options"):
        yield from _each(key, enumerate(getattr(question, key)))
    yield from _each("columns", enumerate(column.name for column in question.columns))
    yield from _each("levels", question.levels.items())
    yield from _each("signals", enumerate(signal.because for signal in question.signals))


def _each(key: str, texts: Any) -> Iterator[tuple[NodePath, Text]]:
    return (((key, step), text) for step, text in texts)


def _is_copied(main: str, said: str) -> bool:
    if len(main) != len(said) or fold(main) != fold(said):
        return False
    return len(re.findall(r"[^\W\d_]+", main)) >= _FEWEST_WORDS


def _say_untranslated(spoken: _Spoken, language: str, findings: Findings) -> None:
    findings.at(
        UNTRANSLATED,
        _("this is the same as in {main}").format(main=quoted(findings.bank.main_language)),
        (*spoken.block, language, *spoken.way),
        _("write it in {language}").format(language=quoted(language)),
    )


def _say_missing(block: NodePath, language: str, texts: list[_Spoken], findings: Findings) -> None:
    path = (*block, language)
    written = findings.node(path) is not None
    keys = list(dict.fromkeys(_named(spoken.way) for spoken in texts))
    findings.at(
        MISSING,
        _("{keys} is not there in {language}").format(
            keys=", ".join(keys), language=quoted(language)
        ),
        path if written else (*block, *texts[0].way),
        _("add it under “{language}:”, as “{key}: …”").format(
            language=language, key=str(texts[0].way[0])
        ),
        of_key=True,
    )


def _named(way: NodePath) -> str:
    """A text as a message calls it: its key; of levels, also which."""
    return quoted(f"levels {way[1]}" if way[0] == "levels" else str(way[0]))
