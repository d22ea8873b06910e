"""`interview bank learn`: what a bank hears of signed interviews, and phrases it could listen for.

On a terminal each phrase is shown by itself, and goes into the bank only where a person says so.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

from interview.bank import Bank, Question, load
from interview.bank_library import bank_path
from interview.cli.language_option import choose_language
from interview.cli.output import mention, mention_left_out, progress, say, say_json, table
from interview.cli.prompts import MenuItem, choose
from interview.cli.stdin import is_interactive
from interview.editing.learn.heard_and_rated import (
    QuestionRecord,
    SignalRecord,
    TriedAnswer,
    question_records,
    signal_records,
    try_answers,
)
from interview.editing.learn.past_answers import PastAnswers, read_past_answers
from interview.editing.learn.propose_phrases import (
    PhraseProposal,
    Proposals,
    Sighting,
    propose_phrases,
)
from interview.editing.teach.impact import notes_excerpt
from interview.editing.teach.phrase_edit import prepare, save
from interview.editing.teach.phrase_lists import default_list
from interview.errors import BankError, NotFound
from interview.frozen import frozen
from interview.i18n import _, labelled, ngettext
from interview.journal import Journal
from interview.paths import Paths
from interview.plain_text import one_line, quoted
from interview.rubric import Span
from interview.settings import Settings

_FEW = 30
"""Interviews below which the figures are said to be those of a small sample."""
_NOTES_SHOWN = 3
"""Notes shown under a question or a signal; `--json` has them all."""
_LONGEST_NOTE = 160
"""Characters of a note that is shown."""
_WIDTH = 100


@frozen
class _Learned:
    """All that is told of a bank."""

    bank: Bank
    language: str
    past: PastAnswers
    questions: Sequence[QuestionRecord]
    signals: Sequence[SignalRecord]
    found: Proposals


def learn(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Print what was heard and what was not, and the phrases proposed; ask about each of them."""
    path = bank_path(paths, arguments.bank)
    bank = load(path).require()
    language = choose_language(bank, arguments.lang)
    with Journal.open(paths.journal) as journal:
        past = read_past_answers(
            journal, paths, bank, path, lambda each: progress(each, _("Reading interviews"), 50)
        )
    mention_left_out(
        withheld=past.withheld, unreadable=past.unreadable, other_scale=past.other_scale
    )
    if past.has_older:
        number = past.interviews + past.withheld + past.unreadable + past.other_scale
        mention(_("Only the newest {number} interviews were read.").format(number=number))
    if not past.interviews:
        raise NotFound(
            _("No signed interview was held with this bank yet: there is nothing to learn from.")
        )
    tried = try_answers(bank, past.answers)
    questions = question_records(bank, tried)
    learned = _Learned(
        bank,
        language,
        past,
        questions,
        signal_records(bank, questions),
        propose_phrases(bank, tried, past.names),
    )
    if arguments.json:
        say_json(_as_json(learned))
        return 0
    say("\n".join(_record_lines(learned)))
    proposals = learned.found.proposals
    say("\n" + fill(_about_phrases(learned), _WIDTH))
    if not is_interactive():
        for number, proposal in enumerate(proposals, 1):
            say("\n" + "\n".join(_proposal_lines(learned, proposal, number)))
        return 0
    return _go_through(learned, paths, path)


def _go_through(learned: _Learned, paths: Paths, path: Path) -> int:
    """Show each phrase, and add it to the bank where the person wants it."""
    for number, proposal in enumerate(learned.found.proposals, 1):
        say("\n" + "\n".join(_proposal_lines(learned, proposal, number)) + "\n")
        signal = _choose_signal(learned, proposal)
        if signal is None:
            break
        if not signal:
            continue
        try:
            path = _add(proposal, signal, paths, path)
        except BankError as error:
            say(str(error))
        else:
            say(_("Added to the bank: {path}").format(path=path))
    return 0


def _choose_signal(learned: _Learned, proposal: PhraseProposal) -> str | None:
    """The signal to add a phrase to; empty for none, `None` to stop."""
    names = _signal_names(learned, proposal)
    items = [
        MenuItem("", _("next"), _("leave it out")),
        MenuItem(
            proposal.signals[0],
            _("add"),
            _("add it to “{signal}”").format(signal=names[0]),
        ),
    ]
    for place, other in enumerate(proposal.signals[1:9], 2):
        words = _("add it to “{signal}”").format(signal=names[place - 1])
        items.append(MenuItem(other, str(place), words))
    items.append(MenuItem("\0", _("stop"), _("leave out all that are left")))
    chosen = choose(items)
    return None if chosen == "\0" else chosen


def _add(proposal: PhraseProposal, signal: str, paths: Paths, path: Path) -> Path:
    """Write a phrase into the bank as its file is now, and return that file."""
    loaded = load(path)
    bank = loaded.require()
    question = bank.question(proposal.question)
    found = question.signal(signal)
    where = default_list(bank, question, found) if found else None
    if where is None:
        raise BankError(_("The bank was changed meanwhile. Nothing was written."))
    return save(prepare(loaded, question.id, signal, where, proposal.phrase), paths)


def _record_lines(learned: _Learned) -> Iterator[str]:
    """What was heard and what was not."""
    bank, language = learned.bank, learned.language
    rated = sum(len(each.tried) for each in learned.questions)
    interviews = ngettext(
        "{number} signed interview", "{number} signed interviews", learned.past.interviews
    ).format(number=learned.past.interviews)
    answers = ngettext(
        "{number} answer rated and noted", "{number} answers rated and noted", rated
    ).format(number=rated)
    yield f"{one_line(bank.title.to(language))} · {interviews} · {answers}"
    if learned.past.interviews < _FEW:
        yield fill(
            _(
                "That is a small sample: a few other interviews could change every figure here. "
                "Look at the notes, not at the figures."
            ),
            _WIDTH,
        )
    rows: list[tuple[str, ...]] = [
        ("", _("rated"), _("suggested as rated"), _("otherwise"), _("nothing suggested"))
    ]
    for record in learned.questions:
        silent = len(record.silent)
        otherwise = len(record.tried) - record.agreed - silent
        rows.append(
            (
                _name(bank.question(record.question), language),
                *map(str, (len(record.tried), record.agreed, otherwise, silent)),
            )
        )
    yield "\n" + _("What the bank hears of past notes").upper()
    yield table(rows)
    if any(record.silent for record in learned.questions):
        yield "\n" + _("Rated, and not heard").upper()
    for record in learned.questions:
        if record.silent:
            yield _name(bank.question(record.question), language)
            yield from _note_lines(record.silent)
    wrong = [each for each in learned.signals if each.wrong or each.unticked]
    if wrong:
        yield "\n" + _("Heard, and rated otherwise").upper()
    for each in sorted(wrong, key=lambda it: it.right / (len(it.decided) or 1)):
        yield _signal_line(each, learned)
        yield from _note_lines(each.wrong)


def _signal_line(record: SignalRecord, learned: _Learned) -> str:
    question = learned.bank.question(record.question)
    signal = question.signal(record.signal)
    assert signal is not None
    because = one_line(signal.because.to(learned.language))
    name = f"{_name(question, learned.language)} · {because}"
    words = _("right in {right} of {number}").format(right=record.right, number=len(record.decided))
    if record.unticked:
        words += "; " + ngettext(
            "taken away by hand in {number} answer",
            "taken away by hand in {number} answers",
            record.unticked,
        ).format(number=record.unticked)
    return labelled(name, words)


def _note_lines(tried: Sequence[TriedAnswer]) -> Iterator[str]:
    for each in tried[:_NOTES_SHOWN]:
        note = one_line(each.answer.notes)
        if len(note) > _LONGEST_NOTE:
            note = note[:_LONGEST_NOTE].rpartition(" ")[0] + " …"
        rated = _("rated {level}").format(level=each.answer.rating)
        yield f"  {each.answer.interview}  {rated}  {note}"
    if len(tried) > _NOTES_SHOWN:
        more = len(tried) - _NOTES_SHOWN
        yield "  " + ngettext("… and {number} more", "… and {number} more", more).format(
            number=more
        )


def _about_phrases(learned: _Learned) -> str:
    number = len(learned.found.proposals)
    if not number:
        return _(
            "No phrase is proposed: none of {compared} phrases that two or more candidates used "
            "tells the levels apart and makes suggestions better."
        ).format(compared=learned.found.compared)
    return ngettext(
        "{number} phrase is proposed, of {compared} that two or more candidates used. Among so "
        "many, some look good by chance: read the notes before you add one.",
        "{number} phrases are proposed, of {compared} that two or more candidates used. Among so "
        "many, some look good by chance: read the notes before you add one.",
        number,
    ).format(number=number, compared=learned.found.compared)


def _proposal_lines(learned: _Learned, proposal: PhraseProposal, number: int) -> Iterator[str]:
    bank, language = learned.bank, learned.language
    level = bank.level_name(proposal.level, language)
    question = _name(bank.question(proposal.question), language)
    yield _("{number}. “{phrase}” for “{level}” of {question}").format(
        number=number, phrase=proposal.phrase, level=one_line(level), question=question
    )
    signal = _signal_names(learned, proposal)[0]
    yield "   " + labelled(_("Signal"), signal)
    contrast = proposal.contrast
    yield "   " + _(
        "Heard in {hits} of {rated} answers rated so, by {candidates} candidates, and in {others} "
        "of {otherwise} others."
    ).format(
        hits=contrast.of_level,
        rated=contrast.rated_so,
        candidates=proposal.candidates,
        others=contrast.of_others,
        otherwise=contrast.rated_otherwise,
    )
    yield "   " + _("As clear as this by chance: once in {times}.").format(
        times=max(1, int(1 / contrast.chance))
    )
    yield "   " + _("On all past notes: {gained} suggestions better, {lost} worse.").format(
        gained=proposal.gained, lost=proposal.lost
    )
    if proposal.tested_gains or proposal.tested_losses:
        yield "   " + _(
            "On candidates it was not learned from: {gained} better, {lost} worse."
        ).format(gained=proposal.tested_gains, lost=proposal.tested_losses)
    else:
        yield "   " + _("Too few candidates used it to try it on others.")
    for each in proposal.sightings:
        before, after = (
            _("none") if level is None else str(level) for level in (each.before, each.after)
        )
        change = _("rated {level}, suggested {before} → {after}").format(
            level=each.rating, before=before, after=after
        )
        yield f"   {each.tried.answer.interview}  {change}: {_words_around(each)}"


def _words_around(each: Sighting) -> str:
    """The words of the notes in which a phrase is heard, in quotes, and those around them."""
    notes = each.tried.answer.notes
    span = Span(each.start, each.end, notes[each.start : each.end])
    excerpt = notes_excerpt(notes, span)
    return f"{excerpt.before}{quoted(excerpt.heard)}{excerpt.after}"


def _signal_names(learned: _Learned, proposal: PhraseProposal) -> list[str]:
    question = learned.bank.question(proposal.question)
    found = (question.signal(each) for each in proposal.signals)
    return [one_line(each.because.to(learned.language)) for each in found if each]


def _name(question: Question, language: str) -> str:
    return one_line(question.name(language))


def _as_json(learned: _Learned) -> dict[str, Any]:
    past = learned.past
    return {
        "interviews": past.interviews,
        "left_out": {
            "withheld": past.withheld,
            "unreadable": past.unreadable,
            "other_scale": past.other_scale,
            "has_older": past.has_older,
        },
        "questions": [
            {
                "question": each.question,
                "rated": len(each.tried),
                "as_rated": each.agreed,
                "silent": [_answer_json(it) for it in each.silent],
            }
            for each in learned.questions
        ],
        "signals": [
            {
                "question": each.question,
                "signal": each.signal,
                "decided": len(each.decided),
                "right": each.right,
                "unticked": each.unticked,
                "wrong": [_answer_json(it) for it in each.wrong],
            }
            for each in learned.signals
        ],
        "compared": learned.found.compared,
        "phrases": [_proposal_json(each) for each in learned.found.proposals],
    }


def _answer_json(tried: TriedAnswer) -> dict[str, Any]:
    answer = tried.answer
    return {
        "interview": answer.interview,
        "rating": answer.rating,
        "suggested": tried.heard.level,
        "notes": answer.notes,
    }


def _proposal_json(proposal: PhraseProposal) -> dict[str, Any]:
    contrast = proposal.contrast
    return {
        "phrase": proposal.phrase,
        "question": proposal.question,
        "level": proposal.level,
        "signals": list(proposal.signals),
        "candidates": proposal.candidates,
        "heard_at_level": [contrast.of_level, contrast.rated_so],
        "heard_elsewhere": [contrast.of_others, contrast.rated_otherwise],
        "chance": round(contrast.chance, 6),
        "better": proposal.gained,
        "worse": proposal.lost,
        "tested_better": proposal.tested_gains,
        "tested_worse": proposal.tested_losses,
        "notes": [
            {**_answer_json(each.tried), "suggested_with_it": each.after}
            for each in proposal.sightings
        ],
    }
