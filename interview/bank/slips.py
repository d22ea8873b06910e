"""Finds the slip behind what YAML's parser says."""

from __future__ import annotations

from collections.abc import Callable

from interview.bank import indentation, traps
from interview.bank.trouble import Explanation, Trouble
from interview.i18n import _

_Rule = Callable[[Trouble], Explanation | None]
_RULES: tuple[tuple[str, tuple[_Rule, ...]], ...] = (
    ("maximum nesting", (traps.bottomless,)),
    ("tab", (traps.tab_in_indentation, traps.tab_after_sign)),
    ("cannot start any", (traps.tab_in_indentation, traps.tab_after_sign, traps.special_sign)),
    ("scanning an alias", (traps.special_sign_before,)),
    ("scanning an anchor", (traps.special_sign_before,)),
    ("a tag", (traps.special_sign_before,)),
    ("tag handle", (traps.special_sign_before,)),
    ("a directive", (traps.special_sign_before,)),
    ("scanning a block scalar", (traps.special_sign_before,)),
    ("escape", (traps.backslash,)),
    ("hexdecimal", (traps.backslash,)),
    ("scanning a quoted scalar", (traps.quote_never_closed,)),
    ("mapping values", (indentation.swallowed_key, traps.colon_in_text)),
    ("expected ':'", (indentation.line_without_colon,)),
    ("sequence entries", (traps.hyphen_in_brackets, indentation.list_on_key_line)),
    ("mapping keys", (traps.special_sign,)),
    ("',' or", (traps.text_after_quotes, traps.open_bracket)),
    (
        "node content",
        (traps.hyphen_in_brackets, traps.stray_separator, traps.end_inside_brackets),
    ),
    ("document start", (traps.after_document_end,)),
    (
        "parsing a block",
        (
            traps.star_before_text,
            traps.text_after_quotes,
            traps.remark_inside_text,
            traps.stray_separator,
            traps.text_after_brackets,
            indentation.block_text_ends_early,
            indentation.item_among_keys,
            indentation.key_among_items,
            indentation.wrong_indentation,
        ),
    ),
)
"""What the parser says, and the slips that make it say so, the likeliest first."""


def explain(trouble: Trouble) -> Explanation:
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
