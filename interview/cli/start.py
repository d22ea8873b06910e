"""`interview start`: straight to the live screen of a new interview."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING

from interview.bank_library import bank_path
from interview.cli.open_tui import check_language, open_tui, wants_plain
from interview.errors import UsageError
from interview.i18n import _
from interview.paths import Paths
from interview.plain_text import isolated, listed_names, one_line, typed_name
from interview.running.open_request import StartRequest, default_interviewer
from interview.settings import Settings

if TYPE_CHECKING:
    from interview.planning.agenda_entries import AgendaEntry


def start(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Begin an interview; without a bank, one that the agenda plans for whoever types this."""
    request = _asked(arguments, paths, settings)
    if request is None:
        return 1
    if wants_plain(settings, is_asked=arguments.plain):
        from interview.cli.open_plain import open_plain

        return open_plain(paths, settings, request)
    return open_tui(paths, settings, request)


def _asked(arguments: Namespace, paths: Paths, settings: Settings) -> StartRequest | None:
    candidate = typed_name(arguments.candidate)
    me = typed_name(arguments.interviewer) or default_interviewer(paths, settings)
    if not arguments.bank:
        return _planned(candidate, me, arguments.lang, paths)
    if not candidate:
        raise UsageError(_("Say who the candidate is: --candidate NAME"))
    bank = bank_path(paths, arguments.bank)
    check_language(bank, arguments.lang)
    return StartRequest(
        bank=bank,
        candidate=candidate,
        role=typed_name(arguments.role),
        interviewer=me,
        language=arguments.lang,
        requisition=one_line(arguments.requisition),
        panel=listed_names(arguments.panel),
    )


def _planned(candidate: str, me: str, language: str, paths: Paths) -> StartRequest | None:
    """What begins the interview that is planned: with this candidate, or the one that is chosen;
    `None` where none is. Raises `UsageError` where there is none."""
    from interview.planning.agenda_entries import in_order, read_agenda
    from interview.running.begin_planned import planned_request

    entries, wrong = read_agenda(paths, me)
    if wrong:
        raise UsageError(_("The agenda has a mistake: “interview agenda” says where."))
    today = datetime.now().astimezone().date()
    mine = [
        each
        for each in in_order(entries, today)
        if each.is_mine
        and each.held is None
        and candidate.casefold() in ("", each.planned.candidate.casefold())
    ]
    if not mine:
        raise UsageError(
            _(
                "Nothing that is planned for {name} fits: “interview agenda” shows it all. Without "
                "an agenda: interview start BANK --candidate NAME"
            ).format(name=isolated(me))
        )
    chosen = mine[0] if candidate else _chosen(mine)
    if chosen is None:
        return None
    request = planned_request(paths, chosen, language)
    check_language(request.bank, language)
    return request


def _chosen(mine: list[AgendaEntry]) -> AgendaEntry | None:
    """One of those that are planned, the first one by default; `None` for none."""
    from interview.cli.open_tui import need_a_terminal
    from interview.cli.output import say, table
    from interview.cli.prompts import AnswerRefused, Prompter
    from interview.planning.planned_words import day_words, time_words

    need_a_terminal()
    today = datetime.now().astimezone().date()
    rows = [
        (
            f"  {number}",
            isolated(one_line(each.planned.candidate)),
            each.planned.bank,
            day_words(each, today),
            time_words(each),
        )
        for number, each in enumerate(mine, start=1)
    ]
    say(table(rows))

    def read(typed: str) -> int:
        if typed.isdecimal() and int(typed) <= len(mine):
            return int(typed)
        raise AnswerRefused(_("Type a number from 0 to {most}.").format(most=len(mine)))

    question = _("Which one do you begin? 0 for none.")
    number = Prompter().ask(question, "1", read)
    return mine[number - 1] if number else None
