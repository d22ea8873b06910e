"""The notes of an answer, cut where evidence begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from string import ascii_lowercase

from interview.plain_text import one_line, plain
from interview.reporting.report_model import Stretch
from interview.rubric import HeardSignal, Span

Marked = tuple[Span, HeardSignal]
Heard = tuple[HeardSignal, ...]


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
    for left, right, speaking in _pieces(start, end, here):
        ending = [signal for span, signal in here if left < min(span.end, end) <= right]
        yield Stretch(
            plain(line[left - start : right - start]),
            because="; ".join(dict.fromkeys(one_line(signal.because) for signal in speaking)),
            letters="".join(dict.fromkeys(lettered[signal.id] for signal in ending)),
            red_flag=any(signal.red_flag for signal in speaking),
        )


def _pieces(start: int, end: int, here: Sequence[Marked]) -> Iterator[tuple[int, int, Heard]]:
    """A line from one change of what speaks to the next."""
    edges = {place for span, _signal in here for place in (span.start, span.end)}
    cuts = sorted({start, end, *(place for place in edges if start < place < end)})
    pieces = [(left, right, _speaking(left, right, here)) for left, right in pairwise(cuts)]
    for speaking, group in groupby(pieces, key=lambda piece: piece[2]):
        same = list(group)
        yield same[0][0], same[-1][1], speaking


def _speaking(left: int, right: int, here: Sequence[Marked]) -> Heard:
    signals = [signal for span, signal in here if span.start < right and span.end > left]
    return tuple(dict.fromkeys(signals))
