"""`interview bank try`: notes of one's own, held against a bank's signals as they are typed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from interview.bank import Bank, Question, load
from interview.bank_library import bank_path
from interview.cli.choose_language import choose_language
from interview.cli.open_tui import open_preview
from interview.cli.output import finish, say
from interview.cli.stdin import has_a_person, read_as_notes, standard_input
from interview.cli.suggest import as_text, find_question
from interview.paths import Paths
from interview.plain_text import one_line
from interview.rubric import compile_rubric
from interview.session.agenda import agenda
from interview.settings import Settings
from interview.tui import PreviewRequest

_SWITCH = "/"
"""What a line begins with that names another question."""


def try_bank(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """The preview at a question where there is a terminal, else a suggestion for each line."""
    path = bank_path(paths, arguments.bank)
    if has_a_person():
        return _try_on_screen(path, arguments, paths, settings)
    bank = load(path).require()
    language = choose_language(bank, arguments.lang)
    name = arguments.question or agenda(bank)[0].question.id
    _try_line_by_line(bank, find_question(bank, name), language)
    return 0


def _try_on_screen(path: Path, arguments: Namespace, paths: Paths, settings: Settings) -> int:
    bank = load(path).record
    if bank is not None and arguments.question:
        find_question(bank, arguments.question)
    return open_preview(paths, settings, PreviewRequest(path, arguments.question, arguments.lang))


def _try_line_by_line(bank: Bank, question: Question, language: str) -> None:
    rubric = compile_rubric(bank)
    say(_heading(question, language))
    for line in _lines():
        if line.startswith(_SWITCH):
            question = find_question(bank, line.removeprefix(_SWITCH).strip())
            say("\n" + _heading(question, language))
        else:
            heard = rubric.question(question.id, language).suggest(line, today=date.today())
            say(f"\n> {one_line(line)}\n{as_text(heard, bank, language)}")
        finish()


def _heading(question: Question, language: str) -> str:
    return f"{question.id} · {one_line(question.ask.to(language))}"


def _lines() -> Iterator[str]:
    """The lines of the standard input that say something, as they come."""
    for data in standard_input().buffer:
        line = read_as_notes(data).rstrip("\r\n")
        if line.strip():
            yield line
