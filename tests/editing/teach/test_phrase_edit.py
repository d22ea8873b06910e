"""A phrase changes one list of a bank's file, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.bank import Bank, load, parse
from interview.editing.teach.phrase_edit import PhraseEdit, prepare
from interview.editing.teach.phrase_lists import PhraseList, phrase_lists
from interview.errors import BankError
from interview.reader import Loaded
from interview.shipped_files import shipped_banks
from tests.editing.teach.samples import BAKER, bread, loaded, signal

PHRASES = st.one_of(
    st.sampled_from(
        ["zorglub*", "goal|target", "every (day|week)", "can't say", "<number> times", 'say "no"']
    ),
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12).map(
        lambda signs: f"zorglub {signs}"
    ),
)


def targets(book: Loaded[Bank]) -> list[tuple[str, str, PhraseList]]:
    """Every list of every signal."""
    bank = book.require()
    return [
        (question.id, signal.id, where)
        for question in bank.questions
        for signal in question.signals
        for where in phrase_lists(bank, question, signal)
    ]


SHIPPED = {path.stem: load(path) for path in sorted(shipped_banks().glob("*.yaml"))}
TARGETS = [(name, *each) for name, book in SHIPPED.items() for each in targets(book)]


def phrase_edit(signal_id: str, phrase: str, place: int = 0, text: str = BAKER) -> PhraseEdit:
    book = loaded(text)
    bank = book.require()
    where = phrase_lists(bank, bread(bank), signal(bank, signal_id))[place]
    return prepare(book, "bread", signal_id, where, phrase)


def is_only_added_to(before: bytes, after: bytes) -> bool:
    """Whether every byte is still there, in its order."""
    rest = iter(after)
    return all(byte in rest for byte in before)


@settings(max_examples=20)
@given(st.sampled_from(TARGETS), PHRASES)
def test_a_shipped_bank_learns_a_phrase_and_keeps_every_byte(
    target: tuple[str, str, str, PhraseList], phrase: str
) -> None:
    name, question, signal_id, where = target
    edit = prepare(SHIPPED[name], question, signal_id, where, phrase)
    assert is_only_added_to(SHIPPED[name].source.data, edit.after.source.data)
    assert len(edit.after.source.data) < len(SHIPPED[name].source.data) + 200


@st.composite
def styled_banks(draw: st.DrawFn) -> bytes:
    """The small bank with its first list written in some style, on some system."""
    words = draw(
        st.lists(
            st.sampled_from(["knead", "oven", '"rise*"', "warm water"]), min_size=1, max_size=9
        )
    )
    remark = st.sampled_from(["", "   # why", "  #"])
    margin = " " * 16
    lines = [f"{word},{draw(remark)}" for word in words]
    style = draw(st.sampled_from(["line", "wrapped", "column", "column,", "hyphens"]))
    written = {
        "line": f" [{', '.join(words)}]{draw(remark)}",
        "wrapped": f" [{(',' + chr(10) + margin).join(words)}]{draw(remark)}",
        "column": " [\n"
        + "".join(f"{margin}{line}\n" for line in lines[:-1])
        + f"{margin}{words[-1]}{draw(remark)}\n{margin}]",
        "column,": " [\n" + "".join(f"{margin}{line}\n" for line in lines) + f"{margin}]",
        "hyphens": "".join(f"\n{margin}- {word}{draw(remark)}" for word in words),
    }[style]
    text = BAKER.replace(" [knead, oven]   # the verbs", written)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + text.replace("\n", ends).encode()


@given(styled_banks(), PHRASES, st.integers(0, 30))
def test_whatever_the_style_of_a_bank_it_learns_the_phrase(
    data: bytes, phrase: str, place: int
) -> None:
    book = parse(data, "styled.yaml")
    every = targets(book)
    question, signal_id, where = every[place % len(every)]
    edit = prepare(book, question, signal_id, where, phrase)
    assert is_only_added_to(data, edit.after.source.data)
    assert b"\r\n" in data or b"\r" not in edit.after.source.data


def test_what_was_ticked_by_hand_is_heard_from_then_on() -> None:
    edit = phrase_edit("smile", "beams at us")
    smile = signal(edit.after.require(), "smile")
    assert smile.when is not None
    assert smile.when.mentions == ("beams at us",)
    text = "            suggests: 2\n            when:\n              mentions: [beams at us]\n"
    assert text in edit.after.source.text


def test_a_vocabulary_learns_a_thing_of_its_own() -> None:
    edit = phrase_edit("flours", "buckwheat")
    assert edit.after.require().vocabularies["flours"].terms["buckwheat"] == ()
    assert edit.after.source.text.endswith("épeautre]\n    buckwheat: []\n")


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("Ovens", "already heard there, by “oven”"),
        ("kneads the dough", "already heard there, by “knead”"),
        ("knead*", ""),
        ("…", "no word to listen for"),
        ("a*", "too many words"),
        ("", "no word to listen for"),
        ("<sheep> of them", "not a kind of number"),
    ],
)
def test_a_phrase_that_teaches_nothing_is_refused_in_a_sentence(phrase: str, said: str) -> None:
    if said:
        with pytest.raises(BankError, match=said):
            phrase_edit("steps", phrase)
    else:
        assert phrase_edit("steps", phrase).phrase == phrase


def test_a_thing_is_not_called_twice() -> None:
    for place, known in enumerate(["wheat", "rye"]):
        with pytest.raises(BankError, match=known):
            phrase_edit("flours", known, place)


def test_the_rest_of_a_line_stays_where_it_is() -> None:
    text = phrase_edit("steps", "prove it").after.source.text
    assert "mentions: [knead, oven, prove it]   # the verbs\n" in text
    text = phrase_edit("either", "all night", place=-1).after.source.text
    assert "- hours   # of rest\n                    - all night\n" in text
