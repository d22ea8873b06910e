"""Compares two versions of a bank field by field, and lists every change.

It goes by the fields of the model, so a key that is added to the format is compared too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from interview.bank import Bank, Competency, Decision, Question, Section, Signal, Text, Vocabulary
from interview.editing.diff.changes import (
    BankPart,
    Change,
    ChangedValue,
    ChangeKind,
    Comparison,
)
from interview.editing.diff.one_line_yaml import one_line_yaml
from interview.editing.diff.pairing import (
    item_similarity,
    item_words,
    longest_rising,
    pair_items,
    section_similarity,
)
from interview.editing.diff.severity import ChangeSeverity, least_severity
from interview.editing.diff.typo_rule import only_corrects_typos
from interview.frozen import frozen, replace
from interview.listening import ListeningSet


def compare(before: Bank, after: Bank) -> Comparison:
    """Every difference between two banks; no changes where the two are equal."""
    return Comparison(before, after, tuple(_BankComparer(before, after).changes()))


@frozen
class ChangeBuilder:
    """A place in a bank, and the changes that can be recorded there."""

    part: BankPart
    id: str = ""
    path: tuple[str, ...] = ()
    severity: ChangeSeverity = ChangeSeverity.INTERVIEW
    """The least severity of a change at this place."""

    def at(self, step: object, severity: ChangeSeverity | None = None) -> ChangeBuilder:
        """The place one step further in. Below what only editors see, everything is theirs."""
        if severity is None or self.severity is ChangeSeverity.EDITORS_ONLY:
            severity = self.severity
        return replace(self, path=(*self.path, str(step)), severity=severity)

    def change(self, before: ChangedValue, after: ChangedValue, language: str = "") -> Change:
        """The value here was added, removed or changed; `None`, "" and () stand for no value."""
        kind = ChangeKind.CHANGED
        if before in (None, "", ()):
            kind = ChangeKind.ADDED
        elif after in (None, "", ()):
            kind = ChangeKind.REMOVED
        severity = self.severity
        is_text = severity is ChangeSeverity.CORRECTION
        if is_text and not only_corrects_typos(str(before or ""), str(after or "")):
            severity = ChangeSeverity.INTERVIEW
        return Change(self.part, self.id, self.path, kind, severity, before, after, language)

    def move(self, before: ChangedValue, after: ChangedValue) -> Change:
        """The value here stayed the same and moved; `before` and `after` are its positions."""
        severity = self.severity
        if severity is ChangeSeverity.CORRECTION:
            severity = ChangeSeverity.INTERVIEW
        return Change(self.part, self.id, self.path, ChangeKind.MOVED, severity, before, after)


_PARTS = {"competencies", "sections", "vocabularies", "listening", "questions"}
"""Fields that are compared as parts of the bank, not as values."""


class _BankComparer:
    """Two banks side by side."""

    def __init__(self, before: Bank, after: Bank) -> None:
        self._before = before
        self._after = after

    def changes(self) -> Iterator[Change]:
        """Every change, in the order of `BankPart`."""
        before, after = self._before, self._after
        yield from self._record(ChangeBuilder(BankPart.BANK), before, after)
        for key in _keys(after.competencies, before.competencies):
            builder = ChangeBuilder(BankPart.COMPETENCY, key)
            yield from self._whole(
                builder, before.competencies.get(key), after.competencies.get(key)
            )

        moved_questions: set[str] = set()
        for pair in pair_items(before.sections, after.sections, section_similarity):
            section = pair.after or pair.before
            assert section is not None
            builder = ChangeBuilder(BankPart.SECTION, section.title.main)
            yield from self._whole(builder, pair.before, pair.after)
            if pair.moved:
                yield builder.at("place").move(pair.was + 1, pair.now + 1)
            # Questions that are new in a section, or stand in another order there.
            was = [question.id for question in pair.before.questions] if pair.before else []
            now = [question.id for question in pair.after.questions] if pair.after else []
            places = {key: place for place, key in enumerate(was)}
            stayed = longest_rising([places[key] for key in now if key in places])
            moved_questions.update(key for key in now if places.get(key) not in stayed)

        old = {question.id: question for question in before.questions}
        new = {question.id: question for question in after.questions}
        for key in _keys(new, old):
            builder = ChangeBuilder(BankPart.QUESTION, key)
            yield from self._whole(builder, old.get(key), new.get(key))
            if key in moved_questions and key in old:
                yield builder.at("place").move(_position(before, key), _position(after, key))
                stages = str(before.stage_of(key)), str(after.stage_of(key))
                if stages[0] != stages[1]:
                    yield builder.at("stage").change(*stages)

        for key in _keys(after.vocabularies, before.vocabularies):
            builder = ChangeBuilder(BankPart.VOCABULARY, key)
            yield from self._whole(
                builder, before.vocabularies.get(key), after.vocabularies.get(key)
            )
        for key in _keys(after.listening, before.listening):
            builder = ChangeBuilder(BankPart.LISTENING, key)
            yield from self._whole(builder, before.listening.get(key), after.listening.get(key))

    def _whole(self, builder: ChangeBuilder, before: Any, after: Any) -> Iterator[Change]:
        """A competency, section, question, vocabulary or item of a list, which may be missing."""
        if before is None or after is None:
            yield builder.change(_summary(before), _summary(after))
        else:
            yield from self._record(builder, before, after)

    def _record(self, builder: ChangeBuilder, before: Any, after: Any) -> Iterator[Change]:
        for field in fields(before):
            if field.name not in _PARTS:
                severity = least_severity(type(before), field.name)
                here = builder.at(field.name.rstrip("_"), severity)
                yield from self._value(
                    here, getattr(before, field.name), getattr(after, field.name)
                )

    def _value(self, builder: ChangeBuilder, before: Any, after: Any) -> Iterator[Change]:
        some = before or after
        if isinstance(some, Text):
            yield from self._text(builder, before, after)
        elif isinstance(before, Decision):
            yield from self._record(builder, before, after)
        elif isinstance(before, Mapping):
            for key in _keys(after, before):
                yield from self._value(builder.at(key), before.get(key), after.get(key))
        elif builder.path == ("scale",):  # a level is its position: none is ever moved
            old, new = dict(enumerate(before, start=1)), dict(enumerate(after, start=1))
            for level in _keys(new, old):
                yield from self._text(builder.at(level), old.get(level), new.get(level))
        elif isinstance(some, tuple) and some and is_dataclass(some[0]):
            for pair in pair_items(_nameless(before), _nameless(after), item_similarity):
                item = pair.before if pair.after is None else pair.after
                position = (pair.was if pair.after is None else pair.now) + 1
                here = builder.at(getattr(item, "id", "") or position)
                if isinstance(item, Text):
                    yield from self._text(here, pair.before, pair.after)
                else:
                    yield from self._whole(here, pair.before, pair.after)
                if pair.moved:
                    yield here.move(pair.was + 1, pair.now + 1)
        elif before != after:
            yield builder.change(_plain_value(before), _plain_value(after))

    def _text(
        self, builder: ChangeBuilder, before: Text | None, after: Text | None
    ) -> Iterator[Change]:
        """A text in each language that either bank has."""
        old, new = _by_language(before, self._before), _by_language(after, self._after)
        for language in _keys(new, old):
            was, now = old.get(language, ""), new.get(language, "")
            if was != now:
                yield builder.change(was, now, language)


def _keys(*tables: Mapping[Any, Any]) -> Iterable[Any]:
    """The keys of all tables, each once, in the order of the first table."""
    return dict.fromkeys(key for table in tables for key in table)


def _position(bank: Bank, question: str) -> tuple[str, ...]:
    """The title of a question's section, and the id of the question before it, if there is one."""
    for section in bank.sections:
        before: tuple[str, ...] = ()
        for each in section.questions:
            if each.id == question:
                return (section.title.main, *before)
            before = (each.id,)
    raise KeyError(question)


def _by_language(text: Text | None, bank: Bank) -> Mapping[str, str]:
    return {} if text is None else {bank.main_language: text.main, **text.others}


def _nameless(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items, where a signal whose id is only its position in the list has none."""
    return tuple(
        replace(item, id="") if isinstance(item, Signal) and item.id == str(position) else item
        for position, item in enumerate(items, start=1)
    )


def _plain_value(value: Any) -> ChangedValue:
    """A value as a change records it: numbers as they are, conditions as one line of YAML."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if value is None or isinstance(value, bool | int | float):
        return value
    return one_line_yaml(value) if is_dataclass(value) else str(value)


def _summary(part: Any) -> ChangedValue:
    """What stands for a whole part of a bank that is added or removed."""
    match part:
        case None:
            return None
        case Competency():
            return part.name.main
        case Section():
            return part.title.main
        case Question():
            return part.ask.main
        case Vocabulary():
            return tuple(part.terms)
        case ListeningSet():
            return part.hears
        case _:
            return item_words(part)
