"""Advice on a bank's languages: those that are not heard, and what is not translated into them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from interview.bank.shared_and_own_sets import conditions, hears_notes
from interview.frozen import frozen
from interview.i18n import _, mark
from interview.languages import language_name, languages
from interview.lint.findings import Findings, Rule
from interview.lint.passages import Placed, fold
from interview.plain_text import quoted
from interview.reader.multilingual_text import Text
from interview.reader.place import NodePath

UNHEARD = Rule(
    "B088",
    mark("A language that the program does not hear"),
    mark(
        "Notes are heard in English and French: the program knows what denies, who is speaking, "
        "and the forms of a word. In another language “kein Vier-Augen-Prinzip” would be taken for "
        "what it denies. So in a bank without English or French, notes light up nothing: signals "
        "are ticked by hand, and what was picked or counted still counts. Where a bank has both, "
        "notes in the other language may be misheard."
    ),
    "docs/adding-a-language.md, on what a language needs before it is heard.",
    mark(
        "languages: [de]\nsignals:\n  - because: Speaks of sales\n    suggests: 2\n"
        "    when:\n      mentions: [Umsatz]"
    ),
    mark("languages: [de]\nsignals:\n  - because: Speaks of sales\n    suggests: 2"),
)
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
    mark("ask: What was the result?\nwhy: Results tell.\nfr:\n  ask: Qu’en est-il sorti ?"),
    mark(
        "ask: What was the result?\nwhy: Results tell.\nfr:\n  ask: Qu’en est-il sorti ?\n"
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
    mark("ask: What was the result?\nfr:\n  ask: What was the result?"),
    mark("ask: What was the result?\nfr:\n  ask: Qu’en est-il sorti ?"),
)
LANGUAGES = (UNHEARD, MISSING, UNTRANSLATED)
"""The rules of this module."""

_FEWEST_WORDS = 3
"""Shorter texts may be a name, or the same word in both languages."""


@frozen
class _PlacedText:
    """A text, the block around it, and the steps from there."""

    text: Text
    block: NodePath
    steps: NodePath


def check_heard_languages(findings: Findings) -> None:
    """Advise where notes are to be heard in a language of which the program knows nothing."""
    bank = findings.bank
    if not any(
        each.mentions or each.denies or each.hears or each.names for each in conditions(bank)
    ):
        return
    is_heard = hears_notes(bank)
    for place, code in enumerate(bank.languages):
        if code not in languages():
            message = _("notes in {language} are not heard").format(language=language_name(code))
            hint = _("tick the signals by hand; see “interview bank rules B088”")
            if is_heard:
                hint = _("write the notes in a language that is heard, or tick by hand")
            findings.at(UNHEARD, message, ("languages", place), hint)


def check_translations(every: list[Placed], findings: Findings) -> None:
    """Advise on every text of the bank, in each language but the main one."""
    bank = findings.bank
    missing: dict[tuple[NodePath, str], list[_PlacedText]] = {}
    texts = _texts(every, findings) if bank.languages[1:] else ()
    for each in texts:
        main = each.text.main
        for language in bank.languages[1:] if main else ():
            translation = each.text.others.get(language)
            if not translation:
                missing.setdefault((each.block, language), []).append(each)
            elif (
                # Shorter texts may be names, or the same word in both languages.
                len(main) == len(translation) > 8
                and len(re.findall(r"[^\W\d_]+", main)) >= _FEWEST_WORDS
                and fold(main) == fold(translation)
            ):
                findings.at(
                    UNTRANSLATED,
                    _("this is the same as in {main}").format(
                        main=language_name(bank.main_language)
                    ),
                    (*each.block, language, *each.steps),
                    _("write it in {language}").format(language=language_name(language)),
                )
    for (block, language), lacking in missing.items():
        first = lacking[0].steps
        # Of levels, it is also said which.
        keys = dict.fromkeys(
            f"levels {each.steps[1]}" if each.steps[0] == "levels" else str(each.steps[0])
            for each in lacking
        )
        is_written = findings.node((*block, language)) is not None
        findings.at(
            MISSING,
            _("not translated into {language}: {keys}").format(
                language=language_name(language), keys=", ".join(map(quoted, keys))
            ),
            (*block, language) if is_written else (*block, *first),
            _("add it under “{language}:”, as “{key}: …”").format(
                language=language, key=str(first[0])
            ),
            of_key=True,
        )


def _texts(every: list[Placed], findings: Findings) -> Iterator[_PlacedText]:
    """Every text of the bank that another language repeats."""
    bank = findings.bank
    for key in ("title", "opening", "consent", "closing"):
        yield _PlacedText(getattr(bank, key), (), (key,))
    for n, name in enumerate(bank.scale):
        yield _PlacedText(name, (), ("scale", n))
    for key, competency in bank.competencies.items():
        yield _PlacedText(competency.name, ("competencies", key), ("name",))
        yield _PlacedText(competency.description, ("competencies", key), ("description",))
    for s, section in enumerate(bank.sections):
        yield _PlacedText(section.title, ("sections", s), ("title",))
    for placed in every:
        question = placed.question
        for key in ("ask", "title", "why", "note", "unit"):
            yield _PlacedText(getattr(question, key), placed.path, (key,))
        lists: dict[str, Iterable[tuple[int, Text]]] = {
            "probes": enumerate(question.probes),
            "options": enumerate(question.options),
            "columns": enumerate(column.name for column in question.columns),
            "levels": question.levels.items(),
            "signals": enumerate(signal.because for signal in question.signals),
        }
        for key, texts in lists.items():
            for step, text in texts:
                yield _PlacedText(text, placed.path, (key, step))
