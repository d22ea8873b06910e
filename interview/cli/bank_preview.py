"""`interview bank preview`: a bank as the interviewer will see it."""

from __future__ import annotations

from argparse import Namespace

from interview.bank_library import bank_path
from interview.cli.open_tui import open_preview
from interview.paths import Paths
from interview.running.open_request import PreviewRequest
from interview.settings import Settings


def preview(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Open the preview of a bank; it shows the mistakes of one that does not load."""
    request = PreviewRequest(bank_path(paths, arguments.bank), language=arguments.lang)
    return open_preview(paths, settings, request)
