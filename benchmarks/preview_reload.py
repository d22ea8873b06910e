"""How long a save takes to be painted by `bank preview`, against the limit of 200 ms.

    python benchmarks/preview_reload.py [saves]

The preview of the default bank runs in a pseudo-terminal of 24 by 80. Each save changes the words
of the question on screen, in place and by replacing the file in turn, as editors do; the time is
from the end of the save to the read of the frame that shows the new words. Then the same for a
save with a mistake, until its code is shown, and for a key typed while a save is being read. The
yardstick is a key in a bare Textual app, in the same run: on a busy machine all figures grow alike.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from live_screen_speed import Session, percentile

BANK = Path(__file__).parent.parent / "question_banks" / "social-media.yaml"
BARE = Path(__file__).parent / "bare_app.py"
ASKED = "What title do they give themselves"
LIMIT_MS = 200
KEYS = "éèàùç"
"""Typed in turn: no escape sequence holds one."""


def main() -> None:
    """Measure, and print."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as home:
        yardstick = measure_bare(saves, home)
        bank = Path(home) / "bank.yaml"
        shutil.copy(BANK, bank)
        preview = [sys.executable, "-m", "interview", "bank", "preview", str(bank)]
        session = Session(preview, home)
        session.until(ASKED.encode())
        session.drain(1.0)
        text = bank.read_text(encoding="utf-8")
        saved = sorted(changed(session, bank, text, n) for n in range(saves))
        mistaken = sorted(with_mistake(session, bank, text, n) for n in range(saves // 4))
        keys = sorted(typed(session, bank, text, n) for n in range(saves))
        session.end()
    print(f"limit {LIMIT_MS} ms; a key in a bare Textual app {1e3 * yardstick:.0f} ms")
    report("a save", saved, yardstick)
    report("a mistake", mistaken, yardstick)
    report("a key meanwhile", keys, yardstick)


def measure_bare(keys: int, home: str) -> float:
    """The median of the seconds from a key to its paint in a bare Textual app."""
    session = Session([sys.executable, str(BARE)], home)
    session.until(b"eady")
    session.drain(1.0)
    times = sorted(settled(session, key_time(session, number)) for number in range(keys))
    session.end()
    return percentile(times, 0.5)


def key_time(session: Session, number: int) -> float:
    """Seconds from a key to its paint."""
    key = KEYS[number % len(KEYS)].encode()
    os.write(session.file, key)
    return session.until(key)


def changed(session: Session, bank: Path, text: str, number: int) -> float:
    """Seconds until new words of the question are painted."""
    word = f"Title{number:03}"
    save(bank, text.replace(ASKED, word), in_place=bool(number % 2))
    return settled(session, session.until(word.encode()))


def with_mistake(session: Session, bank: Path, text: str, number: int) -> float:
    """Seconds until a mistake is shown; the bank is mended after."""
    save(bank, text.replace("suggests: 1", f"suggests: 9{number}", 1), in_place=bool(number % 2))
    took = session.until(b"B032")
    changed(session, bank, text, number)
    return settled(session, took)


def typed(session: Session, bank: Path, text: str, number: int) -> float:
    """Seconds from a key to its paint, just after a save."""
    save(bank, text.replace(ASKED, f"Title{number:03}"), in_place=True)
    time.sleep(0.05 + number % 10 / 100)
    return settled(session, key_time(session, number))


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


def report(what: str, times: list[float], yardstick: float) -> None:
    """Print the figures of sorted times."""
    middle, high, worst = percentile(times, 0.5), percentile(times, 0.9), times[-1]
    figures = ", ".join(f"{1e3 * each:.0f}" for each in (middle, high, worst))
    print(f"{what}: p50, p90, worst {figures} ms = p50 {middle / yardstick:.1f} x the bare key")


if __name__ == "__main__":
    main()
