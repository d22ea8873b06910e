"""Two versions of a text, cut down to the words that differ and a few around them."""

from __future__ import annotations

_AROUND = 4
"""Words that stay on either side of what differs."""
_CUT = "…"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """What differs between two texts, in context; both whole where they are short."""
    from rapidfuzz.distance import Indel

    old, new = before.split(), after.split()
    steps = [*Indel.opcodes(old, new)]
    kept_old: list[str] = []
    kept_new: list[str] = []
    for step in steps:
        was, now = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            was = now = _around(was, step is steps[0], step is steps[-1])
        kept_old += was
        kept_new += now
    return " ".join(kept_old), " ".join(kept_new)


def _around(words: list[str], is_first: bool, is_last: bool) -> list[str]:
    """The ends of a stretch that both texts have; of the first and last, the inner end."""
    head = 0 if is_first else _AROUND
    tail = 0 if is_last else _AROUND
    if len(words) <= head + tail + 1:
        return words
    return [*words[:head], _CUT, *words[len(words) - tail :]]
