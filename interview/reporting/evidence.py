"""The notes of an answer, cut where evidence begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from string import ascii_lowercase

from interview.plain_text import LINE_END, one_line, plain
from interview.reporting.report_model import NotePiece
from interview.rubric import HeardSignal, Span

_SUPERSCRIPTS = str.maketrans(ascii_lowercase, "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ𐞥ʳˢᵗᵘᵛʷˣʸᶻ")


def letters(signals: Sequence[HeardSignal]) -> Mapping[str, str]:
    """A letter for each signal with evidence in the notes, by the signal's id.

    They begin with `a`; after `z` comes `a` again.
    """
    with_evidence = [signal.id for signal in signals if signal.evidence]
    return {signal: ascii_lowercase[place % 26] for place, signal in enumerate(with_evidence)}


def raised(letters: str) -> str:
    """Letters as superscripts: `ab` is `ᵃᵇ`."""
    return letters.translate(_SUPERSCRIPTS)


def lines(notes: str, signals: Sequence[HeardSignal]) -> tuple[tuple[NotePiece, ...], ...]:
    """The notes line by line, each cut into pieces that know what they are evidence of.

    The pieces of a line, joined, are the line without terminal controls. Notes of white space have
    no lines.
    """
    evidence = [(span, signal) for signal in signals for span in signal.evidence]
    lettered = letters(signals)
    cut: list[tuple[NotePiece, ...]] = []
    start = 0
    ends = [(found.start(), found.end()) for found in LINE_END.finditer(notes)]
    for end, next_start in [*ends, (len(notes), len(notes))]:
        cut.append(tuple(_pieces(notes[start:end], start, evidence, lettered)))
        start = next_start
    return tuple(cut) if notes.strip() else ()


def _pieces(
    line: str,
    start: int,
    evidence: Sequence[tuple[Span, HeardSignal]],
    lettered: Mapping[str, str],
) -> Iterator[NotePiece]:
    """The pieces of one line, which begins at character `start` of the notes."""
    end = start + len(line)
    here = [(span, signal) for span, signal in evidence if span.start < end and span.end > start]

    # Cut at every place where a span begins or ends, and list the signals of each part.
    places = {place for span, _signal in here for place in (span.start, span.end)}
    cuts = sorted({start, end, *(place for place in places if start < place < end)})
    parts: list[tuple[int, int, tuple[HeardSignal, ...]]] = []
    for left, right in pairwise(cuts):
        covering = [signal for span, signal in here if span.start < right and span.end > left]
        parts.append((left, right, tuple(dict.fromkeys(covering))))

    # Neighbouring parts that are evidence of the same signals are one piece.
    for signals, group in groupby(parts, key=lambda part: part[2]):
        joined = list(group)
        left, right = joined[0][0], joined[-1][1]
        ending = [(span, signal) for span, signal in here if left < min(span.end, end) <= right]
        # Where none ends, the evidence goes on in the next piece.
        lettering = [signal for _span, signal in ending] or signals
        read_as = dict.fromkeys(one_line(span.repaired) for span, _signal in ending)
        yield NotePiece(
            plain(line[left - start : right - start]),
            because="; ".join(dict.fromkeys(one_line(signal.because) for signal in signals)),
            letters="".join(dict.fromkeys(lettered[signal.id] for signal in lettering)),
            red_flag=any(signal.red_flag for signal in signals),
            read_as=", ".join(filter(None, read_as)),
        )
