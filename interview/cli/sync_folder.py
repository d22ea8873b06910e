"""`interview sync FOLDER`: exchanges signed records through a folder that a team shares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.cli.output import counted_progress, mention
from interview.cli.sync_lines import SyncReport, named
from interview.errors import FolderError
from interview.i18n import _
from interview.paths import Paths
from interview.private_files import replace_file
from interview.reader.limits import MAX_BYTES
from interview.settings import Settings
from interview.system_errors import reason_of

if TYPE_CHECKING:
    from interview.shared_folder.sync import FolderSyncResult


def sync_folder(target: str, part: str, paths: Paths, settings: Settings) -> SyncReport:
    """Exchange with a folder, as a `rater` or as `hr`. Raises `InterviewError`."""
    from interview.cli.passphrase import unlock_key
    from interview.shared_folder.sync import FolderSync

    folder = _folder(target)
    words = {"sent": _("Writing"), "received": _("Reading")}
    with counted_progress(words) as tell:
        run = FolderSync(
            paths.journal,
            folder,
            is_hr=part == "hr",
            name=settings.interviewer,
            now=datetime.now(UTC),
            tell=tell,
        )
        if run.wants_key():
            unlock_key(paths, settings, settings.interviewer, may_be_nobodys=True)
        result = run.run()
    is_agenda_new = _take_agenda(folder, paths)
    for file in sorted(result.unfinished):
        mention(
            _("{file}: not all of it has arrived yet; the next sync goes on.").format(file=file)
        )
    if result.others:
        mention(
            _("Left alone, as no records are in it: {files}").format(
                files=", ".join(sorted(result.others))
            )
        )
    done = tuple(_done(result))
    if is_agenda_new:
        done = (_("The team’s agenda is new: interview agenda"), *done)
    wanted = tuple(_wanted(result, paths))
    return SyncReport(done, wanted, wants_attention=result.wants_attention)


def _folder(target: str) -> Path:
    try:
        return Path(target).expanduser()
    except RuntimeError:  # the home of somebody who does not exist
        return Path(target)


def _take_agenda(folder: Path, paths: Paths) -> bool:
    """Keep a copy of the team's agenda, for the home screen where the folder is away; whether it is
    a new one."""
    shared = folder / "agenda.yaml"
    if shared.is_symlink() or not shared.is_file():
        paths.shared_agenda.unlink(missing_ok=True)
        return False
    try:
        with shared.open("rb") as opened:
            data = opened.read(MAX_BYTES)
        if paths.shared_agenda.is_file() and paths.shared_agenda.read_bytes() == data:
            return False
        replace_file(paths.shared_agenda, data, private=True)
    except OSError as error:
        raise FolderError(
            _("{path} cannot be read: {reason}.").format(path=shared, reason=reason_of(error))
        ) from error
    return True


def _done(result: FolderSyncResult) -> Iterator[str]:
    """What a sync did, and what waits by itself, a line each."""
    for label, interviews in (
        (_("Written into the folder"), result.sent),
        (_("Received"), result.received),
        (_("Erased in the folder"), result.erased_there),
        (_("Erased here, as the folder says"), result.erased_here),
        (_("Open in another window, or not closed properly; the next sync takes it"), result.busy),
        (
            _("Other raters’: shown once your own record of the candidate is signed"),
            result.waiting,
        ),
    ):
        yield from named(label, interviews)
    is_quiet = not (result.sent or result.received or result.erased_here or result.erased_there)
    if is_quiet and not (result.waiting or result.busy or result.wants_attention):
        yield _("Nothing new on either side.")


def _wanted(result: FolderSyncResult, paths: Paths) -> Iterator[str]:
    """What a person has to do, a line each."""
    for label, interviews in (
        (
            _(
                "In the folder, signed in this journal, and not here: the journal was put back to "
                "an earlier state. Nothing is lost; restore a newer backup: interview restore FILE"
            ),
            result.left_there,
        ),
        (_("Went on otherwise here than in the folder; both stay as they are"), result.differing),
        (
            _(
                "Erased here, and still in the folder: another rater’s is erased there by that "
                "rater, or by HR with --as hr"
            ),
            result.still_there,
        ),
    ):
        yield from named(label, interviews)
    for interview, sentence in sorted(result.refused.items()):
        yield f"{interview}: {sentence}"
    yield from (sentence for _file, sentence in sorted(result.damaged.items()))
    for interview, key in sorted(result.unknown_erasures.items()):
        yield _(
            "{id} was erased in the folder, with a key that is not known here ({key}), and stays. "
            "Ask HR by telephone. If it is true: interview erase {id}"
        ).format(id=interview, key=key or _("the signature does not hold"))
    for key, (file, line) in sorted(result.unknown_keys.items()):
        yield _(
            "{file}: nothing was taken in of what is signed with a key that is not known here. "
            "Compare it with its owner by telephone or face to face ({key}); then add this line to "
            "{path}, and sync again:"
        ).format(file=file, key=key, path=paths.journal.with_name("known_raters"))
        yield f"  {line}"
