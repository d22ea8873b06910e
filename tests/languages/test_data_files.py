"""The files on languages and the law: compiled, read at once when changed, mistakes explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.languages import language_files, of_each_language
from interview.reader.data_files import read_data_files
from tests.languages.program import Program, copy_of_the_program
from tests.source import PACKAGE

FILE_OF_KIND: dict[type, str] = {
    language_files.Language: "language",
    language_files.QuestionGrammar: "questions",
    language_files.AnchorWords: "anchors",
    language_files.CueWords: "cues",
    language_files.ClauseWords: "clauses",
    language_files.ShorthandWords: "shorthand",
    language_files.NumberWords: "numbers",
    language_files.DateWords: "dates",
    language_files.SheetWords: "spreadsheet",
}
KINDS = tuple(FILE_OF_KIND)
FRENCH = "interview/languages/fr"
LAW = "interview/law"
ADDRESS = "https://www.legislation.gov.uk/ukpga/2010/15/section/39"
BANK = """\
format: 1
title: Bakers
languages: [en]
jurisdictions: [us]
scale: [Weak, Good]
competencies:
  craft:
    name: Craft
sections:
  - title: Live
    questions:
      - id: oven
        competency: craft
        ask: How do you know that the oven is hot?
        probes: ["How old are you, and when were you born?"]
        why: Bread burns.
        levels: {1: Does not know., 2: Knows.}
        signals:
          - because: Stays calm
            suggests: 2
            when: {hears: [calm]}
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    copy = copy_of_the_program(tmp_path)
    copy.write("bank.yaml", BANK)
    return copy


def test_what_the_program_starts_from_is_what_the_files_say(program: Program) -> None:
    assert program.run(module="interview.compile_data").code == 0
    for room in ("languages", "law", "listening"):
        made = {path.name: path for path in (program.folder / "interview" / room).rglob("*.json")}
        kept = {path.name: path for path in (PACKAGE / room).rglob("*.json")}
        assert made.keys() == kept.keys(), "make data"
        for name in made:
            assert made[name].read_bytes() == kept[name].read_bytes(), f"{name}: make data"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_comes_from_the_compiled_form_equals_what_comes_from_the_yaml(
    kind: type, tmp_path: Path
) -> None:
    compiled = of_each_language(kind)
    for code, record in compiled.items():
        (path,) = (
            path
            for path in (PACKAGE / "languages" / code).glob("*.yaml")
            if path.stem == FILE_OF_KIND[kind]
        )
        read = read_data_files(kind, {code: path}, tmp_path / "not-compiled.json")
        assert read[code] == record


def test_a_changed_file_counts_at_once(program: Program) -> None:
    def sources() -> set[str]:
        return {found["message"] for found in _found(program) if found["code"] == "B111"}

    before = sources()
    program.change(f"{LAW}/subjects.yaml", "name: age", "name: how old somebody is")
    assert sources() != before
    assert any("how old somebody is" in message for message in sources())


def test_a_missing_or_damaged_compiled_file_changes_nothing(program: Program) -> None:
    before = program.run("bank", "check", "bank.yaml")
    compiled = sorted((program.folder / "interview").rglob("compiled/*.json"))
    for place, path in enumerate(compiled):
        if place % 2:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-9])
    assert program.run("bank", "check", "bank.yaml") == before


@pytest.mark.parametrize(
    ("file", "before", "after", "words"),
    [
        (f"{FRENCH}/cues.yaml", "lack: [", "lak: [", "did you mean “lack”?"),
        (f"{FRENCH}/clauses.yaml", "joins: [et, ou]", "joins: et", "“joins”"),
        (f"{FRENCH}/numbers.yaml", "  2: [deux]", "  two: [deux]", "whole numbers"),
        (f"{FRENCH}/dates.yaml", "  day: [", "  dy: [", "did you mean “day”?"),
        (f"{FRENCH}/dates.yaml", "written_out: [jour,", "written_out: [heure,", "“heure”"),
        (f"{FRENCH}/questions.yaml", "bare: '", "bare: '((", "this pattern cannot be read"),
        (f"{FRENCH}/questions.yaml", "second: |-\n  ", "second: |-\n  {nope}", "“nope”"),
        (
            f"{FRENCH}/questions.yaml",
            "pairs: |-\n  \\b(?P<opener>",
            "pairs: |-\n  (",
            "no group “opener”",
        ),
        (f"{FRENCH}/anchors.yaml", "adverbs: '", "adverbs: '[", "nested set"),
        (f"{FRENCH}/anchors.yaml", "adverbs: '", "adverbs: '(", "this pattern cannot be read"),
        (f"{FRENCH}/subjects.yaml", "\n  family:", "\n  famly:", "did you mean “family”?"),
        (f"{FRENCH}/language.yaml", "letter: f", "letter: e", "already that of"),
        (f"{FRENCH}/language.yaml", "stemmer: french", "stemmer: frensh", "“french”"),
        (f"{FRENCH}/language.yaml", "number: 1", "number: 2", "1,234.5"),
        (f"{LAW}/jurisdictions/uk.yaml", "  health:", "  helth:", "did you mean “health”?"),
        (f"{LAW}/jurisdictions/uk.yaml", "order: 2", "order: second", "whole number"),
        (f"{LAW}/jurisdictions/uk.yaml", "read: 2026-11-27", "read: 2026-11-31", "no day"),
        (f"{LAW}/jurisdictions/uk.yaml", "read: 2026-11-27", "read: last week", "year, month"),
        (f"{LAW}/jurisdictions/uk.yaml", f"address: {ADDRESS}\n      ", "", "belong together"),
        (f"{LAW}/jurisdictions/uk.yaml", "address: https://", "address: ", "on the web"),
        (f"{LAW}/jurisdictions/uk.yaml", "forbids_deciding\n", "forbids\n", "forbids_asking"),
        ("question_banks/listening/calm.yaml", "hears:", "heers:", "did you mean “hears”?"),
        ("question_banks/listening/calm.yaml", "about: >-", "abuot: >-", "did you mean “about”?"),
        ("question_banks/listening/calm.yaml", "- cool head", "- calm|calmly|calmed", "twice"),
        ("question_banks/vocabularies/networks.yaml", "terms:", "tems:", "did you mean “terms”?"),
        (f"{LAW}/subjects.yaml", "code: B112", "code: B111", "already that of “age”"),
        (f"{LAW}/subjects.yaml", "code: B112", "code: B999", "B111 to B130"),
    ],
)
def test_a_mistake_is_explained_at_its_line(
    program: Program, file: str, before: str, after: str, words: str
) -> None:
    line = program.line_of(file, before)
    program.change(file, before, after)
    told = program.run("bank", "check", "bank.yaml")
    assert told.code == 1
    assert "Traceback" not in told.err
    assert words in told.err
    name = file.removeprefix("interview/")
    assert f"{name}:{line}:" in told.err.replace("\\", "/")


@pytest.mark.parametrize("room", [FRENCH, "interview/languages/en", f"{LAW}/jurisdictions"])
def test_a_subject_that_the_law_no_longer_knows_is_refused_where_it_is_named(
    program: Program, room: str
) -> None:
    for folder in {FRENCH, "interview/languages/en", f"{LAW}/jurisdictions"} - {room}:
        for path in (program.folder / folder).glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("\n  religion:", "\n  faith:"), encoding="utf-8")
    program.change(f"{LAW}/subjects.yaml", "\n  religion:", "\n  faith:")
    told = program.run("bank", "check", "bank.yaml")
    assert (told.code, told.out) == (1, "")
    assert "error[L001]: “religion” is not known here" in told.err
    assert room.removeprefix("interview/") in told.err.replace("\\", "/")
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        (f"{FRENCH}/dates.yaml", "written_out: [jour, jours,", "written_out: ["),
        (f"{LAW}/jurisdictions/us.yaml", "name: ", "nam: "),
    ],
)
def test_a_bank_that_was_read_before_is_read_by_what_the_files_say_now(
    program: Program, file: str, before: str, after: str
) -> None:
    program.write(
        "read_bank.py",
        "from pathlib import Path\nfrom interview.bank_cache import read_bank\n"
        "print(read_bank(Path('cache'), Path('bank.yaml'))[0].title.main)",
    )
    rows = "{rows: {where: {Since: {older_than: 3 jours}}, at_least: 1}}"
    table = f"""\
          - {{because: For days, suggests: 2, when: {rows}}}
        answer: table
        columns: [{{name: Since, kind: date}}]
"""
    program.write("bank.yaml", BANK + table)
    for _ in range(2):
        assert program.run(module="read_bank").out == "Bakers\n"
    assert len([*(program.folder / "cache").iterdir()]) == 1
    program.change(file, before, after)
    assert program.run(module="read_bank").code == 1


def test_a_mistake_in_the_words_of_spreadsheets_is_explained_when_a_sheet_is_read(
    program: Program,
) -> None:
    program.change(f"{FRENCH}/spreadsheet.yaml", "  probes: [", "  probs: [")
    program.write("sheet.csv", "Question\nHow do you bake?\n")
    told = program.run("bank", "import", "sheet.csv", "-o", "-")
    assert (told.code, told.out) == (1, "")
    assert "did you mean “probes”?" in told.err


def test_compiling_names_the_mistake_too(program: Program) -> None:
    program.change(f"{FRENCH}/dates.yaml", "  day: [", "  dy: [")
    told = program.run(module="interview.compile_data")
    assert told.code == 1
    assert "did you mean “day”?" in told.err
    assert "Traceback" not in told.err


def _found(program: Program) -> list[dict[str, str]]:
    (file,) = program.run("bank", "check", "bank.yaml", "--format", "json").json["files"]
    return list(file["diagnostics"])
