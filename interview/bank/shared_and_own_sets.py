"""What a bank uses that may not stand in its own file: listening sets, shared vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.bank.model import Bank, Condition, Vocabulary
from interview.frozen import frozen
from interview.languages import languages
from interview.listening import ListeningSet, listening_sets, shared_vocabularies


@frozen
class SharedParts:
    """The vocabularies and listening sets that a bank's conditions may name."""

    vocabularies: Mapping[str, Vocabulary]
    """The bank's own, and those that come with the program that it counts in."""
    listening: Mapping[str, ListeningSet]
    """The sets that come with the program, each with what the bank adds to it, and its own."""


def shared_parts(bank: Bank) -> SharedParts:
    """What the conditions of a bank may name. A vocabulary of its own hides a shared one."""
    vocabularies = dict(bank.vocabularies)
    wanted = {part.names.of for part in conditions(bank) if part.names} - vocabularies.keys()
    for name in sorted(wanted & shared_vocabularies().keys()) if wanted else ():
        vocabularies[name] = Vocabulary(shared_vocabularies()[name].terms)
    uses_sets = bank.listening or any(part.hears for part in conditions(bank))
    sets = dict(listening_sets()) if uses_sets else {}
    for name, own in bank.listening.items():
        known = sets.get(name, ListeningSet())
        sets[name] = ListeningSet(
            title=own.title if own.title.main else known.title,
            about=own.about if own.about.main else known.about,
            hears=(*known.hears, *own.hears),
            but_not=(*known.but_not, *own.but_not),
            examples=own.examples,
            counterexamples=own.counterexamples,
        )
    return SharedParts(vocabularies, sets)


def hears_notes(bank: Bank) -> bool:
    """Whether notes are heard in any of the bank's languages.

    In others the program does not know what denies, nor the forms of a word.
    """
    return any(code in languages() for code in bank.languages)


def conditions(bank: Bank) -> Iterator[Condition]:
    """Every condition of a bank's signals, those inside others too."""
    for question in bank.questions:
        for signal in question.signals:
            if signal.when:
                yield from conditions_in(signal.when)


def conditions_in(condition: Condition) -> Iterator[Condition]:
    """A condition, and every one inside it."""
    yield condition
    for part in (*condition.all, *condition.any, condition.not_):
        if part:
            yield from conditions_in(part)
