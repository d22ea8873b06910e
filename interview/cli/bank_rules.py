"""`interview bank rules`: the advice that there is, and what each piece of it is for."""

from __future__ import annotations

import re
from argparse import Namespace

from interview import lint
from interview.cli.output import say, table
from interview.i18n import _
from interview.paths import Paths
from interview.settings import Settings


def rules(arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Print every piece of advice on a line, those about a word, or all there is to say of one."""
    wanted = " ".join(arguments.code)
    if wanted and not re.fullmatch(r"\s*[A-Za-z]?[0-9]+\s*", wanted):
        found = lint.codes_about(wanted)
        if len(found) > 1:
            say(table(found))
            return 0
        wanted = found[0][0] if found else wanted
    if wanted:
        say(lint.explain(wanted))
    else:
        say(table([(rule.code, _(rule.title)) for rule in lint.rules()]))
    return 0
