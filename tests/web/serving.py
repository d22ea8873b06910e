"""`interview serve` as a process of its own, and the links that it prints."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Served:
    """The server that runs."""

    process: Process

    async def link(self) -> str:
        """The next link that it prints."""
        assert self.process.stdout is not None
        while line := (await asyncio.wait_for(self.process.stdout.readline(), 60)).decode():
            if "?key=" in line:
                return line.strip()
        raise AssertionError("the server ended")


@asynccontextmanager
async def serving(home: Path, *options: str) -> AsyncIterator[Served]:
    """Serve the program on a home of its own, until the block ends."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "interview", "serve", *options),
        env=os.environ | {"INTERVIEW_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=PIPE,
    )
    try:
        yield Served(process)
    finally:
        if process.returncode is None:
            process.terminate()
        assert await asyncio.wait_for(process.wait(), 60) == 0
