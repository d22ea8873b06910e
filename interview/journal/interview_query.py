"""Which interviews are wanted: one question for the list, for reports of many, and for figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import PurePath

from interview.errors import InterviewError
from interview.frozen import frozen
from interview.journal.new_ids import rater_id
from interview.journal.read_interview import RecordLoader
from interview.journal.search import search_form, words_of
from interview.journal.store import Journal
from interview.journal.streams import InterviewSummary
from interview.journal.withheld import refuse_withheld
from interview.scoring import Recommendation, score
from interview.session import InterviewState, fold


@frozen
class InterviewQuery:
    """What the wanted interviews have in common. A field that is left empty asks for nothing."""

    words: str = ""
    """Each of these words is in the candidate's name, the role, the interviewer's name, the bank,
    the id, or what was noted; whatever its case and accents."""
    since: datetime | None = None
    """It began then or later; an aware time, as is the next."""
    until: datetime | None = None
    """It began before that."""
    bank: str = ""
    """The bank's name, or the path of its file."""
    status: str = ""
    """`open` or `signed`."""
    rater: str = ""
    """Words of the interviewer's name, or the id that stands for them."""
    recommendation: str = ""
    """What the bank's rule recommends: the value of a `Recommendation`."""

    def run(
        self,
        journal: Journal,
        loader: RecordLoader,
        watched: Callable[[list[InterviewSummary]], Iterable[InterviewSummary]] = iter,
    ) -> list[InterviewSummary]:
        """The interviews that meet all of it, newest first.

        Only words that the list does not have, and the recommendation, are looked up in the
        interviews themselves, through `watched`, which may show how far it is. Those that cannot be
        read do not meet them. Raises `JournalError`.
        """
        found = [
            each
            for each in journal.summaries(since=self.since, until=self.until)
            if self._fits_line(each)
        ]
        if not (self.words or self.recommendation):
            return found
        return [each for each in watched(found) if self._fits_record(each, journal, loader)]

    def _fits_line(self, listed: InterviewSummary) -> bool:
        """Whether a line of the list meets what can be told from it."""
        if self.bank and PurePath(self.bank).stem != PurePath(listed.bank_name).stem:
            return False
        if self.status and (self.status == "signed") != listed.is_signed:
            return False
        name = search_form(listed.interviewer)
        return self.rater == rater_id(listed.interviewer) or all(
            word in name for word in search_form(self.rater).split()
        )

    def _fits_record(
        self, listed: InterviewSummary, journal: Journal, loader: RecordLoader
    ) -> bool:
        line = words_of(
            listed.candidate, listed.role, listed.interviewer, listed.bank_name, listed.id.interview
        )
        words = [word for word in search_form(self.words).split() if word not in line]
        try:
            return _notes_have(words, listed, journal) and self._is_recommended(listed, loader)
        except InterviewError:
            return False

    def _is_recommended(self, listed: InterviewSummary, loader: RecordLoader) -> bool:
        if not self.recommendation:
            return True
        record = loader.load(listed.id)
        if record.is_bank_lost:
            return False
        card = score(record.state, record.bank)
        return card.recommendation is Recommendation(self.recommendation)


def _notes_have(words: list[str], listed: InterviewSummary, journal: Journal) -> bool:
    """Whether each of some words is in what was noted, as it stands now.

    A word that no entry has is in no notes: so most interviews are told apart without being read.
    """
    if not words:
        return True
    if not listed.is_unfinished:
        said = search_form(journal.texts(listed.id))
        if not all(json.dumps(word, ensure_ascii=False)[1:-1] in said for word in words):
            return False
    found = journal.read(listed.id)
    refuse_withheld(journal, found)
    noted = search_form("\n".join(_noted(fold(found.history))))
    if found.draft is not None:
        noted += "\n" + search_form(found.draft.text)
    return all(word in noted for word in words)


def _noted(state: InterviewState) -> list[str]:
    """What the interviewer wrote: notes, reasons, and why something was not asked."""
    texts: list[str] = []
    for answer in state.answers.values():
        texts += [answer.notes, answer.skipped]
        if answer.rating:
            texts.append(answer.rating.reason)
    return texts
