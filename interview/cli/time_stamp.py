"""`interview timestamp`: asks an authority to certify when it saw a signature."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from interview.cli.output import mention, say
from interview.dates_in_lists import timestamp
from interview.errors import InterviewError, UsageError
from interview.i18n import _
from interview.journal import Journal
from interview.journal.receipts_and_time_stamps import add_time_stamp
from interview.paths import Paths
from interview.plain_text import one_line
from interview.settings import Settings
from interview.signing.time_stamp import known_authorities_file

_PATIENCE = 20
"""Seconds to wait for the authority."""

_LARGEST = 1 << 18
"""Bytes of the longest answer that is read."""


def time_stamp(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Send the digest of one interview's signature to an authority, and keep what it answers."""
    if not arguments.url.startswith(("https://", "http://")):
        raise UsageError(_("Give the authority's address, which begins with https:// or http://."))
    with Journal.open(paths.journal) as journal:
        stream = journal.find(arguments.id)

    def ask(request: bytes) -> bytes:
        from http.client import HTTPException
        from urllib.request import Request, urlopen

        headers = {"Content-Type": "application/timestamp-query"}
        try:
            with urlopen(Request(arguments.url, request, headers), timeout=_PATIENCE) as answer:
                return bytes(answer.read(_LARGEST))
        except (OSError, ValueError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise InterviewError(
                _("{url} cannot be asked for a time stamp: {reason}.").format(
                    url=arguments.url, reason=reason
                )
            ) from error

    stamp = add_time_stamp(paths.journal, stream, ask, datetime.now(UTC))
    say(
        _("{authority} saw the signature at {time}.").format(
            authority=one_line(stamp.authority), time=timestamp(stamp.at)
        )
    )
    if not stamp.is_known:
        mention(
            _(
                "That authority is not known here: it witnesses nothing until its certificate "
                "stands in {path}."
            ).format(path=known_authorities_file(paths.journal))
        )
    return 0
