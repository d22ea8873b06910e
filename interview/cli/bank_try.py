"""`interview bank try`: compares notes with a bank's signals while they are typed."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from interview.bank import Question, load
from interview.bank_library import bank_path
from interview.cli.language_option import choose_language
from interview.cli.open_tui import open_preview
from interview.cli.output import finish, say
from interview.cli.stdin import decode_notes, is_interactive, standard_input
from interview.cli.suggest import as_text, find_question
from interview.paths import Paths
from interview.plain_text import one_line
from interview.rubric import compile_rubric
from interview.running.open_request import PreviewRequest
from interview.session.agenda import agenda
from interview.settings import Settings

_SWITCH = "/"
"""What a line begins with that names another question: `/habits`."""


def try_bank(arguments: Namespace, paths: Paths, settings: Settings) -> int:
    """Open the preview at a question on a terminal; else print a suggestion for each line."""
    path = bank_path(paths, arguments.bank)
    loaded = load(path)
    if is_interactive():
        if loaded.record is not None and arguments.question:
            find_question(loaded.record, arguments.question)
        request = PreviewRequest(path, arguments.question, arguments.lang)
        return open_preview(paths, settings, request)
    bank = loaded.require()
    language = choose_language(bank, arguments.lang)
    question = find_question(bank, arguments.question or agenda(bank)[0].question.id)
    rubric = compile_rubric(bank)
    say(_heading(question, language))
    for data in standard_input().buffer:
        line = decode_notes(data).rstrip("\r\n")
        if not line.strip():
            continue
        if line.startswith(_SWITCH):
            question = find_question(bank, line.removeprefix(_SWITCH).strip())
            say("\n" + _heading(question, language))
        else:
            heard = rubric.question(question.id, language).suggest(line, today=date.today())
            say(f"\n> {one_line(line)}\n{as_text(heard, bank, language)}")
        finish()
    return 0


def _heading(question: Question, language: str) -> str:
    return f"{question.id} · {one_line(question.ask.to(language))}"
