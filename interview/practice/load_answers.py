"""Reads a bank's sample answers from their file: the answers, or everything wrong with them.

The file has the bank's name, and stands in a folder `practice` beside the bank.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from interview.bank import Bank
from interview.i18n import _
from interview.nearest_name import nearest_name_hint
from interview.plain_text import quoted
from interview.practice.sample_answers import SampleAnswer, SampleAnswers
from interview.reader.decoding import read_bytes
from interview.reader.diagnostics import Diagnostic, DiagnosticCollector
from interview.reader.place import NodePath
from interview.reader.read_yaml import Loaded, Misspelt, read_record
from interview.reader.source import Source

FOLDER = "practice"


def answers_path(bank: Path) -> Path:
    """Where the sample answers to a bank's questions stand."""
    return bank.parent / FOLDER / bank.name


def load_answers(path: Path, bank: Bank) -> Loaded[SampleAnswers]:
    """The sample answers in a file. Never raises: a file that is not there is a diagnostic too."""
    data = read_bytes(path, _("docs/practice.md says how to write sample answers"))
    if isinstance(data, Diagnostic):
        return Loaded(None, (data,), Source(str(path)))
    return parse_answers(data, str(path), bank)


def parse_answers(data: bytes, name: str, bank: Bank) -> Loaded[SampleAnswers]:
    """The sample answers that a file's bytes hold; `name` is what messages call it."""
    hint = _("begin with “format: 1”, then “answers:” and the id of a question")
    return read_record(
        SampleAnswers,
        data,
        name,
        partial(_check, bank),
        languages=bank.languages,
        empty_file_hint=hint,
    )


def _check(
    bank: Bank,
    answers: SampleAnswers,
    source: Source,
    report: DiagnosticCollector,
    _misspelt: Misspelt,
) -> SampleAnswers:
    rated = {question.id: question for question in bank.questions if question.is_rated}
    known = {question.id for question in bank.questions}
    for question, samples in answers.answers.items():
        path: NodePath = ("answers", question)
        if question not in rated:
            message = (
                _("the question {name} is not rated")
                if question in known
                else _("the bank has no question {name}")
            )
            report.error(
                "B031",
                message.format(name=quoted(question)),
                source.key_place(path),
                nearest_name_hint(question, rated),
            )
        _check_candidates(samples, path, source, report)
        for place, sample in enumerate(samples):
            _check_sample(bank, sample, (*path, place), source, report)
    return answers


def _check_candidates(
    samples: tuple[SampleAnswer, ...], path: NodePath, source: Source, report: DiagnosticCollector
) -> None:
    """One candidate answers a question once."""
    seen: dict[str, NodePath] = {}
    for place, sample in enumerate(samples):
        here = (*path, place, "candidate")
        if sample.candidate in seen:
            report.error(
                "B030",
                _("the candidate {name} answers this question twice").format(
                    name=quoted(sample.candidate)
                ),
                source.place(here),
                _("give one of the two another name"),
                [(source.place(seen[sample.candidate]), _("first used here"))],
            )
        elif sample.candidate:
            seen[sample.candidate] = here


def _check_sample(
    bank: Bank, sample: SampleAnswer, path: NodePath, source: Source, report: DiagnosticCollector
) -> None:
    """Levels are on the scale, and every text is there in every language of the bank."""
    top = len(bank.scale)
    for key, level in (("level", sample.level), ("near", sample.near)):
        is_written = source.node((*path, key)) is not None
        if is_written and level is not None and not 1 <= level <= top:
            report.error(
                "B032",
                _("there is no level {level}: the scale goes from 1 to {highest}").format(
                    level=level, highest=top
                ),
                source.place((*path, key)),
            )
    if sample.near == sample.level:
        report.error(
            "B032",
            _("“near” is the level itself"),
            source.place((*path, "near")),
            _("name the other level it is easily taken for, or leave “near” out"),
        )
    for code in () if report.has_errors else bank.languages[1:]:
        if code not in sample.note.others or code not in sample.because.others:
            report.advice(
                "B039",
                _("this answer is not in {language} as a whole").format(language=quoted(code)),
                source.place(path),
                _("add “note” and “because” in a block “{language}:”").format(language=code),
            )
