"""Writing one more text into a list of a file: in the style of its neighbours, and nothing else."""

from __future__ import annotations

import pytest

from interview.bank.writing.splice import add_empty_list, add_to_list
from interview.errors import BankError
from interview.reader.compose_nodes import compose
from interview.reader.diagnostics import DiagnosticCollector
from interview.reader.place import NodePath
from interview.reader.source import Source

PATH = ("a", "list")
LONG = "a rather long phrase that is here to fill the line"


def source(text: str, *, ends: str = "\n", mark: bytes = b"") -> Source:
    root = compose(text, DiagnosticCollector(tuple(text.split("\n"))))
    data = mark + text.replace("\n", ends).encode()
    return Source("x.yaml", data, text, root)


def added(text: str, phrase: str = "new", path: NodePath = PATH) -> str:
    return add_to_list(source(text), path, phrase).decode()


LAYOUTS = {
    "brackets": ("a: {list: [x, y]}\n", "a: {list: [x, y, new]}\n"),
    "empty brackets": ("a:\n  list: []\n", "a:\n  list: [new]\n"),
    "a remark behind": ("a:\n  list: [x]   # why\n", "a:\n  list: [x, new]   # why\n"),
    "keys behind": ("a: {list: [x], past: true}\n", "a: {list: [x, new], past: true}\n"),
    "a comma at the end": ("a:\n  list: [x, y, ]\n", "a:\n  list: [x, y, new, ]\n"),
    "wrapped, with room": (
        "a:\n  list: [x, y,\n    z, w]\n",
        "a:\n  list: [x, y,\n    z, w, new]\n",
    ),
    "wrapped, full": (
        f"a:\n  list: [x, y,\n    z, {LONG}, 'and more like it']\n",
        f"a:\n  list: [x, y,\n    z, {LONG}, 'and more like it',\n    new]\n",
    ),
    "one full line": (
        f"a:\n  list: [{LONG}, and more of the like]\n",
        f"a:\n  list: [{LONG}, and more of the like,\n    new]\n",
    ),
    "one a line": (
        "a:\n  list: [\n    x,\n    y\n  ]\n",
        "a:\n  list: [\n    x,\n    y,\n    new\n  ]\n",
    ),
    "one a line, each with a comma": (
        "a:\n  list: [\n    x,  # why\n    y,  # too\n  ]\n",
        "a:\n  list: [\n    x,  # why\n    y,  # too\n    new,\n  ]\n",
    ),
    "one a line, with remarks": (
        "a:\n  list: [\n    x,  # why\n    y  # too\n    # no more\n  ]\n",
        "a:\n  list: [\n    x,  # why\n    y,  # too\n    new\n    # no more\n  ]\n",
    ),
    "a remark behind the last": (
        "a:\n  list: [x,  # why\n    y]  # too\n",
        "a:\n  list: [x,  # why\n    y, new]  # too\n",
    ),
    "hyphens": (
        "a:\n  list:\n    - x\n    - y\nb: c\n",
        "a:\n  list:\n    - x\n    - y\n    - new\nb: c\n",
    ),
    "hyphens under the key": (
        "a:\n  list:\n  -   x\n  -   y   # why\n\n# more\nb: c\n",
        "a:\n  list:\n  -   x\n  -   y   # why\n  -   new\n\n# more\nb: c\n",
    ),
    "no line end at the end": ("a:\n  list:\n    - x", "a:\n  list:\n    - x\n    - new"),
    "a text of several lines": (
        "a:\n  list:\n    - >-\n      x\n      y\n\nb: c\n",
        "a:\n  list:\n    - >-\n      x\n      y\n    - new\n\nb: c\n",
    ),
    "no list yet": ("a:\n  k: v\nb: c\n", "a:\n  k: v\n  list: [new]\nb: c\n"),
    "no list yet, in braces": ("a: {k: v}\n", "a: {k: v, list: [new]}\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_text_joins_a_list_as_its_neighbours_are_written(layout: str) -> None:
    before, after = LAYOUTS[layout]
    assert added(before) == after


def test_a_full_line_behind_a_hyphen_goes_on_under_its_key() -> None:
    text = f"a:\n  - list: [{LONG}, and more of the like]\n"
    assert added(text, path=("a", 0, "list")) == text.replace("]", ",\n      new]")


def test_keys_that_are_missing_are_written_one_under_the_other() -> None:
    assert added("a:\n- k: v\n", path=("a", 0, "when", "list")) == (
        "a:\n- k: v\n  when:\n    list: [new]\n"
    )
    assert added("a: [{k: v}]\n", path=("a", 0, "when", "list")) == (
        "a: [{k: v, when: {list: [new]}}]\n"
    )


def test_a_thing_without_names_gets_an_empty_list() -> None:
    text = "a:\n  Old Spice:\n    - x\n  Ikea: [y]  # why\n\nb: c\n"
    whole = add_empty_list(source(text), ("a", "Fearless Girl")).decode()
    assert whole == text.replace("# why\n", "# why\n  Fearless Girl: []\n")


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    text = "a:\n  list:\n    - x\nb: c\n"
    whole = add_to_list(source(text, ends="\r\n", mark=b"\xef\xbb\xbf"), PATH, "new")
    assert whole == b"\xef\xbb\xbfa:\r\n  list:\r\n    - x\r\n    - new\r\nb: c\r\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("every (day|week)", "every (day|week)"),
        ("<number> likes", "<number> likes"),
        ("measur*", "measur*"),
        ("can't be measured", "can't be measured"),
        ("100 % of it", "100 % of it"),
        ("a, b", '"a, b"'),
        ("*like", '"*like"'),
        ("no", '"no"'),
        ("2010", '"2010"'),
    ],
)
def test_a_text_is_quoted_only_where_a_bank_that_is_written_has_it_so(
    text: str, written: str
) -> None:
    assert added("a: {list: [x]}\n", text) == f"a: {{list: [x, {written}]}}\n"
    assert added("a:\n  list:\n    - x\n", text).endswith(f"    - {written}\n")


def test_what_is_no_list_is_left_alone() -> None:
    with pytest.raises(BankError, match="line 2"):
        added("a:\n  list: text\n")
    with pytest.raises(BankError):
        added("a: text\n", path=("a", "list"))
