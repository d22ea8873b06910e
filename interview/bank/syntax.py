"""Grows the tree of a file whose YAML may be broken: each slip is explained, and stepped over."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from interview.bank import indentation, traps
from interview.bank.compose import Refused, compose
from interview.bank.nodes import Node
from interview.bank.report import Report
from interview.bank.trouble import Explanation, Repair, Trouble
from interview.i18n import _

_ROUNDS = 20
"""How many slips are stepped over before the rest of the file is left alone."""

_Rule = Callable[[Trouble], Explanation | None]
_RULES: tuple[tuple[str, tuple[_Rule, ...]], ...] = (
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
    ("sequence entries", (indentation.list_on_key_line,)),
    ("mapping keys", (traps.special_sign,)),
    ("',' or", (traps.text_after_quotes, traps.open_bracket)),
    ("node content", (traps.stray_separator,)),
    ("document start", (traps.after_document_end,)),
    (
        "parsing a block",
        (
            traps.text_after_quotes,
            traps.remark_inside_text,
            traps.stray_separator,
            indentation.block_text_ends_early,
            indentation.item_among_keys,
            indentation.key_among_items,
            indentation.wrong_indentation,
        ),
    ),
)
"""What the parser says, and the slips that make it say so, the likeliest first."""


def grow(text: str, report: Report) -> Node | None:
    """The tree of a YAML text; none if it is empty or beyond reading, which is reported.

    Where a slip is understood, it is put right in passing, by signs that take the same place, so
    that the rest of the file can be checked at once.
    """
    guessed = False
    for _round in range(_ROUNDS):
        attempt = Report(report.lines)
        try:
            root = compose(text, attempt)
        except Refused:
            root = None
        except yaml.YAMLError as error:
            slip = None if guessed else explain(Trouble.of(error, text))
            if slip is None or not _step_over(slip, report):
                report.take(attempt)
                return None
            text, guessed = _repaired(text, slip.repairs), slip.is_guess
            continue
        report.take(attempt)
        return root
    return None


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


def _step_over(slip: Explanation, report: Report) -> bool:
    """Report a slip; whether the rest can be read."""
    for place in (slip.place, *slip.also):
        report.error(slip.code, slip.message, place, slip.hint, slip.related)
    for repair in slip.repairs:
        report.distrust(repair.line + 1)
    return bool(slip.repairs)


def _repaired(text: str, repairs: tuple[Repair, ...]) -> str:
    lines = text.split("\n")
    for repair in repairs:
        line, start = lines[repair.line], repair.column
        lines[repair.line] = line[:start] + repair.signs + line[start + len(repair.signs) :]
    return "\n".join(lines)
