"""`interview practice`: sample answers to rate, and what the ratings say of the rater."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from textwrap import fill

from interview.bank import load
from interview.bank_cache import read_bank
from interview.bank_library import bank_path
from interview.cli.language_option import choose_language
from interview.cli.output import mention, say, say_json, table
from interview.cli.prompts import confirmed
from interview.cli.stdin import is_interactive
from interview.errors import InterviewError, UsageError
from interview.frozen import replace
from interview.i18n import _, current, labelled, ngettext
from interview.paths import Paths
from interview.plain_text import one_line, typed_name
from interview.practice.load_answers import answers_path, load_answers
from interview.practice.sessions import PracticeSession
from interview.practice_log import erase_practice, is_by, read_practice
from interview.settings import Settings

_WIDTH = 80


def practice(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Have answers rated; or check their file, show the progress, erase it."""
    if sum((arguments.check, arguments.progress, arguments.erase)) > 1:
        raise UsageError(_("Give one of --check, --progress and --erase."))
    if arguments.erase:
        return _erase(arguments, paths)
    if arguments.progress:
        return _show_progress(arguments, paths)
    if not arguments.bank:
        raise UsageError(_("Say which bank to practise on: interview practice BANK"))
    return _check(arguments, paths) if arguments.check else _rate(arguments, paths, settings)


def _rate(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Open the screen on which answers are rated."""
    from interview.cli.open_tui import need_a_terminal, open_tui
    from interview.practice.sessions import PracticeMode
    from interview.tui.open_practice import OpenPractice, practice_request

    if arguments.answers == 0:
        raise UsageError(_("--answers must be more than 0."))
    request = practice_request(paths, settings, arguments.bank, arguments.rater)
    request = replace(
        request,
        language=choose_language(request.bank, arguments.lang),
        mode=PracticeMode(arguments.mode) if arguments.mode else None,
        number=arguments.answers or 0,
        seed=arguments.seed,
        is_new=arguments.new,
    )
    need_a_terminal()
    return open_tui(paths, settings, OpenPractice(paths.practice, request))


def _check(arguments: Namespace, paths: Paths) -> int:
    """Print what is wrong in the file of answers, and what there is for each question."""
    from interview.cli.bank_check import count_line
    from interview.reader import render_all

    file = bank_path(paths, arguments.bank)
    bank = load(file).require()
    loaded = load_answers(answers_path(file), bank)
    if loaded.diagnostics:
        say(render_all(loaded.diagnostics, loaded.source) + "\n")
    say(count_line(loaded))
    if loaded.record is None:
        return 1
    say()
    levels = range(1, len(bank.scale) + 1)
    language = bank.language_for(current())
    headings = [f"{level} {one_line(bank.level_name(level, language))}" for level in levels]
    rows: list[tuple[str, ...]] = [(_("Question"), _("Answers"), *headings)]
    for question in bank.questions:
        if question.is_rated:
            given = loaded.record.answers.get(question.id, ())
            counts = Counter(sample.level for sample in given)
            rows.append(
                (
                    one_line(question.name(language)),
                    str(len(given)),
                    *(str(counts[level]) for level in levels),
                )
            )
    say(table(list(rows)))
    return 0


def _show_progress(arguments: Namespace, paths: Paths) -> int:
    """Print every session of a rater, or of all, and what reports quote."""
    from interview.practice.quoted_calibration import calibration_of
    from interview.reporting.practice_sentences import progress_rows, quoted_calibration

    sessions, unreadable = read_practice(paths.practice)
    rater = typed_name(arguments.rater)
    title = ""
    if arguments.bank:
        bank, _data = read_bank(paths.cache, bank_path(paths, arguments.bank))
        title = bank.title.main
    shown = [
        each
        for each in sessions
        if is_by(each, rater) and title in ("", each.title) and each.ratings
    ]
    if unreadable:
        mention(
            ngettext(
                "{number} line of {path} cannot be read, and is left out.",
                "{number} lines of {path} cannot be read, and are left out.",
                unreadable,
            ).format(number=unreadable, path=paths.practice)
        )
    if arguments.json:
        say_json([_for_programs(each) for each in shown])
        return 0
    if not shown:
        say(
            _("There is no practice of that rater and bank.")
            if sessions
            else _("Nobody practised yet. Begin with: interview practice BANK")
        )
        return 0
    called = {each.title: _title_here(paths, each) for each in shown}
    for name in dict.fromkeys(each.rater for each in shown):
        mine = [each for each in shown if each.rater == name]
        say(name)
        say(table(progress_rows([replace(each, title=called[each.title]) for each in mine])))
        for bank_title in dict.fromkeys(each.title for each in mine):
            found = calibration_of(mine, name, bank_title)
            if found is not None:
                say(fill(labelled(called[bank_title], quoted_calibration(found)), _WIDTH))
        say()
    return 0


def _title_here(paths: Paths, session: PracticeSession) -> str:
    """What the bank of a session is called in the language in use, if the bank is still there."""
    try:
        bank, _data = read_bank(paths.cache, bank_path(paths, session.bank))
    except InterviewError:
        return session.title
    return bank.title.to(current()) if bank.title.main == session.title else session.title


def _for_programs(session: PracticeSession) -> dict[str, object]:
    from interview.practice.rater_statistics import alpha_of, bias_of, same_share
    from interview.reporting.formatting import iso_time

    bias = bias_of(session.ratings)
    return {
        "rater": session.rater,
        "bank": session.bank,
        "title": session.title,
        "mode": str(session.mode),
        "began": iso_time(session.began),
        "ended": iso_time(session.ended),
        "answers": len(session.order),
        "rated": len(session.ratings),
        "rated_before": session.seen,
        "seed": session.seed,
        "alpha": alpha_of(session.ratings),
        "same": same_share(session.ratings),
        "bias": bias.value if bias else None,
    }


def _erase(arguments: Namespace, paths: Paths) -> int:
    """Erase a rater's sessions, or all, after asking."""
    rater = typed_name(arguments.rater)
    sessions, _unreadable = read_practice(paths.practice)
    number = sum(is_by(session, rater) for session in sessions)
    if not number and (rater or not paths.practice.exists()):
        say(_("There is no practice to erase."))
        return 0
    if not arguments.yes:
        if not is_interactive():
            raise UsageError(_("Nothing was erased: add --yes where nobody can be asked."))
        say(
            ngettext(
                "{number} session of practice will be erased. Interviews are not touched.",
                "{number} sessions of practice will be erased. Interviews are not touched.",
                number,
            ).format(number=number)
        )
        if not confirmed(_("Erase?")):
            raise InterviewError(_("Nothing was erased."))
    erased = erase_practice(paths.practice, rater)
    say(
        ngettext("{number} session erased.", "{number} sessions erased.", erased).format(
            number=erased
        )
    )
    return 0
