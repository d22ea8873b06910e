"""Writes the document of a command where it was asked to, and has erasing find it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from interview.cli.output import mention, say
from interview.errors import JournalError, UsageError
from interview.i18n import _
from interview.journal.written_files import remember_files
from interview.paths import Paths
from interview.reporting import save_document, save_document_as

_OTHER_NAMES = {"htm": "html", "markdown": "md", "txt": "text"}
_KNOWN = frozenset(("html", "md", "json", "xlsx", "pdf")) | frozenset(
    ("csv", "doc", "docx", "odt", "ods", "txt", "xls", "yaml", "yml", "zip")
)
"""Endings that everybody takes for what they say."""
_PLAIN_TEXT = frozenset(("csv", "text", "yaml", "yml"))
"""Endings that say little of what is inside: `--format` may put any text there."""
_WRITTEN_AS = {"forms": "html", "text": "txt"}
"""The endings of the formats that are not called by theirs."""


def format_by_ending(file: str) -> str:
    """What the ending of a file's name says it is, such as `md`; empty where it has none."""
    ending = Path(file).suffix.lower().removeprefix(".")
    return _OTHER_NAMES.get(ending, ending)


def asked_format(arguments: Namespace, formats: Sequence[str]) -> str:
    """The one of the `formats` that `--format` names, else the ending of the file, else the first.

    Raises `UsageError` where the ending is that of a format which there is not, or of another
    than `--format` names.
    """
    ending = format_by_ending(arguments.output or "")
    if arguments.format:
        form = str(arguments.format)
        usual = _WRITTEN_AS.get(form, form)
        if ending in _KNOWN - _PLAIN_TEXT and ending != usual:
            raise UsageError(
                _("“{path}”: --format {format} is written with the ending {ending}.").format(
                    path=arguments.output, format=form, ending=f".{usual}"
                )
            )
        return form
    if ending in formats:
        return ending
    if ending in _KNOWN:
        endings = ", ".join(f".{_WRITTEN_AS.get(each, each)}" for each in formats)
        raise UsageError(
            _("“{path}”: this is written with one of these endings: {endings}.").format(
                path=arguments.output, endings=endings
            )
        )
    return formats[0]


def write_document(
    arguments: Namespace,
    paths: Paths,
    data: bytes,
    name: str,
    ending: str,
    interviews: Sequence[str],
) -> None:
    """Write `data`, which holds content of these interviews, and print where it is.

    It goes into the file that `-o` names, which `--force` replaces, else into a new file of the
    folder of reports, called `name` + `ending`. Raises `ReportError`.
    """
    if arguments.output is None:
        path = save_document(data, paths.reports, name, ending)
    else:
        path = Path(arguments.output)
        save_document_as(data, path, replace=arguments.force)
    remember(paths, interviews, path)
    say(str(path))


def remember(paths: Paths, interviews: Sequence[str], path: Path) -> None:
    """Have erasing find a file that was written; it stays where the journal cannot be written."""
    try:
        remember_files(paths.journal, [(each, path) for each in interviews])
    except JournalError as error:
        mention(
            _(
                "Erasing the interview will not find this file, as the journal says: {reason}"
            ).format(reason=error)
        )
