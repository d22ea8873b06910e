"""`interview serve` refuses what would not be safe, before it listens anywhere."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--host", "192.0.2.1"], "--certfile and --keyfile"),
        (["--host", "interviews.example"], "--certfile and --keyfile"),
        (["--host", "0.0.0.0"], "stands for all of them"),
        (["--certfile", "c.pem"], "A certificate needs its key"),
        (["--certfile", "no-such.pem", "--keyfile", "no-such.pem"], "cannot be used"),
        (["--sessions", "0"], "more than 0"),
    ],
)
def test_what_would_not_be_safe_is_not_served(shell: Shell, options: list[str], words: str) -> None:
    refused = shell("serve", *options)
    assert refused.code == 2
    assert words in refused.err
    assert refused.out == ""
