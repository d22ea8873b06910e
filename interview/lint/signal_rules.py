"""The rules on signals: what they find is handed in, by whoever can hear."""

from __future__ import annotations

from interview.i18n import mark
from interview.lint.rule import Rule

DEAF = Rule(
    "B081",
    mark("A phrase that hears nothing, or nearly everything"),
    mark(
        "A phrase without a word in it is never heard, and one such as “a*” is heard in every "
        "note. "
        "Either way the suggestion says nothing of the answer, and interviewers learn to overlook "
        "suggestions."
    ),
    "Parasuraman & Riley, Human Factors 39 (1997), on the disuse of automation that cries wolf.",
    mark(
        "signals:\n  - because: Speaks of conversion\n    suggests: 2\n    when:\n      "
        "mentions: [co*]"
    ),
    mark(
        "signals:\n  - because: Speaks of conversion\n    suggests: 2\n"
        "    when:\n      mentions: [conversion*]"
    ),
)
DEAD = Rule(
    "B082",
    mark("A signal that can never decide"),
    mark(
        "Its condition cannot be met, or another signal is heard wherever this one is, and "
        "decides. "
        "It is on the screen and listens, but no answer will ever show it. Usually a bound or the "
        "order of two levels is not as it was meant."
    ),
    "The practice of compilers (“unreachable code”).",
    mark(
        "signals:\n  - because: Speaks of sales\n    suggests: 1\n    when:\n      mentions: "
        "[sales]\n"
        "  - because: Speaks of results\n    suggests: 3\n    when:\n      mentions: [sales, "
        "conversion]"
    ),
    mark(
        "signals:\n  - because: Speaks of likes\n    suggests: 1\n    when:\n      mentions: "
        "[likes]\n"
        "  - because: Speaks of results\n    suggests: 3\n    when:\n      mentions: [sales, "
        "conversion]"
    ),
)
CONFUSED = Rule(
    "B083",
    mark("Two words heard as one"),
    mark(
        "A word is heard in any of its forms, so that “users” is heard where “user” is "
        "written. Two "
        "different words with the same beginning may fall together that way; when they stand in "
        "different signals, one answer lights up both."
    ),
    "Porter, Program 14 (1980), on stems; Harman, Journal of the American Society for Information "
    "Science 42 (1991), on what stemming confuses.",
    mark(
        "signals:\n  - because: Converses\n    suggests: 1\n    when:\n      mentions: "
        "[conversation]\n"
        "  - because: Speaks of sales\n    suggests: 3\n    when:\n      mentions: [conversion]"
    ),
    mark(
        "signals:\n  - because: Converses\n    suggests: 1\n    when:\n      mentions: [dialogue]\n"
        "  - because: Speaks of sales\n    suggests: 3\n    when:\n      mentions: [conversion]"
    ),
)
AMBIGUOUS = Rule(
    "B084",
    mark("A name that is an everyday word"),
    mark(
        "A thing that is called like an everyday word, or by one letter, is counted whenever "
        "somebody says the word and means nothing by it. Add a word that goes with it, or leave "
        "the alias out. Only things with a name of their own are looked at: a list of ideas is "
        "made of everyday words."
    ),
    "Yarowsky, ACL 33 (1995), on telling the senses of a word by its neighbours.",
    mark("vocabularies:\n  networks:\n    Facebook: [like]"),
    mark("vocabularies:\n  networks:\n    Facebook: [fb]"),
)
UNLIKE = Rule(
    "B085",
    mark("An example gets another level than it should"),
    mark(
        "The examples of a question are notes with the level that their writer expects. When the "
        "signals suggest another one, either the signals miss something that interviewers write, "
        "or the example is wrong; both are better found here than in an interview."
    ),
    "The practice of testing; Campion, Palmer & Campion, Personnel Psychology 50 (1997), on raters "
    "trained on examples.",
    mark(
        "signals:\n  - because: Speaks of sales\n    suggests: 2\n    when:\n      mentions: "
        "[sales]\n"
        "examples:\n  - note: counts what was sold\n    level: 2"
    ),
    mark(
        "signals:\n  - because: Speaks of sales\n    suggests: 2\n"
        "    when:\n      mentions: [sales, sold]\n"
        "examples:\n  - note: counts what was sold\n    level: 2"
    ),
)
LISTENING = (DEAF, DEAD, CONFUSED, AMBIGUOUS, UNLIKE)
"""The rules on signals."""
