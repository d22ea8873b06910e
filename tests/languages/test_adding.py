"""A language is added as a folder and a catalogue, a jurisdiction as a file: nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hatch_build import compile_catalogues
from tests.languages.program import Program, copy_of_the_program

LANGUAGE = """\
name: Esperanto
english_name: Esperanto
also_called: [esperanto]
stemmer: esperanto
letter: o
number: 1 234,5
percentage: 12 %
months: [januaro, februaro, marto, aprilo, majo, junio, julio, aŭgusto, septembro, oktobro,
  novembro, decembro]
csv_separator: ;
"""
QUESTIONS = """\
pieces:
  start: '(^\\W*|[,:;] )'
closed: '{start}(?P<opener>ĉu vi\\b)'
asking: \\b(kio|kiel|kial|kiu)\\b
telling: \\W*rakontu\\b
most_words: 9
"""
SUBJECTS = """\
you: vi
your: via
asked:
  age:
    - words: [jara]
      pattern: 'kiom jara {you} estas\\b'
headings:
  age: [agxo]
"""
CUES = """\
none: [neniam]
hedge: [eble]
"""
WORDS = """\
articles: [la]
light: [kun, por]
"""
SHORTHAND = """\
shorthand:
  vndj: [vendoj]
"""
NUMBERS = """\
numbers:
  7: [sep]
"""
DATES = """\
units:
  month: [monato, monatoj]
written_out: [monatoj]
"""
CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "yes or no would answer this question"
msgstr "jes aŭ ne respondus"
"""
BANK = """\
format: 1
title: Vendoj
languages: [eo]
scale: [Malbona, Bona]
competencies:
  metio: {name: Metio}
sections:
  - title: Nun
    questions:
      - id: vendoj
        competency: metio
        ask: Ĉu vi vendas?
        why: Vendoj nutras nin.
        probes: [Kiom jara vi estas?]
        levels: {1: Ne vendas., 2: Mezuras vendojn.}
        signals:
          - because: Mezuras vendojn
            suggests: 2
            when: {mentions: [vendojn]}
          - because: Havas multajn klientojn
            suggests: 1
            when: {mentions: ["<number> klientoj"]}
        answer: table
        columns:
          - {name: Aĝo}
          - {name: De, kind: date}
"""
SPREADSHEET = """\
columns:
  ask: [demando]
  competency: [kompetento]
level: [nivelo]
"""
FILES = {
    "language": LANGUAGE,
    "questions": QUESTIONS,
    "subjects": SUBJECTS,
    "cues": CUES,
    "words": WORDS,
    "shorthand": SHORTHAND,
    "numbers": NUMBERS,
    "dates": DATES,
    "spreadsheet": SPREADSHEET,
}


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program as it is."""
    return _with_bank(tmp_path_factory.mktemp("as-it-is"))


@pytest.fixture(scope="module")
def esperanto(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with a third language."""
    copy = _with_bank(tmp_path_factory.mktemp("esperanto"))
    for name, text in FILES.items():
        copy.write(f"interview/languages/eo/{name}.yaml", text)
    copy.write("interview/locale/eo/LC_MESSAGES/interview.po", CATALOGUE)
    compile_catalogues(copy.folder)
    return copy


def _with_bank(folder: Path) -> Program:
    copy = copy_of_the_program(folder)
    copy.write("bank.yaml", BANK)
    return copy


def test_its_questions_are_advised_on(without: Program, esperanto: Program) -> None:
    assert not {"B101", "B111"} & advice(without)
    assert {"B101", "B111"} <= advice(esperanto)


def test_the_program_speaks_it(esperanto: Program) -> None:
    told = esperanto.run("--lang", "eo", "bank", "check", "bank.yaml")
    assert "jes aŭ ne respondus" in told.out


@pytest.mark.parametrize(
    ("notes", "before", "after"),
    [
        ("mezuras vendojn", None, 2),
        ("multaj vendoj", None, 2),
        ("neniam mezuras vendojn", None, None),
        ("vndj", None, 2),
        ("sep klientoj", None, 1),
    ],
)
def test_its_words_are_heard_in_notes(
    without: Program, esperanto: Program, notes: str, before: int | None, after: int | None
) -> None:
    assert level(without, notes) == before
    assert level(esperanto, notes) == after


def test_a_bank_may_give_a_time_in_its_words(without: Program, esperanto: Program) -> None:
    rows = "rows: {where: {De: {older_than: 3 monatoj}}, at_least: 1}"
    for program in (without, esperanto):
        program.write("time.yaml", BANK.replace("mentions: [vendojn]", rows))
    assert "B019" in advice(without, "time.yaml")
    assert "B019" not in advice(esperanto, "time.yaml")


def test_a_sheet_may_have_its_headings(without: Program, esperanto: Program) -> None:
    for program in (without, esperanto):
        program.write(
            "sheet.csv", "Demando,Kompetento,Nivelo 1: Malbona,Nivelo 2: Bona\nKiel?,Metio,Ne,Jes\n"
        )
    assert without.run("bank", "import", "sheet.csv", "-o", "-").code == 1
    read = esperanto.run("bank", "import", "sheet.csv", "-o", "-")
    assert "ask: Kiel?" in read.out
    assert "scale: [Malbona, Bona]" in read.out


def test_a_jurisdiction_is_one_file(without: Program, tmp_path: Path) -> None:
    swiss = copy_of_the_program(tmp_path)
    swiss.write(
        "interview/law/jurisdictions/ch.yaml",
        "name: Switzerland\ncovers: one article\norder: 5\nsubjects:\n  age:\n"
        "    - law: Code des obligations, 328b\n      strength: forbids_deciding\n"
        "      address: https://example.org/328b\n      read: 2026-11-27\n",
    )
    bank = BANK.replace("languages: [eo]", "languages: [en]\njurisdictions: [ch]")
    bank = bank.replace("Kiom jara vi estas?", "How old are you? Are you married?")
    for program in (without, swiss):
        program.write("ch-bank.yaml", bank)
    assert "B018" in advice(without, "ch-bank.yaml")
    told = swiss.run("bank", "check", "ch-bank.yaml").out
    assert "(ch: the law forbids deciding by it" in told
    assert "B112" not in told
    rule = " ".join(swiss.run("bank", "rules", "B111").out.split())
    assert "328b (https://example.org/328b, read on 27 November 2026)" in rule


def advice(program: Program, bank: str = "bank.yaml") -> set[str]:
    """The codes of what is found in a bank."""
    (file,) = program.run("bank", "check", bank, "--format", "json").json["files"]
    return {found["code"] for found in file["diagnostics"]}


def level(program: Program, notes: str) -> Any:
    """The level that some notes speak for."""
    told = program.run("suggest", "bank.yaml", "vendoj", "--json", given=notes)
    return told.json["level"]
