"""The notes of an answer, cut where evidence begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from interview.plain import plain
from interview.reporting.model import Stretch
from interview.rubric import HeardSignal, Span

Marked = tuple[Span, HeardSignal]


def lines(notes: str, signals: Sequence[HeardSignal]) -> tuple[tuple[Stretch, ...], ...]:
    """The notes line by line, each cut into stretches that know what they are evidence of."""
    marked = [(span, signal) for signal in signals for span in signal.evidence]
    found: list[tuple[Stretch, ...]] = []
    start = 0
    for line in notes.split("\n"):
        found.append(tuple(_stretches(line, start, marked)))
        start += len(line) + 1
    return tuple(found) if notes.strip() else ()


def _stretches(line: str, start: int, marked: Sequence[Marked]) -> Iterator[Stretch]:
    end = start + len(line)
    cuts = {start, end}
    for span, _signal in marked:
        cuts |= {place for place in (span.start, span.end) if start < place < end}
    places = sorted(cuts)
    for left, right in pairwise(places):
        speaking = [signal for span, signal in marked if span.start < right and span.end > left]
        yield Stretch(
            plain(line[left - start : right - start]),
            "; ".join(dict.fromkeys(signal.because for signal in speaking)),
            any(signal.red_flag for signal in speaking),
        )
