"""Teaching the bank a phrase line by line: its words, its signal, what it changes, yes or no."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from interview.bank import Bank, Signal, load
from interview.bank_library import bank_path
from interview.dates_in_lists import timestamp
from interview.editing.teach.impact import AffectedAnswer, Impact, find_impact
from interview.editing.teach.phrase_edit import phrase_fault, prepare, save
from interview.editing.teach.phrase_lists import PhraseList, default_list, phrase_lists
from interview.editing.teach.phrase_wording import selected_words, wordings
from interview.errors import InterviewError
from interview.i18n import _, labelled
from interview.plain.conversation import Conversation
from interview.plain_text import one_line
from interview.reader import Loaded
from interview.rubric import heard_in
from interview.running.open_interview import OpenInterview
from interview.running.teaching import (
    TAUGHT,
    impact_sentences,
    signals_to_teach,
    verdict,
    where_written,
)

_SAID = 5
"""Past answers that are said; all are counted."""


def teach(talk: Conversation, interview: OpenInterview, typed: str) -> None:
    """Teach the bank a phrase for the question on screen; nothing is written before a yes."""
    live = interview.live
    notes, question = live.notes, live.state.question
    if not notes.strip() and not typed:
        talk.say(_("There is nothing in the notes to teach yet."))
        return
    try:
        loaded = load(bank_path(interview.paths, live.state.bank_name))
        signals = signals_to_teach(loaded, question)
        phrase = _phrase(talk, notes, typed, live.language)
        if not phrase:
            return
        is_heard = bool(heard_in(notes, [phrase]))
        talk.say(
            _("The phrase “{phrase}” is heard in these notes.").format(phrase=phrase)
            if is_heard
            else _("The phrase “{phrase}” is not heard in these notes.").format(phrase=phrase)
        )
        signal = _signal(talk, interview, signals)
        where = _list(talk, loaded, question, signal) if signal else None
        if signal and where:
            _write(talk, interview, loaded, (signal, where, phrase))
    except InterviewError as error:
        talk.say(str(error))


def _phrase(talk: Conversation, notes: str, typed: str, language: str) -> str:
    """The words to teach: those typed, or else one of the ways to word the notes' last clause."""
    if typed:
        return one_line(typed)
    offered = wordings(selected_words(notes, len(notes), len(notes)), language)
    for number, wording in enumerate(offered, start=1):
        talk.say(labelled(f"{number} {wording.phrase}", _(wording.name)))
    answer = talk.ask(
        _("Which phrase? Its number, or other words; * ends the beginning of a word. Enter: none.")
    )
    if answer.isdecimal() and 1 <= int(answer) <= len(offered):
        return offered[int(answer) - 1].phrase
    return one_line(answer).strip()


def _signal(
    talk: Conversation, interview: OpenInterview, signals: Sequence[Signal]
) -> Signal | None:
    """The signal that the phrase speaks for; `None` for none."""
    language = interview.live.language
    for number, signal in enumerate(signals, start=1):
        level = (
            _("knock-out")
            if signal.is_knockout
            else _("level {level}").format(level=signal.suggests)
        )
        if signal.is_red_flag and not signal.is_knockout:
            level = ", ".join((level, _("red flag")))
        if not signal.when:
            level = ", ".join((level, _("by hand until now")))
        talk.say(labelled(f"{number} {one_line(signal.because.to(language))}", level))
    number = talk.ask_number(
        _("Which signal does it belong to? Its number; Enter leaves the bank as it is."),
        len(signals),
    )
    return signals[number - 1] if number else None


def _list(
    talk: Conversation, loaded: Loaded[Bank], question: str, signal: Signal
) -> PhraseList | None:
    """The list of the signal that takes the phrase; asked where several could."""
    bank = loaded.require()
    asked = bank.question(question)
    if where := default_list(bank, asked, signal):
        return where
    lists = phrase_lists(bank, asked, signal)
    for number, each in enumerate(lists, start=1):
        name = _("as a new item") if each.adds_term else one_line(each.term) or _("phrases")
        of = f"{one_line(each.vocabulary)}, {name}" if each.vocabulary else name
        talk.say(labelled(f"{number} {of}", ", ".join(map(one_line, each.phrases[:_SAID]))))
    number = talk.ask_number(
        _("This signal listens for several things. Which is meant? Its number; Enter for none."),
        len(lists),
    )
    return lists[number - 1] if number else None


def _write(
    talk: Conversation,
    interview: OpenInterview,
    loaded: Loaded[Bank],
    taught: tuple[Signal, PhraseList, str],
) -> None:
    """Say what the phrase would have changed, and write it at a yes."""
    signal, where, phrase = taught
    live, paths = interview.live, interview.paths
    if fault := phrase_fault(phrase, where):
        talk.say(fault)
        return
    edit = prepare(loaded, live.state.question, signal.id, where, phrase)
    last = deque(find_impact(paths.journal, edit, live.state.bank_name, interview.id), maxlen=1)
    found = last[0] if last else Impact(0)
    talk.say(*impact_sentences(found))
    ordered = sorted(found.affected, key=lambda hit: (not hit.changes_level, hit.rating is None))
    talk.say(*map(_hit_words, ordered[:_SAID]))
    talk.say(where_written(edit, paths))
    if not talk.agreed(_("Type “yes” to write it, Enter to leave the bank as it is.")):
        talk.say(_("The bank is as it was."))
        return
    save(edit, paths)
    talk.say(_(TAUGHT).format(phrase=phrase))


def _hit_words(hit: AffectedAnswer) -> str:
    """A past answer in which the phrase is heard: whose, what changes, and the words."""
    who = f"{one_line(hit.candidate)}, {timestamp(hit.held).split()[0]}"
    _kind, words = verdict(hit)
    if hit.changes_level:
        before, after = (
            _("none") if each is None else str(each) for each in (hit.before, hit.after)
        )
        change = _("level {before} becomes {after}").format(before=before, after=after)
        words = f"{change}, {words}"
    excerpt = hit.excerpt
    quoted = f"{excerpt.before}{excerpt.heard}{excerpt.after}" if excerpt else ""
    return " ".join((labelled(who, f"{words}."), one_line(quoted))).strip()
