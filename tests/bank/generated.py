"""Banks of every kind for the property tests: each could have been read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from interview.bank import (
    KNOCKOUT,
    AnswerKind,
    Bank,
    Cell,
    Column,
    ColumnKind,
    Competency,
    Condition,
    Decision,
    Example,
    Names,
    Question,
    Rows,
    Section,
    Signal,
    Stage,
    Text,
    Vocabulary,
)
from interview.listening import ListeningSet
from interview.plain_text import plain

HOSTILE = [
    *("yes", "No", "null", "~", "12", "1e9", "2019-03-01", "0x1F", "1:30", ".5", "=", "<<", "?"),
    *("a: b", "a:b", "a:", ": a", "a #b", "#a", "- a", "-a", "* a", "*a", "&a", "!a", "|", ">"),
    *("@a", "`a`", "[a", "a]", "{a}", "a, b", "a? b", "'a'", '"a"', '"', "it's", "a\\b", "%a"),
    *('a "b\\c" d', "a\nb", "a\n\n b", "a\n- b", "a\n\u00a0b", "a \nb", "a\tb", "line\nline #"),
    *("😀 é", "a\u00a0: b", "a\u202fb", "a \u200bb", "\u200ba", "a\u2028b", "a\u0085b", "a\x1bb"),
    *("---", "... a", "%YAML", "=1+1", "+1", "“a”", "« a »", "日本語", "a  b", "a\ufeffb", "fr"),
    *("word " * 40 + "end", "x" * 130, "a " * 60 + "\u200bb", ("b: " * 50).strip(), "ask"),
]
"""What a text may be to make a file that says something else."""

_ANY = st.text(st.characters(codec="utf-8"), max_size=12)
_NASTY = st.text("aé :#-'\"\\\n,[]{}?&*!|>%@`~\u00a0\u200b\u202f", max_size=60)
words = (st.sampled_from(HOSTILE) | _ANY | _NASTY).map(plain).map(str.strip).filter(bool)
"""Texts as they are read: something, without white space around it."""
plain_ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
figures = st.integers(0, 1440) | st.floats(0, 1440, allow_nan=False).map(
    lambda each: round(each, 6)
)


def texts(languages: tuple[str, ...]) -> st.SearchStrategy[Text]:
    """A text, said in some of the other languages."""
    others = st.dictionaries(st.sampled_from(languages), words) if languages else st.just({})
    return st.builds(Text, words, others.map(MappingProxyType))


def perhaps(languages: tuple[str, ...]) -> st.SearchStrategy[Text]:
    return st.just(Text("")) | texts(languages)


@st.composite
def lists(
    draw: st.DrawFn, languages: tuple[str, ...], least: int = 0, most: int = 3
) -> tuple[Text, ...]:
    """Different texts, said whole in each of some of the other languages."""
    main = draw(st.lists(words, min_size=least, max_size=most, unique=True))
    spoken = draw(st.sets(st.sampled_from(languages))) if languages else set()
    said = {code: draw(st.tuples(*[words] * len(main))) for code in sorted(spoken)}
    return tuple(
        Text(text, MappingProxyType({code: said[code][at] for code in said}))
        for at, text in enumerate(main)
    )


def tables(keys: st.SearchStrategy[Any], values: st.SearchStrategy[Any], most: int = 3) -> Any:
    return st.dictionaries(keys, values, max_size=most).map(MappingProxyType)


phrases = st.lists(words, max_size=3).map(tuple)
counts = st.none() | st.integers(0, 9)


@st.composite
def names(draw: st.DrawFn, vocabularies: Mapping[str, Vocabulary]) -> Names:
    of = draw(st.sampled_from(sorted(vocabularies)))
    terms = sorted(vocabularies[of].terms)
    some = st.lists(st.sampled_from(terms), max_size=2).map(tuple) if terms else st.just(())
    return Names(of, draw(counts), draw(counts), draw(some), draw(some), draw(st.booleans()))


def cells(kind: ColumnKind) -> st.SearchStrategy[Cell]:
    said = st.builds(Cell, any_of=phrases, none_of=phrases)
    special = {
        ColumnKind.TEXT: said,
        ColumnKind.DATE: st.builds(Cell, older_than=st.just("1 year"), within=st.just("3 mois")),
        ColumnKind.NUMBER: st.builds(Cell, at_least=figures, at_most=figures),
    }
    return special[kind].filter(lambda cell: cell != Cell())


@st.composite
def rows(draw: st.DrawFn, columns: tuple[Column, ...]) -> Rows:
    chosen = draw(st.lists(st.sampled_from(columns), max_size=2, unique_by=lambda c: c.name.main))
    where = {column.name.main: draw(cells(column.kind)) for column in chosen}
    return Rows(MappingProxyType(where), draw(counts), draw(counts))


def conditions(
    question: Question, vocabularies: Mapping[str, Vocabulary]
) -> st.SearchStrategy[Condition]:
    """What a signal of the question may listen for."""
    parts: dict[str, st.SearchStrategy[Any]] = {
        "mentions": phrases,
        "denies": phrases,
        "hears": st.lists(st.sampled_from(["calm", "own-mistake"]), max_size=2).map(tuple),
    }
    if vocabularies:
        parts["names"] = st.none() | names(vocabularies)
    if question.options:
        options = st.sampled_from([option.main for option in question.options])
        parts["picked"] = parts["picked_only"] = st.lists(options, max_size=2).map(tuple)
    if question.answer is AnswerKind.NUMBER:
        parts["at_least"] = parts["at_most"] = st.none() | figures
    if question.columns:
        parts["rows"] = st.none() | rows(question.columns)
    flat = st.builds(Condition, **parts, past=st.booleans()).filter(_says_something)
    inner = st.lists(flat, min_size=1, max_size=2).map(tuple)
    deep = st.builds(Condition, all=inner, any=st.just(()) | inner, not_=st.none() | flat)
    return flat | deep | st.builds(Condition, not_=flat | deep)


def _says_something(condition: Condition) -> bool:
    return condition not in (Condition(), Condition(past=True))


@st.composite
def signals(
    draw: st.DrawFn, question: Question, bank: dict[str, Any], languages: tuple[str, ...]
) -> tuple[Signal, ...]:
    made = []
    for place, because in enumerate(draw(lists(languages)), start=1):
        named = draw(st.booleans())
        made.append(
            Signal(
                because,
                draw(st.integers(1, len(bank["scale"])) | st.just(KNOCKOUT)),
                f"{draw(plain_ids)}-{place}" if named else str(place),
                draw(st.booleans()),
                draw(st.none() | conditions(question, bank["vocabularies"])),
            )
        )
    return tuple(made)


_LEAST = {AnswerKind.PICK_ONE: 2, AnswerKind.PICK_MANY: 2, AnswerKind.TABLE: 1}


@st.composite
def questions(
    draw: st.DrawFn, name: str, bank: dict[str, Any], languages: tuple[str, ...]
) -> Question:
    answer = draw(st.sampled_from(AnswerKind))
    choices = draw(lists(languages, least=_LEAST.get(answer, 0)))
    is_pick = answer in (AnswerKind.PICK_ONE, AnswerKind.PICK_MANY)
    kinds = st.sampled_from(ColumnKind)
    competency = draw(st.sampled_from(["", *bank["competencies"]]))
    levels = draw(_levels(bank, languages)) if competency else MappingProxyType({})
    bare = Question(
        id=name,
        ask=draw(texts(languages)),
        title=draw(perhaps(languages)),
        competency=competency,
        minutes=draw(figures),
        weight=draw(figures),
        why=draw(perhaps(languages)),
        note=draw(perhaps(languages)),
        probes=draw(lists(languages)),
        answer=answer,
        options=choices if is_pick else (),
        unit=draw(perhaps(languages)) if answer is AnswerKind.NUMBER else Text(""),
        columns=tuple(Column(choice, draw(kinds)) for choice in choices)
        if answer is AnswerKind.TABLE
        else (),
        levels=levels,
    )
    highest = len(bank["scale"])
    examples = st.lists(st.builds(Example, words, st.none() | st.integers(1, highest)), max_size=2)
    heard = draw(signals(bare, bank, languages))
    return replace(bare, signals=heard, examples=tuple(draw(examples)))


def _levels(bank: dict[str, Any], languages: tuple[str, ...]) -> Any:
    level = st.integers(1, len(bank["scale"]))
    return st.dictionaries(level, texts(languages), min_size=1).map(MappingProxyType)


@st.composite
def banks(draw: st.DrawFn, languages: tuple[str, ...] = ("en", "fr", "no")) -> Bank:
    """Any bank, in one language or more; hostile in every text."""
    spoken = languages[: draw(st.integers(1, len(languages)))]
    others = spoken[1:]
    competency = st.builds(Competency, texts(others), figures, perhaps(others))
    bank: dict[str, Any] = {
        "scale": draw(lists(others, least=2, most=4)),
        "competencies": draw(tables(words, competency)),
        "vocabularies": draw(tables(words, st.builds(Vocabulary, tables(words, phrases)))),
    }
    ids = draw(st.lists(plain_ids, min_size=1, max_size=4, unique=True))
    asked = [draw(questions(name, bank, others)) for name in ids]
    cut = draw(st.integers(1, len(asked)))
    parts = [part for part in (asked[:cut], asked[cut:]) if part]
    percent = st.just(0) | st.integers(2, 100)
    low, high = sorted([draw(percent), draw(percent)])
    different = st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)
    own_set = st.builds(ListeningSet, perhaps(others), perhaps(others), different, examples=phrases)
    return Bank(
        **bank,
        listening=draw(tables(words, own_set)),
        format=1,
        title=draw(texts(others)),
        sections=tuple(
            Section(draw(texts(others)), tuple(part), draw(st.sampled_from(Stage)))
            for part in parts
        ),
        languages=spoken,
        minutes=draw(figures),
        decision=Decision(high, low, draw(percent)),
        opening=draw(perhaps(others)),
        consent=draw(perhaps(others)),
        closing=draw(perhaps(others)),
        jurisdictions=tuple(draw(st.lists(st.sampled_from(["us", "uk", "fr"]), unique=True))),
        ignore=draw(tables(st.sampled_from(["B101", "B104"]), words)),
    )
