"""Whatever happens to a bank's file, reading it ends in a bank or in diagnostics, and soon."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview.bank import parse
from interview.reader import render_all
from tests.bank.samples import BAKER

LINES = BAKER.splitlines(keepends=True)
VISIBLE = [*"\"'[]{}#!|>%@`\\,~:“”日😀", ": ", "- ", " #", "&a ", "*a", "? ", "<<: ", "-1", "1e9"]
HIDDEN = [*"\t \n\r\u00a0\u202e\x1b\x85\u2028\ufeff\0", "---\n", "...\n", "fr:", "knockout"]
SIGNS = st.sampled_from(VISIBLE) | st.sampled_from(HIDDEN)
SCALARS = st.one_of(SIGNS, st.text(max_size=8), st.integers().map(str), st.just(""))
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3)
)
KEYS = st.sampled_from(
    [
        "format",
        "title",
        "scale",
        "languages",
        "competencies",
        "sections",
        "decision",
        "fr",
        "ignore",
        "vocabularies",
        "questions",
        "levels",
        "signals",
        "when",
        "names",
        "rows",
        "answer",
        "id",
    ]
)


def ends_well(data: bytes) -> None:
    """The reader comes to an end (one that runs away takes hours), and says what it met."""
    loaded = parse(data, "fuzzed.yaml")
    drawn = render_all(loaded.diagnostics, loaded.source)

    assert (loaded.record is None) == any(found.is_error for found in loaded.diagnostics)
    for found in loaded.diagnostics:
        assert 1 <= found.line <= len(loaded.source.lines)
        assert 1 <= found.column <= found.end_column
        assert found.message
    assert not set(drawn) & set("\x00\x1b\x85\u202e\r\t")


@given(st.lists(st.tuples(st.integers(0, len(BAKER)), st.integers(0, 12), SIGNS), max_size=6))
@example([(BAKER.index("[en, fr]") + 2, 2, "\t")])
@settings(max_examples=150)
def test_passages_overwritten(changes: list[tuple[int, int, str]]) -> None:
    text = BAKER
    for start, length, signs in changes:
        text = text[:start] + signs + text[start + length :]
    ends_well(text.encode("utf-8", "replace"))


@given(st.lists(st.tuples(st.integers(0, len(BAKER)), st.integers(0, 255)), max_size=4))
@settings(max_examples=80)
def test_bytes_overwritten(changes: list[tuple[int, int]]) -> None:
    data = bytearray(BAKER.encode())
    for place, byte in changes:
        data[place % len(data)] = byte
    ends_well(bytes(data))


@given(st.permutations(range(len(LINES))).map(lambda order: order[:12]), st.integers(0, 8))
@settings(max_examples=80)
def test_lines_moved_and_indented(moved: list[int], spaces: int) -> None:
    lines = list(LINES)
    for place in moved:
        lines.insert(place, " " * spaces + lines.pop(place - 1))
    ends_well("".join(lines).encode())


@given(st.dictionaries(KEYS, st.recursive(TREES, lambda t: st.dictionaries(KEYS, t, max_size=4))))
@settings(max_examples=150)
def test_trees_of_any_shape(tree: object) -> None:
    import yaml

    ends_well(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))


@given(st.binary(max_size=200))
@example(b"[")
@example(b"a: {b: [c,")
@settings(max_examples=80)
def test_no_file_at_all(data: bytes) -> None:
    ends_well(data)
