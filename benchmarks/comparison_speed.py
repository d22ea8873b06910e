"""How long it takes to compare fifty candidates, through the command and without its start-up.

Run `python benchmarks/comparison_speed.py`. Each of the fifty has the interview of the
demonstration, with notes of their own. It states what each step takes: to read the interviews, to
compose the comparison, to write the page; and what the whole command does, which also chooses the
interviews, holds their banks against each other, and has erasing find the page. Exit code 1 if the
promise (the command in under 300 ms of one core) is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from interview.bank_cache import bank_of
from interview.cli.parser import parse
from interview.cli.record import record_file
from interview.demo import demo_interview
from interview.journal import Journal
from interview.journal.read_interview import RecordLoader
from interview.paths import Paths
from interview.reporting.comparison.compose_comparison import compose_comparison
from interview.reporting.comparison.render_comparison import render_comparison
from interview.settings import Settings

CANDIDATES = 50
ROUNDS = 5
PROMISE_SECONDS = 0.3
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def main() -> int:
    """Measure, print, and judge."""
    with TemporaryDirectory(prefix="comparison-speed-") as folder:
        paths = Paths(Path(folder))
        text = demo_interview().read_text(encoding="utf-8")
        for number in range(CANDIDATES):
            file = Path(folder) / "record.yaml"
            again = text.replace("Maya Lindqvist", f"Candidate {number:02}")
            file.write_text(again.replace("notes: |", f"notes: |\n      Said at {number}."))
            record_file(paths, file, by="Sam Okafor")
        with Journal.open(paths.journal) as journal:
            streams = [each.id for each in journal.summaries()]

            def read() -> list[object]:
                loader = RecordLoader(journal, lambda data, name: bank_of(paths.cache, data, name))
                return [loader.load(stream) for stream in streams]

            show("read", read)
            loader = RecordLoader(journal)
            records = [loader.load(stream) for stream in streams]
        comparison = compose_comparison(records, "en", now=NOW)
        show("compose", lambda: compose_comparison(records, "en", now=NOW))
        show("web page", lambda: render_comparison(comparison, "html"))
        page = str(Path(folder) / "page.html")
        parsed = parse(["compare", "--bank", "social-media", "-o", page, "--force"])
        whole = show("the whole command", lambda: parsed.run(paths, Settings()))
    return int(whole > PROMISE_SECONDS)


def show(what: str, work: Callable[[], object]) -> float:
    """Do it some times, say what the quickest took of one core, and return that, in seconds."""
    taken = []
    for _round in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    print(f"{what:<20}{1000 * min(taken):7.0f} ms", file=sys.stderr)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
