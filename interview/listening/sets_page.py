"""Writes the page of the listening sets: `python -m interview.listening.sets_page`."""

from __future__ import annotations

from interview.listening import listening_sets, shared_vocabularies

_OPENING = """\
# Listening sets

The list of sets on this page is written by `python -m interview.listening.sets_page` from the files
of `question_banks/listening/`: change a set there, not here.

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

Any one of the sets named in one `hears` is enough; `all` asks for several. What is denied (*never
admits a mistake*) or somebody else's opinion is not heard, as everywhere
([signals](signals.md)).

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
"""


def page() -> str:
    """The whole page, in Markdown."""
    parts = [_OPENING, "## The sets that come with the program\n"]
    for name, each in listening_sets().items():
        parts.append(f"- **`{name}`** · {each.title.main}. {each.about.main} For example:")
        parts.append(f"  *{each.examples[0]}*; but not *{each.counterexamples[0]}*.")
    parts += ["", "## The vocabularies that come with the program\n"]
    parts.append("They are counted with `names`, as a bank's own are; one of its own hides them.\n")
    for name, vocabulary in shared_vocabularies().items():
        some = ", ".join(list(vocabulary.terms)[:4])
        parts.append(f"- **`{name}`** · {vocabulary.title}: {some} …")
    return "\n".join([*parts, ""])


if __name__ == "__main__":
    print(page(), end="")
