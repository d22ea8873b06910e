"""The notes of an answer, cut where evidence begins and ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple, TypeVar

from interview.plain_text import LINE_END, changed_range, compiled, one_line, plain
from interview.reporting.report_model import NotePiece
from interview.rubric import HeardSignal, Span

T = TypeVar("T")

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
        if here:
            is_apart = all(one.end < other.start for one, other in pairwise(sorted(here)))
            pieces = _pieces_apart if is_apart else _pieces
            cut.append(tuple(pieces(notes[start:end], start, here, words)))
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


def _pieces_apart(
    line: str, start: int, here: Sequence[_Evidence], words: _SignalWords
) -> Iterator[NotePiece]:
    """As `_pieces`, where no evidence touches another: most lines are so, in half the time."""
    at = 0
    for evidence in sorted(here):
        left, right = max(evidence.start - start, 0), evidence.end - start
        if left > at:
            yield NotePiece(plain(line[at:left]))
        yield NotePiece(
            plain(line[left:right]),
            words.because[evidence.signal],
            words.letters[evidence.signal],
            one_line(evidence.repaired) if evidence.repaired else "",
            words.red_flags[evidence.signal],
        )
        at = right
    if at < len(line):
        yield NotePiece(plain(line[at:]))


def _pieces(
    line: str, start: int, here: Sequence[_Evidence], words: _SignalWords
) -> Iterator[NotePiece]:
    """The pieces of one line, which begins at character `start` of the notes; `here` is evidence
    that some of it is."""
    end = start + len(line)

    # Cut at every place where a span begins or ends, and list the signals of each part.
    places = {place for each in here for place in (each.start, each.end)}
    cuts = sorted({start, end, *(place for place in places if start < place < end)})
    parts: list[tuple[int, int, tuple[int, ...]]] = []
    for left, right in pairwise(cuts):
        covering = [
            signal for begin, until, signal, _read_as in here if begin < right and until > left
        ]
        signals = tuple(dict.fromkeys(covering)) if len(covering) > 1 else tuple(covering)
        # Neighbouring parts that are evidence of the same signals are one piece.
        if parts and parts[-1][2] == signals:
            parts[-1] = (parts[-1][0], right, signals)
        else:
            parts.append((left, right, signals))

    for left, right, signals in parts:
        text = plain(line[left - start : right - start])
        if not signals:
            yield NotePiece(text)
            continue
        ending = [each for each in here if left < min(each.end, end) <= right]
        # Where none ends, the evidence goes on in the next piece.
        lettering = [each.signal for each in ending] or signals
        read_as = dict.fromkeys(one_line(each.repaired) for each in ending if each.repaired)
        yield NotePiece(
            text,
            because="; ".join(_each_once(words.because, signals)),
            letters="".join(_each_once(words.letters, lettering)),
            red_flag=True in _each_once(words.red_flags, signals),
            read_as=", ".join(read_as),
        )


def _each_once(values: Sequence[T], places: Sequence[int]) -> Collection[T]:
    """The values at some places, none twice, in order. Mostly there is one place."""
    if len(places) == 1:
        return (values[places[0]],)
    return dict.fromkeys([values[place] for place in places])
