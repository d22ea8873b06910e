"""Damages a journal in many random ways, and counts what salvage brings back.

    python -m tests.longrun.salvage

Every bit flip, truncation and zeroed page must cost no event but those that it hit itself.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random

from tests.journal.damage import bit_flips, journal_of, lost_after, read_contents, spans_of

FLIPS, TRUNCATIONS, ZEROED = 700, 200, 200
PAGE = 4096


def main(flips: int = FLIPS, truncations: int = TRUNCATIONS, zeroed: int = ZEROED) -> int:
    """Run, print, and judge."""
    random = Random(11)
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_of(Path(folder) / "home", 8)
        whole, data = read_contents(journal), journal.read_bytes()
        spans = spans_of(data, whole)
        path = Path(folder) / "damaged.db"
        failures = 0
        lost = [len(lost_after(path, d, whole)) for _at, d in bit_flips(data, flips, random)]
        failures += sum(number > 1 for number in lost)
        print(f"{flips} bit flips: {lost.count(0)} cost nothing, {lost.count(1)} the one event hit")
        for kind, count in (("truncations", truncations), ("zeroed pages", zeroed)):
            total = 0
            for _again in range(count):
                at = random.randrange(len(data))
                if kind == "truncations":
                    first, last, damaged = at, len(data), data[:at]
                else:
                    first = at // PAGE * PAGE
                    last = first + PAGE
                    damaged = data[:first] + bytes(PAGE) + data[last:]
                untouched = {k for k, (a, b) in spans.items() if b <= first or a >= last}
                missing = lost_after(path, damaged, whole)
                total += len(missing)
                failures += bool(missing & untouched)
            print(f"{count} {kind}: {total} events lost, all of them hit; {failures} failures")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
