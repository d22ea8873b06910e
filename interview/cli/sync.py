"""`interview sync`: exchanges signed records with a team's hub, or through a shared folder."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from interview.cli.output import counted_progress, mention, say
from interview.cli.passphrase import introduce_key, unlock_key
from interview.cli.sync_lines import SyncReport, named
from interview.errors import HubUnreachable, InterviewError, SyncRunning, UsageError
from interview.i18n import _, ngettext
from interview.paths import Paths
from interview.running.sync_state import read_sync_state, write_sync_state
from interview.settings import Settings
from interview.signing.rater_key import rater_key_file

if TYPE_CHECKING:
    from interview.hub.connect import HubAddress
    from interview.hub.sync import SyncResult

_ATTEMPTS = 3
"""How often a connection that was cut is made again."""
_PAUSE = 1.0
"""Seconds before the second attempt; before the third twice as many."""


def sync(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Exchange with a hub or a folder. The exit code is 1 where a person has to do something."""
    target, part = str(arguments.target).strip(), arguments.part or ""
    if not arguments.target:
        target, part = settings.team.sync, part or settings.team.part
    if not target:
        raise UsageError(_("Say which folder, or the hub’s address."))
    is_introduced = rater_key_file(paths.journal).exists()
    with ExitStack() as held:
        if arguments.background:
            from interview.cli.background_sync import give_way

            if not held.enter_context(give_way(paths)):
                return 0
        try:
            report = _exchange(target, part, paths, settings)
        except SyncRunning:
            if arguments.background:
                return 0
            raise
    for line in (*report.done, *report.wanted):
        say(line)
    if not (is_introduced or arguments.background or report.is_audit):
        for line in introduce_key(paths, settings):
            say(line)
    return int(report.wants_attention)


def _exchange(target: str, part: str, paths: Paths, settings: Settings) -> SyncReport:
    """Exchange, and keep how it went where the settings name this hub or folder."""
    is_of_team = bool(settings.team.sync) and target == settings.team.sync
    try:
        if "://" in target:
            report = _with_hub(target, part, paths, settings)
        else:
            from interview.cli.sync_folder import sync_folder

            report = sync_folder(target, part, paths, settings)
    except SyncRunning:
        raise
    except InterviewError as error:
        if is_of_team:
            is_offline = isinstance(error, HubUnreachable) or _is_away(target)
            state = read_sync_state(paths, target)
            state = state.after_failure(datetime.now(UTC), str(error), is_offline=is_offline)
            write_sync_state(paths, state)
        raise
    if is_of_team:
        state = read_sync_state(paths, target)
        write_sync_state(paths, state.after_sync(datetime.now(UTC), tuple(report.wanted)))
    return report


def _is_away(target: str) -> bool:
    """Whether a folder is not there just now, such as that of a stick."""
    try:
        return "://" not in target and not Path(target).expanduser().is_dir()
    except RuntimeError:  # the home of somebody who does not exist
        return False


def _with_hub(target: str, part: str, paths: Paths, settings: Settings) -> SyncReport:
    if part:
        raise UsageError(_("--as is for a folder: a hub knows by itself who you are."))
    from interview.cli.hub_connection import hub_address

    address = hub_address(target)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _sync_with_hub(address, paths, settings)
        except HubUnreachable:
            if attempt == _ATTEMPTS or (attempt == 1 and not _was_connected):
                raise
            mention(_("The connection to the hub was cut: going on where it ended."))
            sleep(_PAUSE * attempt)
    raise AssertionError("unreachable")


_was_connected: list[bool] = []
"""Whether the hub was reached in this run: one that is offline is not tried again."""


def _sync_with_hub(address: HubAddress, paths: Paths, settings: Settings) -> SyncReport:
    from interview.cli.hub_connection import open_hub
    from interview.hub.required_questions import required_questions
    from interview.hub.schema_version import check_version
    from interview.hub.sync import HubSync

    words = {"sent": _("Sending"), "received": _("Receiving")}
    with open_hub(address) as connection, counted_progress(words) as tell:
        _was_connected.append(True)
        part = check_version(connection, address.words)
        if part == "auditor":
            from interview.hub.audit import audit_hub

            found = audit_hub(connection)
            read = _(
                "{journals} journals with {links} links; {streams} records with {events} "
                "entries, {erased} of them erased; {seals} seals."
            ).format(
                journals=found.journals,
                links=found.links,
                streams=found.streams,
                events=found.events,
                erased=found.erased,
                seals=found.seals,
            )
            if found.problems:
                problems = tuple(found.problems)
                return SyncReport((read,), problems, wants_attention=True, is_audit=True)
            nothing = _("Nothing contradicts: every chain fits, and every seal holds.")
            return SyncReport((read, nothing), is_audit=True)
        run = HubSync(paths.journal, connection, part, datetime.now(UTC), tell)
        if run.tombstones_to_sign():
            unlock_key(paths, settings, settings.interviewer, may_be_nobodys=True)
        result = run.run(lambda known: required_questions(paths, known))
    return SyncReport(
        tuple(_done(result)), tuple(_wanted(result)), wants_attention=result.wants_attention
    )


def _done(result: SyncResult) -> Iterator[str]:
    """What a sync did, and what waits by itself, a line each."""
    if result.sent:
        yield ngettext(
            "{number} entry was sent.", "{number} entries were sent.", result.sent
        ).format(number=result.sent)
    for label, interviews in (
        (_("Received"), result.received),
        (_("Put back here, as this journal had lost it"), result.restored),
        (_("Erased on the hub, as you erased it"), result.erased_there),
        (_("Erased here, as it was erased on the hub"), result.erased_here),
        (_("Open in another window, or not closed properly; the next sync takes it"), result.busy),
        (
            _("The hub lost its key in a crash; the next sync of its rater or of HR gives it back"),
            result.without_key,
        ),
    ):
        yield from named(label, interviews)
    is_quiet = not (result.sent or result.received or result.restored or result.erased_here)
    if is_quiet and not (result.erased_there or result.wants_attention):
        yield _("Nothing new on either side.")


def _wanted(result: SyncResult) -> Iterator[str]:
    """What a person has to do, a line each."""
    for label, interviews in (
        (
            _(
                "Signed, and not complete: each question wants a rating or a reason for leaving it "
                "out, and at least half a rating. Until then other raters’ records stay hidden"
            ),
            result.incomplete,
        ),
        (
            _(
                "Signed, with a bank that HR does not have yet: until HR syncs with it, other "
                "raters’ records stay hidden"
            ),
            result.unknown_banks,
        ),
    ):
        yield from named(label, interviews)
    if result.is_put_back:
        yield _(
            "This journal was put back to an earlier state and then went on. What it sent before "
            "is safe on the hub. To have it here too, restore a newer backup: interview restore"
        )
    for label, interviews in (
        (_("On the hub and not here"), result.left_there),
        (_("Went on otherwise here than on the hub; both stay as they are"), result.differing),
    ):
        yield from named(label, interviews)
    for interview, sentence in sorted(result.refused.items()):
        yield f"{interview}: {sentence}"
    for interview, key in sorted(result.unknown_erasures.items()):
        yield _(
            "{id} was erased on the hub, with a key that is not known here ({key}), and stays. Ask "
            "HR by telephone. If it is true: interview erase {id}"
        ).format(id=interview, key=key or _("the signature does not hold"))
    for key in sorted(result.unknown_keys):
        yield _(
            "It is signed with a key that is not known here ({key}): compare it with its owner "
            "by telephone or face to face, and then add it to known_raters beside the journal."
        ).format(key=key)
