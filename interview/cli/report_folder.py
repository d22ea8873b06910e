"""A folder of reports: one of each interview, under a name that stays, written again when it must.

Beside them lies a small file that says what each was made from, by the interviews' ids and without
a name. A run that is cut short goes on where it was: what is there and current is left as it is.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from interview import __version__
from interview.errors import InterviewError, JournalError, ReportError, UsageError
from interview.frozen import frozen
from interview.garbage_collector import garbage_collector_paused
from interview.i18n import _, labelled, ngettext
from interview.journal import Journal, StreamId
from interview.journal.draft_log_names import logged_streams
from interview.journal.read_interview import RecordLoader
from interview.journal.written_files import remember_files
from interview.paths import Paths
from interview.private_files import private_folder, replace_file
from interview.reporting import (
    Audience,
    Look,
    Report,
    compose_report,
    render,
    report_for,
    report_name,
)
from interview.session.interview_record import InterviewRecord
from interview.shipped_files import shipped_templates
from interview.system_errors import cannot_write

_MADE_FROM = ".interview-reports.json"
_BATCH = 50
"""Reports that are written between two looks at what was."""
_MOST_TOLD = 10
"""Interviews that a summary names."""


@frozen
class MadeFile:
    """A file of the folder that this command wrote, or was about to write when it was cut short."""

    made_from: str
    """The digest of what it was made from; empty until it is written."""
    name: str
    """The digest of its name, as there is a person's name in that."""
    size: int = 0
    modified: int = 0
    """When, in nanoseconds, as the file system has it."""

    def is_as_written(self, path: Path) -> bool:
        """Whether the file at a path is the one that was written, unchanged."""
        try:
            status = path.lstat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (self.size, self.modified)


@dataclass
class ReportFolderResult:
    """What became of the reports of some interviews."""

    written: int = 0
    current: int = 0
    """They were there, and nothing had changed."""
    left_alone: list[str] = field(default_factory=list)
    """Names of files that are there and were not written so by this command."""
    failed: list[str] = field(default_factory=list)
    """Sentences: interviews with no report, and why."""
    unremembered: str = ""
    """Why erasing will not find the files; empty where it will."""

    def summary(self) -> str:
        """All of it in a few lines."""
        lines = [
            ngettext("{count} report written.", "{count} reports written.", self.written).format(
                count=self.written
            )
        ]
        if self.current:
            lines.append(
                ngettext(
                    "{count} was there and is current.",
                    "{count} were there and are current.",
                    self.current,
                ).format(count=self.current)
            )
        if self.left_alone:
            names = ", ".join(self.left_alone[:_MOST_TOLD])
            sentence = _(
                "Left alone, because somebody else wrote or changed it (--force replaces it)"
            )
            lines.append(labelled(sentence, names + _more(len(self.left_alone))))
        lines += self.failed[:_MOST_TOLD]
        if _more(len(self.failed)):
            lines.append("…")
        if self.unremembered:
            lines.append(
                _("Erasing will not find these files, as the journal says: {reason}").format(
                    reason=self.unremembered
                )
            )
        return "\n".join(lines)


def _more(count: int) -> str:
    return ", …" if count > _MOST_TOLD else ""


@frozen
class ReportCopies:
    """How copies of reports are made: in which language, for whom, with which look."""

    language: str
    audience: str
    look: Look
    paper: str
    templates: Path

    def compose(self, record: InterviewRecord) -> Report:
        """The copy of one interview. Raises `UsageError` for a candidate's before it is signed."""
        report = compose_report(record, self.language, now=datetime.now(UTC))
        if self.audience == Audience.CANDIDATE and report.draft:
            raise UsageError(
                _(
                    "The candidate’s copy is of what was signed: interview {id} is not signed yet."
                ).format(id=record.id)
            )
        return report_for(self.audience, report)

    def render(self, report: Report, form: str) -> bytes:
        """It as the bytes of a file."""
        return render(report, form, self.templates, self.look, self.paper)

    @property
    def digest(self) -> str:
        """What tells these copies from others of the same interviews."""
        how = (self.language, self.audience, self.look, self.paper, __version__)
        return _digest(f"{how} {_templates(self.templates)}")


@frozen
class _Document:
    """A report that is to be written."""

    key: str
    made_from: str
    interview: str
    path: Path
    data: bytes


class ReportFolder:
    """Writes the reports of many interviews into one folder."""

    def __init__(self, path: Path, paths: Paths, journal: Journal, loader: RecordLoader) -> None:
        self.path = path
        self._paths = paths
        self._journal = journal
        self._loader = loader
        self._made: dict[str, MadeFile] = {}
        self._names: dict[str, str] = {}
        """The names of the files in the folder, by their digests."""
        self._result = ReportFolderResult()

    def write(
        self,
        streams: Sequence[StreamId],
        form: str,
        copies: ReportCopies,
        watched: Callable[[Sequence[StreamId]], Iterable[StreamId]] = iter,
        *,
        replace: bool = False,
    ) -> ReportFolderResult:
        """Write what is missing or no longer current; `watched` may show how far it is.

        With `replace`, files of these names that somebody else wrote give way. An interview that
        cannot be read is left out, and the result says so. Raises `ReportError` where the folder
        cannot be written.
        """
        try:
            private_folder(self.path)
            self._made = _read_made(self.path / _MADE_FROM)
            self._names = {_digest(each.name): each.name for each in self.path.iterdir()}
        except OSError as error:
            raise ReportError(cannot_write(self.path, error)) from error
        same = copies.digest
        logged = logged_streams(self._paths.journal)
        raters = Counter(stream.interview for stream in streams)
        queue = iter(watched(streams))
        while batch := list(islice(queue, _BATCH)):
            # It would go through all that is composed, over and over. What circles a batch leaves
            # behind, it finds between two batches, so that they do not add up.
            with garbage_collector_paused():
                documents: list[_Document] = []
                for stream in batch:
                    key = f"{stream} {copies.audience}.{form}"
                    heads = self._journal.heads_of(stream.interview)
                    if stream in logged:
                        heads += (os.urandom(8).hex(),)  # what is being typed has no head yet
                    made_from = _digest(f"{same} {' '.join(heads)}")
                    if self._is_current(key, made_from):
                        self._result.current += 1
                        continue
                    try:
                        report = copies.compose(self._loader.load(stream))
                        data = copies.render(report, form)
                    except ReportError:
                        raise  # a template that is broken, or a package that is missing
                    except InterviewError as error:
                        self._result.failed.append(labelled(stream.interview, str(error)))
                        continue
                    rater = f"-{stream.writer[:6]}" if raters[stream.interview] > 1 else ""
                    path = self.path / f"{report_name(report)}{rater}.{form}"
                    if replace or not os.path.lexists(path) or self._is_ours(key, path):
                        documents.append(_Document(key, made_from, stream.interview, path, data))
                    else:
                        self._result.left_alone.append(path.name)
                if documents:
                    self._write_all(documents)
        return self._result

    def _is_current(self, key: str, made_from: str) -> bool:
        made = self._made.get(key)
        if made is None or made.made_from != made_from or made.name not in self._names:
            return False
        return made.is_as_written(self.path / self._names[made.name])

    def _is_ours(self, key: str, path: Path) -> bool:
        """Whether a file is this command's: as it wrote it, or as it was about to."""
        made = self._made.get(key)
        if made is None or made.name != _digest(path.name):
            return False
        return not made.made_from or made.is_as_written(path)

    def _write_all(self, documents: Sequence[_Document]) -> None:
        """Write some reports. What is cut short in between is taken up again the next time."""
        for each in documents:
            self._delete_renamed(each)
            self._made[each.key] = MadeFile("", _digest(each.path.name))
        try:
            self._save_made()
            for each in documents:
                replace_file(each.path, each.data, private=True, durable=False)
                status = each.path.stat()
                self._made[each.key] = MadeFile(
                    each.made_from, _digest(each.path.name), status.st_size, status.st_mtime_ns
                )
                self._result.written += 1
            try:
                remember_files(self._paths.journal, [(e.interview, e.path) for e in documents])
            except JournalError as error:
                self._result.unremembered = str(error)
            self._save_made()
        except OSError as error:
            raise ReportError(cannot_write(Path(error.filename or self.path), error)) from error

    def _delete_renamed(self, document: _Document) -> None:
        """Delete the earlier report of an interview whose candidate has another name by now."""
        made = self._made.get(document.key)
        if made is None or made.name == _digest(document.path.name):
            return
        earlier = self.path / self._names.get(made.name, "")
        if made.name in self._names and made.is_as_written(earlier):
            earlier.unlink(missing_ok=True)

    def _save_made(self) -> None:
        data = {key: [e.made_from, e.name, e.size, e.modified] for key, e in self._made.items()}
        text = json.dumps({"version": 1, "files": data})
        replace_file(self.path / _MADE_FROM, text.encode(), private=True, durable=False)


def _read_made(path: Path) -> dict[str, MadeFile]:
    """What was written before; nothing where that is not there, or not as it was written."""
    try:
        files = json.loads(path.read_bytes())["files"]
        return {str(key): MadeFile(*values) for key, values in files.items()}
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _templates(own: Path) -> str:
    """What tells the templates in use from any others: their names, and when each changed."""
    folders = [shipped_templates(), *([own] if own.is_dir() else [])]
    files = [file for folder in folders for file in os.scandir(folder) if file.is_file()]
    return " ".join(sorted(f"{file.name}:{file.stat().st_mtime_ns}" for file in files))
