"""Advice on vocabularies: names that are everyday words, and would be counted in any sense."""

from __future__ import annotations

from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.rubric.lexicon.folding import fold
from interview.rubric.lexicon.known_words import is_everyday

AMBIGUOUS = Rule(
    "B084",
    mark("A name that is an everyday word"),
    mark(
        "Something whose name is an everyday word, or one letter, is counted whenever "
        "somebody uses that word in another sense. Add a word to the name, or leave the "
        "alias out. Only things with a name of their own are looked at: a list of ideas is "
        "made of everyday words."
    ),
    "Yarowsky, ACL 33 (1995), on telling the senses of a word by its neighbours.",
    mark("vocabularies:\n  networks:\n    Facebook: [like]"),
    mark("vocabularies:\n  networks:\n    Facebook: [fb]"),
)


def check_vocabularies(findings: Findings) -> None:
    """Advise on aliases that are everyday words or single letters: like, call.

    Left out are those that cannot or need not be changed: the name itself; an alias all in
    capitals, which is heard in capitals only; and those of an idea (calm, Town), which is made of
    everyday words. What stays is an alias of a thing with a name of its own: itch, for Itch.io.
    """
    for name, vocabulary in findings.bank.vocabularies.items():
        for term, aliases in vocabulary.terms.items():
            if not term[:1].isupper() or all(is_everyday(fold(word)) for word in term.split()):
                continue
            for place, alias in enumerate(aliases):
                if _is_ambiguous(alias):
                    message = _("“{name}” may well be said without meaning “{term}”.")
                    path = ("vocabularies", name, term, place)
                    findings.at(AMBIGUOUS, message.format(name=alias, term=term), path, "")


def _is_ambiguous(name: str) -> bool:
    """Whether a name is one letter, or an everyday word that is not all in capitals."""
    if len(name) == 1:
        return True
    in_capitals = name.isupper() and len(name) <= 4
    return not in_capitals and "*" not in name and is_everyday(fold(name))
