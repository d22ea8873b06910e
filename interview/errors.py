"""Every error that a person may read: it says what is wrong, where, and what to do."""

from __future__ import annotations


class InterviewError(Exception):
    """Anything that stops a command and that a sentence explains.

    `str(error)` is the whole message, already in the reader's language.
    `exit_code` is what the command line returns: 1 for findings and refusals, 2 for bad usage.
    """

    exit_code = 1


class UsageError(InterviewError):
    """The command was asked for in a way that cannot be understood."""

    exit_code = 2


class BankError(InterviewError):
    """A question bank, or a record file, cannot be used."""


class DataFileError(InterviewError):
    """A file of the program's own data, on a language or on the law, cannot be used."""


class JournalError(InterviewError):
    """The journal cannot be opened, read or written."""


class JournalDamaged(JournalError):
    """What is on disk is not what was recorded: the file or a hash chain is broken."""


class JournalUnavailable(JournalError):
    """The journal cannot be written just now: disk full, folder read-only, file locked."""


class JournalBusy(JournalUnavailable):
    """Another program is writing to the journal, and did not finish in time."""


class InterviewBusy(JournalError):
    """Another program has this interview open."""


class InterviewErased(JournalError):
    """The interview was erased: what is left proves that, and nothing else."""


class RecordWithheld(JournalError):
    """Another rater's record is not shown before one's own is signed."""


class SigningError(JournalError):
    """A key cannot be read or made, or the list of known raters cannot be read."""


class KeyLocked(SigningError):
    """The key has a passphrase, and nobody gave it, or gave another."""


class StreamConflict(JournalError):
    """Somebody else appended to this stream since it was read."""


class ReportError(InterviewError):
    """A report cannot be made or written: a template is broken, or a folder is read-only."""


class ExportError(InterviewError):
    """An interview cannot be exported, or an archive of one cannot be read or taken in."""


class HubError(InterviewError):
    """A team's hub cannot be used so: no such role or right, another version, a refusal."""


class HubUnreachable(HubError):
    """The hub cannot be reached just now: it is offline, or the connection was cut."""


class FolderError(InterviewError):
    """A team's shared folder is not there, or cannot be read or written."""


class SyncRunning(FolderError):
    """Another program exchanges with the team just now."""


class NotFound(InterviewError):
    """No interview, bank or question has that name."""


class CrashDuringInterview(Exception):
    """A mistake of ours, its cause, ended the program while an interview was open in it."""

    def __init__(self, interview: str) -> None:
        super().__init__(interview)
        self.interview = interview
        """The id of the interview."""
