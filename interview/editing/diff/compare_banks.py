"""Walks through two versions of a bank, driven by the model's own fields, and notes every change.

A key that is added to the model is compared without a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from interview.bank import (
    Bank,
    Competency,
    Decision,
    Question,
    Section,
    Signal,
    Text,
    Vocabulary,
)
from interview.editing.diff import similarity
from interview.editing.diff.change_builder import Spot
from interview.editing.diff.changes import About, Change, Comparison, Value
from interview.editing.diff.one_line_yaml import written
from interview.editing.diff.pairing import Pair, in_order, pairs
from interview.editing.diff.severity import mildest

_PARTS = {"competencies", "sections", "vocabularies", "questions"}
"""Fields that hold parts of a bank with changes of their own."""


def compare(before: Bank, after: Bank) -> Comparison:
    """Everything that is another in the later bank; nothing at all where the two are equal."""
    return Comparison(before, after, tuple(_Comparing(before, after).changes()))


class _Comparing:
    """Two banks side by side."""

    def __init__(self, before: Bank, after: Bank) -> None:
        self._before = before
        self._after = after
        self._sections = [*pairs(before.sections, after.sections, similarity.of_sections)]

    def changes(self) -> Iterator[Change]:
        """Everything, in the order of the interview."""
        yield from self._record(Spot(About.BANK), self._before, self._after)
        yield from self._of_competencies()
        yield from self._of_sections()
        yield from self._of_questions()
        yield from self._of_vocabularies()

    # The parts of a bank

    def _of_competencies(self) -> Iterator[Change]:
        before, after = self._before.competencies, self._after.competencies
        for name in _union(after, before):
            yield from self._part(Spot(About.COMPETENCY, name), before.get(name), after.get(name))

    def _of_sections(self) -> Iterator[Change]:
        for pair in self._sections:
            section = pair.after or pair.before
            assert section is not None
            spot = Spot(About.SECTION, section.title.main)
            yield from self._part(spot, pair.before, pair.after)
            if pair.moved:
                yield spot.at("place").move(pair.was + 1, pair.now + 1)

    def _of_questions(self) -> Iterator[Change]:
        before = {question.id: question for question in self._before.questions}
        after = {question.id: question for question in self._after.questions}
        moved = {name for pair in self._sections for name in _moved(pair)} & before.keys()
        for name in _union(after, before):
            spot = Spot(About.QUESTION, name)
            yield from self._part(spot, before.get(name), after.get(name))
            if name in moved:
                yield from self._move(spot)

    def _move(self, spot: Spot) -> Iterator[Change]:
        yield spot.at("place").move(_place(self._before, spot.id), _place(self._after, spot.id))
        stages = [str(bank.stage_of(spot.id)) for bank in (self._before, self._after)]
        if len(set(stages)) > 1:
            yield spot.at("stage").change(*stages)

    def _of_vocabularies(self) -> Iterator[Change]:
        before, after = self._before.vocabularies, self._after.vocabularies
        for name in _union(after, before):
            yield from self._part(Spot(About.VOCABULARY, name), before.get(name), after.get(name))

    def _part(self, spot: Spot, before: Any, after: Any) -> Iterator[Change]:
        """A whole competency, section, question or vocabulary."""
        if before is None or after is None:
            yield spot.change(_gist(before), _gist(after))
        else:
            yield from self._record(spot, before, after)

    # What they hold

    def _record(self, spot: Spot, before: Any, after: Any) -> Iterator[Change]:
        for field in fields(before):
            if field.name not in _PARTS:
                here = spot.at(field.name.rstrip("_"), mildest(type(before), field.name))
                old, new = getattr(before, field.name), getattr(after, field.name)
                yield from self._value(here, old, new)

    def _value(self, spot: Spot, before: Any, after: Any) -> Iterator[Change]:
        if isinstance(before or after, Text):
            yield from self._text(spot, before, after)
        elif isinstance(before, Decision):
            yield from self._record(spot, before, after)
        elif isinstance(before, Mapping):
            for key in _union(after, before):
                yield from self._value(spot.at(key), before.get(key), after.get(key))
        elif spot.path == ("scale",):
            yield from self._in_place(spot, before, after)
        elif _has_items(before or after):
            yield from self._items(spot, _named(before), _named(after))
        elif before != after:
            yield spot.change(_leaf(before), _leaf(after))

    def _text(self, spot: Spot, before: Text | None, after: Text | None) -> Iterator[Change]:
        """The words in each language that either bank speaks."""
        was, now = _spoken(before, self._before), _spoken(after, self._after)
        for language in _union(now, was):
            old, new = was.get(language, ""), now.get(language, "")
            if old != new:
                yield spot.change(old, new, language)

    def _in_place(
        self, spot: Spot, before: tuple[Text, ...], after: tuple[Text, ...]
    ) -> Iterator[Change]:
        """A list where each place has a meaning: the names of the levels."""
        was, now = dict(enumerate(before, start=1)), dict(enumerate(after, start=1))
        for level in _union(now, was):
            yield from self._text(spot.at(level), was.get(level), now.get(level))

    def _items(
        self, spot: Spot, before: tuple[Any, ...], after: tuple[Any, ...]
    ) -> Iterator[Change]:
        for pair in pairs(before, after, similarity.of_items):
            item = pair.before if pair.after is None else pair.after
            place = (pair.was if pair.after is None else pair.now) + 1
            here = spot.at(getattr(item, "id", "") or place)
            if isinstance(item, Text):
                yield from self._text(here, pair.before, pair.after)
            else:
                yield from self._part(here, pair.before, pair.after)
            if pair.moved:
                yield here.move(pair.was + 1, pair.now + 1)


def _union(*tables: Mapping[Any, Any]) -> Iterable[Any]:
    """The keys of all of them, each once, in order."""
    return dict.fromkeys(key for table in tables for key in table)


def _moved(pair: Pair[Section]) -> Iterator[str]:
    """The questions that are new in a section, or stand in another order there."""
    was = [question.id for question in pair.before.questions] if pair.before else []
    now = [question.id for question in pair.after.questions] if pair.after else []
    places = {name: place for place, name in enumerate(was)}
    stayed = in_order([places[name] for name in now if name in places])
    return (name for name in now if places.get(name) not in stayed)


def _place(bank: Bank, question: str) -> tuple[str, ...]:
    """The title of a question's section, and the id of the question before it, if there is one."""
    for section in bank.sections:
        before: tuple[str, ...] = ()
        for each in section.questions:
            if each.id == question:
                return (section.title.main, *before)
            before = (each.id,)
    raise KeyError(question)


def _spoken(text: Text | None, bank: Bank) -> Mapping[str, str]:
    """A text by language."""
    return {} if text is None else {bank.main_language: text.main, **text.others}


def _has_items(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _named(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Items whose name is only their place in the list, without a name."""
    return tuple(
        replace(item, id="") if isinstance(item, Signal) and item.id == str(place) else item
        for place, item in enumerate(items, start=1)
    )


def _leaf(value: Any) -> Value:
    """A value as a change holds it: figures as they are, conditions as they are written."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if value is None or isinstance(value, bool | int | float):
        return value
    return written(value) if is_dataclass(value) else str(value)


def _gist(part: Any) -> Value:
    """What stands for a whole part of a bank when it comes or goes."""
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
        case _:
            return similarity.words(part)
