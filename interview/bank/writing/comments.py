"""The comments in a bank's file that explain how to change it, each where it is first needed."""

from __future__ import annotations

from collections.abc import Mapping

from interview.bank.model import Bank, Decision, Question
from interview.i18n import _, mark
from interview.plain_text import one_line

Where = tuple[type, str]
"""A record, and the key that a comment is above or beside; no key for the record itself."""

ABOVE: Mapping[Where, str] = {
    (Bank, "decision"): mark(
        "The decision rule, set before the first interview, so that it is the same for all. "
        "Figures are percentages of the best possible score."
    ),
    (Bank, "ignore"): mark("Advice that does not apply to this bank, and why."),
    (Bank, "competencies"): mark(
        "What the questions measure. Weights only count against one another: 30 is twice 15."
    ),
    (Bank, "sections"): mark(
        "The interview, in order. A section happens before the call (“stage: before”), live "
        "(unless told otherwise) or after it (“stage: after”)."
    ),
    (Bank, "vocabularies"): mark(
        "Things that a signal can count with “names”, whatever they are called: first the name, "
        "then every other word for it."
    ),
    (Question, ""): mark(
        "A question has a title for the agenda, the competency it measures, its minutes, and the "
        "words to ask. “why” is one key away from the interviewer; “note” is always in sight; "
        "“probes” are follow-ups, in fixed words too, so that everyone gets the same help."
    ),
    (Question, "levels"): mark(
        "The anchors: what someone does or says at each level of the scale. Rate by the anchor "
        "that fits best, not by your impression of the person."
    ),
    (Question, "signals"): mark(
        "Signals are what to listen for. “because” is what the screen says, “suggests” the level "
        "it speaks for; “red_flag: true” has it discussed whatever the score. With a “when”, it "
        "is heard in the notes; without, you tick it by hand. A suggestion is never a rating: "
        "that is yours."
    ),
    (Question, "examples"): mark(
        "Examples are notes as you would write them, with the level the signals must suggest (no "
        "level: nothing). “interview bank check” tries them."
    ),
}
"""Comments on lines of their own."""

BESIDE: Mapping[Where, str] = {
    (Bank, "format"): mark("leave as it is"),
    (Bank, "languages"): mark("the first is the one the texts are written in"),
    (Bank, "minutes"): mark("the length of the call"),
    (Bank, "scale"): mark("the names of the levels, from lowest to highest"),
    (Decision, "hire"): mark("from here on: hire (a red flag is discussed first)"),
    (Decision, "discuss"): mark("from here on: discuss; below: decline"),
    (Decision, "coverage"): mark("less than this rated: no recommendation at all"),
}
"""Comments at the end of the line."""


def opening(bank: Bank, name: str) -> str:
    """How to edit the file; `name` is what `interview bank check` is to be given."""
    steps = [
        _(
            "Change the words after a colon. Keep the spaces at the start of the line: they say "
            "what belongs to what. Use the space bar, never the tab key."
        ),
        _(
            "If your text contains a colon, or starts with a sign such as * or [, put it between "
            '"double quotes". Whatever follows a # is a comment like this one.'
        ),
    ]
    for code in bank.languages[1:]:
        sentence = _(
            "A block named “{code}:” repeats in that language, in the same order, the texts just "
            "above it. Change one, change the other."
        )
        steps.append(sentence.format(code=code))
    steps.append(
        _(
            "Names in small letters after “id” and “competency” are used elsewhere: leave them as "
            "they are."
        )
    )
    if not any(question.signals for question in bank.questions):
        sentence = _(
            "Below its levels, a question may have “signals:”: what to listen for, so that a level "
            "is suggested. Open one of the banks that come with the program to see how."
        )
        steps.append(sentence)
    sentence = _(
        "Save, then run “interview bank check {name}”. It shows each mistake at its line, and "
        "what to write instead."
    )
    steps.append(sentence.format(name=one_line(name)))
    purpose = _(
        "This file is the whole interview: what to ask, what a good answer sounds like, and how "
        "ratings become a recommendation. It is yours to change."
    )
    numbered = (f"  {number}. {step}" for number, step in enumerate(steps, start=1))
    return "\n".join([purpose, "", _("How to edit it"), *numbered])
