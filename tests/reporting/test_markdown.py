"""Notes in Markdown: whatever is in them, they come out as they went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interview.plain_text import isolated, one_line, plain
from interview.reporting.escape_markdown import cell, escape, quote
from interview.reporting.evidence import raised
from interview.reporting.report_model import NotePiece
from tests.reporting.test_report import Tags

SIGNS = "#->*+=_`~|[]()<>!&;$1.)\\:/w@ a\té"
text = st.text(alphabet=SIGNS, max_size=20) | st.text(max_size=20) | st.text("אa 1.", max_size=5)
pieces = st.builds(
    NotePiece,
    text.map(lambda words: plain(words).replace("\n", "")),
    because=st.sampled_from(["", "why"]),
    letters=st.just("a"),
)
READERS = (
    MarkdownIt("commonmark", {"html": True}),
    MarkdownIt("gfm-like", {"html": True, "linkify": False}),
)


def shown(page: str) -> str:
    return " ".join("".join(Tags(page).words).split())


def written(piece: NotePiece) -> str:
    is_marked = bool(piece.because) and any(sign.isalnum() for sign in piece.text)
    return piece.text + (raised(piece.letters) if is_marked else "")


def letters_only(words: str) -> str:
    """Without spaces and the marks of signals: these move within a piece's last signs."""
    return "".join(words.split()).replace(raised("a"), "")


@given(st.lists(st.lists(pieces, max_size=3), min_size=1, max_size=5))
def test_notes_are_quoted_word_for_word_and_make_no_structure(lines: list[list[NotePiece]]) -> None:
    for reader in READERS:
        page = reader.render(quote(lines))
        assert set(Tags(page).tags) <= {"blockquote", "p", "br", "strong"}
        expected = "".join(written(piece) for line in lines for piece in line)
        assert letters_only(shown(page)) == letters_only(expected)


@given(st.text(alphabet="ab*_.(é", min_size=1, max_size=8), text, text)
def test_evidence_is_bold_whatever_stands_around_it(said: str, before: str, after: str) -> None:
    around = [plain(each).replace("\n", "") for each in (before, after)]
    page = READERS[0].render(
        quote([[NotePiece(around[0]), NotePiece(said, "why", "a"), NotePiece(around[1])]])
    )
    has_words = any(sign.isalnum() for sign in said)
    assert Tags(page).tags.count("strong") == int(has_words)


@given(text)
def test_a_heading_says_all_of_its_words(words: str) -> None:
    page = READERS[0].render(f"## 1 · {escape(words)}\n")
    assert "".join(shown(page).split()) == "".join(f"1·{isolated(one_line(words))}".split())
    assert set(Tags(page).tags) == {"h2"}


@given(st.lists(text, min_size=2, max_size=4))
def test_cells_stay_in_their_columns(cells: list[str]) -> None:
    head = "|" + " h |" * len(cells)
    row = "|" + "".join(f" {cell(each)} |" for each in cells)
    page = READERS[1].render(f"{head}\n|{' --- |' * len(cells)}\n{row}\n")
    assert Tags(page).tags.count("td") == len(cells)
    assert "".join(shown(page).split()) == "h" * len(cells) + "".join(
        "".join(isolated(one_line(each)).split()) for each in cells
    )


def test_lines_break_where_they_broke_and_an_empty_one_stays_empty() -> None:
    lines = [[NotePiece("one")], [NotePiece("two\\")], [], [NotePiece("three")]]
    assert quote(lines) == "> one\\\n> two\\\\\n>\n> three"
