"""The headings of a sheet's columns; what else people call them is data of each language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import chain

from interview.i18n import catalogue, mark
from interview.languages import of_each_language
from interview.languages.language_files import SheetWords

HEADINGS: Mapping[str, str] = {
    "section": mark("Section"),
    "stage": mark("Stage"),
    "ask": mark("Question"),
    "competency": mark("Competency"),
    "competency_weight": mark("Weight of the competency"),
    "weight": mark("Weight"),
    "minutes": mark("Minutes"),
    "probes": mark("Probes"),
    "title": mark("Short title"),
    "why": mark("Why"),
    "note": mark("Note to the interviewer"),
    "answer": mark("Kind of answer"),
    "choices": mark("Choices"),
    "id": mark("Id"),
}
"""What an exported sheet calls each column (a catalogue message), by what the program calls it.

In the order of an exported sheet, where the levels follow the probes.
"""


def sheet_words() -> Mapping[str, SheetWords]:
    """The words of sheets, by language: `spreadsheet.yaml` of `interview/languages`."""
    return of_each_language(SheetWords)


@cache
def key_of_name() -> Mapping[str, str]:
    """The key of every name of every column, in whatever language."""
    return {
        name: key
        for words in sheet_words().values()
        for key, names in words.columns.items()
        for name in names
    }


def says_nothing(folded: str, *, in_first_column: bool) -> bool:
    """Whether a heading, folded, is of a column that says nothing about a question."""
    every = sheet_words().values()
    names = {*chain.from_iterable(words.other_columns for words in every)}
    numbers = chain.from_iterable(words.row_numbers for words in every)
    # “Remarks Sandra” and “HR comments” are remarks.
    ends = {*folded.split()[:1], *folded.split()[-1:]}
    # “Score” without a number is where interviewers write theirs.
    is_to_fill_in = any(folded in words.level for words in every)
    is_number = in_first_column and folded in numbers
    return folded in names or bool(ends & names) or is_to_fill_in or is_number


def is_total(folded: str) -> bool:
    """Whether a cell, folded, begins a row that only adds up the others."""
    return any(folded in words.totals for words in sheet_words().values())


def guessed_key(folded: str) -> str:
    """The one column that a heading names among other words; empty if none or several could be.

    `question to candidate` is one of questions, `competence tested` one of competencies.
    """
    padded = f" {folded} "
    keys = {key for name, key in key_of_name().items() if f" {name} " in padded}
    return keys.pop() if len(keys) == 1 else ""


def heading_in(key: str, language: str) -> str:
    """The heading of a column in a sheet that is exported in a language."""
    return catalogue(language).gettext(HEADINGS[key])


def fold_heading(heading: str) -> str:
    """A heading as it is compared: without case, accents, signs and what is in round brackets.

    >>> fold_heading("Durée (min)")
    'duree'
    """
    bare = re.sub(r"\([^()]*\)", " ", heading.casefold().replace("œ", "oe"))
    decomposed = unicodedata.normalize("NFKD", bare)
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", letters))
