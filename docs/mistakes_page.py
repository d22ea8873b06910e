"""Writes the page of mistakes and their cure: `python docs/mistakes_page.py > docs/mistakes.md`.

The mistakes are the broken banks of `tests/reader/broken`, one in each; what is said of each
is what `interview bank check` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from interview import i18n
from interview.bank import CODES, Code, parse
from interview.reader import render

BROKEN = Path(__file__).parents[1] / "tests" / "reader" / "broken"
OPENING = """\
# Mistakes in a bank, and their cure

This page is written by `python docs/mistakes_page.py` from the banks in `tests/reader/broken`, with
one mistake in each: change those, or the messages themselves, not this page.

```sh
interview bank check my-bank.yaml
```

shows every mistake of a bank at once, each like those below: a code, what is wrong, the line of
the file, the exact place, and what to write instead. `interview bank rules B009` explains a code.
`interview bank check my-bank.yaml --fix` mends those that leave no doubt, and shows the difference
first.
A bank with an `error` is never used: the interview goes on with the last one that could be read.
Two things may be meant as they stand: they are only `advice`, and the bank is used. They are
[curly quotes](#b026-curly-quotes-surround-a-text) around a text, and a
[“#”](#b023-a--cuts-a-text-short) behind a text, unless the text goes on in the next line.

The few that account for most: a text with a [colon](#b009-a-text-has-a-colon-in-it) in it, a line
that begins in the [wrong column](#b008-a-line-begins-in-the-wrong-column), a
[quote](#b010-quotes-do-not-match) that is not closed, a [key](#b012-the-key-does-not-exist) that
is misspelt. What is no mistake: `no`, `on`, `2010`, `1.10` and `2026-03-01` stay the words you
typed; here YAML turns nothing into something else.
"""


def page() -> str:
    """The whole page, in Markdown."""
    i18n.use("en")
    found = groupby(sorted(_mistakes(), key=itemgetter(0)), key=itemgetter(0))
    drawn = {code: [mistake for _, mistake in mistakes] for code, mistakes in found}
    return "\n".join([OPENING, *(_section(code, drawn.get(code.code, [])) for code in CODES)])


def _mistakes() -> Iterator[tuple[str, str]]:
    """The code of each broken bank's mistake, and the mistake as it is drawn."""
    for path in sorted(BROKEN.glob("*.yaml")):
        loaded = parse(path.read_bytes(), "my-bank.yaml")
        (mistake,) = loaded.diagnostics
        yield mistake.code, render(mistake, loaded.source)


def _section(code: Code, mistakes: list[str]) -> str:
    heading = f"## {code.code}: {code.title}\n\n{code.cure}\n"
    return "\n".join([heading, *(f"```text\n{drawn}\n```\n" for drawn in mistakes)])


if __name__ == "__main__":
    print(page(), end="")
