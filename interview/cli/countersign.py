"""`interview countersign`: signs that a sealed record was received."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from interview.cli.output import say
from interview.errors import UsageError
from interview.i18n import _
from interview.journal import Journal
from interview.journal.receipts_and_time_stamps import countersign as sign_receipt
from interview.paths import Paths
from interview.settings import Settings
from interview.signing.rater_key import rater_key_file


def countersign(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Sign one interview's seal with one's own key, and print the key's fingerprint."""
    with Journal.open(paths.journal) as journal:
        stream = journal.find(arguments.id)
    name = arguments.name or settings.interviewer
    if not name and not rater_key_file(paths.journal).exists():
        raise UsageError(_("Say whose key is to be made: add --name."))
    key = sign_receipt(paths.journal, stream, name, datetime.now(UTC))
    say(
        _("You signed that you received interview {id}, with {key}.").format(
            id=stream.interview, key=key
        )
    )
    return 0
