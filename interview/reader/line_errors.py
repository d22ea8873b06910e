"""The slips within a line that break YAML, one function each: does it explain the trouble?"""

from __future__ import annotations

import re
from itertools import islice

from interview.i18n import _
from interview.reader.diagnostic_collector import MAX_DIAGNOSTICS
from interview.reader.error_sentences import (
    UNBREAKABLE,
    remark_cuts_text,
    starts_with_sign,
    stuck_words,
    text_with_colon,
    too_deep,
)
from interview.reader.parse_failure import Explanation, ParseFailure, Repair, Written
from interview.reader.place import Place

_LEADING_TAB = re.compile(r" *(\t[ \t]*)")
_STUCK_COLON = re.compile(r"\s*(?:- )?[\w-]+(:)(?=[^\s:/]|[\u00a0\u202f])")
_STUCK_HYPHEN = re.compile(r"\s*(-)(?=[^\s-]|[\u00a0\u202f])")
_REMARK = re.compile(r"\S( #)")
_CURLY = "“”„‘’«»"


def tab_in_indentation(trouble: ParseFailure) -> Explanation | None:
    """Tabs at the start of lines."""
    here = _LEADING_TAB.match(trouble.at)
    if not here or trouble.column > here.end():
        return None
    every = ((n, found) for n, line in enumerate(trouble.lines) if (found := _leading_tab(line)))
    tabbed = list(islice(every, MAX_DIAGNOSTICS))
    others = (trouble.place(n, found.start(1), found.end(1)) for n, found in tabbed)
    place = trouble.place(trouble.line, here.start(1), here.end(1))
    return Explanation(
        "B006",
        _("this line begins with a tab"),
        place,
        _("indent it with spaces, like the lines around it"),
        repairs=tuple(Repair(n, found.start(1), " " * len(found[1])) for n, found in tabbed),
        also=tuple(other for other in others if other != place),
        is_guess=True,
    )


def _leading_tab(line: str) -> re.Match[str] | None:
    return _LEADING_TAB.match(line) if line.strip() else None


def tab_after_sign(trouble: ParseFailure) -> Explanation | None:
    """A tab after a colon or a hyphen."""
    start = trouble.at.find("\t")
    if start < 0:
        return None
    return Explanation(
        "B006",
        _("a tab stands here"),
        trouble.place(trouble.line, start),
        _("write a space"),
        repairs=(Repair(trouble.line, start, " "),),
    )


def special_sign(trouble: ParseFailure) -> Explanation | None:
    """A text that starts with a sign that YAML keeps for itself."""
    return _special_sign(trouble, trouble.line, trouble.column)


def special_sign_before(trouble: ParseFailure) -> Explanation | None:
    """The same, where the parser had gone past the sign before it stopped."""
    return _special_sign(trouble, trouble.context_line, trouble.context_column)


def star_before_text(trouble: ParseFailure) -> Explanation | None:
    """A text whose first word starts with a star, which makes it a reference to YAML."""
    star = trouble.star
    return _special_sign(trouble, *star) if star and star[0] == trouble.line else None


def _special_sign(trouble: ParseFailure, line: int, column: int) -> Explanation | None:
    sign = trouble.lines[line][column : column + 1]
    if not sign:
        return None
    return Explanation(
        "B022",
        starts_with_sign(sign),
        trouble.place(line, column),
        _('put the whole text between "double quotes"'),
        repairs=(Repair(line, column, "_"),),
    )


def backslash(trouble: ParseFailure) -> Explanation | None:
    """A backslash in double quotes."""
    column = trouble.at.rfind("\\", 0, trouble.column + 1)
    if column < 0:
        return None
    return Explanation(
        "B027",
        _("between double quotes, a backslash and the letter after it mean something else"),
        trouble.place(trouble.line, column, column + 2),
        _("write “\\\\”, or put the text between 'single quotes'"),
        repairs=(Repair(trouble.line, column, "/"),),
    )


def quote_never_closed(trouble: ParseFailure) -> Explanation | None:
    """A text that opens with a quote and has no other."""
    return _unclosed(trouble, trouble.context_line, trouble.context_column)


def _unclosed(trouble: ParseFailure, line: int, column: int) -> Explanation:
    quote = trouble.lines[line][column : column + 1]
    rest = trouble.lines[line][column + 1 :]
    harmless = re.sub(r"[:#]", "_", rest)
    return Explanation(
        "B010",
        _("this quote is never closed"),
        trouble.place(line, column),
        _("write another {quote} at the end of the text").format(quote=quote),
        repairs=(Repair(line, column, "_" + harmless),),
    )


def text_after_quotes(trouble: ParseFailure) -> Explanation | None:
    """More text after a closing quote, which may not have been meant to close anything."""
    before = trouble.before
    if before is None or before.style not in ("'", '"') or before.end_line != trouble.line:
        return None
    if trouble.at[before.end_column : trouble.column].strip():
        return None
    if before.line != before.end_line:
        return _unclosed(trouble, before.line, before.column)
    return Explanation(
        "B010",
        _("the text ends at this quote, but more follows"),
        trouble.place(trouble.line, before.end_column - 1),
        _text_after_quotes_hint(trouble, before),
        repairs=(_blank(trouble, before.end_column),),
    )


def _text_after_quotes_hint(trouble: ParseFailure, before: Written) -> str:
    inside_word = trouble.column == before.end_column and trouble.sign.isalnum()
    if before.style == "'" and inside_word:
        return _('write the apostrophe as ’, or put the text between "double quotes"')
    return _("put the whole text between quotes, and any quotes inside it as “ ”")


def _blank(trouble: ParseFailure, column: int) -> Repair:
    rest = trouble.at[column:]
    kept = re.search(r"[,\]}\s]*$", rest)
    closing = kept[0] if kept else ""
    return Repair(trouble.line, column, " " * (len(rest) - len(closing)) + closing)


def colon_in_text(trouble: ParseFailure) -> Explanation | None:
    """A second colon on a line: a text with a colon in it."""
    value = trouble.at[: trouble.column].split(":", 1)[-1].strip()
    hint = _('put the whole text between "double quotes"')
    if value and value[0] in _CURLY:
        hint = _('curly quotes do not count: use straight "double quotes"')
    return Explanation(
        "B009",
        text_with_colon(),
        trouble.place(trouble.line, trouble.column),
        hint,
        repairs=(Repair(trouble.line, trouble.column, "_"),),
    )


def stuck_sign(trouble: ParseFailure, line: int) -> Explanation | None:
    """A colon or a hyphen without an ordinary space after it."""
    text = trouble.lines[line]
    found = _STUCK_HYPHEN.match(text) or _STUCK_COLON.match(text)
    if not found:
        return None
    column = found.start(1)
    after = text[column + 1]
    code, message, hint = stuck_words(found[1], after)
    at = column + 1 if after in UNBREAKABLE else column
    repairs = (Repair(line, column + 1, " "),)
    return Explanation(code, message, trouble.place(line, at), hint, repairs=repairs)


def remark_inside_text(trouble: ParseFailure) -> Explanation | None:
    """A text over several lines that a “ #” cuts short."""
    above = trouble.line - 1
    found = _REMARK.search(trouble.lines[above]) if above >= 0 else None
    before = trouble.before
    if not found or before is None or before.style or before.end_line != above:
        return None
    column = found.start(1) + 1
    return Explanation(
        "B023",
        remark_cuts_text(),
        trouble.place(above, column, len(trouble.lines[above].rstrip())),
        _('put the whole text between "double quotes"'),
        repairs=(Repair(above, column, "_"),),
    )


def stray_separator(trouble: ParseFailure) -> Explanation | None:
    """A comma or a closing bracket where a value or the end of a line is expected."""
    sign = trouble.sign
    if sign not in (",", "]", "}"):
        return None
    if sign == "," and "flow" not in trouble.context:
        return special_sign(trouble)
    message = (
        _("nothing stands before this comma")
        if sign == ","
        else _("this “{sign}” closes nothing").format(sign=sign)
    )
    return Explanation(
        "B028",
        message,
        trouble.place(trouble.line, trouble.column),
        _('take it away, or put the whole text between "double quotes"'),
        repairs=(Repair(trouble.line, trouble.column, " "),),
    )


def text_after_brackets(trouble: ParseFailure) -> Explanation | None:
    """More text after a closing bracket, which was probably part of a text."""
    before = trouble.at[: trouble.column].rstrip()
    if not before.endswith(("]", "}")) or not trouble.at[trouble.column :].strip():
        return None
    return Explanation(
        "B028",
        _("this bracket ends a list or a block, but more follows"),
        trouble.place(trouble.line, len(before) - 1),
        _('if it belongs to a text, put the whole text between "double quotes"'),
        repairs=(_blank(trouble, len(before)),),
    )


def open_bracket(trouble: ParseFailure) -> Explanation | None:
    """A list in brackets that does not end as it should."""
    line, column = trouble.context_line, trouble.context_column
    if trouble.line == line and trouble.sign == ":":
        return colon_in_text(trouble)
    return _never_closed(trouble, line, column)


def hyphen_in_brackets(trouble: ParseFailure) -> Explanation | None:
    """An item with a hyphen inside brackets, or below brackets that were never closed."""
    if trouble.sign != "-" or trouble.bracket is None:
        return None
    line, column = trouble.bracket
    if line != trouble.line:
        return _never_closed(trouble, line, column)
    return Explanation(
        "B008",
        _("between brackets, items have no hyphens"),
        trouble.place(trouble.line, trouble.column),
        _("take it away: commas separate the items"),
        repairs=(Repair(trouble.line, trouble.column, "_"),),
    )


def end_inside_brackets(trouble: ParseFailure) -> Explanation | None:
    """The file ends right behind an open bracket or one of its commas."""
    if trouble.sign or trouble.bracket is None:
        return None
    return _never_closed(trouble, *trouble.bracket)


def _never_closed(trouble: ParseFailure, line: int, column: int) -> Explanation:
    opened = trouble.lines[line][column : column + 1]
    broken: tuple[tuple[Place, str], ...] = ()
    if trouble.at.strip():
        place = trouble.place(trouble.line, trouble.column)
        broken = ((place, _("not understood from here on")),)
    return Explanation(
        "B028",
        _("this “{sign}” is never closed").format(sign=opened),
        trouble.place(line, column),
        _("write “{sign}” after the last item, and commas between items").format(
            sign="]" if opened == "[" else "}"
        ),
        broken,
    )


def bottomless(trouble: ParseFailure) -> Explanation:
    """Brackets inside brackets until the parser gives up, which newer ones do by themselves."""
    return Explanation("B002", too_deep(), trouble.place(trouble.line, trouble.column))


def after_document_end(trouble: ParseFailure) -> Explanation | None:
    """Something after a line of three dots."""
    return Explanation(
        "B021",
        _("the file was ended above, by “...” or “---”, and goes on here"),
        trouble.place(trouble.line, trouble.column),
        _("take that line away"),
    )
