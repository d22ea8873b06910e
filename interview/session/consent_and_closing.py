"""What a call has besides its questions: its opening, with the consent to notes, and its closing.

They are steps of the agenda like questions, with a screen and notes of their own; they are never
rated. In events they are named by ids that no question of a bank can have.
"""

from __future__ import annotations

from interview import i18n
from interview.bank import AnswerKind, Bank, Question, Stage
from interview.i18n import _
from interview.reader.multilingual_text import Text
from interview.session.agenda import CLOSING, OPENING, Item, agenda
from interview.session.events import ConsentRecorded
from interview.session.state import InterviewState

STEPS = (OPENING, CLOSING)

GIVEN, REFUSED, NOT_ASKED = "given", "refused", "not asked"
"""What can be recorded of the consent to notes."""


def call_agenda(bank: Bank, language: str) -> tuple[Item, ...]:
    """Every question, with the opening before the first of the call and the closing after the last.

    What is read aloud is in `language`; the rest of the program's own words in the language in use.
    """
    items = list(agenda(bank))
    live = [place for place, item in enumerate(items) if item.stage is Stage.LIVE]
    if live:
        items.insert(live[-1] + 1, Item(0, Stage.LIVE, _closing(bank, language)))
        items.insert(live[0], Item(0, Stage.LIVE, _opening(bank, language)))
    return tuple(items)


def find_question(bank: Bank, question: str, language: str) -> Question:
    """The question or the step of the call with that id; `KeyError` if there is none."""
    if question == OPENING:
        return _opening(bank, language)
    return _closing(bank, language) if question == CLOSING else bank.question(question)


def consent_words(bank: Bank, language: str) -> str:
    """The words in which consent to notes is asked: the bank's, or the program's where it has
    none."""
    with i18n.speaking(language):
        asked = _(
            "May I take notes of your answers while we talk? You may say no, or change your mind "
            "later."
        )
    return bank.consent.to(language) or asked


def consent_of(state: InterviewState) -> str | None:
    """What is recorded of the consent: one of the three words above; `None` where nothing is."""
    if state.consent is None:
        return None
    if not state.consent.asked:
        return NOT_ASKED
    return GIVEN if state.consent.given else REFUSED


def consent_event(answer: str, words: str) -> ConsentRecorded:
    """The event that records this answer to the question, which was asked in these words."""
    was_asked = answer in (GIVEN, REFUSED)
    return ConsentRecorded(answer == GIVEN, words if was_asked else "", was_asked)


def _opening(bank: Bank, language: str) -> Question:
    """Read aloud in `language`; what is for the interviewer is in the language in use."""
    options = {
        GIVEN: _("Agrees to notes"),
        REFUSED: _("Refuses notes"),
        NOT_ASKED: _("Was not asked"),
    }
    return Question(
        OPENING,
        ask=Text(consent_words(bank, language)),
        title=Text(_("Opening")),
        why=Text(
            _(
                "Whoever knows that notes are taken, and may say no, can rely on the record as "
                "much as you can. The report gives the answer and the words of the question. "
                "Where notes are refused, the interview goes on without them: rate each answer "
                "right after it, and write down nothing that the candidate said."
            )
        ),
        answer=AnswerKind.PICK_ONE,
        options=tuple(Text(key, {language: words}) for key, words in options.items()),
    )


def _closing(bank: Bank, language: str) -> Question:
    with i18n.speaking(language):
        asked = _("That was my last question. What would you like to know from us?")
    return Question(
        CLOSING,
        ask=Text(bank.closing.to(language) or asked),
        title=Text(_("Closing")),
        note=Text(_("Write down here what the candidate asks. It is never rated.")),
    )
