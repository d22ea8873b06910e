"""Words that change what is said around them: denials, things given up, doubts, others' words.

What they are in each language stands in `cues.yaml` and `clauses.yaml` of `interview/languages`;
here the languages come together, because notes mix them.
"""

from __future__ import annotations

from enum import Enum

from interview.languages import of_each_language
from interview.languages.language_files import ClauseWords, CueWords
from interview.rubric.lexicon.word_lists import joined


class Cue(Enum):
    """What a cue does to the words in its reach; the values are the keys of `cues.yaml`."""

    NOT = "not"
    """Denies (not, pas); two of them undo each other."""
    NONE = "none"
    """Denies (no, never, rien, jamais); several of them are still one denial."""
    LACK = "lack"
    """Denies by itself, and undoes another denial (without, fails to, sans, oublie)."""
    EXCEPT = "except"
    """Leaves out what follows; after a denial, lets what follows stand (sauf, nothing but)."""
    BESIDES = "besides"
    """After a denial, lets what follows stand; else changes nothing (à part, other than)."""
    QUIET = "quiet"
    """Looks like a denial and is none (not only, pas que, no doubt)."""
    PAST = "past"
    """Gives up what follows (used to, no longer, a arrêté de)."""
    WAS = "was"
    """Gives up what stands before it (anymore)."""
    WORTHLESS = "worthless"
    """Denies what stands before it any worth (useless, ne veulent rien dire)."""
    HEDGE = "hedge"
    """Makes its clause less sure."""
    OTHERS = "others"
    """What follows is what somebody else says."""
    ASIDE = "aside"
    """What follows is what the interviewer said, except where it stands in a quotation."""
    UNASKED = "unasked"
    """The sentence says that the question was not put: nothing in it is an answer."""
    REFUTED = "refuted"
    """Denies all that stands before it in its sentence (disagrees, n'y croit pas)."""


DENYING = (Cue.NOT, Cue.NONE, Cue.LACK, Cue.EXCEPT)
"""The cues that deny."""

Entries = dict[str, list[tuple[tuple[str, ...], Cue]]]
"""From the second word of a cue (or nothing) to the rest of it and its kind."""


def _by_first_word() -> dict[str, Entries]:
    found: dict[str, Entries] = {}
    files = of_each_language(CueWords).values()
    for cue in Cue:
        field = f"{cue.value}_" if cue in (Cue.NOT, Cue.EXCEPT) else cue.value
        for file in files:
            for phrase in getattr(file, field):
                first, *tail = phrase.split()
                second = tail[0] if tail else ""
                found.setdefault(first, {}).setdefault(second, []).append((tuple(tail), cue))
    for entries in found.values():
        for choices in entries.values():
            choices.sort(key=lambda choice: -len(choice[0]))
    return found


CUES = _by_first_word()
"""From the first word of a cue, and its second (or nothing), to the rest of it and its kind; the
longest first. Where one phrase is two kinds of cue, the first in the order of `Cue` counts."""


_CLAUSES = tuple(of_each_language(ClauseWords).values())

# The fields of `ClauseWords` say what each of these is for.
CLAUSE_WORDS = joined(each.openers for each in _CLAUSES)
JOINS = joined(each.joins for each in _CLAUSES)
ALTERNATIVES = joined(each.alternatives for each in _CLAUSES)
THIRD_PERSON = joined(each.third_person for each in _CLAUSES)
IDLE_BEFORE_USED_TO = joined(each.not_past_after for each in _CLAUSES)
FRENCH_DENIALS = joined(each.denials_after_verb for each in _CLAUSES)
DENIALS_WITH_NE = joined(each.denials_with_ne for each in _CLAUSES)
GIVEN_UP = joined(each.given_up for each in _CLAUSES)
ABSENT = joined(each.absent for each in _CLAUSES)
WITHOUT = joined(each.without for each in _CLAUSES)
ANYBODY = joined(each.anybody for each in _CLAUSES)
DOUBTED_WITH = joined(each.doubted_with for each in _CLAUSES)
RELATIVES = joined(each.relatives for each in _CLAUSES)
TAGS = joined(each.tags for each in _CLAUSES)
SUPPOSING = joined(each.supposing for each in _CLAUSES)
PARTLY = joined(each.partly for each in _CLAUSES)
NOT_PARTLY_AFTER = joined(each.not_partly_after for each in _CLAUSES)
SUBJECTS = joined(each.subjects for each in _CLAUSES)
SUBORDINATORS = joined(each.subordinators for each in _CLAUSES)
OTHER_PEOPLE = joined(each.other_people for each in _CLAUSES)
ACCORDING = joined(each.according for each in _CLAUSES)
OPINION_VERBS = joined(each.opinion_verbs for each in _CLAUSES)
SUPERIORS = joined(each.superiors for each in _CLAUSES)
BEFORE_A_SUPERIOR = joined(each.before_a_superior for each in _CLAUSES)
CLAUSE_VERBS = joined(each.verbs for each in _CLAUSES)
AFTER_FRENCH_ON = CLAUSE_VERBS | joined(each.after_on for each in _CLAUSES)
SAYING_NOT = joined(each.saying_not for each in _CLAUSES)
MENTIONED = joined(each.mentioned for each in _CLAUSES)
AUXILIARIES = joined(each.auxiliaries for each in _CLAUSES)

# “Plus” and “que” are cues only within “ne … plus” and “rien que”: grammar, which `clauses` knows.
CUE_WORDS = frozenset(CUES) | OTHER_PEOPLE | {"plus", "que"}
"""Words at which it is worth looking for a cue."""
