"""Tells the rules to a person: all of them on a line each, or one of them in full."""

from __future__ import annotations

from interview.bank.diagnostic_codes import CODES
from interview.errors import NotFound
from interview.i18n import _
from interview.lint.registry import RULES
from interview.lint.rule import Rule
from interview.nearest_name import nearest_name
from interview.plain_text import quoted


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of its code; `_(rule.title)` is its title in the language in use."""
    return RULES


def explain(code: str) -> str:
    """All there is to say about a code of advice or of an error, as text for a terminal.

    `NotFound` for a code that does not exist.
    """
    wanted = code.strip().upper()
    for rule in RULES:
        if rule.code == wanted:
            return _rule(rule)
    for error in CODES:
        if error.code == wanted:
            return f"{error.code} · {_(error.title)}\n\n{_wrapped(_(error.cure))}"
    raise _not_found(wanted)


def _rule(rule: Rule) -> str:
    parts = [
        f"{rule.code} · {_(rule.title)}",
        _wrapped(_(rule.reason)),
        _("Instead of:") + "\n\n" + _indented(_(rule.bad)),
        _("write:") + "\n\n" + _indented(_(rule.better)),
        _wrapped(_("Source: {source}").format(source=rule.source)),
        _("To switch it off in a bank, say why:") + "\n\n" + _indented(_switched_off(rule)),
    ]
    return "\n\n".join(parts)


def _switched_off(rule: Rule) -> str:
    """The lines of a bank that switch a rule off."""
    return f"ignore:\n  {rule.code}: " + _("the reason, in a few words")


def _wrapped(text: str) -> str:
    from textwrap import fill

    return fill(text, 80, break_long_words=False, break_on_hyphens=False)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def _not_found(code: str) -> NotFound:
    every = [rule.code for rule in RULES] + [error.code for error in CODES]
    meant = nearest_name(code, every)
    message = _("There is no rule {code}.").format(code=quoted(code))
    hint = _("Did you mean {word}?").format(word=quoted(meant)) if meant else ""
    return NotFound(
        " ".join(filter(None, (message, hint, _("“interview bank rules” lists them."))))
    )
