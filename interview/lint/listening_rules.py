"""Advice on listening sets: those a bank writes and never uses, or that repeat what there is."""

from __future__ import annotations

from collections.abc import Iterator

from interview.bank import Bank
from interview.bank.shared_parts import conditions, hears_notes, shared_parts
from interview.i18n import _, mark
from interview.languages import language_name, languages
from interview.lint.findings import Rule, advice
from interview.lint.signal_rules import INEFFECTIVE, UNLIKE, phrase_problems
from interview.listening import listening_sets
from interview.plain_text import quoted
from interview.reader.diagnostics import Diagnostic
from interview.reader.source import Source
from interview.rubric.set_listener import try_sets

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
LISTENING = (UNUSED, REPEATED, UNHEARD)
"""The rules of this module."""


def check_listening(bank: Bank, source: Source) -> Iterator[Diagnostic]:
    """Advice on the sets that a bank writes or adds to, and on their examples."""
    yield from _unheard_languages(bank, source)
    used = {name for condition in conditions(bank) for name in condition.hears}
    shipped = listening_sets() if bank.listening else {}
    for name, own in bank.listening.items():
        path = ("listening", name)
        if name not in used:
            yield advice(
                UNUSED.code,
                _("no signal hears the listening set {name}").format(name=quoted(name)),
                source.key_place(path),
                _("write “hears: [{name}]” in a signal, or take the set away").format(name=name),
            )
        for key in ("hears", "but_not"):
            known = getattr(shipped[name], key) if name in shipped else ()
            for place, phrase in enumerate(getattr(own, key)):
                at = source.place((*path, key, place))
                if phrase in known:
                    message = _("the set has {phrase} already").format(phrase=quoted(phrase))
                    yield advice(REPEATED.code, message, at, _("take it away"))
                for problem in phrase_problems(phrase):
                    yield advice(INEFFECTIVE.code, problem, at, "")
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
            yield advice(UNLIKE.code, message, source.place(path_of_note), hint)


def _unheard_languages(bank: Bank, source: Source) -> Iterator[Diagnostic]:
    """Advice where notes are to be heard in a language of which the program knows nothing."""
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
            yield advice(UNHEARD.code, message, source.place(("languages", place)), hint)
