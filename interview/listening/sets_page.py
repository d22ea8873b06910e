"""Writes the page of the listening sets: `python -m interview.listening.sets_page`."""

from __future__ import annotations

from collections.abc import Sequence

from interview.listening import ListeningSet, listening_sets, shared_vocabularies
from interview.shipped_files import shipped_banks

HEADINGS = ("English", "French")
"""The comments in a set's file that its examples stand under, in this order."""
_SHOWN = 3
"""Examples of a set that the page shows in each language, at most."""

_OPENING = """\
# Listening sets

The list of sets on this page is written by `python -m interview.listening.sets_page` from the files
of `question_banks/listening/`: change a set there, not here. In these files, examples stand below
`# English` or `# French`.

Answers of every trade have things in common: a measured result, an own mistake, no answer at all. A
listening set is a list of ways to say one such thing, in English and French. A signal uses it by
its name:

```yaml
signals:
  - because: Tells of an own mistake, and of what changed since
    suggests: 3
    when:
      all:
        - hears: [own-mistake]
        - hears: [lesson]
examples:
  - {note: "wrong town on the parcel, my fault. since then I read it twice", level: 3}
  - {note: "it was the courier's mistake"}
```

Any one of the sets named in one `hears` is enough; `all` asks for several. `hears` beside
`mentions` in one `when` asks for both
([what stands together](signals.md#what-stands-together-must-all-hold)). What is denied (*never
admits a mistake*) or somebody else's opinion is not heard, as everywhere.

## Adding to a set, or writing your own

A bank adds to a set under the name of the set, or writes one of its own under a new name:

```yaml
listening:
  own-mistake:
    hears: [dropped a clanger]
  late-delivery:
    about: The goods came after the day that was agreed.
    hears: [late delivery, arrived late, livré en retard]
    but_not: [arrived late at work]
    examples: [the flour arrived late]
    counterexamples: [he arrived late at work]
signals:
  - because: Tells of a late delivery
    suggests: 2
    when: {hears: [late-delivery]}
  - because: Owns a mistake
    suggests: 3
    when: {hears: [own-mistake]}
examples:
  - {note: the eggs arrived late, level: 2}
  - {note: dropped a clanger with the order, level: 3}
```

`hears` is written as `mentions` is. `but_not` are phrases that look alike and mean something else:
what is heard in the words of one of them does not count. `interview bank check` tries `examples`
(the set must be heard) and `counterexamples` (it must not).

An addition may consist of `but_not` alone, so that a set that comes with the program hears less in
your trade. A set cannot name another set: here, `hears` takes words and phrases only. Where a
signal wants either of two sets, it names both.
"""


def page() -> str:
    """The whole page, in Markdown."""
    parts = [_OPENING, "## The sets that come with the program\n"]
    parts.append(
        "Each with examples, from its own tests, of what it hears and what it does not. A set\n"
        "listens in both languages at once.\n"
    )
    parts.append("| set | hears in English | hears in French | does not hear |")
    parts.append("| --- | --- | --- | --- |")
    parts += [_row(name, each) for name, each in listening_sets().items()]
    parts += ["", "## The vocabularies that come with the program\n"]
    parts.append("They are counted with `names`, as a bank's own are; one of its own hides them.\n")
    for name, vocabulary in shared_vocabularies().items():
        some = ", ".join(list(vocabulary.terms)[:4])
        parts.append(f"- **`{name}`** · {vocabulary.title}: {some} …")
    return "\n".join([*parts, ""])


def examples_by_language(name: str, each: ListeningSet) -> dict[str, dict[str, list[str]]]:
    """The examples and counterexamples of a set's file, by the heading that they stand under."""
    left = {key: iter(getattr(each, key)) for key in ("examples", "counterexamples")}
    found: dict[str, dict[str, list[str]]] = {key: {} for key in left}
    key = heading = ""
    path = shipped_banks() / "listening" / f"{name}.yaml"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line[0].isspace():
            key, heading = line.partition(":")[0], ""
        elif line.startswith("  # "):
            heading = line.removeprefix("  # ")
        elif line.startswith("  - ") and key in left:
            found[key].setdefault(heading, []).append(next(left[key]))
    return found


def _row(name: str, each: ListeningSet) -> str:
    """A line of the table: the set, and some of its examples in each language."""
    notes = examples_by_language(name, each)
    heard = [_cell(_some(notes["examples"][heading])) for heading in HEADINGS]
    unheard = _cell([notes["counterexamples"][heading][0] for heading in HEADINGS])
    about = f"`{name}`<br>**{each.title.main}.** {each.about.main}"
    return f"| {' | '.join([about, *heard, unheard])} |"


def _some(notes: Sequence[str]) -> Sequence[str]:
    """The first of some notes and the last, which mostly are the shortest."""
    return notes if len(notes) <= _SHOWN else [*notes[: _SHOWN - 1], notes[-1]]


def _cell(notes: Sequence[str]) -> str:
    return "<br>".join(f"*{note}*" for note in notes).replace("|", "\\|")


if __name__ == "__main__":
    print(page(), end="")
