"""Advice on listening sets: those a bank writes and never uses, or that repeat what there is."""

from __future__ import annotations

from interview.bank.shared_and_own_sets import conditions, shared_parts
from interview.i18n import _, mark
from interview.lint.example_rules import UNLIKE
from interview.lint.findings import Findings, Rule
from interview.lint.phrase_rules import INEFFECTIVE, check_bars, phrase_problems
from interview.listening import listening_sets
from interview.plain_text import quoted
from interview.rubric.tried_set_examples import try_sets

UNUSED = Rule(
    "B086",
    mark("A listening set that no signal uses"),
    mark(
        "A set is heard only where a signal names it under “hears”. One that no signal names does "
        "nothing, however well it listens; mostly its name was changed in one place only."
    ),
    "The practice of compilers (“unused variable”).",
    mark("listening:\n  late-delivery:\n    hears: [arrived late]"),
    mark(
        "listening:\n  late-delivery:\n    hears: [arrived late]\n"
        "signals:\n  - because: Tells of a late delivery\n    suggests: 2\n"
        "    when:\n      hears: [late-delivery]"
    ),
)
REPEATED = Rule(
    "B087",
    mark("A phrase that a listening set has already"),
    mark(
        "What a bank adds to a set comes on top of what the set hears. A phrase that it has "
        "already changes nothing, and makes the bank longer for whoever reads it."
    ),
    "The practice of editing: what is said twice is changed once.",
    mark("listening:\n  calm:\n    hears: [no panic]"),
    mark("listening:\n  calm:\n    hears: [kept her powder dry]"),
)
LISTENING = (UNUSED, REPEATED)
"""The rules of this module."""


def check_listening(findings: Findings) -> None:
    """Advise on the sets that a bank writes or adds to, and on their examples."""
    bank = findings.bank
    used = {name for condition in conditions(bank) for name in condition.hears}
    shipped = listening_sets() if bank.listening else {}
    for name, own in bank.listening.items():
        path = ("listening", name)
        if name not in used:
            findings.at(
                UNUSED,
                _("no signal hears the listening set {name}").format(name=quoted(name)),
                path,
                _("write “hears: [{name}]” in a signal, or take the set away").format(name=name),
                of_key=True,
            )
        for key in ("hears", "but_not"):
            known = getattr(shipped[name], key) if name in shipped else ()
            for place, phrase in enumerate(getattr(own, key)):
                path_of_phrase = (*path, key, place)
                if phrase in known:
                    message = _("the set has {phrase} already").format(phrase=quoted(phrase))
                    findings.at(REPEATED, message, path_of_phrase, _("take it away"))
                for problem in phrase_problems(phrase):
                    findings.at(INEFFECTIVE, problem, path_of_phrase, "")
                check_bars(phrase, path_of_phrase, findings)
    if bank.listening:
        sets = shared_parts(bank).listening
        for mismatch in try_sets({name: sets[name] for name in bank.listening}):
            key = "counterexamples" if mismatch.is_counterexample else "examples"
            path_of_note = ("listening", mismatch.set_name, key, mismatch.place - 1)
            if mismatch.is_counterexample:
                message = _("in this note, {name} is heard: {words}").format(
                    name=quoted(mismatch.set_name), words=quoted(mismatch.heard[0])
                )
                hint = _("put the words it is heard in under “but_not”, or correct the note")
            else:
                message = _("in this note, {name} is not heard").format(
                    name=quoted(mismatch.set_name)
                )
                hint = _("add what it says under “hears”, or correct the note")
            findings.at(UNLIKE, message, path_of_note, hint)
