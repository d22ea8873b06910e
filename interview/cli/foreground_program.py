"""Runs another program that has the terminal to itself until it ends."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


def call_in_foreground(command: Sequence[str]) -> int:
    """Run a program until it ends, and return its exit code."""
    with _interrupts_ignored():
        return subprocess.call(command)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl+C to the program: it must not end this one while that one goes on."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
