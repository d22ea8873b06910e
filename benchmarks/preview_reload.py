"""How long a save takes to be painted by `bank preview`, against the limit of 200 ms.

    python benchmarks/preview_reload.py [saves]

The preview of the default bank runs in a pseudo-terminal of 24 by 80. Each save changes the words
of the question on screen, in place and by replacing the file in turn, as editors do; the time is
from the end of the save to the read of the frame that shows the new words. Then the same for a
save with a mistake, until its code is shown. Reading and watching happen beside the screen: the
last figure is the time from a key to its paint while the bank is saved ten times a second.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from live_screen import Session, percentile

BANK = Path(__file__).parent.parent / "question_banks" / "social-media.yaml"
ASKED = "What title do they give themselves"
LIMIT_MS = 200


def main() -> None:
    """Measure, and print."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as home:
        bank = Path(home) / "bank.yaml"
        shutil.copy(BANK, bank)
        preview = [sys.executable, "-m", "interview", "bank", "preview", str(bank)]
        session = Session(preview, home)
        session.until(ASKED.encode())
        session.drain(1.0)
        text = bank.read_text(encoding="utf-8")
        report("a save", [changed(session, bank, text, n) for n in range(saves)])
        report("a mistake", [mistaken(session, bank, text, n) for n in range(saves // 4)])
        report("a key, meanwhile", [typed(session, bank, text, n) for n in range(saves)])
        session.end()


def changed(session: Session, bank: Path, text: str, number: int) -> float:
    """Seconds until new words of the question are painted."""
    word = f"Title{number:03}"
    save(bank, text.replace(ASKED, word), in_place=bool(number % 2))
    return settled(session, session.until(word.encode()))


def mistaken(session: Session, bank: Path, text: str, number: int) -> float:
    """Seconds until a mistake is shown; the bank is mended after."""
    save(bank, text.replace("suggests: 1", f"suggests: 9{number}", 1), in_place=bool(number % 2))
    took = session.until(b"B032")
    changed(session, bank, text, number)
    return settled(session, took)


def typed(session: Session, bank: Path, text: str, number: int) -> float:
    """Seconds from a key to its paint, just after a save."""
    save(bank, text.replace(ASKED, f"Title{number:03}"), in_place=True)
    time.sleep(0.05 + number % 10 / 100)
    key = "éèàùç"[number % 5].encode()
    os.write(session.file, key)
    return settled(session, session.until(key))


def save(bank: Path, text: str, *, in_place: bool) -> None:
    """Save as one editor or the other does."""
    if in_place:
        bank.write_text(text, encoding="utf-8")
    else:
        fresh = bank.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(bank)


def settled(session: Session, took: float) -> float:
    """The time, once the screen is at rest; not in step with the watch."""
    session.drain(0.3 + time.perf_counter() % 0.1)
    return took


def report(what: str, times: list[float]) -> None:
    """Print the figures."""
    times.sort()
    middle, high = (1e3 * percentile(times, share) for share in (0.5, 0.9))
    worst = 1e3 * times[-1]
    print(f"{what}: p50 {middle:.0f} ms, p90 {high:.0f} ms, worst {worst:.0f} ms ({LIMIT_MS} ms)")


if __name__ == "__main__":
    main()
