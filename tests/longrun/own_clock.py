"""A loop whose clock goes on only when nothing is left to do: fast, and the same in every run.

Pauses cost nothing and take effect: after `asyncio.sleep(1)`, all timers of a second have run.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

SETTLED_AFTER = 0.02
"""Seconds on this clock for which Pilot waits after each thing it does."""


class _Waiting(selectors.DefaultSelector):  # type: ignore[valid-type, misc]
    """Waits for a file or a thread only where no timer is set."""

    waited = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found: list[tuple[selectors.SelectorKey, int]] = super().select(
            0 if timeout is not None else None
        )
        if timeout is not None and not found:
            self.waited += timeout
        return found


class OwnClockLoop(asyncio.SelectorEventLoop):
    """An event loop with a clock of its own, from 0."""

    def __init__(self) -> None:
        self._waiting = _Waiting()
        super().__init__(self._waiting)

    def time(self) -> float:
        """Seconds that the program has waited so far."""
        # A little on top, so that what is due in no time at all is not waited for again and again.
        return self._waiting.waited + 1e-6

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Wait for the threads as long as they take: the 300 s of a runner pass here at once."""
        await super().shutdown_default_executor()


@contextmanager
def own_clock() -> Iterator[asyncio.Runner]:
    """Runs Textual by a clock of its own; Pilot waits on it rather than for a quiet processor."""

    async def wait_for_idle(*_arguments: Any, **_options: Mapping[str, Any]) -> None:
        await asyncio.sleep(SETTLED_AFTER)

    with (
        asyncio.Runner(loop_factory=OwnClockLoop) as runner,
        patch("textual._time.get_time", lambda: runner.get_loop().time()),
        patch("textual.app.wait_for_idle", wait_for_idle),
        patch("textual.pilot.wait_for_idle", wait_for_idle),
    ):
        yield runner
