"""`interview import`: takes a signed record that was exported elsewhere into this journal."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from interview.cli.output import mention, say
from interview.i18n import _, ngettext
from interview.journal.import_record import import_record
from interview.journal.verify_export import verify_export
from interview.paths import Paths
from interview.settings import Settings


def import_interview(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Add the signed record in an archive to the journal, and print the interview's id."""
    checked = verify_export(Path(arguments.file), paths.journal)
    result = import_record(paths.journal, checked, datetime.now(UTC))
    say(checked.record.interview)
    if result.is_empty:
        mention(_("All of it was in the journal already: nothing was changed."))
    if result.attested:
        mention(
            ngettext(
                "{number} receipt or time stamp was added.",
                "{number} receipts or time stamps were added.",
                result.attested,
            ).format(number=result.attested)
        )
    if result.left_out:
        number = len(result.left_out)
        mention(
            ngettext(
                "{number} part was left out: it is not signed as it stands.",
                "{number} parts were left out: they are not signed as they stand.",
                number,
            ).format(number=number)
        )
    unknown = [each.seal for each in checked.streams if each.seal and not each.seal.signer]
    for key in dict.fromkeys(seal.fingerprint for seal in unknown):
        mention(
            _(
                "It is signed with a key that is not known here ({key}): compare it with its owner "
                "by telephone or face to face, and then add it to known_raters beside the journal."
            ).format(key=key)
        )
    return 0
