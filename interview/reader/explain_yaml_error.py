"""Finds the mistake that made YAML's parser stop where it did.

A function for each mistake that can be made within a line; those of indentation stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from interview.i18n import _
from interview.reader import indentation_errors
from interview.reader.diagnostics import Cure
from interview.reader.parse_failure import Explanation, ParseFailure, Repair
from interview.reader.place import Place, indent
from interview.reader.shared_messages import (
    comment_cuts_text,
    in_double_quotes,
    starts_with_special_character,
    text_with_colon,
    too_deep,
)

_COMMENT = re.compile(r"\S( #)")
_CURLY = "“”„‘’«»"


def tab_after_mark(failure: ParseFailure) -> Explanation | None:
    """A tab after a colon or a hyphen."""
    start = failure.at.find("\t")
    if start < 0:
        return None
    end = start + len(failure.at[start:]) - len(failure.at[start:].lstrip("\t "))
    return Explanation(
        "B006",
        _("there is a tab here"),
        failure.place(failure.line, start),
        _("write a space"),
        repairs=(Repair(failure.line, start, " "),),
        cure=Cure.at(failure.place(failure.line, start, end), " "),
    )


def special_character(failure: ParseFailure) -> Explanation | None:
    """A text that starts with a character that has a meaning of its own in YAML."""
    return _special_character(failure, failure.line, failure.column)


def special_character_before(failure: ParseFailure) -> Explanation | None:
    """The same, where the parser had gone past the character before it stopped."""
    return _special_character(failure, failure.context_line, failure.context_column)


def alias_before_text(failure: ParseFailure) -> Explanation | None:
    """A text whose first word starts with a star, which makes it an alias to YAML."""
    alias = failure.alias
    return _special_character(failure, *alias) if alias and alias[0] == failure.line else None


def _special_character(failure: ParseFailure, line: int, column: int) -> Explanation | None:
    character = failure.lines[line][column : column + 1]
    if not character:
        return None
    return Explanation(
        "B022",
        starts_with_special_character(character),
        failure.place(line, column),
        _('put the whole text between "double quotes"'),
        repairs=(Repair(line, column, "_"),),
        cure=_quoting(failure, line, column) if character in "@`%" else None,
    )


def backslash(failure: ParseFailure) -> Explanation | None:
    """A backslash in double quotes."""
    column = failure.at.rfind("\\", 0, failure.column + 1)
    if column < 0:
        return None
    return Explanation(
        "B027",
        _("between double quotes, a backslash and the letter after it mean something else"),
        failure.place(failure.line, column, column + 2),
        _("write “\\\\”, or put the text between 'single quotes'"),
        repairs=(Repair(failure.line, column, "/"),),
    )


def quote_never_closed(failure: ParseFailure) -> Explanation | None:
    """A text that opens with a quote and has no other."""
    return _quote_never_closed(failure, failure.context_line, failure.context_column)


def _quote_never_closed(failure: ParseFailure, line: int, column: int) -> Explanation:
    quote = failure.lines[line][column : column + 1]
    rest = failure.lines[line][column + 1 :]
    harmless = re.sub(r"[:#]", "_", rest)
    return Explanation(
        "B010",
        _("this quote is never closed"),
        failure.place(line, column),
        _("write another {quote} at the end of the text").format(quote=quote),
        repairs=(Repair(line, column, "_" + harmless),),
    )


def text_after_quotes(failure: ParseFailure) -> Explanation | None:
    """More text after a closing quote, which may not have been meant to close anything."""
    before = failure.before
    if before is None or before.style not in ("'", '"') or before.end_line != failure.line:
        return None
    if failure.at[before.end_column : failure.column].strip():
        return None
    if before.line != before.end_line:
        return _quote_never_closed(failure, before.line, before.column)
    hint = _("put the whole text between quotes, and any quotes inside it as “ ”")
    is_inside_word = failure.column == before.end_column and failure.character.isalnum()
    if before.style == "'" and is_inside_word:
        hint = _('write the apostrophe as ’, or put the text between "double quotes"')
    return Explanation(
        "B010",
        _("the text ends at this quote, but more follows"),
        failure.place(failure.line, before.end_column - 1),
        hint,
        repairs=(_blank_from(failure, before.end_column),),
    )


def _blank_from(failure: ParseFailure, column: int) -> Repair:
    """Blanks out the rest of the line, save the brackets and commas at its end."""
    rest = failure.at[column:]
    found = re.search(r"[,\]}\s]*$", rest)
    closing = found[0] if found else ""
    return Repair(failure.line, column, " " * (len(rest) - len(closing)) + closing)


def colon_in_text(failure: ParseFailure) -> Explanation | None:
    """A second colon on a line: a text with a colon in it."""
    before = failure.at[: failure.column]
    value = before.split(":", 1)[-1].strip()
    start = before.find(value, before.find(":") + 1) if value else -1
    hint = _('put the whole text between "double quotes"')
    cure = None
    if value and value[0] in _CURLY:
        hint = _('curly quotes do not count: use straight "double quotes"')
        cure = _quoting(failure, failure.line, start, inside=1)
    elif " " in value and value[0] not in "[{'\"" and not _is_a_key(failure, value.split()[-1]):
        cure = _quoting(failure, failure.line, start)
    return Explanation(
        "B009",
        text_with_colon(),
        failure.place(failure.line, failure.column),
        hint,
        repairs=(Repair(failure.line, failure.column, "_"),),
        cure=cure,
    )


def _is_a_key(failure: ParseFailure, word: str) -> bool:
    """Whether a word is a key elsewhere in the file: two lines may stand on one."""
    return bool(re.search(rf"^[ -]*{re.escape(word)}:", failure.text, re.MULTILINE))


def _quoting(failure: ParseFailure, line: int, column: int, inside: int = 0) -> Cure | None:
    """Straight quotes around the rest of a line, where it is one text, and the whole of it.

    `inside` is how many characters at either end are left out: quotes that were meant as such.
    """
    text = failure.lines[line].rstrip()
    below = failure.lines[line + 1 : line + 2]
    goes_on = any(each.strip() and indent(each) > indent(text) for each in below)
    rest = text[column:]
    if inside and (len(rest) < 2 or rest[-1] not in _CURLY):
        return None
    written = in_double_quotes(rest[inside : len(rest) - inside])
    if goes_on or not written or " #" in rest or set(rest) & set("[]{}"):
        return None
    return Cure.at(failure.place(line, column, len(text)), written)


def comment_inside_text(failure: ParseFailure) -> Explanation | None:
    """A text over several lines that a “ #” cuts short."""
    above = failure.line - 1
    found = _COMMENT.search(failure.lines[above]) if above >= 0 else None
    before = failure.before
    if not found or before is None or before.style or before.end_line != above:
        return None
    column = found.start(1) + 1
    return Explanation(
        "B023",
        comment_cuts_text(),
        failure.place(above, column, len(failure.lines[above].rstrip())),
        _('put the whole text between "double quotes"'),
        repairs=(Repair(above, column, "_"),),
    )


def stray_separator(failure: ParseFailure) -> Explanation | None:
    """A comma or a closing bracket where a value or the end of a line is expected."""
    character = failure.character
    if character not in (",", "]", "}"):
        return None
    if character == "," and "flow" not in failure.context:
        return special_character(failure)
    if character == ",":
        message = _("there is nothing before this comma")
    else:
        message = _("this “{character}” closes nothing").format(character=character)
    return Explanation(
        "B028",
        message,
        failure.place(failure.line, failure.column),
        _('take it away, or put the whole text between "double quotes"'),
        repairs=(Repair(failure.line, failure.column, " "),),
    )


def text_after_brackets(failure: ParseFailure) -> Explanation | None:
    """More text after a closing bracket, which was probably part of a text."""
    before = failure.at[: failure.column].rstrip()
    if not before.endswith(("]", "}")) or not failure.at[failure.column :].strip():
        return None
    return Explanation(
        "B028",
        _("this bracket ends a list or a block, but more follows"),
        failure.place(failure.line, len(before) - 1),
        _('if it belongs to a text, put the whole text between "double quotes"'),
        repairs=(_blank_from(failure, len(before)),),
    )


def open_bracket(failure: ParseFailure) -> Explanation | None:
    """A list in brackets that does not end as it should."""
    line, column = failure.context_line, failure.context_column
    if failure.line == line and failure.character == ":":
        return colon_in_text(failure)
    return _bracket_never_closed(failure, line, column)


def hyphen_in_brackets(failure: ParseFailure) -> Explanation | None:
    """An item with a hyphen inside brackets, or below brackets that were never closed."""
    if failure.character != "-" or failure.bracket is None:
        return None
    line, column = failure.bracket
    if line != failure.line:
        return _bracket_never_closed(failure, line, column)
    return Explanation(
        "B008",
        _("between brackets, items have no hyphens"),
        failure.place(failure.line, failure.column),
        _("take it away: commas separate the items"),
        repairs=(Repair(failure.line, failure.column, "_"),),
    )


def end_inside_brackets(failure: ParseFailure) -> Explanation | None:
    """The file ends right behind an open bracket or one of its commas."""
    if failure.character or failure.bracket is None:
        return None
    return _bracket_never_closed(failure, *failure.bracket)


def _bracket_never_closed(failure: ParseFailure, line: int, column: int) -> Explanation:
    opened = failure.lines[line][column : column + 1]
    related: tuple[tuple[Place, str], ...] = ()
    if failure.at.strip():
        place = failure.place(failure.line, failure.column)
        related = ((place, _("not understood from here on")),)
    return Explanation(
        "B028",
        _("this “{character}” is never closed").format(character=opened),
        failure.place(line, column),
        _("write “{character}” after the last item, and commas between items").format(
            character="]" if opened == "[" else "}"
        ),
        related,
    )


def nested_too_deeply(failure: ParseFailure) -> Explanation:
    """Brackets inside brackets until the parser gives up, which newer ones do by themselves."""
    return Explanation("B002", too_deep(), failure.place(failure.line, failure.column))


def after_document_end(failure: ParseFailure) -> Explanation | None:
    """Something after a line of three dots."""
    return Explanation(
        "B021",
        _("the file was ended above, by “...” or “---”, and goes on here"),
        failure.place(failure.line, failure.column),
        _("take that line away"),
    )


_Rule = Callable[[ParseFailure], Explanation | None]
_RULES: tuple[tuple[str, tuple[_Rule, ...]], ...] = (
    ("maximum nesting", (nested_too_deeply,)),
    ("tab", (indentation_errors.tab_in_indentation, tab_after_mark)),
    (
        "cannot start any",
        (
            indentation_errors.tab_in_indentation,
            tab_after_mark,
            special_character,
        ),
    ),
    ("scanning an alias", (special_character_before,)),
    ("scanning an anchor", (special_character_before,)),
    ("a tag", (special_character_before,)),
    ("tag handle", (special_character_before,)),
    ("a directive", (special_character_before,)),
    ("scanning a block scalar", (special_character_before,)),
    ("escape", (backslash,)),
    ("hexdecimal", (backslash,)),
    ("scanning a quoted scalar", (quote_never_closed,)),
    ("mapping values", (indentation_errors.key_inside_text, colon_in_text)),
    ("expected ':'", (indentation_errors.line_without_colon,)),
    ("sequence entries", (hyphen_in_brackets, indentation_errors.list_on_key_line)),
    ("mapping keys", (special_character,)),
    ("',' or", (text_after_quotes, open_bracket)),
    (
        "node content",
        (
            hyphen_in_brackets,
            stray_separator,
            end_inside_brackets,
        ),
    ),
    ("document start", (after_document_end,)),
    (
        "parsing a block",
        (
            alias_before_text,
            text_after_quotes,
            comment_inside_text,
            stray_separator,
            text_after_brackets,
            indentation_errors.block_text_ends_early,
            indentation_errors.item_among_keys,
            indentation_errors.key_among_items,
            indentation_errors.wrong_indentation,
        ),
    ),
)
"""Words of the parser's message, and the mistakes that it may come from, the likeliest first."""


def explain(failure: ParseFailure) -> Explanation:
    """The mistake that most likely made the parser stop."""
    for needle, rules in _RULES:
        if needle in failure.problem or needle in failure.context:
            for rule in rules:
                found = rule(failure)
                if found:
                    return found
    return Explanation(
        "B024",
        _("this cannot be understood from here on"),
        failure.place(failure.line, failure.column),
        _("look here and on the line above for a missing quote, colon or bracket"),
    )
