"""Advice on what a question lacks or repeats: probes, a reason, words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview.bank.model import Stage
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.lint.passages import Placed, fold
from interview.reader.place import NodePath

TWICE = Rule(
    "B105",
    mark("The same wording twice"),
    mark(
        "A question asked twice takes its minutes twice and measures once; a probe or a "
        "signal that is there twice is one line too many to read while listening. "
        "Usually it was copied to be changed, and the change was forgotten."
    ),
    "The practice of editing.",
    mark("probes:\n  - What was the result?\n  - What was the result?"),
    mark("probes:\n  - What was the result?\n  - What would you do differently today?"),
)
NO_PROBE = Rule(
    "B134",
    mark("A rated question without a probe"),
    mark(
        "Some answers stay short whatever the candidate knows. An interviewer who has to make up a "
        "follow-up helps one candidate more than another; one written beforehand gives everyone "
        "the same help."
    ),
    "OPM, Structured Interviews: A Practical Guide (2008), step 5, “Create Interview Probes”; "
    "Levashina, Hartwell, Morgeson & Campion, Personnel Psychology 67 (2014), on probing, where "
    "research agrees less than elsewhere.",
    mark("probes: []"),
    mark("probes:\n  - What did you say, word for word?"),
)
NO_WHY = Rule(
    "B135",
    mark("A rated question without a reason"),
    mark(
        "A question that decides should come from the job: an interviewer who knows why it is "
        "asked "
        "listens for the right thing, and whoever is asked to justify a refusal has the reason in "
        "writing. Say under “why” what the answer tells about the work."
    ),
    "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607 (1978), on job-relatedness "
    "where a procedure has an adverse impact; "
    "Code du travail, L1221-6 (a direct and necessary link with the job); OPM, Structured "
    "Interviews: A Practical Guide (2008), on job analysis.",
    mark('why: ""'),
    mark("why: Most of the job is written, to people in a hurry."),
)
QUESTIONS = (TWICE, NO_PROBE, NO_WHY)
"""The rules of this module."""


def check_question(placed: Placed, findings: Findings) -> None:
    """Advise on what one question lacks, or says twice."""
    question, path = placed.question, placed.path
    if question.is_rated and placed.stage is Stage.LIVE and not question.probes:
        findings.at(
            NO_PROBE,
            _("no probe is written for an answer that stays short"),
            (*path, "ask"),
            _("add “probes:”, with one or two follow-ups in the words to say"),
            of_key=True,
        )
    if question.is_rated and not question.why.main:
        findings.at(
            NO_WHY,
            _("nothing says why this is asked"),
            (*path, "ask"),
            _("add “why: …”, with what the answer tells about the work"),
            of_key=True,
        )
    said = [((*path, "ask"), question.ask.main)]
    said += [((*path, "probes", n), probe.main) for n, probe in enumerate(question.probes)]
    _check_twice(said, findings)
    signals = enumerate(question.signals)
    _check_twice([((*path, "signals", n, "because"), s.because.main) for n, s in signals], findings)


def check_repeats(every: list[Placed], findings: Findings) -> None:
    """Advise on what several questions, or several competencies, are called or ask alike."""
    for key in ("ask", "title"):
        texts = [((*each.path, key), getattr(each.question, key).main) for each in every]
        _check_twice(texts, findings)
    competencies = findings.bank.competencies.items()
    names = [(("competencies", name, "name"), each.name.main) for name, each in competencies]
    _check_twice(names, findings)


def _check_twice(texts: Iterable[tuple[NodePath, str]], findings: Findings) -> None:
    seen: dict[str, NodePath] = {}
    for path, text in texts:
        words = " ".join(re.findall(r"\w+", fold(text)))
        if words and words in seen:
            findings.at(
                TWICE,
                _("this stands here a second time"),
                path,
                _("write it differently, or take one of the two away"),
                related=[(seen[words], _("first written here"))],
            )
        seen.setdefault(words, path)
