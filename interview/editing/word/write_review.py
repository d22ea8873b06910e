"""Writes the copy for review: a table for the interview, one a section, and one a question.

Everything that is read back stands in visible tables, in rows with a label: whatever program saves
the document keeps those, and hidden data it may not. The tables are written
as XML, as the library needs seconds for a long bank's; texts are escaped, so they stay texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from interview.bank import Bank, Question, Signal, Text
from interview.editing.spreadsheet.grid import number_text
from interview.editing.word.review_rows import (
    INTRODUCTION,
    label,
    paragraphs_of,
    shown,
    shown_list,
)
from interview.errors import BankError
from interview.frozen import frozen
from interview.i18n import _, catalogue, mark
from interview.plain_text import plain

_WIDTHS = (2300, 7700)
"""The columns of a table, in twentieths of a point, on A4 between margins of 1.7 cm."""
_DARK, _TINT, _PALE, _RULE, _GREY = "1F3A4D", "E6EEF3", "F5F7F8", "B8C4CC", "5B6770"
_FOR_LEVEL = mark("speaks for {level}")
_KNOCKOUT = mark("knock-out")
_RED_FLAG = mark("red flag")


@frozen
class _Row:
    """A row of a table: its label with some explaining words, and the paragraphs beside it."""

    label: str
    paragraphs: tuple[str, ...]
    beside: tuple[str, ...] = ()
    look: str = ""
    """`head`, `question`, `list`, `technical`; empty for ordinary words."""


def require_word() -> None:
    """Raise `BankError` where the library for Word documents is not installed."""
    try:
        import docx  # noqa: F401
    except ImportError as error:
        raise BankError(
            _("A Word document needs one more package. Install it with: {command}").format(
                command="pip install 'interview[word]'"
            )
        ) from error


def write_review(bank: Bank, name: str, sha256: str, language: str, at: datetime) -> bytes:
    """The Word document of a bank in one of its languages.

    `name` is what the bank is found by when the copy comes back, `sha256` the digest of its file,
    `at` the time the document says it was made. Raises `BankError` where python-docx is missing.
    """
    require_word()
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    _set_up(document, bank.title.to(language), language, at)
    body = document.element.body
    section_properties = body[-1]

    def add(xml: str) -> None:
        section_properties.addprevious(parse_xml(xml))

    add(_paragraph(catalogue(language).gettext(INTRODUCTION), color=_GREY, size=18, after=200))
    for table in _tables(bank, name, sha256, language):
        add(_table(table))
        add(_paragraph("", size=12, after=60))  # tables that touch become one
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: Any, title: str, language: str, at: datetime) -> None:
    """The page, the font, the footer with the page's number, and who made the document when."""
    from docx.oxml import parse_xml
    from docx.shared import Mm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(17)
    page.top_margin = page.bottom_margin = Mm(18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    properties = document.core_properties
    properties.title = " ".join(paragraphs_of(title))[:250]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.language = language
    properties.created = properties.modified = at
    footer = page.footer.paragraphs[0]._p
    words = _runs(" ".join(paragraphs_of(title)) + "  ·  ", color=_GREY, size=16)
    number = (
        f'<w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:color w:val="{_GREY}"/><w:sz w:val="16"/>'
        "</w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
    )
    footer.getparent().replace(
        footer,
        parse_xml(
            f'<w:p {_namespaces()}><w:pPr><w:jc w:val="right"/></w:pPr>{words}{number}</w:p>'
        ),
    )


def _tables(bank: Bank, name: str, sha256: str, language: str) -> Iterator[list[_Row]]:
    """The rows of every table, from the top of the document to its end."""

    def row(key: str, text: Text, look: str = "", number: object = "") -> _Row:
        return _Row(label(key, language, number), shown(text, language), look=look)

    yield [
        row("interview", bank.title, "head"),
        row("opening", bank.opening),
        row("consent", bank.consent),
        row("closing", bank.closing),
        *(row("level", text, number=level) for level, text in enumerate(bank.scale, start=1)),
        _Row(label("copy", language), (f"{name} · {language} · {sha256[:12]}",), look="technical"),
    ]
    for place, section in enumerate(bank.sections, start=1):
        yield [row("section", section.title, "head", place)]
        for question in section.questions:
            yield list(_question_rows(bank, question, language))


def _question_rows(bank: Bank, question: Question, language: str) -> Iterator[_Row]:
    yield _Row(label("title", language), shown(question.title, language), look="question")
    yield _Row(label("ask", language), shown(question.ask, language), look="asked")
    yield _Row(label("why", language), shown(question.why, language))
    yield _Row(label("note", language), shown(question.note, language))
    yield _Row(label("probes", language), shown_list(question.probes, language), look="list")
    if question.options:
        choices = shown_list(question.options, language)
        yield _Row(label("choices", language), choices, look="list")
    if question.is_rated:
        name = bank.competencies[question.competency].name
        yield _Row(label("competency", language), shown(name, language))
    minutes = (number_text(question.minutes),) if question.minutes else ()
    yield _Row(label("minutes", language), minutes)
    if question.levels:
        for level in range(len(bank.scale), 0, -1):
            yield _Row(
                label("level", language, level),
                shown(question.levels.get(level, Text("")), language),
                (bank.level_name(level, language),),
            )
    for signal in question.signals:
        yield _Row(
            label("signal", language, signal.id),
            shown(signal.because, language),
            tuple(_suggested(bank, signal, language)),
        )
    yield _Row(label("id", language), (question.id,), look="technical")


def _suggested(bank: Bank, signal: Signal, language: str) -> Iterator[str]:
    """What a signal speaks for, in words."""
    words = catalogue(language).gettext
    if isinstance(signal.suggests, int):
        yield words(_FOR_LEVEL).format(level=bank.level_name(signal.suggests, language))
    else:
        yield words(_KNOCKOUT)
    if signal.red_flag:
        yield words(_RED_FLAG)


def _table(rows: Iterable[_Row]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 50), ("left", 110), ("bottom", 50), ("right", 110))
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f"<w:tbl {_namespaces()}><w:tblPr>"
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(map(_table_row, rows))}</w:tbl>"
    )


def _table_row(row: _Row) -> str:
    is_head, is_question = row.look == "head", row.look == "question"
    fill, color = (
        (_DARK, "FFFFFF") if is_head else (_TINT, _DARK) if is_question else (_PALE, _DARK)
    )
    heads = is_head or is_question or row.look == "asked"
    left = _paragraph(row.label, color=color, size=18, is_bold=True, keeps_next=heads)
    left += "".join(_paragraph(text, color=_GREY, size=16, keeps_next=heads) for text in row.beside)
    if is_head:
        size, text_color, is_bold = 28, "FFFFFF", True
    elif is_question:
        size, text_color, is_bold = 24, _DARK, True
    elif row.look == "technical":
        size, text_color, is_bold = 16, _GREY, False
    else:
        size, text_color, is_bold = 21, "", row.look == "asked"
    right = "".join(
        _paragraph(
            text,
            color=text_color,
            size=size,
            is_bold=is_bold,
            keeps_next=heads,
            style="ListBullet" if row.look == "list" and text else "",
            after=40,
        )
        for text in row.paragraphs or ("",)
    )
    right_fill = fill if is_head or is_question else ""
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{_cell(left, _WIDTHS[0], fill)}{_cell(right, _WIDTHS[1], right_fill)}</w:tr>"
    )


def _cell(inside: str, width: int, fill: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def _paragraph(
    text: str,
    *,
    color: str = "",
    size: int,
    is_bold: bool = False,
    keeps_next: bool = False,
    style: str = "",
    after: int = 0,
) -> str:
    """A paragraph; `size` is in half points, `after` the room below it in twentieths of a point."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    keep = "<w:keepNext/>" if keeps_next else ""
    from_right = "<w:bidi/>" if _is_from_right(text) else ""
    return (
        f"<w:p {_namespaces()}><w:pPr>{named}{keep}{from_right}"
        f'<w:spacing w:before="0" w:after="{after}"/></w:pPr>'
        f"{_runs(text, color=color, size=size, is_bold=is_bold)}</w:p>"
    )


def _runs(text: str, *, color: str = "", size: int, is_bold: bool = False) -> str:
    """The words of a paragraph. Tabs are elements of their own in Word's files."""
    text = plain(text)  # XML has no place for most controls
    if not text:
        return ""
    bold = "<w:b/><w:bCs/>" if is_bold else ""
    colored = f"<w:color w:val={quoteattr(color)}/>" if color else ""
    from_right = "<w:rtl/>" if _is_from_right(text) else ""
    words = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")
    )
    return (
        f'<w:r><w:rPr>{bold}{colored}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{from_right}'
        f"</w:rPr>{words}</w:r>"
    )


def _is_from_right(text: str) -> bool:
    """Whether the first letter of a text is of a script that is written from right to left."""
    directions = map(unicodedata.bidirectional, text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def _namespaces() -> str:
    return 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
