"""Finds the slip behind what YAML's parser says."""

from __future__ import annotations

from collections.abc import Callable

from interview.i18n import _
from interview.reader import indentation_errors, line_errors
from interview.reader.parse_failure import Explanation, ParseFailure

_Rule = Callable[[ParseFailure], Explanation | None]
_RULES: tuple[tuple[str, tuple[_Rule, ...]], ...] = (
    ("maximum nesting", (line_errors.bottomless,)),
    ("tab", (line_errors.tab_in_indentation, line_errors.tab_after_sign)),
    (
        "cannot start any",
        (line_errors.tab_in_indentation, line_errors.tab_after_sign, line_errors.special_sign),
    ),
    ("scanning an alias", (line_errors.special_sign_before,)),
    ("scanning an anchor", (line_errors.special_sign_before,)),
    ("a tag", (line_errors.special_sign_before,)),
    ("tag handle", (line_errors.special_sign_before,)),
    ("a directive", (line_errors.special_sign_before,)),
    ("scanning a block scalar", (line_errors.special_sign_before,)),
    ("escape", (line_errors.backslash,)),
    ("hexdecimal", (line_errors.backslash,)),
    ("scanning a quoted scalar", (line_errors.quote_never_closed,)),
    ("mapping values", (indentation_errors.swallowed_key, line_errors.colon_in_text)),
    ("expected ':'", (indentation_errors.line_without_colon,)),
    ("sequence entries", (line_errors.hyphen_in_brackets, indentation_errors.list_on_key_line)),
    ("mapping keys", (line_errors.special_sign,)),
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
            line_errors.star_before_text,
            line_errors.text_after_quotes,
            line_errors.remark_inside_text,
            line_errors.stray_separator,
            line_errors.text_after_brackets,
            indentation_errors.block_text_ends_early,
            indentation_errors.item_among_keys,
            indentation_errors.key_among_items,
            indentation_errors.wrong_indentation,
        ),
    ),
)
"""What the parser says, and the slips that make it say so, the likeliest first."""


def explain(trouble: ParseFailure) -> Explanation:
    """The slip that most likely made the parser stop."""
    for needle, rules in _RULES:
        if needle in trouble.problem or needle in trouble.context:
            for rule in rules:
                found = rule(trouble)
                if found:
                    return found
    return Explanation(
        "B024",
        _("this cannot be understood from here on"),
        trouble.place(trouble.line, trouble.column),
        _("look here and on the line above for a missing quote, colon or bracket"),
    )
