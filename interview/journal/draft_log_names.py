"""Where the draft logs are. This knows names only; `draft_log` knows what is in the files."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from interview.journal.journal_files import unusable
from interview.journal.streams import StreamId


def draft_log_path(journal: Path, stream: StreamId) -> Path:
    """Where the draft log of an interview is while the interview is open."""
    return journal.parent / "drafts" / f"{stream.interview}-{stream.writer}.log"


def draft_log_files(journal: Path, stream: StreamId) -> list[Path]:
    """Every file beside the journal that may hold words of this interview, in no special order.

    Whoever erases an interview deletes these. Whoever copies a journal copies these first, then the
    journal: what leaves them in between is in the journal by then. Another program may delete a
    file after it was listed.
    """
    path = draft_log_path(journal, stream)
    return [each for each in path.parent.glob("*") if each.name.startswith(path.name)]


def interview_draft_files(journal: Path, interview: str) -> list[Path]:
    """Every such file of all who record of an interview, of its panel and of who decides."""
    return list((journal.parent / "drafts").glob(f"{interview}-*"))


def panel_draft(interview: str) -> StreamId:
    """What names the draft log of a panel, by the interview of its first rater. No stream of the
    journal is called so: no writer's id has an l."""
    return StreamId(interview, "panel")


def decision_draft(interview: str) -> StreamId:
    """What names the draft log of a decision on an interview. No stream of the journal is called
    so: no writer's id has an o."""
    return StreamId(interview, "decision")


def logged_streams(journal: Path) -> set[StreamId]:
    """The streams that have a draft log: interviews that are open, or were when a program died."""
    try:
        names = [each.name for each in (journal.parent / "drafts").iterdir()]
    except OSError:
        return set()
    return {
        StreamId(*name.removesuffix(".log").split("-", 1))
        for name in names
        if name.endswith(".log") and "-" in name
    }


def put_aside(log: Path) -> Path:
    """Give a draft log that does not continue the journal another name, and return it.

    Raises `JournalUnavailable`.
    """
    names = (log.with_name(f"{log.name}.foreign-{number}") for number in count(1))
    aside = next(name for name in names if not name.exists())
    try:
        return log.replace(aside)
    except OSError as error:
        raise unusable(log, error) from error
