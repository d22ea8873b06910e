"""Asks which interview to begin, or to go on with."""

from __future__ import annotations

from interview.errors import NotFound
from interview.i18n import LANGUAGES, _, current
from interview.journal import Journal
from interview.languages import language_of
from interview.paths import Paths
from interview.plain.conversation import Conversation, spoken
from interview.plain_text import one_line, typed_name
from interview.running.open_interview import OpenInterview
from interview.running.open_request import StartRequest, default_interviewer
from interview.running.resume_interview import resume_interview
from interview.running.usable_banks import BankChoice, usable_banks
from interview.session import fold
from interview.settings import Settings


def choose_interview(talk: Conversation, paths: Paths, settings: Settings) -> OpenInterview:
    """Go on with the interview that is not signed, or begin another.

    Raises `NotFound` where no bank can be used, and `ConversationEnded`.
    """
    with Journal.open(paths.journal) as journal:
        stream = journal.latest_open()
        last = fold(journal.read(stream).history) if stream else None
    if stream and last:
        words = _(
            "The interview with {candidate} is not signed. Type “yes” to go on with it, Enter for "
            "another."
        )
        if talk.agreed(words.format(candidate=one_line(last.candidate))):
            return resume_interview(paths, stream.interview)
    return OpenInterview.begin(paths, _asked(talk, paths, settings))


def _asked(talk: Conversation, paths: Paths, settings: Settings) -> StartRequest:
    """Who is interviewed, for what, by whom, with which bank and in which language."""
    banks = usable_banks(paths, {})
    if not banks:
        raise NotFound(_("There is no question bank yet: “interview bank new” makes one."))
    candidate = ""
    while not candidate:
        candidate = typed_name(
            talk.ask(_("Candidate: the name as it goes into the report."), takes_commands=False)
        )
    role = typed_name(talk.ask(_("Role: optional, Enter for none."), takes_commands=False))
    interviewer = ""
    while not interviewer:
        words, default = _("Interviewer: your name."), default_interviewer(paths, settings)
        interviewer = typed_name(talk.ask(words, default, takes_commands=False))
    bank = _bank(talk, banks)
    return StartRequest(bank.path, candidate, role, interviewer, _language(talk, bank))


def _bank(talk: Conversation, banks: list[BankChoice]) -> BankChoice:
    if len(banks) == 1:
        return banks[0]
    words = _("Question bank, by its number: {banks}")
    question = words.format(banks=spoken([bank.title for bank in banks]))
    return banks[talk.ask_number(question, len(banks), 1) - 1]


def _language(talk: Conversation, bank: BankChoice) -> str:
    """The language of the interview, where there is a choice; Enter takes the program's own."""
    offered = [code for code in LANGUAGES if code in bank.languages]
    if len(offered) < 2:
        return bank.languages[0]
    names = [language_of(code).name for code in offered]
    words = _("Language of the interview, by its number: {languages}")
    question = words.format(languages=spoken(names))
    own = offered.index(current()) + 1 if current() in offered else 1
    return offered[talk.ask_number(question, len(offered), own) - 1]
