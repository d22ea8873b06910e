"""The notes of an answer, cut where evidence begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple

from interview.plain_text import LINE_END, changed_range, compiled, one_line, plain
from interview.reporting.report_model import NotePiece
from interview.rubric import HeardSignal, Span

_SUPERSCRIPTS = str.maketrans(ascii_lowercase, "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ𐞥ʳˢᵗᵘᵛʷˣʸᶻ")


def moved(span: Span, before: str, after: str) -> Span | None:
    """A passage of the notes `before`, where it stands in the notes `after` a change.

    `None` where the change touched it: it does not stand there any more.
    """
    if before == after:
        return span
    start, end, _end_after = changed_range(before, after)
    if span.end <= start:
        return span
    if span.start >= end:
        by = len(after) - len(before)
        return Span(span.start + by, span.end + by, span.text, span.repaired)
    return None


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
    if not notes.strip():
        return ()
    spans = [
        _Evidence(span.start, span.end, place, span.repaired)
        for place, signal in enumerate(signals)
        for span in signal.evidence
    ]
    words = _SignalWords(signals)
    cut: list[tuple[NotePiece, ...]] = []
    start = 0
    ends = [(found.start(), found.end()) for found in compiled(LINE_END).finditer(notes)]
    for end, next_start in [*ends, (len(notes), len(notes))]:
        here = [each for each in spans if each.start < end and each.end > start]
        if here and end > start:
            cut.append(tuple(_pieces(notes[start:end], start, here, words)))
        else:
            cut.append((NotePiece(plain(notes[start:end])),) if end > start else ())
        start = next_start
    return tuple(cut)


class _Evidence(NamedTuple):
    """A stretch of the notes, and the place of its signal among those that count."""

    start: int
    end: int
    signal: int
    repaired: str


class _SignalWords:
    """What the pieces of the notes say of the signals, each made ready once."""

    def __init__(self, signals: Sequence[HeardSignal]) -> None:
        lettered = letters(signals)
        self.because = [one_line(signal.because) for signal in signals]
        self.letters = [lettered.get(signal.id, "") for signal in signals]
        self.red_flags = [signal.red_flag for signal in signals]


def _pieces(
    line: str, start: int, here: Sequence[_Evidence], words: _SignalWords
) -> Iterator[NotePiece]:
    """The pieces of one line, which begins at character `start` of the notes; `here` is evidence
    that some of it is."""
    at, end = start, start + len(line)
    for group in _touching(here):
        for left, right, signals, ending in _parts(group, start, end):
            if left > at:
                yield NotePiece(plain(line[at - start : left - start]))
            # Where none ends, the evidence goes on in the next piece.
            lettered = [each.signal for each in ending] or signals
            yield NotePiece(
                plain(line[left - start : right - start]),
                because=_each_once("; ", [words.because[signal] for signal in signals]),
                letters=_each_once("", [words.letters[signal] for signal in lettered]),
                read_as=_each_once(", ", [one_line(each.repaired) for each in ending]),
                red_flag=True in [words.red_flags[signal] for signal in signals],
            )
            at = right
    if at < end:
        yield NotePiece(plain(line[at - start :]))


def _touching(evidence: Iterable[_Evidence]) -> list[list[_Evidence]]:
    """Evidence in the order of the notes, together where it touches or overlaps."""
    groups: list[list[_Evidence]] = []
    reach = 0
    for each in sorted(evidence):
        if groups and each.start <= reach:
            groups[-1].append(each)
        else:
            groups.append([each])
        reach = max(reach, each.end)
    return groups


def _parts(
    group: list[_Evidence], start: int, end: int
) -> list[tuple[int, int, list[int], list[_Evidence]]]:
    """Evidence that touches, cut within a line at every place where a part of it begins or ends.

    Each part with the signals that it is evidence of, and the evidence that ends with it.
    """
    if len(group) == 1:  # as most is: there is nothing to compare
        (only,) = group
        return [(max(only.start, start), min(only.end, end), [only.signal], group)]
    group = sorted(group, key=lambda each: each.signal)
    cuts = {min(max(place, start), end) for each in group for place in (each.start, each.end)}
    parts: list[tuple[int, int, list[int], list[_Evidence]]] = []
    for left, right in pairwise(sorted(cuts)):
        covering = [each.signal for each in group if each.start < right and each.end > left]
        signals = [*dict.fromkeys(covering)]
        # Neighbouring parts that are evidence of the same signals are one piece.
        if parts and parts[-1][2] == signals:
            left = parts.pop()[0]
        ending = [each for each in group if left < min(each.end, end) <= right]
        parts.append((left, right, signals, ending))
    return parts


def _each_once(between: str, texts: Sequence[str]) -> str:
    """Texts in their order, none twice and none that is empty. Mostly there is one."""
    if len(texts) == 1:
        return texts[0]
    return between.join(text for text in dict.fromkeys(texts) if text)
