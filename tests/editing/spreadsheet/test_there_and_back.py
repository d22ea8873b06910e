"""A bank that goes into a sheet and comes back has lost nothing that the sheet can hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview.bank import Bank, Competency, Decision, Question, Section, Text, load
from interview.bank.ids import unique_ids
from interview.editing.spreadsheet import read_sheet, render_problems, write_sheet
from interview.editing.spreadsheet.grid import clean_text
from interview.shipped_files import shipped_banks
from tests.bank.generated import banks

FORMS = ("xlsx", "csv")


def there_and_back(bank: Bank, form: str, language: str) -> Bank:
    sheet = read_sheet(write_sheet(bank, form, language), "There and back")
    assert sheet.bank, render_problems(sheet.problems, form)
    return sheet.bank


def with_texts(value: Any, change: Callable[[Text], Text]) -> Any:
    """A record with every text changed."""
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        return tuple(with_texts(each, change) for each in value)
    if isinstance(value, MappingProxyType):
        return MappingProxyType({key: with_texts(each, change) for key, each in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: with_texts(getattr(value, f.name), change) for f in fields(value)}
        return replace(value, **changed)
    return value


def held(bank: Bank, language: str) -> Bank:
    """What a sheet in one language can hold of a bank."""
    bank = with_texts(bank, lambda text: Text(clean_text(text.to(language))))
    used = dict.fromkeys(question.competency for question in bank.questions)
    rated = [name for name in used if name]
    names = [bank.competencies[name].name for name in rated]
    ids = dict(zip(rated, unique_ids((name.main for name in names), "competency"), strict=True))
    placed = [(s.title, s.stage, _held(q, ids)) for s, q in bank.placed_questions()]
    grouped = groupby(placed, key=lambda each: each[:2])
    return Bank(
        format=1,
        title=bank.title,
        scale=bank.scale,
        languages=(language,),
        decision=Decision(),
        competencies=MappingProxyType(
            {
                ids[name]: Competency(bank.competencies[name].name, bank.competencies[name].weight)
                for name in rated
            }
        ),
        sections=tuple(
            Section(title, tuple(question for *_, question in each), stage)
            for (title, stage), each in grouped
        ),
    )


def _held(question: Question, ids: dict[str, str]) -> Question:
    return replace(
        question,
        competency=ids.get(question.competency, ""),
        weight_because=Text(""),
        probes=tuple(map(_on_one_line, question.probes)),
        options=tuple(map(_on_one_line, question.options)),
        columns=tuple(replace(c, name=_on_one_line(c.name)) for c in question.columns),
        signals=(),
        examples=(),
    )


def _on_one_line(text: Text) -> Text:
    return Text(" ".join(text.main.split("\n")))


@given(banks(("en", "fr")), st.sampled_from(FORMS), st.booleans())
@settings(max_examples=25)
def test_nothing_is_lost_that_a_sheet_can_hold(bank: Bank, form: str, in_french: bool) -> None:
    language = "fr" if in_french and "fr" in bank.languages else "en"
    expected = held(bank, language)
    assume(_can_be_held(expected))
    returned = there_and_back(bank, form, language)
    assert replace(returned, title=expected.title) == expected


def _can_be_held(bank: Bank) -> bool:
    """Whether every text is still one, and everything that needs a name of its own has one."""
    texts: list[str] = []
    with_texts(bank, lambda text: texts.append(text.main) or text)  # type: ignore[func-returns-value]
    named = [" ".join(each.name.main.casefold().split()) for each in bank.competencies.values()]
    lists = [[each.main for each in question.options] for question in bank.questions]
    lists += [[each.name.main for each in question.columns] for question in bank.questions]
    lists.append([name.main for name in bank.scale])
    needed = [*named, *(q.ask.main for q in bank.questions), *(s.title.main for s in bank.sections)]
    needed += [text.main for q in bank.questions for text in (*q.probes, *q.levels.values())]
    needed += [text for texts in lists for text in texts]
    return all(needed) and all(len(set(each)) == len(each) for each in (named, *lists))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["social-media", "support-engineer"])
def test_the_banks_that_ship_come_back(name: str, language: str, form: str) -> None:
    bank = load(shipped_banks() / f"{name}.yaml").require()
    returned = there_and_back(bank, form, language)
    assert replace(returned, title=Text("")) == replace(held(bank, language), title=Text(""))
