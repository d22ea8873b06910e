"""Advice on the anchors of a question: each level has one, and they tell levels apart."""

from __future__ import annotations

import re

from interview.i18n import _, mark
from interview.languages import of_each_language
from interview.languages.language_files import AnchorWords
from interview.languages.patterns import compiled
from interview.lint.findings import Findings, Rule
from interview.lint.passages import Placed, fold
from interview.plain_text import quoted

NO_ANCHOR = Rule(
    "B131",
    mark("A level without an anchor"),
    mark(
        "Where a level is only a word, each interviewer fills it with a standard of their own. "
        "Anchored scales are among the parts of structure that make raters agree. Write for each "
        "level what a person says or does to earn it."
    ),
    "Smith & Kendall, Journal of Applied Psychology 47 (1963); Campion, Palmer & Campion, "
    "Personnel "
    "Psychology 50 (1997), on anchored rating scales; Taylor & Small, Journal of Occupational and "
    "Organizational Psychology 75 (2002), on raters agreeing better with anchors.",
    mark("levels:\n  1: Blames the customer.\n  3: Says what was at stake for them."),
    mark(
        "levels:\n  1: Blames the customer.\n  2: Stays calm and solves the problem.\n"
        "  3: Says what was at stake for them."
    ),
)
ALIKE = Rule(
    "B132",
    mark("Anchors that read alike"),
    mark(
        "“Rarely”, “often” and “very well” are measured by each rater's own yardstick: the anchor "
        "looks like a standard and is none. Levels differ when different behaviour earns them: "
        "another act, another result, something added."
    ),
    "Smith & Kendall, Journal of Applied Psychology 47 (1963), on unambiguous anchors; OPM, "
    "Structured Interviews: A Practical Guide (2008), on behavioural examples for each level.",
    mark(
        "levels:\n  1: Rarely explains things clearly.\n  2: Usually explains things clearly.\n"
        "  3: Always explains things very clearly."
    ),
    mark(
        "levels:\n  1: Uses words that need explaining.\n  2: Explains in everyday words.\n"
        "  3: Finds an image from the customer’s own day, and checks that it was understood."
    ),
)
EMPTY = Rule(
    "B133",
    mark("An anchor that names no behaviour"),
    mark(
        "“Good” or “average” only says the level's name again. Two raters who hear the same answer "
        "need the same words to compare it with: what the person says or does."
    ),
    "Levashina, Hartwell, Morgeson & Campion, Personnel Psychology 67 (2014), on behaviourally "
    "anchored scales; OPM, Structured Interviews: A Practical Guide (2008).",
    mark("levels:\n  1: Poor.\n  2: Asks before trying anything.\n  3: Excellent answer."),
    mark(
        "levels:\n  1: Tries things at random.\n  2: Asks before trying anything.\n"
        "  3: Also finds what changed, and checks the cure."
    ),
)
NO_SIGNAL = Rule(
    "B136",
    mark("A level that no signal points to"),
    mark(
        "Signals propose levels, and raters move towards what is proposed. Where some levels have "
        "signals and another has none, an answer that earns the other is proposed a neighbour of "
        "it, or nothing. Say what would be heard at that level; a signal that is ticked by hand "
        "will do."
    ),
    "Parasuraman & Riley, Human Factors 39 (1997), on the misuse of automation: trusting it too "
    "much.",
    mark(
        "signals:\n  - because: Tries remedies\n    suggests: 1\n"
        "  - because: Checks the cure\n    suggests: 3"
    ),
    mark(
        "signals:\n  - because: Tries remedies\n    suggests: 1\n"
        "  - because: Asks first\n    suggests: 2\n"
        "  - because: Checks the cure\n    suggests: 3"
    ),
)
ANCHORS = (NO_ANCHOR, ALIKE, EMPTY, NO_SIGNAL)
"""The rules of this module."""


_WORD = re.compile(r"[^\W_]+")
_FILES = tuple(of_each_language(AnchorWords).values())
_DEGREES = frozenset(word for each in _FILES for word in each.degrees)
"""Words that say how much, or nothing, but not what."""
_EMPTY = frozenset(word for each in _FILES for word in each.empty)
"""What an anchor that names no behaviour is about."""
_ADVERB = compiled("|".join(each.adverbs for each in _FILES if each.adverbs), {})


def check_anchors(placed: Placed, findings: Findings) -> None:
    """Advise on levels of one question that no anchor or no signal speaks for."""
    question, path, scale = placed.question, (*placed.path, "levels"), findings.bank.scale
    if not question.levels:
        return
    for level in range(1, len(scale) + 1):
        if level not in question.levels:
            findings.at(
                NO_ANCHOR,
                _("nothing says what earns level {level}, {name}").format(
                    level=level, name=quoted(scale[level - 1].main)
                ),
                path,
                _("add “{level}: …”, with what the person says or does").format(level=level),
                of_key=True,
            )
    # Where signals tell levels apart: one alone, or a red flag, need not speak for every level.
    suggested = {1 if signal.is_knockout else signal.suggests for signal in question.signals}
    for level in sorted(question.levels.keys() - suggested) if len(suggested) > 1 else ():
        findings.at(
            NO_SIGNAL,
            _("no signal points to level {level}").format(level=level),
            (*path, level),
            _("add a signal with “suggests: {level}”").format(level=level),
            of_key=True,
        )


def check_behaviours(placed: Placed, findings: Findings) -> None:
    """Advise on anchors of one question that name no behaviour, or that of a level below.

    It goes by the bank's main language.
    """
    question, path = placed.question, (*placed.path, "levels")
    words = {
        level: _WORD.findall(fold(text.main)) for level, text in sorted(question.levels.items())
    }
    behaviour = {
        level: {word for word in said if word not in _DEGREES and not _ADVERB.search(word)}
        for level, said in words.items()
    }
    for level, core in behaviour.items():
        if not core - _EMPTY and question.levels[level].main:
            findings.at(
                EMPTY,
                _("this names no behaviour"),
                (*path, level),
                _("write what a person says or does to earn level {level}").format(level=level),
            )
            continue
        twin = next((low for low in behaviour if low < level and behaviour[low] == core), None)
        if twin is not None:
            message = (
                _("levels {twin} and {level} read the same")
                if words[level] == words[twin]
                else _("only words of degree tell this level from level {twin}")
            )
            findings.at(
                ALIKE,
                message.format(twin=twin, level=level),
                (*path, level),
                _("write what is said or done here and not at level {twin}").format(twin=twin),
                related=[((*path, twin), _("the other one"))],
            )
