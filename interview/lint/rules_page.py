"""Writes the page of the rules from the rules themselves: `python -m interview.lint.rules_page`."""

from __future__ import annotations

from interview.lint.all_rules import RULES
from interview.lint.findings import Rule
from interview.lint.law_by_place import about_the_advice, rules_of_places

_OPENING = """\
# The advice on a question bank

This page is written by `python -m interview.lint.rules_page` from the rules themselves: change
`interview/lint/`, not this page.

```sh
interview bank check social-media
```

tells the errors of a bank, with which it cannot be used, and this advice, which makes for a better
interview. Whose law counts is said in the bank (`jurisdictions: [us, fr]`; all places that are
known, if left out).

**What this advice is.** {about}

A finding on what not to ask does not mean that a question is illegal. It says which of three things
is known, place by place:

- *the law forbids asking*;
- *the law forbids deciding by it*: the question itself may be lawful, but it is evidence of what
  decided;
- *guidance advises against*: an authority or a code of conduct says so.

Each rule is followed by the page on which it was read, and the day. Pages were read in stored
copies. *As reported by* means that the page tells of the rule and is not its text; *not read at its
source* means that no page with it could be read. Look at the text itself before you rely on it, and
have someone qualified read your bank before you hire with it. The reason that a bank gives for
switching advice off is kept in the bank, and may be read in a dispute.

Advertisements are not read. New Jersey (N.J.S.A. 34:8B-1) and Oregon (ORS 659A.550), for instance,
forbid advertisements that shut out people without a job, and say nothing of the interview: they are
no rules here.

How much is found was measured on 200 sentences a language by people who had never seen the
patterns, half of them innocent, many of these near to a subject, the others five for each subject.
None of the innocent ones was found, in English or in French. Of what was found, the subject was
right in 98 % in English and 99 % in French; of what was asked about, 94 % was found under its
subject in English and 93 % in French. Sets before, by other people, gave less: down to 73 % of what
was asked about, and up to four innocent sentences in a hundred. How people ask differs: count on
one question in six that is not found. The sentences stand in `tests/lint/blind_20_en.yaml` and
`blind_19_fr.yaml`, with these figures; those of earlier sets stand at the head of theirs.

Ratings proposed from notes are matches of words. A person decides, and answers for it.

Advice that does not fit is switched off in the bank, by its code and for a reason that everybody
can read. A code without effect is advised against in turn.

```yaml
ignore:
  B134: Candidates answer in writing; there is nobody to probe.
```
"""
_GROUPS = (
    ("B081", "What signals hear"),
    ("B101", "How a question is put"),
    ("B111", "What is better not asked, and in places must not be"),
    ("B131", "Anchors, probes, reasons"),
    ("B141", "Other languages"),
    ("B151", "Minutes and weights"),
    ("B161", "Advice itself"),
)
"""The first code of each group, and the heading above it."""


def page() -> str:
    """The whole page, in Markdown."""
    parts = [_OPENING.replace("{about}", about_the_advice())]
    headings = dict(_GROUPS)
    for rule in RULES:
        if rule.code in headings:
            parts.append(f"## {headings[rule.code]}\n")
        parts += [
            f"### {rule.code}: {rule.title}\n",
            f"{rule.reason}\n",
            f"Instead of\n\n{_yaml(rule.bad)}\n",
            f"write\n\n{_yaml(rule.better)}\n",
            _sources(rule),
        ]
    return "\n".join(parts).rstrip() + "\n"


def _sources(rule: Rule) -> str:
    if not rule.subject:
        return f"*{rule.source}*\n"
    lines: list[str] = []
    for place, rules in rules_of_places(rule.subject):
        lines += [f"- **{place}**", *(f"  - {line}" for line in rules)]
    return "\n".join(lines) + "\n"


def _yaml(text: str) -> str:
    return f"```yaml\n{text}\n```"


if __name__ == "__main__":
    print(page(), end="")
