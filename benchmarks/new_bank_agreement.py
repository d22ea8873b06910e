"""How well banks hear that were written from the documentation alone, in less than an hour.

    python benchmarks/new_bank_agreement.py

Three people who had not seen the program's code each wrote a bank of eight questions for a trade of
theirs, from the pages of `docs/`. Others, who saw its questions and anchors and nothing else, wrote
48 notes for each, with the level they would give. Both stand in `benchmarks/new_banks/`; neither is
to be changed so that the figures rise. Aims: kappa and exact at least .65, within one level at
least .95, speaks on at least .6 of the notes, red flags right in .95.
"""

from __future__ import annotations

from pathlib import Path

from rubric_agreement import Rated, line, rated_notes

FOLDER = Path(__file__).parent / "new_banks"
TRADES = ("nurse", "shop", "backend")


def rated(trade: str) -> list[Rated]:
    """What the bank of a trade suggests for each of its notes."""
    return rated_notes(FOLDER / f"{trade}.yaml", FOLDER / f"{trade}-notes.yaml")


def main() -> None:
    """Measure, and print a line for each bank and one for all."""
    every: list[Rated] = []
    for trade in TRADES:
        found = rated(trade)
        print(line(trade, found))
        every += found
    print(line("all three", every))


if __name__ == "__main__":
    main()
