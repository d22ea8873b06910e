"""Finds the mistake that made YAML's parser stop where it did."""

from __future__ import annotations

from collections.abc import Callable

from interview.i18n import _
from interview.reader import indentation_errors, line_errors
from interview.reader.parse_failure import Explanation, ParseFailure

_Rule = Callable[[ParseFailure], Explanation | None]
_RULES: tuple[tuple[str, tuple[_Rule, ...]], ...] = (
    ("maximum nesting", (line_errors.nested_too_deeply,)),
    ("tab", (indentation_errors.tab_in_indentation, line_errors.tab_after_mark)),
    (
        "cannot start any",
        (
            indentation_errors.tab_in_indentation,
            line_errors.tab_after_mark,
            line_errors.special_character,
        ),
    ),
    ("scanning an alias", (line_errors.special_character_before,)),
    ("scanning an anchor", (line_errors.special_character_before,)),
    ("a tag", (line_errors.special_character_before,)),
    ("tag handle", (line_errors.special_character_before,)),
    ("a directive", (line_errors.special_character_before,)),
    ("scanning a block scalar", (line_errors.special_character_before,)),
    ("escape", (line_errors.backslash,)),
    ("hexdecimal", (line_errors.backslash,)),
    ("scanning a quoted scalar", (line_errors.quote_never_closed,)),
    ("mapping values", (indentation_errors.key_inside_text, line_errors.colon_in_text)),
    ("expected ':'", (indentation_errors.line_without_colon,)),
    ("sequence entries", (line_errors.hyphen_in_brackets, indentation_errors.list_on_key_line)),
    ("mapping keys", (line_errors.special_character,)),
    ("',' or", (line_errors.text_after_quotes, line_errors.open_bracket)),
    (
        "node content",
        (
            line_errors.hyphen_in_brackets,
            line_errors.stray_separator,
            line_errors.end_inside_brackets,
        ),
    ),
    ("document start", (line_errors.after_document_end,)),
    (
        "parsing a block",
        (
            line_errors.alias_before_text,
            line_errors.text_after_quotes,
            line_errors.comment_inside_text,
            line_errors.stray_separator,
            line_errors.text_after_brackets,
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
