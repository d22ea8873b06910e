"""Every rule: listed, and explained to a person."""

from __future__ import annotations

from textwrap import fill

from interview.bank.diagnostic_codes import CODES
from interview.errors import NotFound
from interview.i18n import _
from interview.lint.anchor_rules import ANCHORS
from interview.lint.example_rules import UNLIKE
from interview.lint.findings import Rule
from interview.lint.language_rules import LANGUAGES
from interview.lint.law_by_place import rules_of_places
from interview.lint.legal_rules import LEGAL
from interview.lint.listening_rules import LISTENING
from interview.lint.phrase_rules import PHRASES
from interview.lint.question_rules import QUESTIONS
from interview.lint.signal_rules import SIGNALS
from interview.lint.switched_off import IDLE
from interview.lint.vocabulary_rules import AMBIGUOUS
from interview.lint.weight_rules import WEIGHTS
from interview.lint.yaml_rules import YAML_RULES
from interview.nearest_name import nearest_name
from interview.plain_text import quoted, slug

_EVERY = (
    AMBIGUOUS,
    UNLIKE,
    *LISTENING,
    *YAML_RULES,
    *PHRASES,
    *SIGNALS,
    *QUESTIONS,
    *LEGAL,
    *ANCHORS,
    *LANGUAGES,
    *WEIGHTS,
    IDLE,
)
RULES: tuple[Rule, ...] = tuple(sorted(_EVERY, key=lambda rule: rule.code))
"""All there are, in the order of their codes."""


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of its code; `_(rule.title)` is its title in the language in use."""
    return RULES


def codes_about(words: str) -> list[tuple[str, str]]:
    """Code and title of each rule and each error that has all of some words, in any spelling.

    Those with the words in their title are all there are, where any has; else those that have them
    in what explains them.
    """
    wanted = [slug(word) for word in words.split()]
    titles = [(each.code, _(each.title), "") for each in CODES]
    titles += [(each.code, _(each.title), _(each.reason)) for each in RULES]

    def about(text: str) -> bool:
        return all(word in slug(text) for word in wanted)

    return [(code, title) for code, title, _more in titles if about(title)] or [
        (code, title) for code, title, more in titles if about(f"{title} {more}")
    ]


def explain(code: str) -> str:
    """All there is to say about a code of advice or of an error, as text for a terminal.

    `NotFound` for a code that does not exist.
    """
    wanted = code.strip().upper()
    for error in CODES:
        if error.code == wanted:
            return f"{error.code} · {_(error.title)}\n\n{_wrapped(_(error.cure))}"
    for rule in RULES:
        if rule.code == wanted:
            ignoring = f"ignore:\n  {rule.code}: " + _("the reason, in a few words")
            parts = [
                f"{rule.code} · {_(rule.title)}",
                _wrapped(_(rule.reason)),
                _("Instead of:") + "\n\n" + _indented(_(rule.bad)),
                _("write:") + "\n\n" + _indented(_(rule.better)),
                _sources(rule),
                _("To switch it off, in a bank or in one question, say why:")
                + "\n\n"
                + _indented(ignoring),
            ]
            return "\n\n".join(parts)
    meant = nearest_name(code, [rule.code for rule in RULES] + [error.code for error in CODES])
    parts = [
        _("There is no rule {code}.").format(code=quoted(code)),
        _("Did you mean {word}?").format(word=quoted(meant)) if meant else "",
        _("“interview bank rules” lists them."),
    ]
    raise NotFound(" ".join(filter(None, parts)))


def _sources(rule: Rule) -> str:
    """Where the reason comes from: for a subject of the law, the rules of each place."""
    if not rule.subject:
        return _wrapped(_("Source: {source}").format(source=rule.source))
    paragraphs = [_wrapped(_("What the law says, place by place:"))]
    for place, lines in rules_of_places(rule.subject):
        items = [
            fill(
                line,
                80,
                initial_indent="  - ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in lines
        ]
        paragraphs.append("\n".join([place, *items]))
    return "\n\n".join(paragraphs)


def _wrapped(text: str) -> str:
    return fill(text, 80, break_long_words=False, break_on_hyphens=False)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
