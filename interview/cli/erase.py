"""`interview erase`: destroys an interview, and proves that it did."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime

from interview.cli.output import complain, mention, say, table
from interview.cli.stdin import is_interactive
from interview.dates_in_lists import timestamp
from interview.errors import InterviewErased, JournalDamaged, UsageError
from interview.i18n import _, ngettext
from interview.journal import InterviewSummary, Journal
from interview.journal.erase import ASKED, ErasureResult, erase_interviews, erased_at
from interview.paths import Paths
from interview.plain_text import one_line
from interview.settings import Settings


def erase(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Erase one interview, after asking. The exit code is 1 where a person has to look at files."""
    with Journal.open(paths.journal) as journal:
        try:
            found = journal.find(arguments.id)
        except InterviewErased:
            tombstone = journal.find_erased(arguments.id)
            assert tombstone is not None
            return _erase_again(paths, tombstone.interview)
        listed = [each for each in journal.summaries() if each.id.interview == found.interview]
    ask_to_erase(listed, [found.interview], is_agreed=arguments.yes)
    result = erase_interviews(paths.journal, [found.interview], ASKED, datetime.now(UTC))
    return say_what_was_erased(result)


def _erase_again(paths: Paths, interview: str) -> int:
    """Go over an interview again that was erased: it may have been cut short.

    Raises `JournalDamaged` where its content is gone and no erasure of it is recorded.
    """
    at = erased_at(paths.journal, interview)
    if at is None:
        raise JournalDamaged(
            _(
                "The content of interview {id} is gone, and no erasure of it is recorded: it was "
                "taken out outside this program. Nothing was changed now. Restore a backup that "
                "has it, and erase it then."
            ).format(id=interview)
        )
    result = erase_interviews(paths.journal, [interview], ASKED, datetime.now(UTC))
    sentence = _("Interview {id} was erased already, on {time}. It was gone over again.")
    before = sentence.format(id=interview, time=timestamp(at))
    return say_what_was_erased(result, before)


def summary_row(summary: InterviewSummary) -> tuple[str, ...]:
    """An interview that may be erased, as the cells of a table."""
    return (
        summary.id.interview,
        timestamp(summary.changed_at),
        one_line(summary.candidate),
        one_line(summary.role),
        one_line(summary.interviewer),
    )


def ask_to_erase(
    listed: Sequence[InterviewSummary],
    interviews: Sequence[str],
    *,
    is_agreed: bool,
    is_listed: bool = False,
) -> None:
    """Have a person type what is to be erased. Raises `UsageError` where nobody agrees."""
    if is_agreed:
        return
    if not is_interactive():
        raise UsageError(_("Nothing was erased: add --yes where nobody can be asked."))
    if listed and not is_listed:
        say(table([summary_row(each) for each in listed]))
    wanted = interviews[0] if len(interviews) == 1 else str(len(interviews))
    say(
        ngettext(
            "This cannot be undone. To erase it, type its id: {wanted}",
            "This cannot be undone. To erase them, type how many they are: {wanted}",
            len(interviews),
        ).format(wanted=wanted)
    )
    try:
        typed = input("> ")
    except EOFError:
        typed = ""
    if typed.strip() != wanted:
        raise UsageError(_("Nothing was erased."))


def say_what_was_erased(result: ErasureResult, erased_before: str = "") -> int:
    """Say what was destroyed and what a person has to look at; the exit code.

    `erased_before` is what to say of an interview that was erased at another time.
    """
    number = len(result.interviews)
    say(
        erased_before
        or ngettext(
            "{number} interview was erased. What is left proves that, and says nothing of anybody.",
            "{number} interviews were erased. What is left proves that, and says nothing of "
            "anybody.",
            number,
        ).format(number=number)
    )
    for path in result.deleted:
        say(_("deleted: {path}").format(path=path))
    for path in result.cleaned:
        say(_("taken out of: {path}").format(path=path))
    for path in result.missing:
        complain(
            _(
                "{path} was written by this program, and is not there any more: if it was moved, "
                "destroy it yourself."
            ).format(path=path)
        )
    for path in result.changed:
        complain(
            _(
                "{path} was left: the journal says that this program wrote it, but it was changed "
                "since, or nothing in it shows that it is of this interview. Look at it yourself."
            ).format(path=path)
        )
    for path in result.mentioning:
        complain(
            _("{path} still holds the name, or a line of the notes: look at it yourself.").format(
                path=path
            )
        )
    mention(
        _("Copies elsewhere (sent reports, backups, a synchronised folder) are for you to destroy.")
    )
    return 1 if result.changed or result.mentioning else 0
