"""Advice that a bank switches off, and the exemptions that have no effect."""

from __future__ import annotations

from collections.abc import Collection

from interview.bank.diagnostic_codes import CODES
from interview.i18n import _, mark
from interview.lint.findings import Findings
from interview.lint.rule import Rule
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted

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


def check_exemptions(codes: Collection[str], tried: Collection[str], findings: Findings) -> None:
    """Advise on `ignore`: `codes` are all that exist, `tried` those that were looked for."""
    triggered = {found.code for found in findings.found}
    for code in findings.bank.ignore:
        if code in triggered or (code in codes and code not in tried):
            continue
        if code in codes:
            message = _("nothing in this bank would trigger {code}").format(code=quoted(code))
            hint = _("take this line away")
        else:
            message, hint = _unknown(code, codes)
        findings.at(IDLE, message, ("ignore", code), hint, of_key=True)


def _unknown(code: str, codes: Collection[str]) -> tuple[str, str]:
    if any(code == error.code for error in CODES):
        return _("{code} is an error: only advice can be switched off").format(
            code=quoted(code)
        ), _("take this line away, and cure the error")
    return _("there is no advice {code}").format(code=quoted(code)), (
        nearest_name_hint(code, codes)
        or _("“interview bank rules” lists them: {codes}").format(codes=listed(codes, 4))
    )
