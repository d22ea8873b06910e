"""`interview completion`: what a shell needs to complete ids, banks and options."""

from __future__ import annotations

from argparse import Namespace

from interview.cli.output import say_document
from interview.paths import Paths
from interview.settings import Settings


def completion(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Print the lines that a shell reads at its start."""
    from argcomplete.shell_integration import shellcode

    say_document(shellcode(["interview"], shell=arguments.shell))
    return 0
