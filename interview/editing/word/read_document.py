"""A Word document as rows of plain texts, with its comments and the names behind tracked changes.

A document comes from anywhere, so what is unpacked is bounded. Tracked changes count as accepted:
what was inserted is read, what was deleted is not. Neither is hidden text, a field's code or what
stands in a picture.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from interview.editing.spreadsheet.grid import clean_text
from interview.editing.word.write_review import require_word
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _
from interview.plain_text import one_line

_MOST_UNPACKED = 100_000_000
"""Bytes of all the parts of a document; a bank of a thousand questions has twenty million."""
_MOST_PARTS = 2000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNREAD = {
    *("del", "moveFrom", "instrText", "delInstrText", "delText", "rPr", "pPr"),
    *("drawing", "pict", "object", "AlternateContent"),
}
"""Elements whose content is no part of the text."""
_SIGNS = {"tab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SYMBOLS = {"F0E0": "→", "F0DF": "←", "F0F3": "↔", "F0E8": "⇒", "F04A": "☺", "F0B7": "•"}
"""What Word makes of `-->` and the like as you type, from its font of symbols."""
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")


@frozen
class ReviewRow:
    """A row of a table: the paragraphs of its first cell, and those of the others."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the row says it is."""
        return next((each for each in self.left if each), "")


@frozen
class ReviewComment:
    """What somebody wrote in the margin."""

    author: str
    text: str
    row: int
    """The place of its row among all rows; -1 outside of the tables."""
    about: str
    """The words it is attached to."""
    is_resolved: bool


@frozen
class ReviewDocument:
    """What stands in a document."""

    rows: tuple[ReviewRow, ...]
    """Those of all tables, in order: two tables may have become one."""
    comments: tuple[ReviewComment, ...]
    tracked_by: tuple[str, ...]
    """Who made the changes that the document tracks."""
    between: tuple[str, ...]
    """The paragraphs between and below the tables."""
    has_pictures: bool


def open_review(data: bytes) -> ReviewDocument:
    """The content of a Word document. Raises `BankError` for one that is too large or damaged."""
    require_word()
    from docx import Document

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _MOST_UNPACKED:
                raise BankError(_("This document is too large to be a copy of a question bank."))
        return _read(Document(BytesIO(data)))
    except BankError:
        raise
    except Exception as error:  # a broken part leads the library to errors of any kind
        raise BankError(
            _(
                "This document is damaged. Open it in your word processor, and save it again as a "
                "Word document (.docx)."
            )
        ) from error


def _read(document: Any) -> ReviewDocument:
    body = document.element.body
    rows: list[ReviewRow] = []
    between: list[str] = []
    places: dict[str, int] = {}
    for block in _blocks(body):
        if _name(block) == "p":
            text = one_line(_text(block))
            if text and rows:
                between.append(text)
            continue
        for row in _inside(block, "tr"):
            if row.find(f"{_WORD}trPr/{_WORD}del") is not None:
                continue  # its deletion is tracked
            for found in row.iter(f"{_WORD}commentRangeStart", f"{_WORD}commentReference"):
                places.setdefault(found.get(f"{_WORD}id", ""), len(rows))
            cells = [_paragraphs(cell) for cell in _inside(row, "tc")]
            others = tuple(text for cell in cells[1:] for text in cell)
            rows.append(ReviewRow(cells[0] if cells else (), others))
    tracked = (
        one_line(found.get(f"{_WORD}author", ""))
        for found in body.iter(*(f"{_WORD}{each}" for each in _TRACKED))
    )
    return ReviewDocument(
        tuple(rows),
        tuple(_comments(document.part, body, places)),
        tuple(dict.fromkeys(author or _("somebody") for author in tracked)),
        tuple(between),
        next(body.iter(f"{_WORD}drawing", f"{_WORD}pict", f"{_WORD}object"), None) is not None,
    )


def _name(element: Any) -> str:
    """The name of an element without its namespace; empty for a remark of XML."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _blocks(body: Any) -> Iterator[Any]:
    """The paragraphs and the tables of a document, also those in content controls."""
    for element in body:
        if _name(element) in ("p", "tbl"):
            yield element
        elif _name(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _blocks(element)


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "customXml"):
            yield from _inside(child, name)


def _paragraphs(cell: Any) -> tuple[str, ...]:
    """The paragraphs of a cell; one whose end was deleted goes on in the next."""
    texts: list[str] = []
    goes_on = False
    for paragraph in cell.iter(f"{_WORD}p"):
        text = _text(paragraph)
        if goes_on:
            texts[-1] += text
        else:
            texts.append(text)
        marks = paragraph.find(f"{_WORD}pPr/{_WORD}rPr")
        goes_on = marks is not None and any(_name(e) in ("del", "moveFrom") for e in marks)
    lines = [line.strip() for text in texts for line in clean_text(text).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return tuple(lines)


def _text(element: Any) -> str:
    """The words inside an element, as whoever reads the document sees them."""
    parts = []
    for child in element:
        name = _name(child)
        if name in _UNREAD:
            continue
        if name == "t":
            parts.append(child.text or "")
        elif name == "br" and child.get(f"{_WORD}type") in ("page", "column"):
            continue
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name == "sym":
            parts.append(_SYMBOLS.get(child.get(f"{_WORD}char", "").upper(), ""))
        elif name == "r" and _is_hidden(child):
            continue
        elif name != "p":  # a text box has paragraphs of its own
            parts.append(_text(child))
    return "".join(parts)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return vanish is not None and vanish.get(f"{_WORD}val", "1") not in ("0", "false", "off")


def _comments(part: Any, body: Any, places: dict[str, int]) -> Iterator[ReviewComment]:
    """The comments in the order they are kept."""
    from docx.oxml import parse_xml

    related = {
        relation.reltype.rpartition("/")[2]: relation.target_part
        for relation in part.rels.values()
        if not relation.is_external
    }
    if "comments" not in related:
        return
    resolved = set()
    if "commentsExtended" in related:
        for extended in parse_xml(related["commentsExtended"].blob):
            values = {key.rpartition("}")[2]: value for key, value in extended.attrib.items()}
            if values.get("done") in ("1", "true"):
                resolved.add(values.get("paraId"))
    about = _commented_words(body)
    for comment in parse_xml(related["comments"].blob).iter(f"{_WORD}comment"):
        paragraphs = list(comment.iter(f"{_WORD}p"))
        ids = {
            value
            for paragraph in paragraphs
            for key, value in paragraph.attrib.items()
            if key.endswith("}paraId")
        }
        number = comment.get(f"{_WORD}id", "")
        yield ReviewComment(
            one_line(comment.get(f"{_WORD}author", "")) or _("somebody"),
            one_line(" ".join(map(_text, paragraphs))),
            places.get(number, -1),
            one_line(about.get(number, "")),
            bool(ids & resolved),
        )


def _commented_words(body: Any) -> dict[str, str]:
    """The words between the two ends of each comment's range."""
    words: dict[str, str] = {}
    begun: set[str] = set()
    for element in body.iter():
        name = _name(element)
        if name == "commentRangeStart":
            begun.add(element.get(f"{_WORD}id", ""))
        elif name == "commentRangeEnd":
            begun.discard(element.get(f"{_WORD}id", ""))
        elif name in ("t", "p"):
            for number in begun:
                words[number] = words.get(number, "") + (" " if name == "p" else element.text or "")
    return words
