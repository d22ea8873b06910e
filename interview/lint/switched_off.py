"""Advice that a bank switches off is left out; an exemption that changes nothing is pointed out."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from interview.bank import Bank
from interview.bank.diagnostic_codes import CODES
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted
from interview.reader import Diagnostic

IDLE = Rule(
    "B161",
    mark("An exemption without effect"),
    mark(
        "A bank switches a piece of advice off by its code, for a reason that is written down. A "
        "code that does not exist, or that nothing in the bank would trigger any more, hides "
        "nothing today and may hide a real problem tomorrow."
    ),
    "The practice of compilers and linters (“unused suppression”).",
    mark("ignore:\n  B104: Our candidates have the questions before them."),
    mark("ignore: {}"),
)


def without_switched_off(found: Iterable[Diagnostic], bank: Bank) -> list[Diagnostic]:
    """What was found, but for the advice that the bank switches off; errors stay."""
    return [each for each in found if each.is_error or each.code not in bank.ignore]


def check_switched_off(codes: Collection[str], tried: Collection[str], findings: Findings) -> None:
    """Advise on each code of `ignore` that switches nothing off.

    `codes` are those of all advice, `tried` those that were looked for.
    """
    found = {each.code for each in findings.found}
    for code in findings.bank.ignore:
        if code in found or (code in codes and code not in tried):
            continue
        if code in codes:
            message = _("nothing in this bank would trigger {code}").format(code=quoted(code))
            hint = _("take this line away")
        elif any(code == error.code for error in CODES):
            message = _("{code} is an error: only advice can be switched off").format(
                code=quoted(code)
            )
            hint = _("take this line away, and correct the error")
        else:
            message = _("there is no advice {code}").format(code=quoted(code))
            hint = nearest_name_hint(code, codes) or _(
                "“interview bank rules” lists them: {codes}"
            ).format(codes=listed(codes, 4))
        findings.at(IDLE, message, ("ignore", code), hint, of_key=True)
