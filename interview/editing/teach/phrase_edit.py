"""A phrase that a bank is to learn: the bank as it is, and as it will be with exactly that more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from interview.bank import Bank, Condition, Vocabulary, parse
from interview.bank.writing.splice import add_empty_list, add_to_list
from interview.editing.teach.phrase_lists import PhraseList, touched_questions
from interview.editing.teach.phrase_wording import literal
from interview.errors import BankError
from interview.i18n import _
from interview.lint.signal_advice import deafness
from interview.plain_text import one_line
from interview.reader import Loaded
from interview.reader.place import NodePath
from interview.rubric import heard_in
from interview.rubric.phrase_pattern import patterns


@dataclass(frozen=True)
class Lesson:
    """One phrase for one signal."""

    question: str
    """The question's id."""
    signal: str
    """The signal's id."""
    phrase: str
    where: PhraseList
    before: Loaded[Bank]
    after: Loaded[Bank]

    @property
    def touched(self) -> tuple[str, ...]:
        """The questions whose suggestions it may change."""
        return touched_questions(self.before.require(), self.question, self.where)


def prepare(
    loaded: Loaded[Bank], question: str, signal: str, where: PhraseList, phrase: str
) -> Lesson:
    """The lesson that adds `phrase` to a list of the bank; nothing is written yet.

    Raises `BankError` for a phrase that hears nothing or is there already, and where the file
    cannot be changed without a doubt.
    """
    phrase = one_line(phrase)
    if fault := phrase_fault(phrase, where):
        raise BankError(fault)
    way = (*where.way, phrase) if where.makes_a_thing else where.way
    source = loaded.source
    data = add_empty_list(source, way) if where.makes_a_thing else add_to_list(source, way, phrase)
    after = parse(data, source.name)
    added = () if where.makes_a_thing else (phrase,)
    if after.record != with_added(loaded.require(), way, added):
        raise BankError(
            _("The phrase cannot be put safely into {path}: add it by hand.").format(
                path=source.name
            )
        )
    return Lesson(question, signal, phrase, where, loaded, after)


def phrase_fault(phrase: str, where: PhraseList) -> str:
    """Why a phrase cannot be added to a list, in a sentence; empty if it can."""
    if deaf := next(iter(deafness(phrase)), ""):
        return deaf
    known = [where.thing, *where.phrases] if where.thing else [*where.phrases]
    same = [each for each in known if patterns(each) == patterns(phrase)]
    if phrase.lower() == literal(phrase).lower():
        same += heard_in(phrase, known)
    if same:
        return _("It is heard there already, by “{phrase}”.").format(phrase=same[0])
    return ""


def with_added(record: Any, way: NodePath, texts: tuple[str, ...]) -> Any:
    """A record of a bank with `texts` at the end of the list at `way`."""
    if not way:
        return (*(record or ()), *texts)
    step, rest = way[0], way[1:]
    if isinstance(record, tuple):
        place = int(step)
        return (*record[:place], with_added(record[place], rest, texts), *record[place + 1 :])
    if isinstance(record, Vocabulary):
        return replace(record, terms=with_added(record.terms, way, texts))
    if isinstance(record, Mapping):
        return MappingProxyType({**record, step: with_added(record.get(step), rest, texts)})
    record = Condition() if record is None else record
    key = str(step)
    return replace(record, **{key: with_added(getattr(record, key), rest, texts)})
