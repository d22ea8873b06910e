"""Advice on what is added up in a bank: minutes, and the weights of questions and competencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from interview.bank.model import Stage
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.lint.passages import Placed
from interview.plain_text import quoted
from interview.reader.place import NodePath

OVERTIME = Rule(
    "B151",
    mark("More minutes than the slot has"),
    mark(
        "When time runs out, the last questions are dropped, and not the same ones for everyone: "
        "candidates are then compared on different interviews. Take a question out beforehand, or "
        "make the slot longer; leave some minutes for the candidate's own questions."
    ),
    "Campion, Palmer & Campion, Personnel Psychology 50 (1997), on asking everyone exactly the "
    "same "
    "questions.",
    mark("minutes: 3"),
    mark("minutes: 45"),
)
WEIGHTLESS = Rule(
    "B152",
    mark("A weight that decides nothing"),
    mark(
        "A weight of zero, or one so small that the best and the worst rating lead to the same "
        "recommendation, makes an answer count in appearance only; so does a weight on the only "
        "question of its competency, or on the only competency, which have nothing to be weighed "
        "against. Whoever reads the report believes otherwise. Equal weights do nearly as well as "
        "subtle ones."
    ),
    "Dawes, American Psychologist 34 (1979), “The robust beauty of improper linear models in "
    "decision making”.",
    mark("weight: 0"),
    mark("weight: 1"),
)
UNMEASURED = Rule(
    "B153",
    mark("A competency that no question measures"),
    mark(
        "The bank promises to judge it, and nothing is asked about it: it will be judged by "
        "impression, or silently not at all. Ask for it, or take it away."
    ),
    "OPM, Structured Interviews: A Practical Guide (2008), on questions written for each "
    "competency.",
    mark("competencies:\n  patience:\n    name: Patience"),
    mark("competencies: {}"),
)
UNEXPLAINED = Rule(
    "B154",
    mark("A weight without a reason"),
    mark(
        "Whoever reads the report sees that something counted more than the rest, and has to take "
        "it on trust. A reason in a few words, written before the first interview, shows that the "
        "job decided it and nobody's favourite. Without one, equal weights do nearly as well."
    ),
    "Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.15, on reporting the "
    "weights of a procedure's parts; Dawes, American Psychologist 34 (1979).",
    mark(
        "competencies:\n  method:\n    name: Method\n    weight: 2\n  patience:\n    name: Patience"
    ),
    mark(
        "competencies:\n"
        "  method:\n"
        "    name: Method\n"
        "    weight: 2\n"
        "    weight_because: Two thirds of the week go into finding causes.\n"
        "  patience:\n"
        "    name: Patience"
    ),
)
WEIGHTS = (OVERTIME, WEIGHTLESS, UNMEASURED, UNEXPLAINED)
"""The rules of this module."""

SMALLEST_SWING = 2.0
"""Percentage points between the worst and the best rating, under which a competency is idle:
most banks set their thresholds five points apart or more."""


def check_minutes(every: Sequence[Placed], findings: Findings) -> None:
    """Advise on live questions that take longer than the slot."""
    slot = findings.bank.minutes
    total = sum(each.question.minutes for each in every if each.stage is Stage.LIVE)
    if slot and total > slot:
        findings.at(
            OVERTIME,
            _("the live questions take {total} minutes, the slot has {slot}").format(
                total=f"{total:g}", slot=f"{slot:g}"
            ),
            ("minutes",),
            _("take out {minutes} minutes of questions, or lengthen the slot").format(
                minutes=f"{total - slot:g}"
            ),
        )


def check_competencies(every: Sequence[Placed], findings: Findings) -> None:
    """Advise on competencies that nothing measures, or that hardly move the score."""
    competencies, steps = findings.bank.competencies, len(findings.bank.scale)
    measured = {each.question.competency for each in every if each.question.is_rated}
    total = sum(each.weight for name, each in competencies.items() if name in measured)
    for name, competency in competencies.items():
        if name not in measured:
            findings.at(
                UNMEASURED,
                _("no question measures {name}").format(name=quoted(name)),
                ("competencies", name),
                _("write “competency: {name}” in a question, or take it away here").format(
                    name=name
                ),
                of_key=True,
            )
            continue
        # By how many percentage points it moves the score, from all worst to all best.
        share = competency.weight / total if total else 0.0
        swing = 100 * share * (steps - 1) / steps
        if swing < SMALLEST_SWING:
            findings.at(
                WEIGHTLESS,
                _("from worst to best, this moves the score by {points} points in 100").format(
                    points=f"{swing:.2g}"
                ),
                ("competencies", name, "weight"),
                _("give it a weight that counts, or take its questions' competency away"),
            )
    for name, competency in competencies.items() if len(competencies) == 1 else ():
        if competency.weight not in (0, 1):
            findings.at(
                WEIGHTLESS,
                _("this is the only competency: there is nothing to weigh it against"),
                ("competencies", name, "weight"),
                _("take this line away"),
            )


def check_question_weights(every: Sequence[Placed], findings: Findings) -> None:
    """Advise on weights of questions that decide nothing."""
    rated_together = Counter(each.question.competency for each in every)
    for each in every:
        question = each.question
        if not question.is_rated:
            continue
        if question.weight == 0:
            message = _("with a weight of 0, this rating counts for nothing")
            hint = _("give it a weight, or take its competency away: then it is not rated")
        elif rated_together[question.competency] == 1 and question.weight != 1:
            message = _("this is the only question of its competency: its weight decides nothing")
            hint = _("take this line away")
        else:
            continue
        findings.at(WEIGHTLESS, message, (*each.path, "weight"), hint)


def check_reasons(every: Sequence[Placed], findings: Findings) -> None:
    """Ask why a competency counts more than another, or a question than another of its kin."""
    weighed: dict[str, list[tuple[NodePath, float, bool]]] = {"": []}
    for name, competency in findings.bank.competencies.items():
        has_reason = bool(competency.weight_because.main)
        weighed[""].append((("competencies", name), competency.weight, has_reason))
    for each in every:
        question = each.question
        if question.is_rated:
            has_reason = bool(question.weight_because.main)
            kin = weighed.setdefault(question.competency, [])
            kin.append((each.path, question.weight, has_reason))
    for kin in weighed.values():
        lightest = min((weight for _path, weight, _has_reason in kin), default=0.0)
        for path, weight, has_reason in kin:
            if weight > lightest > 0 and not has_reason:
                findings.at(
                    UNEXPLAINED,
                    _("this counts more than others, and the bank does not say why"),
                    (*path, "weight"),
                    _("write “weight_because:” and the reason, in a few words"),
                )
