"""`interview bank schema`: the JSON Schema of a bank, for editors that complete and check YAML."""

from __future__ import annotations

import json
from argparse import Namespace

from interview.bank import json_schema
from interview.cli.output import say
from interview.paths import Paths
from interview.settings import Settings


def schema(_arguments: Namespace, _paths: Paths, _settings: Settings) -> int:
    """Print the JSON Schema of a bank."""
    say(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0
