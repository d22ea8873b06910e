"""Advice on the anchors of a question: each level has one, and they tell levels apart."""

from __future__ import annotations

import re

from interview.bank.model import Question
from interview.i18n import _, mark
from interview.lint.findings import Findings
from interview.lint.passages import Placed, fold
from interview.lint.rule import Rule
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
    "Organizational Psychology 75 (2002).",
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
UNHEARD = Rule(
    "B136",
    mark("A level that no signal speaks for"),
    mark(
        "Signals propose levels, and raters move towards what is proposed. Where some levels have "
        "signals and another has none, an answer that earns the other is proposed a neighbour of "
        "it, or nothing. Say what would be heard at that level; a signal that is ticked by hand "
        "will do."
    ),
    "Tversky & Kahneman, Science 185 (1974), on estimates drawn towards a figure that was shown.",
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
ANCHORS = (NO_ANCHOR, ALIKE, EMPTY, UNHEARD)
"""The rules of this module."""


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+")
_DEGREES = _words_of(
    """
    very quite rather fairly somewhat too more most less least much many few little some several all
    any well better best badly poorly good bad great excellent outstanding strong weak fair
    adequate inadequate average poor acceptable satisfactory unsatisfactory exceptional sufficient
    insufficient limited solid perfect superior inferior high low medium always never often seldom
    rarely sometimes usually generally occasionally frequently regularly consistently extremely
    highly really truly completely fully totally partly partially almost nearly only just also a an
    the is are to of and in with at
    tres assez plutot trop plus moins peu beaucoup bien mieux mal meilleur meilleure meilleurs bon
    bonne bons bonnes mauvais mauvaise excellent excellente excellents excellentes fort forte faible
    moyen moyenne suffisant suffisante insuffisant insuffisante satisfaisant satisfaisante
    exceptionnel exceptionnelle parfait parfaite solide limite limitee toujours jamais souvent
    parfois rarement quelquefois generalement regulierement frequemment occasionnellement
    extremement vraiment completement totalement entierement partiellement presque seulement
    aussi tout toute tous toutes quelques plusieurs un une le la les des de du d l est
    sont et en avec a
    """
)
"""Words that say how much, or nothing, but not what."""
_EMPTY = _words_of(
    """
    answer answers reply response level skill skills knowledge performance
    reponse reponses niveau competence competences connaissances resultat
    """
)
"""What an anchor that names no behaviour is about."""
_ADVERB = re.compile(r"[a-z]{3,}ly$|[a-z]+(?:[aeiurl]e|am|em)ment$")


def check_anchors(placed: Placed, findings: Findings) -> None:
    """Advise on the levels of one question, in its main language."""
    question = placed.question
    if not question.levels:
        return
    _check_each_has_one(placed, findings)
    _check_each_is_heard(placed, findings)
    cores = {level: _core(text.main) for level, text in sorted(question.levels.items())}
    for level, core in cores.items():
        if not core - _EMPTY and question.levels[level].main:
            _say_empty(placed, level, findings)
        else:
            _check_alike(placed, level, cores, findings)


def _check_each_has_one(placed: Placed, findings: Findings) -> None:
    scale = findings.bank.scale
    missing = [level for level in range(1, len(scale) + 1) if level not in placed.question.levels]
    for level in missing:
        findings.at(
            NO_ANCHOR,
            _("nothing says what earns level {level}, {name}").format(
                level=level, name=quoted(scale[level - 1].main)
            ),
            (*placed.path, "levels"),
            _("add “{level}: …”, with what the person says or does").format(level=level),
            of_key=True,
        )


def _check_each_is_heard(placed: Placed, findings: Findings) -> None:
    """Where signals tell levels apart; one alone, or a red flag, need not speak for every level."""
    heard = {1 if signal.is_knockout else signal.suggests for signal in placed.question.signals}
    if len(heard) < 2:
        return
    for level in sorted(placed.question.levels.keys() - heard):
        findings.at(
            UNHEARD,
            _("no signal speaks for level {level}").format(level=level),
            (*placed.path, "levels", level),
            _("add a signal with “suggests: {level}”").format(level=level),
            of_key=True,
        )


def _say_empty(placed: Placed, level: int, findings: Findings) -> None:
    findings.at(
        EMPTY,
        _("this names no behaviour"),
        (*placed.path, "levels", level),
        _("write what a person says or does to earn level {level}").format(level=level),
    )


def _check_alike(
    placed: Placed, level: int, cores: dict[int, frozenset[str]], findings: Findings
) -> None:
    twin = next((lower for lower in cores if lower < level and cores[lower] == cores[level]), None)
    if twin is None:
        return
    path = (*placed.path, "levels")
    findings.at(
        ALIKE,
        _("only words of degree tell this level from level {twin}").format(twin=twin)
        if _differ(placed.question, level, twin)
        else _("levels {twin} and {level} read the same").format(twin=twin, level=level),
        (*path, level),
        _("write what is said or done here and not at level {twin}").format(twin=twin),
        related=[((*path, twin), _("the other one"))],
    )


def _differ(question: Question, level: int, twin: int) -> bool:
    one, other = (fold(question.levels[each].main) for each in (level, twin))
    return _WORD.findall(one) != _WORD.findall(other)


def _core(anchor: str) -> frozenset[str]:
    """The words of an anchor that say what is done, not how much or how well."""
    return frozenset(
        word for word in _WORD.findall(fold(anchor)) if word not in _DEGREES and not _adverb(word)
    )


def _adverb(word: str) -> bool:
    return word.endswith(("ly", "ment")) and _ADVERB.search(word) is not None
