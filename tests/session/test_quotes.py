"""Which words are quoted, and which shorthand is written out."""

from __future__ import annotations

import pytest

from interview.session.quotes import quoted_range
from interview.session.shorthand import expansion

WORDS = {"cust": "customer", "w/": "with", "c.": "circa"}


@pytest.mark.parametrize(
    ("notes", "quoted"),
    [
        ("We doubled it|", "We doubled it"),
        ("We doubled it. |", "We doubled it."),
        ("Nice. We doubled it.|", "We doubled it."),
        ("Nice. We dou|bled it. Then more.", "We doubled it."),
        ("asked twice\n- “never again!”|", "never again!"),
        ("« Je mesure tout. » |Puis.", "Je mesure tout."),
        ("« Je mesure tout. » Pu|is.", "Puis."),
        ("« Je mesure\u202f! Et alors\u00a0?\u202f»|", "Et alors\u00a0?"),
        ("« Je mesure|. Et alors ? »", "Je mesure."),
        ("… rien. »|", "rien."),
        ('"I measure all."|', "I measure all."),
        ("“Yes” and “no”|", "“Yes” and “no”"),
        ("the customers’ own|", "the customers’ own"),
        (
            "Big. At Dr. Hay, e.g. there, etc. in 2 years.|",
            "At Dr. Hay, e.g. there, etc. in 2 years.",
        ),
        ("It was plan B. Then no.|", "Then no."),
        ("… |", ""),
        ("asked twice\n- we asked\n|", "we asked"),
        ("cost 3.5 million|", "cost 3.5 million"),
        ("first line|\nsecond line", "first line"),
        ("why? because… it broke|", "it broke"),
        ("  |", ""),
        ("- |", ""),
        ("|", ""),
    ],
)
def test_without_a_selection_the_sentence_typed_last_is_quoted(notes: str, quoted: str) -> None:
    cursor = notes.index("|")
    text = notes.replace("|", "")
    start, end = quoted_range(text, cursor, cursor)
    assert text[start:end] == quoted


def test_a_selection_is_quoted_without_the_white_space_around_it() -> None:
    text = "so - we doubled it  and left"
    start, end = quoted_range(text, 2, 20)
    assert text[start:end] == "we doubled it"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("the cust |", "the customer |"),
        ("Cust,|", "Customer,|"),
        ("w/ |", "with |"),
        ("(cust)|", "(customer)|"),
        ("c. |", "circa |"),
        ("l’cust\n|", "l’customer\n|"),
        ("custody |", ""),
        ("locust |", ""),
        ("a-cust |", "a-customer |"),
        ("x.cust |", ""),
        ("cust |omer", ""),
        ("cust|", ""),
        ("cust  |", ""),
    ],
)
def test_a_whole_word_of_shorthand_is_written_out_with_what_ends_it(
    typed: str, written: str
) -> None:
    cursor = typed.index("|")
    text = typed.replace("|", "")
    found = expansion(text, cursor, WORDS)
    if not written:
        assert found is None
    else:
        assert found is not None
        assert text[: found.start] + found.text + text[found.end :] == written.replace("|", "")
