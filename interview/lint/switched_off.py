"""Advice that a bank switches off is left out; an exemption that changes nothing is pointed out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as MappingType

from interview.bank import Bank
from interview.bank.diagnostic_codes import CODES
from interview.i18n import _, mark
from interview.lint.findings import Findings, Rule
from interview.nearest_name import nearest_name_hint
from interview.plain_text import listed, quoted
from interview.reader import Diagnostic, NodePath, Source
from interview.reader.nodes import Mapping

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


def without_switched_off(
    found: Iterable[Diagnostic], bank: Bank, source: Source
) -> list[Diagnostic]:
    """What was found, but for advice that the bank or its question switches off; errors stay."""
    places = list(_questions(bank, source))
    return [
        each
        for each in found
        if each.is_error
        or not (
            each.code in bank.ignore
            or any(each.code in ignore and each.line in lines for _path, ignore, lines in places)
        )
    ]


def check_switched_off(
    codes: Collection[str], tried: Collection[str], findings: Findings, source: Source
) -> None:
    """Advise on each code of `ignore` that switches nothing off, in the bank and in its questions.

    `codes` are those of all advice, `tried` those that were looked for.
    """
    found = [(each.code, each.line) for each in findings.found]
    in_bank = {code for code, _line in found}
    for code in findings.bank.ignore:
        if code in in_bank or (code in codes and code not in tried):
            continue
        message = _("nothing in this bank would trigger {code}")
        _report_idle(code, message, ("ignore", code), codes, findings)
    for path, ignore, lines in _questions(findings.bank, source):
        here = {code for code, line in found if line in lines}
        for code in ignore:
            if code in here or (code in codes and code not in tried):
                continue
            message = _("nothing in this question would trigger {code}")
            _report_idle(code, message, (*path, "ignore", code), codes, findings)


def _report_idle(
    code: str, idle: str, path: NodePath, codes: Collection[str], findings: Findings
) -> None:
    if code in codes:
        message = idle.format(code=quoted(code))
        hint = _("take this line away")
    elif any(code == error.code for error in CODES):
        message = _("{code} is an error: only advice can be switched off").format(code=quoted(code))
        hint = _("take this line away, and correct the error")
    else:
        message = _("there is no advice {code}").format(code=quoted(code))
        hint = nearest_name_hint(code, codes) or _(
            "“interview bank rules” lists them: {codes}"
        ).format(codes=listed(codes, 4))
    findings.at(IDLE, message, path, hint, of_key=True)


def _questions(
    bank: Bank, source: Source
) -> Iterator[tuple[NodePath, MappingType[str, str], range]]:
    """The path of each question that switches advice off, which advice, and its lines, from 1."""
    for s, section in enumerate(bank.sections):
        for q, question in enumerate(section.questions):
            path: NodePath = ("sections", s, "questions", q)
            node = source.node(path) if question.ignore else None
            if isinstance(node, Mapping):
                # A block ends where the next thing begins.
                last = node.end_line + node.in_brackets
                yield path, question.ignore, range(node.line + 1, max(last, node.line + 1) + 1)
