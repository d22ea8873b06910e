"""Reading a bank: what a good one becomes, and how files fail that cannot be read at all."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from interview.bank import Bank, Names, Stage, Text, load, parse
from interview.errors import BankError
from tests.bank.samples import BAKER, read, with_change

SHIPPED = sorted((Path(__file__).parents[2] / "question_banks").glob("*.yaml"))


def codes(data: bytes) -> list[str]:
    return [found.code for found in parse(data, "file.yaml").diagnostics]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_bank_is_read_without_a_remark(path: Path) -> None:
    loaded = load(path)

    assert loaded.diagnostics == ()
    assert loaded.require().languages == ("en", "fr")


def test_a_bank_is_read_as_it_is_written() -> None:
    bank = read(BAKER).require()

    assert (bank.format, bank.minutes, bank.languages) == (1, 30, ("en", "fr"))
    assert (bank.decision.hire, bank.decision.discuss, bank.decision.coverage) == (80, 60, 75)
    assert bank.competencies["craft"].weight == 2.5
    assert bank.opening == Text("Welcome. Take your time.")
    assert bank.closing == Text("")
    assert [section.stage for section in bank.sections] == [Stage.LIVE, Stage.BEFORE]
    assert bank.vocabularies["flours"].terms["wheat"] == ("blé", "white flour")
    assert bank.vocabularies["flours"].terms["spelt"] == ()


def test_texts_are_paired_with_their_translations() -> None:
    bank = read(BAKER).require()
    bread = bank.question("bread")

    assert bank.title.to("fr") == "Boulangerie"
    assert [name.to("fr") for name in bank.scale] == ["Faible", "Passable", "Bon"]
    assert bank.competencies["craft"].name.to("fr") == "Métier"
    assert [probe.to("fr") for probe in bread.probes] == ["Et ensuite ?", "Et après ?"]
    assert bread.levels[2].to("fr") == "Dit les étapes."
    assert bread.signals[1].because.to("fr") == "Ne nettoie jamais"
    assert bank.question("places").columns[1].name.to("fr") == "Depuis"


def test_a_missing_translation_can_be_told_from_one_that_is_there() -> None:
    bread = read(BAKER).require().question("bread")

    assert "fr" not in bread.levels[3].others
    assert bread.levels[3].to("fr") == "Tells why."


def test_conditions_nest() -> None:
    when = read(BAKER).require().question("bread").signals[2].when

    assert when is not None
    assert when.all[0].names == Names(of="flours", at_least=2, besides=("wheat",))
    assert when.all[1].not_ is not None
    assert when.all[1].not_.mentions == ("no idea",)


def test_signals_without_a_name_are_named_by_their_place() -> None:
    signals = read(BAKER).require().question("bread").signals

    assert [signal.id for signal in signals] == ["1", "dirt", "3"]
    assert [signal.is_knockout for signal in signals] == [False, True, False]


def test_no_is_a_text_and_so_are_numbers_and_dates() -> None:
    loaded = with_change("wheat: [blé, white flour]", "no: [2010, 2024-05-01, 1.10, null, on]")
    loaded = read(loaded.source.text.replace("besides: [wheat]", "besides: [no]"))

    terms = loaded.require().vocabularies["flours"].terms
    assert terms["no"] == ("2010", "2024-05-01", "1.10", "null", "on")


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    windows = b"\xef\xbb\xbf" + BAKER.replace("\n", "\r\n").encode()

    assert parse(windows, "baker.yaml").require() == read(BAKER).require()


def test_the_source_keeps_the_bytes_and_their_digest() -> None:
    source = parse(b"\xef\xbb\xbfformat: 1\r\n", "bank.yaml").source

    assert source.data == b"\xef\xbb\xbfformat: 1\r\n"
    assert source.sha256 == sha256(source.data).hexdigest()
    assert source.text == "format: 1\n"


def test_a_path_leads_to_its_line_and_column() -> None:
    source = read(BAKER).source
    ask = source.place(("sections", 0, "questions", 0, "ask"))
    level = source.key_place(("sections", 0, "questions", 0, "levels", 2))
    french = source.place(("sections", 0, "questions", 0, "fr", "probes", 1))
    missing = source.place(("sections", 0, "questions", 0, "why"))

    assert source.lines[ask.line - 1][ask.column - 1 : ask.end_column - 1] == (
        "How do you bake bread?"
    )
    assert source.lines[level.line - 1][level.column - 1 : level.end_column - 1] == "2"
    assert source.lines[french.line - 1][french.column - 1 : french.end_column - 1] == "Et après ?"
    assert source.lines[missing.line - 1].strip() == "- id: bread"


def test_every_mistake_is_reported_at_once_from_the_top_down() -> None:
    text = (
        BAKER.replace("minutes: 30", "minuts: 30")
        .replace("scale: [Weak, Fair, Good]", "scale: Weak")
        .replace("suggests: 2", "suggests: two")
        .replace("of: flours", "of: flour")
        .replace("stage: before", "stage: after: all")
    )

    loaded = read(text)

    found = [(one.code, one.line) for one in loaded.diagnostics]
    lines = text.split("\n")
    assert found == [
        ("B012", lines.index("minuts: 30") + 1),
        ("B015", lines.index("scale: Weak") + 1),
        ("B018", lines.index("            suggests: two") + 1),
        ("B031", next(i for i, line in enumerate(lines, 1) if "of: flour," in line)),
        ("B009", lines.index("    stage: after: all") + 1),
        ("B018", next(i for i, line in enumerate(lines, 1) if "suggests: two" in line and i > 60)),
    ]
    assert loaded.record is None


def test_a_bank_with_errors_is_refused_with_all_of_them_drawn() -> None:
    text = BAKER.replace("title: Baker", "titel: Baker").replace("minutes: 5", "minutes: five")

    with pytest.raises(BankError) as refused:
        read(text).require()

    assert "baker.yaml:2:1" in str(refused.value)
    assert "titel: Baker\n  | ^^^^^ did you mean “title”?" in str(refused.value)
    assert "“minutes” must be a number, not “five”" in str(refused.value)


def test_advice_does_not_keep_a_bank_from_being_used() -> None:
    loaded = with_change("How do you bake bread?", "“How do you bake bread?”")

    assert [found.severity for found in loaded.diagnostics] == ["advice"]
    assert isinstance(loaded.require(), Bank)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    loaded = load(tmp_path / "none.yaml")

    with pytest.raises(BankError, match=r"no such file[\s\S]*none\.yaml"):
        loaded.require()


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert "folder" in load(tmp_path).diagnostics[0].message


def test_a_name_that_no_file_can_have_is_a_diagnostic_too() -> None:
    assert load(Path("a\0b")).diagnostics[0].code == "B001"
    assert load(Path("x" * 5000)).diagnostics[0].code == "B001"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a remark\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    assert codes(data) == ["B005"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised(encoding: str) -> None:
    found = parse(BAKER.encode(encoding), "baker.yaml").diagnostics

    assert [(one.code, "UTF-16" in one.message) for one in found] == [("B003", True)]


def test_what_is_not_utf_8_is_shown_at_its_byte() -> None:
    data = BAKER.replace("Fair", "Équitable").encode("cp1252", "replace")

    (found,) = parse(data, "baker.yaml").diagnostics

    assert (found.code, found.line, found.column) == ("B003", 5, 15)
    assert "0xC9" in found.message
    assert "“É”" in found.message


def test_five_megabytes_are_too_many() -> None:
    assert codes(b"a: " + b"b" * 5_000_000) == ["B002"]


def test_an_alias_bomb_does_not_go_off() -> None:
    bomb = b"a: &a [x, x, x, x]\n" + b"".join(
        b"%c: &%c [*%c, *%c, *%c, *%c]\n" % (n, n, n - 1, n - 1, n - 1, n - 1)
        for n in range(ord("b"), ord("z"))
    )

    assert codes(bomb).count("B022") == 25 + 24  # once a line


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? "])
def test_bottomless_nesting_is_refused(opening: bytes) -> None:
    assert codes(opening * 100_000)[-1] == "B002"


def test_more_keys_than_can_be_read_are_refused() -> None:
    assert codes(b"k: v\n" * 250_000) == ["B002"]


def test_there_is_an_end_to_the_number_of_diagnostics() -> None:
    assert (
        len(codes(b"format: 1\n" + b"".join(b"k%d: v\n" % number for number in range(3000)))) == 500
    )


def test_a_control_character_is_shown_where_it_hides() -> None:
    (found,) = with_change("Tells why.", "Tells\x9b31m why.").diagnostics

    assert (found.code, found.column, "U+009B" in found.message) == ("B004", 19, True)


def test_the_model_is_imported_without_the_reader() -> None:
    code = "import interview.bank, sys; print('yaml' in sys.modules, 'difflib' in sys.modules)"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["False", "False"]


def test_a_good_bank_is_read_without_what_explains_bad_ones() -> None:
    code = (
        "import sys; from interview.bank import parse;"
        "from tests.bank.samples import BAKER; parse(BAKER.encode(), 'x').require();"
        "print('difflib' in sys.modules, 'interview.reader.explain_yaml_error' in sys.modules)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert ran.stdout.split() == ["False", "False"]


def test_a_workbook_is_sent_to_the_import() -> None:
    workbook = Path(__file__).parents[2] / "docs" / "example-bank.xlsx"

    (found,) = load(workbook).diagnostics

    assert (found.code, found.line) == ("B003", 1)
    assert "interview bank import" in found.hint
