"""Teaching a bank a phrase, in words: which signals learn it, what changes, where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path

from interview.bank import Bank, Signal
from interview.editing.copy.working_copy import bank_to_replace
from interview.editing.teach.impact import AffectedAnswer, Impact
from interview.editing.teach.phrase_edit import PhraseEdit
from interview.editing.teach.phrase_lists import teachable_signals
from interview.errors import BankError
from interview.i18n import _, mark, ngettext
from interview.paths import Paths
from interview.reader import Loaded

TAUGHT = mark("“{phrase}” was added to the bank. It counts from the next interview on.")
"""What is said once the bank is written."""


class Verdict(Enum):
    """How the suggestion with the phrase stands to what the interviewer decided."""

    SAME = auto()
    NOT_RATED = auto()
    AGREES = auto()
    DIFFERS = auto()
    OTHER = auto()


def signals_to_teach(loaded: Loaded[Bank], question: str) -> list[Signal]:
    """The signals of a question that can be taught. Raises `BankError` where there are none."""
    bank = loaded.require()
    signals = [
        signal
        for each in bank.questions
        if each.id == question
        for signal in teachable_signals(bank, each)
    ]
    if not signals:
        raise BankError(
            _("In {path}, no signal of this question listens for phrases.").format(
                path=loaded.source.name
            )
        )
    return signals


def where_written(edit: PhraseEdit, paths: Paths) -> str:
    """Which file the phrase will be written to, and from when it counts."""
    bank = Path(edit.before.source.name)
    own = bank_to_replace(paths, bank)
    words = (
        _("It will be written to {path}.")
        if own == bank.resolve()
        else _(
            "It will be written to your own copy of the bank, {path}, which from then on "
            "stands in the place of the one that comes with the program."
        )
    )
    counts = _("It counts from the next interview on.")
    return f"{words.format(path=_shown(own))} {counts}"


def impact_sentences(found: Impact) -> Iterator[str]:
    """What was found so far, in words."""
    if not found.interviews:
        yield _("No other interview was held with this bank yet.")
        return
    if found.seen < found.interviews:
        yield _("Looking through past interviews: {seen} of {all}.").format(
            seen=found.seen, all=found.interviews
        )
    if found.answers:
        yield ngettext(
            "One past answer: heard in {hits}, another level for {changes}.",
            "{number} past answers: heard in {hits}, another level for {changes}.",
            found.answers,
        ).format(number=found.answers, hits=len(found.affected), changes=len(found.level_changes))
    elif found.seen == found.interviews:
        yield _("No past interview has an answer to look for it in.")
    if found.level_changes:
        yield _("In agreement with the rating: {gained} more, {lost} fewer.").format(
            gained=found.gained, lost=found.lost
        )
    if found.has_older:
        yield _("Only the newest interviews were looked at.")
    if found.unreadable:
        yield ngettext(
            "One interview cannot be read.", "{number} interviews cannot be read.", found.unreadable
        ).format(number=found.unreadable)


def verdict(hit: AffectedAnswer) -> tuple[Verdict, str]:
    """How the suggestion with the phrase stands to the rating, and its words."""
    if not hit.changes_level:
        return Verdict.SAME, _("no change")
    if hit.rating is None:
        return Verdict.NOT_RATED, _("not rated")
    if hit.after == hit.rating:
        return Verdict.AGREES, _("now as it was rated")
    if hit.before == hit.rating:
        return Verdict.DIFFERS, _("no longer as it was rated")
    return Verdict.OTHER, _("rated {level}").format(level=hit.rating)


def _shown(path: Path) -> str:
    """A path as it is read on screen: the home folder is `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
