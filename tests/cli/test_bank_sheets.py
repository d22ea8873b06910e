"""bank import and export: from a spreadsheet to a bank, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.bank import load
from tests.cli.conftest import Shell
from tests.cli.test_bank_commands import own_bank

SHEET = "Question,Competency,Minutes,Weak,Good,Comments\nHow?,Craft,5,Nothing.,All.,later\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "Baker_2026.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


class TestImport:
    def test_the_bank_is_at_hand_at_once(self, shell: Shell, sheet: Path) -> None:
        outcome = shell("bank", "import", str(sheet))
        path = shell.home / "banks" / "baker-2026.yaml"
        assert (outcome.code, outcome.out.strip()) == (0, str(path))
        assert load(path).require().title.main == "Baker 2026"
        assert "How?" in shell("bank", "show", "baker-2026").out
        assert path.stat().st_mode & 0o777 == 0o600

    def test_it_says_what_was_understood(self, shell: Shell, sheet: Path) -> None:
        said = shell("bank", "import", str(sheet)).err
        assert "1 question in English, measuring: Craft (1)" in said
        assert "Levels, from worst to best: Weak < Good" in said
        assert "column F (“Comments”)" in said
        assert "“interview bank check baker-2026”" in said

    def test_the_bank_may_be_named_placed_or_printed(
        self, shell: Shell, sheet: Path, tmp_path: Path
    ) -> None:
        named = shell("bank", "import", str(sheet), "-o", "mine").out.strip()
        placed = shell("bank", "import", str(sheet), "-o", str(tmp_path / "x.yaml")).out.strip()
        printed = shell("bank", "import", str(sheet), "-o", "-").out
        assert named == str(shell.home / "banks" / "mine.yaml")
        assert placed == str(tmp_path / "x.yaml")
        assert "ask: How?" in printed

    def test_mistakes_are_drawn_with_their_cells_and_nothing_is_written(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        path = tmp_path / "bad.csv"
        path.write_text("Question,Minutes\nHow?,five\n,5\n", encoding="utf-8")
        outcome = shell("bank", "import", str(path))
        assert (outcome.code, outcome.out) == (1, "")
        assert "2 mistakes, and nothing was written" in outcome.err
        drawn = (
            "error: “five” is not a number",
            f" --> {path}, cell B2",
            "  |",
            "2 | five",
            "  | ^^^^ write the figure alone, such as 5 or 2.5",
            "",
            "error: this row has no question",
            f" --> {path}, cell A3",
            "  = write the question, or empty the row",
        )
        assert "\n".join(drawn) in outcome.err
        assert not (shell.home / "banks").exists()

    def test_no_bank_is_replaced_unless_that_is_wished(self, shell: Shell, sheet: Path) -> None:
        path = own_bank(shell, "mine", "baker-2026")
        refused = shell("bank", "import", str(sheet))
        assert refused.code == 1
        assert "--force" in refused.err
        assert path.read_text(encoding="utf-8") == "mine"
        assert shell("bank", "import", str(sheet), "--force").code == 0
        assert load(path).require()
        assert sorted(path.parent.glob("*.yaml")) == [path]

    def test_no_bank_that_ships_is_hidden_unless_that_is_wished(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        path = tmp_path / "social-media.csv"
        path.write_text(SHEET, encoding="utf-8")
        for wanted in ([], ["-o", "support-engineer"]):
            outcome = shell("bank", "import", str(path), *wanted)
            assert outcome.code == 1
            assert "There is a bank “s" in outcome.err

    @pytest.mark.parametrize("name", ["missing.csv", "."])
    def test_what_cannot_be_read_is_said(self, shell: Shell, tmp_path: Path, name: str) -> None:
        outcome = shell("bank", "import", str(tmp_path / name))
        assert outcome.code == 1
        assert "cannot be read" in outcome.err

    def test_in_french_everything_is_said_in_french(self, shell: Shell, tmp_path: Path) -> None:
        path = tmp_path / "faux.csv"
        path.write_text("Question;Durée\nQuoi ?;cinq\n", encoding="utf-8")
        outcome = shell("--lang", "fr", "bank", "import", str(path))
        assert "n’est pas un nombre" in outcome.err
        assert "cellule B2" in outcome.err


class TestExport:
    @pytest.mark.parametrize("form", ["xlsx", "csv"])
    def test_what_is_exported_can_be_imported(
        self, shell: Shell, tmp_path: Path, form: str
    ) -> None:
        sheet = tmp_path / f"engineer.{form}"
        exported = shell("bank", "export", "support-engineer", "-o", str(sheet))
        assert (exported.code, exported.out.strip()) == (0, str(sheet))
        imported = shell("bank", "import", str(sheet))
        assert imported.code == 0, imported.err
        assert shell("bank", "check", imported.out.strip()).code == 0

    def test_it_says_in_a_sentence_what_the_sheet_cannot_hold(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        said = shell("bank", "export", "support-engineer", "-o", str(tmp_path / "a.csv")).err
        assert said.startswith("Not in the sheet")
        for lost in (
            "the signals",
            "the vocabularies",
            "the texts in French",
            "the length of the call",
        ):
            assert lost in said

    def test_the_languages_left_out_are_named_in_the_language_in_use(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        sheet = str(tmp_path / "a.csv")
        words = ("--lang", "fr", "bank", "export", "support-engineer", "--lang", "fr", "-o", sheet)
        assert "les textes en anglais" in shell(*words).err

    def test_a_bank_that_the_sheet_holds_whole_needs_no_such_sentence(
        self, shell: Shell, tmp_path: Path
    ) -> None:
        own_bank(shell)
        assert shell("bank", "export", "mine", "-o", str(tmp_path / "a.csv")).err == ""

    def test_the_language_decides_texts_and_headings(self, shell: Shell) -> None:
        printed = shell("bank", "export", "support-engineer", "-o", "-", "--lang", "fr").out
        assert printed.startswith("Section;Moment;Question;")
        assert "Exercice écrit" in printed

    def test_without_a_name_it_is_an_excel_workbook_called_after_the_bank(
        self, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert shell("bank", "export", "support-engineer").out.strip() == "support-engineer.xlsx"
        assert (tmp_path / "support-engineer.xlsx").read_bytes().startswith(b"PK")

    def test_no_file_is_replaced_unless_that_is_wished(self, shell: Shell, tmp_path: Path) -> None:
        sheet = tmp_path / "a.csv"
        sheet.write_text("mine", encoding="utf-8")
        words = ("bank", "export", "support-engineer", "-o", str(sheet))
        refused = shell(*words)
        assert refused.code == 1
        assert "--force" in refused.err
        assert sheet.read_text(encoding="utf-8") == "mine"
        assert shell(*words, "--force").code == 0
        assert sheet.read_text(encoding="utf-8-sig").startswith("Section,")

    def test_another_kind_of_file_is_bad_usage(self, shell: Shell) -> None:
        outcome = shell("bank", "export", "support-engineer", "-o", "a.ods")
        assert outcome.code == 2
        assert ".xlsx" in outcome.err
