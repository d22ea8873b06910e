"""`interview bank rules`: the advice that there is, and what each piece of it is for."""

from __future__ import annotations

from argparse import Namespace

from interview import lint
from interview.cli.output import say, table
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings


def rules(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Print every piece of advice on a line, or all there is to say about one."""
    if arguments.code:
        say(lint.explain(arguments.code))
    else:
        say(table([(rule.code, _(rule.title)) for rule in lint.rules()]))
    return 0
