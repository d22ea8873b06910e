"""`interview purge`: destroys every interview whose period is over, and proves that it did."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import UTC, datetime

from interview.cli.erase import ask_to_erase, say_what_was_erased, summary_row
from interview.cli.output import say, table
from interview.errors import UsageError
from interview.i18n import _
from interview.journal import Journal
from interview.journal.erase import KEPT_LONG_ENOUGH, erase_interviews
from interview.journal.retention import RetentionPeriods
from interview.paths import Paths
from interview.settings import Settings


def purge(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Erase every interview whose period is over, after asking."""
    if arguments.older_than:
        periods = RetentionPeriods(_days(arguments.older_than), {})
    else:
        periods = RetentionPeriods(settings.keep_days, settings.keep_days_by_bank)
        if not periods.are_set:
            raise UsageError(
                _(
                    "No period is set: give one, such as --older-than 180d, or write keep_days "
                    "into the settings."
                )
            )
    now = datetime.now(UTC)
    with Journal.open(paths.journal) as journal:
        due = periods.due(journal.summaries(), now)
    if not due:
        say(_("No interview is that old."))
        return 0
    say(table([summary_row(each) for each in due]))
    if arguments.dry_run:
        return 0
    interviews = list(dict.fromkeys(each.id.interview for each in due))
    ask_to_erase(due, interviews, is_agreed=arguments.yes, is_listed=True)
    return say_what_was_erased(erase_interviews(paths.journal, interviews, KEPT_LONG_ENOUGH, now))


def _days(text: str) -> int:
    """A period such as `180d`. Raises `UsageError`."""
    found = re.fullmatch(r"([1-9]\d{0,4})\s*d?", text.strip())
    if found is None:
        raise UsageError(
            _("“{text}” is not a period: write a number of days, such as 180d.").format(text=text)
        )
    return int(found[1])
