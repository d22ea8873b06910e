"""Writes the page of the rules from the rules themselves: `python -m interview.lint.rules_page`."""

from __future__ import annotations

from interview.lint.all_rules import RULES

_OPENING = """\
# The advice on a question bank

This page is written by `python -m interview.lint.rules_page` from the rules themselves: change
`interview/lint/`, not this page.

```sh
interview bank check social-media
```

tells the errors of a bank, with which it cannot be used, and this advice, which makes for a better
and a lawful interview. The program gives advice; it is no lawyer. Whose law counts is said in the
bank (`jurisdictions: [us, uk, fr]`; all three, if left out).

Advice that does not fit is switched off in the bank, by its code and for a reason that everybody
can read. A code without effect is advised against in turn.

```yaml
ignore:
  B134: Candidates answer in writing; there is nobody to probe.
```
"""
_GROUPS = (
    ("B08", "What signals hear"),
    ("B10", "How a question is put"),
    ("B11", "What must not be asked"),
    ("B12", ""),
    ("B13", "Anchors, probes, reasons"),
    ("B14", "Other languages"),
    ("B15", "Minutes and weights"),
    ("B16", "Advice itself"),
)
"""The headings, by how the codes under them begin; without one, the group goes on."""


def page() -> str:
    """The whole page, in Markdown."""
    parts = [_OPENING]
    for start, heading in _GROUPS:
        if heading:
            parts.append(f"## {heading}\n")
        for rule in RULES:
            if rule.code.startswith(start):
                parts += [
                    f"### {rule.code}: {rule.title}\n",
                    f"{rule.reason}\n",
                    f"Instead of\n\n{_yaml(rule.bad)}\n",
                    f"write\n\n{_yaml(rule.better)}\n",
                    f"*{rule.source}*\n",
                ]
    return "\n".join(parts).rstrip() + "\n"


def _yaml(text: str) -> str:
    return f"```yaml\n{text}\n```"


if __name__ == "__main__":
    print(page(), end="")
