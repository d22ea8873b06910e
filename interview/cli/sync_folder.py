"""`interview sync FOLDER`: exchanges signed records through a folder that a team shares."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.cli.output import counted_progress, mention, say
from interview.cli.sync_lines import named
from interview.errors import FolderError, UsageError
from interview.files import replace_file
from interview.i18n import _
from interview.paths import Paths
from interview.reader.limits import MAX_BYTES
from interview.settings import Settings
from interview.system_errors import reason_of

if TYPE_CHECKING:
    from interview.shared_folder.sync import FolderSyncResult


def sync_folder(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Exchange with a folder. The exit code is 1 where a person has to do something."""
    from interview.cli.passphrase import unlock_key
    from interview.shared_folder.sync import FolderSync

    folder = _folder(arguments.target)
    words = {"sent": _("Writing"), "received": _("Reading")}
    with counted_progress(words) as tell:
        run = FolderSync(
            paths.journal,
            folder,
            is_hr=arguments.part == "hr",
            name=settings.interviewer,
            now=datetime.now(UTC),
            tell=tell,
        )
        if run.wants_key():
            unlock_key(paths, settings, settings.interviewer)
        result = run.run()
    _take_agenda(folder, paths)
    for line in folder_lines(result, paths):
        say(line)
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
    return int(result.wants_attention)


def _folder(target: str) -> Path:
    """The folder that was named. Raises `UsageError` where none is."""
    try:
        if target.strip():
            return Path(target).expanduser()
    except RuntimeError:  # the home of somebody who does not exist
        return Path(target)
    raise UsageError(_("Say which folder, or the hub’s address."))


def _take_agenda(folder: Path, paths: Paths) -> None:
    """Keep a copy of the team's agenda, for the home screen where the folder is away."""
    shared = folder / "agenda.yaml"
    if shared.is_symlink() or not shared.is_file():
        paths.shared_agenda.unlink(missing_ok=True)
        return
    try:
        with shared.open("rb") as opened:
            data = opened.read(MAX_BYTES)
        if not paths.shared_agenda.is_file() or paths.shared_agenda.read_bytes() != data:
            replace_file(paths.shared_agenda, data, private=True)
            say(_("The team’s agenda is new: interview agenda"))
    except OSError as error:
        raise FolderError(
            _("{path} cannot be read: {reason}.").format(path=shared, reason=reason_of(error))
        ) from error


def folder_lines(result: FolderSyncResult, paths: Paths) -> Iterator[str]:
    """What a sync did, and what a person has to do, a line each."""
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
    is_quiet = not (result.sent or result.received or result.erased_here or result.erased_there)
    if is_quiet and not (result.waiting or result.busy or result.wants_attention):
        yield _("Nothing new on either side.")
