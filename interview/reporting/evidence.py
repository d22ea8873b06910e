"""The notes of an answer, cut where evidence begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase

from interview.plain import one_line, plain
from interview.reporting.model import Stretch
from interview.rubric import HeardSignal, Span

Marked = tuple[Span, HeardSignal]


def letters(signals: Sequence[HeardSignal]) -> Mapping[str, str]:
    """A letter for each signal with evidence in the notes, by the signal's id."""
    seen = [signal.id for signal in signals if signal.evidence]
    return {signal: ascii_lowercase[place % 26] for place, signal in enumerate(seen)}


def lines(notes: str, signals: Sequence[HeardSignal]) -> tuple[tuple[Stretch, ...], ...]:
    """The notes line by line, each cut into stretches that know what they are evidence of."""
    marked = [(span, signal) for signal in signals for span in signal.evidence]
    lettered = letters(signals)
    found: list[tuple[Stretch, ...]] = []
    start = 0
    for line in notes.split("\n"):
        found.append(tuple(_stretches(line, start, marked, lettered)))
        start += len(line) + 1
    return tuple(found) if notes.strip() else ()


def _stretches(
    line: str, start: int, marked: Sequence[Marked], lettered: Mapping[str, str]
) -> Iterator[Stretch]:
    end = start + len(line)
    here = [(span, signal) for span, signal in marked if span.start < end and span.end > start]
    edges = {place for span, _signal in here for place in (span.start, span.end)}
    for left, right in pairwise(sorted({start, end, *(e for e in edges if start < e < end)})):
        speaking = [signal for span, signal in here if span.start < right and span.end > left]
        yield Stretch(
            plain(line[left - start : right - start]),
            because="; ".join(dict.fromkeys(one_line(signal.because) for signal in speaking)),
            letters="".join(dict.fromkeys(lettered[signal.id] for signal in speaking)),
            red_flag=any(signal.red_flag for signal in speaking),
        )
